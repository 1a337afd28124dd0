"""Referrals: a child's, a home's that are still open, writing one, and following it to its end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.sealed import opened
from residents import family_words, reach, words
from residents.actions import referrals as actions
from residents.choices import referring
from residents.events import Event
from residents.forms.inquiries import AnswerForm
from residents.forms.referrals import CloseForm, DecideForm, ReferForm
from residents.models import Referral
from residents.permissions import May
from residents.queries import file
from residents.queries import referrals as queries
from residents.queries.referrals import ReferralLine, ReferralRow
from residents.views.blueprint import bp
from residents.views.pages import file_page

ANSWER_DAYS = 15
"""Days that the other side is given, if nobody writes another day; no rule names any."""


@bp.get("/children/<code>/referrals")
@reads(May.REFERRAL_SEE)
def list_referrals(code: str) -> ResponseReturnValue:
    """To whom she was referred, what was told, what they owe."""
    which = sa.and_(Referral.case_file_id == g.case_file_id, reach.sees(May.REFERRAL_SEE))
    found = queries.lines(which, masks=reach.masks())
    return file_page("residents/list_referrals.html", "referrals", lines=[_line(line) for line in found])


@bp.get("/homes/<home_code>/referrals")
@reads(May.REFERRAL_LIST)
def list_home_referrals(home_code: str) -> ResponseReturnValue:
    """The home's referrals that are not closed, those over first."""
    which = sa.and_(Referral.home_id == g.home.id, Referral.closed_on.is_(None), reach.sees(May.REFERRAL_SEE))
    lines = [_line(line) for line in queries.lines(which, masks=reach.masks_of_lists())]
    audit.read(Event.REFERRALS_READ, by=viewer(), home=g.home.id, details={"count": len(lines)})
    over = [line for line in lines if line["state"].state == "over"]
    rest = [line for line in lines if line["state"].state != "over"]
    return render_template("residents/home_referrals.html", over=over, rest=rest)


def _line(line: ReferralLine) -> dict[str, Any]:
    return {
        "line": line, "second": family_words.referral_second(line),
        "state": family_words.referral_state(line, today=clock.today()),
        "child": words.name_said(line.child, line.child_local, line.name_kind, line.code),
        "is_masked": line.child is None, "url": url_for(".show_referral", code=line.code, referral_id=line.id),
    }  # fmt: skip


@bp.get("/children/<code>/referrals/new")
@reads(May.REFERRAL_WRITE)
def show_refer(code: str) -> ResponseReturnValue:
    """Ask to whom, what is shared and by whose consent."""
    today = clock.today()
    form = ReferForm.opened(sent_on=today, due_on=today + timedelta(days=ANSWER_DAYS))
    return render_template("residents/refer.html", form=form, code=code)


