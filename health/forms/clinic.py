"""The forms of examinations, visits, alerts, immunisations, and of striking out."""

from datetime import datetime
from typing import Any

from foundation.forms import (
    Choices,
    ClockField,
    DayField,
    InputRequired,
    LineField,
    ManyOptions,
    Options,
    ProseField,
    moment_of,
    needed,
)
from foundation.languages import _l
from health.actions.clinic import Examined, Visit
from health.choices.clinic import ALERT_KINDS, GENERAL, SENSES, SKIN, VISIT_KINDS
from health.choices.immunisation import SOURCES, schedule
from health.forms.measures import FigureField, grams, millimetres
from homes.numbered import NumberedForm
from residents.forms.identity import pairs


class HappenedForm(NumberedForm):
    """The day and time of something that happened."""

    day = DayField(_l("Day"), [needed(_l("Write the day."))], past_only=True)
    time = ClockField(
        _l("At"), [needed(_l("Write the time, such as 16:30."))], description=_l("24-hour clock")
    )

    def happened_at(self) -> datetime:
        """Answer the moment."""
        return moment_of(self.day.data, self.time.data)


class ExamForm(HappenedForm):
    """The examination at admission, in the order in which a child is looked at."""

    keeps_draft = True
    parts = {
        "seen": ("day", "time", "examiner", "general", "general_words"),
        "measures": ("weight", "height", "why"),
        "senses": ("vision", "hearing", "senses_words"),
        "skin": ("skin", "skin_words"),
        "known": ("illness", "allergy", "instruction"),
        "done": ("treatment", "advice"),
    }
    examiner = LineField(_l("Examined by"), [needed(_l("Write who examined her."))], length=120)
    general = Options(
        _l("General condition"), [InputRequired(_l("Choose how she is."))], choices=pairs(GENERAL)
    )
    general_words = ProseField(_l("In a few words"), length=2000, render_kw={"rows": 2})
    weight = FigureField(_l("Weight, kg"))
    height = FigureField(_l("Height, cm"), description=_l("Lying down before two years, standing after."))
    why = LineField(_l("Why a doubted figure is right"), description=_l("Only when the page asks for it."))
    vision = Options(_l("Vision"), [InputRequired(_l("Choose one, or “Not tested”."))], choices=pairs(SENSES))
    hearing = Options(
        _l("How she hears"), [InputRequired(_l("Choose one, or “Not tested”."))], choices=pairs(SENSES)
    )
    senses_words = LineField(_l("What she does not see or hear well"), length=300)
    skin = ManyOptions(_l("Skin and hair"), choices=pairs(SKIN))
    skin_words = LineField(_l("What was seen on the skin"), length=300)
    illness = ProseField(
        _l("Known illness"),
        length=4000,
        render_kw={"rows": 3},
        description=_l("Fits, asthma, sickle cell, operations."),
    )
    allergy = LineField(
        _l("Allergy"), length=160, description=_l("Drug, food or other. Empty when none is known.")
    )
    instruction = LineField(
        _l("What to do when it happens"),
        length=300,
        description=_l("House staff and teachers read this line."),
    )
    treatment = ProseField(_l("Treatment begun"), length=4000, render_kw={"rows": 3})
    advice = ProseField(_l("Tests and advice"), length=4000, render_kw={"rows": 3})

    def told(self) -> Examined:
        """Answer the examination as the verb takes it."""
        plain = (
            "general_words",
            "senses_words",
            "skin_words",
            "illness",
            "allergy",
            "instruction",
            "treatment",
            "advice",
        )
        return Examined(
            examined_at=self.happened_at(), examiner=self.examiner.data, general=self.general.data,
            weight_g=grams(self.weight.data), height_mm=millimetres(self.height.data), vision=self.vision.data,
            hearing=self.hearing.data, skin=tuple(self.skin.data or ()),
            **{name: self._fields[name].data or "" for name in plain},
        )  # fmt: skip


class VisitForm(HappenedForm):
    """A visit: complaint, finding, treatment, next date."""

    keeps_draft = True
    parts = {
        "visit": ("kind", "day", "time", "seen_by", "place", "complaint", "finding", "treatment", "next_on")
    }
    kind = Options(_l("Where"), [InputRequired(_l("Choose where she was seen."))], choices=pairs(VISIT_KINDS))
    seen_by = LineField(_l("Seen by"), [needed(_l("Write who saw her."))], length=120)
    place = LineField(_l("Hospital or clinic"), length=160)
    complaint = ProseField(
        _l("Complaint, in her words"),
        [needed(_l("Write what she complains of."))],
        length=4000,
        render_kw={"rows": 2},
    )
    finding = ProseField(_l("Finding"), length=4000, render_kw={"rows": 3})
    treatment = ProseField(_l("Treatment"), length=4000, render_kw={"rows": 3})
    next_on = DayField(_l("Next date"))

    def told(self) -> Visit:
        """Answer the visit as the verb takes it."""
        return Visit(
            kind=self.kind.data, happened_at=self.happened_at(), seen_by=self.seen_by.data,
            complaint=self.complaint.data, finding=self.finding.data or "", treatment=self.treatment.data or "",
            place=self.place.data or "", next_on=self.next_on.data,
        )  # fmt: skip


class BackForm(HappenedForm):
    """When she was back from the sick room or the hospital."""

    parts = {"back": ("day", "time")}


class AlertForm(NumberedForm):
    """What all who are near the child must know."""

    parts = {"alert": ("kind", "what", "instruction")}
    kind = Options(_l("It is"), [InputRequired(_l("Choose what it is."))], choices=pairs(ALERT_KINDS))
    what = LineField(_l("What"), [needed(_l("Write what it is, such as “Penicillin”."))], length=160)
    instruction = LineField(
        _l("What to do"), [needed(_l("Write what whoever is near her does."))], length=300,
        description=_l("House staff and teachers read this line. No diagnosis that they need not know."),
    )  # fmt: skip


class WhyForm(NumberedForm):
    """Why something is struck out, ended or stopped."""

    parts = {"why": ("reason",)}
    reason = LineField(_l("Why"), [needed(_l("Write why. What was written stays readable."))], length=200)


class ImmunisationForm(NumberedForm):
    """A dose that she has had."""

    parts = {"dose": ("dose", "source", "given_on", "place", "batch")}
    dose = Choices(_l("Dose"), [needed(_l("Choose the dose from the list."))])
    source = Options(
        _l("It is known from"), [InputRequired(_l("Choose how it is known."))], choices=pairs(SOURCES)
    )
    given_on = DayField(_l("Given on"), past_only=True, description=_l("Empty when nobody knows the day."))
    place = LineField(_l("Where"), length=120)
    batch = LineField(_l("Batch"), length=40)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.dose.choices = [("", _l("Choose")), *((dose.code, dose.words) for dose in schedule())]
