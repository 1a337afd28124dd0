"""Form 7, Part C: the plan by area when she leaves begins with her care plan, is kept, and is printed."""

import io

import pytest
from pypdf import PdfReader

from accounts.roles import Role
from residents.models import Correction, LeavingArea
from tests.factories import care_plan, homes, residents
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
PLAN = {
    "going": "restored_parent",
    "due_on": "20 12 2026",
    "residence": "With her mother",
    "follow_up_by": "DCPU",
}
TOLD = {"health_plan": "Milk at the health centre", "education_plan": "Class 6 at the village school"}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def child(home):
    return residents.admit(home, days_ago=30)


@pytest.fixture
def head(client_as, home):
    return client_as(Role.SUPERINTENDENT, home)


def version_of(client, url):
    from bs4 import BeautifulSoup

    field = BeautifulSoup(client.get(url).text, "html.parser").find("input", {"name": "version"})
    return {"version": field["value"]}


def test_the_plan_by_area_begins_with_the_care_plan_is_kept_and_stands_on_the_report(head, child):
    care_plan.in_force(child)
    url = f"/children/{child.code}/leaving"
    early = head.get(f"{url}/areas")
    assert (early.status_code, early.headers["Location"]) == (303, f"{url}/plan")
    assert send(head, f"{url}/plan", PLAN).status_code == 303
    assert "milk each morning" in head.get(f"{url}/areas").text
    seen = version_of(head, f"{url}/areas")
    assert send(head, f"{url}/areas", {**TOLD, **seen}).status_code == 303
    assert {row.area: row.words for row in everything(LeavingArea)} == {
        "health": TOLD["health_plan"],
        "education": TOLD["education_plan"],
    }
    late = send(head, f"{url}/areas", {**TOLD, "health_plan": "Other words", **seen})
    assert late.status_code == 422
    assert "Somebody saved this while you were typing" in late.text
    assert "Other words" in late.text
    printed = send(head, f"{url}/report", {}, page=url)
    assert printed.status_code == 200
    text = "".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(printed.get_data())).pages)
    for word in (*TOLD.values(), child.code, "With her mother", "DCPU", "Religious beliefs"):
        assert word in text


def test_what_was_sent_to_the_committee_changes_with_a_reason_and_stays_readable(head, child):
    url = f"/children/{child.code}/leaving"
    send(head, f"{url}/plan", {**PLAN, "sent_on": "19 11 2026"})
    send(head, f"{url}/areas", {**TOLD, **version_of(head, f"{url}/areas")})
    again = {**TOLD, "health_plan": "Milk at home", **version_of(head, f"{url}/areas")}
    refused = send(head, f"{url}/areas", again)
    assert refused.status_code == 422
    assert "Write why this is changed" in refused.text
    assert send(head, f"{url}/areas", {**again, "reason": "The centre closed"}).status_code == 303
    assert [row.old_text for row in everything(Correction) if row.field == "words"] == [TOLD["health_plan"]]


def test_the_report_is_closed_to_who_does_not_write_the_leaving(client_as, head, home, child):
    url = f"/children/{child.code}/leaving"
    send(head, f"{url}/plan", PLAN)
    for role in (Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE):
        client = client_as(role, home)
        assert client.get(f"{url}/areas").status_code == 403
        assert send(client, f"{url}/report", {}, page="/me").status_code == 403
    stranger = client_as(Role.SUPERINTENDENT, homes.make_home("KDM"))
    assert stranger.get(f"{url}/areas").status_code == 404
