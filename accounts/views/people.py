"""The organisation's people: the list, one account, and the deeds an administrator does at it, each with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, directory, passwords, queries
from accounts.events import Event
from accounts.forms import ChangePersonForm, PersonForm, PutOffForm, ReasonForm
from accounts.models import User
from accounts.permissions import May
from accounts.views.blueprint import bp
from foundation import audit, clock
from foundation.access import begin, reads, viewer, writes
from foundation.db import db, one_or_404
from foundation.languages import _, _l
from foundation.refusals import Refused
from foundation.versions import ensure_current


def person_or_404(user_id: UUID) -> User:
    """Answer a person; an unknown id is no such page."""
    return one_or_404(db.select(User).where(User.id == user_id))


@bp.route("/people", methods=["GET", "POST"])
@reads(May.PEOPLE_SEE, searches=True)
def list_people() -> ResponseReturnValue:
    """Show everybody with an account, by name; a search is posted, so that its words stand in no address."""
    find = request.form.get("find", "").strip()[:80]
    lines, has_more = directory.people(at=clock.now(), find=find, after=place_after())
    audit.read(Event.PEOPLE_SEEN, by=viewer(), details={"lines": len(lines)})
    return render_template(
        "accounts/people.html", people=lines, find=find, has_more_found=bool(find) and has_more,
        next_url=next_page(lines, has_more and not find),
    )  # fmt: skip


def place_after() -> tuple[str, UUID] | None:
    """Answer where the page before ended, from the address; a malformed place is no such page."""
    name, line_id = request.args.get("after"), request.args.get("after_id")
    if not name or not line_id:
        return None
    try:
        return name, UUID(line_id)
    except ValueError:
        abort(404)


def next_page(lines: list[directory.PersonLine], has_more: bool, **values: Any) -> str | None:
    """Answer the address of the following page, or None; a search has no pages, it is written more narrowly."""
    if not has_more:
        return None
    last = lines[-1]
    return url_for(str(request.endpoint), after=last.name, after_id=last.id, **values)


@bp.get("/people/add")
@reads(May.PEOPLE_KEEP)
def show_add_person() -> ResponseReturnValue:
    """Show the form of a new account."""
    return render_template("accounts/add_person.html", form=PersonForm())


@bp.post("/people/add")
@writes(May.PEOPLE_KEEP, begins_late=True)
def add_person() -> ResponseReturnValue:
    """Add a person; shows her starting password this once."""
    form = PersonForm()
    if not form.validate_on_submit():
        return render_template("accounts/add_person.html", form=form), 422
    password = passwords.first_password()
    hashed = passwords.hash_password(password)
    begin()
    try:
        person = actions.create_user(
            by=viewer(), password_hash=hashed, **_typed(form), sign_in_name=form.sign_in_name.data
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("accounts/add_person.html", form=form), 422
    return render_template("accounts/starting_password.html", person=person, password=password, is_new=True)


def _typed(form: Any) -> dict[str, Any]:
    return {
        "name": form.name.data,
        "name_local": form.name_local.data or "",
        "email": form.email.data or None,
        "language": form.language.data,
    }


@bp.get("/people/<uuid:user_id>")
@reads(May.PEOPLE_SEE)
def show_person(user_id: UUID) -> ResponseReturnValue:
    """Show one account: its posts, its sign-ins, what can be done at it."""
    person, now = person_or_404(user_id), clock.now()
    audit.read(
        Event.PERSON_SEEN,
        by=viewer(),
        subject=("person", person.id, person.sign_in_name),
        details={"who": person.sign_in_name},
        once_per_ten_minutes=True,
    )
    posts = directory.posts_of(person.id)
    sign_ins = [row for row in queries.open_sign_ins(person.id, at=now) if not row.awaits_code]
    return render_template(
        "accounts/person.html", person=person, posts=posts, sign_ins=sign_ins, now=now,
        mine=person.id == viewer().user_id,
    )  # fmt: skip


@bp.get("/people/<uuid:user_id>/change")
@reads(May.PEOPLE_KEEP)
def show_change_person(user_id: UUID) -> ResponseReturnValue:
    """Show an account's form."""
    person = person_or_404(user_id)
    return render_template("accounts/change_person.html", form=ChangePersonForm(obj=person), person=person)


