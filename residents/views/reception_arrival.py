"""At the door: one child by six lines, or several of one rescue, received by several people at once."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents import reach, words
from residents.actions import Identity
from residents.actions import reception as verbs
from residents.forms.reception import ReceiveForm, RescueEndForm, RescueForm
from residents.forms.stay import now_here
from residents.models import CaseFile, Rescue
from residents.permissions import May
from residents.queries import reception as asked
from residents.queries.matches import Match, Sought
from residents.queries.reception_twins import Twin, twins
from residents.views.blueprint import bp
from residents.views.matches import matches_here
from residents.views.reception import facts_of, name_of
from residents.views.reception_said import moment

USUAL_SEX = {"girls": "girl", "boys": "boy"}


def _receive_form(rescue: Rescue | None) -> ReceiveForm:
    usual: dict[str, Any] = {**now_here(), "sex": USUAL_SEX.get(g.home.for_whom)}
    if rescue is not None:
        came = clock.local(rescue.started_at)
        usual |= {"day": came.date(), "time": came.time().replace(second=0, microsecond=0)}
        usual |= {"brought_by": rescue.brought_by, "brought_by_text": rescue.brought_by_text}
    return ReceiveForm.opened(**usual)


def _receive_page(
    form: ReceiveForm, rescue: Rescue | None, found: list[Twin] | None = None, *, matches: tuple[Match, ...] = (),
    status: int = 200,
) -> Any:  # fmt: skip
    alike = [
        {
            "code": twin.code, "name": words.name_said(twin.name, None, twin.name_kind, twin.code),
            "age": "–" if twin.age is None else str(twin.age), "by": twin.received_by or "–",
            "at": moment(twin.written_at),
        }
        for twin in found or []
    ]  # fmt: skip
    shown = render_template(
        "residents/receive.html", form=form, rescue=rescue, alike=alike, home_code=g.home.code, matches=matches,
        shell_home_id=g.home.id,
    )  # fmt: skip
    return shown, status


@bp.get("/homes/<home_code>/receive")
@reads(May.ARRIVAL_WRITE)
def show_receive(home_code: str) -> ResponseReturnValue:
    """Six lines let her in."""
    return _receive_page(_receive_form(None), None)


@bp.post("/homes/<home_code>/receive")
@writes(May.ARRIVAL_WRITE)
def receive_child(home_code: str) -> ResponseReturnValue:
    """Let a child in: file, number and stay are there at once."""
    return _receive(None)


def _receive(rescue_id: UUID | None) -> ResponseReturnValue:
    form = ReceiveForm()
    rescue = asked.rescue(rescue_id) if rescue_id is not None else None
    if not form.validate_on_submit():
        return _receive_page(form, rescue, status=422)
    try:
        arrival = form.arrival(home_kind=g.home.kind, rescue_id=rescue_id)
        identity = form.identity()
        verbs.lock_arrivals(g.home.id)
        if not form.is_another.data:
            found = _twins(form, arrival.started_at, rescue_id)
            matches = () if found else _matches(identity)
            if found or matches:
                return _receive_page(form, rescue, found, matches=matches, status=422)
        if rescue is not None and rescue.ended_at is not None:
            raise Refused(_("This rescue is closed. Receive the child alone, or begin another rescue."))
        made = verbs.receive(g.home.id, identity, arrival, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _receive_page(form, rescue, status=422)
    flash(_("%(code)s is in.", code=made.code))
    return redirect(_after(made, rescue_id), code=303)


def _twins(form: ReceiveForm, at: Any, rescue_id: UUID | None) -> list[Twin]:
    who = form.identity()
    return twins(
        g.home.id, name=who.name, sex=who.sex, age=who.age_years_stated, marks=who.marks, at=at, rescue_id=rescue_id,
        named=reach.sees(May.NAME_SEE),
    )  # fmt: skip


def _matches(who: Identity) -> tuple[Match, ...]:
    """Answer files of children who were here before, or are, and may be this child’s; none for one without a name."""
    if not who.name:
        return ()
    return matches_here(Sought(sex=who.sex, age=who.age_on(clock.today()), name=who.name))


def _after(made: CaseFile, rescue_id: UUID | None) -> str:
    """Answer where one goes on: the rescue that is still coming in, else this child's reception."""
    if rescue_id is not None:
        return url_for(".show_rescue", rescue_id=rescue_id)
    if g.home.kind == "open_shelter":
        return url_for(".show_child", code=made.code)
    return url_for(".show_reception", code=made.code)


