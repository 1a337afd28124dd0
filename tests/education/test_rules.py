"""The rules of the school day, without a database."""

from datetime import date, time

import pytest

from education import rules
from education.names import short_name
from education.rules import ABSENT, PRESENT, DayMark, Lesson, Typed
from foundation.refusals import Refused

FRIDAY = date(2026, 11, 20)
CLASS = Lesson(
    date(2026, 4, 1), date(2027, 3, 31), 0b0111111, date(2026, 6, 1), None, time(10, 40), time(11, 20)
)


@pytest.mark.parametrize(
    ("day", "clock_time", "is_allowed"),
    [
        (FRIDAY, time(10, 40), True),
        (FRIDAY, time(23, 0), True),
        (FRIDAY, time(10, 39), False),
        (date(2026, 11, 19), time(8, 0), True),
        (date(2026, 11, 21), time(12, 0), False),
        (date(2026, 5, 31), time(12, 0), False),
        (date(2026, 6, 1), time(12, 0), True),
        (date(2026, 3, 31), time(12, 0), False),
    ],
)
def test_a_sheet_is_marked_on_its_day_or_later_and_within_the_class(day, clock_time, is_allowed):
    if is_allowed:
        rules.ensure_markable(CLASS, day, today=FRIDAY, clock_time=clock_time)
    else:
        with pytest.raises(Refused):
            rules.ensure_markable(CLASS, day, today=FRIDAY, clock_time=clock_time)


def test_a_class_cannot_be_marked_after_it_ended():
    ended = Lesson(date(2026, 4, 1), date(2026, 10, 31))
    with pytest.raises(Refused):
        rules.ensure_markable(ended, FRIDAY, today=FRIDAY, clock_time=time(12))


@pytest.mark.parametrize(("day", "holiday", "wants"), [
    (FRIDAY, None, False), (FRIDAY, "Kali Puja", True), (date(2026, 11, 22), None, True),
])  # fmt: skip
def test_a_class_on_a_holiday_or_off_its_weekdays_must_say_why(day, holiday, wants):
    assert rules.wants_reason_to_be_held(CLASS, day, holiday) is wants


@pytest.mark.parametrize(("day", "late"), [(FRIDAY, False), (date(2026, 11, 19), True)])
def test_a_sheet_written_after_its_day_is_late(day, late):
    assert rules.is_late(day, today=FRIDAY) is late


@pytest.mark.parametrize(
    ("typed", "is_whole"),
    [
        (Typed(PRESENT), True),
        (Typed(ABSENT), False),
        (Typed(ABSENT, "asleep"), False),
        *[(Typed(ABSENT, reason), True) for reason in ("sick", "leave", "hospital", "court", "missing")],
        (Typed(ABSENT, "other"), False),
        (Typed(ABSENT, "other", "at the dentist"), True),
        (Typed("void"), False),
        (Typed(""), False),
    ],
)
def test_an_absence_wants_its_reason_and_another_reason_its_words(typed, is_whole):
    assert (rules.fault_of(typed) is None) is is_whole


def held(mark, reason="", **more):
    return DayMark("held", mark, reason, **more)


@pytest.mark.parametrize(
    ("marks", "is_expected", "letter", "struck"),
    [
        ([held(PRESENT)], True, "P", None),
        ([held(ABSENT, "sick"), held(PRESENT)], True, "P", None),
        ([held(ABSENT, "court"), held(ABSENT, "sick")], True, "C", None),
        ([DayMark("not_held"), held(ABSENT, "hospital")], True, "H", None),
        ([DayMark("not_held")], True, "N", None),
        ([DayMark("not_held"), DayMark("not_held")], True, "N", None),
        ([], True, "", None),
        ([], False, "–", None),
        ([held(None)], True, "", None),
        ([held(ABSENT, "hospital", old_mark=PRESENT)], True, "H", "P"),
        ([held(ABSENT, "leave", old_mark=ABSENT, old_reason="sick")], True, "L", "S"),
        ([held(PRESENT, old_mark=ABSENT, old_reason="missing")], True, "P", "M"),
        ([held(PRESENT), held(PRESENT, old_mark=ABSENT, old_reason="sick")], True, "P", None),
        ([DayMark("not_held", "void", old_mark=PRESENT)], True, "N", "P"),
        ([held(PRESENT, old_mark="void")], True, "P", "N"),
    ],
)
def test_several_classes_of_a_day_fold_to_one_mark(marks, is_expected, letter, struck):
    folded = rules.fold_day(marks, is_expected=is_expected)
    assert (folded.letter, folded.struck) == (letter, struck)
    assert folded.is_present is (letter == "P")
    assert folded.is_absent is (letter in "SLHCMO" and letter != "")


def test_weekdays_go_into_bits_and_come_back():
    assert rules.weekdays_of(rules.bits_of([0, 2, 6])) == (0, 2, 6)
    assert rules.weekday_bit(date(2026, 11, 22)) == 64


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Anwara Bibi", "Anwara B."),
        ("Venkata Subbalakshmi Padmavathi Ranganayakamma", "Venkata Subbalakshmi R."),
        ("Rupali", "Rupali"),
        ("আনোয়ারা বিবি", "আনোয়ারা বি."),
        ("ঝুমা হালদার", "ঝুমা হা."),
        ("सुनीता ओराँव", "सुनीता ओ."),
    ],
)
def test_a_phone_shows_the_first_name_and_the_initial(name, called):
    assert short_name(name) == called


def test_the_counts_name_every_reason_once():
    counted = rules.tally([(PRESENT, ""), (PRESENT, ""), (ABSENT, "sick")])
    assert counted[PRESENT] == 2
    assert counted["sick"] == 1
    assert counted["court"] == 0
