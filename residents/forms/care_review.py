"""What a review of a care plan asks: period and interviews, her words, progress by area, what becomes of each goal."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from foundation.forms import (
    Choices,
    DayField,
    HiddenField,
    LineField,
    Optional,
    Options,
    ProseField,
    ValidationError,
    day_typed,
    needed,
)
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.care_review import MORE, Reviewed
from residents.choices.care import Area
from residents.choices.planning import HER_LANGUAGES, OUTCOMES
from residents.forms.identity import pairs

BETWEEN = re.compile(r"[,;\n]+")
TALK = ("period_from", "period_to", "place", "interview_days", "her_words", "her_language", "conduct")


def days_typed(typed: str) -> tuple[date, ...]:
    """Answer the days of a line such as `3 11 2026, 10 11 2026`. Raises ValueError with a sentence."""
    return tuple(sorted({day_typed(part) for part in BETWEEN.split(typed) if part.strip()}))


class ReviewForm(NumberedForm):
    """A progress report (Form 7, Part B); progress and goals are put in by `review_form`."""

    keeps_draft = True
    days: tuple[date, ...] = ()

    gathered = HiddenField()
    period_from = DayField(_l("Period from"), [needed(_l("Write the first day of the period."))])
    period_to = DayField(_l("Period to"), [needed(_l("Write the last day of the period."))])
    place = LineField(
        _l("Place of the interview"), [needed(_l("Write where you spoke with her."))], length=120
    )
    interview_days = LineField(
        _l("Dates of the interviews"), [needed(_l("Write when you spoke with her."))], length=200,
        description=_l("Several with commas: 3 11 2026, 10 11 2026."),
    )  # fmt: skip
    her_words = ProseField(
        _l("In her own words"), length=4_000, render_kw={"rows": 3},
        description=_l("How it goes and what she wishes, as she said it, in her language."),
    )  # fmt: skip
    her_language = Choices(_l("Language of her words"), choices=[("", _l("Not said")), *pairs(HER_LANGUAGES)])
    conduct = ProseField(
        _l("General conduct and progress"), [needed(_l("Write how she is and what has changed."))], length=8_000,
        render_kw={"rows": 4},
    )  # fmt: skip
    bond = ProseField(_l("Variation of bond conditions"), length=2_000, render_kw={"rows": 2})
    residence = ProseField(_l("Change of residence"), length=2_000, render_kw={"rows": 2})
    other_matters = ProseField(_l("Other matters"), length=2_000, render_kw={"rows": 2})
    supervision_ended_on = DayField(_l("Supervision completed on"), [Optional()])
    supervision_result = ProseField(_l("Result of supervision"), length=2_000, render_kw={"rows": 2})
    carer_after = LineField(_l("Who will have care of her afterwards"), length=200)
    next_on = DayField(_l("Next review on"), [needed(_l("Write the day of the next review."))])

    def validate_interview_days(self, field: Any) -> None:
        """Read the days; a day that cannot be read is said in words."""
        try:
            self.days = days_typed(field.data or "")
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault

    def said(self) -> Reviewed:
        """Answer the review as the verb takes it."""
        fields = self._fields
        decisions = {
            name.removeprefix("outcome_"): (
                field.data or "",
                fields[name.replace("outcome_", "reason_")].data or "",
            )
            for name, field in fields.items()
            if name.startswith("outcome_")
        }
        return Reviewed(
            period_from=self.period_from.data, period_to=self.period_to.data, place=self.place.data or "",
            conduct=self.conduct.data or "", next_on=self.next_on.data, interview_days=self.days,
            her_words=self.her_words.data or "", her_language=self.her_language.data or "",
            progress={str(area): fields[f"progress_{area}"].data or "" for area in Area},
            decisions=decisions, more={name: fields[name].data or _empty(name) for name in MORE},
        )  # fmt: skip


def _empty(name: str) -> str | None:
    return None if name == "supervision_ended_on" else ""


def review_form(goals: Iterable[tuple[str, str]]) -> type[ReviewForm]:
    """Answer the form for these goals, each told by the hexadecimal digits of its line and its area.

    Its lines run area by area, as on the paper: the progress of an area, then what becomes of each of its goals.
    """
    goals = tuple(goals)
    progress = _l("Progress on what was proposed")
    fields: dict[str, Any] = {
        f"progress_{area}": ProseField(progress, length=4_000, render_kw={"rows": 2}) for area in Area
    }
    for line, _area in goals:
        fields[f"outcome_{line}"] = Options(
            _l("What becomes of this goal"), [needed(_l("Choose what becomes of this goal."))],
            choices=pairs(OUTCOMES),
        )  # fmt: skip
        fields[f"reason_{line}"] = LineField(
            _l("Why, or how far"), length=300, description=_l("Needed where the goal is dropped.")
        )
    parts: dict[str, tuple[str, ...]] = {"talk": TALK}
    for area in Area:
        parts[str(area)] = (f"progress_{area}",)
        mine = (line for line, of_area in goals if of_area == area)
        parts |= {f"goal_{line}": (f"outcome_{line}", f"reason_{line}") for line in mine}
    parts |= {"more": MORE, "next": ("next_on",)}
    return type("ReviewFormHere", (ReviewForm,), {**fields, "parts": parts})


def gathered_for(first: date | None, last: date | None) -> str:
    """Answer for which days evidence stands beside the goals, as the form carries it."""
    return f"{first}/{last}"


NOT_GATHERED = _l(
    "The period changed: the evidence beside the goals is that of the new days now. Look, then save."
)


def say_gathered(form: ReviewForm) -> bool:
    """Answer whether the evidence that the writer saw is that of the period she typed; if not, the form says so."""
    wanted = gathered_for(form.period_from.data, form.period_to.data)
    if form.gathered.data == wanted:
        return True
    form.gathered.data = wanted
    form.period_to.errors = [*form.period_to.errors, str(NOT_GATHERED)]
    return False
