"""z-scores beside the figures that WHO published: its expanded tables of 2007, and its own macro for 2006."""

from datetime import date, timedelta

import pytest

from health.rules import growth
from health.rules.growth import BMI, HEIGHT, WEIGHT, Born, Growth

YEARS_5_TO_19 = (
    # WHO Growth Reference 2007, expanded z-tables: indicator, sex, month, z, value
    (HEIGHT, "girl", 61, -3, 95.282), (HEIGHT, "girl", 61, 2, 119.148), (HEIGHT, "girl", 72, -2, 104.885),
    (HEIGHT, "girl", 84, 0, 120.810), (HEIGHT, "girl", 96, 1, 132.353), (HEIGHT, "girl", 108, -1, 126.384),
    (HEIGHT, "girl", 120, 3, 157.826), (HEIGHT, "girl", 132, -2, 131.700), (HEIGHT, "girl", 144, -3, 130.712),
    (HEIGHT, "girl", 156, 2, 170.258), (HEIGHT, "girl", 168, -1, 152.846), (HEIGHT, "girl", 180, 4, 189.185),
    (HEIGHT, "girl", 192, -2, 148.942), (HEIGHT, "girl", 204, 0, 162.854),
    (HEIGHT, "boy", 204, -2, 159.873), (HEIGHT, "boy", 204, 3, 198.093), (HEIGHT, "boy", 210, -3, 153.088),
    (HEIGHT, "boy", 216, 1, 183.615), (HEIGHT, "boy", 222, -1, 169.003), (HEIGHT, "boy", 228, 2, 191.140),
    (HEIGHT, "boy", 228, -4, 147.350),
    (WEIGHT, "boy", 96, -3, 17.271), (WEIGHT, "boy", 96, 0, 25.416), (WEIGHT, "boy", 102, 1, 31.199),
    (WEIGHT, "boy", 108, -4, 16.359), (WEIGHT, "boy", 114, 2, 42.116), (WEIGHT, "boy", 120, -1, 26.694),
    (WEIGHT, "boy", 120, 3, 56.434), (WEIGHT, "boy", 120, 4, 67.829),
    (WEIGHT, "girl", 108, 0, 28.204), (WEIGHT, "girl", 112, -3, 18.825), (WEIGHT, "girl", 120, 2, 46.890),
    (WEIGHT, "girl", 120, 4, 71.465), (WEIGHT, "girl", 116, -1, 25.982),
    (BMI, "girl", 180, -2, 15.871), (BMI, "girl", 180, 0, 20.212), (BMI, "girl", 186, -3, 14.488),
    (BMI, "girl", 192, 2, 28.873), (BMI, "girl", 204, 1, 24.503), (BMI, "girl", 204, 3, 36.281),
    (BMI, "girl", 216, -1, 18.571), (BMI, "girl", 228, -4, 12.951), (BMI, "girl", 228, 4, 42.689),
)  # fmt: skip
PERCENTILES = (
    # WHO percentile charts 5-19: sex, month, the 3rd, 50th and 97th lie at z -1.881, 0 and +1.881 by definition
    ("girl", 120, -1.881, 138.6363 - 1.881 * 6.3967), ("girl", 180, 1.881, 161.6692 + 1.881 * 6.879),
    ("boy", 216, -1.881, 176.1449 - 1.881 * 7.4703), ("boy", 228, 1.881, 176.5432 + 1.881 * 7.2983),
)  # fmt: skip
UNDER_5 = (
    # Computed by WHO's own macro (igrowup, R) for its sample survey: sex, age in days, cm, kg, z of each
    ("girl", 314, 70.2, 8.4, -0.68, -0.15), ("girl", 786, 91.1, 15.5, 1.15, 2.07),
    ("girl", 1832, 109.0, 19.0, -0.11, 0.27), ("girl", 439, 74.4, 8.9, -0.91, -0.52),
    ("boy", 1599, 99.1, 15.5, -1.55, -0.76), ("girl", 707, 87.1, 12.9, 0.43, 1.04),
    ("boy", 594, 77.7, 9.8, -2.17, -1.23), ("girl", 501, 81.0, 13.4, 0.67, 2.36),
    ("boy", 258, 69.6, 9.0, -0.75, 0.25), ("boy", 999, 95.5, 15.6, 0.44, 1.02),
    ("boy", 1424, 92.8, 14.0, -2.37, -1.13), ("girl", 210, 63.7, 6.8, -1.49, -0.93),
)  # fmt: skip


