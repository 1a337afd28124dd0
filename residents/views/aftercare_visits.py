"""Follow-ups of a child who left: writing a visit, moving and dropping a day, opening what was found, striking out."""

from typing import Any
from uuid import UUID

from flask import g, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.sealed import opened
from residents import aftercare_words, words
from residents.actions import aftercare as verbs
from residents.actions import aftercare_visits as visits
from residents.choices.aftercare import HOWS, KINDS, POINTS
from residents.events import Event
from residents.forms.aftercare import DropForm, MoveForm, VisitForm
from residents.forms.family import StrikeForm
from residents.permissions import May
from residents.queries import aftercare as queries
from residents.views.aftercare import care_here, do, form_page, frame
from residents.views.blueprint import bp


def _visit_form(*, fill: bool) -> VisitForm:
    people = queries.who_may_follow(g.home.id, now=clock.now())
    mine = str(viewer().user_id)
    usual = mine if mine in {str(id_) for id_, _name in people} else ""
    form = (
        VisitForm.opened(happened_on=clock.today(), went_id=usual, reached="yes", risk="")
        if fill
        else VisitForm()
    )
    form.went_id.choices = [("", _("Somebody else")), *((str(id_), name) for id_, name in people)]
    return form


def _asked(follow_up_id: UUID) -> dict[str, Any]:
    """Answer the words around the form of a visit: which follow-up it is, and where the safe words stand."""
    rows = queries.due_rows(follow_up_id)
    due = rows.due
    day = aftercare_words.day_said(due.due_on)
    return {
        "title": _("Write a follow-up"), "verb": _("Save the follow-up"),
        "lead": _("%(kind)s, due %(day)s", kind=words.of(KINDS, due.kind), day=day), "is_visit": True,
        "reach_url": url_for(".show_aftercare_reach", code=rows.file.code),
    }  # fmt: skip


@bp.get("/children/<code>/aftercare/<uuid:follow_up_id>/write")
@reads(May.AFTERCARE_WRITE)
def show_write_follow_up(code: str, follow_up_id: UUID) -> ResponseReturnValue:
    """Ask what a visit, call or letter found, over the points of Form 7 part D."""
    told, _care = care_here()
    return form_page(told, _visit_form(fill=True), **_asked(follow_up_id))


@bp.post("/children/<code>/aftercare/<uuid:follow_up_id>/write")
@writes(May.AFTERCARE_WRITE)
def write_follow_up(code: str, follow_up_id: UUID) -> ResponseReturnValue:
    """Write a visit, call or letter; one that reached nobody counts as a try."""
    form, rows = _visit_form(fill=False), queries.due_rows(follow_up_id)
    return do(
        code, form,
        lambda _told, _care: visits.write_visit(rows.file, rows.care, rows.due, form.told(), by=viewer()),
        **_asked(follow_up_id),
    )  # fmt: skip


@bp.get("/children/<code>/aftercare/<uuid:follow_up_id>/move")
@reads(May.AFTERCARE_WRITE)
def show_move_follow_up(code: str, follow_up_id: UUID) -> ResponseReturnValue:
    """Ask for another day."""
    told, _care = care_here()
    form = MoveForm(due_on=queries.due_rows(follow_up_id).due.due_on)
    return form_page(told, form, title=_("Move a follow-up"), verb=_("Save the new day"))


@bp.post("/children/<code>/aftercare/<uuid:follow_up_id>/move")
@writes(May.AFTERCARE_WRITE)
def move_follow_up(code: str, follow_up_id: UUID) -> ResponseReturnValue:
    """Move a follow-up to another day, with the reason."""
    form, rows = MoveForm(), queries.due_rows(follow_up_id)
    return do(
        code, form,
        lambda _told, _care: verbs.move(
            rows.file, rows.care, rows.due, due_on=form.due_on.data, reason=form.reason.data or "", by=viewer()
        ),
        title=_("Move a follow-up"), verb=_("Save the new day"),
    )  # fmt: skip


@bp.get("/children/<code>/aftercare/<uuid:follow_up_id>/drop")
@reads(May.AFTERCARE_WRITE)
def show_drop_follow_up(code: str, follow_up_id: UUID) -> ResponseReturnValue:
    """Ask why a follow-up is dropped."""
    told, _care = care_here()
    return form_page(told, DropForm(), title=_("Drop a follow-up"), verb=_("Drop the follow-up"))


@bp.post("/children/<code>/aftercare/<uuid:follow_up_id>/drop")
@writes(May.AFTERCARE_WRITE)
def drop_follow_up(code: str, follow_up_id: UUID) -> ResponseReturnValue:
    """Drop a follow-up, with the reason."""
    form, rows = DropForm(), queries.due_rows(follow_up_id)
    return do(
        code, form,
        lambda _told, _care: verbs.drop(
            rows.file, rows.care, rows.due, why=form.why.data, words=form.words.data or "", by=viewer()
        ),
        title=_("Drop a follow-up"), verb=_("Drop the follow-up"),
    )  # fmt: skip


@bp.get("/children/<code>/aftercare/visits/<uuid:follow_up_visit_id>")
@reads(May.AFTERCARE_SEE)
def open_follow_up_visit(code: str, follow_up_visit_id: UUID) -> ResponseReturnValue:
    """What a visit found: opened, and recorded each time."""
    told, _care = care_here()
    visit = queries.visit_row(follow_up_visit_id)
    audit.read(
        Event.FOLLOW_UP_READ, by=viewer(), home=g.home.id, subject=("case_file", told.file.id, code),
        details={"code": code, "follow_up_visit_id": str(visit.id)},
    )  # fmt: skip
    found = visits.found_of(visit)
    lines = [{"label": _("Whom they met"), "value": opened(visit.met)}] if visit.met is not None else []
    lines += [{"label": POINTS[point], "value": found[point]} for point in POINTS if point in found]
    if visit.held:
        lines.append({"label": _("Originals seen with her"), "value": aftercare_words.held_said(visit.held)})
    return frame(
        "residents/aftercare_visit.html", told, visit=visit, lines=lines, how=words.of(HOWS, visit.how),
        risk=aftercare_words.risk_said(visit.risk),
    )  # fmt: skip


@bp.get("/children/<code>/aftercare/visits/<uuid:follow_up_visit_id>/strike")
@reads(May.AFTERCARE_WRITE)
def show_strike_follow_up_visit(code: str, follow_up_visit_id: UUID) -> ResponseReturnValue:
    """Ask why a visit is struck out."""
    told, _care = care_here()
    return form_page(told, StrikeForm(), title=_("Strike out a visit"), verb=_("Strike it out"))


@bp.post("/children/<code>/aftercare/visits/<uuid:follow_up_visit_id>/strike")
@writes(May.AFTERCARE_WRITE)
def strike_follow_up_visit(code: str, follow_up_visit_id: UUID) -> ResponseReturnValue:
    """Strike out a visit that was written wrongly; its follow-up is due again."""
    form, visit = StrikeForm(), queries.visit_row(follow_up_visit_id)
    rows = queries.due_rows(visit.follow_up_id)
    return do(
        code, form,
        lambda _told, _care: visits.strike_visit(
            rows.file, rows.care, rows.due, visit, reason=form.reason.data or "", by=viewer()
        ),
        title=_("Strike out a visit"), verb=_("Strike it out"),
    )  # fmt: skip
