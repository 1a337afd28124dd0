"""Visits at the gate: the code on the home's screen, the visitor's own pages, the list of the home."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, directory, entrance, passwords, qr, queries, rules, throttle, visit_book
from accounts.events import Event
from accounts.forms_phones import KnownVisitorForm, NewVisitorForm, StartVisitForm, VisitCodeForm
from accounts.gatehouse import visit
from accounts.models import User, VisitPass
from accounts.permissions import May
from accounts.throttle import Wait
from accounts.views.blueprint import bp
from foundation import audit, clock
from foundation.access import begin, public, reads, viewer, writes
from foundation.db import begin_write, db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes

CLAIM = "visit"
GATE = "a visitor at the gate belongs to no home yet: her code says which it is"
ON_THE_MACHINE = ("127.0.0.1", "localhost", "[::1]")


@bp.get("/homes/<home_code>/visits")
@reads(May.VISITS_SEE)
def list_visits(home_code: str) -> ResponseReturnValue:
    """Show the visits of this home: who came, by which order, who let her in, until when."""
    lines = visit_book.visits_of(g.home.id)
    audit.read(Event.VISITS_SEEN, by=viewer(), home=g.home.id, details={"lines": len(lines)})
    return render_template("accounts/visits.html", lines=lines, home_code=home_code, now=clock.now())


def _start_form() -> StartVisitForm:
    form = StartVisitForm()
    form.committee_id.choices = [("", ""), *((str(key), name) for key, name in directory.committees())]
    return form


@bp.get("/homes/<home_code>/visits/start")
@reads(May.VISITS_START)
def show_start_visit(home_code: str) -> ResponseReturnValue:
    """Ask which committee sends the visitor, if one does."""
    return render_template("accounts/start_visit.html", form=_start_form(), home_code=home_code)


@bp.post("/homes/<home_code>/visits/start")
@writes(May.VISITS_START)
def start_visit(home_code: str) -> ResponseReturnValue:
    """Start a visit and show its code, this once."""
    form = _start_form()
    if not form.validate_on_submit():
        return render_template("accounts/start_visit.html", form=form, home_code=home_code), 422
    committee_id = UUID(form.committee_id.data) if form.committee_id.data else None
    row, code = actions.start_visit(home_id=g.home.id, committee_id=committee_id, by=viewer())
    place = url_for(".show_visit_code", _external=True)
    is_seen = request.host.rsplit(":", 1)[0] not in ON_THE_MACHINE
    square = qr.square_of(url_for(".show_visit_code", code=code, _external=True)) if is_seen else None
    return render_template(
        "accounts/visit_code_shown.html", code=code, square=square, place=place, until=row.code_until,
        home_code=home_code,
    )  # fmt: skip


@bp.post("/visits/<uuid:visit_pass_id>/end")
@writes(May.VISITS_END)
def end_visit(visit_pass_id: UUID) -> ResponseReturnValue:
    """End a visit before its time, or take back a pass that nobody used."""
    row = one_or_404(db.select(VisitPass).where(VisitPass.id == visit_pass_id))
    is_hers = row.user_id == viewer().user_id
    back = "/" if is_hers else url_for(".list_visits", home_code=g.home.code)
    try:
        actions.end_visit(row, by=viewer())
    except Refused as refused:
        flash(str(refused), "warning")
        return redirect(url_for(".show_own_visits") if is_hers else back, code=303)
    flash(_("The visit is over."))
    return redirect(back, code=303)


@bp.get("/my-visits")
@reads(May.VISITS_OWN)
def show_own_visits() -> ResponseReturnValue:
    """Show an inspector her own visits by pass, and let her end the one that is open."""
    lines = visit_book.visits_by(viewer().user_id)
    return render_template("accounts/own_visits.html", lines=lines, now=clock.now())


@bp.get("/visit")
@public
def show_visit_code() -> ResponseReturnValue:
    """Show the visitor the box for the code of the home's screen, filled when she read the square."""
    form = VisitCodeForm()
    form.code.data = request.args.get("code", "")[:40]
    return render_template("accounts/visit_code.html", form=form)


@bp.post("/visit")
@public(writes=True)
def take_visit_code() -> ResponseReturnValue:
    """Look at the code: each try of an address is counted first."""
    form = VisitCodeForm()
    if not form.validate_on_submit():
        return render_template("accounts/visit_code.html", form=form), 422
    keys = (throttle.key("visit", request.remote_addr or ""),)
    try:
        _count(keys)
        begin()
        with across_homes(GATE):
            token = actions.take_code(form.code.data or "")
        throttle.forgive(keys, wholly=())
    except Refused as refused:
        form.refuse(refused)
        return render_template("accounts/visit_code.html", form=form), 429 if isinstance(
            refused, Wait
        ) else 422
    session[CLAIM] = token
    return redirect(url_for(".show_visitor"), code=303)


