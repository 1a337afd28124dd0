"""How a child grows beside WHO's standards: z-scores by the LMS method, lines of the chart, and marks in words.

Sources: WHO Child Growth Standards, Methods and development (2006), chapter 7; WHO Growth Reference 5-19 years,
Computation of centiles and z-scores (2007). The tables lie in `health/data`.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
HEIGHT, WEIGHT, BMI = "height", "weight", "bmi"
INDICATORS = (HEIGHT, WEIGHT, BMI)
LAST_DAY = 1856
"""The last day of the standards of 2006; from 61 months the reference of 2007 is used."""
MONTH = 365.25 / 12
LAST_MONTH = {HEIGHT: 228, WEIGHT: 120, BMI: 228}
"""Weight-for-age ends at ten years: it cannot tell height from mass in puberty (WHO 2007)."""
GIRL, BOY = "girl", "boy"
SEXES = (GIRL, BOY)
LINES = (-3, -2, 0, 2, 3)
"""The lines of the chart, in z."""
FARTHEST = 6.0
"""Beyond this a value is hardly right: WHO's own flag."""

LMS = tuple[float, float, float]


@dataclass(frozen=True)
class Born:
    """When a child was born, as far as it is known; an estimate when her age was only stated or assessed in years."""

    on: date
    is_estimate: bool = False

    def days_on(self, day: date) -> int:
        """Answer her age on `day` in days, not below 0."""
        return max(0, (day - self.on).days)


@dataclass(frozen=True)
class Growth:
    """What one measuring says: z of height-for-age, weight-for-age and BMI-for-age, None beyond the tables."""

    height_z: float | None
    weight_z: float | None
    bmi: float | None
    bmi_z: float | None


def born(*, born_on: date | None, stated_years: int | None, stated_on: date | None) -> Born | None:
    """Answer a child's birth for the tables: her date of birth, else half a year before the age that was stated."""
    if born_on is not None:
        return Born(born_on)
    if stated_years is None or stated_on is None:
        return None
    return Born(stated_on - timedelta(days=round((stated_years + 0.5) * 365.25)), is_estimate=True)


def growth_of(
    *, sex: str, birth: Born | None, on: date, weight_g: int | None, height_mm: int | None
) -> Growth:
    """Answer the z-scores of one measuring; without a sex of the tables or an age only the BMI, kg/m²."""
    bmi = bmi_of(weight_g, height_mm)
    if birth is None or sex not in SEXES:
        return Growth(None, None, bmi, None)
    age = birth.days_on(on)
    height = height_mm / 10 if height_mm else None
    weight = weight_g / 1000 if weight_g else None
    return Growth(
        z_score(HEIGHT, sex, age, height), z_score(WEIGHT, sex, age, weight), bmi, z_score(BMI, sex, age, bmi)
    )


def bmi_of(weight_g: int | None, height_mm: int | None) -> float | None:
    """Answer kilograms by square metres."""
    return weight_g * 1000 / height_mm**2 if weight_g and height_mm else None


def z_score(indicator: str, sex: str, age_days: int, value: float | None) -> float | None:
    """Answer the z-score of a height (cm), weight (kg) or BMI (kg/m²) at an age in days; None beyond the tables.

    For weight and BMI beyond 3 the distance is counted in the width between the last two lines, as WHO restricts it.
    """
    found = lms(indicator, sex, age_days)
    if found is None or value is None or value <= 0:
        return None
    z = _plain(value, found)
    if indicator == HEIGHT or abs(z) <= 3:
        return z
    edge, inner = (3, 2) if z > 0 else (-3, -2)
    outer = at_z(found, edge)
    return edge + (value - outer) / abs(outer - at_z(found, inner))


def _plain(value: float, found: LMS) -> float:
    power, median, spread = found
    return ((value / median) ** power - 1) / (spread * power)


def at_z(found: LMS, z: float) -> float:
    """Answer the value that lies at `z` within the tables' restriction."""
    power, median, spread = found
    return median * (1 + power * spread * z) ** (1 / power)


def lms(indicator: str, sex: str, age_days: int) -> LMS | None:
    """Answer L, M and S at an age in days: by the day to 1856, then by the month, between two months in proportion."""
    if age_days <= LAST_DAY:
        return _table(indicator, sex, 2006)[max(0, age_days)]
    months = age_days / MONTH
    last = LAST_MONTH[indicator]
    if months >= last + 1 / MONTH:
        return None
    table = _table(indicator, sex, 2007)
    first = min(max(61, int(months)), last)
    low, high, share = table[first], table[min(first + 1, last)], max(0.0, months - first)
    return (
        low[0] + (high[0] - low[0]) * share,
        low[1] + (high[1] - low[1]) * share,
        low[2] + (high[2] - low[2]) * share,
    )


@cache
def _table(indicator: str, sex: str, year: int) -> dict[int, LMS]:
    """Read a table: day or month -> L, M, S of one sex."""
    with (DATA / f"who_{year}_{indicator}.csv").open(encoding="utf-8", newline="") as lines:
        return {
            int(row["day" if year == 2006 else "month"]): (
                float(row[f"{sex}_l"]), float(row[f"{sex}_m"]), float(row[f"{sex}_s"]),
            )
            for row in csv.DictReader(lines)
        }  # fmt: skip


def line_of(
    indicator: str, sex: str, z: float, first_day: int, last_day: int, steps: int = 48
) -> list[tuple[int, float]]:
    """Answer the points (age in days, value) of one line of the chart; it ends where the tables end."""
    width = max(1, last_day - first_day)
    days = sorted({first_day + width * n // steps for n in range(steps + 1)})
    found = ((day, lms(indicator, sex, day)) for day in days)
    return [(day, at_z(at, z)) for day, at in found if at is not None]


SHORT, VERY_SHORT, THIN, VERY_THIN, HEAVY, VERY_HEAVY, USUAL = (
    "short", "very_short", "thin", "very_thin", "heavy", "very_heavy", "usual",
)  # fmt: skip


def standing(growth: Growth, *, age_days: int) -> str:
    """Answer where she stands, the weightiest first, by WHO's lines; `usual` inside them or where nothing is known.

    Overweight begins at +1 from five years, at +2 before (WHO 2006, 2007).
    """
    first, second = (2.0, 3.0) if age_days <= LAST_DAY else (1.0, 2.0)
    if growth.bmi_z is not None and growth.bmi_z < -2:
        return VERY_THIN if growth.bmi_z < -3 else THIN
    if growth.height_z is not None and growth.height_z < -2:
        return VERY_SHORT if growth.height_z < -3 else SHORT
    if growth.bmi_z is not None and growth.bmi_z > first:
        return VERY_HEAVY if growth.bmi_z > second else HEAVY
    return USUAL


GAINING, WATCH, NO_GAIN = "gaining", "watch", "no_gain"
NO_GAIN_DAYS = 80
"""About three months: a child who gained nothing in them is looked at (local setting)."""


def trend(*, weight_g: int | None, on: date, earlier: list[tuple[date, int]]) -> str | None:
    """Answer how a weight moves beside the earlier ones (day, grams; any order); None without an earlier one.

    No gain: not more than the newest weight of at least about three months before. Watch: less than the last one.
    """
    before = sorted((day, grams) for day, grams in earlier if day < on)
    if weight_g is None or not before:
        return None
    old = [grams for day, grams in before if (on - day).days >= NO_GAIN_DAYS]
    if old and weight_g <= old[-1]:
        return NO_GAIN
    return WATCH if weight_g < before[-1][1] else GAINING
