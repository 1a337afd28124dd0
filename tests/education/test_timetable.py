"""The timetable: laid by hand with clashes named and mended, published whole or not at all, marked period by period."""

from datetime import date, time, timedelta

import sqlalchemy as sa

from accounts.roles import Role
from education import queries
from education.models import Cover, SchoolPeriod, Teaching, Timetable
from education.models.timetable import DRAFT, PUBLISHED
from education.queries import timetable as asked
from foundation.db import db
from tests.education.pages import filled, read
from tests.factories import education, timetable
from tests.factories.accounts import make_user
from tests.factories.homes import make_home

TODAY = date(2026, 11, 20)  # a Friday
TOMORROW = date(2026, 11, 21)
MONDAY, SATURDAY = 0, 5


def cell_form(client, url, **typed):
    form = filled(read(client.get(url)))
    return client.post(url, data={**form, **{name: str(value) for name, value in typed.items()}})


def press_publish(client, laid):
    page = read(client.get(f"/timetables/{laid.draft.id}"))
    form = page.select_one(f"form[action='/timetables/{laid.draft.id}/publish']")
    sent = {box["name"]: box.get("value", "") for box in form.select("input[name]")}
    return client.post(f"/timetables/{laid.draft.id}/publish", data=sent)


def test_a_teacher_in_two_places_is_named_in_the_draft_and_not_published(laid, head):
    laid.lay(laid.eight, MONDAY, laid.roy)
    laid.lay(laid.six, MONDAY, laid.roy)
    page = read(head.get(f"/timetables/{laid.draft.id}?of=class:{laid.six.id}"))
    said = "Dipali Roy is in two places on Mon 10:00–10:40: here, and Class VIII, Bengali."
    assert said in page.get_text()
    assert "Publish: 2 clashes left" in page.get_text()
    assert page.select_one("td.clash") is not None
    refused = press_publish(head, laid)
    assert refused.status_code == 422
    assert "2 clashes left. Dipali Roy is in two places" in read(refused).get_text()
    assert db.session.scalar(sa.select(Timetable.state)) == DRAFT
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Teaching)) == 0


def test_a_clash_is_shown_while_one_chooses_and_mended_by_one_press(laid, head):
    laid.lay(laid.eight, MONDAY, laid.roy)
    url = laid.url(laid.six, MONDAY)
    form = filled(read(head.get(url)))
    typed = {**form, "subject_id": str(laid.bengali.id), "teacher_id": str(laid.roy.id)}
    tried = head.post(f"{url}/try", data=typed, headers={"HX-Request": "true"})
    text = read(tried).get_text()
    assert "Dipali Roy is in two places" in text
    assert "Give to Sheela Nair" in text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Teaching)) == 0
    assert head.post(url, data={**typed, "instead_teacher_id": str(laid.nair.id)}).status_code == 303
    assert press_publish(head, laid).status_code == 303
    lessons = db.session.scalars(sa.select(Teaching).order_by(Teaching.class_id)).all()
    assert {(t.class_id, t.teacher_id) for t in lessons} == {
        (laid.eight.id, laid.roy.id), (laid.six.id, laid.nair.id),
    }  # fmt: skip
    assert {(t.from_on, t.starts_at, t.weekdays) for t in lessons} == {(TOMORROW, time(10), 1)}


def test_a_lesson_moves_to_a_free_place_by_one_press(laid, head):
    laid.lay(laid.eight, MONDAY, laid.roy)
    laid.lay(laid.six, MONDAY, laid.roy)
    url = laid.url(laid.six, MONDAY)
    page = read(head.get(url))
    way = next(b for b in page.select("button[name=move]") if "Mon, period 2" in b.get_text())
    assert head.post(url, data={**filled(page), "move": way["value"]}).status_code == 303
    cells = [(c.class_name, c.period) for c in asked.cells_of(laid.draft.id)]
    assert cells == [("Class VIII", "1"), ("Class VI", "2")]
    assert press_publish(head, laid).status_code == 303


def test_a_teacher_outside_her_days_is_refused_in_words(laid, head):
    timetable.make_hours(laid.home, laid.nair, 2)  # Tuesdays
    laid.lay(laid.six, MONDAY, laid.nair)
    refused = press_publish(head, laid)
    assert refused.status_code == 422
    assert "Sheela Nair is not here on Mon 10:00–10:40, but on Tue 09:00–13:00." in read(refused).get_text()


