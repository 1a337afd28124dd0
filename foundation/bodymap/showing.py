"""A body map ready to be drawn: each mark at its point or in the middle of its region, none upon another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation.bodymap.figure import (
    BACK,
    FIGURES,
    FRONT,
    HALF,
    HEAD,
    HEIGHT,
    REGIONS,
    WIDTH,
    middle_of,
    place_of,
)
from foundation.bodymap.marks import KINDS
from foundation.languages import _, pgettext

APART = 19


@dataclass(frozen=True, kw_only=True)
class MarkShown:
    """One mark in the list, and where it stands in the drawing."""

    id: UUID
    number: int
    figure: str
    place: str
    kind: str
    is_new: bool
    words: str
    seen_by: str
    seen_at: datetime
    x: int
    y: int
    written_by: str = ""
    struck_reason: str = ""
    struck_by: str = ""
    struck_at: datetime | None = None

    @property
    def label(self) -> str:
        """Answer what a reader hears of the mark in the drawing."""
        return _("%(number)s: %(kind)s, %(place)s", number=self.number, kind=self.kind, place=self.place)


@dataclass(frozen=True)
class Outline:
    """One outline with its marks and the words at its sides."""

    figure: str
    title: str
    at_left: str
    at_right: str
    marks: tuple[MarkShown, ...]


@dataclass(frozen=True)
class BodyMap:
    """Both outlines, the list of marks, those struck out, and what a tap needs to know."""

    outlines: tuple[Outline, ...]
    marks: tuple[MarkShown, ...]
    struck: tuple[MarkShown, ...]
    sentence: str
    half: str = HALF
    head: tuple[int, int, int, int] = HEAD
    width: int = WIDTH
    height: int = HEIGHT
    regions: list[list[Any]] = field(default_factory=list)


def drawn(rows: Iterable[tuple[Any, str]]) -> BodyMap:
    """Answer the map of these marks (rows of a BodyMark table, each with its writer's name), by number."""
    taken: Counter[tuple[str, str]] = Counter()
    shown = [_shown(row, by, taken) for row, by in sorted(rows, key=lambda pair: pair[0].number)]
    standing = tuple(mark for mark in shown if mark.struck_at is None)
    sides = {FRONT: (_("Her right"), _("Her left")), BACK: (_("Her left"), _("Her right"))}
    titles = {FRONT: _("Front"), BACK: pgettext("figure", "Back")}
    outlines = tuple(
        Outline(figure, titles[figure], *sides[figure], tuple(m for m in standing if m.figure == figure))
        for figure in FIGURES
    )
    new = sum(mark.is_new for mark in standing)
    sentence = _("Marks: %(new)s new, %(old)s old.", new=new, old=len(standing) - new)
    struck = tuple(mark for mark in shown if mark.struck_at is not None)
    regions = [[figure, region, *box] for (figure, region), (box, _said) in REGIONS.items()]
    return BodyMap(outlines, standing, struck, sentence, regions=regions)


def _shown(row: Any, by: str, taken: Counter[tuple[str, str]]) -> MarkShown:
    x, y = row.x, row.y
    if x is None or y is None:
        x, y = middle_of(row.figure, row.region)
        y += APART * taken[row.figure, row.region]
        taken[row.figure, row.region] += row.struck_at is None
    return MarkShown(
        id=row.id, number=row.number, figure=row.figure, place=place_of(row.figure, row.region),
        kind=str(KINDS.get(row.kind, row.kind)), is_new=row.is_new, words=row.words, seen_by=row.seen_by,
        seen_at=row.seen_at, x=x, y=y, written_by=by, struck_reason=row.struck_reason,
        struck_by=row.struck_by_name, struck_at=row.struck_at,
    )  # fmt: skip
