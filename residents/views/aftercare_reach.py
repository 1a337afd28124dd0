"""Where a child lives after she left and how she is reached: words first, then number and address, each recorded."""

from typing import Any

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import Role
from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import opened
from residents import family_words, words
from residents.actions import aftercare_visits as verbs
from residents.choices.aftercare import REACHED_BY_HEAD
from residents.events import Event
from residents.forms.aftercare import ReachForm
from residents.forms.leaving import GroundForm
from residents.models import Aftercare
from residents.permissions import May
from residents.queries import aftercare as queries
from residents.queries.aftercare import Care, ReachRow
from residents.rules import aftercare as rules
from residents.rules.leaving import ensure_ground
from residents.views.aftercare import care_here, form_page, frame
from residents.views.blueprint import bp


def _is_head(care: Aftercare) -> bool:
    """Answer whether the reader reaches her only as superintendent, and does not follow her up herself."""
    if care.worker_id == viewer().user_id:
        return False
    return any(post.role == Role.SUPERINTENDENT and post.home_id == g.home.id for post in viewer().posts)


@bp.get("/children/<code>/aftercare/reach")
@reads(May.ADDRESS_OPEN)
def show_aftercare_reach(code: str) -> ResponseReturnValue:
    """What may be said and to whom, before any number; the superintendent is asked why she opens it."""
    told, care = care_here()
    return _ask(told, care, GroundForm())


def _ask(told: Care, care: Aftercare, form: GroundForm, status: int = 200) -> Any:
    needs_ground = _is_head(care)
    ways = [] if needs_ground else ways_of(queries.reach_row(care), with_numbers=False)
    if ways:
        _note(Event.CONTACT_OPENED, told)
    return frame(
        "residents/aftercare_reach.html", told, status=status, form=form, needs_ground=needs_ground, ways=ways,
        has_address=told.has_address,
    )  # fmt: skip


def _note(event: Event, told: Care) -> None:
    audit.read(
        event, by=viewer(), home=g.home.id, subject=("case_file", told.file.id, told.file.code),
        details={"code": told.file.code},
    )  # fmt: skip


def ways_of(row: ReachRow, *, with_numbers: bool) -> list[dict[str, str]]:
    """Answer the ways to reach her: who, what may be said, and perhaps the number."""
    own = [(_("She herself, or where she lives"), row.care.safe_words, row.care.phone)]
    if row.care.phone is None and row.plan is not None:
        own = [(_("Number of the leaving plan"), None, row.plan.phone)]
    kin = [
        (
            _("%(name)s, %(relation)s", name=one.name, relation=relation) if one.name else relation,
            one.member.safe_words, one.member.phone,
        )
        for one in row.contacts
        for relation in (family_words.relation_said(one.relation, one.relation_text),)
    ]  # fmt: skip
    return [
        {"who": who, "words": opened(said), "number": opened(number) if with_numbers else ""}
        for who, said, number in (*own, *kin)
        if number is not None
    ]


@bp.post("/children/<code>/aftercare/reach")
@writes(May.ADDRESS_OPEN)
def open_aftercare_reach(code: str) -> ResponseReturnValue:
    """Open number and address, recorded before they are shown; the superintendent says why, for thirty days."""
    told, care = care_here()
    form = GroundForm()
    try:
        if _is_head(care):
            rules.ensure_reach_of_head(care.left_on, today=clock.today(), days=REACHED_BY_HEAD)
            ensure_ground(form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _ask(told, care, form, 422)
    row = queries.reach_row(care)
    audit.record(
        Event.ADDRESS_OPENED, by=viewer(), home=g.home.id, subject=("case_file", told.file.id, code),
        details={"code": code},
    )  # fmt: skip
    address = row.care.address or (row.plan.address if row.plan else None)
    child = row.child
    return frame(
        "residents/aftercare_reached.html", told, ways=ways_of(row, with_numbers=True), address=opened(address),
        called=words.name_said(child.name, child.name_local, child.name_kind, code),
        may_write=may(May.ADDRESS_WRITE) and care.ended_on is None,
    )  # fmt: skip


@bp.get("/children/<code>/aftercare/address")
@reads(May.ADDRESS_WRITE)
def show_aftercare_address(code: str) -> ResponseReturnValue:
    """Ask where she lives now; what is written is opened to be changed, and that is recorded."""
    told, care = care_here()
    written = {name: opened(getattr(care, name)) for name in ("address", "phone", "safe_words")}
    if any(written.values()):
        _note(Event.ADDRESS_OPENED, told)
    return form_page(told, ReachForm.opened(**written), **_page())


def _page() -> dict[str, Any]:
    return {
        "title": _("Where she lives now"), "verb": _("Save and seal it"),
        "lead": _("Every line is sealed. Each opening is recorded."),
    }  # fmt: skip


@bp.post("/children/<code>/aftercare/address")
@writes(May.ADDRESS_WRITE)
def write_aftercare_address(code: str) -> ResponseReturnValue:
    """Write where she lives now, sealed."""
    (told, care), form = care_here(), ReachForm()
    try:
        if form.validate_on_submit():
            verbs.write_reach(told.file, care, form.told(), reason=form.reason.data or "", by=viewer())
            flash(_("Saved. It is sealed."))
            return redirect(url_for(".show_aftercare", code=code), code=303)
    except Refused as refused:
        form.refuse(refused)
    return form_page(told, form, status=422, **_page())
