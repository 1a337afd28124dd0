"""A home with a nurse and a child; people of other roles sign in when a test needs them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from accounts.roles import Role
from foundation.db import new_id
from foundation.viewer import Viewer
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_bed, make_home
from tests.factories.residents import admit


@dataclass
class Ward:
    """What a test of health stands on."""

    home: Any
    nurse: Any
    child: Any

    @property
    def by(self) -> Viewer:
        """Answer the nurse as a verb takes her."""
        return Viewer(self.nurse.id, self.nurse.name, new_id())

    @property
    def url(self) -> str:
        """Answer the address of the child's file."""
        return f"/children/{self.child.code}"

    @property
    def place(self) -> str:
        """Answer the address of the home."""
        return f"/homes/{self.home.code}"


@pytest.fixture
def ward(session) -> Ward:
    """A home, its nurse, and a girl born on a known day."""
    home = make_home()
    nurse = make_user(Role.NURSE, home, name="Shefali Ghosh")
    return Ward(home, nurse, admit(home, bed=make_bed(home), days_ago=40, born_on=date(2014, 3, 9)))


@pytest.fixture
def nurse(ward, app):
    """The nurse, signed in."""
    from tests.inspector import browser

    made = browser(app)
    sign_in(made, ward.nurse)
    return made
