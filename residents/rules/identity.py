"""What may be written of names, ages, papers and siblings, and which of several ages is in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from foundation import formatting
from foundation.languages import _, current
from foundation.refusals import Refused
from residents.choices.identity import AgeKind, Document
from residents.rules.stays import OLDEST, Age, age_on, whole_years

RANK = {AgeKind.STATED: 1, AgeKind.ASSESSED: 2, AgeKind.ORDERED: 3}
AADHAAR_DIGITS = 12


class AgeTold(Protocol):
    """What a record of an age has."""

    kind: str
    years: int | None
    years_to: int | None
    born_on: date | None
    on_day: date
    by_text: str
    order_no: str


@dataclass(frozen=True, kw_only=True)
class Ground:
    """On what a child's age rests: an order, a doctor's opinion, or what was said."""

    kind: str
    years: int | None = None
    years_to: int | None = None
    born_on: date | None = None
    on_day: date
    by_text: str = ""
    order_no: str = ""
    body: str = ""

    def words(self, day: date) -> str:
        """Answer her age on `day` with its ground: `14, born 3 May 2012, by order 18/3 of 6 Nov 2026`."""
        when = formatting.format_day(self.on_day, current())
        age = self.age(day)
        if self.kind == AgeKind.ORDERED:
            return self._ordered(age, when)
        if self.kind == AgeKind.ASSESSED:
            said = _("medical opinion of %(who)s, %(day)s", who=self.by_text, day=when)
            return _("%(age)s, %(ground)s", age=age, ground=said)
        if self.born_on is not None:
            born = formatting.format_day(self.born_on, current())
            return _("%(age)s, born %(born)s, as stated", age=age, born=born)
        stated = age_on(day, born_on=None, stated_years=self.years, stated_on=self.on_day)
        return stated.words

    def age(self, day: date) -> str:
        """Answer her age on `day` alone: `14`, `about 14 to 16`; an ordered age is not `about` (JJ Act s.94(3))."""
        told = age_on(day, born_on=self.born_on, stated_years=self.years, stated_on=self.on_day)
        if told.years is None:
            return told.short
        if self.kind == AgeKind.ORDERED:
            return Age(told.years).short
        if self.years_to is not None and self.years is not None and self.years_to > self.years:
            most = told.years + self.years_to - self.years
            return _("%(age)s to %(most)s", age=told.short, most=formatting.format_count(most, current()))
        return told.short

    def _ordered(self, age: str, when: str) -> str:
        if self.born_on is not None:
            born = formatting.format_day(self.born_on, current())
            said = _("%(age)s, born %(born)s, ordered %(day)s", age=age, born=born, day=when)
        else:
            said = _("%(age)s, ordered %(day)s", age=age, day=when)
        by = ", ".join(part for part in (self.body, self.order_no) if part)
        return _("%(age)s, by order of %(by)s", age=said, by=by) if by else said


def strongest(records: Sequence[AgeTold]) -> AgeTold | None:
    """Answer which record is in force: an order before an opinion before what was said; of equals the newest."""
    return max(records, key=lambda told: (RANK[AgeKind(told.kind)], told.on_day), default=None)


def ensure_age_told(
    *, kind: str, years: int | None, years_to: int | None, born_on: date | None, on_day: date, today: date,
    by_text: str,
) -> None:  # fmt: skip
    """Refuse an age without figures, with impossible ones, or without who said it."""
    if on_day > today:
        raise Refused(_("This day has not come yet. Write when the age was told."), field="on_day")
    if born_on is None and years is None:
        raise Refused(_("Write the date of birth, or the age in years."), field="years")
    if born_on is not None and born_on > on_day:
        raise Refused(
            _("This date of birth is after the day on which the age was told. Look at the year."),
            field="born_on",
        )
    if born_on is not None and whole_years(born_on, today) > OLDEST:
        raise Refused(
            _("By this date she is older than %(most)s. Look at the year.", most=OLDEST), field="born_on"
        )
    for field, value in (("years", years), ("years_to", years_to)):
        if value is not None and not 0 <= value <= OLDEST:
            raise Refused(_("Write an age from 0 to %(most)s.", most=OLDEST), field=field)
    if years_to is not None and (years is None or years_to < years):
        raise Refused(_("The range ends before it begins. Write the lower age first."), field="years_to")
    if kind != AgeKind.ORDERED and not by_text:
        raise Refused(
            _("Write who said it: the child, a paper, the doctor with the hospital."), field="by_text"
        )


def ensure_age_order(
    *, order_no: str, document: str, no_paper_reason: str, document_text: str, holds_school_paper: bool
) -> None:
    """Refuse an age order without its number or the document it relies on, in the order of JJ Act s.94(2).

    A medical test counts only when both certificates are wanting; a municipal one after the school's.
    """
    if not order_no:
        raise Refused(
            _("Write the number of the order. Without an order this is an opinion."), field="order_no"
        )
    if not document:
        raise Refused(_("Choose the document on which the order relies (JJ Act s.94)."), field="document")
    if document == Document.MEDICAL and not no_paper_reason:
        raise Refused(
            _(
                "A medical test counts only when there is no school and no birth certificate. Write why there is none."
            ),
            field="no_paper_reason",
        )
    if document != Document.MEDICAL and not document_text:
        raise Refused(_("Write whose certificate it is, with its number."), field="document_text")
    if document == Document.MUNICIPAL and holds_school_paper and not no_paper_reason:
        raise Refused(
            _(
                "A school certificate of hers is held, and the Act takes it first. Write why it was not relied on."
            ),
            field="no_paper_reason",
        )


def ensure_named_otherwise(name: str, name_local: str) -> None:
    """Refuse another name that says nothing."""
    if not name and not name_local:
        raise Refused(_("Write the name, in one script at least."), field="name")


def aadhaar_digits(typed: str) -> str:
    """Answer the twelve digits of an Aadhaar number. Raises Refused for any other number (UIDAI, Verhoeff)."""
    figures = "".join(str(int(c)) for c in typed if c.isdecimal())
    if len(figures) != AADHAAR_DIGITS or figures[0] in "01" or not _verhoeff(figures):
        raise Refused(
            _("This is not an Aadhaar number. It has 12 digits. Look at each again."), field="number"
        )
    return figures


def _verhoeff(figures: str) -> bool:
    """Answer whether the check digit at the end fits (the dihedral group of ten)."""
    check = 0
    for place, figure in enumerate(reversed(figures)):
        check = _TIMES[check][_TURNED[place % 8][int(figure)]]
    return check == 0


_TIMES = [[(a + b) % 5 if a < 5 and b < 5 else 0 for b in range(10)] for a in range(10)]
for _a in range(10):
    for _b in range(10):
        if _a < 5:
            _TIMES[_a][_b] = (_a + _b) % 5 + (5 if _b >= 5 else 0)
        else:
            _TIMES[_a][_b] = (_a - _b) % 5 + (0 if _b >= 5 else 5)
_TURNED: list[list[int]] = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
for _n in range(2, 8):
    _TURNED.append([_TURNED[_n - 1][_TURNED[1][k]] for k in range(10)])


def ensure_step_whole(
    *, happened_on: date, today: date, what: str, is_missing: bool, next_step: str, next_due_on: date | None
) -> None:
    """Refuse a step of the future, or a road to a missing paper that has no next step or no day for it."""
    if happened_on > today:
        raise Refused(_("This day has not come yet. Write when it happened."), field="happened_on")
    if not what:
        raise Refused(_("Write what was done."), field="what")
    if next_due_on is not None and not next_step:
        raise Refused(_("Write what is to be done by this day."), field="next_step")
    if is_missing and next_step and next_due_on is None:
        raise Refused(_("Write by which day the next step is due."), field="next_due_on")


def ensure_siblings(*, same_file: bool, already: bool, keep_together: bool, reason: str) -> None:
    """Refuse a child as her own sister, a second line of the same two, and `keep together` without its reason."""
    if same_file:
        raise Refused(
            _("This is the code of the same child. Write her sister’s or brother’s."), field="other_code"
        )
    if already:
        raise Refused(_("These two are linked already."), field="other_code")
    if keep_together and not reason:
        raise Refused(_("Write why the two are to be kept together."), field="reason")


def is_due(next_due_on: date | None, *, today: date) -> bool:
    """Answer whether a next step is overdue."""
    return next_due_on is not None and next_due_on < today


def missing_of(kinds_here: Iterable[str], expected: Iterable[str]) -> list[str]:
    """Answer which of the papers that every child needs are not written at all."""
    here = set(kinds_here)
    return [kind for kind in expected if kind not in here]
