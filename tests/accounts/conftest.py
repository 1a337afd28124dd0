"""Two homes and a person in each post that matters at the gate."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from tests.accounts.pages import PASSWORD
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_home


@pytest.fixture
def staff(app):
    """Two homes, and a person in each post that matters here: name -> id."""
    with app.app_context():
        kadam, other = make_home("KDM", name="Kadam"), make_home("BTG", name="Batighar")
        return {
            "kadam": kadam.id,
            "other": other.id,
            "admin": make_user(Role.ADMINISTRATOR, sign_in_name="admin.one", name="Admin One").id,
            "admin_two": make_user(Role.ADMINISTRATOR, sign_in_name="admin.two").id,
            "office": make_user(Role.HEAD_OFFICE, sign_in_name="head.office").id,
            "superintendent": make_user(
                Role.SUPERINTENDENT, kadam, sign_in_name="sup.kadam", name="Ira Sengupta"
            ).id,
            "teacher": make_user(
                Role.TEACHER, kadam, sign_in_name="debika.roy", name="Debika Roy", password=PASSWORD
            ).id,
            "elsewhere": make_user(Role.TEACHER, other, sign_in_name="meena.toppo", name="Meena Toppo").id,
            "inspector": make_user(
                Role.INSPECTOR, kadam, sign_in_name="cwc.one", ends_at=clock.now() + timedelta(days=1)
            ).id,
        }


@pytest.fixture
def teacher(app):
    """A teacher without a code app, alone in her home: her id."""
    with app.app_context():
        home = make_home(name="Krishnachura")
        return make_user(
            Role.TEACHER,
            home,
            sign_in_name="debika.roy",
            name="Debika Roy",
            password=PASSWORD,
            second_factor=False,
        ).id


@pytest.fixture
def signed_in(app, client, teacher):
    """A browser in which that teacher is signed in."""
    with app.app_context():
        sign_in(client, teacher)
    return client


@pytest.fixture
def by(app, staff):
    """A browser signed in as somebody of the house."""

    def _by(who):
        client = app.test_client()
        with app.app_context():
            sign_in(client, staff[who])
        return client

    return _by
