"""How a child grows: the chart with its table, one measuring, striking out, and the chart on paper."""

from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.documents import Letter, Table, draw_letter
from foundation.languages import _, current
from foundation.refusals import Refused
from health.actions import measures as verbs
from health.actions.measures import LinesRefused, OfSheet
from health.events import Event
from health.forms.clinic import WhyForm
from health.forms.measures import MeasureForm, today_here
from health.models import HealthMeasure
from health.permissions import May
from health.queries import clinic, measures
from health.queries.children import Patient
from health.queries.measures import MeasureLine
from health.rules import growth as rules
from health.rules.measures import centimetres, kilograms
from health.views import bp, frames, said
from health.views.charting import chart_of
from residents.views.pages import file_page
from residents.views.printed_papers import foot, home_name


def _facts(child: Patient, indicator: str) -> dict[str, Any]:
    lines = list(measures.measures_of(child.case_file_id, is_struck_too=True))
    standing = [line for line in lines if line.struck_at is None]
    return {
        "chart": chart_of(indicator, child.sex, child.birth, standing), "indicator": indicator,
        "rows": said.growth_lines(lines, sex=child.sex, birth=child.birth),
        "struck": [_struck(line) for line in lines if line.struck_at is not None],
        "z": "z",
    }  # fmt: skip


def _struck(line: MeasureLine) -> tuple[Any, str, str]:
    figures = (
        _("%(weight)s kg", weight=kilograms(line.weight_g)) if line.weight_g else "",
        _("%(height)s cm", height=centimetres(line.height_mm)) if line.height_mm else "",
    )
    why = _("%(reason)s, %(name)s", reason=line.struck_reason, name=line.struck_by)
    return line.on, ", ".join(part for part in figures if part), why


def _asked() -> str:
    wanted = request.values.get("of", "")
    return wanted if wanted in rules.INDICATORS else rules.HEIGHT


@bp.get("/children/<code>/growth")
@reads(May.HISTORY_SEE)
def show_growth(code: str) -> ResponseReturnValue:
    """The growth chart with her points, and the table that says the same."""
    child = frames.this_patient()
    return file_page(
        "health/growth.html", "health", **_facts(child, _asked()), child=child, said=said,
        weighs=may(May.MEASURE_WRITE),
    )  # fmt: skip


@bp.post("/children/<code>/growth/print")
@writes(May.HISTORY_SEE)
def print_growth(code: str) -> ResponseReturnValue:
    """The chart and its table on paper, by her code; the printing is recorded."""
    child = frames.this_patient()
    audit.record(
        Event.GROWTH_PRINTED,
        by=viewer(),
        home=child.home_id,
        subject=child.subject,
        details={"code": child.code},
    )
    facts = _facts(child, _asked())
    offence, printed = foot()
    titles = (_("Date"), _("Height, cm"), "z", _("Weight, kg"), _("BMI"), "z", _("How it stands"))
    rows = tuple(
        (said.day(r["on"]), r["height"], r["height_z"], r["weight"], r["bmi"], r["bmi_z"], r["mark_words"])
        for r in facts["rows"]
    )
    table = Table(titles, rows, (2.0, 1.4, 0.9, 1.4, 1.1, 0.9, 2.6), frozenset({1, 2, 3, 4, 5}))
    letter = Letter(
        home=home_name(), title=_("Growth of %(code)s", code=child.code),
        rule=_("WHO Child Growth Standards 2006, WHO Growth Reference 2007. JJ Model Rules 2016, rule 34(3)"),
        body=tuple(part for part in (str(said.INDICATORS[facts["indicator"]]), facts["chart"], table) if part),
        foot=offence, printed=printed, language=current(), strong=(str(said.INDICATORS[facts["indicator"]]),),
    )  # fmt: skip
    answer = Response(draw_letter(letter), mimetype="application/pdf")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers.set("Content-Disposition", "attachment", filename=f"growth-{child.code}.pdf")
    return answer


def _measure_page(form: MeasureForm, code: str) -> str:
    return frames.form_page(
        form, code, title=_("Weigh and measure"), verb=_("Save weight and height"),
        back=url_for("health.show_growth", code=code),
        lead=_("Light clothes, no shoes. Empty boxes are left out."),
    )  # fmt: skip


@bp.get("/children/<code>/growth/measure")
@reads(May.MEASURE_WRITE)
def show_measure(code: str) -> ResponseReturnValue:
    """Ask for one child's weight and height."""
    return _measure_page(MeasureForm(**today_here()), code)


@bp.post("/children/<code>/growth/measure")
@writes(May.MEASURE_WRITE)
def write_measure(code: str) -> ResponseReturnValue:
    """Write one child's weight and height."""
    form, child = MeasureForm(), frames.this_patient()
    if not form.validate_on_submit():
        return _measure_page(form, code), 422
    known = {child.case_file_id: OfSheet(code, child.sex, child.birth, clock.local(child.came_at).date())}
    try:
        if form.weight.data is None and form.height.data is None:
            raise Refused(_("Write a weight or a height."), field="weight")
        verbs.write_sheet(child.home_id, form.day.data, {child.case_file_id: form.line()}, known, by=viewer())
    except LinesRefused as refused:
        form.refuse(
            Refused(refused.faults[child.case_file_id][1], field=refused.faults[child.case_file_id][0])
        )
        return _measure_page(form, code), 422
    except Refused as refused:
        form.refuse(refused)
        return _measure_page(form, code), 422
    flash(_("Saved."))
    return redirect(url_for("health.show_growth", code=code), code=303)


def _strike_page(form: WhyForm, code: str) -> str:
    back = url_for("health.show_growth", code=code)
    return frames.ask_why(form, code, title=_("Strike out a measuring"), verb=_("Strike it out"), back=back)


@bp.get("/measures/<uuid:measure_id>/strike")
@reads(May.MEASURE_WRITE)
def show_strike_measure(measure_id: UUID) -> ResponseReturnValue:
    """Ask why a measuring is struck out."""
    return _strike_page(WhyForm(), frames.this_patient().code)


@bp.post("/measures/<uuid:measure_id>/strike")
@writes(May.MEASURE_WRITE)
def strike_measure(measure_id: UUID) -> ResponseReturnValue:
    """Strike out a measuring; it stays readable."""

    def deed(child: Patient, reason: str) -> None:
        row = clinic.row_of(HealthMeasure, measure_id)
        verbs.strike_measure(row, child.code, reason=reason, by=viewer())

    return frames.told_why(deed, _strike_page, to=lambda code: url_for("health.show_growth", code=code))
