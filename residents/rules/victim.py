"""What holds for a victim's case: which act by which day, what follows what, what is owed by when."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.legal import ACTS, COMPENSATION_DAYS, NEW_ACTS_FROM, REPORT_KINDS
from residents.rules.orders import ensure_year
from residents.rules.productions import months_after

LONGEST_REASON = 300
LEAST_REASON = 10


def report_said(kind: str, number: str, station: str) -> str:
    """Answer a report in one line: `FIR 41/2026, Notunhat`."""
    return ", ".join(part for part in (f"{REPORT_KINDS.get(kind, kind)} {number}".strip(), station) if part)


def sections_of(typed: str) -> list[str]:
    """Answer the sections that were typed with commas: `64, 65(2)`."""
    return [
        part for part in (" ".join(piece.split()) for piece in typed.replace(";", ",").split(",")) if part
    ]


def sections_said(sections: Mapping[str, Sequence[str]]) -> str:
    """Answer the sections with their acts: `POCSO 6, 10; BNS 65(2)`."""
    return "; ".join(f"{ACTS.get(act, act)} {', '.join(parts)}" for act, parts in sections.items() if parts)


def acts_of_another_time(
    sections: Mapping[str, Sequence[str]], *, offence_on: date | None, reported_on: date
) -> list[str]:
    """Answer the acts that did not hold on that day.

    BNS s.358: what was done before 1 July 2024 is judged by the IPC. BNSS s.531: what was begun before that day
    goes on under the CrPC; a case begins with its report.
    """
    wrong = []
    if offence_on is not None:
        wrong.append("bns" if offence_on < NEW_ACTS_FROM else "ipc")
    wrong.append("bnss" if reported_on < NEW_ACTS_FROM else "crpc")
    return [act for act in wrong if sections.get(act)]


def ensure_acts(
    sections: Mapping[str, Sequence[str]], *, offence_on: date | None, reported_on: date, reason: str
) -> None:
    """Warn of an act that did not hold on the day; with a reason it stands."""
    wrong = acts_of_another_time(sections, offence_on=offence_on, reported_on=reported_on)
    if wrong and not reason:
        raise Refused(
            _(
                "%(act)s did not hold on that day: 1 July 2024 decides. Look again, or write why it stands so.",
                act=", ".join(str(ACTS[act]) for act in wrong),
            ),
            field=wrong[0],
        )


def ensure_reported(reported_on: date, offence_on: date | None, *, today: date) -> None:
    """Refuse a report in the future, or before the offence."""
    ensure_past(reported_on, today=today, field="reported_on")
    ensure_year(offence_on, today=today, field="offence_on")
    if offence_on is not None and offence_on > reported_on:
        raise Refused(
            _("By these days it was reported before it happened. Look at both."), field="offence_on"
        )


def ensure_past(day: date, *, today: date, field: str) -> None:
    """Refuse a day that has not come yet, or whose year is a slip of the hand."""
    ensure_year(day, today=today, field=field)
    if day > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field=field)


def ensure_stage(happened_on: date, *, reported_on: date, today: date, field: str = "happened_on") -> None:
    """Refuse a stage in the future, or before the case began."""
    ensure_past(happened_on, today=today, field=field)
    if happened_on < reported_on:
        raise Refused(_("This is before the case began. Look at the day."), field=field)


def ensure_decided(kind: str, outcome: str) -> None:
    """Refuse a judgment of which nobody says what was decided."""
    if kind == "judgment" and not outcome:
        raise Refused(_("Choose what was decided."), field="outcome")


def ensure_helped(began_on: date, ended_on: date | None, *, today: date, field: str) -> None:
    """Refuse help that begins in the future, ends before it begins, or ends in the future."""
    ensure_past(began_on, today=today, field=field)
    if ended_on is None:
        return
    ensure_past(ended_on, today=today, field="ended_on")
    if ended_on < began_on:
        raise Refused(_("By these days it ends before it starts. Look at both."), field="ended_on")


def ensure_since(named_on: date, day: date, *, today: date) -> None:
    """Refuse a day of a support person before she was named, or one to come."""
    ensure_past(day, today=today, field="day")
    if day < named_on:
        raise Refused(_("This is before she was named. Look at the day."), field="day")


def ensure_aid(name: str, reference: str) -> None:
    """Refuse legal aid of nobody."""
    if not name and not reference:
        raise Refused(_("Write the name, or the reference of the authority."), field="name")


def ensure_reason(reason: str) -> None:
    """Refuse to open what is sealed without words that say why."""
    if len(reason) < LEAST_REASON:
        raise Refused(
            _("Write why you open it, in your own words. Without a reason it stays sealed."), field="reason"
        )


def ensure_bail(
    filed_on: date, objected_on: date | None, decided_on: date | None, outcome: str, *, today: date
) -> None:
    """Refuse a bail application whose days contradict each other."""
    for field, day in (("filed_on", filed_on), ("objected_on", objected_on), ("decided_on", decided_on)):
        if day is not None:
            ensure_past(day, today=today, field=field)
    if objected_on is not None and objected_on < filed_on:
        raise Refused(_("This is before the application. Look at both days."), field="objected_on")
    if decided_on is not None and decided_on < filed_on:
        raise Refused(_("This is before the application. Look at both days."), field="decided_on")
    if outcome and decided_on is None:
        raise Refused(_("Write on which day the court decided."), field="decided_on")
    if decided_on is not None and not outcome:
        raise Refused(_("Choose what the court decided."), field="outcome")


def ensure_award(
    *, applied_on: date | None, ordered_on: date | None, ordered_amount: int | None, credited_on: date | None,
    credited_amount: int | None, today: date,
) -> None:  # fmt: skip
    """Refuse compensation that was credited before it was ordered, ordered before it was asked, or without amount."""
    for field, day in (("applied_on", applied_on), ("ordered_on", ordered_on), ("credited_on", credited_on)):
        if day is not None:
            ensure_past(day, today=today, field=field)
    if applied_on is None and ordered_on is None:
        raise Refused(_("Write when it was applied for, or when it was ordered."), field="applied_on")
    if ordered_on is not None and not ordered_amount:
        raise Refused(_("Write the amount that was ordered, in rupees."), field="ordered_amount")
    if applied_on is not None and ordered_on is not None and ordered_on < applied_on:
        raise Refused(
            _("By these days it was ordered before it was applied for. Look at both."), field="ordered_on"
        )
    if credited_on is None and not credited_amount:
        return
    if ordered_on is None:
        raise Refused(
            _("It was not ordered yet. Write the order first, then the credit."), field="credited_on"
        )
    if credited_on is None:
        raise Refused(_("Write on which day it was credited."), field="credited_on")
    if credited_on < ordered_on:
        raise Refused(
            _("By these days it was credited before it was ordered. Look at both."), field="credited_on"
        )
    if not credited_amount:
        raise Refused(_("Write the amount that was credited, in rupees."), field="credited_amount")


def days_since_order(ordered_on: date | None, credited_on: date | None, *, today: date) -> int | None:
    """Answer the days from the order to the credit, or until today; None without an order."""
    return ((credited_on or today) - ordered_on).days if ordered_on else None


def is_award_late(days: int | None) -> bool:
    """Answer whether more than thirty days have gone since the order (POCSO Rules 2020, rule 9)."""
    return days is not None and days > COMPENSATION_DAYS


def report_due(named_on: date, last_due: date | None) -> date:
    """Answer when the next monthly report of a support person is due (POCSO Rules 2020, rule 4(12))."""
    if last_due is None:
        return months_after(named_on, 1)
    months = (last_due.year - named_on.year) * 12 + last_due.month - named_on.month
    return months_after(named_on, months + 1)


def is_barred_now(from_on: date, until_on: date | None, *, today: date) -> bool:
    """Answer whether a line of the do-not-admit list is in force."""
    return from_on <= today and (until_on is None or until_on >= today)


def ensure_barred_span(from_on: date, until_on: date | None, *, today: date) -> None:
    """Refuse a line that ends before it starts."""
    ensure_year(from_on, today=today, field="from_on")
    if until_on is not None and until_on < from_on:
        raise Refused(_("By these days it ends before it starts. Look at both."), field="until_on")


def soon(day: date, *, today: date) -> str:
    """Answer how a day that something is due on stands: `over`, `soon` within a week, `due`."""
    if day < today:
        return "over"
    return "soon" if day <= today + timedelta(days=7) else "due"
