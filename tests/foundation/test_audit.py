"""The record of deeds: with its deed or not at all, and no change of it goes unseen."""

from enum import StrEnum

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from foundation import audit
from foundation.audit import AuditChain, AuditEvent
from foundation.audit.chain import digest, mark
from foundation.db import begin_write, db, dialect_name, new_id
from foundation.viewer import SYSTEM

KEY = b"\x03" * 32


class Event(StrEnum):
    """Events of these tests."""

    DONE = "test.thing.done"
    SEEN = "test.thing.seen"


def deeds(n, home=None, sealed=False):
    begin_write()
    for i in range(n):
        audit.record(Event.DONE, by=SYSTEM, home=home, subject=("thing", new_id(), f"T-{i}"), sealed=sealed)
    db.session.commit()


def verdicts(anchors=None):
    return {v.chain: v for v in audit.verify(db.session, KEY, anchors)}


@pytest.fixture
def chains(session):
    homes = [new_id(), new_id()]
    for home in homes:
        deeds(5, home)
        deeds(3, home)
    deeds(4)
    deeds(2, sealed=True)
    return [f"home:{h}" for h in homes]


def unguarded(work):
    """Do what an intruder with the database's own rights could do: without the triggers."""
    if dialect_name() == "postgresql":
        db.session.execute(sa.text("ALTER TABLE audit_event DISABLE TRIGGER audit_event_no_change"))
        work()
        return
    for deed in ("update", "delete"):
        db.session.execute(sa.text(f"DROP TRIGGER audit_event_no_{deed}"))
    work()


def rows_of(name):
    table = AuditEvent.__table__
    chain = db.session.scalar(sa.select(AuditChain.id).where(AuditChain.name == name))
    return table, chain


def test_every_chain_of_honest_deeds_verifies(chains):
    found = verdicts()
    assert {name: (v.count, v.fault) for name, v in found.items()} == {
        chains[0]: (8, None), chains[1]: (8, None), "organisation": (4, None), "sealed": (2, None),
    }  # fmt: skip


def test_a_deed_undone_leaves_no_event(session):
    begin_write()
    audit.record(Event.DONE, by=SYSTEM)
    db.session.rollback()
    db.session.commit()
    assert verdicts() == {}


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET event = 'x'", "DELETE FROM audit_event"])
def test_the_database_refuses_to_change_an_event(chains, statement):
    with pytest.raises(DBAPIError, match="cannot be changed"):
        db.session.execute(sa.text(statement))


TAMPERS = {
    "an edited row": lambda t, c: sa.update(t).where(t.c.chain_id == c, t.c.seq == 3).values(event="x"),
    "an edited time": lambda t, c: (
        sa.update(t).where(t.c.chain_id == c, t.c.seq == 3).values(actor_name="Somebody")
    ),
    "a deleted row": lambda t, c: sa.delete(t).where(t.c.chain_id == c, t.c.seq == 3),
    "a cut tail": lambda t, c: sa.delete(t).where(t.c.chain_id == c, t.c.seq > 6),
}


@pytest.mark.parametrize("tamper", TAMPERS.values(), ids=TAMPERS)
def test_a_tampered_chain_is_named_with_its_row(chains, tamper):
    table, chain = rows_of(chains[0])
    unguarded(lambda: db.session.execute(tamper(table, chain)))
    found = verdicts()
    assert found[chains[0]].fault is not None
    assert found[chains[0]].fault.seq in (3, 7)
    assert found[chains[1]].fault is None


def test_rows_in_another_order_are_seen(chains):
    table, chain = rows_of(chains[0])

    def swap():
        for old, new in ((2, 99), (3, 2), (99, 3)):
            moved = sa.update(table).where(table.c.chain_id == chain, table.c.seq == old).values(seq=new)
            db.session.execute(moved)

    unguarded(swap)
    assert verdicts()[chains[0]].fault.seq == 2


def test_a_chain_computed_anew_without_the_key_is_seen(chains):
    table, chain = rows_of(chains[0])
    row = dict(
        db.session.execute(sa.select(table).where(table.c.chain_id == chain, table.c.seq == 8))
        .mappings()
        .one()
    )
    row["event"] = "test.other"
    row["h"] = digest(row)
    row["m"] = mark(b"\x09" * 32, row["h"])

    def forge():
        which = sa.update(table).where(table.c.chain_id == chain, table.c.seq == 8)
        db.session.execute(which.values(event=row["event"], h=row["h"], m=row["m"]))
        chains_table = AuditChain.__table__
        db.session.execute(sa.update(chains_table).where(chains_table.c.id == chain).values(head=row["h"]))

    unguarded(forge)
    assert verdicts()[chains[0]].fault.why == "its seal is not ours"


def test_a_chain_cut_back_with_its_head_is_seen_by_an_anchor_noted_elsewhere(chains):
    anchor = {chains[0]: (8, verdicts()[chains[0]].head)}
    assert verdicts(anchor)[chains[0]].fault is None
    table, chain = rows_of(chains[0])
    sixth = db.session.scalar(sa.select(table.c.h).where(table.c.chain_id == chain, table.c.seq == 6))

    def cut():
        db.session.execute(sa.delete(table).where(table.c.chain_id == chain, table.c.seq > 6))
        chains_table = AuditChain.__table__
        which = sa.update(chains_table).where(chains_table.c.id == chain)
        db.session.execute(which.values(count=6, head=sixth))

    unguarded(cut)
    assert verdicts()[chains[0]].fault is None
    assert "noted elsewhere" in verdicts(anchor)[chains[0]].fault.why


def test_an_event_holds_no_content(chains):
    row = db.session.execute(sa.select(AuditEvent.__table__)).mappings().first()
    assert set(row["details"]) == set("{}")