def _count(keys: tuple[throttle.Key, ...]) -> None:
    begin_write()
    try:
        throttle.count(keys)
    except Wait:
        db.session.rollback()
        raise
    db.session.commit()


def _pass_here() -> VisitPass | None:
    token = session.get(CLAIM)
    return visit_book.pass_of_claim(token) if isinstance(token, str) else None


@bp.get("/visit/who")
@public
def show_visitor() -> ResponseReturnValue:
    """Ask the visitor who she is, or tell her how her visit stands."""
    with across_homes(GATE):
        row = _pass_here()
        if row is None:
            return redirect(url_for(".show_visit_code"), code=303)
        if row.user_id is None and row.ended_at is None:
            is_new = "new" in request.args
            return _visitor_page(row, NewVisitorForm() if is_new else KnownVisitorForm(), is_new=is_new)
        lines = [line for line in visit_book.visits_of(row.home_id) if line.id == row.id]
        state = lines[0].state(clock.now()) if lines else "over"
        home = visit_book.home_name(row.home_id)
    return render_template("accounts/visit_stands.html", state=state, home=home, until=row.until_at)


def _visitor_page(row: VisitPass, form: Any, *, is_new: bool, status: int = 200) -> ResponseReturnValue:
    home = visit_book.home_name(row.home_id)
    return render_template("accounts/visitor.html", form=form, is_new=is_new, home=home), status


@bp.post("/visit/known")
@public(writes=True)
def name_known_visitor() -> ResponseReturnValue:
    """Take the name and order of a visitor who has an account; her password says that it is she."""
    return _name(KnownVisitorForm(), is_new=False)


@bp.post("/visit/new")
@public(writes=True)
def name_new_visitor() -> ResponseReturnValue:
    """Take the name and order of a visitor without an account, and ask for one."""
    return _name(NewVisitorForm(), is_new=True)


def _name(form: Any, *, is_new: bool) -> ResponseReturnValue:
    with across_homes(GATE):
        row = _pass_here()
        if row is None:
            return redirect(url_for(".show_visit_code"), code=303)
        if not form.validate_on_submit():
            return _visitor_page(row, form, is_new=is_new, status=422)
        pass_id = row.id
        try:
            _write_name(pass_id, form, is_new=is_new)
        except Refused as refused:
            db.session.rollback()
            form.refuse(refused)
            row = _pass_here()
            if row is None:
                return redirect(url_for(".show_visit_code"), code=303)
            return _visitor_page(row, form, is_new=is_new, status=429 if isinstance(refused, Wait) else 422)
    return redirect(url_for(".show_visitor"), code=303)


def _write_name(pass_id: UUID, form: Any, *, is_new: bool) -> None:
    """Name the visitor of a pass, in a writing transaction that the caller commits. Raises Refused."""
    hashed = ""
    if is_new:
        actions.ensure_naming(visit_book.pass_locked(pass_id))
        rules.ensure_password(form.password.data or "", names=(form.name.data, form.sign_in_name.data))
        db.session.rollback()
        hashed = passwords.hash_password(form.password.data or "")
        begin_write()
    else:
        entrance.recognise(form.sign_in_name.data or "", form.password.data or "", visit=visit())
    row = actions.ensure_naming(visit_book.pass_locked(pass_id))
    committee = dict(directory.committees()).get(row.committee_id, "") if row.committee_id else ""
    person = _new_person(row, form, hashed) if is_new else _known_person(form)
    actions.name_visitor(
        row, person, designation=form.designation.data, order_no=form.order_no.data, committee=committee
    )
    db.session.flush()


def _new_person(row: VisitPass, form: Any, hashed: str) -> User:
    return actions.create_user(
        by=visit_book.starter_of(row), sign_in_name=form.sign_in_name.data, name=form.name.data,
        password_hash=hashed, must_change_password=False, home_id=row.home_id,
    )  # fmt: skip


def _known_person(form: Any) -> User:
    person = queries.user_by_name(rules.fold_name(form.sign_in_name.data or ""))
    if person is None:
        raise Refused(_("This name and password do not fit. Try again."))
    return person
