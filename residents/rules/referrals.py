"""What a referral must be: nothing is shared without consent, and each is followed to its end."""

from collections.abc import Sequence
from datetime import date

from foundation.languages import _
from foundation.refusals import Refused
from residents.choices.referring import Consent


def ensure_referral(
    *, consent: str, consent_on: date | None, consent_words: str, order_no: str, heads: Sequence[str], sent_on: date,
    due_on: date, today: date,
) -> None:  # fmt: skip
    """Refuse a referral without consent, without heads, sent in the future, or due before it was sent."""
    if not consent:
        raise Refused(
            _("Choose by whose consent this is shared. Nothing is shared without it."), field="consent"
        )
    if consent_on is None:
        raise Refused(_("Write on which day the consent was given."), field="consent_on")
    if consent == Consent.ORDER and not order_no:
        raise Refused(_("Write the number of the order."), field="order_no")
    if consent != Consent.ORDER and order_no:
        raise Refused(_("Here stands an order. Choose “Order of the committee or court”."), field="consent")
    if consent == Consent.GUARDIAN and not consent_words:
        raise Refused(_("Write which guardian gave the consent, and how."), field="consent_words")
    if consent_on > sent_on:
        raise Refused(_("The consent is later than the sending. Ask first, then share."), field="consent_on")
    if not heads:
        raise Refused(_("Choose what is shared."), field="heads")
    if sent_on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="sent_on")
    if due_on < sent_on:
        raise Refused(_("The answer is due before the referral was sent. Look at both days."), field="due_on")


def ensure_followed(*, on: date, sent_on: date, closed_on: date | None, today: date, field: str) -> None:
    """Refuse to follow a closed referral, or a day in the future or before it was sent."""
    if closed_on is not None:
        raise Refused(_("This referral is closed. Write a new one."))
    if on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field=field)
    if on < sent_on:
        raise Refused(_("This is before the referral was sent. Look at the day."), field=field)


def ensure_decline_reasoned(*, is_accepted: bool, reason: str) -> None:
    """Refuse `not accepted` without the reason that they gave."""
    if not is_accepted and not reason:
        raise Refused(_("Write why they do not take it."), field="decline_reason")
