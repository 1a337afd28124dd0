"""The building's history: one line of pages, both ways, with rows, ending in what the models say."""

import ast
import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError

from foundation import schema
from foundation.building import build
from foundation.db import Base, db, dialect_name
from tests.support import houses

PAGES = sorted((Path(schema.MIGRATIONS) / "versions").glob("*.py"))
NAMES = [page.stem for page in PAGES]
LONGEST_NAME = 32  # what alembic_version holds


@pytest.fixture
def empty():
    """A house whose database has no table yet, opened without its rooms: pages import no model."""
    settings = houses.empty_house()
    app = build(settings, ())
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    houses.remove_house(settings)


def do(statement, **values):
    """Do one statement in a transaction of its own, seeing every home."""
    with db.engine.begin() as connection:
        see_every_home(connection)
        done = connection.execute(sa.text(statement), values)
        return done.all() if done.returns_rows else None


def see_every_home(connection):
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT set_config('aashray.homes', '*', true)"))


def tables():
    return set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}


def write_one_event():
    chain, nothing = "0" * 31 + "1", "0" * 64
    do(
        "INSERT INTO audit_chain (id, name, count, head) VALUES (:id, 'organisation', 1, :h)",
        id=chain,
        h=nothing,
    )
    do(
        "INSERT INTO audit_event (chain_id, seq, at, event, is_reading, actor_name, details, previous, h, m)"
        " VALUES (:id, 1, '2026-11-20 06:30:00', 'test.thing.done', false, 'Aashray', '{}', :h, :h, :h)",
        id=chain, h=nothing,
    )  # fmt: skip


def assert_guarded(page):
    for attack in ("UPDATE audit_event SET actor_name = 'Nobody'", "DELETE FROM audit_event"):
        with pytest.raises(DBAPIError, match="cannot be changed"):
            do(attack)
    assert do("SELECT actor_name FROM audit_event") == [("Aashray",)], page


def test_the_pages_follow_one_another_in_one_line():
    script = ScriptDirectory(str(schema.MIGRATIONS))
    line = [page.revision for page in script.walk_revisions()][::-1]
    assert len(script.get_heads()) == 1
    assert line == NAMES
    assert [int(name[:4]) for name in NAMES] == list(range(1, len(NAMES) + 1))
    assert [
        name for name in NAMES if len(name) > LONGEST_NAME or not re.fullmatch(r"\d{4}_[a-z0-9_]+", name)
    ] == []


def test_no_page_imports_a_room_or_its_models():
    allowed = {"sqlalchemy", "alembic", "migrations", "collections", "datetime", "typing"}
    for page in PAGES:
        for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert [n for n in names if n.split(".")[0] not in allowed] == [], page.name


def test_the_last_page_ends_in_what_the_models_say(empty):
    import app as _front_door  # its rooms bring every model

    for room in _front_door.rooms():
        assert room
    schema.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "render_as_batch": True, "target_metadata": Base.metadata}
        )
        assert compare_metadata(context, Base.metadata) == []
    assert tables() == set(Base.metadata.tables)


def test_the_history_can_be_walked_up_down_and_up_again(empty):
    schema.upgrade()
    whole = tables()
    schema.downgrade("base")
    assert tables() == set()
    schema.upgrade()
    assert tables() == whole


def test_events_cannot_be_changed_after_any_page_up_or_down(empty):
    schema.upgrade(NAMES[0])
    write_one_event()
    for name in NAMES:
        schema.upgrade(name)
        assert_guarded(name)
    for name in reversed(NAMES):
        schema.downgrade(name)
        assert_guarded(name)


@pytest.mark.only_on("postgresql")
def test_events_cannot_be_emptied_at_once(empty):
    schema.upgrade()
    write_one_event()
    with pytest.raises(DBAPIError, match="cannot be changed"):
        do("TRUNCATE audit_event")


def test_the_databases_own_checks_hold_after_every_page(empty):
    """A rebuilt table must not lose its keys: what points to nothing is refused."""
    schema.upgrade()
    missing = sorted(
        f"{table.name}.{','.join(key.column_keys)}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
        if not any(
            set(known["constrained_columns"]) == set(key.column_keys)
            for known in sa.inspect(db.engine).get_foreign_keys(table.name)
        )
    )
    assert missing == []


def rows_of_everything(*, without=()):
    """Answer every row of every table, as text, by table; `without` these columns."""
    with db.engine.begin() as connection:
        see_every_home(connection)
        found = {}
        for name in sorted(tables()):
            said = connection.execute(sa.text(f'SELECT * FROM "{name}"')).mappings()
            found[name] = sorted(repr(sorted(p for p in row.items() if p[0] not in without)) for row in said)
        return found


def made_by(page):
    """Answer the tables that a page makes."""
    return set(re.findall(r'op\.create_table\(\s*"(\w+)"', page.read_text(encoding="utf-8")))


def added_by(page):
    """Answer the columns that a page adds to tables which stood before it."""
    return set(re.findall(r'add_column\(\s*sa\.Column\(\s*"(\w+)"', page.read_text(encoding="utf-8")))


def test_rows_outlive_the_newest_page_taken_back_and_applied_again():
    from tests.factories.world import make_world  # brings the rooms

    settings = houses.empty_house()
    app = build(settings, ())
    try:
        with app.app_context():
            schema.upgrade()
            make_world()
            added = added_by(PAGES[-1])
            before = rows_of_everything(without=added)
            assert sum(len(rows) for rows in before.values()) > 150
            db.session.remove()
            schema.downgrade(NAMES[-2])
            moves = "INSERT INTO" in PAGES[-1].read_text(encoding="utf-8")  # it carries its rows both ways
            gone = made_by(PAGES[-1])
            between = rows_of_everything(without=added)
            kept = {name: rows for name, rows in before.items() if name not in gone}
            assert {name: between[name] for name in kept} == kept
            assert set(between) == set(kept) or moves
            schema.upgrade()
            after = rows_of_everything(without=added)
            assert {name: after[name] for name in kept} == kept
            assert set(after) == set(before)
            assert after == before or not moves
            with pytest.raises(DBAPIError, match="cannot be changed"):
                do("DELETE FROM audit_event")
            db.engine.dispose()
    finally:
        houses.remove_house(settings)


def test_the_tests_run_on_the_database_they_were_asked_to(empty, request):
    wanted = {"sqlcipher": "sqlite", "postgresql": "postgresql"}[request.config.getoption("--database")]
    assert dialect_name() == wanted
