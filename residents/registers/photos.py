"""The photo index: the serial album of rule 69 G, and when each child is to be photographed again."""

from collections.abc import Sequence
from uuid import UUID

from foundation import clock, formatting
from foundation.languages import _, _l, current
from foundation.registers import Cell, Column, Line, Period, Register
from foundation.viewer import Actor
from residents import words
from residents.permissions import May
from residents.queries.reception_photos import PhotoRow, album, without
from residents.registers.belongings import names_for
from residents.rules.reception import photo_due_on


def lines(
    home_id: UUID, period: Period, *, by: Actor, after: str | None = None, limit: int | None = None,
    find: str | None = None, only: str | None = None,
) -> Sequence[Line]:  # fmt: skip
    """Answer the album's lines of a period in their order; as gaps, who lives here without any photograph."""
    if only in ("corrected", "late"):
        return []
    if only == "gaps":
        return _gaps(home_id)
    zone = clock.zone_here()
    found = album(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone), names=names_for(by),
        after=int(after) if after and after.isdigit() and len(after) < 9 else None, limit=limit, find=find,
    )  # fmt: skip
    today = clock.today()
    return [_line(row, today) for row in found]


def _gaps(home_id: UUID) -> list[Line]:
    missing = [code for code, taken_on in without(home_id, older_than=clock.today()) if taken_on is None]
    return [
        Line.gap(_("%(code)s lives here.", code=code), _("No photograph of this child is kept."), key=code)
        for code in missing
    ]


def _line(row: PhotoRow, today: object) -> Line:
    name = words.name_said(row.name, row.name_local, row.name_kind, row.code)
    child = Cell(name) if row.name is None else Cell(name, code=row.code, name_of=row.case_file_id)
    cells = (
        child,
        Cell(formatting.format_day(row.taken_on, current())),
        Cell(row.added_by or ""),
        _due(row, today),
    )
    return Line(
        serial=row.album_no,
        cells=cells,
        happened_at=row.added_at,
        written_at=row.added_at,
        key=str(row.album_no),
    )


def _due(row: PhotoRow, today: object) -> Cell:
    """Answer when she is photographed again; nothing for an older picture or a child who left."""
    if not row.is_newest or not row.is_here:
        return Cell("")
    due_on = photo_due_on(row.taken_on)
    day = formatting.format_day(due_on, current())
    return Cell(day, mark="due" if due_on <= clock.today() else "")


PHOTOS = Register(
    id="photo-index",
    title=_l("Photo index"),
    rule=_l("JJ Model Rules 2016, rule 69 G(1)(i): serial album; r.73(3)(xxxviii): every year"),
    number=26,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("child", _l("Child"), 22),
        Column("taken", _l("Taken on"), 12, kind="day"),
        Column("by", _l("Kept by"), 18),
        Column("due", _l("Due again"), 12, kind="day"),
    ),
    rows=lines,
    writer=_l("case worker"),
    custodian=_l("person-in-charge"),
    permission=May.REGISTER_SEE,
    legend=_l(
        "No. is the place in the serial album of this home. The picture itself is in the child’s file."
    ),
    orientation="portrait",
)
