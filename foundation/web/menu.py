"""The menu of the reader's post: its words, the one she stands under, and the chapters of a long one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import current_app, g, request, url_for
from werkzeug.routing import BuildError

from foundation.access.gate import posts_for
from foundation.access.table import Reach
from foundation.feature import CHAPTERS, Chapter, House, MenuItem
from foundation.viewer import Post, Viewer


@dataclass(frozen=True)
class Word:
    """One word of the menu."""

    label: str
    url: str
    is_current: bool
    waiting: int = 0
    under: tuple["Word", ...] = ()
    """The words of the chapter that this one opens, while a page of it is open."""


def words_of(who: Viewer, post: Post | None, home_code: str | None, *, tabs: bool) -> tuple[Word, ...]:
    """Answer the words of a post's menu; with `tabs` the five at the foot of a phone."""
    house: House = current_app.extensions["house"]
    items = sorted((item for f in house.features for item in f.menu), key=lambda item: item.order)
    shown = [
        (item, url)
        for item in items
        if post and _is_for(item, who, post, tabs=tabs) and (url := _url(item, home_code))
    ]
    here = _current(shown)
    if tabs:  # of more than five the first four, and the last, which leads to everything else
        kept = shown if len(shown) <= TABS else [*shown[: TABS - 1], shown[-1]]
        return tuple(Word(str(item.short or item.label), url, item is here) for item, url in kept)
    if len(shown) <= FLAT_AT_MOST:
        return tuple(_word(item, url, here, is_drawn=True) for item, url in shown)
    opened = here.chapter if here is not None else None
    words = tuple(_word(item, url, here, is_drawn=item.chapter in (None, opened)) for item, url in shown)
    return _in_chapters([item.chapter for item, _to in shown], words)


def _word(item: MenuItem, url: str, here: MenuItem | None, *, is_drawn: bool) -> Word:
    """Answer a word with the work that waits behind it: counted only where the word itself is drawn."""
    counts = item.waiting is not None and is_drawn and not g.get("is_problem")
    return Word(str(item.label), url, item is here, item.waiting() if counts and item.waiting else 0)


TABS = 5
FLAT_AT_MOST = 8
"""A menu of so many words stands as it is; a longer one is told in chapters."""


def _in_chapters(chapters: list[Chapter | None], words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Answer the words with those of one chapter under its word, which leads to the first of them."""
    told: dict[Any, list[Word]] = {}
    for chapter, word in zip(chapters, words, strict=True):
        told.setdefault(chapter or word.url, []).append(word)
    return tuple(
        held[0] if len(held) == 1 else _chapter(str(CHAPTERS[chapter]), tuple(held))
        for chapter, held in told.items()
    )


def _chapter(label: str, held: tuple[Word, ...]) -> Word:
    is_open = any(word.is_current for word in held)
    return Word(label, held[0].url, False, sum(word.waiting for word in held), under=held if is_open else ())


def _current(shown: list[tuple[MenuItem, str]]) -> MenuItem | None:
    """Answer the word under which this page stands: its own, the one above it, or the first of its room."""
    for item, _url_of in shown:
        if request.endpoint == item.endpoint:
            return item
    for item, url in shown:
        if url != "/" and request.path.startswith(url + "/"):
            return item
    return next((item for item, _u in shown if item.endpoint.split(".")[0] == request.blueprint), None)


def _is_for(item: MenuItem, who: Viewer, post: Post, *, tabs: bool) -> bool:
    if tabs and post.role not in item.tabs:
        return False
    if not tabs and item.roles and post.role not in item.roles:
        return False
    if item.kinds and (g.home.kind if g.get("home") else post.home_kind) not in item.kinds:
        return False
    home_id: UUID | None = g.home.id if g.get("home") else post.home_id
    held = posts_for(who, str(item.permission), home_id)
    return any(reach is not Reach.BROKEN for _post, reach in held)


def _url(item: MenuItem, home_code: str | None) -> str | None:
    if item.at_home and home_code is None:
        return None
    try:
        return url_for(item.endpoint, home_code=home_code) if item.at_home else url_for(item.endpoint)
    except BuildError:
        return None
