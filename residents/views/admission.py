"""Receiving a child: the admission on one page, and a new stay of a child who was here before."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import Role
from foundation import clock
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from homes import queries as halls
from residents import actions
from residents.forms import AdmissionForm, AdmitAgainForm, admission_form, again_form
from residents.permissions import May
from residents.queries import beds, file
from residents.queries.matches import Match, Sought
from residents.views.blueprint import bp
from residents.views.matches import matches_here


def _form(*, fill: bool) -> AdmissionForm:
    return admission_form(
        home_kind=g.home.kind, for_whom=g.home.for_whom, beds=beds.beds_to_choose(g.home.id),
        bodies=halls.committees(), people=file.who_may_carry(g.home.id, now=clock.now()), fill=fill,
    )  # fmt: skip


@bp.get("/homes/<home_code>/children/admit")
@reads(May.ADMISSION_WRITE)
def show_admit(home_code: str) -> ResponseReturnValue:
    """The admission, with what its reader left half written here."""
    return _page(_form(fill=True))


def _page(form: AdmissionForm, matches: tuple[Match, ...] = ()) -> str:
    return render_template("residents/admit.html", form=form, matches=matches, shell_home_id=g.home.id)


@bp.post("/homes/<home_code>/children/admit")
@writes(May.ADMISSION_WRITE, begins_late=True)
def admit_child(home_code: str) -> ResponseReturnValue:
    """Receive a child; who may be here already is shown first, as codes."""
    form = _form(fill=False)
    if not form.validate_on_submit():
        return _page(form), 422
    try:
        photo = form.prepared()
        begin()
        matches = () if form.is_another.data else matches_of(form)
        if matches:
            return _page(form, matches), 422
        made = actions.admit(g.home.id, form.whole_identity(), form.arrival(), by=viewer(), photo=photo)
    except Refused as refused:
        form.refuse(refused)
        return _page(form), 422
    flash(_("%(code)s is admitted.", code=made.code))
    return redirect(_after(form, made.code), code=303)


def _after(form: AdmissionForm, code: str) -> str:
    """Answer the new file, or the list for a case worker who put the child in another's caseload."""
    is_hers = form.case_worker_id.data in ("", str(viewer().user_id))
    in_charge = any(p.role == Role.SUPERINTENDENT and p.home_id == g.home.id for p in viewer().posts)
    if is_hers or in_charge:
        return url_for(".show_child", code=code)
    return url_for(".list_children", home_code=g.home.code)


def matches_of(form: Any) -> tuple[Match, ...]:
    """Answer files in the reader's own homes that may be this child's."""
    identity, today = form.whole_identity(), clock.today()
    return matches_here(
        Sought(
            sex=identity.sex, age=identity.age_on(today), name=identity.name, name_local=identity.name_local,
            father_name=identity.father_name, village=identity.village,
        )
    )  # fmt: skip


@bp.get("/children/<code>/admit-again")
@reads(May.ADMISSION_WRITE)
def show_admit_again(code: str) -> ResponseReturnValue:
    """A new stay in the same file."""
    return render_template("residents/admit_again.html", form=_again(fill=True), code=code)


def _again(*, fill: bool) -> AdmitAgainForm:
    return again_form(
        home_kind=g.home.kind, beds=beds.beds_to_choose(g.home.id), bodies=halls.committees(),
        people=file.who_may_carry(g.home.id, now=clock.now()), fill=fill,
    )  # fmt: skip


@bp.post("/children/<code>/admit-again")
@writes(May.ADMISSION_WRITE)
def admit_again(code: str) -> ResponseReturnValue:
    """Begin a new stay of a child who left."""
    form = _again(fill=False)
    if not form.validate_on_submit():
        return render_template("residents/admit_again.html", form=form, code=code), 422
    try:
        rows = file.rows(g.case_file_id)
        actions.admit_again(rows.file, rows.child, form.arrival(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return render_template("residents/admit_again.html", form=form, code=code), 422
    flash(_("%(code)s is admitted.", code=code))
    return redirect(url_for(".show_child", code=code), code=303)
