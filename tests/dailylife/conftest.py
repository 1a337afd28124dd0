"""A drop-in centre with house staff and a child who comes by day."""

import re
from dataclasses import dataclass
from typing import Any

import pytest

from accounts.roles import Role
from tests.factories import door
from tests.factories.accounts import make_user, sign_in


def said(answer: Any) -> str:
    """Answer a page's words without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


@dataclass
class Centre:
    """What a test of the door stands on."""

    home: Any
    staff: Any
    child: Any

    @property
    def door(self) -> str:
        """Answer the address of the door."""
        return f"/homes/{self.home.code}/door"

    @property
    def url(self) -> str:
        """Answer the address of the child's file."""
        return f"/children/{self.child.code}"


@pytest.fixture
def centre(session) -> Centre:
    """A centre sanctioned for two, its staff, and one child."""
    home = door.make_centre(sanctioned_strength=2)
    staff = make_user(Role.HOUSE_STAFF, home, name="Bimala Kisku")
    return Centre(home, staff, door.enrol(home, name="Munni Tirkey", name_local="মুন্নি তিরকে"))


@pytest.fixture
def staff(centre, app):
    """The house staff, signed in."""
    from tests.inspector import browser

    made = browser(app)
    sign_in(made, centre.staff)
    return made
