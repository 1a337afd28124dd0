"""The growth chart of a child: WHO's lines, her points, five years around them."""

from foundation.chart import Chart, ChartLine, Drawn, lay_out, steps
from foundation.languages import _
from health.queries.measures import MeasureLine
from health.rules import growth
from health.rules.growth import Born
from health.views import said

YEAR = 365.25
STYLES = {-3: "dotted", -2: "dashed", 0: "solid", 2: "dashed", 3: "dotted"}
OLDEST = {growth.HEIGHT: 19, growth.WEIGHT: 10, growth.BMI: 19}


def value_of(indicator: str, measure: MeasureLine) -> float | None:
    """Answer what a measuring says of an indicator, in its unit."""
    if indicator == growth.HEIGHT:
        return measure.height_mm / 10 if measure.height_mm else None
    if indicator == growth.WEIGHT:
        return measure.weight_g / 1000 if measure.weight_g else None
    return growth.bmi_of(measure.weight_g, measure.height_mm)


def chart_of(indicator: str, sex: str, birth: Born | None, measures: list[MeasureLine]) -> Drawn | None:
    """Answer the chart laid out, None where WHO has no lines for her or nothing was measured within them."""
    if birth is None or sex not in growth.SEXES:
        return None
    points = [
        (birth.days_on(m.on) / YEAR, value)
        for m in measures
        if (value := value_of(indicator, m)) is not None and birth.days_on(m.on) / YEAR <= OLDEST[indicator]
    ]
    if not points:
        return None
    first, last = _span(points[0][0], points[-1][0], OLDEST[indicator])
    lines = tuple(
        ChartLine(
            STYLES[z], _label(z), tuple((age / YEAR, v) for age, v in _line(indicator, sex, z, first, last))
        )
        for z in growth.LINES
    )
    low = min(min(y for _x, y in lines[0].points), min(y for _x, y in points))
    high = max(max(y for _x, y in lines[-1].points), max(y for _x, y in points))
    chart = Chart(
        lines=lines,
        bands=((0, 1, "far"), (1, 3, "near"), (3, 4, "far")),
        points=tuple(points),
        ticks_x=tuple((float(year), said.figure(year, 0)) for year in range(first, last + 1)),
        ticks_y=tuple((value, said.figure(value, 0)) for value in steps(low, high)),
        unit=str(said.UNITS[indicator]),
        last=_last(indicator, sex, birth, measures),
        note=said.age_note(birth),
        sentence=_sentence(indicator, points),
    )
    return lay_out(chart)


def _span(youngest: float, oldest: float, end: int) -> tuple[int, int]:
    """Answer the years of the axis: at least five, her points inside."""
    first = max(0, int(youngest) - 1)
    last = min(end, max(int(oldest) + 2, first + 5))
    return max(0, min(first, last - 5)), last


def _line(indicator: str, sex: str, z: int, first: int, last: int) -> list[tuple[int, float]]:
    end = min(round(last * YEAR), round(OLDEST[indicator] * YEAR) - 1)
    return growth.line_of(indicator, sex, z, round(first * YEAR), end)


def _label(z: int) -> str:
    return _("median") if z == 0 else said.figure(z, 0) if z < 0 else f"+{said.figure(z, 0)}"


def _last(indicator: str, sex: str, birth: Born, measures: list[MeasureLine]) -> str:
    found = [(m, v) for m in measures if (v := value_of(indicator, m)) is not None]
    measure, value = found[-1]
    z = growth.z_score(indicator, sex, birth.days_on(measure.on), value)
    return _(
        "%(value)s %(unit)s, z %(z)s", value=said.figure(value), unit=said.UNITS[indicator], z=said.figure(z)
    )


def _sentence(indicator: str, points: list[tuple[float, float]]) -> str:
    return _(
        "%(what)s: %(count)s points, the last %(value)s %(unit)s. The table beside says the same.",
        what=said.INDICATORS[indicator],
        count=len(points),
        value=said.figure(points[-1][1]),
        unit=said.UNITS[indicator],
    )
