"""What a leaving needs before, at and after it, on plain values."""

from datetime import date, datetime
from uuid import UUID

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices import Sex
from residents.choices.going import PLAN_AHEAD, RESTORED, STEPS


def ensure_date_sound(due_on: date, *, came_on: date, moved_from_on: date | None, moved_why: str) -> None:
    """Refuse a date before she came, or one moved to before a holiday without the holiday (rule 79(6))."""
    if due_on < came_on:
        raise Refused(_("This is before she came. Look at the day and the year."), field="due_on")
    if moved_from_on is not None and not moved_why:
        raise Refused(_("Write for which holiday the day was moved (rule 79(6))."), field="moved_why")
    if moved_from_on is not None and due_on >= moved_from_on:
        raise Refused(_("The new day comes before the holiday. Look at both days."), field="moved_from_on")


def plan_due_on(due_on: date) -> date:
    """Answer by when the plan reaches the committee: two months before she leaves (rule 25(4))."""
    return due_on - PLAN_AHEAD


def ensure_restorable(reason: str, *, is_fit: bool, order_no: str, why: str) -> None:
    """Refuse a restoration without a home study that says fit, unless an order's number and the reason are there."""
    if reason not in RESTORED or is_fit or (order_no and why):
        return
    said = _(
        "No home study says that this home is fit. Write a study first, or the order’s number and why she goes without."
    )
    raise Refused(said, field="without_study_why")


def ensure_woman_goes(*, sex: str, escort: str, is_woman: bool) -> None:
    """Refuse a girl's journey without a woman beside her (rule 82)."""
    if sex == Sex.GIRL and escort and not is_woman:
        raise Refused(
            _("A girl travels with a woman (rule 82). Say that a woman goes with her."),
            field="escort_is_woman",
        )


def ensure_step(kind: str, done_on: date, *, today: date) -> None:
    """Refuse a step of no kind, or one that has not been done."""
    if kind not in STEPS:
        raise Refused(_("Choose the step."), field="kind")
    if done_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="done_on")


def ensure_certified_by_another(*, has_left: bool, wrote: UUID | None, gives: UUID | None) -> None:
    """Refuse a discharge certificate for a child who is here, or by whoever wrote the leaving."""
    if not has_left:
        raise Refused(_("She is here. The certificate is given when her leaving is written."))
    if wrote is not None and wrote == gives:
        raise Refused(_("You wrote the leaving. Another person gives the certificate."))


def ensure_sealable(*, is_here: bool, is_sealed: bool, kept: str) -> None:
    """Refuse to seal the file of a child who is here, twice, or while her money is still kept here."""
    if is_here:
        raise Refused(_("She is here. A file is sealed after the child has left."))
    if is_sealed:
        raise Refused(_("This file is sealed already."))
    if kept:
        raise Refused(
            _("%(amount)s are still kept for her. Give them over with a receipt first.", amount=kept)
        )


def ensure_money_given(kept: str) -> None:
    """Refuse a receipt for her money while it is still kept here (rule 72)."""
    if kept:
        raise Refused(
            _(
                "%(amount)s are still kept for her. Write them as given over and have that signed.",
                amount=kept,
            )
        )


def ensure_ground(reason: str) -> None:
    """Refuse to open what is sealed without words that say why."""
    if len(reason) < 20:
        raise Refused(_("Write in a full sentence why you need to read it."), field="reason")


def ensure_in_reach(ended_at: datetime | None, *, now: datetime, days: int) -> None:
    """Refuse the superintendent the address of a child who left long ago: her reach ends after thirty days."""
    if ended_at is not None and (now - ended_at).days >= days:
        raise Refused(_("She left more than %(days)s days ago. Ask her case worker.", days=days))
