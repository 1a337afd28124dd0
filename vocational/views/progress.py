"""A child's workshop: her batches with hours and modules on her file, and the page on which her trainer signs."""

from uuid import UUID

from flask import g, url_for
from flask.typing import ResponseReturnValue

from foundation import clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from residents.views.pages import file_page
from residents.views.parts import posted
from vocational.actions import progress as verbs
from vocational.choices.trades import STEPS
from vocational.forms.progress import SignForm, WhyForm
from vocational.permissions import May
from vocational.queries import progress as queries
from vocational.queries.progress import PlaceLine, Progress
from vocational.rules.progress import code_said, missing_of
from vocational.views.blueprint import bp
from vocational.views.shared import form_page, found, hours_words, trade_words, week_words


@bp.get("/children/<code>/workshop")
@reads(May.CHILD_SEE)
def show_child(code: str) -> ResponseReturnValue:
    """Show a child's batches, how far she is in each, and her certificates."""
    places = queries.places_of(g.case_file_id)
    return file_page(
        "vocational/child.html", "workshop", places=places, progress=queries.progress_of(places),
        certificates=queries.certificates_of(g.case_file_id), trade_words=trade_words, hours_words=hours_words,
        week_words=week_words, code_said=code_said, may_print=may(May.CERTIFICATE_PRINT),
        may_issue=may(May.CERTIFICATE_ISSUE),
    )  # fmt: skip


@bp.get("/batch-places/<uuid:batch_place_id>")
@reads(May.CHILD_SEE)
def show_place(batch_place_id: UUID) -> ResponseReturnValue:
    """Show a child's syllabus line by line, with what was signed; her trainer signs here."""
    return _place_page(SignForm(formdata=None, seen_on=clock.today()), _line(batch_place_id))


@bp.post("/batch-places/<uuid:batch_place_id>/sign")
@writes(May.SIGN)
def sign(batch_place_id: UUID) -> ResponseReturnValue:
    """Write how far she does some lines of her syllabus."""
    line, form = _line(batch_place_id), SignForm()
    told = _told(line)
    _offer(form, told)

    def deed() -> None:
        chosen = [UUID(one) for one in form.competencies.data or []]
        verbs.sign(
            line, told, chosen, step=form.step.data or "", seen_on=form.seen_on.data, words=form.words.data or "",
            by=viewer(),
        )  # fmt: skip

    to = url_for("vocational.show_place", batch_place_id=batch_place_id)
    return posted(form, lambda: _place_page(form, line)[0], deed, to=to)


@bp.get("/sign-offs/<uuid:sign_off_id>/strike")
@reads(May.SIGN)
def show_strike(sign_off_id: UUID) -> ResponseReturnValue:
    """Ask why a sign-off is struck out."""
    return _strike_page(WhyForm(), sign_off_id)


@bp.post("/sign-offs/<uuid:sign_off_id>/strike")
@writes(May.SIGN)
def strike(sign_off_id: UUID) -> ResponseReturnValue:
    """Strike out a sign-off; it stays readable."""
    form = WhyForm()
    signed, _words = found(queries.sign_by_id(sign_off_id))
    line = _line(signed.place_id)

    def deed() -> None:
        verbs.strike(signed, line, reason=form.reason.data or "", by=viewer())

    to = url_for("vocational.show_place", batch_place_id=signed.place_id)
    return posted(form, lambda: _strike_page(form, sign_off_id), deed, to=to)


def _strike_page(form: WhyForm, sign_off_id: UUID) -> str:
    signed, words = found(queries.sign_by_id(sign_off_id))
    return form_page(
        form, ["reason"], title=_("Strike out"), verb=_("Strike it out"), trail=_("Workshop"),
        back=url_for("vocational.show_place", batch_place_id=signed.place_id), facts=words,
        notes=[_("It stays readable with your reason.")],
    )  # fmt: skip


def _line(place_id: UUID) -> PlaceLine:
    return found(queries.place_line(place_id))


def _told(line: PlaceLine) -> Progress:
    return queries.progress_of([line])[line.place.id]


def _offer(form: SignForm, told: Progress) -> None:
    form.competencies.choices = [
        (str(one.competency), f"{one.words} ({STEPS[one.step]})" if one.step else one.words)
        for one in told.lines
    ]


def _place_page(form: SignForm, line: PlaceLine) -> tuple[str, int]:
    told = _told(line)
    _offer(form, told)
    is_hers = line.batch.trainer_id == viewer().user_id
    missing = missing_of(told.lines)
    return file_page(
        "vocational/place.html", "workshop", line=line, batch=line.batch, told=told, form=form, steps=STEPS,
        may_sign=may(May.SIGN) and is_hers, missing=missing, trade=trade_words(line.key), week=week_words(line.batch),
        hours=hours_words(line.minutes), needed=hours_words(line.hours_needed * 60), trade_words=trade_words,
        may_arrange=may(May.BATCH_ARRANGE), may_issue=may(May.CERTIFICATE_ISSUE),
        is_ready=not missing and line.minutes >= line.hours_needed * 60 and not line.batch.is_hobby,
    )  # fmt: skip
