"""What the gatehouse allows: waits after failures, passwords, code apps, sign-ins and posts. Plain values only."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pyotp.totp import TOTP

from accounts.banned import is_common
from accounts.roles import ORGANISATION_WIDE, SECOND_FACTOR, SHORT_IDLE, Role
from foundation.languages import _
from foundation.refusals import Refused

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
SHORTEST_NAME_PART = 4
TOTP_SECONDS = 30
PENDING_MINUTES = 10
PUT_OFF_DAYS = 14
SEEN_EVERY = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(hours=24)
LONGEST_WAIT = timedelta(minutes=15)
TWO_PERSONS = frozenset({Role.HEAD_OFFICE, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.INSPECTOR})
"""Posts that open nothing until a second person has agreed."""
REQUESTABLE = (
    frozenset(Role) - ORGANISATION_WIDE - {Role.SUPERINTENDENT, Role.INSPECTOR, Role.COMMITTEE_MEMBER}
)
"""Posts that a superintendent may ask for in her own home."""

BEFORE_COMMITTEE = frozenset({Role.COMMITTEE_MEMBER, Role.INSPECTOR})
"""Posts that name a committee; an inspector's only where a committee sends her."""


@dataclass(frozen=True)
class Throttle:
    """How many failures cost nothing, and the longest wait after more of them."""

    free: int
    longest: timedelta


THROTTLES = {
    "pair": Throttle(free=5, longest=LONGEST_WAIT),
    "address": Throttle(free=30, longest=timedelta(minutes=1)),
    "account": Throttle(free=300, longest=timedelta(seconds=4)),
    "code": Throttle(free=5, longest=LONGEST_WAIT),
    "code_account": Throttle(free=30, longest=timedelta(minutes=5)),
    "setup": Throttle(free=5, longest=LONGEST_WAIT),
    "phone": Throttle(free=10, longest=LONGEST_WAIT),
    "visit": Throttle(free=5, longest=LONGEST_WAIT),
    "check": Throttle(free=20, longest=timedelta(minutes=1)),
}
"""By account and address; by address; by account alone (it only slows, so that a stranger locks nobody out);
the second factor likewise; the set-up code by address; a certificate's check code by address, right or wrong;
the PINs of one shared phone together; the codes of visit passes by address."""


def wait_after(kind: str, failures: int) -> timedelta:
    """Answer how long to wait after the last of `failures`: nothing at first, then 1, 2, 4, ... seconds."""
    throttle = THROTTLES[kind]
    over = failures - throttle.free
    if over < 0:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(over, 30)), throttle.longest)


