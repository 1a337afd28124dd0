"""The attendance sheet of a workshop batch as it is printed to be marked by hand."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import url_for

from foundation.access import Reach, reaches_of, viewer
from foundation.formatting import digits
from foundation.languages import _, _l, current
from foundation.paper import BlankColumn, BlankLine, BlankSheet, Offer, PaperSheet, PaperSource
from vocational.choices.attendance import REASONS
from vocational.models import Batch
from vocational.permissions import May
from vocational.queries.batches import batches_of
from vocational.queries.sheet import sheet_of
from vocational.views.shared import house, named

COLUMNS = (
    BlankColumn(_l("Name, code"), 30),
    BlankColumn(_l("Mark"), 20, boxes=(_l("P"), _l("A"))),
    BlankColumn(
        _l("Absent because"), 44,
        boxes=(_l("Sick"), _l("Leave"), _l("Hospital"), _l("Court"), _l("Missing"), _l("Other")),
    ),
    BlankColumn(_l("Remarks"), 26),
)  # fmt: skip
NOTES = (
    _l("P present, A absent: tick one box for each child. Other: write the reason beside it."),
    _l("A child is missing: tell the superintendent now. Do not wait for the end of the day."),
)
SIGNATURES = (_l("Trainer: signature"), _l("Minutes held"), _l("Not held, because"))


def offers(home_id: UUID, day: date) -> Sequence[Offer]:
    """Answer the batches that meet on a day and that the reader marks. One statement."""
    wide = Reach.HOME in reaches_of(May.ATTENDANCE_MARK)
    lines = batches_of(home_id, trainer_id=None if wide else viewer().user_id, day=day)
    return [Offer(str(line.batch.id), _about(line.batch)) for line in lines if _meets(line.batch, day)]


def _meets(batch: Batch, day: date) -> bool:
    return batch.from_on <= day <= batch.to_on and bool(batch.weekdays & (1 << day.weekday()))


def _about(batch: Batch) -> str:
    return f"{batch.name}, {digits(f'{batch.starts_at:%H:%M}–{batch.ends_at:%H:%M}', current())}"


def draw(home_id: UUID, day: date, place: str) -> BlankSheet | None:
    """Answer the sheet of one batch with its children, as the reader may name them."""
    sheet = sheet_of(UUID(place), day, absences=house().absences(home_id, day), named=named())
    if sheet is None:
        return None
    lines = [
        BlankLine((line.name,), second=_known(line.code if line.name != line.code else "", line.known))
        for line in sheet.lines
    ]
    return _sheet(_about(sheet.batch), lines, spare=2)


def _known(code: str, known: object) -> str:
    reason = getattr(known, "reason", "")
    said = str(REASONS.get(reason, _("Out"))) if reason else ""
    return " · ".join(part for part in (code, said) if part)


def empty() -> BlankSheet:
    """Answer a sheet without names."""
    return _sheet(_("Batch: ______________________ hour: ______________"), [], spare=24)


def _sheet(about: str, lines: Sequence[BlankLine], *, spare: int) -> BlankSheet:
    return BlankSheet(
        title=_("Attendance of a workshop batch"), about=about, columns=COLUMNS, lines=lines, spare=spare, notes=NOTES,
        signatures=SIGNATURES,
    )  # fmt: skip


def page(sheet: PaperSheet) -> str:
    """Answer the address of the sheet on which the marks are typed."""
    return url_for("vocational.show_sheet", batch_id=sheet.place, day=sheet.day, paper=sheet.said)


WORKSHOP_PAPER = PaperSource(
    kind="workshop", label=_l("Attendance of a workshop batch"), prints=May.ATTENDANCE_PRINT,
    writes=May.ATTENDANCE_MARK, offers=offers, draw=draw, empty=empty, page=page, order=20,
)  # fmt: skip
