"""A home with children, a counsellor's sessions, and somebody at each desk."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.roles import Role
from tests.factories.accounts import make_user, sign_in
from tests.factories.counselling import log_session
from tests.factories.homes import make_committee, make_home
from tests.factories.residents import admit, put_in_caseload
from tests.inspector import browser
from tests.office.emergency import PASSWORD


@dataclass
class Desk:
    """What a test of the office stands on."""

    home: Any
    counsellor: Any
    child: Any
    before_committee: Any
    committee: Any

    @property
    def book(self) -> str:
        """The address of the home's registers."""
        return f"/homes/{self.home.code}/registers"


@pytest.fixture
def desk(session) -> Desk:
    """A home with two children, one of them before a committee, and a session with each."""
    home, committee = make_home(), make_committee()
    counsellor = make_user(Role.COUNSELLOR, home, name="Nandita Kar")
    child = admit(home, days_ago=30, name="Kakoli Bauri", name_local="")
    other = admit(home, days_ago=30, name="Munni Tirkey", name_local="", committee=committee)
    for file in (child, other):
        put_in_caseload(file, counsellor, Role.COUNSELLOR)
        log_session(file, counsellor)
    return Desk(home, counsellor, child, other, committee)


@pytest.fixture
def office(house):
    """An app of its own, with nothing undone: works run in threads with connections of their own."""
    from app import create_app
    from foundation.db import db

    made = create_app(house)
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def people(office):
    """A home of that house and its superintendent."""
    home = make_home()
    return home, make_user(Role.SUPERINTENDENT, home, name="Ira Sengupta")


@pytest.fixture
def seat(session, app, home):
    """`seat(role)`: a person with a password and her signed-in browser."""

    def make(role, **facts):
        user = make_user(role, home, password=PASSWORD, **facts)
        client = browser(app)
        sign_in(client, user)
        return user, client

    return make