def days(month: int) -> int:
    """Answer the first whole day on which a child is that many months old."""
    return -int(-month * growth.MONTH // 1)


@pytest.mark.parametrize(("indicator", "sex", "month", "z", "value"), YEARS_5_TO_19)
def test_a_published_line_of_2007_has_its_z(indicator, sex, month, z, value):
    assert growth.z_score(indicator, sex, days(month), value) == pytest.approx(z, abs=0.05)


@pytest.mark.parametrize(("sex", "month", "z", "value"), PERCENTILES)
def test_a_percentile_has_its_z(sex, month, z, value):
    assert growth.z_score(HEIGHT, sex, days(month), value) == pytest.approx(z, abs=0.05)


@pytest.mark.parametrize(("sex", "age", "height", "weight", "height_z", "weight_z"), UNDER_5)
def test_a_child_under_five_has_the_z_of_who_s_own_macro(sex, age, height, weight, height_z, weight_z):
    assert growth.z_score(HEIGHT, sex, age, height) == pytest.approx(height_z, abs=0.05)
    assert growth.z_score(WEIGHT, sex, age, weight) == pytest.approx(weight_z, abs=0.05)


def test_weight_for_age_ends_at_ten_years():
    assert growth.z_score(WEIGHT, "girl", days(121), 32.0) is None
    assert growth.z_score(BMI, "girl", days(121), 16.0) is not None


def test_nothing_is_said_beyond_nineteen_years():
    assert growth.z_score(HEIGHT, "boy", days(229), 170.0) is None


def test_the_lines_meet_where_the_standards_do():
    last, first = growth.lms(HEIGHT, "girl", 1856), growth.lms(HEIGHT, "girl", 1857)
    assert last is not None
    assert first is not None
    assert abs(last[1] - first[1]) < 0.9


def test_a_stated_age_is_an_estimate():
    told = growth.born(born_on=None, stated_years=14, stated_on=date(2026, 11, 6))
    assert told is not None
    assert told.is_estimate
    assert told.days_on(date(2026, 11, 6)) == pytest.approx(14.5 * 365.25, abs=1)
    assert growth.born(born_on=None, stated_years=None, stated_on=None) is None


def test_a_child_of_no_table_has_her_bmi_alone():
    said = growth.growth_of(
        sex="other", birth=Born(date(2015, 1, 1)), on=date(2026, 1, 1), weight_g=40000, height_mm=1500
    )
    assert said == Growth(None, None, pytest.approx(17.78, abs=0.01), None)


@pytest.mark.parametrize(
    ("height_z", "bmi_z", "age", "said"),
    [
        (-1.0, 0.0, 4000, "usual"), (-2.1, 0.0, 4000, "short"), (-3.1, 0.0, 4000, "very_short"),
        (-3.1, -2.1, 4000, "thin"), (0.0, -3.2, 4000, "very_thin"), (0.0, 1.2, 4000, "heavy"),
        (0.0, 1.2, 900, "usual"), (0.0, 2.2, 4000, "very_heavy"), (None, None, 4000, "usual"),
    ],
)  # fmt: skip
def test_a_standing_follows_who_s_lines(height_z, bmi_z, age, said):
    assert growth.standing(Growth(height_z, None, 16.0, bmi_z), age_days=age) == said


def test_three_months_without_gain_are_told():
    today = date(2026, 11, 23)
    old = [(today - timedelta(days=92), 38400), (today - timedelta(days=31), 38900)]
    assert growth.trend(weight_g=38400, on=today, earlier=old) == "no_gain"
    assert growth.trend(weight_g=38500, on=today, earlier=old) == "watch"
    assert growth.trend(weight_g=39000, on=today, earlier=old) == "gaining"
    assert growth.trend(weight_g=39000, on=today, earlier=[]) is None
