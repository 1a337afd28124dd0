"""What the pages of the timetable cost: as many statements for a full week as for one lesson, and twelve at most."""

from datetime import timedelta

import sqlalchemy as sa

from education.actions.cover import arrange_cover
from education.models import Teaching
from education.queries.lessons import lesson_at
from foundation.audit import SYSTEM
from foundation.bookings import Kind, Resource
from foundation.db import db
from foundation.scope import across_homes
from tests.education.pages import filled, read
from tests.factories import timetable
from tests.factories.homes import make_room
from tests.support.counting import count_asked

AT_MOST = 12


def test_the_timetables_pages_cost_the_same_for_one_lesson_and_for_a_full_week(laid, head):
    day = laid.draft.from_on
    day += timedelta(days=(7 - day.weekday()) % 7)
    laid.lay(laid.six, 0, laid.roy)
    timetable.publish(laid.draft)
    ran = laid.draft
    laid.draft = timetable.begin_draft(laid.home, day + timedelta(days=7))
    laid.lay(laid.eight, 0, laid.roy)  # the same teacher in the same hour: the pages have a clash to show
    with across_homes("a test of cost"):
        lesson = lesson_at(db.session.scalars(sa.select(Teaching.id)).one(), day)
        nair = Resource(Kind.PERSON, laid.nair.id, laid.nair.name)
        arrange_cover(lesson, None, teacher=nair, reason="sick", standing=(), hours={}, by=SYSTEM)
        db.session.commit()
    few = _costs(laid, head, ran, lesson.teaching_id, day)
    assert max(few.values()) <= AT_MOST, few

    periods = [laid.second, timetable.make_period(laid.home, "3", 13)]
    for weekday in range(1, 6):
        for period in periods:
            laid.lay(laid.six, weekday, laid.roy, period)
            laid.lay(laid.eight, weekday, laid.nair, period)
    for teacher in (laid.roy, laid.nair):
        timetable.make_hours(laid.home, teacher, timetable.WEEK, ends=17)
    for _n in range(3):
        make_room(laid.home)
    assert _costs(laid, head, ran, lesson.teaching_id, day) == few


def _costs(laid, head, ran, teaching_id, day):
    """What each page of the timetable asks, by its name; a page is asked once before it is counted."""
    school, cell = f"/homes/{laid.home.code}", laid.url(laid.six, 0)
    pages = {
        "cell": cell,
        "empty cell": laid.url(laid.six, 6),
        "draft": f"/timetables/{laid.draft.id}",
        "published": f"/timetables/{ran.id}",
        "from": f"/timetables/{laid.draft.id}/from",
        "week": f"{school}/timetable",
        "versions": f"{school}/timetable/versions",
        "periods": f"{school}/timetable/periods",
        "hours": f"{school}/timetable/hours",
        "day": f"{school}/school?day={day}",
        "class": f"/classes/{laid.six.id}",
        "cover": f"/periods/{teaching_id}/cover/{day}",
        "my day": "/my-classes",
    }
    head.get(cell)
    found = {name: _cost(lambda to=to: head.get(to)) for name, to in pages.items()}
    sent = filled(read(head.get(cell)))
    clashing = {**sent, "subject_id": str(laid.bengali.id), "teacher_id": str(laid.roy.id)}
    found["clash while typing"] = _cost(
        lambda: head.post(f"{cell}/try", data=clashing, headers={"HX-Request": "true"})
    )
    found["a cell refused"] = _cost(lambda: head.post(cell, data={**sent, "teacher_id": "x"}), 422)
    page = read(head.get(f"/timetables/{laid.draft.id}"))
    form = page.select_one("form[action$='/publish']")
    publishing = {box["name"]: box.get("value", "") for box in form.select("input[name]")}
    to = form["action"]
    found["publishing refused"] = _cost(lambda: head.post(to, data={**publishing, "version": "999"}), 422)
    return found


def _cost(ask, status=200):
    with count_asked(db.engine) as seen:
        answer = ask()
    assert answer.status_code == status
    return len(seen)
