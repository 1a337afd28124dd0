"""The time after: ways of leaving that call for follow-up, its dates with their rule, what a visit looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foundation.languages import _l
from residents.choices import ExitReason

FIRST = 1
"""r.19(18): the first follow-up within one month of the final disposal; it is Form 7 part D's first interaction."""
SECOND, THIRD = 2, 6
"""Form 7 part D, item 9: the second follow-up at two months, the third at six."""
MONTHLY = tuple(range(FIRST + 1, FIRST + 7))
"""r.19(18): then monthly for six months."""
QUARTERLY = (10, 13, 16, 19)
"""r.19(18): then every three months for at least one year."""
FURTHER = (22, 24)
"""r.39(4)(xii): follow-up is planned for two years; these days between are a local setting."""
HALF_YEARLY = (12, 18, 24)
"""Form 37, r.25(2): a half-yearly report on a young person in after-care."""
FOLLOWED_MONTHS = 24
"""r.39(4)(xii): two years."""
TRIES = 3
"""After so many visits and calls that reached nobody she may be written as not traced (local setting)."""
REACHED_BY_HEAD = 30
"""For so many days after the leaving the superintendent opens an address, with a reason (security plan, matrix)."""


@dataclass(frozen=True)
class Planned:
    """A follow-up of a schedule: so many months after the leaving, of this kind."""

    months: int
    kind: str


def _kind(months: int) -> str:
    said = {FIRST: "first", SECOND: "second", THIRD: "third"}
    return said.get(months) or (
        "monthly" if months in MONTHLY else "quarterly" if months in QUARTERLY else "further"
    )


WHOLE = tuple(Planned(months, _kind(months)) for months in (FIRST, *MONTHLY, *QUARTERLY, *FURTHER))
FORM_7 = tuple(Planned(months, _kind(months)) for months in (FIRST, SECOND, THIRD))
IN_AFTERCARE = (*FORM_7, *(Planned(months, "half_yearly") for months in HALF_YEARLY))
SCHEDULES: Mapping[str, tuple[Planned, ...]] = {
    ExitReason.RESTORED_PARENT: WHOLE, ExitReason.RESTORED_GUARDIAN: WHOLE, ExitReason.RESTORED_RELATIVE: WHOLE,
    ExitReason.SPONSORSHIP: WHOLE, ExitReason.FIT_PERSON: WHOLE, ExitReason.FOSTER: WHOLE,
    ExitReason.CONDITIONAL: WHOLE, ExitReason.AFTERCARE: IN_AFTERCARE, ExitReason.BAIL: FORM_7,
    ExitReason.REPATRIATED: FORM_7,
}  # fmt: skip
"""Way of leaving -> its follow-ups; the other ways (another home, adoption, a death, no leave) call for none here."""

KINDS: dict[str, Any] = {
    "first": _l("First interaction"), "second": _l("Second follow-up"), "third": _l("Third follow-up"),
    "monthly": _l("Monthly follow-up"), "quarterly": _l("Quarterly follow-up"), "further": _l("Further follow-up"),
    "half_yearly": _l("Half-yearly follow-up"), "asked": _l("Follow-up that was agreed"),
}  # fmt: skip
RULES: dict[str, Any] = {
    "first": _l("rule 19(18); Form 7 part D, item 3"), "second": _l("Form 7 part D, item 9: two months"),
    "third": _l("Form 7 part D, item 9: six months"), "monthly": _l("rule 19(18): monthly for six months"),
    "quarterly": _l("rule 19(18): every three months"), "further": _l("rule 39(4)(xii): two years; local setting"),
    "half_yearly": _l("Form 37, rule 25(2)"), "asked": _l("agreed at the last visit"),
}  # fmt: skip
HOWS: dict[str, Any] = {
    "visit": _l("Visit"), "call": _l("Telephone call"), "letter": _l("Letter"), "dcpu": _l("Through the DCPU"),
    "agency": _l("Through another agency"), "came": _l("She came here"),
}  # fmt: skip
BY_OTHERS = frozenset({"dcpu", "agency"})
"""Ways on which somebody outside goes: who it was is written."""

RISKS: dict[str, Any] = {"none": _l("No risk seen"), "watch": _l("To be watched"), "danger": _l("In danger")}
RISK_MARKS = {"none": "met", "watch": "soon", "danger": "over"}

POINTS: dict[str, Any] = {
    "progress": _l("Progress on the restoration plan"), "family": _l("How the family treats her"),
    "milieu": _l("Neighbours and community"), "schooling": _l("School, training or work"),
    "skills": _l("Use of the skills she learned"), "health": _l("Health"),
    "her_words": _l("Her own words, met alone"), "papers": _l("What was done about papers and compensation"),
}  # fmt: skip
"""What is looked at: Form 7 part D, items 4 to 8, 10 and 11; health as the state's visit sheet asks it."""
HELD: dict[str, Any] = {
    "birth": _l("Birth certificate"), "school": _l("School certificate"), "caste": _l("Caste certificate"),
    "bpl": _l("BPL card"), "udid": _l("Disability certificate"), "immunisation": _l("Immunisation card"),
    "ration": _l("Ration card"), "aadhaar": _l("Aadhaar"), "compensation": _l("Compensation received"),
}  # fmt: skip
"""Form 7 part D, item 11: papers whose originals were seen with her, and compensation."""

DROPS: dict[str, Any] = {
    "not_needed": _l("Not needed any more"), "another": _l("Another agency does it"),
    "order": _l("The committee said so"), "late": _l("Its day was past when following up began"),
    "ended": _l("Following up ended"),
}  # fmt: skip
DROPPED_BY_HAND = ("not_needed", "another", "order")
ENDS: dict[str, Any] = {
    "done": _l("The two years are over"), "returned": _l("She came back"), "died": _l("She died"),
    "not_traced": _l("She cannot be traced"), "handed": _l("Another home or agency follows her up"),
    "refused": _l("She is grown and wants no more visits"), "order": _l("The committee ended it"),
    "twice": _l("Written twice: two files were joined"),
}  # fmt: skip
WRITTEN_TWICE = "twice"
ENDED_BY_HAND = ("done", "died", "not_traced", "handed", "refused", "order")

FRAME = frozenset({
    "residents.show_aftercare", "residents.begin_aftercare", "residents.show_aftercare_worker",
    "residents.name_aftercare_worker", "residents.show_end_aftercare", "residents.end_aftercare",
    "residents.show_aftercare_reach", "residents.open_aftercare_reach", "residents.show_aftercare_address",
    "residents.write_aftercare_address", "residents.show_danger", "residents.answer_danger",
    "residents.show_write_follow_up", "residents.write_follow_up", "residents.show_move_follow_up",
    "residents.move_follow_up", "residents.show_drop_follow_up", "residents.drop_follow_up",
    "residents.show_broken_address", "residents.open_follow_up_visit",
    "residents.show_strike_follow_up_visit", "residents.strike_follow_up_visit",
})  # fmt: skip
"""The pages of the time after: they stay open when the rest of the file is sealed, and show nothing of it."""
