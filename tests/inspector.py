"""What every page must satisfy, whoever asked for it: `inspect` one answer, or fetch with an `InspectingClient`."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import unquote

import html5lib
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from flask import Flask

from tests.support.clients import FreshClient

Page = BeautifulSoup

TAB_IS_A_CODE = re.compile(r"(?:[A-Z]{2,5}-\d{4}-\d{3,}|[a-z]+(?:\.[a-z0-9]+)+) ·")
"""On the page of a child or a person the tab says her code or her sign-in name: tabs are read over the shoulder."""
LANGUAGES = {"en", "en-IN", "hi", "hi-IN", "bn", "bn-IN"}
NOT_PROSE = {"script", "style", "textarea", "code", "pre", "kbd", "samp", "title", "template"}
FORBIDDEN = re.compile(r"\b(?:please|sorry|invalid|successfully|error)\b|!", re.IGNORECASE)
LEFT_OVER = re.compile(
    r"\{\{|\}\}|\{%|%\(|\bNone\b|\bundefined\b|\bNaN\b|object at 0x|&(?:amp|lt|gt|quot|#\d+);"
)
STRAIGHT = re.compile(r"['\"]")
POINTS_AT_IDS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")


SPECIMENS = re.compile(r"(?:^|\s)/style(?:[\s?]|$)")
"""The page that shows every part of the face: its links and forms lead nowhere on purpose."""


class Fault(AssertionError):
    """A page that breaks a rule of the house; says the address and every rule that it breaks."""


def inspect(response: Any, url: str, *, secrets: Iterable[str] = ()) -> Page | None:
    """Inspect an answer if it is an HTML page, and give it parsed; None for anything else.

    `secrets` are words (names of children) that may stand in no address and no title.
    Raises Fault with all that is wrong with the page.
    """
    secrets = tuple(secrets)
    faults = list(_names_in_addresses([url, response.headers.get("Location", "")], secrets))
    page = None
    if is_page(response):
        source = response.get_data(as_text=True)
        page = BeautifulSoup(source, "html.parser")
        faults += [*_not_html5(source), *_faults(page, response, secrets)]
    if SPECIMENS.search(url):
        faults = [fault for fault in faults if "#" not in fault and "CSRF" not in fault]
    if faults:
        raise Fault(f"{url}:\n  " + "\n  ".join(faults))
    return page


def is_page(response: Any) -> bool:
    """Answer whether this is a whole page of ours for people: not a fragment, a file, or a redirect's stub."""
    if response.mimetype != "text/html" or response.status_code == 204 or 300 <= response.status_code < 400:
        return False
    if "attachment" in response.headers.get("Content-Disposition", ""):
        return False
    request = getattr(response, "request", None)
    return request is None or "HX-Request" not in request.headers


def _not_html5(source: str) -> Iterator[str]:
    parser = html5lib.HTMLParser(html5lib.treebuilders.getTreeBuilder("etree"))
    parser.parse(source)
    lines = source.splitlines()
    for (line, _column), code, words in parser.errors:
        shown = " | ".join(part.strip() for part in lines[max(0, line - 2) : line])
        yield f"not HTML5: {code} {words or ''} at line {line}: {shown[-300:]}"


def _faults(page: Page, response: Any, secrets: tuple[str, ...]) -> Iterator[str]:
    every: list[Tag] = page.find_all(True)  # asked for once: looking through the tree is what takes time
    yield from _head(page, secrets)
    yield from _ids(every)
    yield from _labels(every)
    yield from _tables_and_images(every)
    yield from _forms(every)
    yield from _scripts(every, response)
    yield from _prose(page, every)
    yield from _names_in_addresses(
        [e.attrs[a] for e in every for a in ("href", "action", "src") if e.attrs.get(a)], secrets
    )


def _of(every: Iterable[Tag], *names: str) -> list[Tag]:
    """Answer the elements of these names."""
    return [element for element in every if element.name in names]


