"""The body map of a child: a mark by its region in her words, struck out and never edited, seen by whom it is for."""

import pytest

from accounts.roles import Role
from residents.models import ReceptionMark
from tests.factories import accounts, homes, residents
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
NOW = {"day": "20 11 2026", "time": "12:00"}
MARK = {
    "place": "front:forearm_right",
    "kind": "burn",
    "age": "new",
    "words": "From the kitchen",
    "seen_by": "Nurse",
    **NOW,
}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def child(home):
    return residents.admit(home, days_ago=1)


def test_a_mark_is_written_by_its_region_in_her_words_and_only_struck_out(client_as, home, child):
    nurse = client_as(Role.NURSE, home)
    url = f"/children/{child.code}/marks"
    assert send(nurse, url, {**MARK, "x": "40", "y": "190"}).status_code == 303
    page = nurse.get(url).get_data(as_text=True)
    assert "Right forearm" in page
    assert "From the kitchen" in page
    mark = everything(ReceptionMark)[0]
    assert (mark.x, mark.y, mark.number) == (40, 190, 1)
    assert send(nurse, f"/marks/{mark.id}/strike", {"reason": ""}).status_code == 422
    send(nurse, f"/marks/{mark.id}/strike", {"reason": "It is a birthmark"})
    assert "<del>Right forearm, Burn, From the kitchen</del>" in nurse.get(url).get_data(as_text=True)
    assert send(nurse, url, MARK).status_code == 303
    assert sorted(each.number for each in everything(ReceptionMark)) == [1, 2]


@pytest.mark.parametrize(
    ("change", "words"),
    [({"place": ""}, "Choose where on the body"), ({"time": "23:30"}, "has not come yet"), ({"kind": ""}, "what kind"),
     ({"age": ""}, "new or old")],
    ids=["no place", "future", "no kind", "new or old"],
)  # fmt: skip
def test_a_mark_without_a_place_or_from_the_future_is_refused_and_kept(client_as, home, child, change, words):
    answer = send(client_as(Role.NURSE, home), f"/children/{child.code}/marks", {**MARK, **change})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in page
    assert "From the kitchen" in page
    assert everything(ReceptionMark) == []


def test_house_staff_see_only_the_marks_that_they_wrote_themselves(client_as, home, child):
    staff, nurse = client_as(Role.HOUSE_STAFF, home), client_as(Role.NURSE, home)
    counsellor = accounts.make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(child, counsellor, Role.COUNSELLOR)
    url = f"/children/{child.code}/marks"
    send(nurse, url, {**MARK, "words": "Only for the nurse"})
    send(staff, url, {**MARK, "words": "Seen at the door"})
    page = staff.get(url).get_data(as_text=True)
    assert "Seen at the door" in page
    assert "Only for the nurse" not in page
    hers = next(mark for mark in everything(ReceptionMark) if mark.words == "Only for the nurse")
    assert staff.get(f"/marks/{hers.id}/strike").status_code == 403
    own = next(mark for mark in everything(ReceptionMark) if mark.words == "Seen at the door")
    assert send(staff, f"/marks/{own.id}/strike", {"reason": "Written twice"}).status_code == 303
    assert client_as(Role.COUNSELLOR, home).get(url).status_code == 403
    assert "Seen at the door" in nurse.get(url).get_data(as_text=True)
