"""What a visit or study must be before it is written down, and who may agree to it."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.inquiring import KINDS, SAYS_FIT, InquiryKind

REPORT_DAYS = 15
"""Days for the social investigation report from the child's coming or the order (s.36(2); r.62(4), r.19(3))."""


def report_due(asked_on: date) -> date:
    """Answer by when the social investigation report must be there (s.36(2); r.62(4))."""
    return asked_on + timedelta(days=REPORT_DAYS)


def ensure_askable(
    *, asked_on: date, due_on: date, today: date, order_no: str, order_date: date | None
) -> None:
    """Refuse an inquiry asked in the future, due before it was asked, or by half an order."""
    if asked_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="asked_on")
    if due_on < asked_on:
        raise Refused(_("It is due before it was asked. Look at both days."), field="due_on")
    if order_no and order_date is None:
        raise Refused(_("Write the date of this order."), field="order_date")
    if order_date is not None and not order_no:
        raise Refused(_("Write the number of this order."), field="order_no")
    if order_date is not None and order_date > today:
        raise Refused(_("This order’s date has not come yet. Look at the year."), field="order_date")


def ensure_open(*, agreed: bool, dropped: bool) -> None:
    """Refuse to write in an inquiry that is finished."""
    if agreed:
        raise Refused(_("This was agreed to and stays as it is. Ask a new visit if things have changed."))
    if dropped:
        raise Refused(_("This is no longer needed. Ask a new visit."))


def ensure_reportable(
    *, kind: str, asked_on: date, visited_on: date, fit: str, findings: str, today: date
) -> None:
    """Refuse a visit in the future or before it was asked, without findings, or a study without its verdict."""
    if visited_on > today:
        raise Refused(_("This day has not come yet. Write the visit when it was made."), field="visited_on")
    if visited_on < asked_on:
        raise Refused(_("The visit was before it was asked. Look at the day."), field="visited_on")
    if not findings:
        raise Refused(_("Write what you found."), field="findings")
    if kind in SAYS_FIT and not fit:
        said = _("Choose whether she can go back. %(kind)s must say it.", kind=str(KINDS[InquiryKind(kind)]))
        raise Refused(said, field="fit")


def ensure_agreeable(*, written_by: UUID | None, visited_on: date | None, by: UUID | None) -> None:
    """Refuse an agreement before the report, or by who wrote it: whoever writes does not approve."""
    if visited_on is None:
        raise Refused(_("Nothing is written yet. It can be agreed to after the visit."))
    if by is not None and by == written_by:
        raise Refused(_("You wrote this. Another person must agree to it."))


def ensure_reason(reason: str) -> None:
    """Refuse to send back or to drop without words."""
    if not reason:
        raise Refused(_("Write why."), field="reason")


def ensure_request(*, sent_on: date, due_on: date, today: date) -> None:
    """Refuse a request sent in the future, or due before it was sent."""
    if sent_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="sent_on")
    if due_on < sent_on:
        raise Refused(_("The answer is due before the request was sent. Look at both days."), field="due_on")


def ensure_answer(*, sent_on: date, answered_on: date, answer: str, today: date) -> None:
    """Refuse an answer from the future, from before the question, or without words."""
    if answered_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="answered_on")
    if answered_on < sent_on:
        raise Refused(_("The answer came before it was asked. Look at the day."), field="answered_on")
    if not answer:
        raise Refused(_("Write what they answered."), field="answer")


def ensure_no_face(*, is_without_face: bool) -> None:
    """Refuse a photograph until somebody has looked at it and says that it shows no face."""
    if not is_without_face:
        raise Refused(
            _("Look at the photograph. If it shows a face, take another; if not, say so here."),
            field="no_face",
        )


def days_over(due_on: date, *, today: date) -> int:
    """Answer by how many days something is over; below zero while there is time."""
    return (today - due_on).days


def ensure_struck(old: Mapping[str, str], reason: str) -> None:
    """Refuse to change what is written without a reason."""
    if any(old.values()) and not reason:
        raise Refused(_("Write why this is changed. The old value stays readable."), field="reason")
