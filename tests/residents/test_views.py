"""The family floor's pages: who opens what, what is hidden, what is refused and kept."""

import io

import pytest

from accounts.roles import Role
from residents.models import CaseFile
from tests.factories import homes, residents
from tests.residents.pages import admission, everything, photo
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.SUPERINTENDENT, (200, 200, 200)),
        (Role.HOUSE_STAFF, (200, 403, 200)),
        (Role.NURSE, (200, 403, 200)),
        (Role.TEACHER, (200, 403, 403)),
        (Role.COUNSELLOR, (200, 403, 403)),
        (Role.CASE_WORKER, (200, 200, 403)),
        (Role.INSPECTOR, (200, 403, 200)),
        (Role.STORES, (403, 403, 403)),
        (Role.GATE, (403, 403, 403)),
    ],
)
def test_each_post_opens_what_the_matrix_says(client_as, home, role, answers):
    file = residents.admit(home)
    client = client_as(role, home)
    pages = (f"/homes/{home.code}/children", f"/homes/{home.code}/children/admit", f"/children/{file.code}")
    assert tuple(client.get(page).status_code for page in pages) == answers


def test_another_homes_child_is_no_such_page(client_as, home):
    other = residents.admit(homes.make_home())
    client = client_as(Role.SUPERINTENDENT, home)
    for page in (
        "",
        "/identity",
        "/leave",
        "/bed",
        "/order",
        "/photo",
        "/thumbnail",
        "/caseload",
        "/arrival",
    ):
        assert client.get(f"/children/{other.code}{page}").status_code == 404, page
    assert client.get("/children/KRS-2026-999").status_code == 404


def test_a_superintendent_admits_a_child_with_her_photograph(client_as, home):
    bed = homes.make_bed(home, "B-07")
    client = client_as(Role.SUPERINTENDENT, home)
    sent = admission(bed_id=str(bed.id), categories=["vii", "ix"], photo=photo(), brought_by_text="1098")
    answer = send(client, f"/homes/{home.code}/children/admit", sent)
    assert answer.status_code == 303
    assert answer.location.endswith("/children/KRS-2026-001")
    page = client.get(answer.location).get_data(as_text=True)
    assert "about 14 (stated 20 Nov 2026)" in page
    assert "bed B-07" in page
    assert "<title>KRS-2026-001" in page
    picture = client.get("/children/KRS-2026-001/thumbnail")
    assert (picture.status_code, picture.mimetype) == (200, "image/jpeg")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "", "name_local": ""}, "Write the name"),
        ({"age_years_stated": ""}, "about how old she is"),
        ({"age_years_stated": "", "born_on": "1 1 1990"}, "Look at the year"),
        ({"day": "21 11 2026"}, "has not come yet"),
        ({"time": "23:59"}, "has not come yet"),
        ({"sex": "boy"}, "does not take children of this sex"),
        ({"brought_by": ""}, "Choose who brought her"),
        ({"order_no": "18"}, "date of this order"),
    ],
)
def test_a_refused_admission_says_why_and_keeps_what_was_typed(client_as, home, change, words):
    client = client_as(Role.SUPERINTENDENT, home)
    answer = send(client, f"/homes/{home.code}/children/admit", admission(**change, father_name="Kept Here"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert "Kept Here" in page
    assert everything(CaseFile) == []


def test_a_text_that_calls_itself_a_picture_is_refused_by_name(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    sent = admission(photo=(io.BytesIO(b"<html>no picture</html>"), "her.jpg"))
    answer = send(client, f"/homes/{home.code}/children/admit", sent)
    assert answer.status_code == 422
    assert "her.jpg" in answer.get_data(as_text=True)


def test_a_taken_bed_comes_back_on_the_same_page(client_as, home):
    bed = homes.make_bed(home)
    residents.admit(home, bed=bed)
    client = client_as(Role.SUPERINTENDENT, home)
    sent = admission(name="Somebody Else", name_local="", bed_id=str(bed.id))
    answer = send(client, f"/homes/{home.code}/children/admit", sent)
    assert answer.status_code == 422
    assert "This bed is taken" in answer.get_data(as_text=True)


def test_a_possible_match_is_shown_as_a_code_before_a_second_file_is_made(client_as, home):
    residents.admit(home, name="Rupali Sardar", name_local="", age_years_stated=13)
    client = client_as(Role.SUPERINTENDENT, home)
    address = f"/homes/{home.code}/children/admit"
    answer = send(client, address, admission(name="Roopali Sordar", name_local=""))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Possible match, KRS-2026-001" in page
    again = send(client, address, admission(name="Roopali Sordar", name_local="", is_another="y"))
    assert again.status_code == 303


def test_a_double_click_admits_one_child(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    sent = admission(once="the-same-form")
    answers = [send(client, f"/homes/{home.code}/children/admit", dict(sent)) for _n in range(2)]
    assert [a.status_code for a in answers] == [303, 303]
    assert len(everything(CaseFile)) == 1
