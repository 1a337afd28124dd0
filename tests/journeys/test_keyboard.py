"""The sheet by keyboard alone: every box is reached, is seen when it has the focus, and is never under a bar."""

from datetime import time

import pytest
from playwright.sync_api import Page

from tests.factories import education, homes
from tests.support.browser import DESK, PHONE, LiveHouse

WANTED = """() => {
  const groups = new Set();
  let wanted = 0;
  for (const box of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (box.type === "hidden" || box.disabled || !box.checkVisibility({visibilityProperty: true})) continue;
    if (box.type === "radio") {
      if (groups.has(box.name)) continue;
      groups.add(box.name);
    }
    wanted += 1;
  }
  return wanted;
}"""
"""How many stops there are: what can be acted on and is shown; a group of radio boxes is one stop."""
STOP = """() => {
  const box = document.activeElement;
  if (box === document.body) return null;
  window.stoppedAt ??= new WeakSet();
  if (window.stoppedAt.has(box)) return "again";
  window.stoppedAt.add(box);
  const seen = box.closest("label") ?? box;
  const {left, top, width, height} = seen.getBoundingClientRect();
  const over = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + width / 2, top + height * part));
  const is_shown = over.some((it) => it && (seen.contains(it) || it.contains(seen)));
  return {what: box.outerHTML.slice(0, 140), is_shown, ring: getComputedStyle(seen).outlineStyle !== "none"
    || getComputedStyle(box).outlineStyle !== "none" || getComputedStyle(seen).boxShadow !== "none"};
}"""
ENOUGH = 300


@pytest.fixture(scope="module")
def sheet(live: LiveHouse) -> tuple[object, str]:
    """A teacher and the sheet of her class of twelve."""
    with live.at_work():
        home = homes.make_home("KAD", name="Kadam")
        lessons = education.make_school(home, pupils=12, starts_at=time(0, 0), ends_at=time(0, 40))
        assert lessons.teacher.id
        return lessons.teacher.id, lessons.url()


def stops(page: Page) -> list[dict[str, object]]:
    """Press Tab all round the page, by way of the browser's own bar; answer every stop on the way."""
    found: list[dict[str, object]] = []
    for _press in range(ENOUGH):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop == "again":
            return found
        if stop is not None:
            found.append(stop)
    raise AssertionError("the focus goes round for ever")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_tab_reaches_all_of_the_sheet_and_no_bar_covers_the_focus(
    live: LiveHouse, sheet: tuple[object, str], width: int
) -> None:
    teacher, address = sheet
    person = live.person(teacher, width=width, height=640)
    page = person.go(address)
    for row in (2, 7):
        page.locator(".attendance > li").nth(row).locator("label.a").click()
    found = stops(page)
    covered = [stop["what"] for stop in found if not stop["is_shown"]]
    assert not covered
    assert len(found) == page.evaluate(WANTED)
    assert not [stop["what"] for stop in found if not stop["ring"]]


def test_a_class_is_marked_with_keys_alone(live: LiveHouse, sheet: tuple[object, str]) -> None:
    teacher, address = sheet
    page = live.person(teacher, height=640).go(address)
    first = page.locator(".attendance > li").first
    first.locator("input[value=present]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".sheet-bar button").focus()
    page.keyboard.press("Enter")
    page.locator(".notices .note-done").wait_for()


def test_the_first_stop_leads_past_the_menu(live: LiveHouse, sheet: tuple[object, str]) -> None:
    teacher, address = sheet
    page = live.person(teacher).go(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
