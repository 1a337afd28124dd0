"""When two files may be joined, and how a clash of their rows is settled."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from foundation.languages import _
from foundation.refusals import Refused


class Settled(StrEnum):
    """How two rows that cannot both stand are settled."""

    RENUMBERED = "renumbered"
    CLOSED = "closed"
    ASIDE = "aside"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class FileStanding:
    """What a rule asks of a file that is to be joined."""

    file_id: UUID
    home_id: UUID
    is_sealed: bool
    is_merged: bool
    is_present: bool


def ensure_may_be_joined(kept: FileStanding, other: FileStanding) -> None:
    """Refuse to join a file with itself, with another home's, a sealed one, or one that was joined before."""
    if kept.file_id == other.file_id:
        raise Refused(_("This is the same file. Write the code of the other one."), field="other_code")
    if kept.home_id != other.home_id:
        if kept.is_present and other.is_present:
            raise Refused(
                _("Both children are present, in two homes. They are not one child and are not joined."),
                field="other_code",
            )
        raise Refused(
            _("These files are of two homes. Only files of one home can be joined here."), field="other_code"
        )
    if kept.is_sealed or other.is_sealed:
        raise Refused(_("A sealed file is not joined. What is sealed stays as it is."), field="other_code")
    if kept.is_merged or other.is_merged:
        raise Refused(
            _("This file was joined into another before. Open the one that was kept."), field="other_code"
        )


def ensure_elsewhere_agrees(
    *, kept_is_present: bool, other_is_present_elsewhere: bool, both_have_files: bool
) -> None:
    """Refuse when the other child lives in another home too: she cannot be present in two."""
    if kept_is_present and other_is_present_elsewhere:
        raise Refused(
            _("Both children are present, in two homes. They are not one child and are not joined."),
            field="other_code",
        )
    if both_have_files:
        raise Refused(
            _("Each of them has a file in another home as well. Those must be joined first."),
            field="other_code",
        )


def settle(
    *, is_number: bool, can_be_closed: bool, is_referred_to: bool, holds_sealed: bool, is_open_link: bool
) -> Settled:
    """Answer how a row that clashes with one of the kept file is settled.

    A number is given anew, an open stay or bed is closed, a plain line is set aside (and comes back when the
    joining is undone). What others hang on, or what is sealed, is nobody's to set aside.
    """
    if is_open_link:
        return Settled.REFUSED
    if is_number:
        return Settled.RENUMBERED
    if can_be_closed:
        return Settled.CLOSED
    return Settled.REFUSED if is_referred_to or holds_sealed else Settled.ASIDE
