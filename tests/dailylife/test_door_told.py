"""What the house tells of a child's days at the centre: her page, the lists, the register, the review."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from tests.dailylife.conftest import said
from tests.factories import care_plan, door, residents
from tests.factories.accounts import make_user, sign_in

pytestmark = pytest.mark.usefixtures("at_noon")


def test_the_house_tells_of_her_days(centre, client_as):
    for _n in range(2):
        door.tap_in(centre.child)
        door.tap_out(centre.child, services=("meal",))
    client = client_as(Role.SUPERINTENDENT, centre.home)
    page = said(client.get(centre.url))
    assert "At the centre" in page
    assert "Days this month 1" in page
    assert "Meal 2" in page
    chronology = said(client.get(f"{centre.url}/chronology"))
    assert chronology.count("12:00–12:00, Meal; 12:00–12:00, Meal") == 1
    register = said(client.get(f"/homes/{centre.home.code}/registers/attendance-centre"))
    assert "12:00–12:00" in register
    assert "Went alone" in register


def test_who_is_in_is_marked_beside_her_name_in_lists(centre, client_as):
    door.tap_in(centre.child)
    page = said(client_as(Role.SUPERINTENDENT, centre.home).get(f"/homes/{centre.home.code}/children"))
    assert "In since 12:00" in page


def test_evidence_counts_days_and_not_taps(centre, client_as, at_noon):
    with clock.at(at_noon - timedelta(days=5)):
        plan = care_plan.draft(centre.child)
        care_plan.add_goal(centre.child, plan, area="leisure", words="Plays with others")
        care_plan.approve(centre.child, plan)
    for _n in range(2):
        door.tap_in(centre.child)
        door.tap_out(centre.child, services=("games",))
    worker = make_user(Role.CASE_WORKER, centre.home)
    residents.put_in_caseload(centre.child, worker)
    client = client_as(Role.TEACHER, centre.home)
    sign_in(client, worker)
    page = said(client.get(f"{centre.url}/reviews/new"))
    assert "Came to the centre on one day" in page
    assert "Used: Games 2" in page
