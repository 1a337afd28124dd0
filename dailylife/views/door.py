"""The door: a grid of the children who come by day, one tap to come in, who is in, who is still in at closing time."""

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dailylife import reach
from dailylife.actions import door as verbs
from dailylife.choices.door import CLOSES_AT, WAYS, Way
from dailylife.events import Event
from dailylife.models import DoorVisit
from dailylife.permissions import May
from dailylife.queries import door
from dailylife.queries.door import DoorLine, TapLine
from dailylife.queries.telling import services_said
from dailylife.rules import door as rules
from dailylife.views.blueprint import bp
from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.formatting import digits
from foundation.languages import _, current, ngettext
from foundation.paper import words as paper_words
from foundation.refusals import Refused

SEARCH_AT_MOST = 80


@bp.route("/homes/<home_code>/door", methods=["GET", "POST"])
@reads(May.DOOR_SEE, searches=True)
def show_door(home_code: str) -> ResponseReturnValue:
    """The children who come by day, in and out; a search is posted: no name stands in an address."""
    return page(find=request.form.get("find", "").strip()[:SEARCH_AT_MOST])


@bp.post("/children/<code>/door/in")
@writes(May.DOOR_WRITE)
def tap_in(code: str) -> ResponseReturnValue:
    """Write that she came, by the server's time: one tap of the grid."""
    child = door.comer(g.case_file_id)
    try:
        verbs.tap_in(child, by=viewer())
    except Refused as refused:
        return page(refused=str(refused)), 422
    return redirect(f"{door_url()}#door-{child.code}", code=303)


def door_url() -> str:
    """Answer the address of this home's door."""
    return url_for("dailylife.show_door", home_code=g.home.code)


def page(*, find: str = "", refused: str = "") -> str:
    """Answer the page of the door, the grid narrowed to what is looked for. Three statements, one reading recorded."""
    see, named, now = reach.on_file(May.DOOR_SEE), reach.names(), clock.now()
    lines = door.lines(g.home.id, see=see, named=named)
    taps = door.taps(g.home.id, clock.today(), see=see, named=named)
    room = door.sanctioned(g.home.id)
    audit.read(
        Event.DOOR_SEEN, by=viewer(), home=g.home.id, details={"count": len(lines)}, once_per_ten_minutes=True
    )
    inside = [line for line in lines if line.visit is not None]
    here = clock.local(now)
    still = [line for line in inside if (v := line.visit) and _is_still_in(v, here)]
    return render_template(
        "dailylife/door.html", home_code=g.home.code, find=find, refused=refused, taps=[_tap(tap) for tap in taps],
        shown=[_line(line, here) for line in lines if not find or line.is_meant(find)],
        strip=_strip(len(inside), room, taps, len(still)), still=[_still(line) for line in still],
        full=_full(len(inside), room), writes=may(May.DOOR_WRITE), mends=may(May.DOOR_MEND),
        closes=f"{CLOSES_AT:%H:%M}", has_children=bool(lines),
        produce=[line.code for line in inside if line.visit and rules.must_be_produced(line.visit.came_at, now=now)],
    )  # fmt: skip


def _is_still_in(visit: DoorVisit, here: Any) -> bool:
    return rules.is_still_in(here, came_on=visit.day, night_on=visit.night_on)


def _said(number: int) -> str:
    return digits(str(number), current())


def _strip(inside: int, room: int, taps: Any, still: int) -> list[dict[str, Any]]:
    came = {tap.code for tap in taps if tap.visit.struck_at is None}
    return [
        {"label": _("In the house now"), "figure": _said(inside), "state": "over" if inside > room else ""},
        {"label": _("Sanctioned"), "figure": _said(room)},
        {"label": _("Came today"), "figure": _said(len(came))},
        {"label": _("Still in"), "figure": _said(still), "state": "over" if still else "", "apart": True},
    ]


def _full(inside: int, room: int) -> str:
    if inside <= room:
        return ""
    return ngettext(
        "%(inside)s are in, the house is sanctioned for one.",
        "%(inside)s are in, the house is sanctioned for %(num)s.",
        room, inside=inside,
    )  # fmt: skip


def _line(line: DoorLine, here: Any) -> dict[str, Any]:
    visit = line.visit
    return {
        "code": line.code, "name": line.name, "lang": line.lang, "initials": _initials(line),
        "photo": url_for("residents.show_thumbnail", code=line.code) if line.has_photo else "",
        "since": verbs.hour(visit.came_at) if visit else "", "is_still": bool(visit and _is_still_in(visit, here)),
        "night": bool(visit and visit.night_on),
        "tap": url_for("dailylife.tap_in", code=line.code), "out": url_for("dailylife.show_leave", code=line.code),
    }  # fmt: skip


def _initials(line: DoorLine) -> str:
    return "".join(word[0] for word in line.name.split()[:2]) if line.is_named else line.code[-3:]


def _still(line: DoorLine) -> dict[str, Any]:
    since = verbs.hour(line.visit.came_at) if line.visit else ""
    return {
        "code": line.code, "name": line.name, "lang": line.lang, "since": since,
        "url": url_for("dailylife.show_leave", code=line.code),
    }  # fmt: skip


def _tap(tap: TapLine) -> dict[str, Any]:
    visit = tap.visit
    if visit.left_at is not None:
        left = _("out %(time)s", time=verbs.hour(visit.left_at))
    else:
        left = str(WAYS[Way.NIGHT]) if visit.night_on else _("in")
    way = str(WAYS[visit.way]) if visit.way else ""
    paper = paper_words(digits(visit.from_paper, current())) if visit.from_paper else ""
    told = (services_said(visit.services, visit.other_words), way, visit.fetched_by, paper)
    is_struck = visit.struck_at is not None
    why = (
        _("struck out: %(why)s, %(who)s", why=visit.struck_reason, who=visit.struck_by_name)
        if is_struck
        else ""
    )
    return {
        "code": tap.code, "name": tap.name, "lang": tap.lang, "came": verbs.hour(visit.came_at), "left": left,
        "second": ", ".join(part for part in told if part), "writer": tap.writer, "struck": why,
        "strike": "" if is_struck else url_for("dailylife.show_strike", door_visit_id=visit.id),
        "anew": url_for("dailylife.show_came", code=tap.code) if is_struck else "",
    }  # fmt: skip
