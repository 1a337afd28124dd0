"""The accessibility checker axe-core (vendored, its licence beside it), run in a page of a real browser."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page

SOURCE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const said = await axe.run(document, {resultTypes: ["violations"]});
  const sentence = (rule, node) =>
    [rule.id, rule.help, node.target.join(" "), node.html.slice(0, 160), node.failureSummary].join(": ");
  return said.violations.flatMap((rule) => rule.nodes.map((node) => sentence(rule, node)));
}"""


def prepare(context: BrowserContext) -> None:
    """Give axe to every page that this context opens from now on, once for all of them."""
    context.add_init_script(SOURCE)


def violations(page: Page) -> list[str]:
    """Answer all that axe holds against the page as it stands, one sentence for each element.

    The source is handed to the page by the browser itself: its policy lets no script in, and stays as it is.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    found: list[str] = page.evaluate(RUN)
    return found
