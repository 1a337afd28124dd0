"""The weighing day: all children of a home on one sheet, saved in one post."""

from datetime import date
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import reads, viewer, writes
from foundation.forms import day_typed
from foundation.languages import _, ngettext
from foundation.refusals import Refused
from health import reach
from health.actions import measures as verbs
from health.actions.measures import LinesRefused
from health.events import Event
from health.forms.measures import WeighingForm, of_sheet, written_values
from health.permissions import May
from health.queries import measures
from health.queries.children import Resident, who_is_here
from health.queries.measures import Before
from health.rules.measures import centimetres, kilograms
from health.views import bp, said


@bp.get("/homes/<home_code>/weighing")
@reads(May.MEASURE_WRITE)
def show_weighing(home_code: str) -> ResponseReturnValue:
    """The sheet of a day, with what was measured before beside each child."""
    day, children = _day(), _children()
    before = measures.before_day([child.case_file_id for child in children], day)
    written = {file_id: held.today for file_id, held in before.items() if held.today is not None}
    form = WeighingForm.on(children, is_today=day == clock.today()).opened(
        data=written_values(children, written)
    )
    details = {"day": day.isoformat(), "count": len(children)}
    audit.read(Event.SHEET_SEEN, by=viewer(), home=g.home.id, details=details)
    return _page(day, children, before, form)


@bp.post("/homes/<home_code>/weighing")
@writes(May.MEASURE_WRITE)
def save_weighing(home_code: str) -> ResponseReturnValue:
    """Save the sheet; a refused line says why, and nothing that was typed is lost."""
    day, children = _day(), _children()
    form = WeighingForm.on(children, is_today=day == clock.today())()
    try:
        if not form.validate_on_submit():
            raise Refused(_("Look at the marked lines. Nothing is saved yet; all that you typed is kept."))
        known = {child.case_file_id: of_sheet(child) for child in children}
        count = verbs.write_sheet(g.home.id, day, form.typed(children), known, by=viewer())
    except LinesRefused as refused:
        form.show(children, refused)
        return _again(day, children, form)
    except Refused as refused:
        form.refuse(refused)
        return _again(day, children, form)
    flash(
        ngettext("%(num)s child measured.", "%(num)s children measured.", count)
        if count
        else _("Nothing was changed.")
    )
    return redirect(url_for("health.show_weighing", home_code=home_code, **_here(day)), code=303)


def _again(day: date, children: list[Resident], form: WeighingForm) -> ResponseReturnValue:
    before = measures.before_day([child.case_file_id for child in children], day)
    return _page(day, children, before, form), 422


def _day() -> date:
    """Answer the day of the address, today when it names none or one that has not come."""
    try:
        asked = day_typed(request.args.get("day", ""))
    except ValueError:
        return clock.today()
    return min(asked, clock.today())


def _here(day: date) -> dict[str, Any]:
    return {} if day == clock.today() else {"day": day.isoformat()}


def _children() -> list[Resident]:
    return who_is_here(see=reach.on_file(May.MEASURE_WRITE), named=reach.names())


def _page(day: date, children: list[Resident], before: dict[Any, Before], form: WeighingForm) -> str:
    lines = [_line(child, before[child.case_file_id], form) for child in children]
    done = sum(1 for held in before.values() if held.today is not None)
    return render_template(
        "health/weighing.html",
        form=form,
        lines=lines,
        day=day,
        done=done,
        action=url_for("health.save_weighing", home_code=g.home.code, **_here(day)),
    )


def _line(child: Resident, before: Before, form: WeighingForm) -> dict[str, Any]:
    weight, height, why = form.boxes(child.code)
    weighed, stood = before.weighed, before.stood
    return {
        "child": child,
        "weight": weight,
        "height": height,
        "why": why,
        "asks_why": bool(weight.errors or height.errors or why.errors or why.data),
        "before": " · ".join(
            part
            for part in (
                _("%(weight)s kg, %(day)s", weight=kilograms(weighed.weight_g), day=said.day(weighed.on))
                if weighed
                else "",
                _("%(height)s cm", height=centimetres(stood.height_mm)) if stood else "",
            )
            if part
        )
        or _("nothing before"),
    }
