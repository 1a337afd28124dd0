"""A home with a counsellor, a child in her caseload, and one who is not."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.roles import Role
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_home
from tests.factories.residents import admit, put_in_caseload


@dataclass
class Place:
    """What a test of counselling pages stands on."""

    home: Any
    counsellor: Any
    child: Any
    stranger: Any


@pytest.fixture
def place(session) -> Place:
    """A home, its counsellor, her child, and a child whom she does not know."""
    home = make_home()
    counsellor = make_user(Role.COUNSELLOR, home, name="Nandita Kar")
    child, stranger = admit(home, days_ago=30), admit(home, days_ago=30)
    put_in_caseload(child, counsellor, Role.COUNSELLOR)
    return Place(home, counsellor, child, stranger)


@pytest.fixture
def at_work(place, app):
    """The counsellor, signed in."""
    from tests.inspector import browser

    made = browser(app)
    sign_in(made, place.counsellor)
    return made
