"""What the school asks: the sheet, a teacher's day, the panel, the register; statements never grow with rows."""

from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from education import actions, queries
from education.registers import ATTENDANCE
from education.rules import Typed
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.feature import Window
from foundation.registers import HomeHead, Period, RegisterPage, as_html, as_pdf
from foundation.scope import Unscoped, across_homes, within_homes
from tests.factories.accounts import make_user
from tests.factories.education import enrol, make_class, make_school, make_teaching, mark, sheet
from tests.factories.homes import make_holiday, make_home
from tests.factories.residents import admit

TODAY = date(2026, 11, 20)


@pytest.fixture
def school(session, at_noon):
    with across_homes("a test of the school"):
        yield make_school(make_home(), pupils=3)


def test_another_homes_scope_sees_no_sheet(school):
    class_id, teaching_id, other = school.school_class.id, school.teaching.id, make_home().id
    with within_homes({other}):
        assert queries.sheet_of(class_id, TODAY, teaching_id, absences={}, named=sa.true()) is None


def test_outside_any_scope_the_sheet_raises(session, at_noon):
    with pytest.raises(Unscoped):
        queries.lessons_of(TODAY)


def test_a_reader_without_names_sees_codes(school):
    asked = queries.sheet_of(school.school_class.id, TODAY, school.teaching.id, absences={}, named=sa.false())
    assert [line.name for line in asked.lines] == [file.code for file in school.pupils]


def test_a_period_of_another_class_is_no_sheet(school):
    other = make_class(school.home)
    assert queries.sheet_of(other.id, TODAY, school.teaching.id, absences={}, named=sa.true()) is None


def test_a_teachers_day_has_her_own_periods_by_time_and_what_is_marked(school):
    make_teaching(school.school_class, school.subject, school.teacher, starts_at=time(9), ends_at=time(9, 40))
    make_teaching(school.school_class, school.subject, make_user(Role.TEACHER, school.home))
    sunday_only = make_teaching(school.school_class, school.subject, school.teacher, weekdays=64)
    mark(school, {school.pupils[0].id: "sick"})
    day = queries.lessons_of(TODAY, teacher_id=school.teacher.id)
    assert [(lesson.begins, lesson.is_marked, lesson.present, lesson.absent) for lesson in day] == [
        (time(9), False, 0, 0), (time(10, 40), True, 2, 1),
    ]  # fmt: skip
    assert sunday_only.id not in {lesson.teaching_id for lesson in day}
    assert {lesson.children for lesson in day} == {3}


def test_the_sheet_and_the_day_ask_no_more_for_forty_children_than_for_one(session, at_noon, statements):
    def cost(pupils):
        with across_homes("a test of cost"):
            made = make_school(make_home(), pupils=pupils)
            mark(made, {made.pupils[0].id: "sick"})
            session.expire_all()
            ids = made.school_class.id, made.teaching.id, made.teacher.id, made.home.id
            with statements() as asked:
                queries.sheet_of(ids[0], TODAY, ids[1], absences={}, named=sa.true())
                queries.lessons_of(TODAY, teacher_id=ids[2])
                list(ATTENDANCE.lines(ids[3], Period.month(2026, 11), by=SYSTEM))
            return len(asked)

    assert cost(1) == cost(40) == 5


def test_the_panel_counts_each_day_once_in_one_statement(school, statements):
    second = make_teaching(
        school.school_class, school.subject, school.teacher, starts_at=time(9), ends_at=time(9, 40)
    )
    who = school.pupils[0].id
    mark(school, {who: "sick"}, day=TODAY - timedelta(days=1))
    mark(school)
    begin_write()
    early = queries.sheet_of(school.school_class.id, TODAY, second.id, absences={}, named=sa.true())
    actions.mark_sheet(early, actions.Marking({who: Typed("absent", "court")}), by=SYSTEM)
    with statements() as asked:
        panel = queries.panel_of(who)
    assert len(asked) == 1
    assert (panel.present, panel.held, panel.last_absent_on) == (1, 2, TODAY)
    assert panel.classes == (school.school_class.name,)


def test_a_child_of_no_class_has_an_empty_panel(school):
    panel = queries.panel_of(admit(school.home).id)
    assert (panel.classes, panel.held, panel.last_absent_on) == ((), 0, None)


