"""The verbs of referrals: send with consent, write whether they take it, what they answered, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.choices.referring import HEADS
from residents.events import Event
from residents.models import CaseFile, Referral
from residents.rules import referrals as rules


@dataclass(frozen=True, kw_only=True)
class Referred:
    """A referral as it is sent: to whom, what for, what is shared, by whose consent, until when they should answer."""

    to_kind: str
    to_name: str
    what_for: str
    heads: Sequence[str]
    consent: str
    consent_on: date | None
    consent_words: str = ""
    order_no: str = ""
    sent_on: date
    due_on: date


def refer(file: CaseFile, said: Referred, *, by: Actor) -> Referral:
    """Refer a child to somebody outside: a recorded disclosure, refused without consent. Raises Refused."""
    rules.ensure_referral(
        consent=said.consent, consent_on=said.consent_on, consent_words=said.consent_words, order_no=said.order_no,
        heads=said.heads, sent_on=said.sent_on, due_on=said.due_on, today=clock.today(),
    )  # fmt: skip
    heads = [head for head in HEADS if head in said.heads]
    referral = Referral(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, to_kind=said.to_kind, to_name=said.to_name,
        what_for=said.what_for, heads=tuple(heads), consent=said.consent, consent_on=said.consent_on,
        consent_words=said.consent_words, order_no=said.order_no, sent_on=said.sent_on, due_on=said.due_on,
        written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(referral)
    clashes.flush()
    record(Event.REFERRAL_SENT, file, by=by, agency=said.to_kind, told=heads, by_consent=said.consent)
    return referral


def decide(
    file: CaseFile, referral: Referral, *, is_accepted: bool, decided_on: date, reason: str, by: Actor
) -> None:
    """Write whether they take the child's case; if not, why."""
    _ensure_followed(referral, decided_on, "decided_on")
    if referral.is_accepted is not None:
        raise Refused(_("This was written already. Look again."))
    rules.ensure_decline_reasoned(is_accepted=is_accepted, reason=reason)
    referral.is_accepted, referral.decided_on = is_accepted, decided_on
    referral.decline_reason = "" if is_accepted else reason
    record(Event.REFERRAL_DECIDED, file, by=by)


def write_answer(file: CaseFile, referral: Referral, *, answered_on: date, answer: str, by: Actor) -> None:
    """Write what they answered, sealed under the child's key; an answer stands once."""
    _ensure_followed(referral, answered_on, "answered_on")
    if referral.answered_on is not None:
        raise Refused(_("This answer was written already. Look again."))
    if not answer:
        raise Refused(_("Write what they answered."), field="answer")
    referral.answered_on = answered_on
    referral.answer = seal(answer, owner=("child", file.child_id))
    record(Event.REFERRAL_ANSWERED, file, by=by)


def close(
    file: CaseFile, referral: Referral, *, closed_on: date, outcome: str, words: str, by: Actor
) -> None:
    """Close a referral with what came of it."""
    _ensure_followed(referral, closed_on, "closed_on")
    referral.closed_on, referral.outcome, referral.outcome_words = closed_on, outcome, words
    record(Event.REFERRAL_CLOSED, file, by=by, ended=outcome)


def _ensure_followed(referral: Referral, on: date, field: str) -> None:
    rules.ensure_followed(
        on=on, sent_on=referral.sent_on, closed_on=referral.closed_on, today=clock.today(), field=field
    )
