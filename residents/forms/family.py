"""What is asked about somebody of the child's family: who, where, whether they may meet."""

from typing import Any

from foundation.forms import (
    BooleanField,
    Choices,
    DayField,
    LineField,
    Optional,
    Options,
    ProseField,
    WholeField,
    needed,
)
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.family import MemberSaid
from residents.choices.kinship import CONTACTS, LIVES, RELATIONS, WANTED
from residents.forms.identity import pairs

SAID = tuple(MemberSaid.__dataclass_fields__)
MAY_BE_NONE = frozenset({"age_years", "age_stated_on", "income_month", "barred_on", "barred_until"})


class FamilyForm(NumberedForm):
    """One family member; the sealed lines stand together, the telephone beside what may be said on it."""

    keeps_draft = True
    parts = {
        "who": (
            "relation", "relation_text", "name", "name_local", "life", "age_years", "age_stated_on", "occupation",
            "income_month", "health",
        ),
        "where": ("address", "phone", "safe_words"),
        "contact": ("contact", "may_take_her", "wanted", "wanted_words"),
        "order": ("barred_no", "barred_on", "barred_by", "barred_until"),
        "why": ("reason",),
    }  # fmt: skip

    relation = Choices(
        _l("Relation to the child"), [needed(_l("Choose the relation."))],
        choices=[("", _l("Choose")), *pairs(RELATIONS)],
    )  # fmt: skip
    relation_text = LineField(_l("If other, what"), length=60)
    name = LineField(
        _l("Name"), length=120,
        description=_l("In English letters. A father’s or mother’s name stands with the child’s identity."),
    )  # fmt: skip
    name_local = LineField(_l("Name in the local script"), length=120)
    life = Options(_l("Alive"), choices=pairs(LIVES), default="not_known")
    age_years = WholeField(_l("About how old, in years"), [Optional()])
    age_stated_on = DayField(_l("Age stated on"), [Optional()], past_only=True)
    occupation = LineField(_l("Work"), length=120)
    income_month = WholeField(_l("Income of a month, in rupees"), [Optional()])
    health = LineField(_l("Health"), length=200)
    address = ProseField(_l("Where this person lives"), length=500, render_kw={"rows": 2})
    phone = LineField(_l("Telephone"), length=40)
    safe_words = ProseField(
        _l("What may be said on this telephone, and to whom"),
        length=400,
        description=_l("Such as: say you are from the school. It is shown with the number, always."),
        render_kw={"rows": 2},
    )
    contact = Options(
        _l("Contact with the child"), [needed(_l("Choose whether they may meet."))], choices=pairs(CONTACTS),
        default="not_decided",
    )  # fmt: skip
    may_take_her = BooleanField(
        _l("May take her"), render_kw={"words": _l("Safe to take her: on leave, as escort, home")}
    )
    wanted = Options(_l("Does the child want contact"), choices=pairs(WANTED), default="not_asked")
    wanted_words = ProseField(_l("In her words"), length=500, render_kw={"rows": 2})
    barred_no = LineField(_l("Number of the order that bars"), length=80)
    barred_on = DayField(_l("Date of this order"), [Optional()])
    barred_by = LineField(_l("Committee or court"), length=120)
    barred_until = DayField(
        _l("Until"), [Optional()], description=_l("Leave empty if it holds until another order.")
    )
    reason = LineField(
        _l("Why it is changed"), length=200,
        description=_l("Needed when something written is changed. It stays readable."),
    )  # fmt: skip

    def said(self) -> MemberSaid:
        """Answer the member as the verb takes it."""
        told: dict[str, Any] = {}
        for name in SAID:
            value = self._fields[name].data
            told[name] = value if name in MAY_BE_NONE or name == "may_take_her" else (value or "")
        told["may_take_her"] = bool(told["may_take_her"])
        return MemberSaid(**told)


class StrikeForm(NumberedForm):
    """Why a line is struck out."""

    parts = {"why": ("reason",)}

    reason = LineField(_l("Why"), [needed(_l("Write why."))], length=200)
