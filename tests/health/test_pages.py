"""Every page of health opens for its role, and for nobody else."""

from datetime import time

import pytest

from accounts.roles import Role
from tests.factories import health

FOR_NURSES = (
    "{url}/health", "{url}/growth", "{url}/growth?of=bmi", "{url}/growth/measure", "{url}/examination",
    "{url}/health-visits/new", "{url}/health-alerts/new", "{url}/medicines/new", "{url}/immunisations",
    "{url}/immunisations/new", "{url}/sealed-health/new", "{place}/weighing", "{place}/round",
    "{place}/health-alerts", "{place}/sealed-health", "{place}/registers/medical-file",
    "{place}/registers/weight-chart", "{url}", "{url}/chronology", "{place}/children",
)  # fmt: skip


@pytest.fixture
def furnished(ward):
    """A child of whom everything is written."""
    health.examine(
        ward.child,
        weight_g=31000,
        height_mm=1400,
        allergy="Penicillin",
        instruction="No injection.",
        skin=("scabies",),
    )
    health.visit(ward.child, next_on=health.day(-3))
    health.weigh(ward.child, 30.4, 139.0, days_ago=20)
    health.immunise(ward.child)
    health.prescribe(ward.child, time(0, 5), time(23, 55))
    return ward


@pytest.mark.parametrize("address", FOR_NURSES, ids=lambda a: a.replace("{", "").replace("}", ""))
def test_the_nurse_opens_each_page(furnished, nurse, address):
    page = nurse.get(address.format(url=furnished.url, place=furnished.place))
    assert page.status_code == 200, page.text[:400]


@pytest.mark.parametrize("role", [Role.HOUSE_STAFF, Role.TEACHER, Role.CASE_WORKER, Role.GATE, Role.STORES])
def test_history_is_closed_to_who_has_no_part_in_it(furnished, client_as, role):
    client = client_as(role, furnished.home)
    for part in ("health", "growth", "immunisations", "examination", "health-visits/new"):
        assert client.get(f"{furnished.url}/{part}").status_code in (403, 404)
    assert client.get(f"{furnished.place}/weighing").status_code == 403
    assert client.get(f"{furnished.place}/registers/medical-file").status_code == 403


def test_another_home_does_not_learn_of_it(furnished, client_as):
    from tests.factories.homes import make_home

    stranger = client_as(Role.NURSE, make_home())
    for address in FOR_NURSES:
        assert stranger.get(address.format(url=furnished.url, place=furnished.place)).status_code == 404


def test_house_staff_and_teachers_read_the_instruction_alone(furnished, client_as):
    staff = client_as(Role.HOUSE_STAFF, furnished.home)
    page = staff.get(f"{furnished.place}/health-alerts").text
    assert "No injection." in page
    assert "Penicillin" in staff.get(furnished.url).text
    assert "scabies" not in staff.get(furnished.url).text.lower()
    assert "Penicillin" in staff.get(f"{furnished.place}/children").text
    assert client_as(Role.TEACHER, furnished.home).get(f"{furnished.place}/health-alerts").status_code == 200
