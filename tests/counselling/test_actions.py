"""Logging and correcting a session: the record and its event, or neither."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from counselling import actions
from counselling.models import CounsellingSession, ProcessNoteReader, SessionCorrection
from foundation import clock
from foundation.audit import AuditChain, AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes
from tests.factories.accounts import give, make_user
from tests.factories.counselling import head_of, log_session, viewer_of, words
from tests.factories.homes import make_home
from tests.factories.residents import admit, put_in_caseload

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def home():
    return make_home()


@pytest.fixture
def counsellor(home):
    return make_user(Role.COUNSELLOR, home, name="Nandita Kar")


@pytest.fixture
def child(home, counsellor):
    file = admit(home, days_ago=30)
    put_in_caseload(file, counsellor, Role.COUNSELLOR)
    return file


def events(name: str) -> list[AuditEvent]:
    return list(db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == name)))


def chain_of(event: AuditEvent) -> str:
    return db.session.scalars(sa.select(AuditChain.name).where(AuditChain.id == event.chain_id)).one()


def test_a_session_and_its_event_are_written_together(child, counsellor):
    session = log_session(child, counsellor)
    assert session.number == 1
    [event] = events("counselling.session.logged")
    assert event.subject_id == session.id
    assert event.subject_code == child.code
    assert chain_of(event) == f"home:{child.home_id}"


def test_a_refused_session_leaves_neither_record_nor_event(child, counsellor):
    begin_write()
    with across_homes("a test"), pytest.raises(Refused):
        actions.log_session(head_of(child), words(risk="danger"), process_notes="", by=viewer_of(counsellor))
    db.session.commit()
    with across_homes("a test"):
        assert db.session.scalar(sa.select(sa.func.count(CounsellingSession.id))) == 0
    assert events("counselling.session.logged") == []


def test_sessions_of_a_child_are_numbered_without_gaps(child, counsellor):
    assert [log_session(child, counsellor).number for _ in range(3)] == [1, 2, 3]


def test_no_event_holds_what_was_said(child, counsellor):
    log_session(
        child, counsellor, notes="NOTESWORD", brought="BROUGHTWORD", done="DONEWORD", summary="SUMMARYWORD",
        plan="PLANWORD", risk="watch", safety_instruction="INSTRUCTIONWORD",
    )  # fmt: skip
    told = " ".join(db.session.scalars(sa.select(AuditEvent.details)))
    for word in ("NOTESWORD", "BROUGHTWORD", "DONEWORD", "SUMMARYWORD", "PLANWORD", "INSTRUCTIONWORD"):
        assert word not in told


def test_that_notes_were_written_stands_only_in_the_sealed_chain(child, counsellor):
    log_session(child, counsellor, notes="She drew the house again.")
    [event] = events("counselling.notes.written")
    assert chain_of(event) == "sealed"


def test_what_was_told_is_sealed_in_the_database(child, counsellor):
    session = log_session(child, counsellor, notes="NOTESWORD", brought="BROUGHTWORD", done="DONEWORD")
    table = CounsellingSession.__table__
    row = db.session.connection().execute(sa.select(table).where(table.c.id == session.id)).mappings().one()
    kept = b"".join(row[name].token for name in ("brought", "done", "process_notes"))
    for word in (b"NOTESWORD", b"BROUGHTWORD", b"DONEWORD"):
        assert word not in kept
    assert session.process_notes.open() == "NOTESWORD"


def test_a_correction_keeps_what_was_written_before(child, counsellor):
    session = log_session(child, counsellor, summary="Sleeps well.", brought="Sleep.")
    begin_write()
    with across_homes("a test"):
        session = db.session.scalars(sa.select(CounsellingSession)).one()
        told = actions.words_of(session)
        changed = actions.amend_session(
            session, head_of(child), words(**{**vars(told), "summary": "Sleeps badly.", "brought": "Sleep, again."}),
            more_notes="", reason="heard wrongly", by=viewer_of(counsellor),
        )  # fmt: skip
        db.session.commit()
    assert set(changed) == {"summary", "brought"}
    with across_homes("a test"):
        kept = {c.field: c for c in db.session.scalars(sa.select(SessionCorrection))}
        assert kept["summary"].old_value == "Sleeps well."
        assert kept["brought"].old_value is None
        assert kept["brought"].old_sealed.open() == "Sleep."
        assert db.session.scalars(sa.select(CounsellingSession)).one().summary == "Sleeps badly."
    [event] = events("counselling.session.amended")
    assert "Sleeps" not in event.details


def test_sealed_notes_are_added_to_and_never_rewritten(child, counsellor):
    log_session(child, counsellor, notes="First word.")
    begin_write()
    with across_homes("a test"):
        session = db.session.scalars(sa.select(CounsellingSession)).one()
        said = actions.words_of(session)
        actions.amend_session(
            session,
            head_of(child),
            said,
            more_notes="Second word.",
            reason="more came",
            by=viewer_of(counsellor),
        )
        db.session.commit()
        text = db.session.scalars(sa.select(CounsellingSession)).one().process_notes.open()
    assert text.startswith("First word.")
    assert text.endswith("Second word.")
    assert events("counselling.session.amended") == []


def test_a_session_before_the_child_came_is_refused(child, counsellor):
    begin_write()
    long_ago = clock.now() - timedelta(days=31)
    with across_homes("a test"), pytest.raises(Refused):
        actions.log_session(
            head_of(child), words(happened_at=long_ago), process_notes="", by=viewer_of(counsellor)
        )


def test_only_a_counsellor_of_the_home_can_be_named_reader(child, counsellor, home):
    other, elsewhere = make_user(Role.COUNSELLOR, home), make_user(Role.COUNSELLOR, make_home())
    begin_write()
    with across_homes("a test"):
        actions.name_reader(head_of(child), other.id, by=viewer_of(counsellor))
        db.session.commit()
        begin_write()
        for stranger in (elsewhere.id, counsellor.id):
            with pytest.raises(Refused):
                actions.name_reader(head_of(child), stranger, by=viewer_of(counsellor))
        [reader] = db.session.scalars(sa.select(ProcessNoteReader)).all()
        actions.end_reader(head_of(child), reader.id, by=viewer_of(counsellor))
        db.session.commit()
    assert chain_of(events("counselling.reader.named")[0]) == "sealed"
    assert chain_of(events("counselling.reader.ended")[0]) == "sealed"


def test_a_person_with_two_posts_writes_as_herself(child, counsellor, home):
    give(counsellor, Role.HOUSE_STAFF, home)
    assert log_session(child, counsellor).counsellor_id == counsellor.id
