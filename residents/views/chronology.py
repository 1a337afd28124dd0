"""The chronology of one child, by kind and period, and one of her days with the hours of which nobody wrote."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import abort, current_app, g, request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, formatting
from foundation.access import reads
from foundation.feature import Window
from foundation.forms import day_typed
from foundation.languages import _, current
from residents import timelines
from residents.permissions import May
from residents.rules.chronology import SLEEPS, WAKES, silences
from residents.views.blueprint import bp
from residents.views.pages import file_page

PAGE, FEW = 100, 40
DAY_AT_MOST = 400


@dataclass(frozen=True)
class Asked:
    """What of the chronology is wanted: of one kind or all, between two days or ever, before a moment."""

    kind: str
    first: date | None
    last: date | None
    before: datetime | None
    fault: str = ""
    length: int = PAGE

    @property
    def window(self) -> Window:
        """Answer the window of one page, with one entry more to know whether there is another page."""
        since = _midnight(self.first) if self.first else None
        until = _midnight(self.last + timedelta(days=1)) if self.last else None
        if self.before is not None:
            until = self.before if until is None else min(until, self.before)
        return Window(self.length + 1, since, until)

    @property
    def is_few(self) -> bool:
        """Answer whether these are the few lines of her first page, whose opening is recorded already."""
        return self.length == FEW

    @staticmethod
    def typed(day: date | None) -> str:
        """Answer a day as it is typed."""
        return f"{day:%d %m %Y}" if day else ""

    def values(self) -> dict[str, Any]:
        """Answer the values of an address that keeps this choice."""
        return {"kind": self.kind or None, "from": self.first, "to": self.last}


@bp.get("/children/<code>/chronology")
@reads(May.CHILD_SEE)
def show_chronology(code: str) -> ResponseReturnValue:
    """What every room tells of a child, newest first, a hundred lines a page; her first page fetches a few of them."""
    asked = _asked()
    found = timelines.entries(g.case_file_id, asked.window, kinds=[asked.kind] if asked.kind else [])
    page, older = found[: asked.length], None
    if len(found) > asked.length and not asked.is_few:
        older = url_for(".show_chronology", code=code, before=page[-1].at.isoformat(), **asked.values())
    kinds = {source.kind: str(source.label) for source in timelines.sources()}
    return file_page(
        "residents/chronology.html", "chronology", is_recorded=not asked.is_few, asked=asked,
        groups=timelines.by_day(page), kinds=[("", _("all")), *kinds.items()], kind_words=kinds, older_url=older,
        first_url=url_for(".show_chronology", code=code, **asked.values()) if asked.before else None,
    )  # fmt: skip


def _asked() -> Asked:
    """Answer what was asked for; a day that cannot be read is said, and left out."""
    length = FEW if request.args.get("few") else PAGE
    faults, days = [], []
    for name in ("from", "to"):
        typed = request.args.get(name, "").strip()
        try:
            days.append(day_typed(typed) if typed else None)
        except ValueError as fault:
            days.append(None)
            faults.append(str(fault))
    first, last = days
    if first and last and last < first:
        faults.append(_("The period ends before it begins."))
        last = None
    return Asked(request.args.get("kind", "")[:20], first, last, _before(), next(iter(faults), ""), length)


def _before() -> datetime | None:
    try:
        before = datetime.fromisoformat(request.args.get("before", ""))
    except ValueError:
        return None
    return before if before.tzinfo else None


@bp.get("/children/<code>/days/<day:day>")
@reads(May.CHILD_SEE)
def show_day(code: str, day: date) -> ResponseReturnValue:
    """One child, one day: each line in its hour, where she was, and the waking hours of which nobody wrote."""
    if day > clock.today():
        abort(404)
    window = Window(DAY_AT_MOST, _midnight(day), _midnight(day + timedelta(days=1)))
    entries = sorted(timelines.entries(g.case_file_id, window), key=lambda entry: entry.at)
    absence = current_app.extensions["house"].absences(g.home.id, day).get(g.case_file_id)
    kinds = {source.kind: str(source.label) for source in timelines.sources()}
    return file_page(
        "residents/day.html", "chronology", day=day, lines=_with_silences(day, entries), kind_words=kinds,
        elsewhere=absence.words if absence else "", is_empty=not entries,
        previous=url_for(".show_day", code=code, day=day - timedelta(days=1)),
        following=url_for(".show_day", code=code, day=day + timedelta(days=1)) if day < clock.today() else None,
        said_previous=formatting.format_day_short(day - timedelta(days=1), current()),
        said_following=formatting.format_day_short(day + timedelta(days=1), current()),
    )  # fmt: skip


def _midnight(day: date, hour: int = 0) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(clock.zone_here()))


def _with_silences(day: date, entries: list[timelines.Entry]) -> list[Any]:
    """Answer the lines of a day with its silent stretches between them, in the order of time."""
    last = min(_midnight(day, SLEEPS), clock.now())
    silent = silences([entry.at for entry in entries], first=_midnight(day, WAKES), last=last)
    lines: list[tuple[datetime, Any]] = [(entry.at, {"entry": entry}) for entry in entries]
    lines += [(start, {"gap": (start, end)}) for start, end in silent]
    return [line for _at, line in sorted(lines, key=lambda pair: pair[0])]
