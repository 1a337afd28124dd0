"""Register 21 of rule 77: personal belongings, line by line, with who read them over and who countersigned."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clock, formatting
from foundation.languages import _, _l, current
from foundation.ledger.money import rupees
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor, SystemActor
from residents import reach, words
from residents.belongings_words import banked_said, receipt_said, thing_said
from residents.permissions import May
from residents.queries.belongings import RegisterRow, register_rows
from residents.rules.belongings import KINDS, WENT

LATE_AFTER = timedelta(hours=24)


def lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the lines of a period in the order in which they were written. One statement."""
    if only in ("gaps", "late"):
        return []
    zone = clock.zone_here()
    found = register_rows(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone), names=names_for(by),
        after=_mark(after), limit=limit, find=find, corrected_only=only == "corrected",
    )  # fmt: skip
    return [_line(row) for row in found]


def names_for(by: Actor) -> Any:
    """Answer the condition under which a reader sees a child's name; the house itself sees every one."""
    return sa.true() if isinstance(by, SystemActor) else reach.sees(May.NAME_SEE)


def _mark(after: str | None) -> str | None:
    parts = (after or "").split("-")
    return after if len(parts) == 3 and all(part.isdigit() and len(part) < 9 for part in parts) else None


def _line(row: RegisterRow) -> Line:
    held, thing = row.held, row.row
    name = words.name_said(row.name, row.name_local, row.name_kind, row.code)
    child = Cell(name) if row.name is None else Cell(name, code=row.code, name_of=row.case_file_id)
    cells = (
        Cell(_moment(held.listed_at)), child, _what(row), Cell(_value(row)), Cell(thing.kept_where if thing else ""),
        _read(row), _signed(row), _gone(row),
    )  # fmt: skip
    line = thing.line if thing else 0
    return Line(
        serial=held.register_no, cells=cells, happened_at=held.listed_at, written_at=held.written_at,
        key=f"{held.year}-{held.register_no}-{line}", corrected_at=thing.struck_at if thing else None,
    )  # fmt: skip


def _moment(at: Any) -> str:
    return formatting.format_moment_short(at, current(), clock.zone_here())


def _what(row: RegisterRow) -> Cell:
    thing = row.row
    if thing is None:
        return Cell(_("Nothing") if row.held.has_nothing else "")
    said = thing_said(thing)
    kind = words.of(KINDS, thing.kind)
    if thing.struck_at is not None:
        note = _("%(reason)s · %(who)s", reason=thing.struck_reason, who=thing.struck_by_name)
        return Cell("–", struck=said, note=note)
    return Cell(said, second=kind)


def _value(row: RegisterRow) -> str:
    thing = row.row
    return rupees(thing.paise) if thing and thing.paise is not None else ""


def _read(row: RegisterRow) -> Cell:
    held = row.held
    if held.read_at is None:
        return Cell(_("not yet"), mark="due")
    return Cell(_moment(held.read_at), second=_("witness %(name)s", name=held.witness))


def _signed(row: RegisterRow) -> Cell:
    held = row.held
    if held.countersigned_at is None:
        return Cell(_("not yet"), mark="due")
    return Cell(held.countersigned_by_name, second=_moment(held.countersigned_at))


def _gone(row: RegisterRow) -> Cell:
    thing = row.row
    if thing is None or not (thing.went or thing.banked_on):
        return Cell("")
    banked = banked_said(thing)
    if not thing.went or thing.went_at is None:
        return Cell(banked)
    said = _("%(what)s, %(at)s", what=words.of(WENT, thing.went), at=_moment(thing.went_at))
    return Cell(said, second=" · ".join(part for part in (receipt_said(thing), banked) if part))


BELONGINGS = Register(
    id="personal-belongings",
    title=_l("Register of personal belongings"),
    short_title=_l("Personal belongings"),
    rule=_l("JJ Model Rules 2016, rule 77, register 21; r.69 F, 71, 72"),
    number=21,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("listed", _l("List made"), 9, kind="moment"),
        Column("child", _l("Child"), 14),
        Column("what", _l("Money, valuables, articles"), 17),
        Column("value", _l("Value"), 8),
        Column("kept", _l("Kept where"), 10),
        Column("read", _l("Read to her"), 11),
        Column("signed", _l("Countersigned"), 11),
        Column("gone", _l("Banked, given back"), 15),
    ),
    rows=lines,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l("Each list is read over to the child before a witness and countersigned by another hand."),
    late_after=LATE_AFTER,
)
