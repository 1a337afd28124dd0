"""The time after: one child's page in a frame of its own, who follows her up, its end; the list of a home."""

from calendar import monthrange
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from homes.numbered import NumberedForm
from residents import aftercare_words, choices, reach, words
from residents.actions import aftercare as verbs
from residents.choices.aftercare import FOLLOWED_MONTHS
from residents.events import Event
from residents.forms.aftercare import DangerForm, EndForm, WorkerForm
from residents.models import Aftercare
from residents.permissions import May
from residents.queries import aftercare as queries
from residents.queries import file
from residents.queries.aftercare import Care
from residents.rules import aftercare as rules
from residents.views.blueprint import bp
from residents.views.pages import tabs_of

PART = "aftercare"


def frame(template: str, told: Care, *, status: int = 200, **facts: Any) -> ResponseReturnValue:
    """Answer a page of the time after. Of a sealed file it shows nothing but her code, and every opening is recorded.

    The template extends `residents/file_page.html`, as other parts of a file do.
    """
    head = file.head(g.case_file_id, masks=reach.masks_of_lists())
    if head is None:
        abort(404)
    is_sealed = told.file.sealed_at is not None
    subject = ("case_file", head.case_file_id, head.code)
    if is_sealed:
        audit.read(
            Event.AFTERCARE_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"code": head.code}
        )
    else:
        audit.read(
            Event.PART_OPENED, by=viewer(), home=g.home.id, subject=subject,
            details={"code": head.code, "part": PART}, once_per_ten_minutes=True,
        )  # fmt: skip
    name = words.name_said(head.name, head.name_local, head.name_kind, head.code)
    tabs = [] if is_sealed else tabs_of(head.code, PART)
    shown = render_template(
        template, head=head, name=name, tabs=tabs, told=told, care=told.care, is_sealed=is_sealed, **facts
    )
    return shown, status


def care_here() -> tuple[Care, Aftercare]:
    """Answer how the child of this address is followed up. Raises Refused where nobody has begun."""
    told = queries.care_of(g.case_file_id)
    if told.care is None:
        raise Refused(_("Nobody follows her up yet. The superintendent begins it."))
    return told, told.care


@bp.get("/children/<code>/aftercare")
@reads(May.AFTERCARE_SEE)
def show_aftercare(code: str) -> ResponseReturnValue:
    """How she is followed up: days due and done, visits and calls, whether she is safe; nothing of where she is."""
    told, today = queries.care_of(g.case_file_id), clock.today()
    care = told.care
    if care is None:
        return frame("residents/aftercare.html", told, **_not_begun(told))
    may_write = may(May.AFTERCARE_WRITE) and care.ended_on is None
    moves = queries.moved(g.case_file_id)
    rows = queries.follow_ups(care.id)
    due = [
        aftercare_words.follow_up_said(
            row, moves.get(row.id, ()), code=code, may_write=may_write, today=today
        )
        for row in rows
    ]
    next_one = next((row.id for row in rows if row.done_on is None and row.dropped_on is None), None)
    visits = [
        aftercare_words.visit_said(line, code=code, may_write=may_write) for line in queries.visits(care.id)
    ]
    return frame(
        "residents/aftercare.html", told, due=due, visits=visits, facts=aftercare_words.facts_of(told),
        risk=aftercare_words.risk_said(care.risk), next_one=next_one if may_write else None,
        is_unanswered=rules.is_unanswered(care.risk, care.risk_at, care.answered_at),
    )  # fmt: skip


def _not_begun(told: Care) -> dict[str, Any]:
    """Answer why nothing stands here yet: she lives here, or her leaving calls for it and nobody has begun."""
    stay, today = told.stay, clock.today()
    is_owed = (
        stay.ended_at is not None
        and rules.calls_for(stay.exit_reason)
        and rules.is_followed_still(clock.local(stay.ended_at).date(), today=today)
    )
    return {
        "is_here": stay.ended_at is None, "is_owed": is_owed, "form": _worker_form() if is_owed else None,
        "going": words.of(choices.EXIT_REASONS, stay.exit_reason),
    }  # fmt: skip


def _worker_form(**values: Any) -> WorkerForm:
    form = WorkerForm(**values)
    people = queries.who_may_follow(g.home.id, now=clock.now())
    form.worker_id.choices = [("", _("Choose")), *((str(id_), name) for id_, name in people)]
    return form


@bp.post("/children/<code>/aftercare/begin")
@writes(May.AFTERCARE_LEAD)
def begin_aftercare(code: str) -> ResponseReturnValue:
    """Begin to follow up a child whose leaving was written before."""
    told, form = queries.care_of(g.case_file_id), _worker_form()
    try:
        if form.validate_on_submit():
            verbs.begin(told.file, told.stay, worker_id=UUID(form.worker_id.data), by=viewer())
            return _saved(code)
    except Refused as refused:
        form.refuse(refused)
    if told.care is not None:
        raise Refused(_("Following up is begun already. Look again."))
    return frame("residents/aftercare.html", told, status=422, **{**_not_begun(told), "form": form})


def _saved(code: str) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for(".show_aftercare", code=code), code=303)


def form_page(
    told: Care, form: NumberedForm, *, title: str, verb: str, status: int = 200, **more: Any
) -> Any:
    """Answer a form of the time after, in its frame."""
    return frame(
        "residents/aftercare_form.html", told, status=status, form=form, form_title=title, verb=verb,
        parts=list(form.parts), **more,
    )  # fmt: skip


