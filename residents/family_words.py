"""How the family part of a file says its rows: lines, facts, what was mended; and the house's words for its codes."""

from datetime import date
from typing import Any

from foundation import formatting
from foundation.languages import _, _l, current, ngettext
from residents import rules, words
from residents.choices import inquiring, kinship, referring
from residents.choices.dues import Said, due_said
from residents.choices.kinship import ContactKind, Life, Wanted
from residents.queries.family import MemberLine, MendedLine
from residents.queries.inquiries import InquiryLine
from residents.queries.referrals import ReferralLine
from residents.rules.family import Contact, standing

FIELDS: dict[str, Any] = {
    "relation": _l("Relation"), "relation_text": _l("Relation, in words"), "name": _l("Name"),
    "name_local": _l("Name in the local script"), "life": _l("Alive"), "age_years": _l("Age"),
    "age_stated_on": _l("Age stated on"), "occupation": _l("Work"), "income_month": _l("Income"),
    "health": _l("Health"), "contact": _l("Contact"), "may_take_her": _l("May take her"),
    "wanted": _l("Contact wanted by the child"), "wanted_words": _l("In her words"),
    "barred_no": _l("Order that bars"), "barred_on": _l("Date of this order"), "barred_by": _l("Committee or court"),
    "barred_until": _l("Until"), "address": _l("Where this person lives"), "phone": _l("Telephone"),
    "safe_words": _l("What may be said"), "visited_on": _l("Visited on"), "met": _l("Whom they met"),
    "fit": _l("Can she go back"), "findings": _l("What was found"), "recommendation": _l("Advice"),
}  # fmt: skip
CODED: dict[str, Any] = {
    "relation": kinship.RELATIONS, "life": kinship.LIVES, "contact": kinship.CONTACTS, "wanted": kinship.WANTED,
    "fit": inquiring.FITS,
}  # fmt: skip
DAYS = frozenset({"age_stated_on", "barred_on", "barred_until", "visited_on"})


def value_said(field: str, plain: str) -> str:
    """Answer a value that a correction kept, as a person reads it."""
    if not plain:
        return _("nothing")
    if field in CODED:
        return words.of(CODED[field], plain)
    if field in DAYS:
        return formatting.format_day(date.fromisoformat(plain), current())
    return _("Yes") if field == "may_take_her" else plain


def mended_said(line: MendedLine) -> dict[str, str]:
    """Answer a correction in words; a sealed value is opened: only who may open the row asks for it."""
    old = line.sealed.open() if line.sealed is not None else value_said(line.field, line.old)
    new = _("changed") if line.sealed is not None else value_said(line.field, line.new)
    return {
        "label": words.of(FIELDS, line.field), "old": old, "new": new, "why": line.reason, "who": line.by,
        "at": line.at,
    }  # fmt: skip


def standing_said(person: Contact, *, on: date) -> Said:
    """Answer how somebody may be met, as a mark and words."""
    kind = standing(person, on=on)
    said = str(kinship.CONTACTS[kind])
    if kind == ContactKind.BARRED and person.barred_until is not None:
        until = formatting.format_day(person.barred_until, current())
        said = _("Barred by order until %(until)s", until=until)
    elif person.contact == ContactKind.BARRED and kind != ContactKind.BARRED:
        said = _("The order has ended. Ask the case worker first")
    return Said(kinship.CONTACT_MARKS[kind], said, "over" if kind == ContactKind.BARRED else "")


def age_said(years: int | None, stated_on: date | None, *, on: date) -> str:
    """Answer an age that was stated, as it is today."""
    if years is None:
        return ""
    return rules.age_on(on, born_on=None, stated_years=years, stated_on=stated_on).words


def member_said(line: MemberLine, *, on: date) -> str:
    """Answer the second line of a member in the list: the name, alive or not, age, work."""
    person = line.person
    parts = [
        person.relation_said if person.name or person.name_local else _("name not known"),
        {Life.DEAD: _("dead"), Life.NOT_KNOWN: _("not known whether alive")}.get(Life(person.life), ""),
        age_said(line.age_years, line.age_stated_on, on=on), line.occupation,
        _("may take her") if person.may_take_her else "",
    ]  # fmt: skip
    if person.wanted != Wanted.NOT_ASKED:
        parts.append(_("she wants contact") if person.wanted == Wanted.YES else _("she wants no contact"))
    return " · ".join(part for part in parts if part)


def rupees(amount: int | None) -> str:
    """Answer a month's income."""
    if amount is None:
        return ""
    return _("₹ %(amount)s a month", amount=formatting.format_count(amount, current()))


def relation_said(relation: str | None, text: str | None) -> str:
    """Answer a relation in words, as it was typed where it is another one."""
    return text or "" if relation == kinship.Relation.OTHER else words.of(kinship.RELATIONS, relation)


def inquiry_state(line: InquiryLine | Any, *, today: date) -> Said:
    """Answer where a visit or study stands."""
    if line.dropped_at is not None:
        return Said("waived", _("No longer needed"))
    if line.agreed_at is not None:
        return Said("met", _("Agreed %(day)s", day=formatting.format_day_bare(line.agreed_at, current())))
    if line.returned_at is not None:
        return Said("soon", _("Sent back"), "soon")
    if line.visited_on is not None:
        return Said("waiting", _("Waits for agreement"))
    return due_said(line.due_on, today=today)


def inquiry_second(line: InquiryLine, *, today: date) -> str:
    """Answer the second line of a visit: whose home, who goes, by whose order, what another district owes."""
    parts = [
        line.member or relation_said(line.relation, line.relation_text), line.worker or "",
        _("order %(number)s", number=line.order_no) if line.order_no else "",
    ]  # fmt: skip
    if line.fit:
        parts.append(str(inquiring.FITS[inquiring.Fit(line.fit)]))
    if line.request_due_on is not None:
        over = (today - line.request_due_on).days
        district = line.district or ""
        if over > 0:
            parts.append(
                ngettext(
                    "answer from %(district)s %(num)s day over", "answer from %(district)s %(num)s days over", over,
                    district=district,
                )
            )  # fmt: skip
        else:
            parts.append(_("%(district)s is asked", district=district))
    return " · ".join(part for part in parts if part)


def referral_state(line: ReferralLine | Any, *, today: date) -> Said:
    """Answer where a referral stands."""
    if line.closed_on is not None:
        return Said("met", _("Closed %(day)s", day=formatting.format_day_bare(line.closed_on, current())))
    if line.is_accepted is False:
        return Said("over", _("Not taken"), "over")
    if line.answered_on is not None:
        day = formatting.format_day_bare(line.answered_on, current())
        return Said("soon", _("Answered %(day)s, to close", day=day), "soon")
    return due_said(line.due_on, today=today)


def referral_second(line: ReferralLine) -> str:
    """Answer the second line of a referral: what kind, what was shared."""
    heads = ", ".join(str(referring.HEADS[head]) for head in line.heads if head in referring.HEADS)
    kind = words.of(referring.TO, line.to_kind)
    return _("%(kind)s · told: %(heads)s", kind=kind, heads=heads)
