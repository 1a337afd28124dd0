"""What a PIN on a shared phone must be, for whom it is, and on which days it opens. Plain values only."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from accounts.roles import Role
from foundation.languages import _
from foundation.refusals import Refused

PIN_ROLES = frozenset({Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE})
"""Who may come in by a PIN: everybody else types the password each time. House rule; security.md leaves it to us."""
PIN_FIGURES = 6
TRIES = 5
PIN_LIVES = timedelta(hours=24)
"""No sign-in by PIN goes on longer than this after the password was typed."""
ON_THE_PAD = frozenset(
    {"147258", "258369", "159357", "159753", "147852", "741852", "789456", "456123", "102030"}
)
"""Ways over the keys that people draw."""
FIGURES = str.maketrans("০১২৩৪৫৬৭৮৯०१२३४५६७८९", "01234567890123456789")


def may_use_pin(roles: Iterable[str]) -> bool:
    """Answer whether somebody with exactly these roles may come in by a PIN: each of them must be one of PIN_ROLES."""
    held = frozenset(roles)
    return bool(held) and held <= PIN_ROLES


def figures_of(typed: str) -> str:
    """Answer the figures of a PIN as it was typed, in the figures of any of our scripts, spaces left out."""
    return "".join(typed.translate(FIGURES).split())


def ensure_pin(typed: str) -> str:
    """Answer the PIN that was chosen. Raises Refused for one of other than six figures, and for one that is guessed."""
    pin = figures_of(typed)
    if len(pin) != PIN_FIGURES or not (pin.isascii() and pin.isdigit()):
        raise Refused(_("A PIN has six figures."), field="pin")
    if is_weak(pin):
        raise Refused(
            _(
                "This PIN is guessed at once. Leave out rows such as 123456, repeats such as 111111, and pairs."
            ),
            field="pin",
        )
    return pin


def is_weak(pin: str) -> bool:
    """Answer whether a thief tries these six figures first: rows, repeats, pairs, mirrors, lines over the keys."""
    steps = [int(b) - int(a) for a, b in pairwise(pin)]
    has_even_step = len({step % 10 for step in steps}) == 1
    has_pattern = pin[:3] == pin[3:] or pin == pin[::-1] or pin[::2] == pin[1::2]
    has_two_rows = all(a == b and abs(a) < 2 for a, b in (steps[:2], steps[3:]))
    return len(set(pin)) < 3 or has_even_step or has_pattern or has_two_rows or pin in ON_THE_PAD


def working_day(moment: datetime, *, zone: str, turns_at: int) -> date:
    """Answer the working day of a moment in a home: it turns at the hour `turns_at`, not at midnight."""
    return (moment.astimezone(ZoneInfo(zone)) - timedelta(hours=turns_at)).date()


def opens_now(full_at: datetime | None, *, now: datetime, zone: str, turns_at: int) -> bool:
    """Answer whether a PIN opens: the password was typed on this phone earlier in the working day of `now`."""
    if full_at is None or full_at > now:
        return False
    return working_day(full_at, zone=zone, turns_at=turns_at) == working_day(
        now, zone=zone, turns_at=turns_at
    )


def tries_left(failures: int) -> int:
    """Answer how many wrong tries a PIN still has."""
    return max(0, TRIES - failures)