def do(
    code: str, form: NumberedForm, deed: Callable[[Care, Aftercare], Any], **page: Any
) -> ResponseReturnValue:
    """Check a form and do its deed; what is refused is shown in the same form with everything typed."""
    told, care = care_here()
    try:
        if form.validate_on_submit():
            deed(told, care)
            return _saved(code)
    except Refused as refused:
        form.refuse(refused)
    return form_page(told, form, status=422, **page)


@bp.get("/children/<code>/aftercare/worker")
@reads(May.AFTERCARE_LEAD)
def show_aftercare_worker(code: str) -> ResponseReturnValue:
    """Ask who follows her up."""
    told, care = care_here()
    form = _worker_form(worker_id=str(care.worker_id or ""))
    return form_page(told, form, title=_("Who follows her up"), verb=_("Save who follows her up"))


@bp.post("/children/<code>/aftercare/worker")
@writes(May.AFTERCARE_LEAD)
def name_aftercare_worker(code: str) -> ResponseReturnValue:
    """Say who follows her up."""
    form = _worker_form()
    return do(
        code, form,
        lambda told, care: verbs.name_worker(
            told.file, care, worker_id=UUID(form.worker_id.data), by=viewer()
        ),
        title=_("Who follows her up"), verb=_("Save who follows her up"),
    )  # fmt: skip


@bp.get("/children/<code>/aftercare/end")
@reads(May.AFTERCARE_LEAD)
def show_end_aftercare(code: str) -> ResponseReturnValue:
    """Ask why following up ends."""
    told, _care = care_here()
    return form_page(told, EndForm(), title=_("End following up"), verb=_("End following up"))


@bp.post("/children/<code>/aftercare/end")
@writes(May.AFTERCARE_LEAD)
def end_aftercare(code: str) -> ResponseReturnValue:
    """End following up, with its reason."""
    form = EndForm()

    def deed(told: Care, care: Aftercare) -> None:
        said = [line.visit.is_reached for line in queries.visits(care.id) if line.visit.struck_at is None]
        verbs.end(
            told.file, file.rows(g.case_file_id).child, care, why=form.why.data, words=form.words.data or "",
            tries=rules.tries_since_reached(said[::-1]), by=viewer(),
        )  # fmt: skip

    return do(code, form, deed, title=_("End following up"), verb=_("End following up"))


@bp.get("/children/<code>/aftercare/danger")
@reads(May.AFTERCARE_LEAD)
def show_danger(code: str) -> ResponseReturnValue:
    """Ask the superintendent what she decided about a danger."""
    told, _care = care_here()
    return form_page(told, DangerForm(), title=_("Answer the danger"), verb=_("Save the answer"))


@bp.post("/children/<code>/aftercare/danger")
@writes(May.AFTERCARE_LEAD)
def answer_danger(code: str) -> ResponseReturnValue:
    """Write what was decided about a danger."""
    form = DangerForm()
    return do(
        code, form,
        lambda told, care: verbs.answer_danger(told.file, care, words=form.words.data or "", by=viewer()),
        title=_("Answer the danger"), verb=_("Save the answer"),
    )  # fmt: skip


@bp.get("/homes/<home_code>/aftercare")
@reads(May.AFTERCARE_LIST)
def list_aftercare(home_code: str) -> ResponseReturnValue:
    """Who is to be followed up, in codes: over, this month, later; and who left without anybody following her up."""
    today, leads = clock.today(), may(May.AFTERCARE_LEAD)
    month_ends = today.replace(day=monthrange(today.year, today.month)[1])
    found = queries.due_lines(g.home.id, until=month_ends, see=reach.sees(May.AFTERCARE_SEE))
    told = [
        (line.due_on, aftercare_words.line_said(line, today=today, may_write=may(May.AFTERCARE_WRITE)))
        for line in found
    ]
    audit.read(
        Event.FOLLOW_UPS_LISTED, by=viewer(), home=g.home.id, details={"count": len(found)},
        once_per_ten_minutes=True,
    )  # fmt: skip
    return render_template(
        "residents/aftercare_list.html", over=[said for day, said in told if day < today],
        month=[said for day, said in told if today <= day <= month_ends],
        later=[said for day, said in told if day > month_ends], dangers=dangers_here() if leads else [],
        left=[_left_said(line) for line in queries.not_followed(g.home.id, since=_since(today))] if leads else [],
    )  # fmt: skip


def _since(today: Any) -> datetime:
    """Answer the moment from which leavings are followed still."""
    first = rules.after_months(today, -FOLLOWED_MONTHS) - timedelta(days=1)
    return datetime.combine(first, time(0), tzinfo=ZoneInfo(clock.zone_here()))


def _left_said(line: queries.LeftLine) -> dict[str, Any]:
    return {
        "code": line.code, "left_at": line.left_at, "going": words.of(choices.EXIT_REASONS, line.going),
        "url": url_for(".show_aftercare", code=line.code),
    }  # fmt: skip


def dangers_here() -> list[dict[str, Any]]:
    """Answer the dangers of this home that wait for the superintendent, in codes."""
    return [
        {
            "code": line.code, "words": line.risk_done, "at": line.risk_at, "worker": line.worker,
            "url": url_for("residents.show_danger", code=line.code),
        }
        for line in queries.dangers(g.home.id)
    ]  # fmt: skip
