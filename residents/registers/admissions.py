"""Register 1 of rule 77: admission and discharge, with each change in the nature of custody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from foundation import clock, formatting, golive
from foundation.languages import _, _l, current
from foundation.registers import Cell, Column, Line, Period, Register, Totals
from foundation.viewer import Actor, SystemActor
from residents import choices, reach, words
from residents.permissions import May
from residents.queries.masks import EVERYTHING, Masks
from residents.queries.register import Mended, StayRow, roll, stays

LATE_AFTER = timedelta(hours=24)


def lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the register's lines of a period, in the order of arrival. One statement."""
    if only == "gaps":
        return []
    zone = clock.zone_here()
    found = stays(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone), masks=_masks(by), after=after,
        limit=None if only == "late" else limit, find=find, corrected_only=only == "corrected",
    )  # fmt: skip
    if only == "late":
        late = [row for row in found if row.written_at - row.started_at > LATE_AFTER]
        found = [row for row in late if not golive.covers(row.started_at, row.written_at)][:limit]
    return [_line(row) for row in found]


def _masks(by: Actor) -> Masks:
    """Answer what a person may see of each child in this request; for the house itself, everything."""
    return EVERYTHING if isinstance(by, SystemActor) else reach.masks()


def _line(row: StayRow) -> Line:
    name = words.name_said(row.name, row.name_local, row.name_kind, row.code)
    is_masked = row.name is None
    cells = (
        _came(row),
        Cell(name)
        if is_masked
        else _mended(row, ("name", "name_local"), name, code=row.code, name_of=row.case_file_id),
        _mended(row, ("age_years_stated", "born_on"), row.age.short),
        _mended(
            row, ("brought_by", "brought_by_text"), words.brought_by_said(row.brought_by, row.brought_by_text)
        ),
        _mended(row, ("categories",), ", ".join(row.categories)),
        _mended(row, ("order_no", "order_date"), _order(row)),
        _mended(row, ("marks",), "–" if row.marks is None else row.marks or _("none seen")),
        Cell(row.bed or ""),
        _custody(row),
    )
    mended_at = max((mended.at for mended in row.mended.values()), default=None)
    return Line(
        serial=row.register_no, cells=cells, happened_at=row.started_at, written_at=row.written_at,
        key=str(row.stay_id), corrected_at=mended_at,
    )  # fmt: skip


def _came(row: StayRow) -> Cell:
    cell = _mended(row, ("started_at",), _moment(row))
    if not row.old_register_no:
        return cell
    return replace(cell, second=_("old register %(no)s", no=row.old_register_no))


def _mended(
    row: StayRow, fields: tuple[str, ...], text: str, *, code: str = "", name_of: UUID | None = None
) -> Cell:
    """Answer a cell with its old value struck out, if one of its fields was corrected."""
    for field in fields:
        mended: Mended | None = row.mended.get(field)
        if mended is not None:
            old = words.value_said(field, mended.old)
            note = _("%(reason)s · %(who)s", reason=mended.reason, who=mended.by)
            return Cell(text, code=code, struck=old, note=note, name_of=name_of)
    return Cell(text, code=code, name_of=name_of)


def _moment(row: StayRow) -> str:
    return formatting.format_moment_short(row.started_at, current(), clock.zone_here())


def _order(row: StayRow) -> str:
    if row.order_no is None:
        return "–"
    if row.order_no and not any(change.order_no == row.order_no for change in row.changes.values()):
        return words.order_said(row.order_no, row.order_date)
    if row.is_overnight:
        return _("One night, Form 42")
    if row.order_no:
        return words.order_said(row.order_no, row.order_date)
    return _("no order yet")


def _custody(row: StayRow) -> Cell:
    """Each change of custody in its order: orders that came later, and how the stay ended."""
    said = []
    for change in row.changes.values():
        what = words.of(words.CHANGES, change.kind)
        order = words.order_said(change.order_no, change.order_date) if change.order_no else ""
        said.append(_("%(what)s %(order)s", what=what, order=order) if order else str(what))
    if row.ended_at is not None:
        day = formatting.format_day(row.ended_at, current(), clock.zone_here())
        what = words.of(choices.EXIT_REASONS, row.exit_reason)
        said.append(_("%(what)s, %(day)s", what=what, day=day))
        if row.exit_order_no:
            said.append(words.order_said(row.exit_order_no, row.exit_order_date))
        if said_here := golive.said(row.ended_at, row.exit_written_at):
            return Cell("; ".join(said), second=said_here)
        if row.exit_written_at is not None and row.exit_written_at - row.ended_at > LATE_AFTER:
            at = formatting.format_moment_short(row.exit_written_at, current(), clock.zone_here())
            return Cell("; ".join(said), second=_("written %(at)s", at=at), mark="late")
    return Cell("; ".join(said))


def totals(home_id: UUID, period: Period) -> Totals | None:
    """Answer the sums of a period: admitted, left, on the roll, brought forward."""
    zone = clock.zone_here()
    sums = roll(home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone))
    said = _(
        "%(came)s admitted, %(left)s left, roll %(roll)s; brought forward %(before)s",
        came=sums.came, left=sums.left, roll=sums.roll, before=sums.brought_forward,
    )  # fmt: skip
    return Totals(sums.came, said)


ADMISSIONS = Register(
    id="admission-discharge",
    title=_l("Register of admission and discharge"),
    short_title=_l("Admission and discharge"),
    rule=_l("JJ Model Rules 2016, rule 77, register 1; r.69 D, F"),
    number=1,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("happened", _l("Date, time"), 9, kind="moment"),
        Column("name", _l("Name, code"), 17),
        Column("age", _l("Age"), 7, kind="age"),
        Column("brought", _l("Brought by"), 11),
        Column("category", _l("Category"), 7, kind="code"),
        Column("order", _l("Order"), 11),
        Column("marks", _l("Marks seen"), 10),
        Column("bed", _l("Bed"), 5, kind="code"),
        Column("custody", _l("Change of custody"), 15),
    ),
    rows=lines,
    totals=totals,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l(
        "Category: clause of section 2(14), JJ Act 2015. One night: overnight stay on request, Form 42."
    ),
    late_after=LATE_AFTER,
)
