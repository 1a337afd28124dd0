"""The forms of counselling: a session, its correction, and the naming of a supervisor."""

from typing import Any

from counselling.actions import SessionWords
from counselling.words import ISSUES, KINDS, MOODS, SAFE_TONIGHT
from foundation import clock
from foundation.forms import (
    Choices,
    ClockField,
    DayField,
    Form,
    InputRequired,
    LineField,
    ManyOptions,
    NumberRange,
    Options,
    ProseField,
    WholeField,
    moment_of,
    needed,
)
from foundation.languages import _l


def _many_rows(count: int) -> dict[str, Any]:
    return {"rows": count}


class SessionForm(Form):
    """A session as the counsellor tells it, in the order of her day; numbers stand in the margin."""

    keeps_draft = True
    happened_on = DayField(_l("Day"), [InputRequired(_l("Write the day."))], past_only=True)
    began = ClockField(_l("Began at"), [InputRequired(_l("Write when it began, as 16:30."))])
    minutes = WholeField(
        _l("Minutes"),
        [
            InputRequired(_l("Write how many minutes it took.")),
            NumberRange(1, 480, _l("Write between 1 and 480 minutes.")),
        ],
    )
    kind = Options(_l("Session type"), [InputRequired(_l("Choose the session type."))])
    place = LineField(_l("Place"), length=80)
    issues = ManyOptions(_l("What it was about, by code"), description=_l("The register shows these codes."))
    mood = Options(
        _l("How the child was, as she or he says"), [InputRequired(_l("Choose one, or “Did not say”."))]
    )
    brought = ProseField(_l("What was brought"), length=8000)
    done = ProseField(_l("What was done"), length=8000)
    shared = ProseField(
        _l("Summary that others may read"),
        [needed(_l("Write a line that others may read."))],
        length=2000,
        description=_l(
            "Superintendent, case worker and the CWC will see these lines. No detail of the abuse."
        ),
    )
    process_notes = ProseField(_l("Process notes, sealed"), length=50_000, render_kw=_many_rows(4))
    risk = Options(_l("Is the child safe tonight?"), [InputRequired(_l("Choose one."))])
    safety_instruction = LineField(
        _l("House staff will see only this instruction"),
        length=300,
        description=_l("Needed when the answer is not yes. No reason, no story: only what to do."),
    )
    plan = ProseField(_l("Plan"), length=2000)
    next_on = DayField(_l("Next session"))

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.kind.choices = list(KINDS.items())
        self.mood.choices = list(MOODS.items())
        self.risk.choices = list(SAFE_TONIGHT.items())
        self.issues.choices = [(code, f"{code} · {words}") for code, words in ISSUES.items()]

    def words(self) -> SessionWords:
        """Answer what was typed, once the form has been found whole."""
        return SessionWords(
            happened_at=moment_of(self.happened_on.data, self.began.data),
            **{name: self._fields[name].data or "" for name in _TEXTS},
            summary=self.shared.data or "",
            minutes=self.minutes.data,
            issues=self.issues.data or [],
            next_on=self.next_on.data,
        )


_TEXTS = ("kind", "place", "mood", "brought", "done", "plan", "risk", "safety_instruction")


class AmendForm(SessionForm):
    """A session's correction: the same lines, why, and what is added under the sealed notes."""

    process_notes = ProseField(_l("Add to the sealed notes"), length=50_000, render_kw=_many_rows(3))
    reason = LineField(_l("Why is this corrected?"), [needed(_l("Write why this is corrected."))], length=200)


class ReaderForm(Form):
    """Whom a counsellor lets open her sealed notes about one child."""

    reader_id = Choices(_l("Supervisor"), [InputRequired(_l("Choose a person."))])


def first_values() -> dict[str, Any]:
    """Answer what a fresh session form says before anything is typed: today, in the home's own time."""
    return {"happened_on": clock.today()}
