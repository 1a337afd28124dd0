"""The third lock, on PostgreSQL alone: the database itself shows a session only the homes that it was told of."""

from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from foundation import schema
from foundation.building import build
from foundation.db import db
from foundation.scope import scoped_tables
from tests.support import houses

pytestmark = pytest.mark.only_on("postgresql")


@pytest.fixture(scope="module")
def world():
    from tests.factories.world import make_world  # brings the rooms

    settings = houses.empty_house()
    app = build(settings, ())
    with app.app_context():
        schema.upgrade()
        yield make_world()
        db.session.remove()
        db.engine.dispose()
    houses.remove_house(settings)


@pytest.fixture
def raw(world):
    """A connection that knows nothing of scopes, as a fault in the code would have it."""
    with db.engine.connect() as connection:
        yield connection


def tell(connection, homes):
    connection.execute(sa.text("SELECT set_config('aashray.homes', :homes, true)"), {"homes": homes})


def homes_seen(connection, table):
    return {row[0] for row in connection.execute(sa.text(f'SELECT DISTINCT home_id FROM "{table}"'))}


def test_every_table_of_a_home_is_locked_even_for_its_owner(raw):
    said = raw.execute(
        sa.text("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity")
    )
    assert {table.name for table in scoped_tables()} - {name for (name,) in said} == set()


def test_the_role_of_the_house_cannot_walk_past_the_lock(raw):
    (rights,) = raw.execute(
        sa.text("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
    )
    assert tuple(rights) == (False, False)


def test_a_connection_that_was_told_nothing_sees_no_row(raw):
    for table in sorted(t.name for t in scoped_tables()):
        assert homes_seen(raw, table) == set(), table


def test_a_connection_told_of_one_home_sees_only_its_rows(world, raw):
    seen_any = 0
    for name, home_id in (("own", world.home.id), ("other", world.other_home.id)):
        tell(raw, str(home_id))
        for table in sorted(t.name for t in scoped_tables()):
            seen = homes_seen(raw, table)
            assert seen <= {home_id}, f"{name}: {table}"
            seen_any += len(seen)
    assert seen_any > 20


def test_what_was_told_ends_with_its_transaction(world, raw):
    tell(raw, str(world.home.id))
    assert homes_seen(raw, "case_file") == {world.home.id}
    raw.rollback()
    assert homes_seen(raw, "case_file") == set()


def test_a_row_cannot_be_written_into_another_home(world, raw):
    tell(raw, str(world.home.id))
    with pytest.raises(DBAPIError, match="row-level security"):
        raw.execute(
            sa.text(
                "INSERT INTO holiday (id, home_id, day, name) VALUES (:id, :home, '2026-12-25', 'Holiday')"
            ),
            {"id": uuid4(), "home": world.other_home.id},
        )


def test_a_row_cannot_be_moved_to_another_home_nor_changed_in_it(world, raw):
    tell(raw, str(world.home.id))
    change = sa.text("UPDATE holiday SET name = 'Changed' WHERE home_id = :other")
    assert raw.execute(change, {"other": world.other_home.id}).rowcount == 0
    with pytest.raises(DBAPIError, match="row-level security"):
        raw.execute(sa.text("UPDATE holiday SET home_id = :other"), {"other": world.other_home.id})
