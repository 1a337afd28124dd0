"""Ages, codes, whom a home takes, when a thing may have happened: tables, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from foundation.refusals import Refused
from residents import rules

NOW = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("born_on", "stated", "stated_on", "words"),
    [
        (date(2012, 11, 20), None, None, "14"),
        (date(2012, 11, 21), None, None, "13"),
        (date(2026, 11, 1), None, None, "0"),
        (None, 14, date(2026, 11, 6), "about 14 (stated 6 Nov 2026)"),
        (None, 14, date(2024, 11, 6), "about 16 (stated 14 on 6 Nov 2024)"),
        (None, None, None, "age not known"),
        (date(2012, 1, 1), 9, date(2026, 11, 6), "14"),
    ],
)
def test_an_age_is_said_as_it_is_known(born_on, stated, stated_on, words):
    age = rules.age_on(TODAY, born_on=born_on, stated_years=stated, stated_on=stated_on)
    assert age.words == words


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2020, 1, 1), date(2020, 12, 31), 0),
    ],
)
def test_a_birthday_counts_on_its_day(first, last, years):
    assert rules.whole_years(first, last) == years


@pytest.mark.parametrize(
    ("serial", "code"),
    [(1, "KRS-2026-001"), (14, "KRS-2026-014"), (999, "KRS-2026-999"), (1000, "KRS-2026-1000")],
)
def test_a_code_is_home_year_and_number(serial, code):
    assert rules.file_code("KRS", 2026, serial) == code


@pytest.mark.parametrize(
    ("sex", "years", "stay", "for_whom", "found"),
    [
        ("girl", 10, "residential", "girls", ()),
        ("boy", 10, "residential", "girls", ("sex",)),
        ("other", 10, "residential", "girls", ("sex",)),
        ("boy", 10, "day", "both", ()),
        ("girl", 5, "residential", "girls", ("age",)),
        ("girl", 19, "residential", "girls", ("age",)),
        ("girl", 19, "aftercare", "girls", ()),
        ("boy", 19, "residential", "girls", ("sex", "age")),
        ("girl", None, "residential", "girls", ()),
    ],
)
def test_whom_a_home_takes(sex, years, stay, for_whom, found):
    age = rules.Age(years)
    assert (
        rules.exceptions_for(sex=sex, age=age, stay=stay, for_whom=for_whom, age_from=6, age_to=18) == found
    )


@pytest.mark.parametrize(
    ("exceptions", "field"),
    [(("sex",), "sex"), (("age",), "exception_reason"), (("strength",), "exception_reason")],
)
def test_an_unusual_admission_needs_its_reason(exceptions, field):
    with pytest.raises(Refused) as refused:
        rules.ensure_reasoned(exceptions, "", age_from=6, age_to=18, strength=25)
    assert refused.value.field == field
    rules.ensure_reasoned(exceptions, "her sister is here", age_from=6, age_to=18, strength=25)


def test_the_future_is_refused_and_the_past_is_not():
    rules.ensure_happened(NOW - timedelta(days=400), now=NOW, field="day")
    with pytest.raises(Refused):
        rules.ensure_happened(NOW + timedelta(minutes=1), now=NOW, field="day")


@pytest.mark.parametrize(
    ("reason", "order_no", "order_date", "handed_to", "field"),
    [
        ("restored_parent", "", None, "", "exit_order_no"),
        ("restored_parent", "44", None, "", "exit_order_date"),
        ("restored_parent", "44", TODAY, "", "handed_to"),
        ("transferred", "44", TODAY, "", "handed_to"),
        ("restored_parent", "44", TODAY, "her mother", None),
        ("left_without_leave", "", None, "", None),
        ("died", "", None, "", None),
        ("aftercare", "37", TODAY, "", None),
    ],
)
def test_an_end_of_stay_needs_its_order_and_its_hand(reason, order_no, order_date, handed_to, field):
    from residents.choices import HANDED_OVER

    said = {
        "order_no": order_no,
        "order_date": order_date,
        "handed_to": handed_to,
        "signs": reason in HANDED_OVER,
    }
    if field is None:
        rules.ensure_exit_grounded(reason, **said)
        return
    with pytest.raises(Refused) as refused:
        rules.ensure_exit_grounded(reason, **said)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("reason", "stay", "overnight", "is_refused"),
    [
        ("stopped_coming", "residential", False, True),
        ("stopped_coming", "day", False, False),
        ("night_over", "residential", False, True),
        ("night_over", "residential", True, False),
        ("night_over", "night_shelter", False, False),
    ],
)
def test_an_end_fits_its_stay(reason, stay, overnight, is_refused):
    if is_refused:
        with pytest.raises(Refused):
            rules.ensure_exit_fits_stay(reason, stay=stay, is_overnight=overnight)
    else:
        rules.ensure_exit_fits_stay(reason, stay=stay, is_overnight=overnight)


@pytest.mark.parametrize(
    ("number", "day", "field"),
    [("44", None, "order_date"), ("", TODAY, "order_no"), ("44", date(2027, 1, 1), "order_date")],
)
def test_half_an_order_is_refused(number, day, field):
    with pytest.raises(Refused) as refused:
        rules.ensure_order_whole(number, day, field="order", today=TODAY)
    assert refused.value.field == field


def test_days_here_count_the_first():
    assert rules.days_here(date(2026, 11, 6), date(2026, 11, 22)) == 17