def _with(every: Iterable[Tag], attribute: str) -> list[Tag]:
    """Answer the elements that have this attribute."""
    return [element for element in every if attribute in element.attrs]


def _holds(element: Tag, wanted: Callable[[Tag], bool]) -> bool:
    """Answer whether anything inside the element is wanted."""
    return any(wanted(each) for each in element.find_all(True))


def words(element: Tag | None) -> str:
    """Answer an element's text with white space folded."""
    return " ".join(element.get_text(" ").split()) if element is not None else ""


def _head(page: Page, secrets: tuple[str, ...]) -> Iterator[str]:
    html = page.html
    if html is None or html.get("lang") not in LANGUAGES:
        yield f"no known language on <html>: {html.get('lang') if html else 'no <html>'}"
    headings = page.find_all("h1")
    if len(headings) != 1:
        yield f"{len(headings)} <h1>, not one"
    title, heading = words(page.title), words(headings[0]) if headings else ""
    if not heading:
        yield "an empty <h1>"
    is_code = TAB_IS_A_CODE.match(title)
    if not is_code and not title.replace(" ", "").startswith(heading.replace(" ", "")):
        yield f"the tab says {title!r}, the heading {heading!r}"
    for secret in secrets:
        if secret.casefold() in title.casefold():
            yield f"a child's name in the title: {secret!r}"


def _names_in_addresses(addresses: Iterable[str], secrets: tuple[str, ...]) -> Iterator[str]:
    for address in addresses:
        said = unquote(address.replace("+", " ")).casefold()
        for secret in secrets:
            if secret.casefold() in said:
                yield f"a child's name in an address: {address}"


def _ids(every: list[Tag]) -> Iterator[str]:
    ids = Counter(e["id"] for e in _with(every, "id"))
    yield from (f"id {i!r} stands {n} times" for i, n in ids.items() if n > 1)
    for name in POINTS_AT_IDS:
        for element in _with(every, name):
            if element.name == "output":
                continue
            for wanted in str(element[name]).split():
                if wanted not in ids:
                    yield f"{name} of <{element.name}> points to {wanted!r}, which is not there"
    for link in _with(_of(every, "a"), "href"):
        if link["href"].startswith("#") and link["href"][1:] not in ids:
            yield f"a link to {link['href']}, which is not there"


def _labels(every: list[Tag]) -> Iterator[str]:
    labelled = {label["for"]: label for label in _with(_of(every, "label"), "for")}
    by_id = {element["id"]: element for element in reversed(_with(every, "id"))}
    for field in _of(every, "input", "select", "textarea"):
        if field.get("type") in ("hidden", "submit", "button"):
            continue
        label = labelled.get(field.get("id")) or field.find_parent("label")
        by = [by_id.get(i) for i in str(field.get("aria-labelledby", "")).split()]
        if not (words(label) or str(field.get("aria-label", "")).strip() or any(words(b) for b in by)):
            yield f"no label for <{field.name} name={field.get('name')!r} id={field.get('id')!r}>"
    for button in _of(every, "button", "a"):
        if button.name == "a" and "href" not in button.attrs:
            continue
        if not (
            words(button)
            or button.get("aria-label")
            or _holds(button, _is_named)
            or button.get("aria-labelledby")
        ):
            yield f"nothing is said on {str(button)[:120]}"


def _is_named(each: Tag) -> bool:
    """Answer whether this is a picture with its words: an image with alt, a drawing with a label or a title."""
    if each.name == "title":
        return each.find_parent("svg") is not None
    return (each.name == "img" and "alt" in each.attrs) or (each.name == "svg" and "aria-label" in each.attrs)


def _tables_and_images(every: list[Tag]) -> Iterator[str]:
    for table in _of(every, "table"):
        if not words(table.caption):
            yield f"a table without a caption: {words(table)[:60]!r}"
        if table.find("th") is None:
            yield f"a table without headings: {words(table)[:60]!r}"
    yield from (f"an image without alt: {i.get('src')}" for i in _of(every, "img") if "alt" not in i.attrs)


