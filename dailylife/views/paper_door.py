"""A day of the door that was kept on paper, typed child by child: one post saves what stands on the sheet."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from dailylife import reach
from dailylife.actions import door as verbs
from dailylife.actions.door import KeptOnPaper
from dailylife.choices.door import SERVICES, WAYS, Way
from dailylife.events import Event
from dailylife.permissions import May
from dailylife.queries.roll import Sleeper, on_roll
from dailylife.views.blueprint import bp
from foundation import audit
from foundation.access import reads, viewer, writes
from foundation.formatting import format_day
from foundation.forms import Form, clock_typed, moment_of
from foundation.languages import _, current, ngettext
from foundation.paper.pages import paper_in_hand, typing
from foundation.refusals import Refused

LENGTH = 120


class PaperDoorForm(Form):
    """The door's sheet; its lines come beside the declared fields, named by the child's code."""

    faults: dict[str, str]

    def summary(self) -> list[tuple[str, str | None, str]]:
        """Answer what is to be mended, the lines first."""
        lines: list[tuple[str, str | None, str]] = [
            (f"door-{code}", code, words) for code, words in getattr(self, "faults", {}).items()
        ]
        return [*lines, *super().summary()]


@dataclass(frozen=True)
class _Typed:
    """What was typed beside one child."""

    came: str
    left: str
    way: str
    fetched: str
    services: tuple[str, ...]


@bp.get("/homes/<home_code>/door/paper/<day:day>")
@reads(May.DOOR_WRITE)
def show_paper_door(home_code: str, day: date) -> ResponseReturnValue:
    """Show who comes by day, to be typed from the sheet in hand."""
    children = _children()
    audit.read(
        Event.DOOR_SEEN,
        by=viewer(),
        home=g.home.id,
        details={"count": len(children)},
        once_per_ten_minutes=True,
    )
    return _page(day, children, PaperDoorForm(formdata=None))


@bp.post("/homes/<home_code>/door/paper/<day:day>")
@writes(May.DOOR_WRITE)
def write_paper_door(home_code: str, day: date) -> ResponseReturnValue:
    """Write the visits that stand on the sheet, all in one deed, or none of them."""
    form, children = PaperDoorForm(), _children()
    try:
        if not form.validate_on_submit():
            return _page(day, children, form), 422
        paper = paper_in_hand("door", day)
        if paper is None:
            raise Refused(_("Open the sheet on the page Paper first."))
        kept = _kept(form, children, day)
        if form.faults:
            raise Refused(_("Some lines are not whole. Nothing was saved yet; what you typed is kept."))
        if not kept:
            raise Refused(_("Write at least one visit that stands on the sheet."))
        many = verbs.write_day(g.home.id, day, kept, by=viewer(), paper=paper)
    except Refused as refused:
        form.refuse(refused)
        return _page(day, children, form), 422
    flash(ngettext("%(num)s visit is entered.", "%(num)s visits are entered.", many))
    return redirect(url_for("dailylife.show_door", home_code=home_code), code=303)


def _children() -> list[Sleeper]:
    return on_roll(g.home.id, see=reach.on_file(May.DOOR_WRITE), named=reach.names(), by_day=True)


def _typed(code: str) -> _Typed:
    said = request.form
    return _Typed(
        said.get(f"came-{code}", "").strip(), said.get(f"left-{code}", "").strip(), said.get(f"way-{code}", ""),
        " ".join(said.get(f"fetched-{code}", "").split())[:LENGTH], tuple(said.getlist(f"services-{code}")),
    )  # fmt: skip


def _kept(form: PaperDoorForm, children: list[Sleeper], day: date) -> list[KeptOnPaper]:
    form.faults, kept = {}, []
    for child in children:
        typed = _typed(child.code)
        if not typed.came and not typed.left:
            continue
        try:
            kept.append(_visit(child.case_file_id, typed, day))
        except Refused as refused:
            form.faults[child.code] = str(refused)
    return kept


def _visit(case_file_id: UUID, typed: _Typed, day: date) -> KeptOnPaper:
    if not typed.came or not typed.left:
        raise Refused(_("Write both hours. A child who is still in is tapped in at the door."))
    came, left = _moment(typed.came, day), _moment(typed.left, day)
    if left < came:
        raise Refused(_("She left before she came. Look at the sheet again."))
    if typed.way == Way.FETCHED and not typed.fetched:
        raise Refused(_("Write who fetched her."))
    services = tuple(each for each in typed.services if each in SERVICES and each != "other")
    way = typed.way if typed.way in (Way.ALONE, Way.FETCHED) else Way.ALONE
    return KeptOnPaper(
        case_file_id=case_file_id, came_at=came, left_at=left, services=services, way=way,
        fetched_by=typed.fetched if way == Way.FETCHED else "",
    )  # fmt: skip


def _moment(typed: str, day: date) -> datetime:
    try:
        return moment_of(day, clock_typed(typed) or time())
    except ValueError as fault:
        raise Refused(str(fault)) from fault


def _page(day: date, children: list[Sleeper], form: PaperDoorForm) -> str:
    faults = getattr(form, "faults", {})
    lines = [
        {"child": each, "fault": faults.get(each.code, ""), "typed": _typed(each.code)} for each in children
    ]
    return render_template(
        "dailylife/paper_door.html", form=form, lines=lines, paper=typing("door", day),
        day_words=format_day(day, current()),
        services=[(str(code), words) for code, words in SERVICES.items() if code != "other"],
        ways=[(str(code), words) for code, words in WAYS.items() if code != Way.NIGHT],
        action=url_for("dailylife.write_paper_door", home_code=g.home.code, day=day),
        back_url=url_for("dailylife.show_door", home_code=g.home.code),
    )  # fmt: skip
