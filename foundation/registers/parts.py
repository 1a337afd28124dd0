"""What a register is made of: its period, columns, lines and cells, and the one declaration that binds them."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from foundation.clock import DEFAULT_ZONE
from foundation.formatting import format_month, period_in_words
from foundation.viewer import Actor

Words = Any
"""A lazy string, said in the reader's language when it is shown."""

Only = Literal["late", "gaps", "corrected"]


@dataclass(frozen=True, order=True)
class Period:
    """The days a register page covers, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Answer a whole calendar month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def month_of(cls, day: date) -> "Period":
        """Answer the calendar month that holds `day`."""
        return cls.month(day.year, day.month)

    @classmethod
    def year(cls, year: int) -> "Period":
        """Answer a whole calendar year: one volume of a register."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def is_whole_month(self) -> bool:
        """Answer whether this is exactly one calendar month."""
        return self == Period.month_of(self.first)

    def label(self, language: str) -> str:
        """Answer the period in words: `1 to 23 November 2026`."""
        return period_in_words(self.first, self.last, language)

    def month_name(self, language: str) -> str:
        """Answer the month in which the period begins: `November 2026`."""
        return format_month(self.first, language)

    def previous_month(self) -> "Period":
        """Answer the calendar month before the one in which the period begins."""
        return Period.month_of(self.first.replace(day=1) - timedelta(days=1))

    def next_month(self) -> "Period":
        """Answer the calendar month after the one in which the period begins."""
        return Period.month_of(self.first.replace(day=1) + timedelta(days=32))

    def days(self) -> Iterator[date]:
        """Answer each day in turn."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def months(self) -> Iterator[date]:
        """Answer the first day of each calendar month that the period touches."""
        month = self.first.replace(day=1)
        while month <= self.last:
            yield month
            month = (month + timedelta(days=32)).replace(day=1)

    def starts_at(self, zone: str | ZoneInfo = DEFAULT_ZONE) -> datetime:
        """Answer the first moment of the period, aware."""
        return datetime.combine(self.first, time(), ZoneInfo(str(zone)))

    def ends_at(self, zone: str | ZoneInfo = DEFAULT_ZONE) -> datetime:
        """Answer the first moment after the period, aware."""
        return datetime.combine(self.last + timedelta(days=1), time(), ZoneInfo(str(zone)))


Kind = Literal["text", "serial", "moment", "day", "number", "code", "mark", "written", "age"]
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class Column:
    """One column: `width` is its share of the page; a `mark` column is one day of a matrix, narrow and centred."""

    id: str
    title: Words
    width: float
    kind: Kind = "text"
    align: Align = "left"
    is_sunday: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell.

    `code` stands after or beneath the text, in Western digits always. `struck` is the old value of a correction:
    then `text` is the new one and `note` says reason and who. `mark` is late, done, due or gap.
    `name_of` is the case file whose child's name the text is: `veil` hides it from who may not read names.
    """

    text: Words = ""
    second: Words = ""
    code: str = ""
    struck: Words = ""
    note: Words = ""
    mark: str = ""
    name_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a register, or a gap that no line explains.

    `cells` stand for the columns after the serial and without `written`; `key` is the opaque place of this line
    for the page after it; `corrected_at` is the moment of its last correction. `from_paper` is the number of the paper
    sheet that it was typed from; `id` stays the same when lines before it come later (empty: `key` does).
    """

    serial: int | str
    cells: tuple[Cell | str | None, ...] = ()
    happened_at: datetime | None = None
    written_at: datetime | None = None
    late_by: timedelta | None = None
    is_gap: bool = False
    gap_text: Words = ""
    key: str | None = None
    note: Words = ""
    corrected_at: datetime | None = None
    from_paper: str = ""
    id: str = ""

    @classmethod
    def gap(cls, gap_text: Words, note: Words = "", *, key: str | None = None) -> "Line":
        """Answer a gap: what does not add up (bold), and a plain note after it."""
        return cls("", is_gap=True, gap_text=gap_text, note=note, key=key)


@dataclass(frozen=True, slots=True)
class Totals:
    """The last row: a number in the serial column, and words across or cells in their columns."""

    number: int | str
    text: Words = ""
    cells: tuple[Cell | str | None, ...] = ()


class Rows(Protocol):
    """How a room answers a register's lines: one statement, in a fixed order, no more than `by` may see.

    Names alone may be left in: whoever shows the lines veils them. For the house itself (the command line, a
    job) `by` is its SystemActor, from whom nothing is hidden.
    """

    def __call__(
        self,
        home_id: UUID,
        period: Period,
        *,
        by: Actor,
        after: str | None = None,
        limit: int | None = None,
        find: str | None = None,
        only: Only | None = None,
    ) -> Sequence[Line]: ...


@dataclass(frozen=True, kw_only=True)
class Register:
    """One declaration, every shape: screen, PDF, spreadsheet, text, printable page.

    `number` is the register's place in rule 77; one that the rule does not name takes a number above 25.
    `form` is the number of the statutory form that this page is: it stands where a register names its volume, and
    the person-in-charge alone signs it, with the date. `late_after` is how long after the event it may be written;
    None puts no late marks. `sealed` tells of a sealed class (C4, such as where a child will be and when): each export
    of it waits for a second person.
    """

    id: str
    title: Words
    rule: Words
    columns: tuple[Column, ...] | Callable[[Period], tuple[Column, ...]]
    rows: Rows
    writer: Words
    custodian: Words
    permission: StrEnum
    number: int = 99
    short_title: Words = None
    totals: Callable[[UUID, Period], Totals | None] | None = None
    sensitive: bool = False
    sealed: bool = False
    legend: Words = None
    orientation: Literal["landscape", "portrait"] = "landscape"
    late_after: timedelta | None = None
    has_written: bool = True
    form: Words = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> Words:
        """The short title where one was given, else the title."""
        return self.short_title or self.title

    def columns_for(self, period: Period) -> tuple[Column, ...]:
        """Answer the room's columns for `period`, serial first, without the Written column."""
        return self.columns(period) if callable(self.columns) else self.columns

    def lines(self, home_id: UUID, period: Period, *, by: Actor, **narrowed: Any) -> Sequence[Line]:
        """Answer the lines that `by` may see; `after`, `limit`, `find`, `only` as the rows take them."""
        return self.rows(home_id, period, by=by, **narrowed)


def veil(lines: Sequence[Line], *, may_see: Callable[[UUID], bool]) -> list[Line]:
    """Answer the lines with each child's name replaced by the code, unless `may_see(case_file_id)`.

    Inspectors read children as codes unless the child is before their own committee.
    """
    return [replace(line, cells=tuple(_veiled(cell, may_see) for cell in line.cells)) for line in lines]


def _veiled(cell: Cell | str | None, may_see: Callable[[UUID], bool]) -> Cell | str | None:
    if not isinstance(cell, Cell) or cell.name_of is None or may_see(cell.name_of):
        return cell
    return Cell(text=cell.code or "–", name_of=cell.name_of)
