"""Where the lines of a sheet are: the row of its headings, what each column means, which rows are no lines at all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foundation.intake.book import Sheet
from foundation.intake.kinds import IntakeColumn, IntakeKind
from foundation.intake.words import fold, is_total, likeness
from foundation.languages import _
from foundation.refusals import Refused

LOOKED_AT = 20
LIKELY, SURE = 70, 85
SAMPLES = 3
NUMBERING = frozenset(
    {
        "sl",
        "sl no",
        "s no",
        "sr no",
        "serial no",
        "serial",
        "no",
        "क्रम",
        "क्रम संख्या",
        "क्र सं",
        "ক্রমিক",
        "ক্রমিক নং",
        "ক্রম",
    }
)


@dataclass(frozen=True)
class FileColumn:
    """A column of the file: its place, the words above it, and a few of its cells."""

    place: int
    heading: str
    samples: tuple[str, ...]

    @property
    def letter(self) -> str:
        """Answer the letter by which Excel calls it."""
        letters, place = "", self.place
        while True:
            letters = chr(65 + place % 26) + letters
            place = place // 26 - 1
            if place < 0:
                return letters


def guess_head(sheet: Sheet, kind: IntakeKind) -> int:
    """Answer the place (from 0) of the row that most likely holds the headings."""
    best, place = 0.0, 0
    for n, row in enumerate(sheet.rows[:LOOKED_AT]):
        folded = {fold(cell) for cell in row if isinstance(cell, str)}
        if len(folded) < 2:
            continue
        known = sum(
            1.0 for said in folded if max((likeness(said, c.words) for c in kind.columns), default=0) >= SURE
        )
        score = known * 10 + len(folded) - n * 0.1
        if known and score > best:
            best, place = score, n
    if best:
        return place
    filled = [len({fold(cell) for cell in row if cell is not None}) for row in sheet.rows[:LOOKED_AT]]
    return filled.index(max(filled)) if filled else 0


def headings(sheet: Sheet, head: int) -> list[str]:
    """Answer the words above each column; beneath a merged heading those of the row under it are added."""
    row = sheet.rows[head] if head < len(sheet.rows) else ()
    width = max((len(each) for each in sheet.rows), default=0)
    said = [str(row[n]) if n < len(row) and row[n] is not None else "" for n in range(width)]
    if is_double_head(sheet, head):
        under = sheet.rows[head + 1]
        for n in range(width):
            below = str(under[n]) if n < len(under) and under[n] is not None else ""
            if below and below != said[n]:
                said[n] = (
                    f"{said[n]} {below}".strip()
                    if (head, n) in sheet.merged or _spans(sheet, head, n)
                    else below
                )
    return said


def _spans(sheet: Sheet, row: int, column: int) -> bool:
    return (row, column + 1) in sheet.merged and (row + 1, column) not in sheet.merged


def is_double_head(sheet: Sheet, head: int) -> bool:
    """Answer whether the headings stand in two rows: one of the first is merged over several columns."""
    if head + 1 >= len(sheet.rows):
        return False
    row, under = sheet.rows[head], sheet.rows[head + 1]
    spans = [n for n in range(len(row)) if row[n] is not None and _spans(sheet, head, n)]
    texts = [cell for cell in under if cell is not None]
    return bool(spans) and all(isinstance(cell, str) and not any(c.isdigit() for c in cell) for cell in texts)


def columns_of(sheet: Sheet, head: int) -> list[FileColumn]:
    """Answer the columns of the file that hold anything, each with a few of its cells."""
    found, held = [], lines(sheet, head).lines
    for place, heading in enumerate(headings(sheet, head)):
        cells = [row[place] for _n, row in held if place < len(row) and row[place] is not None]
        if heading or cells:
            kept = list(dict.fromkeys(str(cell)[:30] for cell in cells))[:SAMPLES]
            found.append(FileColumn(place, heading, tuple(kept)))
    return found


def guess_columns(
    found: list[FileColumn], kind: IntakeKind, kept: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Answer column of ours -> place in the file: first as this home mapped it before, then by the words."""
    taken: dict[str, int] = {}
    free = {column.place: fold(column.heading) for column in found}
    for key, heading in (kept or {}).items():
        place = next((place for place, said in free.items() if said and said == heading), None)
        if place is not None and any(column.key == key for column in kind.columns):
            taken[key] = place
            del free[place]
    scored = sorted(
        (-likeness(said, column.words), n, place, column.key)
        for n, column in enumerate(kind.columns)
        for place, said in free.items()
        if said and said not in NUMBERING
    )
    for score, _n, place, key in scored:
        if -score >= LIKELY and key not in taken and place in free:
            taken[key] = place
            del free[place]
    return taken


@dataclass(frozen=True)
class Lines:
    """The lines of a sheet by their number in it, and what was passed over: number -> why."""

    lines: tuple[tuple[int, tuple[Any, ...]], ...]
    passed: dict[int, str]


def lines(sheet: Sheet, head: int) -> Lines:
    """Answer the rows that are lines; titles, repeated heads, blanks between lines and sums are passed over."""
    first = head + 2 if is_double_head(sheet, head) else head + 1
    top = [fold(cell) for cell in sheet.rows[head]] if head < len(sheet.rows) else []
    found, passed = [], {}
    for n, row in enumerate(sheet.rows[first:], start=first):
        own = [cell for place, cell in enumerate(row) if cell is not None and (n, place) not in sheet.merged]
        if not own:
            continue
        if why := _why_passed(own, row, top):
            passed[n + 1] = why
        else:
            found.append((n + 1, row))
    return Lines(tuple(found), passed)


def _why_passed(own: list[Any], row: tuple[Any, ...], top: list[str]) -> str:
    if is_total(next((cell for cell in own if isinstance(cell, str)), None)):
        return _("a line of sums")
    folded = [fold(cell) for cell in row if cell is not None]
    if len(folded) > 1 and sum(said in top for said in folded) >= max(2, len(folded) * 0.7):
        return _("the headings once more")
    is_merged_or_first = len(folded) > 1 or row[0] is not None
    if len(set(folded)) == 1 and len(top) > 2 and is_merged_or_first:
        return _("a title: “%(words)s”", words=str(own[0])[:60])
    return ""


def ensure_columns(kind: IntakeKind, chosen: Mapping[int, str], found: list[FileColumn]) -> dict[str, int]:
    """Answer column of ours -> place. Raises Refused for one that is chosen twice, or a needed one that is not."""
    known = {column.key: column for column in kind.columns}
    by_place = {column.place: column for column in found}
    wanted = {place: key for place, key in chosen.items() if key in known and place in by_place}
    for key, many in Counter(wanted.values()).items():
        if many > 1:
            letters = [by_place[place].letter for place, each in wanted.items() if each == key]
            said = _(
                "“%(column)s” is chosen for the columns %(letters)s. Choose it once.",
                column=str(known[key].label), letters=", ".join(letters),
            )  # fmt: skip
            last = max(place for place, each in wanted.items() if each == key)
            raise Refused(said, field=f"column_{last}")
    taken = {key: place for place, key in wanted.items()}
    for column in kind.columns:
        if column.needed and column.key not in taken and not set(column.or_else) & taken.keys():
            raise Refused(_missing(column, known))
    return taken


def _missing(column: IntakeColumn, known: Mapping[str, IntakeColumn]) -> str:
    others = [f"“{known[key].label}”" for key in column.or_else]
    if others:
        said = ", ".join([f"“{column.label}”", *others])
        return _("No column is chosen for any of these: %(columns)s. Choose one.", columns=said)
    return _("No column is chosen for “%(column)s”. Choose it.", column=str(column.label))
