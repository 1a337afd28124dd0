"""How the pages of health say what they show: figures, standings, days, doses."""

from datetime import date, datetime
from typing import Any

from foundation import clock, formatting, golive
from foundation.languages import _, _l, current
from health.queries.measures import MeasureLine
from health.rules import growth
from health.rules.clinic import is_exam_late
from health.rules.growth import Born, Growth
from health.rules.measures import centimetres, kilograms

STANDINGS: dict[str, tuple[str, Any]] = {
    growth.USUAL: ("met", _l("As usual")), growth.SHORT: ("soon", _l("Short for her age")),
    growth.VERY_SHORT: ("over", _l("Very short for her age")), growth.THIN: ("soon", _l("Thin")),
    growth.VERY_THIN: ("over", _l("Very thin")), growth.HEAVY: ("soon", _l("Heavy")),
    growth.VERY_HEAVY: ("over", _l("Very heavy")),
}  # fmt: skip
TRENDS: dict[str, tuple[str, Any]] = {
    growth.GAINING: ("met", _l("Gaining")), growth.WATCH: ("soon", _l("Watch")),
    growth.NO_GAIN: ("over", _l("No gain in 3 months")),
}  # fmt: skip
INDICATORS: dict[str, Any] = {
    growth.HEIGHT: _l("Height for age"), growth.WEIGHT: _l("Weight for age"), growth.BMI: _l("BMI for age"),
}  # fmt: skip
UNITS: dict[str, Any] = {growth.HEIGHT: _l("cm"), growth.WEIGHT: _l("kg"), growth.BMI: _l("kg/m²")}


def figure(value: float | None, places: int = 1) -> str:
    """Answer a figure in the reader's digits, with a true minus; a dash when there is none."""
    if value is None:
        return "–"
    said = f"{value:.{places}f}".replace("-", "−")
    return formatting.digits(said if said.strip("−0.") else said.replace("−", ""), current())


def late_said(exam: Any, child: Any) -> str:
    """Answer what stands beside an examination after its time: so late, or entered at go-live; else nothing."""
    if not is_exam_late(exam.examined_at, came_at=child.came_at):
        return ""
    return golive.said(exam.examined_at, exam.written_at) or _("after the 24 hours of the rule")


def day(when: date) -> str:
    """Answer a day as pages write it."""
    return formatting.format_day(when, current())


def moment(when: datetime) -> str:
    """Answer a moment in the home's zone."""
    return formatting.format_moment_short(when, current(), clock.zone_here())


def hour(when: datetime) -> str:
    """Answer a time of day in the home's zone."""
    return formatting.format_clock(when, current(), clock.zone_here())


def growth_lines(measures: list[MeasureLine], *, sex: str, birth: Born | None) -> list[dict[str, Any]]:
    """Answer the rows of the table beside the chart, newest first: figures, z and a mark."""
    rows, weights = [], []
    standing = [m for m in measures if m.struck_at is None]
    for measure in standing:
        told = growth.growth_of(
            sex=sex, birth=birth, on=measure.on, weight_g=measure.weight_g, height_mm=measure.height_mm
        )
        rows.append(_row(measure, told, weights, birth))
        if measure.weight_g is not None:
            weights.append((measure.on, measure.weight_g))
    return list(reversed(rows))


def _row(
    measure: MeasureLine, told: Growth, weights: list[tuple[date, int]], birth: Born | None
) -> dict[str, Any]:
    mark = _mark(measure, told, weights, birth)
    return {
        "id": measure.id, "on": measure.on, "height": centimetres(measure.height_mm) or "–",
        "weight": kilograms(measure.weight_g) or "–", "height_z": figure(told.height_z),
        "weight_z": figure(told.weight_z), "bmi": figure(told.bmi), "bmi_z": figure(told.bmi_z), "by": measure.by,
        "reason": measure.reason, "mark": mark[0], "mark_words": str(mark[1]), "growth": told,
    }  # fmt: skip


def _mark(
    measure: MeasureLine, told: Growth, weights: list[tuple[date, int]], birth: Born | None
) -> tuple[str, Any]:
    """The weightiest mark: no gain before a standing, a standing before `gaining`."""
    moves = growth.trend(weight_g=measure.weight_g, on=measure.on, earlier=weights)
    stands = growth.standing(told, age_days=birth.days_on(measure.on) if birth else 0)
    if moves == growth.NO_GAIN:
        return TRENDS[moves]
    if stands != growth.USUAL:
        return STANDINGS[stands]
    if moves:
        return TRENDS[moves]
    return (
        STANDINGS[stands]
        if told.height_z is not None or told.bmi_z is not None
        else ("waived", _l("Nothing to compare"))
    )


def age_note(birth: Born | None) -> str:
    """Answer the words under the axis: in years, and whether the age is an estimate."""
    if birth is None:
        return _("age not known")
    return _("age in years (an estimate)") if birth.is_estimate else _("age in years")