def test_a_room_that_is_taken_is_named(laid, head, session):
    from tests.factories.homes import make_room

    room = make_room(laid.home, "Room 2")
    for school_class, teacher in ((laid.six, laid.roy), (laid.eight, laid.nair)):
        timetable.lay(laid.draft, school_class, laid.first, MONDAY, laid.bengali, teacher, room.id)
    page = read(head.get(f"/timetables/{laid.draft.id}")).get_text()
    assert "Room 2 is taken on Mon 10:00–10:40: Class VIII, Bengali." in page


def test_a_teachers_lesson_in_another_home_is_a_clash_without_its_name(laid, head):
    from tests.factories.accounts import give

    other = make_home()
    give(laid.roy, Role.TEACHER, other)
    there = education.make_class(other, "Qzv class")
    education.make_teaching(there, education.make_subject(other), laid.roy, weekdays=1, starts_at=time(9, 50))
    laid.lay(laid.six, MONDAY, laid.roy)
    text = read(head.get(f"/timetables/{laid.draft.id}")).get_text()
    assert "here, and a lesson in another home." in text
    assert "Qzv" not in text


def test_a_period_that_overlaps_another_is_refused_and_nothing_typed_is_lost(laid, head):
    url = f"/homes/{laid.home.code}/timetable/periods"
    form = {
        **filled(read(head.get(url))),
        "name": "Early",
        "weekdays": ["0"],
        "starts_at": "10:30",
        "ends_at": "10:50",
    }
    refused = head.post(url, data=form)
    assert refused.status_code == 422
    page = read(refused)
    assert "This overlaps 1, 10:00–10:40, on Mon. Mend one of the times." in page.get_text()
    assert page.select_one("#name")["value"] == "Early"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(SchoolPeriod)) == 2
    assert head.post(url, data={**form, "starts_at": "10:40"}).status_code == 303


def test_a_published_version_stays_and_the_next_one_ends_it(laid, head):
    laid.lay(laid.six, SATURDAY, laid.roy)
    timetable.publish(laid.draft)
    assert head.get(laid.url(laid.six, SATURDAY)).status_code == 200
    refused = cell_form(head, laid.url(laid.six, SATURDAY), teacher_id=laid.nair.id)
    assert refused.status_code == 422
    assert "Version 1 is published and stays as it is." in read(refused).get_text()
    draft = timetable.begin_draft(laid.home, TOMORROW + timedelta(days=7))
    assert [c.teacher for c in asked.cells_of(draft.id)] == ["Dipali Roy"]
    timetable.publish(draft)
    first, second = db.session.scalars(sa.select(Timetable).order_by(Timetable.number)).all()
    assert (first.state, first.to_on) == (PUBLISHED, TOMORROW + timedelta(days=6))
    assert (second.state, second.to_on) == (PUBLISHED, None)
    spans = db.session.execute(sa.select(Teaching.from_on, Teaching.to_on).order_by(Teaching.from_on)).all()
    assert spans == [(TOMORROW, first.to_on), (second.from_on, None)]


def test_a_day_that_is_marked_or_gone_by_takes_no_version(laid, head):
    school = education.make_school(laid.home)
    education.mark(school)
    timetable.make_period(laid.home, "3", 15)
    laid.lay(laid.six, MONDAY, laid.roy)
    for day, words in (
        (TODAY, "Attendance is marked on that day"),
        (TODAY - timedelta(days=3), "has gone by"),
    ):
        form = filled(read(head.get(f"/timetables/{laid.draft.id}/from")))
        moved = head.post(f"/timetables/{laid.draft.id}/from", data={**form, "from_on": f"{day:%d %m %Y}"})
        assert moved.status_code == 303
        refused = press_publish(head, laid)
        assert refused.status_code == 422
        assert words in read(refused).get_text()


