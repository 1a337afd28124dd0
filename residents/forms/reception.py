"""What is asked when a child is received: six lines at the door, a rescue, and each step that follows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from foundation.forms import (
    BooleanField,
    Choices,
    ClockField,
    DayField,
    Form,
    LineField,
    ManyOptions,
    Optional,
    Options,
    ProseField,
    WholeField,
    moment_of,
    needed,
)
from foundation.languages import _, _l
from homes.numbered import NumberedForm
from residents.actions import Arrival, Identity
from residents.actions.reception import Article, Coming
from residents.choices import BROUGHT_BY, NAME_KINDS, SEXES, StayKind
from residents.forms.identity import pairs
from residents.rules.reception import Told
from residents.rules.reception_steps import (
    ARTICLES,
    OUTCOMES,
    STAFF_SEX,
    TOLD,
    URGENT,
    WENT_TO,
    StepKind,
)


class CameForm(Form):
    """The day and time of something that happened."""

    day = DayField(_l("Day"), [needed(_l("Write the day."))], past_only=True)
    time = ClockField(
        _l("At"), [needed(_l("Write the time, such as 23:40."))], description=_l("24-hour clock")
    )

    def happened_at(self) -> datetime:
        """Answer the moment."""
        return moment_of(self.day.data, self.time.data)


class ReceiveForm(CameForm):
    """The six lines that let a child in."""

    keeps_draft = True
    name = LineField(_l("Her name, as she says it"), length=120)
    name_kind = Options(_l("This name is"), choices=pairs(NAME_KINDS), default="original")
    sex = Options(_l("Sex"), [needed(_l("Choose the child’s sex."))], choices=pairs(SEXES))
    age_years_stated = WholeField(
        _l("About how old, in years"), [needed(_l("Write about how old she is. A guess will do."))]
    )
    brought_by = Choices(
        _l("Who brought her"), [needed(_l("Choose who brought her."))],
        choices=[("", _l("Choose")), *pairs(BROUGHT_BY)], description=_l("JJ Act s.31"),
    )  # fmt: skip
    brought_by_text = LineField(_l("Their name and place"), length=160)
    marks = ProseField(
        _l("What she looks like, or marks seen"), length=500, render_kw={"rows": 2},
        description=_l("So that she can be known again: clothes, height, a scar."),
    )  # fmt: skip
    is_another = BooleanField(_l("Another child"), render_kw={"words": _l("No, this is another child")})

    def identity(self) -> Identity:
        """Answer who she is, as far as the door knows."""
        named = self.name.data or ""
        kind = self.name_kind.data if named or self.name_kind.data == "unknown" else "original"
        return Identity(
            sex=self.sex.data, name="" if kind == "unknown" else named, name_kind=kind,
            age_years_stated=self.age_years_stated.data, age_stated_on=self.day.data,
            age_stated_by=_("Guess at the door"), marks=self.marks.data or "",
        )  # fmt: skip

    def arrival(self, *, home_kind: str, rescue_id: UUID | None = None) -> Arrival:
        """Answer how she came; bed and order follow later."""
        stay = StayKind.DAY if home_kind == "open_shelter" else StayKind.RESIDENTIAL
        return Arrival(
            started_at=self.happened_at(), kind=stay, brought_by=self.brought_by.data,
            brought_by_text=self.brought_by_text.data or "", rescue_id=rescue_id, may_explain_later=True,
        )  # fmt: skip


class RescueForm(CameForm):
    """A rescue that brings several children."""

    brought_by = Choices(
        _l("Who brings them"), [needed(_l("Choose who brings them."))],
        choices=[("", _l("Choose")), *pairs(BROUGHT_BY)], description=_l("JJ Act s.31"),
    )  # fmt: skip
    brought_by_text = LineField(_l("Their name and place"), length=160)
    place = LineField(
        _l("From where"), length=160, description=_l("Only as much as the children’s safety allows.")
    )
    said_to_come = WholeField(
        _l("How many were said to come"), [Optional()], description=_l("Leave empty if not known.")
    )

    def coming(self) -> Coming:
        """Answer the rescue as the verb takes it."""
        return Coming(
            started_at=self.happened_at(), brought_by=self.brought_by.data,
            brought_by_text=self.brought_by_text.data or "", place=self.place.data or "",
            said_to_come=self.said_to_come.data,
        )  # fmt: skip


class RescueEndForm(Form):
    """Everybody is in."""

    words = LineField(_l("If the number differs: why"), length=200)


STATES = (("done", _l("Done")), ("not_needed", _l("Not needed")))


class StepForm(CameForm):
    """One step of the reception; the lines that this step does not ask are left out."""

    wanted: tuple[str, ...] = ()

    state = Options(_l("This step is"), choices=STATES, default="done")
    outcome = Options(_l("The search"), choices=pairs(OUTCOMES))
    needs = ManyOptions(_l("What she needs at once"), choices=pairs(URGENT))
    told = ManyOptions(_l("What was explained to her"), choices=pairs(TOLD))
    person = LineField(_l("Who did it"), length=120)
    person_sex = Options(_l("She or he is"), choices=pairs(STAFF_SEX))
    witness = LineField(_l("Witness"), length=120)
    number = LineField(_l("Number of the request"), length=80, description=_l("Form 42, rule 69 D"))
    until_day = DayField(_l("Until, day"), [Optional()])
    until_time = ClockField(_l("Until, time"), [Optional()], description=_l("14:00 at the latest"))
    words = ProseField(_l("In words"), length=1000, render_kw={"rows": 2})
    reason = LineField(
        _l("Why it is written anew"), length=200, description=_l("The old line stays readable, struck out.")
    )

    def said(self, name: str) -> Any:
        """Answer what stands in a line, or nothing if this step does not ask it."""
        field = self._fields.get(name)
        return field.data if field is not None else None

    def told_of(self, step: str) -> Told:
        """Answer what was written of `step`."""
        chosen = self.said("needs") or self.said("told") or [each for each in (self.said("outcome"),) if each]
        day, hour = self.said("until_day"), self.said("until_time")
        return Told(
            step=step, state=self.said("state") or "done", happened_at=self.happened_at(),
            words=self.said("words") or "", person=self.said("person") or "", person_sex=self.said("person_sex") or "",
            witness=self.said("witness") or "", number=self.said("number") or "", kinds=tuple(chosen),
            until_at=moment_of(day, hour) if day and hour else None,
        )  # fmt: skip


PERSON_WORDS: dict[str, Any] = {
    "search": _l("Searched by"), "medical": _l("Doctor’s name"), "parents": _l("Who told whom"),
    "overnight": _l("Who asks for the night"),
}  # fmt: skip
WORDS_WORDS: dict[str, Any] = {
    "reason": _l("Why the child stays here"), "urgent": _l("What is done about it"),
    "search": _l("How it was done"),
}  # fmt: skip
ASKED = {"until": ("until_day", "until_time")}


def step_form(step: StepKind, *, is_written: bool, **values: Any) -> StepForm:
    """Answer the form of one step: only its own lines, numbered, with its own words."""
    form = StepForm(**values)
    asked = [name for each in step.asks for name in ASKED.get(each, (each,))]
    wanted = [*(["state"] if step.may_be_needless else []), *asked, "day", "time", "words"]
    wanted += ["reason"] if is_written else []
    if step.code in PERSON_WORDS:
        form.person.label.text = PERSON_WORDS[step.code]
    if step.code in WORDS_WORDS:
        form.words.label.text = WORDS_WORDS[step.code]
    for name in [
        n for n in form._fields if n not in (*wanted, "once", "version", "draft_place", "csrf_token")
    ]:
        del form[name]
    for number, name in enumerate(wanted, start=1):
        form[name].render_kw = {**(form[name].render_kw or {}), "number": number}
    form.wanted = tuple(wanted)
    return form


class ArticleForm(CameForm):
    """An article that was taken at the search."""

    kind = Choices(
        _l("Kind"), [needed(_l("Choose the kind."))], choices=[("", _l("Choose")), *pairs(ARTICLES)]
    )
    what = LineField(_l("What it is"), [needed(_l("Write what was taken."))], length=160)
    went_to = Choices(
        _l("Where it went"),
        [needed(_l("Choose where it went."))],
        choices=[("", _l("Choose")), *pairs(WENT_TO)],
    )
    given_to = LineField(
        _l("Given to"), length=120, description=_l("Name and post; not needed for the safe.")
    )

    def article(self) -> Article:
        """Answer the article as the verb takes it."""
        return Article(
            kind=self.kind.data, what=self.what.data, went_to=self.went_to.data, given_to=self.given_to.data or "",
            seized_at=self.happened_at(),
        )  # fmt: skip


class StrikeForm(Form):
    """Why a line is struck out."""

    reason = LineField(
        _l("Why it is struck out"),
        [needed(_l("Write why this is struck out. It stays readable."))],
        length=200,
    )


class ReceptionBedForm(NumberedForm):
    """A bed for tonight."""

    parts = {"bed": ("bed_id",)}

    bed_id = Choices(_l("Bed"), [needed(_l("Choose a bed."))])
