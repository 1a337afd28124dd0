"""Whom of her family a child may meet and go with: pure rules on plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from foundation import formatting
from foundation.languages import _, current
from foundation.refusals import Refused
from residents import names
from residents.choices.kinship import RELATIONS, ContactKind, Life, Relation

ALIKE = 85
"""From this likeness of their keys on, two names are taken for one; it asks a person to look, and decides nothing."""
OLDEST = 110


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Somebody of a child's family with whether and how she may be met; no address and no number."""

    member_id: UUID
    relation: str
    relation_text: str = ""
    name: str = ""
    name_local: str = ""
    life: str = Life.NOT_KNOWN
    contact: str = ContactKind.NOT_DECIDED
    may_take_her: bool = False
    wanted: str = "not_asked"
    wanted_words: str = ""
    barred_no: str = ""
    barred_on: date | None = None
    barred_by: str = ""
    barred_until: date | None = None
    has_number: bool = False
    has_address: bool = False

    @property
    def relation_said(self) -> str:
        """Answer what she is to the child, in words."""
        if self.relation == Relation.OTHER and self.relation_text:
            return self.relation_text
        return str(RELATIONS[Relation(self.relation)])

    @property
    def called(self) -> str:
        """Answer the name, or the relation where no name is known."""
        return self.name or self.name_local or self.relation_said


def standing(person: Contact, *, on: date) -> ContactKind:
    """Answer how this person stands on a day: a bar whose order has ended becomes `ask first`, never `safe`."""
    if person.contact != ContactKind.BARRED:
        return ContactKind(person.contact)
    has_ended = person.barred_until is not None and person.barred_until < on
    return ContactKind.ASK_FIRST if has_ended else ContactKind.BARRED


def is_barred(person: Contact, *, on: date) -> bool:
    """Answer whether an order bars this person from the child on that day."""
    return standing(person, on=on) == ContactKind.BARRED


def ensure_not_barred(person: Contact, *, on: date, field: str | None = None) -> None:
    """Refuse a person whom an order bars from the child on that day."""
    if is_barred(person, on=on):
        raise Refused(_barred_said(person), field=field)


def _barred_said(person: Contact) -> str:
    name, relation, order = person.called, person.relation_said, person.barred_no
    if person.barred_until is None:
        return _(
            "%(name)s (%(relation)s) is barred by order %(order)s. Choose somebody else.",
            name=name, relation=relation, order=order,
        )  # fmt: skip
    return _(
        "%(name)s (%(relation)s) is barred by order %(order)s until %(until)s. Choose somebody else.",
        name=name, relation=relation, order=order, until=formatting.format_day(person.barred_until, current()),
    )  # fmt: skip


def ensure_may_take_her(
    people: Iterable[Contact], *, on: date, member_id: UUID | None = None, name: str = "", by_order: bool = False,
    is_another: bool = False, field: str = "handed_to",
) -> Contact | None:  # fmt: skip
    """Refuse an escort, a person for leave or for restoration who may not take the child; answer who it is.

    `people` are `residents.queries.family.contacts(case_file_id)`. The person is one of them (`member_id`), or a
    name as it was typed. A name that sounds like a barred relative's is refused, unless `is_another` says that
    somebody has looked and it is another person. With `by_order` (an order of the committee or court names the
    person) she need not be written as safe to take the child; a bar holds all the same until the family part of
    the file says that it was lifted. Answers the relative it is, or None where the name is nobody's of the family.
    """
    known = list(people)
    if member_id is not None:
        person = next((each for each in known if each.member_id == member_id), None)
        if person is None:
            raise Refused(_("Choose somebody of her family."), field=field)
        _ensure_fit(person, on=on, by_order=by_order, field=field)
        return person
    barred = [each for each in known if is_barred(each, on=on)]
    if not is_another and (person := sounds_like(barred, name)) is not None:
        raise Refused(_barred_said(person), field=field)
    return sounds_like(known, name)


def _ensure_fit(person: Contact, *, on: date, by_order: bool, field: str) -> None:
    ensure_not_barred(person, on=on, field=field)
    name, relation = person.called, person.relation_said
    if person.life == Life.DEAD:
        said = _(
            "%(name)s (%(relation)s) is written as dead. Choose somebody else.", name=name, relation=relation
        )
        raise Refused(said, field=field)
    if not by_order and not person.may_take_her:
        said = _(
            "%(name)s (%(relation)s) is not written as safe to take the child. Ask the case worker first.",
            name=name, relation=relation,
        )  # fmt: skip
        raise Refused(said, field=field)


def sounds_like(people: Iterable[Contact], typed: str) -> Contact | None:
    """Answer the first of the family whose name sounds like what was typed, in any script."""
    key = names.key_of(typed)
    if not key:
        return None
    for person in people:
        for spelled in (person.name, person.name_local):
            if spelled and (names.key_of(spelled) == key or names.likeness(typed, spelled) - 10 >= ALIKE):
                return person
    return None


def ensure_contact_whole(
    *, contact: str, may_take_her: bool, life: str, barred_no: str, barred_on: date | None, barred_by: str,
    barred_until: date | None, today: date,
) -> None:  # fmt: skip
    """Refuse a contact that contradicts itself: a bar without its order, a barred or dead person who may take her."""
    if contact == ContactKind.BARRED:
        _ensure_bar_whole(barred_no, barred_on, barred_by)
        if may_take_her:
            raise Refused(
                _("A person barred by order may not take the child. Take this mark away."),
                field="may_take_her",
            )
    elif barred_no or barred_on or barred_by or barred_until:
        raise Refused(_("Here stands an order that bars. Choose “Barred by order”."), field="contact")
    if barred_on is not None and barred_on > today:
        raise Refused(_("This order’s date has not come yet. Look at the year."), field="barred_on")
    if barred_on is not None and barred_until is not None and barred_until < barred_on:
        raise Refused(_("This order ends before it begins. Look at both days."), field="barred_until")
    if may_take_her and life == Life.DEAD:
        raise Refused(_("A person who is dead cannot take the child."), field="may_take_her")
    if may_take_her and contact != ContactKind.SAFE:
        raise Refused(_("Only a safe contact may take the child. Choose “Safe” first."), field="may_take_her")


def _ensure_bar_whole(barred_no: str, barred_on: date | None, barred_by: str) -> None:
    if not barred_no:
        raise Refused(_("Write the number of the order that bars."), field="barred_no")
    if barred_on is None:
        raise Refused(_("Write the date of this order."), field="barred_on")
    if not barred_by:
        raise Refused(_("Write which committee or court gave this order."), field="barred_by")


def ensure_number_with_words(phone: str, safe_words: str) -> None:
    """Refuse a telephone number without what may be said on it: whoever rings must know before the first word."""
    if phone and not safe_words:
        raise Refused(
            _("Write what may be said on this telephone, and to whom. No number is kept without it."),
            field="safe_words",
        )


def ensure_member_named(relation: str, relation_text: str) -> None:
    """Refuse `other` without what she is to the child."""
    if relation == Relation.OTHER and not relation_text:
        raise Refused(_("Write what this person is to the child."), field="relation_text")


def ensure_age_sound(age_years: int | None, income_month: int | None) -> None:
    """Refuse an age or an income that nobody has."""
    if age_years is not None and not 0 <= age_years <= OLDEST:
        raise Refused(_("Write an age from 0 to %(most)s.", most=OLDEST), field="age_years")
    if income_month is not None and income_month < 0:
        raise Refused(_("Write the income of a month in rupees, or leave it empty."), field="income_month")
