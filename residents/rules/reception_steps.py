"""The steps of a reception in their order, each with its rule, its clock and what it asks."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from foundation.languages import _l

ONE_DAY = timedelta(hours=24)
DORMITORY_DAYS = 14
"""Days in the reception dormitory: JJ Model Rules 2016, rule 69 F(2)."""
PHOTO_DAYS = 365
"""A photograph is taken again every year: JJ Model Rules 2016, rule 73(3)(xxxviii)."""


@dataclass(frozen=True)
class StepKind:
    """One step: how it is met (by `tap`, by its own `form`, or from a `record`), by when, and what its form asks."""

    code: str
    title: Any
    rule: Any
    how: str
    verb: Any
    asks: tuple[str, ...] = ()
    after: timedelta | None = None
    may_be_needless: bool = False


WHO = _l("Who did it")
STEPS: tuple[StepKind, ...] = (
    StepKind("greeted", _l("Greeted, told where she is"), _l("r.69"), "tap", _l("Write this step")),
    StepKind("meal", _l("Water and a meal"), _l("r.69"), "tap", _l("Write this step")),
    StepKind("overnight", _l("Request for one night, Form 42"), _l("r.69 D"), "form", _l("Write the request"),
             ("number", "person", "until")),
    StepKind("paper", _l("Paper that came with her checked"), _l("r.69, s.31"), "tap", _l("Write this step"),
             may_be_needless=True),
    StepKind("reason", _l("Why she is here all the same"), _l("Home’s own terms"), "form", _l("Write why")),
    StepKind("search", _l("Search with dignity"), _l("r.69 F(1)(ii)"), "form", _l("Write the search"),
             ("outcome", "person", "person_sex", "witness"), may_be_needless=True),
    StepKind("urgent", _l("Urgent needs"), _l("r.69 F(1)(vi)"), "form", _l("Write the note"), ("needs",)),
    StepKind("marks", _l("Marks and injuries"), _l("r.34"), "record", _l("Open the body map")),
    StepKind("belongings", _l("Belongings read to her, countersigned"), _l("r.69 F, 72"), "record",
             _l("Open belongings")),
    StepKind("clothes", _l("Bath, clothes, bedding"), _l("r.30, 69 G"), "tap", _l("Write this step")),
    StepKind("bed", _l("Bed in the reception dormitory"), _l("r.69 F(2)"), "record", _l("Give a bed")),
    StepKind("photo", _l("Photograph"), _l("r.69 G(1)(i)"), "record", _l("Add a photograph"), after=ONE_DAY),
    StepKind("medical", _l("Medical examination"), _l("r.34, 69 G; 24 hours"), "form", _l("Write the examination"),
             ("person",), after=ONE_DAY),
    StepKind("production", _l("Produced before the committee"), _l("s.31(1), r.18(2); 24 hours"), "record",
             _l("Write an order"), after=ONE_DAY, may_be_needless=True),
    StepKind("case_worker", _l("Case worker named in writing"), _l("r.62, 73(3)(iv)"), "record",
             _l("Name a case worker")),
    StepKind("parents", _l("Parents told, if it is safe"), _l("s.31, best interest"), "form", _l("Write this step"),
             ("person",), may_be_needless=True),
    StepKind("orientation", _l("Rules, rights, box and helpline explained"), _l("r.69"), "form",
             _l("Write what was explained"), ("told",)),
    StepKind("regular_bed", _l("Regular bed after day 14"), _l("r.69 F(2), I"), "record", _l("Move bed"),
             after=timedelta(days=DORMITORY_DAYS), may_be_needless=True),
)  # fmt: skip
BY_CODE = {step.code: step for step in STEPS}

URGENT: dict[str, Any] = {
    "nil": _l("Nil: no urgent need"), "doctor": _l("A doctor at once"), "injury": _l("Injury to be treated"),
    "hunger": _l("Hunger, weakness"), "rest": _l("Sleep, quiet"), "interview": _l("A talk in private"),
    "family": _l("Her family to be reached"), "danger": _l("In danger from a person"),
    "interpreter": _l("Somebody who speaks her language"), "other": _l("Other"),
}  # fmt: skip
OUTCOMES: dict[str, Any] = {"nothing": _l("Nothing found"), "articles": _l("Articles taken")}
TOLD: dict[str, Any] = {
    "rules": _l("Rules of the house"), "rights": _l("Her rights"), "box": _l("Suggestion box"),
    "helpline": _l("Helpline 1098"), "people": _l("Who is who"), "complaint": _l("To whom she can complain"),
}  # fmt: skip
STAFF_SEX: dict[str, Any] = {"woman": _l("Woman"), "man": _l("Man")}
ARTICLES: dict[str, Any] = {
    "weapon": _l("Weapon, blade"), "drug": _l("Drug, tobacco, alcohol"), "phone": _l("Telephone"),
    "medicine": _l("Medicine"), "other": _l("Other"),
}  # fmt: skip
WENT_TO: dict[str, Any] = {
    "safe": _l("Kept in the safe"), "police": _l("Police"), "doctor": _l("Doctor or nurse"),
    "escort": _l("Back to who brought her"), "destroyed": _l("Destroyed before a witness"),
}  # fmt: skip
REPORTED = frozenset({"weapon", "drug"})
"""Articles that are inquired into and reported to the police and the committee: rule 68(2)."""
