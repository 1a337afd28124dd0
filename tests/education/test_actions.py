"""The school's verbs: a sheet and its event, or neither; classes and rolls with their history."""

import json
from datetime import date, time, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from education import actions, queries
from education.actions import LinesRefused, Marking, all_present
from education.events import Event
from education.models import AttendanceMark, AttendanceSheet
from education.rules import ABSENT, PRESENT, Typed
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write
from foundation.feature import Absence
from foundation.refusals import Refused
from foundation.scope import across_homes
from tests.factories.education import make_school, make_teaching, mark, sheet
from tests.factories.homes import make_holiday, make_home
from tests.factories.residents import admit

TODAY = date(2026, 11, 20)


@pytest.fixture
def school(session, at_noon):
    with across_homes("a test of the school"):
        yield make_school(make_home(), pupils=3)


def events(session, kind):
    rows = session.execute(
        sa.select(AuditEvent.details).where(AuditEvent.event == str(kind)).order_by(AuditEvent.seq)
    )
    return [json.loads(row.details) for row in rows]


def typed(school, **more):
    marks = {file.id: Typed(PRESENT) for file in school.pupils}
    return {**marks, **{UUID(k): v for k, v in more.items()}}


def test_marking_writes_the_sheet_and_one_event_with_codes_only(school, session):
    away = school.pupils[1]
    mark(school, {away.id: "sick"}, by=SYSTEM)
    saved = sheet(school)
    assert [(line.saved.mark, line.saved.reason) for line in saved.lines] == [
        ("present", ""), ("absent", "sick"), ("present", ""),
    ]  # fmt: skip
    (told,) = events(session, Event.ATTENDANCE_MARKED)
    assert told["present"] == 2
    assert told["absent"] == 1
    assert told["lines"] == [[away.code, "", "sick"]]


def test_an_absence_without_a_reason_is_refused_and_nothing_is_written(school, session):
    begin_write()
    asked = sheet(school)
    first = asked.lines[0].id
    with pytest.raises(LinesRefused) as refused:
        actions.mark_sheet(asked, Marking({**all_present(asked), first: Typed(ABSENT)}), by=SYSTEM)
    assert set(refused.value.faults) == {first}
    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(AttendanceSheet)) == 0
    assert events(session, Event.ATTENDANCE_MARKED) == []


def test_a_correction_keeps_both_marks_and_says_so(school, session):
    mark(school)
    mark(school, {school.pupils[0].id: "hospital"})
    (line, *_rest) = sheet(school).lines
    assert [(c.old.mark, c.new.reason) for c in line.corrections] == [("present", "hospital")]
    (told,) = events(session, Event.ATTENDANCE_CORRECTED)
    assert told["changed"] == 1
    assert told["lines"] == [[line.code, "present", "hospital"]]


def test_saving_the_same_sheet_twice_tells_once(school, session):
    mark(school)
    mark(school)
    assert len(events(session, Event.ATTENDANCE_MARKED)) == 1
    assert sheet(school).version == 1


def test_a_correction_on_a_later_day_must_say_why(school, session):
    yesterday = TODAY - timedelta(days=1)
    mark(school, day=yesterday)
    assert sheet(school, yesterday).record.is_late
    with pytest.raises(Refused) as refused:
        mark(school, {school.pupils[0].id: "court"}, day=yesterday)
    assert refused.value.field == "why"
    session.rollback()
    mark(school, {school.pupils[0].id: "court"}, day=yesterday, why="the order came today")
    assert sheet(school, yesterday).lines[0].corrections[0].why == "the order came today"


def test_a_holiday_asks_why_the_class_was_held(school, session):
    make_holiday(school.home, TODAY, "Kali Puja")
    with pytest.raises(Refused) as refused:
        mark(school)
    assert refused.value.field == "note"
    session.rollback()
    begin_write()
    asked = sheet(school)
    assert asked.holiday == "Kali Puja"
    actions.mark_sheet(asked, Marking(all_present(asked), note="examination tomorrow"), by=SYSTEM)
    session.commit()
    assert sheet(school).record.note == "examination tomorrow"


