"""Posts: give one, agree as the second person, refuse, end."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, directory
from accounts.forms import EndPostForm, PostForm, ReasonForm
from accounts.models import PostHeld, User
from accounts.permissions import May
from accounts.roles import LABELS, Role
from accounts.views.blueprint import bp
from accounts.views.people import person_or_404
from foundation import clock
from foundation.access import reads, viewer, writes
from foundation.db import db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused


def morning_of(day: date) -> datetime:
    """Answer the first moment of a day, as it is told in the zone at hand."""
    return datetime.combine(day, time(0), tzinfo=ZoneInfo(clock.zone_here()))


def end_of(day: date | None) -> datetime | None:
    """Answer the first moment after a last day, or None."""
    return None if day is None else morning_of(day) + timedelta(days=1)


def _post_form() -> PostForm:
    form = PostForm()
    named = [(str(home_id), f"{name} ({code})") for home_id, code, name in directory.homes()]
    form.home_id.choices = [("", ""), *named]
    bodies = directory.committees()
    form.committee_id.choices = [("", ""), *((str(body_id), name) for body_id, name in bodies)]
    return form


@bp.get("/people/<uuid:user_id>/posts/add")
@reads(May.POSTS_GIVE)
def show_give_post(user_id: UUID) -> ResponseReturnValue:
    """Show the form of a new post."""
    form = _post_form()
    form.starts_on.data = clock.today()
    return render_template("accounts/give_post.html", form=form, person=person_or_404(user_id))


@bp.post("/people/<uuid:user_id>/posts/add")
@writes(May.POSTS_GIVE)
def give_post(user_id: UUID) -> ResponseReturnValue:
    """Give a post; a heavy one waits for a second person."""
    form, person = _post_form(), person_or_404(user_id)
    if not form.validate_on_submit():
        return render_template("accounts/give_post.html", form=form, person=person), 422
    try:
        held = _give(form, person)
    except Refused as refused:
        form.refuse(refused)
        return render_template("accounts/give_post.html", form=form, person=person), 422
    flash(_("The post waits for a second person.") if held.standing == "waiting" else _("The post is given."))
    return redirect(url_for(".show_person", user_id=user_id), code=303)


def _give(form: Any, person: User) -> PostHeld:
    home_id = UUID(form.home_id.data) if form.home_id.data else None
    return actions.give_post(
        by=viewer(),
        user=person,
        role=Role(form.role.data),
        home_id=home_id,
        committee_id=UUID(form.committee_id.data) if form.committee_id.data else None,
        case_file_id=directory.case_file(form.case_file_code.data or "", home_id=home_id),
        starts_at=morning_of(form.starts_on.data),
        ends_at=end_of(form.ends_on.data),
        reason=form.reason.data or "",
    )


def _post_or_404(post_id: UUID) -> PostHeld:
    return one_or_404(db.select(PostHeld).where(PostHeld.id == post_id))


@bp.get("/posts/waiting")
@reads(May.POSTS_AGREE)
def list_waiting_posts() -> ResponseReturnValue:
    """Show the posts that wait for a second person."""
    return render_template(
        "accounts/waiting_posts.html", posts=directory.waiting_posts(), me=viewer().user_id
    )


@bp.post("/posts/<uuid:post_id>/agree")
@writes(May.POSTS_AGREE)
def agree_post(post_id: UUID) -> ResponseReturnValue:
    """Agree to a waiting post as the second person."""
    actions.agree_post(_post_or_404(post_id), by=viewer())
    flash(_("The post is given."))
    return redirect(url_for(".list_waiting_posts"), code=303)


def _deed_page(
    template: str, form: ReasonForm | EndPostForm, held: PostHeld, *, status: int = 200
) -> ResponseReturnValue:
    person = person_or_404(held.user_id)
    return render_template(
        template, form=form, person=person, post=held, label=LABELS[Role(held.role)]
    ), status


@bp.get("/posts/<uuid:post_id>/refuse")
@reads(May.POSTS_AGREE)
def show_refuse_post(post_id: UUID) -> ResponseReturnValue:
    """Ask for the reason of a refusal."""
    return _deed_page("accounts/refuse_post.html", ReasonForm(), _post_or_404(post_id))


@bp.post("/posts/<uuid:post_id>/refuse")
@writes(May.POSTS_AGREE)
def refuse_post(post_id: UUID) -> ResponseReturnValue:
    """Refuse a waiting post, with the reason."""
    form, held = ReasonForm(), _post_or_404(post_id)
    if not form.validate_on_submit():
        return _deed_page("accounts/refuse_post.html", form, held, status=422)
    try:
        actions.refuse_post(held, by=viewer(), reason=form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return _deed_page("accounts/refuse_post.html", form, held, status=422)
    flash(_("The post is refused."))
    return redirect(url_for(".list_waiting_posts"), code=303)


@bp.get("/posts/<uuid:post_id>/end")
@reads(May.POSTS_GIVE)
def show_end_post(post_id: UUID) -> ResponseReturnValue:
    """Ask when and why a post ends."""
    return _deed_page("accounts/end_post.html", EndPostForm(), _post_or_404(post_id))


@bp.post("/posts/<uuid:post_id>/end")
@writes(May.POSTS_GIVE)
def end_post(post_id: UUID) -> ResponseReturnValue:
    """End a post, now or after a last day."""
    form, held = EndPostForm(), _post_or_404(post_id)
    if not form.validate_on_submit():
        return _deed_page("accounts/end_post.html", form, held, status=422)
    try:
        actions.end_post(held, by=viewer(), reason=form.reason.data or "", at=end_of(form.ends_on.data))
    except Refused as refused:
        form.refuse(refused)
        return _deed_page("accounts/end_post.html", form, held, status=422)
    flash(_("The post ends."))
    return redirect(url_for(".show_person", user_id=held.user_id), code=303)
