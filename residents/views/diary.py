"""All hearings of a home: the diary by day, a calendar to take along, own escorts."""

from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer
from foundation.languages import _, current
from foundation.registers import Period
from residents import calendars, reach, words
from residents.choices.legal import PURPOSES, SHORT_FORUMS
from residents.events import Event
from residents.permissions import May
from residents.queries import productions as queries
from residents.queries.productions import HearingLine
from residents.rules.productions import clock_words
from residents.views.blueprint import bp
from residents.views.escorts import leaves_today
from residents.views.productions import stands


def _conditions() -> dict[str, Any]:
    return {
        "see": reach.sees(May.HEARING_SEE),
        "names": reach.sees(May.NAME_SEE),
        "orders": reach.sees(May.ORDER_SEE),
    }


EARLIEST, LATEST = 2000, 2100


def _month() -> Period:
    """Answer the month that the address asks for; what is not understood is the present one."""
    try:
        year, month = (int(part) for part in request.args.get("month", "").split("-"))
        return Period.month(min(max(year, EARLIEST), LATEST), month)
    except ValueError:
        return Period.month_of(clock.today())


@bp.get("/homes/<home_code>/hearings")
@reads(May.DIARY_SEE)
def show_diary(home_code: str) -> ResponseReturnValue:
    """The diary of hearings of a month, in codes; children without a next date stand on top."""
    period, today = _month(), clock.today()
    found = queries.diary(g.home.id, first=period.first, last=period.last, **_conditions())
    waiting = queries.without_next(
        g.home.id, see=reach.sees(May.HEARING_SEE), names=reach.sees(May.NAME_SEE), today=today
    )
    audit.read(Event.DIARY_READ, by=viewer(), home=g.home.id, details={"count": len(found)})
    days = [(day, [_said(x) for x in lines]) for day, lines in groupby(found, key=lambda line: line.on_day)]
    return render_template(
        "residents/diary.html", days=days, waiting=[_waiting(x) for x in waiting], period=period,
        month=period.month_name(current()), **_leafing(home_code, period),
    )  # fmt: skip


def _leafing(home_code: str, period: Period) -> dict[str, Any]:
    def url(other: Period) -> str:
        return url_for(".show_diary", home_code=home_code, month=f"{other.first:%Y-%m}")

    before, after = period.previous_month(), period.next_month()
    return {
        "previous_url": url(before), "previous_words": before.month_name(current()), "next_url": url(after),
        "next_words": after.month_name(current()),
        "calendar_url": url_for(".take_diary", home_code=home_code, month=f"{period.first:%Y-%m}"),
    }  # fmt: skip


def _said(line: HearingLine) -> dict[str, Any]:
    """Answer a hearing in the diary: the code alone, for the line tells where a child is and when."""
    mark, state = stands(line)
    where = line.body if may(May.HEARING_SEE) else ""
    return {
        "code": line.code, "time": clock_words(line.at_time), "forum": words.of(SHORT_FORUMS, line.forum),
        "purpose": words.of(PURPOSES, line.purpose), "where": where or line.place, "escort": line.escort,
        "mark": mark, "state": state,
        "needs_escort": line.result == "listed" and line.on_day >= clock.today() and not line.escort_kind,
        "url": url_for(".list_hearings", code=line.code),
    }  # fmt: skip


def _waiting(child: queries.Waiting) -> dict[str, Any]:
    day = formatting.format_day(child.last_on, current()) if child.last_on else ""
    return {
        "code": child.code, "came_at": child.came_at, "url": url_for(".list_hearings", code=child.code),
        "name": words.name_said(child.name, child.name_local, child.name_kind, child.code),
        "clock": _("last hearing %(day)s", day=day) if day else _("never produced from here"),
    }  # fmt: skip


@bp.get("/homes/<home_code>/hearings/calendar")
@reads(May.DIARY_SEE)
def take_diary(home_code: str) -> ResponseReturnValue:
    """The hearings of a month as a calendar file: forum and code; no name, no place, no purpose.

    It is given to a signed-in reader only: there is no address that a calendar could ask by itself.
    """
    period = _month()
    found = queries.diary(g.home.id, first=period.first, last=period.last, **_conditions())
    audit.read(Event.DIARY_TAKEN, by=viewer(), home=g.home.id, details={"count": len(found)})
    text = calendars.calendar(
        [_happening(line) for line in found],
        made_at=clock.now(),
        name=_("Hearings %(home)s", home=g.home.code),
    )
    answer = Response(text, mimetype="text/calendar")
    name = f"hearings-{g.home.code}-{period.first:%Y-%m}.ics"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _happening(line: HearingLine) -> calendars.Happening:
    zone = ZoneInfo(clock.zone_here())
    at = datetime.combine(line.on_day, line.at_time, tzinfo=zone) if line.at_time else None
    said = _("%(forum)s hearing %(code)s", forum=words.of(SHORT_FORUMS, line.forum), code=line.code)
    return calendars.Happening(
        f"{line.id}@hearings.aashray", line.on_day, at, said, is_cancelled=line.result == "put_off"
    )


@bp.get("/homes/<home_code>/escorts")
@reads(May.ESCORT_SEE)
def show_escorts(home_code: str) -> ResponseReturnValue:
    """To which hearings, and on which leave, the reader herself takes a child today: in codes."""
    found = [replace(line, purpose="", ordered="") for line in
             queries.own_escorts(g.home.id, viewer().user_id, on=clock.today())]  # fmt: skip
    audit.read(Event.DIARY_READ, by=viewer(), home=g.home.id, details={"count": len(found)})
    return render_template(
        "residents/escorts.html", lines=[_said(line) for line in found], leaves=leaves_today(), day=clock.today()
    )  # fmt: skip
