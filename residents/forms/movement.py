"""What is asked when a child goes away, comes back, is missing, moves, or dies."""

from datetime import date, datetime, time
from uuid import UUID

from foundation.forms import (
    BooleanField,
    Choices,
    ClockField,
    DayField,
    LineField,
    ManyOptions,
    Optional,
    Options,
    ProseField,
    moment_of,
    needed,
)
from foundation.languages import _, _l
from foundation.refusals import Refused
from homes.numbered import NumberedForm
from residents.actions.movement import Going
from residents.actions.movement_transfer import Move
from residents.choices.going import AWAY_KINDS, OCCASIONS, TRAVELS
from residents.forms.identity import pairs
from residents.forms.stay import WhenPart

CHOOSE = ("", _l("Choose"))


def moment(day: date | None, at: time | None, *, field: str) -> datetime | None:
    """Answer a moment of two lines, or None where both are empty. Raises Refused for half a moment."""
    if day is None and at is None:
        return None
    if day is None or at is None:
        raise Refused(_("Write the day and the time."), field=field)
    return moment_of(day, at)


class AwayForm(NumberedForm):
    """A leave of absence or days in hospital."""

    keeps_draft = True
    parts = {
        "why": ("kind", "occasion", "order_no", "order_date", "order_by"),
        "when": ("day", "time", "due_day", "due_time", "longer_why"),
        "whom": (
            "escort_staff_id",
            "contact_id",
            "with_name",
            "with_relation",
            "is_another",
            "place",
            "phone",
        ),
    }

    kind = Options(
        _l("What"), [needed(_l("Choose leave or hospital."))], choices=pairs(AWAY_KINDS), default="leave"
    )
    occasion = Choices(_l("Occasion"), choices=[CHOOSE, *pairs(OCCASIONS)], description=_l("JJ Act s.98."))
    order_no = LineField(_l("Number of the order or permission"), length=80, description=_l("JJ Act s.98."))
    order_date = DayField(_l("Date of the order"), [Optional()], past_only=True)
    order_by = Choices(_l("Order by"))
    day = DayField(_l("Leaves on"), [needed(_l("Write the day she leaves."))])
    time = ClockField(
        _l("At"), [needed(_l("Write the time, such as 16:30."))], description=_l("24-hour clock")
    )
    due_day = DayField(_l("Due back on"), [Optional()])
    due_time = ClockField(_l("Due back at"), [Optional()])
    longer_why = LineField(
        _l("Why longer than seven days"), length=200, description=_l("Only if it is longer.")
    )
    escort_staff_id = Choices(
        _l("With, of the staff"), description=_l("Who is chosen here finds it under “My escorts today”.")
    )
    contact_id = Choices(_l("Or from her family"))
    with_name = LineField(_l("Or with somebody else: name"), length=120)
    with_relation = LineField(
        _l("Who that is"), length=60, description=_l("Such as house mother, police constable.")
    )
    is_another = BooleanField(
        _l("Not the barred person"),
        render_kw={"words": _l("I looked: this is another person of the same name.")},
    )
    place = LineField(_l("Where she stays"), length=200)
    phone = LineField(_l("Telephone there"), length=60)

    def going(self) -> Going:
        """Answer the leave as the verb takes it. Raises Refused for half a moment."""
        contact = self.contact_id.data
        return Going(
            kind=self.kind.data, from_at=moment_of(self.day.data, self.time.data),
            due_at=moment(self.due_day.data, self.due_time.data, field="due_day"),
            occasion=self.occasion.data or "", order_no=self.order_no.data or "", order_date=self.order_date.data,
            order_by=UUID(self.order_by.data) if self.order_by.data else None,
            longer_why=self.longer_why.data or "", contact_id=UUID(contact) if contact else None,
            escort_staff_id=UUID(self.escort_staff_id.data) if self.escort_staff_id.data else None,
            with_name=self.with_name.data or "", with_relation=self.with_relation.data or "",
            is_another=bool(self.is_another.data), place=self.place.data or "", phone=self.phone.data or "",
        )  # fmt: skip


class ReturnForm(WhenPart):
    """Her return."""

    parts = {"back": ("day", "time", "with_name", "note")}

    with_name = LineField(_l("Brought back by"), length=120)
    note = ProseField(_l("How she is, in her words"), length=1000, render_kw={"rows": 3})


class WhyForm(NumberedForm):
    """Why a line is struck out."""

    parts = {"why": ("why",)}

    why = LineField(
        _l("Why it is struck out"), [needed(_l("Write why. The line stays readable."))], length=200
    )


