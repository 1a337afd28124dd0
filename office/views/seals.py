"""Breaking a seal in an emergency: asking for it, reading with it, closing it; each page read is recorded as such."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from accounts import entrance
from accounts import queries as people
from accounts.roles import Role
from accounts.throttle import Wait
from foundation import audit, clock
from foundation.access import begin, reads, viewer, writes
from foundation.break_glass import Compartment, actions, queries, rules
from foundation.break_glass import Event as SealEvent
from foundation.break_glass.actions import Told, Whose
from foundation.break_glass.compartments import open_to
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Post
from office import reach
from office.forms import BreakSealForm, BreakSealWithCodeForm
from office.permissions import May
from office.queries import seals
from office.seals_said import line_said
from office.views.blueprint import bp


@bp.record_once
def _watch(state: BlueprintSetupState) -> None:
    """Ask the gate to tell us of each page that it opens."""
    state.app.extensions.setdefault("after_gate", []).append(note_broken)


def note_broken() -> None:
    """Record each page that is read with a broken seal; the answer waits for it, like every reading."""
    seal = viewer().broken_seal
    if not g.get("broken") or seal is None:
        return
    code = (request.view_args or {}).get("code") or seals.code_of_file(seal.case_file_id)
    details = {"number": seal.serial, "path": request.path, "code": code}
    subject = ("case_file", seal.case_file_id, code)
    audit.read(SealEvent.PAGE_READ, by=viewer(), home=g.home.id, subject=subject, details=details)


def _whose() -> Whose:
    found = seals.whose(case_file_id=g.case_file_id)
    if found is None:
        abort(404)
    return found


def _allowed() -> tuple[Compartment, ...]:
    return open_to(reach.house().compartments, viewer(), g.home.id)


def _never() -> bool:
    return Role.ADMINISTRATOR in viewer().roles


def _form() -> BreakSealForm:
    known = people.candidate_by_id(viewer().user_id, at=clock.now())
    form = BreakSealWithCodeForm() if known is not None and known.has_second_factor else BreakSealForm()
    form.compartments.choices = [(each.code, f"{each.label}: {each.hint}") for each in _allowed()]
    return form


def _page(form: BreakSealForm, code: str, *, status: int = 200) -> ResponseReturnValue:
    hindered = ""
    try:
        actions.ensure_unhindered(_whose(), never=_never(), by=viewer())
    except Refused as refused:
        hindered = str(refused)
    return render_template("office/break_seal.html", form=form, code=code, hindered=hindered), status


@bp.get("/children/<code>/broken-seal")
@reads(May.SEAL_BREAK)
def show_break_seal(code: str) -> ResponseReturnValue:
    """Ask what is needed, why it cannot wait, and for the password."""
    return _page(_form(), code)


@bp.post("/children/<code>/broken-seal")
@writes(May.SEAL_BREAK, begins_late=True)
def break_seal(code: str) -> ResponseReturnValue:
    """Break the seal for an hour; the password and the code are looked at before anything is opened."""
    form = _form()
    is_whole = form.validate_on_submit()
    told = Told(
        form.ground.data or "",
        form.reference.data or "",
        form.reason.data or "",
        form.compartments.data or [],
    )
    facts: dict[str, Any] = {
        "allowed": [each.code for each in _allowed()], "never": _never(), "by": viewer()
    }  # fmt: skip
    try:
        actions.ensure_may_break(_whose(), told, **facts)
        if not is_whole:
            return _page(form, code, status=422)
        address = request.remote_addr or ""
        entrance.confirm_password(viewer().user_id, form.old_password.data or "", address=address)
        if isinstance(form, BreakSealWithCodeForm):
            entrance.confirm_code(viewer(), form.code.data or "", address=address)
        begin()
        post = _post(told)
        is_wide = post.home_id is None
        actions.break_seal(_whose(), told, role=post.role, is_of_organisation=is_wide, **facts)
    except Refused as refused:
        form.refuse(refused)
        return _page(form, code, status=429 if isinstance(refused, Wait) else 422)
    flash(_("The seal is broken for an hour. The superintendent and the privacy officer are told."))
    return redirect(url_for(".show_own_seals"), code=303)


def _post(told: Told) -> Post:
    """Answer the post under which the seal is broken: one whose role the chosen compartments open to."""
    roles = {role for each in _allowed() if each.code in told.compartments for role in each.roles}
    held = (post for post in viewer().posts if post.home_id in (None, g.home.id) and post.role in roles)
    return next(held)


@bp.get("/me/broken-seal")
@reads(May.SEAL_OWN)
def show_own_seals() -> ResponseReturnValue:
    """What one has open, how long still, and what became of one's earlier openings."""
    seal, now = viewer().broken_seal, clock.now()
    lines = [
        line_said(line, now=now, may_review=False)
        for line in seals.own_seals(viewer().user_id)
        if seal is None or line.row.id != seal.id
    ]
    if seal is None:
        return render_template("office/own_seals.html", seal=None, lines=lines)
    code = seals.code_of_file(seal.case_file_id)
    links = [
        (str(each.label), str(each.hint), url_for(each.first, code=code))
        for each in open_to(reach.house().compartments, viewer(), seal.home_id)
        if each.code in seal.compartments
    ]
    left = rules.minutes_left(seal.until_at, now=now)
    return render_template("office/own_seals.html", seal=seal, code=code, links=links, left=left, lines=lines)


@bp.post("/me/broken-seal/close")
@writes(May.SEAL_OWN)
def close_own_seal() -> ResponseReturnValue:
    """Close what one has open before its hour is over; over already, it says so."""
    open_now = queries.open_of(viewer().user_id, now=clock.now())
    for row in open_now:
        actions.close_seal(row, seals.code_of_file(row.case_file_id), by=viewer())
    flash(_("The seal is closed.") if open_now else _("Its hour was over already. Nothing is open."))
    return redirect(url_for(".show_own_seals"), code=303)