@pytest.mark.parametrize(("reason", "words", "field"), [
    ("", "", "not_held_reason"), ("asleep", "", "not_held_reason"), ("other", "", "not_held_words"),
])  # fmt: skip
def test_a_class_not_held_must_say_why(school, session, reason, words, field):
    begin_write()
    with pytest.raises(Refused) as refused:
        actions.mark_not_held(sheet(school), reason, words=words, by=SYSTEM)
    assert refused.value.field == field


def test_a_class_not_held_voids_the_marks_and_a_class_held_after_all_brings_them_back(school, session):
    mark(school)
    begin_write()
    actions.mark_not_held(sheet(school), "weather", by=SYSTEM)
    session.commit()
    assert sheet(school).is_not_held
    (told,) = events(session, Event.CLASS_NOT_HELD)
    assert told["reason"] == "weather"
    assert told["voided"] == 3
    mark(school)
    again = sheet(school)
    assert not again.is_not_held
    assert [line.saved.mark for line in again.lines] == ["present"] * 3
    assert len(again.lines[0].corrections) == 2


def test_a_sheet_opens_with_everyone_present_but_those_known_to_be_elsewhere(school, session):
    known = {
        school.pupils[0].id: Absence("court", "Court till 16:00"),
        school.pupils[1].id: Absence("errand", "At the tailor"),
    }
    opened = queries.sheet_of(
        school.school_class.id, TODAY, school.teaching.id, absences=known, named=sa.true()
    )
    marks = all_present(opened)
    assert [(m.mark, m.reason, m.words) for m in marks.values()] == [
        ("absent", "court", ""), ("absent", "other", "At the tailor"), ("present", "", ""),
    ]  # fmt: skip


def test_a_child_who_was_not_on_the_form_gets_no_mark(school, session):
    begin_write()
    asked = sheet(school)
    seen = dict(list(all_present(asked).items())[:2])
    actions.mark_sheet(asked, Marking(seen), by=SYSTEM)
    session.commit()
    assert sheet(school).lines[2].saved is None


def test_a_child_who_has_left_the_class_stays_on_the_sheets_she_was_marked_on(school, session):
    yesterday = TODAY - timedelta(days=1)
    mark(school, day=yesterday)
    begin_write()
    pupils = queries.pupils_of(school.school_class.id, TODAY, named=sa.true())
    gone = queries.enrolments_of(school.school_class.id, [pupils[0].enrolment_id])
    actions.take_off_roll(school.school_class, gone, yesterday - timedelta(days=2), by=SYSTEM)
    session.commit()
    assert len(sheet(school, yesterday).lines) == 3
    assert len(sheet(school).lines) == 2


def test_enrolling_again_changes_nothing_and_numbers_go_on(school, session):
    fresh = admit(school.home)
    begin_write()
    made = actions.enrol(school.school_class, [school.pupils[0].id, fresh.id, fresh.id], TODAY, by=SYSTEM)
    session.commit()
    assert [(e.case_file_id, e.roll_no) for e in made] == [(fresh.id, 4)]
    assert events(session, Event.CHILDREN_ENROLLED)[-1]["many"] == 1


def test_a_child_of_another_home_cannot_be_enrolled(school, session):
    stranger = admit(make_home())
    begin_write()
    with pytest.raises(Refused):
        actions.enrol(school.school_class, [stranger.id], TODAY, by=SYSTEM)


def test_a_period_must_end_after_it_begins(school, session):
    with pytest.raises(Refused) as refused:
        make_teaching(
            school.school_class,
            school.subject,
            school.teacher,
            starts_at=time(11),
            ends_at=time(11),
        )
    assert refused.value.field == "ends_at"


def test_marks_go_in_one_statement_however_many(school, session, statements):
    begin_write()
    asked = sheet(school)
    with statements() as few:
        actions.mark_sheet(asked, Marking(all_present(asked)), by=SYSTEM)
    assert sum("attendance_mark" in s.lower() and s.lower().startswith("insert") for s in few) == 1
    assert session.scalar(sa.select(sa.func.count()).select_from(AttendanceMark)) == 3
