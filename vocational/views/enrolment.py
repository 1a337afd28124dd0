"""The pages on which children come into a batch and leave it."""

from datetime import date
from uuid import UUID

from flask import g, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from residents.views.parts import posted
from vocational.actions import batches as verbs
from vocational.forms.batches import EnrolForm, LeaveForm
from vocational.models import Batch
from vocational.permissions import May
from vocational.queries import batches, progress
from vocational.queries.batches import Comer
from vocational.rules.batches import Wish
from vocational.views.blueprint import bp
from vocational.views.shared import form_page, found, house, named


@bp.get("/batches/<uuid:batch_id>/enrol")
@reads(May.BATCH_ARRANGE)
def show_enrol(batch_id: UUID) -> ResponseReturnValue:
    """Show the children of the home who are not in this batch."""
    batch = found(batches.batch_by_id(batch_id))
    form = EnrolForm(formdata=None, from_on=max(clock.today(), batch.from_on))
    return _enrol_page(form, batch, batches.comers_to(batch, named=named()))


@bp.post("/batches/<uuid:batch_id>/enrol")
@writes(May.BATCH_ARRANGE)
def enrol(batch_id: UUID) -> ResponseReturnValue:
    """Enrol the chosen children whose age and schooling allow it."""
    batch, form = found(batches.batch_by_id(batch_id)), EnrolForm()
    comers = batches.comers_to(batch, named=named())
    _offer(form, comers)

    def deed() -> None:
        chosen, from_on = set(form.children.data or []), form.from_on.data
        outside = _outside(from_on)
        wishes = [Wish(c.id, c.code, c.age, c.id in outside) for c in comers if str(c.id) in chosen]
        standing = house().taken(g.home.id, from_on, max(from_on, batch.to_on)).bookings
        verbs.enrol(batch, wishes, from_on, standing=standing, answer=form.schooling.data or "", by=viewer())

    to = url_for("vocational.show_batch", batch_id=batch_id)
    return posted(form, lambda: _enrol_page(form, batch, comers), deed, to=to)


def _outside(day: date) -> frozenset[UUID]:
    """Answer who goes to a school outside on a day, as the room that knows it says."""
    ask = house().lookups.get("pupils_outside")
    return ask(g.home.id, day) if ask else frozenset()


def _offer(form: EnrolForm, comers: list[Comer]) -> None:
    form.children.choices = [
        (str(c.id), _("%(name)s, %(code)s, %(age)s", name=c.name, code=c.code, age=_age(c.age)))
        for c in comers
    ]


def _age(years: int | None) -> str:
    return _("age %(n)s", n=years) if years is not None else _("age not written")


def _enrol_page(form: EnrolForm, batch: Batch, comers: list[Comer]) -> str:
    _offer(form, comers)
    notes = [_("Hobby hours: children under 14 come outside school hours.")] if batch.is_hobby else []
    return form_page(
        form, ["from_on", "children", "schooling"], title=_("Enrol children"), verb=_("Enrol the chosen children"),
        back=url_for("vocational.show_batch", batch_id=batch.id), trail=batch.name, facts=batch.name, notes=notes,
        hints={"schooling": _("Only where the page asks for it; it is kept with her place.")},
    )  # fmt: skip


@bp.get("/batch-places/<uuid:batch_place_id>/leave")
@reads(May.BATCH_ARRANGE)
def show_leave(batch_place_id: UUID) -> ResponseReturnValue:
    """Ask when and why a child leaves a batch."""
    line = found(progress.place_line(batch_place_id))
    return _leave_page(LeaveForm(formdata=None, last_day=min(clock.today(), line.batch.to_on)), line)


@bp.post("/batch-places/<uuid:batch_place_id>/leave")
@writes(May.BATCH_ARRANGE)
def leave(batch_place_id: UUID) -> ResponseReturnValue:
    """Write that a child leaves a batch."""
    line, form = found(progress.place_line(batch_place_id)), LeaveForm()

    def deed() -> None:
        told = {"last_day": form.last_day.data, "why": form.why.data or ""}
        verbs.leave(line.place, line.batch, line.code, **told, by=viewer())

    to = url_for("vocational.show_batch", batch_id=line.batch.id)
    return posted(form, lambda: _leave_page(form, line), deed, to=to)


def _leave_page(form: LeaveForm, line: progress.PlaceLine) -> str:
    return form_page(
        form, ["last_day", "why"], title=_("She leaves the batch"), verb=_("Save that she leaves"),
        back=url_for("vocational.show_batch", batch_id=line.batch.id), trail=line.batch.name, facts=line.code,
    )  # fmt: skip
