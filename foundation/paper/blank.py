"""What stands on a sheet to be written on by hand, as plain words: columns, boxes to tick, lines, what is folded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Words = Any
"""A string, or a lazy one that is said in the language of the paper."""


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """One column: printed words where a line brings them, else `boxes` to tick, else room to write.

    `weight` is its share of the width beside the serial.
    """

    title: Words
    weight: float
    boxes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankLine:
    """One line: what is printed in its first columns, and a second line beneath the first of them."""

    cells: tuple[Words, ...] = ()
    second: Words = ""


@dataclass(frozen=True, kw_only=True)
class BlankSheet:
    """One sheet. `about` says of what it is (a class and its hour); `spare` is how many empty lines follow the lines.

    `folded` stands in a box at the foot that is folded to the back and looked at by the one who holds the sheet.
    """

    title: Words
    about: Words = ""
    rule: Words = ""
    columns: tuple[BlankColumn, ...]
    lines: Sequence[BlankLine] = ()
    spare: int = 0
    notes: tuple[Words, ...] = ()
    folded_title: Words = ""
    folded: tuple[Words, ...] = ()
    signatures: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One sheet as it goes to the printer: what stands on it, its number and square, and the words around it.

    `facts` stand beneath the title; `page_words(page, pages)` answers "page 1 of 2", `figure` a line's number.
    """

    sheet: BlankSheet
    code: str
    number: str
    day: str
    facts: tuple[str, ...]
    square: Sequence[Sequence[bool]]
    page_words: Callable[[int, int], str]
    figure: Callable[[int], str]
    foot: tuple[str, ...]
