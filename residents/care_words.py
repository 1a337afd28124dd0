"""How the family floor says a care plan: areas, owners, outcomes, needs and goals as pages and papers show them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from accounts.roles import LABELS, Role
from foundation import clock, formatting
from foundation.languages import _, current
from residents import words
from residents.actions.care_plan import PARTS
from residents.choices.care import AREAS, Area
from residents.choices.dues import due_said
from residents.choices.planning import (
    HER_LANGUAGES,
    OUTCOME_MARKS,
    OUTCOMES,
    STATE_MARKS,
    STATES,
    STAYS,
    GoalOwner,
    Outcome,
    PlanState,
)
from residents.forms.care_plan import NEED_LABELS
from residents.models import CareGoal, CareNeed, CareReview
from residents.queries.care_plan import GoalLine, TaskLine, Version
from residents.queries.care_review import ReviewLine


def day_said(day: date | None) -> str:
    """Answer a day or a moment's day as it is written on a page."""
    return formatting.format_day(day, current(), clock.zone_here()) if day else ""


def area_said(area: str) -> str:
    """Answer an area of need in words."""
    return str(AREAS[Area(area)])


def stay_said(code: str) -> str:
    """Answer how long she is expected to stay."""
    return words.of(STAYS, code)


def owner_said(goal: CareGoal, person: str | None) -> str:
    """Answer whose goal it is."""
    if goal.owner_kind == GoalOwner.CHILD:
        return _("the child herself")
    return _("her family") if goal.owner_kind == GoalOwner.FAMILY else person or ""


def her_words(text: str, language: str) -> dict[str, str]:
    """Answer her own words with the language they stand in, for who reads them aloud; empty where nothing is said."""
    lang = language if language and language != "other" else ""
    return {"text": text, "lang": lang, "said_in": words.of(HER_LANGUAGES, language)} if text else {}


def state_of(version: Version) -> dict[str, str]:
    """Answer where a version stands: words and mark."""
    plan = version.plan
    if plan.state == PlanState.DRAFT and plan.returned_at is not None:
        return {"words": _("Sent back"), "mark": "soon"}
    state = PlanState(plan.state)
    return {"words": str(STATES[state]), "mark": STATE_MARKS[state]}


def version_said(number: int) -> str:
    """Answer which version this is."""
    return _("Version %(number)s", number=number)


def need_rows(need: CareNeed | None) -> list[dict[str, str]]:
    """Answer the parts of a need that say something, as lines of facts."""
    if need is None:
        return []
    said = [(str(NEED_LABELS[part]), getattr(need, part)) for part in PARTS]
    return [{"label": label, "value": value} for label, value in said if value]


def goal_said(line: GoalLine, *, today: date) -> dict[str, Any]:
    """Answer a goal as a page shows it: day, words, measure, owner, and what has become of it."""
    outcome = Outcome(line.outcome)
    is_late = outcome in (Outcome.OPEN, Outcome.PARTLY) and line.goal.target_on < today
    state = due_said(line.goal.target_on, today=today) if is_late else None
    reached = str(OUTCOMES[outcome]) if outcome != Outcome.OPEN else _("Not reached yet")
    return {
        "goal": line.goal, "owner": owner_said(line.goal, line.owner), "reason": line.reason,
        "outcome": state.words if state and outcome == Outcome.OPEN else reached,
        "mark": state.mark if state else OUTCOME_MARKS[outcome], "line": line.goal.line_id.hex,
    }  # fmt: skip


def task_said(line: TaskLine, *, today: date) -> dict[str, Any]:
    """Answer a task as the plan's page shows it."""
    task = line.task
    if task.done_at is not None:
        shown = {"words": _("Done %(day)s", day=day_said(task.done_at)), "mark": "met", "state": ""}
    elif task.dropped_at is not None:
        shown = {"words": _("No longer needed"), "mark": "waived", "state": ""}
    else:
        due = due_said(task.due_on, today=today)
        shown = {"words": due.words, "mark": due.mark, "state": due.state}
    return {
        "task": task,
        "owner": line.owner or "",
        "is_open": not (task.done_at or task.dropped_at),
        **shown,
    }


def review_said(line: ReviewLine) -> dict[str, Any]:
    """Answer a review as a list shows it."""
    review = line.review
    struck = review.struck_at is not None
    return {
        "review": review, "writer": line.writer or "", "is_struck": struck,
        "words": _("Struck out") if struck else _("Next %(day)s", day=day_said(review.next_on)),
        "mark": "waived" if struck else "met", "period": period_said(review),
    }  # fmt: skip


def period_said(review: CareReview) -> str:
    """Answer the days that a review looked at."""
    return formatting.period_in_words(review.period_from, review.period_to, current())


def interviews_said(review: CareReview) -> str:
    """Answer the days of the interviews."""
    return ", ".join(day_said(date.fromisoformat(day)) for day in review.interview_days)


def people_said(people: Iterable[tuple[Any, str, str]]) -> dict[Any, str]:
    """Answer people by their ids, each with the posts she holds here."""
    posts: dict[Any, tuple[str, list[str]]] = {}
    for id_, name, role in people:
        posts.setdefault(id_, (name, []))[1].append(str(LABELS[Role(role)]))
    return {
        id_: _("%(name)s, %(post)s", name=name, post=", ".join(held)) for id_, (name, held) in posts.items()
    }


def compared_needs(needs: Iterable[CareNeed]) -> dict[str, Mapping[str, str]]:
    """Answer the needs of a version as they are compared with another's."""
    return {need.area: {part: getattr(need, part) for part in PARTS} for need in needs}


def compared_goals(lines: Iterable[GoalLine]) -> dict[str, Mapping[str, str]]:
    """Answer the goals of a version as they are compared with another's, in the words that a reader sees."""
    return {
        line.goal.line_id.hex: {
            "area": area_said(line.goal.area), "words": line.goal.words, "measure": line.goal.measure,
            "target_on": day_said(line.goal.target_on), "owner": owner_said(line.goal, line.owner),
        }
        for line in lines
    }  # fmt: skip
