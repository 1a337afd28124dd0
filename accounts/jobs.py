"""The gatehouse's timed verb: sweep away what is over."""

from datetime import date, time

from accounts import actions
from foundation.jobs import Job
from foundation.languages import _l


def sweep(due_on: date) -> str:
    """Close sign-ins whose time is over and forget old failures; answers a line for the log."""
    return f"{actions.sweep()} sign-ins closed"


JOBS = (
    Job(
        id="accounts.sweep",
        title=_l("Close sign-ins whose time is over"),
        run=sweep,
        trigger="hourly",
        at=time(0, 25),
    ),
)
