"""What a room prints to be written on by hand: which sheets of a day, what stands on them, where they are entered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from foundation.paper.blank import BlankSheet

if TYPE_CHECKING:
    from foundation.paper.models import PaperSheet

Words = Any
"""A lazy string, said in the reader's language when it is shown."""


@dataclass(frozen=True)
class Offer:
    """One sheet that can be printed or entered for a day: the source's own key, and words without a child's name."""

    place: str
    words: str


@dataclass(frozen=True)
class Figure:
    """A number that is counted on paper where the house keeps no lines of the matter."""

    code: str
    label: Words


@dataclass(frozen=True, kw_only=True)
class PaperSource:
    """One kind of sheet, as its room hands it to the card.

    `prints` is the permission by which lines about children are printed (P of the access matrix); who has only
    `writes`, by which the sheet is entered, prints it empty. `offers(home_id, day)` answers the sheets of a day that
    the reader reaches; `draw(home_id, day, place)` one with its lines, names as far as she may see them, or None where
    there is no such sheet; `empty()` one without any line. `page(sheet)` is the address where its lines are typed;
    without it the scan is kept with `figures`. `kinds` narrows it to homes of these kinds (empty: every home).
    """

    kind: str
    label: Words
    prints: StrEnum
    writes: StrEnum
    offers: Callable[[UUID, date], Sequence[Offer]]
    draw: Callable[[UUID, date, str], BlankSheet | None]
    empty: Callable[[], BlankSheet]
    page: "Callable[[PaperSheet], str] | None" = None
    figures: tuple[Figure, ...] = ()
    kinds: frozenset[str] = frozenset()
    order: int = 50
