"""A register page with everything that is printed on it, and the same as rows of plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import overload

from foundation import golive
from foundation.clock import DEFAULT_ZONE
from foundation.documents import Entry, SheetRow
from foundation.formatting import digits, format_moment, format_moment_short, in_zone
from foundation.languages import _, force
from foundation.paper.rules import words as paper_words
from foundation.registers.late import is_of_go_live, late_in_words, lateness
from foundation.registers.parts import Cell, Column, Line, Period, Register, Totals


@dataclass(frozen=True)
class HomeHead:
    """The home as the head of a register names it."""

    name: str
    kind_label: str
    district: str
    state: str
    registration: str
    valid_until: date | None


@dataclass(frozen=True)
class Signer:
    """Who signs: name and post."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class Countersigned:
    """A month that the Management Committee has signed (JJ Model Rules 2016, r.39(4)(xix), r.61(3)(xxix))."""

    month: date
    name: str
    post: str
    signed_at: datetime


@dataclass(frozen=True)
class PrintTable:
    """A register as plain words in one language and zone: titles, and rows made only when asked for."""

    register: Register
    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: "PrintRows"
    language: str


class PrintRows(Sequence[SheetRow]):
    """The lines and totals as printed rows; each is made when it is looked at, so ten thousand cost nothing."""

    def __init__(self, words: "_Wording", lines: Sequence[Line], totals: Totals | None) -> None:
        self._words, self._lines, self._totals = words, lines, totals
        self._is_empty = not lines

    def __len__(self) -> int:
        return (len(self._lines) or 1) + (self._totals is not None)

    @overload
    def __getitem__(self, index: int) -> SheetRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[SheetRow]: ...
    def __getitem__(self, index: int | slice) -> SheetRow | list[SheetRow]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        with force(self._words.language):
            if self._totals is not None and index == len(self) - 1:
                return self._words.total(self._totals)
            if self._is_empty:
                return SheetRow("", kind="empty", words=("", _("No lines in this period.")))
            return self._words.line(self._lines[index])

    def __iter__(self) -> Iterator[SheetRow]:
        return (self[index] for index in range(len(self)))


@dataclass(frozen=True)
class _Wording:
    """How one register's lines are said: its language, zone, limit for late entries, and the signed months."""

    register: Register
    period: Period
    language: str
    zone: str
    signed: dict[date, datetime]

    def line(self, line: Line) -> SheetRow:
        if line.is_gap:
            return SheetRow("", kind="gap", words=(str(line.gap_text), str(line.note)))
        entries = tuple(self.entry(cell) for cell in line.cells)
        if self.register.has_written:
            entries = (*entries, self.written(line))
        return SheetRow(digits(str(line.serial), self.language), entries)

    def total(self, totals: Totals) -> SheetRow:
        entries = tuple(self.entry(cell) for cell in totals.cells)
        return SheetRow(digits(str(totals.number), self.language), entries, "total", (str(totals.text), ""))

    def entry(self, cell: Cell | str | None) -> Entry:
        if not isinstance(cell, Cell):
            return Entry(str(cell or ""))
        second, struck, note = str(cell.second or ""), str(cell.struck or ""), str(cell.note or "")
        return Entry(str(cell.text), second, cell.code, struck, note, cell.mark)

    def written(self, line: Line) -> Entry:
        """Answer the entry date, the late mark beneath it, and whether it came after the month was signed."""
        if line.written_at is None:
            return Entry()
        late = lateness(line, self.register.late_after)
        after = _("after signature") if self._is_after_signature(line) else ""
        if is_of_go_live(line, self.register.late_after):
            after = ", ".join(said for said in (golive.words(), after) if said)
        if line.from_paper:
            said = paper_words(digits(line.from_paper, self.language))
            after = ", ".join(each for each in (said, after) if each)
        words = late_in_words(late, self.language) if late else ""
        moment = self._moment(line.written_at)
        return Entry(moment, second=after, mark="late" if late else "", mark_words=words)

    def _moment(self, moment: datetime) -> str:
        year = in_zone(moment, self.zone).year
        is_plain = self.period.first.year == self.period.last.year == year
        return (format_moment_short if is_plain else format_moment)(moment, self.language, self.zone)

    def _is_after_signature(self, line: Line) -> bool:
        happened = line.happened_at or line.written_at
        changed = max((at for at in (line.written_at, line.corrected_at) if at), default=None)
        if not self.signed or happened is None or changed is None:
            return False
        signed_at = self.signed.get(in_zone(happened, self.zone).date().replace(day=1))
        return signed_at is not None and changed > signed_at


def lay_out(
    register: Register,
    period: Period,
    lines: Sequence[Line],
    *,
    totals: Totals | None = None,
    language: str,
    zone: str = DEFAULT_ZONE,
    signatures: Sequence[Countersigned] = (),
) -> PrintTable:
    """Answer the register's titles and rows as plain words in `language`, moments told in `zone`."""
    with force(language):
        columns = register.columns_for(period)
        if register.has_written:
            columns = (*columns, Column("written", _("Written"), 9, kind="written"))
        titles = tuple(str(column.title) for column in columns)
        numbers = tuple(digits(str(n), language) for n in range(1, len(columns) + 1))
    wording = _Wording(register, period, language, zone, {each.month: each.signed_at for each in signatures})
    return PrintTable(register, columns, titles, numbers, PrintRows(wording, lines, totals), language)


@dataclass(frozen=True, kw_only=True)
class RegisterPage:
    """Everything that a printed register says; `printed_at` is aware, `serial` the print serial of the home.

    `figures` are sentences beneath the table, such as sums that a form asks after its list.
    """

    home: HomeHead
    register: Register
    period: Period
    lines: Sequence[Line]
    serial: str
    printed_by: str
    printed_at: datetime
    totals: Totals | None = None
    seal: str | None = None
    watermark: str | None = None
    language: str = "en_IN"
    zone: str = DEFAULT_ZONE
    written_by: Signer | None = None
    in_charge: Signer | None = None
    signatures: tuple[Countersigned, ...] = ()
    figures: tuple[str, ...] = ()

    def table(self) -> PrintTable:
        """Answer the page's titles and rows as plain words."""
        return lay_out(
            self.register,
            self.period,
            self.lines,
            totals=self.totals,
            language=self.language,
            zone=self.zone,
            signatures=self.signatures,
        )
