"""What the pages of a child's learning ask for: a school outside, its slip, a level."""

from typing import Any

from education.choices.learning import AREAS, BOARDS, OCCASIONS, STEPS, Area
from foundation.forms import Choices, DayField, Form, LineField, Options, WholeField, needed
from foundation.languages import _l
from homes.numbered import NumberedForm

REASON = _l("Why it is changed")


class OutsideForm(NumberedForm):
    """A school outside, and when she goes there."""

    school = LineField(_l("Name of the school"), [needed(_l("Write the name of the school."))], length=160)
    udise = LineField(_l("UDISE code, if known"), length=20, render_kw={"inputmode": "numeric"})
    board = Choices(
        _l("Board"), [needed(_l("Choose the board."))], choices=[("", _l("Choose")), *BOARDS.items()]
    )
    class_name = LineField(_l("Class"), [needed(_l("Write her class there, as 7 B."))], length=40)
    roll_no = LineField(_l("Roll number"), length=20)
    from_on = DayField(_l("First day there"), [needed(_l("Write her first day there."))])
    to_on = DayField(_l("Last day there, if she left"))
    why_ended = LineField(_l("Why she left this school"))
    reason = LineField(REASON)
    parts = {
        "school": ("school", "udise", "board"),
        "place": ("class_name", "roll_no"),
        "days": ("from_on", "to_on", "why_ended"),
        "change": ("reason",),
    }


class SlipForm(Form):
    """The attendance slip of one month; the month is chosen, days are counted by the school."""

    month = Choices(_l("Month"), [needed(_l("Choose the month."))], coerce=str, validate_choice=False)
    days_open = WholeField(_l("Days the school was open"))
    days_present = WholeField(_l("Days she was present"))
    remark = LineField(_l("What the school wrote"))
    reason = LineField(REASON)


def steps_offered(area: str, *, is_mended: bool = False) -> list[tuple[str, Any]]:
    """Answer the steps of an area as choices, lowest first."""
    first = _l("Choose") if is_mended else _l("Not looked at")
    return [("", first), *((str(n), words) for n, words in enumerate(STEPS[area]))]


class LevelForm(Form):
    """What she can do on one day: in each area a step of a plain scale, or not looked at."""

    reading = Choices(AREAS[Area.READING], coerce=str, choices=steps_offered(Area.READING))
    english = Choices(AREAS[Area.ENGLISH], coerce=str, choices=steps_offered(Area.ENGLISH))
    numbers = Choices(AREAS[Area.NUMBERS], coerce=str, choices=steps_offered(Area.NUMBERS))
    occasion = Options(
        _l("When"), [needed(_l("Choose when it was looked at."))], choices=list(OCCASIONS.items())
    )
    seen_on = DayField(_l("Day"), [needed(_l("Write the day."))])
    words = LineField(_l("What was seen, in a few words"))

    def steps(self) -> dict[str, int]:
        """Answer the steps that were chosen: {area: step}."""
        chosen = {str(area): self[area].data for area in Area}
        return {area: int(step) for area, step in chosen.items() if str(step or "").isdigit()}


class MendLevelForm(Form):
    """A level put right: another step, and why."""

    step = Choices(
        _l("Step that she reaches"), [needed(_l("Choose the step that she reaches."))], coerce=str,
        validate_choice=False,
    )  # fmt: skip
    words = LineField(_l("What was seen, in a few words"))
    reason = LineField(REASON)
