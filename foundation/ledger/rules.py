"""What a book of money allows, on plain values."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from foundation.languages import _
from foundation.ledger.money import rupees
from foundation.refusals import Refused

Move = tuple[datetime, int]
"""When it took effect, and how many paise came (above nothing) or went."""


def lowest_point(moves: Iterable[Move], *, since: datetime) -> int:
    """Answer the smallest balance from `since` on; what comes at one moment counts before what goes."""
    running, lowest = 0, None
    for at, paise in sorted(moves, key=lambda move: (move[0], -move[1])):
        running += paise
        if at >= since:
            lowest = running if lowest is None else min(lowest, running)
    return running if lowest is None else lowest


def ensure_enough(moves: Iterable[Move], *, since: datetime, out: int) -> None:
    """Refuse what would make the balance sink below nothing at any moment from `since` on; `moves` hold it."""
    short = lowest_point(moves, since=since)
    if short < 0:
        there = rupees(max(0, out + short))
        raise Refused(_("There is only %(there)s here. Write a smaller amount.", there=there), field="amount")


def ensure_happened(at: datetime, *, now: datetime) -> None:
    """Refuse money that has not moved yet."""
    if at > now:
        raise Refused(_("This time has not come yet. Write when the money moved."), field="day")


def ensure_waiting(signed_at: datetime | None, declined_at: datetime | None) -> None:
    """Refuse to sign or decline what was settled before."""
    if signed_at is not None:
        raise Refused(_("This entry is signed already. It can only be reversed."))
    if declined_at is not None:
        raise Refused(_("This entry was declined. Write a new one."))


def ensure_another(writer: UUID | None, signer: UUID | None) -> None:
    """Refuse the second signature of whoever wrote the entry: two people stand for each rupee."""
    if signer is None or writer == signer:
        raise Refused(_("You wrote this entry. Another person signs it."))


def ensure_reversible(*, is_signed: bool, is_reversal: bool, reason: str) -> None:
    """Refuse a reversal of what does not stand, of a reversal, or without a reason."""
    if not is_signed:
        raise Refused(_("This entry is not signed. Decline it instead."))
    if is_reversal:
        raise Refused(_("A reversal is not reversed again. Write a new entry."))
    if not reason:
        raise Refused(_("Write why it is reversed. Both entries stay readable."), field="reason")
