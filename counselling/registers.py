"""Register 7 of rule 77: counselling, without any content."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from counselling import rules, words
from counselling.permissions import May
from counselling.queries.register import RegisterRow, register_count, register_rows
from foundation import clock, formatting, golive, languages
from foundation.languages import _, _l, ngettext
from foundation.registers import Cell, Column, Line, Period, Register, Totals
from foundation.viewer import Actor


def lines(
    home_id: UUID,
    period: Period,
    *,
    by: Actor,
    after: str | None = None,
    limit: int | None = None,
    find: str | None = None,
    only: str | None = None,
) -> Sequence[Line]:
    """Answer the register's lines of a period in the order in which sessions happened. One statement.

    Beside names, which are veiled where they are shown, every reader of this register sees the same.
    """
    zone = clock.zone_here()
    found = register_rows(
        home_id,
        starts_at=period.starts_at(zone),
        ends_at=period.ends_at(zone),
        after=int(after) if after and after.isdigit() else None,
        limit=None if only else limit,
        find=find,
    )
    return [_line(row) for row in found if _is_wanted(row, only)][:limit]


def _is_wanted(row: RegisterRow, only: str | None) -> bool:
    if only == "late":
        is_late = row.written_at - row.happened_at > rules.LATE_AFTER
        return is_late and not golive.covers(row.happened_at, row.written_at)
    if only == "corrected":
        return bool(row.mended)
    return only != "gaps"


def _line(row: RegisterRow) -> Line:
    next_on = formatting.format_day(row.next_on, languages.current()) if row.next_on else None
    said = {
        "happened_at": _moment(row.happened_at),
        "kind": str(words.KINDS[row.kind]),
        "issues": " ".join(row.issues),
        "next_on": next_on or ("" if row.has_plan else _("none")),
    }
    cells = (
        _cell(said, row, "happened_at"),
        Cell(words.name_said(row.name, row.name_local), code=row.code, name_of=row.case_file_id),
        _cell(said, row, "kind"),
        _cell(said, row, "issues"),
        _cell(said, row, "next_on", before=_("Plan made") if row.has_plan else None),
        Cell(row.counsellor),
    )
    return Line(
        serial=row.serial,
        cells=cells,
        happened_at=row.happened_at,
        written_at=row.written_at,
        key=str(row.serial),
        corrected_at=max((each.at for each in row.mended.values()), default=None),
    )


def _cell(said: dict[str, str], row: RegisterRow, field: str, *, before: str | None = None) -> Cell:
    mended = row.mended.get(field)
    struck = words.old_said(field, mended.old) if mended else None
    note = " · ".join(part for part in (mended.reason, mended.by) if part) if mended else None
    if before and said[field]:
        return Cell(said[field], second=before, struck=struck, note=note)
    return Cell(said[field] or before or "", struck=struck, note=note)


def _moment(moment: datetime) -> str:
    return formatting.format_moment_short(moment, languages.current(), clock.zone_here())


def totals(home_id: UUID, period: Period) -> Totals | None:
    """Answer the sums of a period: sessions, children, and how many plan a next one."""
    zone = clock.zone_here()
    span: dict[str, Any] = {"starts_at": period.starts_at(zone), "ends_at": period.ends_at(zone)}
    sessions, children, planned = register_count(home_id, **span)
    said = ngettext(
        "%(num)s session with %(children)s children, %(planned)s with a next date",
        "%(num)s sessions with %(children)s children, %(planned)s with a next date",
        sessions,
        children=children,
        planned=planned,
    )
    return Totals(sessions, said)


COUNSELLING = Register(
    id="counselling",
    title=_l("Counselling register"),
    short_title=_l("Counselling"),
    rule=_l("JJ Model Rules 2016, rule 77, register 7"),
    number=7,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("happened", _l("Date, time"), 10, kind="moment"),
        Column("child", _l("Child"), 18),
        Column("kind", _l("Session type"), 10),
        Column("issues", _l("Issue code"), 12, kind="code"),
        Column("next", _l("Plan, next date"), 12),
        Column("counsellor", _l("Counsellor"), 14),
    ),
    rows=lines,
    totals=totals,
    writer=_l("counsellor"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    permission=May.REGISTER_SEE,
    legend=_l(
        "Codes: ADJ settling in · TRA trauma · SLP sleep · MOD low mood · ANX fear · SHR self-harm · FAM family · "
        "LOS loss · PEE other children · CON conduct · SCH school · CRT court and CWC · HLT health · "
        "SUB substance · RES going home · OTH other. What was said is not in this register."
    ),
    late_after=rules.LATE_AFTER,
)
