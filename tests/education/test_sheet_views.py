"""The sheet's pages: who may, what is refused in words with everything typed kept, and what a sheet costs."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from education.models import AttendanceSheet
from foundation.db import dialect_name
from foundation.scope import across_homes
from tests.education.pages import filled, open_sheet, read, token
from tests.factories.accounts import make_user
from tests.factories.education import make_school, mark, sheet
from tests.factories.homes import make_home

TODAY = date(2026, 11, 20)


@pytest.fixture
def school(session, at_noon):
    with across_homes("a test of the school's pages"):
        yield make_school(make_home(), pupils=3)


def test_a_teacher_marks_her_class_and_goes_back_to_her_classes(school, browser):
    client, code = browser(school.teacher), school.pupils[1].code
    sent = {**open_sheet(client, school), f"mark-{code}": "absent", f"reason-{code}": "sick"}
    response = client.post(school.url(), data=sent)
    assert response.status_code == 303
    assert response.location == "/my-classes"
    page = read(client.get("/my-classes"))
    assert "2 present, 1 sick" in page.get_text()
    assert "Marked 12:00" in page.get_text()
    assert sheet(school).lines[1].saved.reason == "sick"


def test_a_sheet_opens_with_everyone_present(school, browser):
    page = read(browser(school.teacher).get(school.url()))
    assert len(page.select('input[value="present"][checked]')) == 3
    assert not page.select('input[name^="reason-"][checked]')


def test_reopening_shows_what_was_saved_and_who_corrected(school, browser):
    mark(school)
    mark(school, {school.pupils[0].id: "court"}, by=school.teacher and _viewer(school.teacher))
    page = read(browser(school.teacher).get(school.url()))
    code = school.pupils[0].code
    assert page.select_one(f'input[name="reason-{code}"][value="court"]').has_attr("checked")
    assert "Corrected marks" in page.get_text()


def _viewer(user):
    from foundation.viewer import Viewer  # only this test acts as a person outside a request

    return Viewer(user.id, user.name, uuid4())


def test_an_absence_without_a_reason_keeps_everything_typed(school, browser):
    client = browser(school.teacher)
    one, other = school.pupils[0].code, school.pupils[1].code
    sent = {
        **open_sheet(client, school), f"mark-{one}": "absent", f"mark-{other}": "absent", f"reason-{other}": "other",
        f"words-{other}": "at the dentist",
    }  # fmt: skip
    response = client.post(school.url(), data=sent)
    assert response.status_code == 422
    page = read(response)
    assert page.select_one(f'.error-summary a[href="#reason-{one}"]')
    assert not page.select_one(f'.error-summary a[href="#reason-{other}"]')
    again = filled(page)
    assert {k: again.get(k) for k in sent if k.startswith(("mark-", "reason-", "words-"))} == {
        k: v for k, v in sent.items() if k.startswith(("mark-", "reason-", "words-"))
    }
    assert sheet(school).record is None


def test_a_double_post_makes_one_sheet(school, browser, session):
    client = browser(school.teacher)
    sent = open_sheet(client, school)
    first, second = client.post(school.url(), data=sent), client.post(school.url(), data=sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert session.scalar(sa.select(sa.func.count()).select_from(AttendanceSheet)) == 1
    assert sheet(school).version == 1


def test_a_lost_race_shows_both_versions_and_keeps_the_chosen_one(school, browser):
    client, code = browser(school.teacher), school.pupils[0].code
    sent = {**open_sheet(client, school), f"mark-{code}": "absent", f"reason-{code}": "sick"}
    mark(school, {school.pupils[0].id: "leave"})
    response = client.post(school.url(), data=sent)
    assert response.status_code == 422
    page = read(response)
    conflict = page.select_one("section.conflict")
    assert "Absent: Leave" in conflict.get_text()
    assert "Absent: Sick" in conflict.get_text()
    assert len(conflict.select("tbody tr")) == 1
    assert conflict.select_one("input[name=decide]")["value"] == f"mark-{code}"
    undecided = client.post(school.url(), data=filled(page))
    assert undecided.status_code == 422
    assert "A line is not chosen yet" in read(undecided).get_text()
    again = {**filled(page), f"keep-mark-{code}": "theirs"}
    assert client.post(school.url(), data=again).status_code == 303
    assert sheet(school).lines[0].saved.reason == "leave"
    third = {**filled(page), f"keep-mark-{code}": "yours", "once": "another-key"}
    assert client.post(school.url(), data=third).status_code == 303
    assert sheet(school).lines[0].saved.reason == "sick"


def test_two_who_mark_the_same_do_not_clash(school, browser):
    client = browser(school.teacher)
    sent = open_sheet(client, school)
    mark(school)
    assert client.post(school.url(), data=sent).status_code == 303


def test_a_class_not_held_needs_its_reason_and_stands_on_the_day(school, browser):
    client = browser(school.teacher)
    url = school.url().replace("?", "/not-held?")
    sent = filled(read(client.get(school.url())), which=1)
    refused = client.post(url, data=sent)
    assert refused.status_code == 422
    assert "Choose why the class was not held." in read(refused).get_text()
    assert client.post(url, data={**sent, "not_held_reason": "weather"}).status_code == 303
    assert "Not held: Rain or heat" in read(client.get("/my-classes")).get_text()
    assert "written as not held" in read(client.get(school.url())).get_text()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (Role.SUPERINTENDENT, 200),
        (Role.HOUSE_STAFF, 200),
        (Role.TEACHER, 403),
        (Role.COUNSELLOR, 403),
        (Role.NURSE, 200),
        (Role.CASE_WORKER, 403),
        (Role.STORES, 403),
        (Role.GATE, 403),
        (Role.INSPECTOR, 200),
        (Role.DOCTOR, 403),
    ],
)
def test_who_opens_a_sheet(school, browser, who, status):
    assert browser(make_user(who, school.home)).get(school.url()).status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (Role.SUPERINTENDENT, 303),
        (Role.HOUSE_STAFF, 303),
        (Role.NURSE, 403),
        (Role.INSPECTOR, 403),
    ],
)
def test_who_marks_a_sheet(school, browser, who, status):
    client = browser(make_user(who, school.home))
    sent = {f"mark-{pupil.code}": "present" for pupil in school.pupils}
    assert client.post(school.url(), data={**sent, **token(client, school)}).status_code == status


def test_a_teacher_of_another_class_cannot_mark_this_one(school, browser):
    other = make_school(school.home, pupils=1)
    client = browser(other.teacher)
    sent = {**token(client, other), f"mark-{school.pupils[0].code}": "present"}
    assert client.post(school.url(), data=sent).status_code == 403
    assert sheet(school).record is None


def test_a_reader_without_names_reads_codes(school, browser):
    mark(school, {school.pupils[0].id: "sick"})
    client = browser(make_user(Role.INSPECTOR, school.home))
    text = client.get(school.url()).get_data(as_text=True)
    assert school.pupils[0].code in text
    for name in ("Rupali", "Kakoli", "Phulmani", "Nasima", "Asha", "Munni", "Sushmita"):
        assert name not in text


def test_another_homes_class_is_not_known(school, browser):
    elsewhere = make_user(Role.SUPERINTENDENT, make_home())
    assert browser(elsewhere).get(school.url()).status_code == 404
    assert browser(elsewhere).get(f"/classes/{school.school_class.id}").status_code == 404


@pytest.mark.parametrize("bad", ["2026-02-30", "yesterday", "2026-11-20x", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_no_day_is_no_sheet_and_is_said_in_words_elsewhere(school, browser, bad):
    client = browser(school.teacher)
    assert client.get(f"/classes/{school.school_class.id}/attendance/{bad}").status_code == 404
    if bad != "2026-11-20x":
        mine = client.get(f"/my-classes?day={bad}")
        assert mine.status_code == 422
        assert "day first" in read(mine).get_text()


@pytest.mark.parametrize("which", ["not-an-id", "e944dc21-469a-4997-b831-de79d9c167b5"])
def test_a_period_that_is_none_is_no_page(school, browser, which):
    url = f"/classes/{school.school_class.id}/attendance/{TODAY}?teaching={which}"
    assert browser(school.teacher).get(url).status_code == 404


def test_tomorrow_is_shown_and_refused(school, browser):
    client, tomorrow = browser(school.teacher), TODAY + timedelta(days=1)
    page = client.get(school.url(tomorrow))
    assert page.status_code == 200
    assert not read(page).select("form[data-sheet]")
    response = client.post(
        school.url(tomorrow), data={**token(client, school), f"mark-{school.pupils[0].code}": "present"}
    )
    assert response.status_code == 422
    assert "This day has not come yet" in read(response).get_text()


def test_a_sheet_of_forty_asks_no_more_than_a_sheet_of_one_and_at_most_twelve(
    session, at_noon, browser, statements
):
    def cost(pupils):
        with across_homes("a test of cost"):
            made = make_school(make_home(), pupils=pupils)
            mark(made, {made.pupils[0].id: "sick"})
            client, url = browser(made.teacher), made.url()
            client.get(url)
            with statements() as shown:
                sent = filled(read(client.get(url)))
            with statements() as saved:
                code = made.pupils[0].code
                assert client.post(url, data={**sent, f"mark-{code}": "present"}).status_code == 303
            with statements() as mine:
                assert client.get("/my-classes").status_code == 200
            return len(shown), len(saved), len(mine)

    one, forty = cost(1), cost(40)
    assert one == forty
    told = dialect_name() == "postgresql"  # its third lock is told of the home once more
    assert max(one[0], one[2]) <= 12 + told


def test_a_sheet_of_a_day_before_the_go_live_day_says_so_and_is_not_late(session, at_noon, browser):
    with across_homes("a test of the school's pages"):
        school = make_school(make_home("KRS", go_live_on=TODAY), pupils=1)
    client, day = browser(school.teacher), TODAY - timedelta(days=1)
    said = read(client.get(school.url(day))).get_text(" ")
    assert "This day lies before the go-live day." in said
    assert "This is written late." not in said
    assert client.post(school.url(day), data=open_sheet(client, school, day)).status_code == 303
    with across_homes("a test of the school's pages"):
        assert not sheet(school, day).record.is_late
    assert "entered at go-live" in read(client.get(school.url(day))).get_text(" ")
    reader = browser(make_user(Role.SUPERINTENDENT, school.home))
    for register in ("attendance-children", "attendance-classes"):
        page = read(reader.get(f"/homes/KRS/registers/{register}?month=2026-11")).get_text(" ")
        assert "entered at go-live" in page, register
