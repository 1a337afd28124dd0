"""Every main page as axe sees it, role by role: on a phone and on a desk, nothing held against it, nothing spilling."""

import pytest

from accounts.roles import Role
from tests.journeys.pages import SCREENS, Places, faults_of, look_at, looking, make_places
from tests.support.browser import LiveHouse
from tests.support.choosing import IS_LONG

FEW = (
    Role.SUPERINTENDENT, Role.TEACHER, Role.COUNSELLOR, Role.INSPECTOR, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER,
)  # fmt: skip
ROLES = tuple(Role) if IS_LONG else FEW
"""Whose pages are looked at: in the long form everybody's."""


@pytest.fixture(scope="module")
def places(live: LiveHouse) -> Places:
    """The small world's pages."""
    return make_places(live)


def test_a_fault_that_is_planted_is_found(live: LiveHouse, places: Places) -> None:
    """Whoever looks must be able to see: a nameless box, words too pale, and a line that spills to the side."""
    with looking(live, None, **SCREENS["phone"]) as stranger:
        page = stranger.go("/sign-in")
        page.evaluate("""() => {
          const hole = document.createElement("p");
          hole.append("pale words", document.createElement("input"));
          hole.style.cssText = "width: 700px; color: #ccc; background: #fff";
          document.querySelector("main").append(hole);
        }""")
        found = "\n".join(faults_of(page, "planted"))
    assert all(word in found for word in ("label:", "color-contrast:", "spill to the side"))


def opened_by(role: Role, places: Places) -> tuple[str, ...]:
    """Answer the addresses to look at as `role`; in short none that a role before it in `FEW` opens too."""
    if IS_LONG:
        return places.of[role]
    seen = {address for before in FEW[: FEW.index(role)] for address in places.of[before]}
    return tuple(address for address in places.of[role] if address not in seen)


@pytest.mark.parametrize("role", ROLES)
def test_the_pages_of_each_role(live: LiveHouse, places: Places, role: Role) -> None:
    addresses = opened_by(role, places)
    assert addresses
    look_at(live, places.people[role], addresses)


def test_the_cover(live: LiveHouse, places: Places) -> None:
    look_at(live, None, ("/sign-in", "/sign-in/help"))
