"""How the stays of the demonstration end: reasons, orders, and to whom a child was handed."""

from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

from residents.choices import HANDED_OVER, WITHOUT_ORDER, ExitReason
from residents.choices.going import RESTORED
from residents.demo.lives import Life, Stay

Reason = ExitReason
USUAL = {
    Reason.RESTORED_PARENT: 46, Reason.RESTORED_RELATIVE: 12, Reason.RESTORED_GUARDIAN: 8, Reason.TRANSFERRED: 12,
    Reason.SPONSORSHIP: 8, Reason.FIT_PERSON: 4, Reason.FOSTER: 4, Reason.LEFT_WITHOUT_LEAVE: 4, Reason.HOSPITAL: 2,
}  # fmt: skip
BACK = {Reason.RESTORED_PARENT, Reason.RESTORED_RELATIVE, Reason.RESTORED_GUARDIAN, Reason.LEFT_WITHOUT_LEAVE}
HANDS = {
    Reason.RESTORED_GUARDIAN: ("guardian", "Her guardian, Sukumar Mahali"),
    Reason.TRANSFERRED: ("home", "Officer of the Surjomukhi home"), Reason.ADOPTED: ("adoptive", "Adoptive parents"),
    Reason.FIT_PERSON: ("fit_person", "Bela Acharya, fit person"),
    Reason.FOSTER: ("foster", "Foster mother, Rama Sutradhar"),
}  # fmt: skip


def is_likely_back(stay: Stay, *, before: datetime) -> bool:
    """Answer whether a child who left so, and before that moment, may come again."""
    return stay.ending.get("exit_reason") in BACK and stay.ended_at is not None and stay.ended_at < before


def ending_for(
    dice: Random, life: Life, day: date, reason: str, *, by_day: bool, number: Callable[[Life, date], str]
) -> dict[str, Any]:
    """Answer how a stay ends: the columns of a leaving, with `committee` for the body that ordered it."""
    reason = reason or _reason(dice, life, day, by_day=by_day)
    told: dict[str, Any] = {"exit_reason": str(reason)}
    if reason not in WITHOUT_ORDER:
        told |= {"exit_order_no": number(life, day), "exit_order_date": day, "committee": life.committee}
    if reason in HANDED_OVER:
        relation, hands = _hands(dice, life, reason)
        told |= {"handed_to": hands, "handed_relation": relation}
    if reason in RESTORED:
        told |= {
            "escort": "Bela Acharya, house mother",
            "without_study_why": "The committee saw the home itself",
        }
    return told


def _reason(dice: Random, life: Life, day: date, *, by_day: bool) -> ExitReason:
    if by_day:
        return Reason.STOPPED_COMING
    if life.age_on(day) < 6 and dice.random() < 0.4:
        return Reason.ADOPTED
    return dice.choices(list(USUAL), list(USUAL.values()))[0]


def _hands(dice: Random, life: Life, reason: str) -> tuple[str, str]:
    if reason in HANDS:
        return HANDS[ExitReason(reason)]
    if reason == Reason.RESTORED_RELATIVE:
        return dice.choice((("grandparent", "Her grandmother"), ("uncle_aunt", "Her mother’s sister")))
    if life.named.mother and dice.random() < 0.7:
        return "mother", life.named.mother
    return ("father", life.named.father) if life.named.father else ("mother", "Her mother")