def test_classes_of_a_published_timetable_are_marked_period_by_period(laid, browser):
    file = education.admit(laid.home, days_ago=20)
    education.enrol(laid.six, [file])
    laid.draft.from_on = TODAY
    db.session.commit()
    laid.lay(laid.six, 4, laid.roy)
    laid.lay(laid.six, 4, laid.roy, laid.second)
    timetable.publish(laid.draft)
    client = browser(laid.roy)
    page = read(client.get("/my-classes"))
    assert page.get_text().count("Class VI · Bengali") >= 2
    whole_day = client.get(f"/classes/{laid.six.id}/attendance/{TODAY}")
    assert whole_day.status_code == 302
    first, second = asked.lessons_of_class(laid.six.id, TODAY)
    assert str(first[0].id) in whole_day.location
    for teaching, _marked in (first, second):
        url = f"/classes/{laid.six.id}/attendance/{TODAY}?teaching={teaching.id}"
        assert client.post(url, data=filled(read(client.get(url)))).status_code == 303
    head = browser(make_user(Role.SUPERINTENDENT, laid.home))
    register = read(head.get(f"/homes/{laid.home.code}/registers/attendance-classes")).get_text()
    assert "10:00–10:40" in register
    assert "11:00–11:40" in register
    assert "P" in read(head.get(f"/homes/{laid.home.code}/registers/attendance-children")).get_text()


def test_a_period_from_the_timetable_is_not_changed_by_hand(laid, head):
    laid.lay(laid.six, MONDAY, laid.roy)
    timetable.publish(laid.draft)
    teaching = db.session.scalars(sa.select(Teaching)).one()
    form = filled(read(head.get(f"/periods/{teaching.id}/edit")))
    refused = head.post(f"/periods/{teaching.id}/edit", data={**form, "weekdays": ["1"]})
    assert refused.status_code == 422
    assert "stands in the published timetable" in read(refused).get_text()


def test_a_period_by_hand_is_refused_where_its_teacher_is_taken(laid, head):
    school = education.make_school(laid.home, teacher=laid.roy)
    url = f"/classes/{laid.six.id}/periods/new"
    form = {
        **filled(read(head.get(url))), "subject_id": str(laid.bengali.id), "teacher_id": str(laid.roy.id),
        "weekdays": ["0"], "starts_at": "11:00", "ends_at": "11:30",
    }  # fmt: skip
    refused = head.post(url, data=form)
    assert refused.status_code == 422
    assert f"Dipali Roy is in two places on Mon 11:00–11:20: here, and {school.school_class.name}" in read(
        refused
    ).get_text().replace("\n", " ")
    assert head.post(url, data={**form, "starts_at": "11:20"}).status_code == 303


def test_a_cover_makes_the_period_another_teachers_for_a_day(laid, browser):
    school = education.make_school(laid.home, teacher=laid.roy, starts_at=time(13), ends_at=time(13, 40))
    staff, nair = browser(make_user(Role.HOUSE_STAFF, laid.home)), browser(laid.nair)
    assert nair.get(school.url()).status_code == 403
    url = f"/periods/{school.teaching.id}/cover/{TODAY}"
    form = filled(read(staff.get(url)))
    own = staff.post(url, data={**form, "teacher_id": str(laid.nair.id), "reason": ""})
    assert own.status_code == 422
    taken = staff.post(url, data={**form, "teacher_id": str(laid.nair.id), "reason": "sick"})
    assert taken.status_code == 303
    assert [one.teacher for one in queries.lessons_of(TODAY, teacher_id=laid.nair.id)] == ["Sheela Nair"]
    assert queries.lessons_of(TODAY, teacher_id=laid.roy.id) == ()
    assert "cover for Dipali Roy" in read(nair.get("/my-classes")).get_text()
    assert nair.get(school.url()).status_code == 200
    back = staff.post(f"{url}/take-back", data=filled(read(staff.get(url))))
    assert back.status_code == 303
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Cover)) == 0


def test_who_is_elsewhere_cannot_cover(laid, browser):
    school = education.make_school(laid.home, teacher=laid.roy, starts_at=time(13), ends_at=time(13, 40))
    education.make_teaching(laid.eight, laid.bengali, laid.nair, starts_at=time(13, 10), ends_at=time(13, 50))
    staff = browser(make_user(Role.HOUSE_STAFF, laid.home))
    url = f"/periods/{school.teaching.id}/cover/{TODAY}"
    page = read(staff.get(url))
    assert "Sheela Nair, not free then" in page.get_text()
    refused = staff.post(url, data={**filled(page), "teacher_id": str(laid.nair.id), "reason": "sick"})
    assert refused.status_code == 422
    assert "Sheela Nair is in two places" in read(refused).get_text()
