"""What may be written of a child who is not here: leave, transfer, a search, a death; on plain values."""

from datetime import date, datetime, timedelta

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices import ExitReason
from residents.choices.going import EXAMINED_WITHIN, LEAVE_DAYS, NEW_ARRIVAL


def ensure_leave_permitted(kind: str, *, order_no: str, occasion: str) -> None:
    """Refuse a leave without the permission's number or its occasion (JJ Act s.98(1))."""
    if kind != "leave":
        return
    if not order_no:
        said = _("Write the number of the order or permission. A child goes on leave only with one (s.98).")
        raise Refused(said, field="order_no")
    if not occasion:
        raise Refused(_("Choose the occasion of the leave."), field="occasion")


def ensure_due(kind: str, *, from_at: datetime, due_at: datetime | None, longer_why: str) -> None:
    """Refuse a leave that ends before it begins, without an end, or of more than seven days without a reason."""
    if due_at is None and kind == "leave":
        raise Refused(_("Write when she is due back."), field="due_day")
    if due_at is not None and due_at <= from_at:
        raise Refused(
            _("She would be due back before she leaves. Look at the day and the time."), field="due_day"
        )
    if kind == "leave" and due_at and due_at - from_at > timedelta(days=LEAVE_DAYS + 1) and not longer_why:
        said = _("Leave is generally not over %(days)s days (s.98). Write why it is longer.", days=LEAVE_DAYS)
        raise Refused(said, field="longer_why")


def is_over(due_at: datetime | None, *, now: datetime) -> bool:
    """Answer whether she should be back by now."""
    return due_at is not None and due_at < now


def ensure_accompanied(kind: str, name: str) -> None:
    """Refuse a leave with nobody (JJ Act s.98(1): under supervision)."""
    if kind == "leave" and not name:
        raise Refused(_("Write with whom she goes."), field="with_name")


def ensure_here(*, is_away: bool, is_missing: bool) -> None:
    """Refuse to let go a child who is away or missing."""
    if is_away:
        raise Refused(_("She is away already. Write her return first."))
    if is_missing:
        raise Refused(_("She is written as missing. Write first that she is found."))


def ensure_returned_after(at: datetime, *, from_at: datetime, now: datetime) -> None:
    """Refuse a return before she left, or in the future."""
    if at < from_at:
        raise Refused(_("This is before she left. Look at the day and the time."), field="day")
    if at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field="day")


def ensure_still_away(*, is_open: bool) -> None:
    """Refuse to write twice that she came back."""
    if not is_open:
        raise Refused(_("Her return is written already. Look again."))


def ensure_search_sound(
    *, noticed_at: datetime, seen_at: datetime | None, began_at: datetime, now: datetime
) -> None:
    """Refuse a search before she came, in the future, or one in which she was seen after she was missed."""
    if noticed_at > now:
        raise Refused(_("This time has not come yet. Write when it was noticed."), field="day")
    if noticed_at < began_at:
        raise Refused(_("This is before she came. Look at the day and the time."), field="day")
    if seen_at is not None and seen_at > noticed_at:
        raise Refused(_("She was last seen before she was missed. Look at the times."), field="seen_day")


def ensure_told_after(at: datetime, *, earlier: datetime, now: datetime) -> None:
    """Refuse that somebody was told before there was anything to tell, or will be."""
    if at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field="day")
    if at < earlier:
        raise Refused(_("This is before it happened. Look at the day and the time."), field="day")


def ensure_lapse_ordered(reason: str, *, is_missing: bool, order_no: str) -> None:
    """Refuse to end the stay of a child who is searched for without an order (rule 92: the search goes on)."""
    if not is_missing:
        return
    if reason not in (ExitReason.LEFT_WITHOUT_LEAVE, ExitReason.DIED):
        raise Refused(_("She is written as missing. Write first that she is found."), field="exit_reason")
    if reason == ExitReason.LEFT_WITHOUT_LEAVE and not order_no:
        said = _("The search goes on until an order ends it. Write the order’s number.")
        raise Refused(said, field="exit_order_no")


def ensure_transfer_ordered(order_no: str, order_date: date | None, why: str) -> None:
    """Refuse a transfer without its order or its reason (rule 81, JJ Act ss.95 and 96)."""
    if not order_no or order_date is None:
        raise Refused(
            _("Write the number and date of the order. A child moves only by order."), field="order_no"
        )
    if not why:
        raise Refused(_("Write why she moves."), field="why")


def ensure_goes_somewhere(*, has_home: bool, to_words: str) -> None:
    """Refuse a transfer to nowhere, or to two places."""
    if not has_home and not to_words:
        raise Refused(_("Choose the home, or write where she goes."), field="to_words")
    if has_home and to_words:
        raise Refused(_("Choose one of our homes or write another place, not both."), field="to_words")


def ensure_examined(examined_at: datetime | None, *, effective_at: datetime) -> None:
    """Refuse a transfer without a medical examination in the twenty-four hours before it (rule 34(3))."""
    if examined_at is None or not effective_at - EXAMINED_WITHIN <= examined_at <= effective_at:
        said = _("A doctor sees her in the 24 hours before she moves (rule 34). Write when that was.")
        raise Refused(said, field="examined_day")


def ensure_doctor_told_if_new(what: str, *, died_at: datetime, came_at: datetime) -> None:
    """Refuse a word to the district medical officer that the rule does not ask for: only within a day of admission."""
    if what == "medical_officer" and died_at - came_at > NEW_ARRIVAL:
        raise Refused(_("The rule asks this only for a death within 24 hours of admission."), field="what")