class MissingForm(WhenPart):
    """A child is missing; what is not known now is written later."""

    parts = {"missing": ("day", "time", "seen_day", "seen_time", "seen_where", "wearing")}

    seen_day = DayField(_l("Last seen on"), [Optional()], past_only=True)
    seen_time = ClockField(_l("Last seen at"), [Optional()])
    seen_where = LineField(_l("Where, and with whom"), length=200)
    wearing = LineField(_l("What she wears and has with her"), length=200)

    def seen_at(self) -> datetime | None:
        """Answer when she was last seen. Raises Refused for half a moment."""
        return moment(self.seen_day.data, self.seen_time.data, field="seen_day")


SEARCH_STEPS = {
    "police": _l("Police told"), "family": _l("Family told"), "committee": _l("Committee told"),
    "effort": _l("A step of the search"), "report": _l("Report sent to the committee"),
}  # fmt: skip
DEATH_STEPS = {
    "police": _l("Police told"), "committee": _l("Committee told"), "parents": _l("Parents told"),
    "magistrate": _l("Magistrate told"), "medical_officer": _l("District medical officer told"),
    "inquest": _l("Inquest held"), "post_mortem": _l("Post-mortem done"), "body": _l("Body given"),
}  # fmt: skip


class SearchForm(WhenPart):
    """One thing that was done to find her."""

    parts = {"step": ("what", "day", "time", "number", "words")}

    what = Choices(
        _l("What was done"), [needed(_l("Choose what was done."))], choices=[CHOOSE, *pairs(SEARCH_STEPS)]
    )
    number = LineField(_l("Number of the diary entry, FIR or letter"), length=80)
    words = LineField(_l("Where, with whom, what came of it"), length=300)


class FoundForm(WhenPart):
    """She is found."""

    parts = {"found": ("day", "time", "how")}

    how = LineField(_l("How and where"), [needed(_l("Write how and where she was found."))], length=200)


class DeathForm(WhenPart):
    """A child's death."""

    parts = {"death": ("day", "time", "place", "cause", "cause_by")}

    place = LineField(_l("Where"), [needed(_l("Write where she died."))], length=160)
    cause = ProseField(_l("What is known of the cause, sealed"), length=4000, render_kw={"rows": 3})
    cause_by = LineField(_l("According to"), length=120, description=_l("The medical officer or hospital."))


class DeathStepForm(WhenPart):
    """Who was told, what was done."""

    parts = {"step": ("what", "day", "time", "number")}

    what = Choices(
        _l("What was done"), [needed(_l("Choose what was done."))], choices=[CHOOSE, *pairs(DEATH_STEPS)]
    )
    number = LineField(_l("Number, or to whom her body was given"), length=160)


class TransferForm(WhenPart):
    """A transfer by order."""

    keeps_draft = True
    parts = {
        "order": ("order_no", "order_date", "order_by", "why"),
        "where": ("to_home_code", "to_words", "day", "time"),
        "doctor": ("examined_day", "examined_time", "examined_by"),
        "with": ("escort", "escort_order_no", "travels"),
    }

    order_no = LineField(_l("Order number"), length=80, description=_l("JJ Model Rules, rule 81."))
    order_date = DayField(_l("Date of the order"), [Optional()], past_only=True)
    order_by = Choices(_l("Order by"))
    why = LineField(_l("Why she moves"), length=200)
    to_home_code = LineField(
        _l("To our home: its code"), length=10, description=_l("As the order or head office says it.")
    )
    to_words = LineField(_l("Or to another home"), length=160)
    examined_day = DayField(_l("Seen by a doctor on"), [Optional()], past_only=True)
    examined_time = ClockField(
        _l("At"), [Optional()], description=_l("In the 24 hours before she moves, rule 34.")
    )
    examined_by = LineField(_l("Which doctor"), length=120)
    escort = LineField(
        _l("Escort"), [needed(_l("Write who takes her there."))], length=120,
        description=_l("A girl travels with a woman, rule 82."),
    )  # fmt: skip
    escort_order_no = LineField(_l("Escort order, Form 45"), length=80)
    travels = ManyOptions(_l("Travels with her"), choices=pairs(TRAVELS))

    def move(self, examined_at: datetime | None, to_home_id: UUID | None) -> Move:
        """Answer the transfer as the verb takes it; `examined_at` as a room told it, else as it was typed."""
        typed = moment(self.examined_day.data, self.examined_time.data, field="examined_day")
        return Move(
            effective_at=self.happened_at(), order_no=self.order_no.data or "", order_date=self.order_date.data,
            why=self.why.data or "", order_by=UUID(self.order_by.data) if self.order_by.data else None,
            to_home_id=to_home_id,
            to_words=self.to_words.data or "", examined_at=examined_at or typed,
            examined_by=self.examined_by.data or "", escort=self.escort.data,
            escort_order_no=self.escort_order_no.data or "", travels=tuple(self.travels.data or ()),
        )  # fmt: skip
