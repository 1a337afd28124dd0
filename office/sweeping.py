"""The hourly forgetting of long work whose day is over, with the files it made."""

from datetime import date, time

from foundation import works
from foundation.jobs import Job
from foundation.languages import _l
from foundation.scope import across_homes


def forget_works(due_on: date) -> str:
    """Forget works that ended a day ago or were begun then; answers how many."""
    with across_homes("works of every home are forgotten after a day"):
        return f"{works.forget_expired()} works forgotten"


WORKS = Job(
    id="works.forget",
    title=_l("Forget finished long work"),
    run=forget_works,
    trigger="hourly",
    at=time(0, 40),
)