@bp.post("/children/<code>/referrals/new")
@writes(May.REFERRAL_WRITE)
def refer(code: str) -> ResponseReturnValue:
    """Write down a referral: a recorded disclosure."""
    form = ReferForm()
    try:
        if form.validate_on_submit():
            referral = actions.refer(file.rows(g.case_file_id).file, form.referred(), by=viewer())
            flash(_("Saved. What was told is recorded."))
            return redirect(url_for(".show_referral", code=code, referral_id=referral.id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return render_template("residents/refer.html", form=form, code=code), 422


@bp.get("/children/<code>/referrals/<uuid:referral_id>")
@reads(May.REFERRAL_SEE)
def show_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """One referral, with what was answered; opening it is recorded."""
    row = queries.row(referral_id)
    referral = row.referral
    audit.read(
        Event.REFERRAL_OPENED, by=viewer(), home=g.home.id, subject=("case_file", row.file.id, row.file.code),
        details={"code": row.file.code, "referral_id": str(referral.id)},
    )  # fmt: skip
    return file_page(
        "residents/show_referral.html", "referrals", referral=referral, facts=_facts(row), consent=_consent(referral),
        state=family_words.referral_state(referral, today=clock.today()), answer=opened(referral.answer),
        heads=[referring.HEADS[head] for head in referral.heads if head in referring.HEADS],
        outcome=words.of(referring.OUTCOMES, referral.outcome),
        may_follow=may(May.REFERRAL_WRITE) and referral.closed_on is None,
    )  # fmt: skip


def _facts(row: ReferralRow) -> list[dict[str, Any]]:
    referral = row.referral
    said = [
        (_("To"), referral.to_name, words.of(referring.TO, referral.to_kind)),
        (_("Sent on"), _day(referral.sent_on), row.writer or ""),
        (_("Answer due on"), _day(referral.due_on), ""),
    ]
    if referral.is_accepted is not None:
        taken = _("They take it") if referral.is_accepted else _("They do not take it")
        said.append((_("Taken up"), taken, referral.decline_reason or _day(referral.decided_on)))
    if referral.answered_on is not None:
        said.append((_("Answered on"), _day(referral.answered_on), ""))
    if referral.closed_on is not None:
        said.append((_("Closed on"), _day(referral.closed_on), referral.outcome_words))
    return [{"label": label, "value": value, "second": second} for label, value, second in said]


def _consent(referral: Referral) -> list[dict[str, Any]]:
    said = [
        (_("Consent"), words.of(referring.CONSENTS, referral.consent)), (_("Given on"), _day(referral.consent_on)),
        (_("Order"), referral.order_no), (_("How it was given"), referral.consent_words),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in said if value]


def _day(day: Any) -> str:
    return formatting.format_day(day, current()) if day else ""


def _page(
    form: Any, code: str, referral_id: UUID, *, title: str, verb: str, part: str, words: str = ""
) -> str:
    return render_template(
        "residents/follow_referral.html", form=form, code=code, referral_id=referral_id, page_title=title, verb=verb,
        part=part, words=words,
    )  # fmt: skip


def _done(
    form: Any, act: Callable[[ReferralRow], None], code: str, referral_id: UUID, page: Callable[..., str]
) -> ResponseReturnValue:
    """Do what the form asks and go back to the referral, or show the form with what is to be mended."""
    try:
        if form.validate_on_submit():
            act(queries.row(referral_id))
            flash(_("Saved."))
            return redirect(url_for(".show_referral", code=code, referral_id=referral_id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return page(form, code, referral_id), 422


@bp.get("/children/<code>/referrals/<uuid:referral_id>/decision")
@reads(May.REFERRAL_WRITE)
def show_decide_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """Ask whether they take it."""
    return _decide_page(DecideForm(decided_on=clock.today()), code, referral_id)


def _decide_page(form: DecideForm, code: str, referral_id: UUID) -> str:
    return _page(form, code, referral_id, title=_("Do they take it"), verb=_("Save this"), part="decide")


@bp.post("/children/<code>/referrals/<uuid:referral_id>/decision")
@writes(May.REFERRAL_WRITE)
def decide_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """Write down whether they take it."""
    form = DecideForm()

    def act(row: ReferralRow) -> None:
        actions.decide(
            row.file, row.referral, is_accepted=form.is_accepted.data == "yes", decided_on=form.decided_on.data,
            reason=form.decline_reason.data or "", by=viewer(),
        )  # fmt: skip

    return _done(form, act, code, referral_id, _decide_page)


@bp.get("/children/<code>/referrals/<uuid:referral_id>/answer")
@reads(May.REFERRAL_WRITE)
def show_answer_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """Ask what they answered."""
    return _answer_page(AnswerForm.opened(answered_on=clock.today()), code, referral_id)


def _answer_page(form: AnswerForm, code: str, referral_id: UUID) -> str:
    return _page(
        form, code, referral_id, title=_("Answer to the referral"), verb=_("Save the answer"), part="answer",
        words=_("It is sealed under the child’s own key."),
    )  # fmt: skip


@bp.post("/children/<code>/referrals/<uuid:referral_id>/answer")
@writes(May.REFERRAL_WRITE)
def answer_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """Write down what they answered."""
    form = AnswerForm()

    def act(row: ReferralRow) -> None:
        actions.write_answer(
            row.file, row.referral, answered_on=form.answered_on.data, answer=form.answer.data, by=viewer()
        )

    return _done(form, act, code, referral_id, _answer_page)


@bp.get("/children/<code>/referrals/<uuid:referral_id>/close")
@reads(May.REFERRAL_WRITE)
def show_close_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """Ask what came of it."""
    return _close_page(CloseForm(closed_on=clock.today()), code, referral_id)


def _close_page(form: CloseForm, code: str, referral_id: UUID) -> str:
    return _page(form, code, referral_id, title=_("Close the referral"), verb=_("Close it"), part="close")


@bp.post("/children/<code>/referrals/<uuid:referral_id>/close")
@writes(May.REFERRAL_WRITE)
def close_referral(code: str, referral_id: UUID) -> ResponseReturnValue:
    """Close the referral."""
    form = CloseForm()

    def act(row: ReferralRow) -> None:
        actions.close(
            row.file, row.referral, closed_on=form.closed_on.data, outcome=form.outcome.data,
            words=form.words.data or "", by=viewer(),
        )  # fmt: skip

    return _done(form, act, code, referral_id, _close_page)