def seconds_to_wait(kind: str, failures: int, *, last_at: datetime, now: datetime) -> int:
    """Answer the whole seconds still to wait, 0 if none; failures of a day ago are forgotten."""
    wait = wait_after(kind, failures)
    if not wait or now - last_at >= FORGOTTEN_AFTER:
        return 0
    left = min(last_at + wait - now, wait)
    return max(0, -int(-left.total_seconds() // 1))


def failures_now(failures: int, *, last_at: datetime, now: datetime) -> int:
    """Answer the failures that still count."""
    return 0 if now - last_at >= FORGOTTEN_AFTER else failures


def fold_name(sign_in_name: str) -> str:
    """Answer a sign-in name as it is kept: casefolded, without white space."""
    return "".join(sign_in_name.casefold().split())


def ensure_sign_in_name(name: str) -> None:
    """Refuse a sign-in name of other than 3 to 40 letters, figures, dots, dashes and underscores."""
    plain = name.replace(".", "").replace("-", "").replace("_", "")
    if not 3 <= len(name) <= 40 or not plain.isascii() or not plain.isalnum():
        raise Refused(
            _("Use 3 to 40 English letters, figures, dots or dashes, such as debika.roy."),
            field="sign_in_name",
        )


def ensure_password(password: str, *, names: Iterable[str], field: str = "password") -> None:
    """Refuse a password that is short, common, or contains one of `names` (the person's, the homes')."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(
            _("Use at least 12 letters, figures or signs. Three or four words do well."), field=field
        )
    if len(password) > LONGEST_PASSWORD:
        raise Refused(_("Use at most 200 letters."), field=field)
    folded = password.casefold()
    if len(set(folded)) < 5 or is_common(password):
        raise Refused(
            _("Many people use this password. Choose words that only you would put together."), field=field
        )
    if any(part in folded for part in _telling_parts(names)):
        raise Refused(_("Leave your own name and the home’s name out of the password."), field=field)


def _telling_parts(names: Iterable[str]) -> set[str]:
    parts: set[str] = set()
    for name in names:
        words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
        parts.update(word for word in words if len(word) >= SHORTEST_NAME_PART)
    return parts - {"home", "centre", "center", "girls", "boys", "house", "children", "childrens"}


def totp_step_of(secret: str, typed: str, *, now: datetime, last_step: int | None) -> int | None:
    """Answer the time step whose code `typed` is, one step early or late allowed; None if it fits none.

    A step that was used already, or an earlier one, never fits again.
    """
    digits = "".join(c for c in typed if c.isdigit())
    totp = TOTP(secret)
    step = int(now.timestamp()) // TOTP_SECONDS
    found = None
    for candidate in (step - 1, step, step + 1):
        if hmac.compare_digest(totp.generate_otp(candidate), digits) and (
            last_step is None or candidate > last_step
        ):
            found = candidate
    return found


def idle_span(roles: Iterable[str], *, short: int, ordinary: int) -> timedelta:
    """Answer after how long without a sign of life the screen locks, from settings in minutes.

    It is sooner for those who see confidential matters.
    """
    return timedelta(minutes=short if SHORT_IDLE & set(roles) else ordinary)


def seconds_left(
    *, last_seen_at: datetime, absolute_until: datetime, idle: timedelta, now: datetime
) -> tuple[int, int]:
    """Answer the seconds until the idle limit and until the absolute limit; 0 or less is past it.

    A clock that was set back gives nobody a longer sign-in than the limits themselves.
    """
    left_idle = min((last_seen_at + idle - now).total_seconds(), idle.total_seconds())
    return int(left_idle), int((absolute_until - now).total_seconds())


def needs_second_factor(
    roles: Iterable[str], *, is_set: bool, required_from: datetime | None, now: datetime
) -> bool:
    """Answer whether a person with these roles must set up her code app before anything else."""
    if is_set or not SECOND_FACTOR & set(roles):
        return False
    return required_from is None or now >= required_from


def needs_agreement(role: Role, *, is_for_giver: bool, is_request: bool) -> bool:
    """Answer whether a post waits for a second person: the heavy roles, a post for oneself, a request."""
    return role in TWO_PERSONS or is_for_giver or is_request


def ensure_post_dates(starts_at: datetime, ends_at: datetime | None, *, role: Role) -> None:
    """Refuse a post that ends before it starts, or an inspector's without an end."""
    if ends_at is not None and ends_at <= starts_at:
        raise Refused(_("The post ends before it starts. Choose a later end."), field="ends_on")
    if role is Role.INSPECTOR and ends_at is None:
        raise Refused(
            _("An inspector’s post needs an end. Write the last day of the visit."), field="ends_on"
        )


def ensure_post_bound(role: Role, *, has_file: bool, has_committee: bool) -> None:
    """Refuse a young person's post without her own file, a member's without the committee, and strays of both."""
    if has_file is not (role is Role.YOUNG_PERSON):
        told = (
            _("A file belongs to the post Young person alone. Leave its code empty.")
            if has_file
            else _("Write the code of the young person’s own file.")
        )
        raise Refused(told, field="case_file_code")
    if role is Role.COMMITTEE_MEMBER and not has_committee:
        raise Refused(_("Choose the committee of this member."), field="committee_id")
    if has_committee and role not in BEFORE_COMMITTEE:
        raise Refused(
            _("A committee belongs to a committee member or an inspector. Leave it empty."),
            field="committee_id",
        )


def ensure_reason(reason: str) -> None:
    """Refuse a deed at somebody's account without a reason."""
    if len(reason.strip()) < 5:
        raise Refused(_("Write the reason in a few words."), field="reason")


BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)  # fmt: skip


def short_agent(agent: str) -> str:
    """Answer a browser's long name in two words that its owner knows, such as `Firefox, Windows`; else nothing."""
    said = (next((word for mark, word in names if mark in agent), "") for names in (BROWSERS, SYSTEMS))
    return ", ".join(word for word in said if word)
