"""How a transition plan is said: a sphere with its steps, a review, who is near eighteen."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask import url_for

from foundation import formatting
from foundation.languages import _, current, ngettext
from residents import words
from residents.choices.dues import Said, due_said
from residents.choices.transition import GROWN, NEAR_DAYS, SPHERES, STANDING_MARKS, STANDINGS
from residents.models import Child, TransitionReview, TransitionSphere, TransitionStep
from residents.queries.transition import NearLine
from residents.rules import transition as rules
from residents.rules.stays import Age, age_on


def age_of(child: Child, today: date) -> Age:
    """Answer her age by the record in force."""
    return age_on(
        today, born_on=child.born_on, stated_years=child.age_years_stated, stated_on=child.age_stated_on
    )


def day_said(day: date) -> str:
    """Answer a day in the reader's language."""
    return formatting.format_day(day, current())


def turns_said(child: Child, today: date) -> str:
    """Answer when she is eighteen, in words."""
    turns = rules.birthday(
        GROWN, born_on=child.born_on, stated_years=child.age_years_stated, stated_on=child.age_stated_on
    )
    return left_said(turns, today=today)


DAYS_TOLD = 366  # beyond a year the day alone is told


def left_said(turns: date | None, *, today: date) -> str:
    """Answer how long until she is eighteen."""
    if turns is None:
        return _("age not known")
    left = (turns - today).days
    if left <= 0:
        return _("eighteen since %(day)s", day=day_said(turns))
    if left > DAYS_TOLD:
        return _("eighteen on %(day)s", day=day_said(turns))
    return ngettext(
        "eighteen in %(num)s day, %(day)s", "eighteen in %(num)s days, %(day)s", left, day=day_said(turns)
    )


def review_state(next_on: date, *, today: date) -> Said:
    """Answer how the next review stands."""
    return due_said(next_on, today=today)


def sphere_said(
    row: TransitionSphere, steps: Iterable[TransitionStep], *, code: str, today: date, may_write: bool
) -> dict[str, Any]:
    """Answer a sphere with its standing, goal, words and steps, and the pages that write them."""
    return {
        "title": words.of(SPHERES, row.sphere), "id": row.sphere, "row": row,
        "state": Said(STANDING_MARKS[row.standing], words.of(STANDINGS, row.standing)),
        "links": [
            (_("Write"), url_for("residents.show_write_sphere", code=code, sphere=row.sphere)),
            (_("Add a step"), url_for("residents.show_transition_step", code=code, sphere=row.sphere)),
        ] if may_write else [],
        "steps": [_step_said(step, code=code, today=today, may_write=may_write)
                  for step in steps if step.sphere == row.sphere],
    }  # fmt: skip


def _step_said(step: TransitionStep, *, code: str, today: date, may_write: bool) -> dict[str, Any]:
    if step.done_on is not None:
        state = Said("met", _("Done %(day)s", day=day_said(step.done_on)))
    elif step.dropped_on is not None:
        state = Said("waived", _("Dropped %(day)s", day=day_said(step.dropped_on)))
    else:
        state = due_said(step.due_on, today=today)
    is_open = step.done_on is None and step.dropped_on is None
    url = url_for("residents.show_end_step", code=code, transition_step_id=step.id)
    second = [step.owner, step.outcome]
    return {
        "words": step.words, "due_on": step.due_on, "second": " · ".join(part for part in second if part),
        "state": state, "verbs": [(_("Finish"), url)] if is_open and may_write else [],
    }  # fmt: skip


def review_said(row: TransitionReview, by: str) -> dict[str, Any]:
    """Answer a review with where each sphere stood on its day."""
    pairs = (part.partition(":") for part in row.standings.split(",") if part)
    stood = [
        _(
            "%(sphere)s: %(standing)s",
            sphere=words.of(SPHERES, sphere),
            standing=words.of(STANDINGS, standing),
        )
        for sphere, _between, standing in pairs
    ]
    return {"row": row, "by": by, "stood": " · ".join(stood)}


def groups_said(lines: Sequence[NearLine], *, today: date) -> list[dict[str, Any]]:
    """Answer the children near eighteen in groups: within 30, 90, 180 days, and the rest from sixteen."""
    told: dict[int | None, list[dict[str, Any]]] = {}
    for line in lines:
        mark = rules.near_at(line.turns, today=today) if line.turns else None
        told.setdefault(mark, []).append(_near_said(line, today=today))
    titles: list[tuple[int | None, str]] = [
        (days, ngettext("Eighteen within %(num)s day", "Eighteen within %(num)s days", days))
        for days in sorted(NEAR_DAYS)
    ]
    titles.append((None, _("Sixteen and older")))
    return [{"title": title, "lines": told[mark]} for mark, title in titles if mark in told]


def _near_said(line: NearLine, *, today: date) -> dict[str, Any]:
    if line.begun_on is None or line.next_review_on is None:
        state = Said("soon", _("No plan yet"), "soon")
    elif line.next_review_on < today:
        state = Said("over", _("Review over since %(day)s", day=day_said(line.next_review_on)), "over")
    else:
        state = Said("met", _("Review %(day)s", day=day_said(line.next_review_on)))
    return {
        "code": line.code, "turns": line.turns, "second": left_said(line.turns, today=today), "state": state,
        "url": url_for("residents.show_transition", code=line.code),
    }  # fmt: skip
