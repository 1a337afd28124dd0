"""Who reads and who lays a timetable, and what is printed of it."""

import pytest

from accounts.roles import Role
from tests.education.pages import read
from tests.factories import timetable
from tests.factories.accounts import make_user
from tests.factories.homes import make_home

MONDAY = 0


@pytest.mark.parametrize(
    ("role", "path", "answer"),
    [
        (Role.TEACHER, "", 200),
        (Role.TEACHER, "/begin", 403),
        (Role.HOUSE_STAFF, "/periods", 403),
        (Role.GATE, "", 403),
        (Role.SUPERINTENDENT, "/hours", 200),
        (Role.SUPERINTENDENT, "/versions", 200),
    ],
    ids=["teacher reads", "teacher lays", "staff lays", "gate reads", "head hours", "head versions"],
)
def test_who_may_read_and_who_may_lay(laid, browser, role, path, answer):
    client = browser(make_user(role, laid.home))
    assert client.get(f"/homes/{laid.home.code}/timetable{path}").status_code == answer
    assert (
        browser(make_user(Role.SUPERINTENDENT, make_home())).get(f"/timetables/{laid.draft.id}").status_code
        == 404
    )


def test_the_week_of_a_class_a_teacher_and_a_room_is_printed(laid, head):
    laid.lay(laid.six, MONDAY, laid.roy)
    timetable.publish(laid.draft)
    for of in (f"class:{laid.six.id}", f"teacher:{laid.roy.id}"):
        page = read(head.get(f"/timetables/{laid.draft.id}?of={of}"))
        form = page.select_one(f"form[action='/timetables/{laid.draft.id}/print']")
        sent = {box["name"]: box.get("value", "") for box in form.select("input[name]")}
        kept = head.post(f"/timetables/{laid.draft.id}/print", data=sent)
        assert kept.status_code == 303
        saved = head.get(kept.location)
        assert saved.data.startswith(b"%PDF")
        assert "Roy" not in saved.headers["Content-Disposition"]
