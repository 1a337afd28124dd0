"""Where a day has no line: the waking hours that nobody wrote about."""

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta

WAKES, SLEEPS = 6, 22
"""The hours between which somebody should have written of a child; the house's own measure, no rule names one."""

SILENT_AFTER = timedelta(hours=4)


def silences(
    times: Sequence[datetime], *, first: datetime, last: datetime, longest: timedelta = SILENT_AFTER
) -> list[tuple[datetime, datetime]]:
    """Answer the stretches from `first` to `last` longer than `longest` in which no time of `times` lies.

    Times outside the stretch do not count; all are aware and of one zone. In the order of the day.
    """
    if last <= first:
        return []
    marks = [first, *sorted(at for at in times if first < at < last), last]
    return [(a, b) for a, b in itertools.pairwise(marks) if b - a > longest]
