"""What a hearing may say: when it was listed, who took her, what came of it."""

from calendar import monthrange
from datetime import date, datetime, time

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.legal import PRODUCED


def months_after(day: date, months: int) -> date:
    """Answer the same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def ensure_told_in_time(on_day: date, *, today: date) -> None:
    """Refuse a result of a hearing that has not been held."""
    if on_day > today:
        raise Refused(
            _("This hearing has not been held yet. Its result can be written from its day on."),
            field="result",
        )


def ensure_result(
    result: str, *, why: str, produced_at: datetime | None, now: datetime, ordered: str, has_order: bool
) -> None:
    """Refuse a result that says half: produced without the time, not produced without the reason."""
    if result in PRODUCED and produced_at is None:
        raise Refused(_("Write at what time she was produced."), field="produced_time")
    if produced_at is not None and produced_at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field="produced_time")
    if result == "not_produced" and not why:
        raise Refused(_("Write why she was not produced."), field="not_produced_why")
    if result in ("not_produced", "put_off") and has_order and not ordered:
        raise Refused(_("Write what was ordered."), field="ordered")


def ensure_escorted(
    kind: str, *, staff_id: object, name: str, contact_id: object, has_contacts: bool
) -> None:
    """Refuse an escort that is half written."""
    if kind == "staff" and staff_id is None:
        raise Refused(_("Choose the member of staff who takes her."), field="escort_staff_id")
    if kind == "relative" and has_contacts and contact_id is None:
        raise Refused(_("Choose the relative from her contacts."), field="escort_contact_id")
    if kind == "relative" and not has_contacts:
        raise Refused(
            _("No relative is written among her contacts. Write the relative there first."),
            field="escort_kind",
        )
    if kind in ("police", "other") and not name:
        raise Refused(_("Write the name and post of who takes her."), field="escort_name")


def ensure_back(earlier: datetime | None, later: datetime | None, *, now: datetime, field: str) -> None:
    """Refuse a coming back before the going, or one that has not come yet."""
    if later is not None and later > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field=field)
    if earlier is not None and later is not None and later < earlier:
        raise Refused(_("This is before it went out. Look at both times."), field=field)


def ensure_next(next_on: date | None, *, on_day: date, is_last: bool) -> None:
    """Refuse a next date that is not after the hearing, or one beside `no further hearing`."""
    if next_on is not None and next_on <= on_day:
        raise Refused(_("The next date is not after this hearing. Look at the day."), field="next_on")
    if next_on is not None and is_last:
        raise Refused(
            _("Choose one: a next date, or no further hearing. Take one of them away."), field="next_on"
        )


def standing(result: str, on_day: date, *, today: date) -> str:
    """Answer how a hearing stands: `unwritten` (its day passed), `today`, `ahead`, `held`, `put_off`, `missed`."""
    if result == "listed":
        return "unwritten" if on_day < today else "today" if on_day == today else "ahead"
    return "held" if result in PRODUCED else "put_off" if result == "put_off" else "missed"


MARKS = {
    "unwritten": "over", "today": "soon", "ahead": "due", "held": "met", "put_off": "waived", "missed": "over",
}  # fmt: skip
"""How a hearing stands -> the mark beside it."""


def clock_words(at_time: time | None) -> str:
    """Answer `11:30`, or nothing when no time was listed."""
    return f"{at_time:%H:%M}" if at_time else ""