def _forms(every: list[Tag]) -> Iterator[str]:
    for form in _of(every, "form"):
        method, action = str(form.get("method", "")).lower(), form.get("action")
        said = f"<form action={action!r}>"
        if method not in ("get", "post", "dialog"):
            yield f"{said} names no method"
        if action is not None and not str(action).startswith("/"):
            yield f"{said} leads out of the house, or nowhere"
        tokens = [t.get("value") for t in form.find_all("input", attrs={"name": "csrf_token"})]
        if method == "post" and (len(tokens) != 1 or not tokens[0]):
            yield f"{said} carries {len(tokens)} CSRF tokens, not one"
        if method == "get" and tokens:
            yield f"{said} would put its CSRF token into the address"
        if form.find_parent("form"):
            yield f"{said} lies in another form"


def _scripts(every: list[Tag], response: Any) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "'unsafe-inline'" in policy or "nonce-" not in policy:
        yield f"no strict Content-Security-Policy: {policy!r}"
    if "no-store" not in response.headers.get("Cache-Control", ""):
        yield "a browser may keep this page"
    for script in _of(every, "script"):
        if not script.get("nonce") or f"'nonce-{script['nonce']}'" not in policy:
            yield f"a script without this answer's nonce: {str(script)[:100]}"
        if not script.get("src"):
            yield f"a script written into the page: {str(script)[:100]}"
    for element in every:
        if element.name == "style" or element.has_attr("style"):
            yield f"style written into the page: {str(element)[:100]}"
        for name in element.attrs:
            if name.startswith("on"):
                yield f"{name} written into <{element.name}>"
        if str(element.get("href", "")).lower().startswith("javascript:"):
            yield "a link that is a script"


def _prose(page: Page, every: list[Tag]) -> Iterator[str]:
    """What is read with the eyes: every text outside code, and the attributes that are read out."""
    for text, where in _said(page, every):
        if found := FORBIDDEN.search(text):
            yield f"a word of no use ({found[0]!r}) in {where}: {text[:100]!r}"
        if found := LEFT_OVER.search(text):
            yield f"left over ({found[0]!r}) in {where}: {text[:100]!r}"
        if STRAIGHT.search(text):
            yield f"straight quotes in {where}: {text[:100]!r}"
    for field in every:
        for name in ("value", "href", "action"):
            if name in field.attrs and LEFT_OVER.search(str(field.get(name, ""))):
                yield f"left over in {name} of <{field.name}>: {field[name][:100]!r}"


def _said(page: Page, every: list[Tag]) -> Iterator[tuple[str, str]]:
    for text in page.find_all(string=True):
        if isinstance(text, Comment) or type(text) is not NavigableString or not text.strip():
            continue
        parents = {parent.name for parent in text.parents}
        if not parents & NOT_PROSE:
            yield " ".join(text.split()), f"<{text.parent.name}>"
    for name in ("title", "alt", "aria-label", "placeholder"):
        for element in _with(every, name):
            yield str(element[name]), f"{name} of <{element.name}>"


class InspectingClient(FreshClient):
    """A browser that inspects every page it is given; `secrets` may be set to the names of children."""

    secrets: tuple[str, ...] = ()

    def open(self, *args: Any, **values: Any) -> Any:
        """Fetch, inspect, answer. Raises Fault."""
        response = super().open(*args, **values)
        inspect(
            response,
            f"{response.request.method} {response.request.full_path.rstrip('?')}",
            secrets=self.secrets,
        )
        return response


def browser(app: Flask, *, secrets: Iterable[str] = ()) -> InspectingClient:
    """Answer a browser on `app` that inspects every page it is given."""
    client = InspectingClient(app, app.response_class, use_cookies=True)
    client.secrets = tuple(secrets)
    return client
