"""The pages of a batch: begun, changed, and looked at with the children in it."""

from typing import Any
from uuid import UUID

from flask import g, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from residents.views.parts import posted
from vocational.actions import batches as verbs
from vocational.events import Event
from vocational.forms.batches import BatchForm
from vocational.models import Batch
from vocational.permissions import May
from vocational.queries import batches, syllabi
from vocational.rules.batches import bits_of, weekdays_of
from vocational.views.blueprint import bp
from vocational.views.shared import (
    children_words,
    form_page,
    found,
    hours_words,
    house,
    named,
    trade_words,
    week_words,
)

FIELDS = [
    "trade_id",
    "name",
    "trainer_id",
    "room_id",
    "is_hobby",
    "weekdays",
    "starts_at",
    "ends_at",
    "from_on",
    "to_on",
]
PAIRS = {
    name: name for name in ("name", "trainer_id", "is_hobby", "starts_at", "ends_at", "from_on", "to_on")
}


@bp.get("/batches/<uuid:batch_id>")
@reads(May.BATCH_SEE)
def show_batch(batch_id: UUID) -> ResponseReturnValue:
    """Show a batch: its week, and the children in it with their hours."""
    today = clock.today()
    line = found(batches.batch_line(batch_id, today))
    trainees = batches.trainees_of(batch_id, named=named())
    audit.read(
        Event.BATCH_OPENED, by=viewer(), home=g.home.id, subject=("batch", batch_id, None),
        details={"batch": line.batch.name, "count": len(trainees)},
    )  # fmt: skip
    return render_template(
        "vocational/batch.html", line=line, batch=line.batch, heading=line.batch.name, today=today,
        trainees=trainees, week=week_words(line.batch), trade=trade_words(line.key), hours_words=hours_words,
        count=children_words(line.children), may_arrange=may(May.BATCH_ARRANGE), may_mark=may(May.ATTENDANCE_MARK),
        back_url=back_of(),
    )  # fmt: skip


def back_of() -> str:
    """Answer where the batches of this reader stand."""
    if may(May.WORKSHOP_SEE):
        return url_for("vocational.show_workshop", home_code=g.home.code)
    return url_for("vocational.show_my_batches")


@bp.get("/homes/<home_code>/workshop/batches/new")
@reads(May.BATCH_ARRANGE)
def show_new_batch(home_code: str) -> ResponseReturnValue:
    """Ask for a batch."""
    return _page(BatchForm(formdata=None, from_on=clock.today()))


@bp.post("/homes/<home_code>/workshop/batches/new")
@writes(May.BATCH_ARRANGE)
def make_batch(home_code: str) -> ResponseReturnValue:
    """Begin a batch where its trainer and its room are free."""
    form = BatchForm()
    names = _offer(form)

    def deed() -> None:
        version = syllabi.version_of(UUID(form.trade_id.data))
        if version is None:
            raise Refused(_("Choose a trade."), field="trade_id")
        told = {"trade_id": version.syllabus.trade_id, "syllabus_id": version.syllabus.id, **_told(form)}
        verbs.make_batch(g.home.id, **_booked(told), names=names, by=viewer(), **told)

    to = url_for("vocational.show_workshop", home_code=home_code)
    return posted(form, lambda: _page(form), deed, to=to)


@bp.get("/batches/<uuid:batch_id>/edit")
@reads(May.BATCH_ARRANGE)
def show_batch_form(batch_id: UUID) -> ResponseReturnValue:
    """Show a batch to be changed."""
    batch = found(batches.batch_by_id(batch_id))
    form = BatchForm(formdata=None, obj=batch)
    form.weekdays.data = [str(n) for n in weekdays_of(batch.weekdays)]
    return _page(form, batch)


@bp.post("/batches/<uuid:batch_id>/edit")
@writes(May.BATCH_ARRANGE)
def change_batch(batch_id: UUID) -> ResponseReturnValue:
    """Change a batch; what it learns stays."""
    batch, form = found(batches.batch_by_id(batch_id)), BatchForm()
    form.trade_id.validators = ()  # what it learns stays
    names = _offer(form)

    def deed() -> tuple[str, ...]:
        ensure_current(batch, form, fields=PAIRS)
        told = _told(form)
        return verbs.change_batch(batch, **_booked(told), names=names, by=viewer(), **told)

    to = url_for("vocational.show_batch", batch_id=batch_id)
    return posted(form, lambda: _page(form, batch), deed, to=to)


def _offer(form: BatchForm) -> dict[UUID, str]:
    """Fill in what can be chosen; answers the names of trainers and rooms by their id."""
    trainers, rooms = batches.trainers_of(g.home.id), batches.rooms_of(g.home.id)
    trades = [(str(line.trade.id), trade_words(line.trade.key)) for line in syllabi.trades_of(g.home.id)]
    form.trade_id.choices = [("", _("Choose")), *trades]
    form.trainer_id.choices = [("", _("Choose")), *((str(one), name) for one, name in trainers)]
    form.room_id.choices = [("", _("No room of its own")), *((str(one), name) for one, name in rooms)]
    return dict([*trainers, *rooms])


def _told(form: BatchForm) -> dict[str, Any]:
    return {
        "name": form.name.data, "trainer_id": UUID(form.trainer_id.data), "is_hobby": bool(form.is_hobby.data),
        "room_id": UUID(form.room_id.data) if form.room_id.data else None,
        "weekdays": bits_of(int(n) for n in form.weekdays.data or []),
        **{name: form[name].data for name in ("starts_at", "ends_at", "from_on", "to_on")},
    }  # fmt: skip


def _booked(told: dict[str, Any]) -> dict[str, Any]:
    """Answer the house's bookings and hours of the batch's days; of days that cross, those of the first."""
    first, last = told["from_on"], max(told["from_on"], told["to_on"])
    taken = house().taken(g.home.id, first, last)
    return {"standing": taken.bookings, "hours": taken.hours}


def _page(form: BatchForm, batch: Batch | None = None) -> str:
    _offer(form)
    back = url_for("vocational.show_batch", batch_id=batch.id) if batch else back_of()
    return form_page(
        form, FIELDS if batch is None else FIELDS[1:], title=_("Change the batch") if batch else _("Begin a batch"),
        verb=_("Save the batch"), back=back, facts=batch.name if batch else "",
        hints={
            "trade_id": _("The batch keeps the version of the syllabus that is newest now."),
            "trainer_id": _("Who holds a teacher’s post in this home."),
        },
    )  # fmt: skip
