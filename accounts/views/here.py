"""The people of one home, for its superintendent: who works here, close an account, ask for a person."""

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, directory, queries, rules
from accounts.events import Event
from accounts.forms import AskForm, ReasonForm
from accounts.models import PostHeld, User
from accounts.permissions import May
from accounts.roles import LABELS, Role
from accounts.views.blueprint import bp
from accounts.views.people import next_page, place_after
from foundation import audit, clock
from foundation.access import reads, viewer, writes
from foundation.db import db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused


@bp.route("/homes/<home_code>/people", methods=["GET", "POST"])
@reads(May.PEOPLE_SEE_HERE, searches=True)
def list_people_here(home_code: str) -> ResponseReturnValue:
    """Show who has an account with a post in this home."""
    find = request.form.get("find", "").strip()[:80]
    lines, has_more = directory.people(at=clock.now(), home_id=g.home.id, find=find, after=place_after())
    audit.read(Event.PEOPLE_SEEN, by=viewer(), home=g.home.id, details={"lines": len(lines)})
    return render_template(
        "accounts/people_here.html", people=lines, find=find, has_more_found=bool(find) and has_more,
        next_url=next_page(lines, has_more and not find, home_code=home_code), home_code=home_code,
    )  # fmt: skip


def _person_here(user_id: UUID) -> User:
    """Answer a person who holds a post in this home; anybody else is no such page."""
    posts_here = db.select(PostHeld.user_id).where(
        PostHeld.home_id == g.home.id, queries.is_current(clock.now())
    )
    return one_or_404(db.select(User).where(User.id == user_id, User.id.in_(posts_here)))


@bp.get("/homes/<home_code>/people/<uuid:user_id>/close")
@reads(May.PEOPLE_DISABLE)
def show_close_here(home_code: str, user_id: UUID) -> ResponseReturnValue:
    """Ask why a person's posts in this home end."""
    return _close_page(ReasonForm(), _person_here(user_id), home_code)


def _close_page(form: ReasonForm, person: User, home_code: str, *, status: int = 200) -> ResponseReturnValue:
    return render_template("accounts/close_here.html", form=form, person=person, home_code=home_code), status


@bp.post("/homes/<home_code>/people/<uuid:user_id>/close")
@writes(May.PEOPLE_DISABLE)
def close_here(home_code: str, user_id: UUID) -> ResponseReturnValue:
    """End a person's posts in this home; without another post her account closes."""
    form, person = ReasonForm(), _person_here(user_id)
    if not form.validate_on_submit():
        return _close_page(form, person, home_code, status=422)
    try:
        actions.end_posts_here(person, home_id=g.home.id, by=viewer(), reason=form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _close_page(form, person, home_code, status=422)
    flash(_("This person can no longer enter this home’s book."))
    return redirect(url_for(".list_people_here", home_code=home_code), code=303)


def _ask_form() -> AskForm:
    form = AskForm()
    form.role.choices = [("", ""), *((str(r), LABELS[r]) for r in Role if r in rules.REQUESTABLE)]
    return form


@bp.get("/homes/<home_code>/people/ask")
@reads(May.POSTS_ASK)
def show_ask(home_code: str) -> ResponseReturnValue:
    """Show the form by which a superintendent asks for a person in her home."""
    return render_template("accounts/ask.html", form=_ask_form(), home_code=home_code)


@bp.post("/homes/<home_code>/people/ask")
@writes(May.POSTS_ASK)
def ask(home_code: str) -> ResponseReturnValue:
    """Ask for a post in this home; the administrator or head office agrees, and hands over the first password."""
    form = _ask_form()
    if not form.validate_on_submit():
        return render_template("accounts/ask.html", form=form, home_code=home_code), 422
    try:
        person = _known_or_new(form)
        actions.give_post(
            by=viewer(), user=person, role=Role(form.role.data), home_id=g.home.id,
            case_file_id=directory.case_file(form.case_file_code.data or "", home_id=g.home.id),
            starts_at=clock.now(), reason=form.reason.data or "", is_request=True,
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return render_template("accounts/ask.html", form=form, home_code=home_code), 422
    flash(_("Asked. The post waits for the administrator or head office."))
    return redirect(url_for(".list_people_here", home_code=home_code), code=303)


def _known_or_new(form: AskForm) -> User:
    """Answer the account of the typed sign-in name, added without a password if there is none."""
    known = queries.user_by_name(rules.fold_name(form.sign_in_name.data or ""))
    if known is not None:
        return known
    if not form.name.data:
        raise Refused(
            _("Nobody has this sign-in name. Write the person’s name, and an account is asked for too."),
            field="name",
        )
    return actions.create_user(
        by=viewer(), sign_in_name=form.sign_in_name.data or "", name=form.name.data, home_id=g.home.id
    )
