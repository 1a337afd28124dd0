"""Requests do not inherit from one another, though one thread answers many."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock, languages, scope
from homes.models import Room
from tests.factories.homes import make_home, make_room


@pytest.fixture
def seen(session_app, monkeypatch):
    """The scope in which each request of the test begins."""
    noted = []
    health = session_app.view_functions["foundation.health"]

    def note(**words):
        noted.append(scope.current_scope())
        return health(**words)

    note.access = health.access
    monkeypatch.setitem(session_app.view_functions, "foundation.health", note)
    return noted


def test_a_request_leaves_no_scope_behind_it(session, client_as, seen):
    home = make_home()
    make_room(home)
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert superintendent.get(f"/homes/{home.code}/rooms").status_code == 200
    assert scope.current_scope() is None
    superintendent.get("/health")
    assert seen == [None]
    with pytest.raises(scope.Unscoped):
        session.scalars(sa.select(Room)).all()


def test_a_request_does_not_begin_in_the_scope_of_its_caller(session, client, seen):
    with scope.across_homes("a test"):
        client.get("/health")
    assert seen == [None]


def test_a_request_leaves_neither_its_language_nor_its_zone_behind(session, client_as):
    home = make_home(time_zone="Asia/Dubai")
    before = languages.current(), clock.zone_here()
    client_as(Role.SUPERINTENDENT, home, language="bn_IN").get(f"/homes/{home.code}/rooms")
    assert (languages.current(), clock.zone_here()) == before
