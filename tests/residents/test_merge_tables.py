"""What a joining walks: every table about a file, what hangs on its rows, and back again with rows in every room."""

import pytest
import sqlalchemy as sa

from foundation import clock, sealed
from foundation.audit import SYSTEM
from foundation.db import Base, begin_write
from foundation.scope import across_homes, within_homes
from residents.actions import siblings
from residents.models import (
    Sibling,
)
from residents.queries import belonging_to
from residents.queries import merging as asked
from tests.factories import residents
from tests.factories.world import FAR, NEAR, make_world
from tests.residents.joining import everything, join, undo

pytestmark = pytest.mark.usefixtures("at_noon")


def test_every_table_about_a_file_is_walked():
    walked = {(h.table.name, h.column) for h in belonging_to.holdings()}
    named = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables for column in table.columns if column.name == "case_file_id"
    }  # fmt: skip
    pointing = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables for column in table.columns for key in column.foreign_keys
        if key.column.table.name in ("case_file", "child") and key.column.name == "id"
    }  # fmt: skip
    assert named - walked == set()
    assert {name for name, _column in pointing - walked} == {"file_merge"}
    assert {name for name, _column in named} >= {
        "attendance_mark",
        "counselling_session",
        "placement",
        "post",
    }


def test_a_row_that_hangs_on_another_of_its_file_follows_it():
    left = [
        f"{table.name}: {[column.name for column in key.columns]}"
        for table in Base.metadata.sorted_tables for key in table.foreign_key_constraints
        if "case_file_id" in {column.name for column in key.columns}
        and key.referred_table.name != "case_file" and key.onupdate != "CASCADE"
    ]  # fmt: skip
    assert left == []


def test_every_branch_hangs_on_something_that_is_walked():
    known = {h.table.name for h in belonging_to.holdings()}
    for branch in belonging_to.branches():
        assert branch.through.name in known
        known.add(branch.table.name)
    assert "counselling_correction" in known


def test_two_children_with_rows_in_every_room_are_joined_and_taken_apart(app, session):
    world = make_world()
    near, far = world.children[NEAR], world.children[FAR]
    home_id = world.home.id
    begin_write()
    with within_homes({home_id}):
        line = sa.select(Sibling.id).where(Sibling.case_file_id == near.id, Sibling.other_file_id == far.id)
        siblings.unlink(residents.fresh(near), session.scalar(line), reason="one girl", by=SYSTEM)
        session.commit()
    with across_homes("a test looks"):
        for file in (near, far):
            rows = [row for _holding, found in belonging_to.rows_of(file.id, file.child_id) for row in found]
            assert any(isinstance(value, sealed.Sealed) for row in rows for value in row.values())
        before = everything()
        now, today = clock.now(), clock.today()
        with within_homes({home_id}):
            shown = asked.preview(residents.fresh(near), residents.fresh(far), now=now, today=today)
    assert shown.plan.refused == []
    assert len(shown.plan.counts) > 35  # tables of every room
    merge_id = join(near, far)
    undo(merge_id, world.home)
    after = everything()
    assert [name for name in before if before[name] != after[name]] == []
