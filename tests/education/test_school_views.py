"""The school's pages: who has not marked, and how classes, periods and rolls are arranged."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from education.models import Enrolment, SchoolClass
from foundation.scope import across_homes
from tests.education.pages import filled, read
from tests.factories.accounts import make_user
from tests.factories.education import make_school, mark
from tests.factories.homes import make_home
from tests.factories.residents import admit

TODAY = date(2026, 11, 20)


@pytest.fixture
def school(session, at_noon):
    with across_homes("a test of the school's pages"):
        yield make_school(make_home(), pupils=3)


def test_the_superintendent_sees_who_has_not_marked(school, browser):
    client = browser(make_user(Role.SUPERINTENDENT, school.home))
    text = read(client.get(f"/homes/{school.home.code}/school")).get_text()
    assert "1 class not marked" in text
    assert school.teacher.name in text
    mark(school)
    assert "not marked" not in read(client.get(f"/homes/{school.home.code}/school")).get_text()


def test_a_teacher_has_no_school_page_of_the_home(school, browser):
    assert browser(school.teacher).get(f"/homes/{school.home.code}/school").status_code == 403


def test_a_superintendent_arranges_a_class_from_nothing(school, browser, session):
    client, home = browser(make_user(Role.SUPERINTENDENT, school.home)), school.home
    form = filled(read(client.get(f"/homes/{home.code}/school/classes/new")))
    made = client.post(
        f"/homes/{home.code}/school/classes/new", data={**form, "name": "Bridge course", "room": "Hall"}
    )
    assert made.status_code == 303
    here = made.location
    fresh = admit(home)
    form = filled(read(client.get(f"{here}/enrol")))
    assert client.post(f"{here}/enrol", data={**form, "children": [str(fresh.id)]}).status_code == 303
    form = filled(read(client.get(f"{here}/periods/new")))
    period = {
        **form, "subject_id": str(school.subject.id), "teacher_id": str(school.teacher.id), "weekdays": ["0", "2"],
        "starts_at": "14:00", "ends_at": "14:40",
    }  # fmt: skip
    assert client.post(f"{here}/periods/new", data=period).status_code == 303
    page = read(client.get(here)).get_text()
    assert "Mon, Wed" in page
    assert fresh.code in page
    form = filled(read(client.get(f"{here}/take-off-roll")))
    enrolment = session.scalar(sa.select(Enrolment.id).where(Enrolment.case_file_id == fresh.id))
    left = {**form, "enrolments": [str(enrolment)], "last_day": (TODAY - timedelta(days=1)).isoformat()}
    assert client.post(f"{here}/take-off-roll", data=left).status_code == 303
    assert session.scalar(sa.select(sa.func.count()).select_from(SchoolClass)) == 2


def test_a_class_without_a_name_is_refused_with_what_was_typed(school, browser):
    client = browser(make_user(Role.SUPERINTENDENT, school.home))
    url = f"/homes/{school.home.code}/school/classes/new"
    form = filled(read(client.get(url)))
    response = client.post(url, data={**form, "name": "", "room": "Hall"})
    assert response.status_code == 422
    page = read(response)
    assert "Write the name of the class." in page.get_text()
    assert page.select_one('input[name="room"]')["value"] == "Hall"


def test_a_subject_of_the_same_name_is_refused_in_words(school, browser):
    client = browser(make_user(Role.SUPERINTENDENT, school.home))
    url = f"/homes/{school.home.code}/school/subjects"
    form = filled(read(client.get(url)))
    response = client.post(url, data={**form, "name": school.subject.name})
    assert response.status_code == 422
    assert "This home has a subject of that name." in read(response).get_text()


def test_a_changed_class_shows_both_versions_to_the_second_writer(school, browser):
    client = browser(make_user(Role.SUPERINTENDENT, school.home))
    url = f"/classes/{school.school_class.id}/edit"
    form = filled(read(client.get(url)))
    assert client.post(url, data={**form, "room": "Library"}).status_code == 303
    clash = client.post(url, data={**form, "room": "Hall", "once": "another-key"})
    assert clash.status_code == 422
    text = read(clash).select_one("section.conflict").get_text()
    assert "Library" in text
    assert "Hall" in text