@bp.get("/homes/<home_code>/rescues/new")
@reads(May.ARRIVAL_WRITE)
def show_new_rescue(home_code: str) -> ResponseReturnValue:
    """Ask who brings several children."""
    return render_template("residents/rescue_new.html", form=RescueForm(**now_here()), home_code=home_code)


@bp.post("/homes/<home_code>/rescues/new")
@writes(May.ARRIVAL_WRITE)
def start_rescue(home_code: str) -> ResponseReturnValue:
    """Begin a rescue."""
    form = RescueForm()
    if not form.validate_on_submit():
        return render_template("residents/rescue_new.html", form=form, home_code=home_code), 422
    try:
        rescue = verbs.start_rescue(g.home.id, form.coming(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return render_template("residents/rescue_new.html", form=form, home_code=home_code), 422
    return redirect(url_for(".show_rescue", rescue_id=rescue.id), code=303)


def _rescue_page(rescue_id: UUID, form: RescueEndForm, *, status: int = 200) -> Any:
    rescue = asked.rescue(rescue_id)
    named, see = reach.sees(May.NAME_SEE), reach.sees(May.RECEPTION_SEE)
    rows = asked.of_rescue(rescue_id, named=named, see=see, today=clock.today())
    children = [
        {
            "name": name_of(row), "code": row.code, "is_named": row.name is not None, "sees": row.sees,
            "about": facts_of(row), "by": row.received_by or "–", "at": moment(row.started_at),
        }
        for row in rows
    ]  # fmt: skip
    shown = render_template(
        "residents/show_rescue.html", rescue=rescue, children=children, form=form, home_code=g.home.code,
        brought=words.brought_by_said(rescue.brought_by, rescue.brought_by_text), at=moment(rescue.started_at),
        came=len(rows), left=_left(rescue.said_to_come, len(rows)), may_end=may(May.ARRIVAL_WRITE),
    )  # fmt: skip
    return shown, status


def _left(said: int | None, came: int) -> tuple[str, str]:
    """Answer the mark and the words for how many are in against how many were said to come."""
    if said is None:
        return "due", _("%(came)s are in; nobody said how many come", came=came)
    if came < said:
        return "soon", _("%(came)s of %(said)s are in", came=came, said=said)
    if came > said:
        return "over", _("%(came)s are in, %(said)s were said to come", came=came, said=said)
    return "met", _("all %(said)s are in", said=said)


@bp.get("/rescues/<uuid:rescue_id>")
@reads(May.ARRIVAL_WRITE)
def show_rescue(rescue_id: UUID) -> ResponseReturnValue:
    """Who is in, counted against how many were said to come."""
    return _rescue_page(rescue_id, RescueEndForm())


@bp.get("/rescues/<uuid:rescue_id>/receive")
@reads(May.ARRIVAL_WRITE)
def show_receive_of_rescue(rescue_id: UUID) -> ResponseReturnValue:
    """Six lines let the next child of this rescue in."""
    rescue = asked.rescue(rescue_id)
    return _receive_page(_receive_form(rescue), rescue)


@bp.post("/rescues/<uuid:rescue_id>/receive")
@writes(May.ARRIVAL_WRITE)
def receive_of_rescue(rescue_id: UUID) -> ResponseReturnValue:
    """Let the next child of this rescue in."""
    return _receive(rescue_id)


@bp.post("/rescues/<uuid:rescue_id>/end")
@writes(May.ARRIVAL_WRITE)
def end_rescue(rescue_id: UUID) -> ResponseReturnValue:
    """Close a rescue: everybody is in."""
    form = RescueEndForm()
    if not form.validate_on_submit():
        return _rescue_page(rescue_id, form, status=422)
    try:
        verbs.lock_arrivals(g.home.id)
        came = len(asked.of_rescue(rescue_id, named=True, see=True, today=clock.today()))
        verbs.end_rescue(asked.rescue(rescue_id), came=came, words=form.words.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _rescue_page(rescue_id, form, status=422)
    return redirect(url_for(".list_reception", home_code=g.home.code), code=303)
