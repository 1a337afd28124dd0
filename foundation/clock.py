"""The one clock of the house, so that a test can say what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Asia/Kolkata"

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)
_zone: ContextVar[str] = ContextVar("zone_here", default=DEFAULT_ZONE)


def now() -> datetime:
    """Answer the present moment, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today(zone: str | None = None) -> date:
    """Answer the calendar day in `zone`, or in the zone of the home being looked at."""
    return local(now(), zone).date()


def local(moment: datetime, zone: str | None = None) -> datetime:
    """Answer `moment` as it is told in `zone`, or in the zone of the home being looked at."""
    return moment.astimezone(ZoneInfo(zone or _zone.get()))


def zone_here() -> str:
    """Answer the name of the zone in force."""
    return _zone.get()


@contextmanager
def in_zone(zone: str) -> Iterator[None]:
    """Tell times in `zone` until the block ends."""
    token = _zone.set(zone)
    try:
        yield
    finally:
        _zone.reset(token)


def use_zone(zone: str) -> None:
    """Tell times in `zone` for the rest of this context (a request)."""
    _zone.set(zone)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) until the block ends; for tests and the demonstration."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
