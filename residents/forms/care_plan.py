"""What is asked about a care plan: its head and needs by area, a goal, a task, where an approval is written."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from foundation.forms import Choices, DayField, Form, LineField, Options, ProseField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.care_goals import GoalSaid, TaskSaid
from residents.actions.care_plan import PARTS, Head
from residents.choices.care import AREAS, Area
from residents.choices.planning import HER_LANGUAGES, STAYS, GoalOwner
from residents.forms.identity import pairs

NEED_LABELS: dict[str, Any] = {
    "concern": _l("Concern"), "intervention": _l("Proposed intervention"), "strengths": _l("What she is good at"),
    "risk": _l("What may go wrong"),
}  # fmt: skip
HEAD = ("prepared_on", "expected_stay", "her_words", "her_language")
SHORT = {"rows": 2}


def _languages() -> list[tuple[str, Any]]:
    return [("", _l("Not said")), *pairs(HER_LANGUAGES)]


class NeedsForm(NumberedForm):
    """The needs of a draft in the areas that its writer may write; `head` only for who writes the whole plan."""

    keeps_draft = True

    @property
    def is_whole(self) -> bool:
        """Answer whether this form asks for the head of the plan too."""
        return "head" in self.parts

    def needs(self) -> dict[str, dict[str, str]]:
        """Answer what was typed, by area and part."""
        return {
            area: {part: self._fields[f"{area}_{part}"].data or "" for part in PARTS}
            for area in self.parts
            if area != "head"
        }

    def head(self) -> Head | None:
        """Answer the head of the plan as the verb takes it, where it was asked for."""
        if not self.is_whole:
            return None
        told: dict[str, Any] = {name: self._fields[name].data for name in HEAD}
        return Head(**{**told, **{name: told[name] or "" for name in HEAD[1:]}})


@cache
def needs_form(areas: frozenset[Area], *, is_whole: bool) -> type[NeedsForm]:
    """Answer the form for these areas, put together once; is_whole: with the head of the plan."""
    fields: dict[str, Any] = {}
    if is_whole:
        fields |= {
            "prepared_on": DayField(_l("Prepared on"), [needed(_l("Write the day."))]),
            "expected_stay": Options(_l("Expected stay"), choices=pairs(STAYS)),
            "her_words": ProseField(
                _l("In her own words"), length=4_000, render_kw={"rows": 3},
                description=_l("What she expects and wishes, as she said it, in her language."),
            ),
            "her_language": Choices(_l("Language of her words"), choices=_languages()),
        }  # fmt: skip
    for area in Area:
        if area in areas:
            for part in PARTS:
                fields[f"{area}_{part}"] = ProseField(NEED_LABELS[part], length=4_000, render_kw=SHORT)
    parts = {"head": HEAD} if is_whole else {}
    parts |= {str(area): tuple(f"{area}_{part}" for part in PARTS) for area in Area if area in areas}
    return type("NeedsFormHere", (NeedsForm,), {**fields, "parts": parts})


class GoalForm(NumberedForm):
    """A goal: what, measured how, by when, whose."""

    parts = {"goal": ("area", "words", "measure", "target_on", "owner")}

    area = Choices(_l("Area of need"), [needed(_l("Choose the area."))])
    words = LineField(_l("Goal"), [needed(_l("Write the goal."))], length=300)
    measure = LineField(
        _l("How one sees that it is reached"), [needed(_l("Write how one will see that it is reached."))], length=300,
        description=_l("A number, a paper, something that can be seen: passes class 6, sleeps through the night."),
    )  # fmt: skip
    target_on = DayField(_l("By when"), [needed(_l("Write by when it should be reached."))])
    owner = Choices(_l("Whose goal it is"), [needed(_l("Choose whose goal it is."))])

    def said(self) -> GoalSaid:
        """Answer the goal as the verb takes it."""
        is_person = self.owner.data not in (GoalOwner.CHILD, GoalOwner.FAMILY)
        return GoalSaid(
            area=str(self.area.data), words=self.words.data or "", measure=self.measure.data or "",
            target_on=self.target_on.data, owner_kind=GoalOwner.PERSON if is_person else GoalOwner(self.owner.data),
            owner_id=UUID(str(self.owner.data)) if is_person else None,
        )  # fmt: skip


def areas_to_choose(areas: frozenset[Area]) -> list[tuple[str, Any]]:
    """Answer the areas that a writer may choose from, in the order of Form 7."""
    return [("", _l("Choose")), *((str(area), words) for area, words in AREAS.items() if area in areas)]


def owners_to_choose(people: Mapping[UUID, str]) -> list[tuple[str, Any]]:
    """Answer who may own a goal: the child, her family, or one of these people by their ids."""
    own = [(str(GoalOwner.CHILD), _l("The child herself")), (str(GoalOwner.FAMILY), _l("Her family"))]
    return [("", _l("Choose")), *own, *((str(id_), words) for id_, words in people.items())]


class TaskForm(NumberedForm):
    """A task: what, who, by when."""

    parts = {"task": ("words", "owner_id", "due_on")}

    words = LineField(
        _l("What is to be done"), [needed(_l("Write what is to be done."))], length=300,
        description=_l("Who does it reads these words and nothing else of the plan."),
    )  # fmt: skip
    owner_id = Choices(_l("Who does it"), [needed(_l("Choose who does it."))])
    due_on = DayField(_l("By when"), [needed(_l("Write by when it is to be done."))])

    def said(self) -> TaskSaid:
        """Answer the task as the verb takes it."""
        chosen = self.owner_id.data
        return TaskSaid(
            words=self.words.data or "", due_on=self.due_on.data, owner_id=UUID(chosen) if chosen else None
        )


class DoneForm(Form):
    """That a task is done, with a note where there is something to say."""

    note = LineField(_l("Note"), length=300)


class ApproveForm(NumberedForm):
    """Where the Management Committee's agreement to a plan is written."""

    parts = {"approve": ("minutes",)}

    minutes = LineField(
        _l("Minutes of the Management Committee"), length=120,
        description=_l("Number and date, where the committee agreed: rule 62(6)(x) asks for it when a plan changes."),
    )  # fmt: skip


class WhyForm(NumberedForm):
    """Why a plan is sent back, a task taken back, a review struck out."""

    parts = {"why": ("reason",)}

    reason = LineField(_l("Why"), [needed(_l("Write why."))], length=200)
