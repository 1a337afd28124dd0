"""Where a child is when she is not here: leave, hospital, return; and the page that tells of all movement."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current, ngettext
from foundation.refusals import Refused
from homes import queries as halls
from residents import words
from residents.actions import movement as verbs
from residents.choices import going
from residents.events import Event
from residents.forms.arrival import committees_to_choose
from residents.forms.movement import AwayForm, ReturnForm, WhyForm
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import file, movement
from residents.queries.family import contacts
from residents.queries.productions import staff_to_choose
from residents.views.blueprint import bp
from residents.views.pages import file_page


@bp.get("/children/<code>/movement")
@reads(May.MOVEMENT_SEE)
def show_movement(code: str) -> ResponseReturnValue:
    """Leaves, searches and transfers of a child, the open ones first."""
    return file_page(
        "residents/movement.html", "movement",
        away=[_away(line) for line in movement.away_of(g.case_file_id)],
        searches=movement.searches_of(g.case_file_id),
        transfers=[
            (moved, home or moved.to_words, words.order_said(moved.order_no, moved.order_date), _travels(moved.travels))
            for moved, home in movement.transfers_of(g.case_file_id)
        ],
        doors=movement.handed_to_us(g.case_file_id) if may(May.MOVEMENT_WRITE) else [],
    )  # fmt: skip


def _travels(codes: tuple[str, ...]) -> str:
    return ", ".join(words.of(going.TRAVELS, code) for code in codes)


def _away(line: movement.AwayLine) -> dict[str, Any]:
    """Answer a leave as the page shows it: what it is, with whom, and its clock."""
    away = line.away
    is_open = away.returned_at is None and away.struck_at is None
    mark, said = _clock_of(away, is_open=is_open)
    what = words.of(going.AWAY_KINDS, away.kind)
    why = words.of(going.OCCASIONS, away.occasion)
    return {
        "away": away, "is_open": is_open, "deed": f"{what}, {why}" if why else what, "mark": mark, "clock": said,
        "order": words.order_said(away.order_no, away.order_date), "writer": line.writer,
        "return_writer": line.return_writer, "is_sealed": away.place is not None or away.phone is not None,
    }  # fmt: skip


def _clock_of(away: Any, *, is_open: bool) -> tuple[str, str]:
    if away.struck_at is not None:
        return "waived", _("struck out")
    if not is_open:
        return "met", _("back %(when)s", when=_short(away.returned_at))
    if away.due_at is None:
        return "due", _("no date of return")
    over = clock.now() - away.due_at
    if over.total_seconds() <= 0:
        return "due", _("due back %(when)s", when=_short(away.due_at))
    if over.days:
        return "over", ngettext("%(num)s day over", "%(num)s days over", over.days)
    return "over", _("due back %(when)s, not here", when=_short(away.due_at))


def _short(at: datetime) -> str:
    return formatting.format_moment_short(at, current(), clock.zone_here())


def _listed(form: AwayForm) -> AwayForm:
    staff = staff_to_choose(g.home.id, on=clock.today())
    form.escort_staff_id.choices = [("", _("Nobody of the staff")), *((str(i), name) for i, name in staff)]
    people = [(str(p.member_id), f"{p.called}, {p.relation_said}") for p in contacts(g.case_file_id)]
    form.contact_id.choices = [("", _("Nobody of her family")), *people]
    form.order_by.choices = committees_to_choose(halls.committees())
    return form


@bp.get("/children/<code>/movement/away")
@reads(May.MOVEMENT_WRITE)
def show_away(code: str) -> ResponseReturnValue:
    """Ask for a leave or days in hospital."""
    return file_page("residents/movement_away.html", "movement", form=_listed(AwayForm.opened(**now_here())))


@bp.post("/children/<code>/movement/away")
@writes(May.MOVEMENT_WRITE)
def go_away(code: str) -> ResponseReturnValue:
    """Write a leave or days in hospital."""
    form = _listed(AwayForm())
    if not form.validate_on_submit():
        return file_page("residents/movement_away.html", "movement", status=422, form=form)
    try:
        rows = file.rows(g.case_file_id)
        verbs.go_away(rows.file, rows.stay, form.going(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/movement_away.html", "movement", status=422, form=form)
    flash(_("Saved. Every room knows now that she is away."))
    return back(code)


def back(code: str) -> ResponseReturnValue:
    """Answer the way back: the page of her movement, or her file for who may not see that."""
    endpoint = ".show_movement" if may(May.MOVEMENT_SEE) else ".show_child"
    return redirect(url_for(endpoint, code=code), code=303)


@bp.get("/children/<code>/movement/away/<uuid:away_id>/back")
@reads(May.MOVEMENT_WRITE)
def show_return(code: str, away_id: UUID) -> ResponseReturnValue:
    """Ask when and with whom she came back."""
    return file_page("residents/movement_return.html", "movement", form=ReturnForm(**now_here()))


@bp.post("/children/<code>/movement/away/<uuid:away_id>/back")
@writes(May.MOVEMENT_WRITE)
def come_back(code: str, away_id: UUID) -> ResponseReturnValue:
    """Write her return."""
    form = ReturnForm()
    if not form.validate_on_submit():
        return file_page("residents/movement_return.html", "movement", status=422, form=form)
    try:
        verbs.come_back(
            file.rows(g.case_file_id).file, away_id, at=form.happened_at(), with_name=form.with_name.data or "",
            note=form.note.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/movement_return.html", "movement", status=422, form=form)
    flash(_("Saved. She is here again."))
    return back(code)


@bp.get("/children/<code>/movement/away/<uuid:away_id>/strike")
@reads(May.MOVEMENT_WRITE)
def show_strike_away(code: str, away_id: UUID) -> ResponseReturnValue:
    """Ask why the line is struck out."""
    return file_page("residents/movement_strike.html", "movement", form=WhyForm())


@bp.post("/children/<code>/movement/away/<uuid:away_id>/strike")
@writes(May.MOVEMENT_WRITE)
def strike_away(code: str, away_id: UUID) -> ResponseReturnValue:
    """Strike a line out that was written by mistake."""
    form = WhyForm()
    if not form.validate_on_submit():
        return file_page("residents/movement_strike.html", "movement", status=422, form=form)
    try:
        verbs.strike_away(file.rows(g.case_file_id).file, away_id, why=form.why.data, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/movement_strike.html", "movement", status=422, form=form)
    return back(code)


@bp.get("/children/<code>/movement/away/<uuid:away_id>/place")
@reads(May.MOVEMENT_WRITE)
def open_away(code: str, away_id: UUID) -> ResponseReturnValue:
    """Open where she stays and the telephone there; the opening is recorded before they are shown."""
    subject = ("case_file", g.case_file_id, code)
    audit.read(Event.AWAY_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"code": code})
    away = next(line.away for line in movement.away_of(g.case_file_id) if line.away.id == away_id)
    opened = {
        "place": away.place.open() if away.place else "", "phone": away.phone.open() if away.phone else "",
    }  # fmt: skip
    return file_page("residents/movement_place.html", "movement", opened=opened)
