"""What holds for a child's belongings: counted, read to her, countersigned by another hand, given with a receipt."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from foundation.languages import _, _l, ngettext
from foundation.refusals import Refused
from residents.choices import ExitReason

KINDS: dict[str, Any] = {
    "money": _l("Money"), "valuable": _l("Jewellery, valuable"), "phone": _l("Telephone"), "paper": _l("Paper, card"),
    "clothes": _l("Clothes, shoes"), "other": _l("Other"),
}  # fmt: skip
WENT: dict[str, Any] = {
    "returned": _l("Given back to her"), "handed": _l("Handed to parent or guardian"),
    "transferred": _l("Gone with her to another home"), "committee": _l("Unclaimed, decided by the committee"),
    "evidence": _l("Kept as evidence"), "charity": _l("Given away, with her consent"), "lost": _l("Lost here"),
}  # fmt: skip
WITHOUT_HAND = frozenset({"returned", "lost"})
"""Ends of a thing at which nobody else takes it."""
WITH_REASON = frozenset({"charity", "lost"})
"""Ends of a thing that stand on a reason in words, not on a receipt or minute."""
ON_LEAVING: dict[str, str] = {ExitReason.TRANSFERRED: "transferred", ExitReason.AFTERCARE: "returned"}
"""What becomes of her things when she leaves so; else they are handed to whoever receives her."""
UNCLAIMED_MONTHS = 6
"""Months after a death or a leaving without leave until the Management Committee decides: rule 72."""
UNCLAIMED_AFTER = frozenset({ExitReason.LEFT_WITHOUT_LEAVE, ExitReason.DIED})


def ensure_item(kind: str, *, quantity: int, paise: int | None) -> None:
    """Refuse money that is not counted, or a thing without a number."""
    if kind not in KINDS:
        raise Refused(_("Choose what kind of thing it is."), field="kind")
    if kind == "money" and not paise:
        raise Refused(_("Count the money and write the amount."), field="rupees")
    if not 1 <= quantity <= 9999:
        raise Refused(_("Write how many, from 1."), field="quantity")


def ensure_open(read_at: datetime | None) -> None:
    """Refuse to change a list that was read over to her."""
    if read_at is not None:
        raise Refused(_("This list was read over to her and is closed. Begin another one."))


def ensure_readable(
    read_at: datetime | None, *, lines: int, has_nothing: bool, witness: str, reader: str
) -> None:
    """Refuse to read over an empty list, a list twice, or without another person as witness (rule 69 F)."""
    if read_at is not None:
        raise Refused(_("This list was read over to her already."))
    if not lines and not has_nothing:
        raise Refused(_("Nothing stands on the list yet. Write a line, or that she had nothing."))
    if not witness:
        raise Refused(_("Write who was the witness."), field="witness")
    if witness.casefold() == reader.casefold():
        raise Refused(_("The witness is somebody else than who reads the list."), field="witness")


def ensure_countersigned_by_another(
    by: UUID | None,
    *,
    writers: Iterable[UUID | None],
    read_at: datetime | None,
    countersigned_at: datetime | None,
) -> None:
    """Refuse a countersignature before the reading, a second one, or by who wrote the list."""
    if read_at is None:
        raise Refused(_("Read the list over to her first, before a witness."))
    if countersigned_at is not None:
        raise Refused(_("This list is countersigned already."))
    if by is not None and by in set(writers):
        raise Refused(_("You wrote this list. Somebody else countersigns it."))


def ensure_banked(kind: str, *, paise: int | None, banked: int | None, on: date, today: date) -> None:
    """Refuse to bank what is no money, more than was counted, or in the future."""
    if kind != "money":
        raise Refused(_("Only money is banked."))
    if not banked or banked > (paise or 0):
        raise Refused(_("Write an amount up to what was counted."), field="rupees")
    if on > today:
        raise Refused(_("This day has not come yet. Write today or an earlier day."), field="banked_on")


def ensure_gone(
    went: str, *, to: str, receipt_no: str, why: str, at: datetime, listed_at: datetime, now: datetime,
    ended_at: datetime | None, exit_reason: str,
) -> None:  # fmt: skip
    """Refuse an end without a hand, receipt or reason, and a decision of the committee before six months are over."""
    if went not in WENT:
        raise Refused(_("Choose what became of it."), field="went")
    if at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field="day")
    if at.replace(second=0, microsecond=0) < listed_at.replace(second=0, microsecond=0):
        raise Refused(_("This is before the list was made. Look at the day and the time."), field="day")
    if went not in WITHOUT_HAND and not to:
        raise Refused(_("Write to whom it was given."), field="went_to")
    if went in WITH_REASON and not why:
        raise Refused(_("Write how it was lost, or what she said when she gave it away."), field="went_why")
    if went not in WITH_REASON and not receipt_no:
        raise Refused(_("Write the number of the receipt or of the minute."), field="receipt_no")
    if went == "committee" and not is_unclaimed(ended_at, exit_reason, at=at):
        said = _(
            "The committee decides six months after a death or a leaving without leave, rule 72. Not before."
        )
        raise Refused(said, field="went")


def ensure_accounted(left: Sequence[str]) -> None:
    """Refuse a receipt while a thing is neither handed over nor written why not; `left` says what it is."""
    if left:
        said = _("%(what)s: hand it over, or write what became of it.", what=", ".join(left))
        raise Refused(said, field="things")


def ensure_closable(exit_reason: str, *, kept: int) -> None:
    """Refuse to close a leaving over things that are still kept; what nobody has claimed waits its six months."""
    if kept and exit_reason not in UNCLAIMED_AFTER:
        said = ngettext(
            "%(num)s thing is still kept for her. Hand it over with a receipt, or write what became of it.",
            "%(num)s things are still kept for her. Hand them over with a receipt, or write what became of them.",
            kept,
        )
        raise Refused(said)


def is_unclaimed(ended_at: datetime | None, exit_reason: str, *, at: datetime) -> bool:
    """Answer whether six months are over since she died or left without leave."""
    if ended_at is None or exit_reason not in UNCLAIMED_AFTER:
        return False
    month = ended_at.month + UNCLAIMED_MONTHS - 1
    day = min(ended_at.day, 28)
    return at >= ended_at.replace(year=ended_at.year + month // 12, month=month % 12 + 1, day=day)
