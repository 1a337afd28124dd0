"""The engine of rolls: whatever was marked in whatever order, the last mark stands and every earlier one is kept."""

from datetime import date, timedelta
from itertools import count, pairwise

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy.orm.exc import StaleDataError

from education.actions import ROLL
from education.models import AttendanceCorrection, AttendanceMark, AttendanceSheet
from foundation import rolls
from foundation.rolls import HELD, NOT_HELD, VOID, Written
from foundation.scope import across_homes
from tests.factories.education import make_school
from tests.factories.homes import make_home

_days = count(0)
REASONS = ("sick", "leave", "hospital", "court")


@pytest.fixture
def school(session):
    with across_homes("a test of the engine"):
        yield make_school(make_home(), pupils=4)


def begin(school):
    day = date(2026, 11, 1) + timedelta(days=next(_days))
    place = {"class_id": school.school_class.id, "day": day, "slot": str(school.teaching.id)}
    return rolls.begin_sheet(ROLL, home_id=school.home.id, place=place, teaching_id=school.teaching.id)


def present(file):
    return Written(file.id, "present")


def absent(file, reason="sick"):
    return Written(file.id, "absent", reason)


def test_the_first_marking_writes_every_line_and_no_history(school, session):
    sheet = begin(school)
    changed = rolls.mark_in_bulk(ROLL, sheet, [present(p) for p in school.pupils], by=school.teacher.id)
    assert len(changed) == 4
    assert all(c.old is None for c in changed)
    assert sheet.state == HELD
    assert sheet.version == 1
    assert sheet.marked_by == school.teacher.id
    assert rolls.corrections(ROLL, sheet) == {}
    assert rolls.counts(ROLL, [sheet.id]) == {sheet.id: {("present", ""): 4}}


def test_saving_the_same_again_touches_nothing(school, session):
    sheet = begin(school)
    marks = [present(p) for p in school.pupils]
    rolls.mark_in_bulk(ROLL, sheet, marks, by=school.teacher.id)
    before = session.execute(sa.select(AttendanceMark.case_file_id, AttendanceMark.marked_at)).all()
    assert rolls.mark_in_bulk(ROLL, sheet, marks, by=None) == ()
    assert sheet.version == 1
    assert sheet.changed_by == school.teacher.id
    assert session.execute(sa.select(AttendanceMark.case_file_id, AttendanceMark.marked_at)).all() == before


def test_a_changed_line_keeps_its_old_mark_and_leaves_the_others_alone(school, session):
    sheet = begin(school)
    rolls.mark_in_bulk(ROLL, sheet, [present(p) for p in school.pupils], by=None)
    one = school.pupils[1]
    marks = [absent(p) if p is one else present(p) for p in school.pupils]
    changed = rolls.mark_in_bulk(ROLL, sheet, marks, by=school.teacher.id, why="came late from court")
    assert [c.new.person for c in changed] == [one.id]
    assert sheet.version == 2
    assert sheet.marked_by is None
    assert sheet.changed_by == school.teacher.id
    ((who, kept),) = rolls.corrections(ROLL, sheet).items()
    assert who == one.id
    assert [(k.old_mark, k.new_mark, k.new_reason, k.why) for k in kept] == [
        ("present", "absent", "sick", "came late from court")
    ]


def test_a_class_not_held_voids_its_marks_and_keeps_them_readable(school, session):
    sheet = begin(school)
    rolls.mark_in_bulk(ROLL, sheet, [present(p) for p in school.pupils], by=None)
    changed = rolls.not_held(ROLL, sheet, "teacher_away", by=None)
    assert len(changed) == 4
    assert sheet.state == NOT_HELD
    assert sheet.reason_not_held == "teacher_away"
    assert rolls.counts(ROLL, [sheet.id]) == {sheet.id: {}}
    rolls.mark_in_bulk(ROLL, sheet, [present(p) for p in school.pupils], by=None)
    assert sheet.state == HELD
    assert sheet.reason_not_held == ""
    kept = rolls.corrections(ROLL, sheet)[school.pupils[0].id]
    assert [(k.old_mark, k.new_mark) for k in kept] == [("present", VOID), (VOID, "present")]


def test_of_two_who_begin_one_sheet_the_second_is_told(school, session):
    first = begin(school)
    place = {"class_id": first.class_id, "day": first.day, "slot": first.slot}
    rolls.mark_in_bulk(ROLL, first, [present(school.pupils[0])], by=None)
    second = rolls.begin_sheet(ROLL, home_id=school.home.id, place=place)
    marks = [absent(school.pupils[0])]
    savepoint = session.begin_nested()
    with pytest.raises(StaleDataError):
        rolls.mark_in_bulk(ROLL, second, marks, by=None)
    savepoint.rollback()
    assert rolls.sheet_for(ROLL, **place).id == first.id
    assert rolls.counts(ROLL, [first.id])[first.id] == {("present", ""): 1}


mark = st.one_of(
    st.just(("present", "", "")),
    st.tuples(st.just("absent"), st.sampled_from(REASONS), st.just("")),
    st.tuples(st.just("absent"), st.just("other"), st.sampled_from(["late bus", "visitor"])),
)
saving = st.dictionaries(st.integers(0, 3), mark, min_size=1, max_size=4)


@hypothesis_settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(savings=st.lists(saving, min_size=1, max_size=5))
def test_whatever_was_marked_the_last_mark_stands_and_the_history_tells_the_way(school, session, savings):
    sheet = begin(school)
    told: dict = {}
    for step in savings:
        written = [Written(school.pupils[n].id, *said) for n, said in step.items()]
        changed = rolls.mark_in_bulk(ROLL, sheet, written, by=None)
        expected = {w.person for w in written if not told.get(w.person) or told[w.person][-1] != w}
        assert {c.new.person for c in changed} == expected
        for w in written:
            if w.person in expected:
                told.setdefault(w.person, []).append(w)
    assert rolls.saved(ROLL, sheet) == {person: way[-1] for person, way in told.items()}
    history = rolls.corrections(ROLL, sheet)
    for person, way in told.items():
        steps = [
            (
                Written(person, k.old_mark, k.old_reason, k.old_words),
                Written(person, k.new_mark, k.new_reason, k.new_words),
            )
            for k in history.get(person, [])
        ]
        assert steps == list(pairwise(way))
    assert (
        session.scalar(
            sa.select(sa.func.count()).select_from(AttendanceSheet).where(AttendanceSheet.id == sheet.id)
        )
        == 1
    )
    assert AttendanceCorrection.__table__.name == "attendance_correction"