@bp.post("/people/<uuid:user_id>/change")
@writes(May.PEOPLE_KEEP)
def change_person(user_id: UUID) -> ResponseReturnValue:
    """Write an account anew; a lost race shows both versions."""
    form, person = ChangePersonForm(), person_or_404(user_id)
    if not form.validate_on_submit():
        return render_template("accounts/change_person.html", form=form, person=person), 422
    try:
        ensure_current(person, form)
    except Refused as refused:
        form.refuse(refused)
        return render_template("accounts/change_person.html", form=form, person=person), 422
    actions.change_user(person, by=viewer(), **_typed(form))
    flash(_("The account is saved."))
    return redirect(url_for(".show_person", user_id=user_id), code=303)


@dataclass(frozen=True)
class Deed:
    """A deed at an account that asks for a reason: its page's words, its verb, and what it says when done."""

    title: Any
    words: Any
    verb: Any
    done: Any
    act: Callable[..., None]
    kind: str = "primary"


def _end_all(person: User, *, by: Any, reason: str) -> None:
    actions.end_sign_ins(person.id, by=by, why="ended by administrator")


DEEDS = {
    "close": Deed(
        title=_l("Close the account"), verb=_l("Close the account"), done=_l("The account is closed."),
        words=_l("Every sign-in of this person ends at once. What this person wrote stays."),
        act=actions.disable, kind="bad",
    ),
    "open": Deed(
        title=_l("Open the account again"), verb=_l("Open the account"), done=_l("The account is open."),
        words=_l("This person can sign in again while a post is in force."), act=actions.enable,
    ),
    "end-sign-ins": Deed(
        title=_l("End the sign-ins"), verb=_l("End the sign-ins"), done=_l("Every sign-in of this person has ended."),
        words=_l("To go on, this person signs in again."), act=_end_all,
    ),
}  # fmt: skip


@bp.get("/people/<uuid:user_id>/<any(close, open, 'end-sign-ins'):deed>")
@reads(May.PEOPLE_KEEP)
def show_deed(user_id: UUID, deed: str) -> ResponseReturnValue:
    """Ask for the reason of a deed at an account."""
    return render_template(
        "accounts/deed.html", form=ReasonForm(), person=person_or_404(user_id), deed=DEEDS[deed]
    )


@bp.post("/people/<uuid:user_id>/<any(close, open, 'end-sign-ins'):deed>")
@writes(May.PEOPLE_KEEP)
def do_deed(user_id: UUID, deed: str) -> ResponseReturnValue:
    """Do a deed at an account, with its reason."""
    form, person = ReasonForm(), person_or_404(user_id)
    if not form.validate_on_submit():
        return render_template("accounts/deed.html", form=form, person=person, deed=DEEDS[deed]), 422
    try:
        DEEDS[deed].act(person, by=viewer(), reason=form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return render_template("accounts/deed.html", form=form, person=person, deed=DEEDS[deed]), 422
    flash(str(DEEDS[deed].done))
    return redirect(url_for(".show_person", user_id=user_id), code=303)


@bp.get("/people/second-factor")
@reads(May.SETTINGS_KEEP)
def show_put_off() -> ResponseReturnValue:
    """Show from when the second factor is required."""
    return _put_off_page(PutOffForm())


def _put_off_page(form: PutOffForm, *, status: int = 200) -> ResponseReturnValue:
    said = queries.setting(queries.SECOND_FACTOR_FROM)
    required_from = datetime.fromisoformat(said) if said else None
    is_put_off = required_from is not None and required_from > clock.now()
    return render_template(
        "accounts/put_off.html", form=form, required_from=required_from if is_put_off else None
    ), status


@bp.post("/people/second-factor")
@writes(May.SETTINGS_KEEP)
def put_off() -> ResponseReturnValue:
    """Put the second factor off for a first week or two."""
    form = PutOffForm()
    if not form.validate_on_submit():
        return _put_off_page(form, status=422)
    until = datetime.combine(form.required_from.data, time(0), tzinfo=ZoneInfo(clock.zone_here()))
    try:
        actions.put_off_second_factor(until, by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _put_off_page(form, status=422)
    flash(_("Saved."))
    return redirect(url_for(".show_put_off"), code=303)
