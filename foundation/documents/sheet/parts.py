"""What a register sheet consists of, as plain words: nothing here knows where it will stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


class Cancelled(Exception):
    """The reader asked to stop a long print; nothing was made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one cell.

    `struck` is the old value, crossed out before the new `text` in bold, with `note` (reason and who) beneath.
    `mark` (late, done, due, gap) is a small shape; it stands before `mark_words` beneath, or else before the text.
    """

    text: str = ""
    second: str = ""
    code: str = ""
    struck: str = ""
    note: str = ""
    mark: str = ""
    mark_words: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: a `line` or the `total` of numbered entries, or a `gap` or `empty` row of words across the page."""

    number: str
    entries: tuple[Entry, ...] = ()
    kind: str = "line"
    words: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its title, its official number, its share of the width; a narrow one is ruled and centred.

    `sample` is a text that must fit on one line, such as a date with its time.
    """

    title: str
    number: str
    weight: float
    align: str = "left"
    is_narrow: bool = False
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of every page: three parts. `page_words(x, y)` answers "page x of y"."""

    left: tuple[str, ...]
    title: str
    rule: str
    volume: str
    page_words: Callable[[int, int], str]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page: the notice, its first word bold, and who printed what seal when."""

    bold: str
    notice: str
    printed: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: what it is for, and who signs or what is to be written."""

    label: str
    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A whole register for one period. `rows` may be any sequence: it is walked twice, never copied.

    A poster hangs on a wall: it is drawn as large as one page holds, `scale` times the size of a register. `paste`
    answers the words on the strip by which a page is pasted into a bound book; `is_half` makes it half an A4.
    """

    head: Head
    columns: tuple[SheetColumn, ...]
    rows: Sequence[SheetRow]
    signatures: tuple[Signature, ...]
    foot: Foot
    legend: str = ""
    remarks: tuple[str, ...] = ()
    watermark: str = ""
    continued: str = ""
    is_landscape: bool = True
    title: str = ""
    language: str = "en-IN"
    is_poster: bool = False
    is_half: bool = False
    paste: Callable[[int], str] | None = None
    scale: float = 1.0