def test_the_chronology_has_a_day_of_absence_once_and_the_latest_first(school):
    who = school.pupils[0].id
    mark(school, {who: "sick"}, day=TODAY - timedelta(days=1))
    mark(school, {who: "court"})
    told = queries.chronology_of(who, Window(10))
    assert [str(entry.deed) for entry in told] == ["Not in class: at court", "Not in class: sick"]


def register_of(school, period=None):
    lines = ATTENDANCE.lines(school.home.id, period or Period(date(2026, 11, 16), TODAY), by=SYSTEM)
    return [[getattr(cell, "text", cell) for cell in line.cells] for line in lines], lines


def test_the_register_folds_a_month_to_one_mark_a_day(school):
    away, other, _third = (p.id for p in school.pupils)
    make_holiday(school.home, date(2026, 11, 16), "Founder’s day")
    mark(school, {away: "court"}, day=date(2026, 11, 18))
    begin_write()
    actions.mark_not_held(sheet(school, date(2026, 11, 19)), "weather", by=SYSTEM)
    db.session.commit()
    mark(school, {away: "sick", other: "leave"})
    mark(school, {away: "hospital"})
    words, lines = register_of(school)
    assert words[0][1:] == ["–", "", "C", "N", "H", "0", "2"]
    assert words[1][1:] == ["–", "", "P", "N", "L", "1", "1"]
    assert lines[0].cells[5].struck == "S"
    assert lines[0].cells[3].mark == "late"
    assert lines[0].cells[5].mark == ""
    assert lines[0].cells[0].name_of == away
    assert lines[0].cells[0].code == school.pupils[0].code


def test_a_child_without_a_class_that_day_has_a_dash(school):
    late_comer = admit(school.home)
    enrol(school.school_class, [late_comer], TODAY)
    words, _lines = register_of(school)
    assert words[-1][1:] == ["–", "–", "–", "–", "", "0", "0"]


def test_the_register_counts_each_day_and_pages_by_code(school):
    mark(school, {school.pupils[0].id: "sick"})
    period = Period(TODAY, TODAY)
    totals = ATTENDANCE.totals(school.home.id, period)
    assert totals.number == 3
    assert totals.cells[1:] == ("2", "2", "1")
    first = ATTENDANCE.lines(school.home.id, period, limit=2, by=SYSTEM)
    rest = ATTENDANCE.lines(school.home.id, period, limit=2, after=first[-1].key, by=SYSTEM)
    assert [line.serial for line in (*first, *rest)] == [1, 2, 3]
    found = ATTENDANCE.lines(school.home.id, period, find=school.pupils[1].code, by=SYSTEM)
    assert [line.cells[0].code for line in found] == [school.pupils[1].code]


def test_the_register_narrows_to_late_gaps_and_corrected(school):
    yesterday = TODAY - timedelta(days=1)
    mark(school, day=yesterday)
    mark(school)
    mark(school, {school.pupils[2].id: "missing"})
    period = Period(yesterday, TODAY)
    assert len(ATTENDANCE.lines(school.home.id, period, only="late", by=SYSTEM)) == 3
    corrected = ATTENDANCE.lines(school.home.id, period, only="corrected", by=SYSTEM)
    assert [line.cells[0].name_of for line in corrected] == [school.pupils[2].id]
    assert ATTENDANCE.lines(school.home.id, period, only="gaps", by=SYSTEM) == []


def test_another_homes_register_has_no_line_of_this_one(school):
    mark(school)
    assert list(ATTENDANCE.lines(make_home().id, Period.month(2026, 11), by=SYSTEM)) == []


@pytest.mark.parametrize("language", ["en", "hi", "bn"])
def test_the_register_prints_in_each_language(school, language):
    mark(school, {school.pupils[0].id: "sick"})
    period = Period.month(2026, 11)
    page = RegisterPage(
        home=HomeHead("Krishnachura", "Children’s home", "Amrapali", "West Bengal", "WB/1", None),
        register=ATTENDANCE,
        period=period,
        lines=ATTENDANCE.lines(school.home.id, period, by=SYSTEM),
        totals=ATTENDANCE.totals(school.home.id, period),
        serial="2026-00001",
        printed_by="Ira Sengupta",
        printed_at=clock.now(),
        language=language,
    )
    assert as_pdf(page).startswith(b"%PDF")
    assert school.pupils[0].code.encode() in as_html(page)
