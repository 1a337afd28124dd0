"""Care plans and reviews on paper, in the order of Form 7; each printing is recorded."""

from typing import Any
from uuid import UUID

from flask import abort, g
from flask.typing import ResponseReturnValue

from foundation import clock, formatting
from foundation.access import viewer, writes
from foundation.documents import Letter, Table
from foundation.languages import _, current, pgettext
from residents import care_words, reach, words
from residents.actions.care_plan import record
from residents.choices.care import Area
from residents.events import Event
from residents.permissions import May
from residents.queries import care_plan as plans
from residents.queries import file
from residents.queries.care_plan import Held
from residents.views.blueprint import bp
from residents.views.care_review import matters_of, review_here, told_by_area
from residents.views.care_shared import held_here, sees_whole, version_here
from residents.views.printed_papers import foot, home_name, paper


def _whole() -> Held:
    """Answer what is planned here for who sees all of it: a paper is not printed in part."""
    held = held_here()
    if not sees_whole(held):
        abort(403)
    return held


def _letter(
    title: str, facts: list[tuple[str, str]], body: list[Any], signatures: tuple[str, ...], code: str
) -> Letter:
    head = file.head(g.case_file_id, masks=reach.masks())
    name = words.name_said(head.name, head.name_local, head.name_kind, code) if head else code
    offence, printed = foot()
    told = [(_("Name"), name), (_("Code"), code), *facts]
    return Letter(
        home=home_name(), title=title, rule=_rule(), code=code,
        facts=tuple((label, value) for label, value in told if value),
        body=tuple(body), strong=tuple(part for part in body if isinstance(part, str) and part.endswith(":")),
        signatures=signatures, foot=offence, printed=printed, language=current(), size=10.0,
    )  # fmt: skip


def _rule() -> str:
    return _("JJ Model Rules 2016, Form 7; rules 62(6)(vii), 69-I")


def _no(number: int) -> str:
    return formatting.digits(str(number), current())


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/paper")
@writes(May.PLAN_PRINT)
def print_plan(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """A version of the plan as PDF: concerns and interventions by area, goals, who wrote and who approved it."""
    held = _whole()
    version = version_here(held, care_plan_id)
    plan = version.plan
    needs = {need.area: need for need in plans.needs_of([plan.id], areas=held.areas)}
    goals = plans.goals_of([plan.id], areas=held.areas)
    record(Event.PLAN_PRINTED, held.file, plan.number, plan.id, by=viewer())
    rows = [(_no(n), care_words.area_said(a), *_need(needs.get(a))) for n, a in enumerate(Area, start=1)]
    table = Table(
        (_("No."), _("Category"), _("Areas of concern"), _("Proposed intervention")),
        tuple(rows),
        (0.6, 2.4, 4, 4),
    )
    aims = tuple(
        (line.goal.words, line.goal.measure, care_words.day_said(line.goal.target_on),
         care_words.owner_said(line.goal, line.owner))
        for line in goals
    )  # fmt: skip
    aimed = Table((_("Goal"), pgettext("goal", "Measure"), _("By when"), _("Whose")), aims, (4, 4, 2, 2))
    facts = [
        (_("Version"), f"{_no(plan.number)}, {care_words.state_of(version)['words']}"),
        (_("Date of preparing"), care_words.day_said(plan.prepared_on)),
        (_("Date of admission"), care_words.day_said(clock.local(held.stay.started_at).date())),
        (_("Expected stay"), care_words.stay_said(plan.expected_stay)), (_("Written by"), version.writer or ""),
        (_("Approved by"), version.approver or ""), (_("Approved on"), care_words.day_said(plan.approved_at)),
        (_("Minutes of the Management Committee"), plan.minutes), (_("In her own words"), _quoted(plan.her_words)),
    ]  # fmt: skip
    body = [_("Concerns and interventions:"), table, _("Goals:"), aimed if aims else _("No goal is written.")]
    signed = (_("Case worker"), _("Superintendent"))
    return paper(_letter(_("Individual care plan"), facts, body, signed, code), name=f"{code}-care-plan")


def _need(need: Any) -> tuple[str, str]:
    if need is None:
        return "", ""
    more = [
        need.concern,
        _("Strengths: %(words)s", words=need.strengths) if need.strengths else "",
        _("Risk: %(words)s", words=need.risk) if need.risk else "",
    ]
    return "\n".join(part for part in more if part), need.intervention


@bp.post("/children/<code>/reviews/<uuid:care_review_id>/paper")
@writes(May.PLAN_PRINT)
def print_review(code: str, care_review_id: UUID) -> ResponseReturnValue:
    """A review as PDF, in the order of Form 7, Part B."""
    held = _whole()
    line, _lines = review_here(care_review_id)
    review, told = line.review, told_by_area(held, line.review)
    version = held.version(review.plan_id)
    record(Event.REVIEW_PRINTED, held.file, review.number, review.plan_id, by=viewer())
    by_title = {area["title"]: area for area in told}
    rows = tuple(
        (
            _no(n),
            title,
            by_title.get(title, {}).get("intervention", ""),
            by_title.get(title, {}).get("progress", ""),
        )
        for n, title in enumerate((care_words.area_said(a) for a in Area), start=1)
    )
    table = Table(
        (_("No."), _("Category"), _("Proposed intervention"), _("Progress")), rows, (0.6, 2.4, 4, 4)
    )
    goals = [goal for area in told for goal in area["goals"]]
    decided = tuple((goal["goal"].words, goal["outcome"], goal["reason"]) for goal in goals)
    facts = [
        (_("Period of report"), care_words.period_said(review)), (_("Case worker"), line.writer or ""),
        (_("Stay"), care_words.stay_said(version.plan.expected_stay) if version else ""),
        (_("Place of the interview"), review.place), (_("Dates of the interviews"), care_words.interviews_said(review)),
        (_("In her own words"), _quoted(review.her_words)), (_("Next review on"), care_words.day_said(review.next_on)),
        (_("Struck out"), review.struck_reason),
        *((matter["label"], matter["value"]) for matter in matters_of(review)),
    ]  # fmt: skip
    body = [
        _("General conduct and progress:"), review.conduct, _("Progress on interventions:"), table, _("Goals:"),
        Table((_("Goal"), _("What becomes of it"), _("Why, or how far")), decided, (5, 2.5, 4.5))
        if decided else _("No goal is written."),
    ]  # fmt: skip
    title = _("Care plan: progress report %(number)s", number=review.number)
    return paper(
        _letter(title, facts, body, (_("Case worker"),), code), name=f"{code}-review-{review.number}"
    )
