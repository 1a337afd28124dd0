"""The demonstration: its shapes, that one seed makes one history, and that it stays out of a house that is lived in."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pyotp
import pytest
import sqlalchemy as sa
from flask import Flask

from accounts.roles import SECOND_FACTOR, Role
from app import create_app
from education.models import AttendanceCorrection, AttendanceMark, AttendanceSheet, SchoolClass, Teaching
from foundation import clock
from foundation.audit import AuditChain, AuditEvent, verify
from foundation.db import Base, UtcDateTime, begin_write, db
from foundation.demonstration import Demo
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.sealed import SealedText
from homes import actions as hall
from homes.models import Home
from office.demo.loader import load, planned
from residents.demo.deeds import SMALL
from residents.demo.names import LONG
from residents.models import BedStay, CaseFile, Child, Correction, PhotoOf, Placement
from tests.accounts.pages import post
from tests.conftest import NOON
from tests.support import houses

DAYS = 56
MADE_BY_CHANCE = {
    "audit_event": {"details", "h", "m", "previous", "sign_in_id"}, "audit_chain": {"head", "name"},
    "stored_file": {"digest"},
    "attendance_sheet": {"slot"}, "person_account": {"password_hash", "totp_last_step"}, "recovery_code": {"code_hash"},
    "house_setting": {"value", "set_at"}, "register_signature": {"seal"}, "print_record": {"digest"},
}  # fmt: skip
"""Columns that differ from one loading to the next: secrets, what is sealed or hashed, texts that hold ids."""
MAY_LIE_AHEAD = {"due_at", "ends_at", "absolute_until", "expires_at", "set_at", "until_at"}


@dataclass
class Loaded:
    """A house with the small demonstration in it."""

    app: Flask
    demo: Demo
    settings: Any
    digest: dict[str, str] = field(default_factory=dict)


def _load(*, seed: int = 1, at: Any = NOON) -> Loaded:
    settings = houses.new_house()
    app = create_app(settings)
    with app.app_context(), clock.at(at):
        demo = planned(seed=seed, days=DAYS, is_small=True)
        load(demo)
    made = Loaded(app, demo, settings)
    made.digest = _digest(made)
    return made


def _remove(loaded: Loaded) -> None:
    with loaded.app.app_context():
        db.engine.dispose()
    houses.remove_house(loaded.settings)


@pytest.fixture(scope="module")
def loaded() -> Iterator[Loaded]:
    made = _load()
    yield made
    _remove(made)


@pytest.fixture
def asked(loaded: Loaded) -> Iterator[Any]:
    """The database session of the loaded house; it sees every home."""
    with loaded.app.app_context(), clock.at(NOON), across_homes("a test"):
        yield db.session


def _count(asked: Any, model: Any, *which: Any) -> int:
    return asked.scalar(sa.select(sa.func.count()).select_from(model).where(*which))


def test_four_homes_stand_with_the_children_they_are_to_have(asked):
    open_stays = sa.select(Home.code, Placement.kind, sa.func.count()).join(
        Placement, Placement.home_id == Home.id
    )
    rows = asked.execute(open_stays.where(Placement.ended_at.is_(None)).group_by(Home.code, Placement.kind))
    found = {(code, kind): many for code, kind, many in rows}
    kinds = {"KRS": "residential", "KDM": "residential", "BTG": "day", "KHL": "day"}
    assert found == {(code, kinds[code]): on_roll for code, (on_roll, _left) in SMALL.items()}
    facts = {
        h.code: (h.kind, h.for_whom, h.age_from, h.age_to, h.sanctioned_strength)
        for h in asked.scalars(sa.select(Home))
    }
    assert facts["KRS"] == ("childrens_home", "girls", 0, 18, 50)
    assert facts["KDM"] == ("childrens_home", "girls", 6, 18, 25)


def test_the_story_has_what_a_home_sees_in_weeks(asked):
    assert _count(asked, Placement, Placement.ended_at.is_not(None)) > 2
    assert _count(asked, Placement, Placement.is_overnight) >= 1
    assert _count(asked, BedStay, BedStay.to_at.is_not(None)) > 5
    assert _count(asked, AttendanceSheet, AttendanceSheet.state == "not_held") > 3
    assert _count(asked, AttendanceMark, AttendanceMark.reason == "sick") > 10
    assert _count(asked, AttendanceCorrection) > 1
    by_timetable = Teaching.timetable_id.is_not(None)
    assert _count(asked, Teaching, by_timetable, Teaching.room_id.is_not(None)) > 10
    assert _count(asked, Teaching, by_timetable, Teaching.room_id.is_(None)) == 0
    assert _count(asked, Correction) + _count(asked, PhotoOf) > 10
    assert _count(asked, Child, Child.name == LONG[0]) == 1
    assert _count(asked, Child, Child.name_kind != "original") >= 1


def test_every_child_who_lives_in_a_home_has_a_bed_of_her_own(asked):
    beds = asked.scalars(sa.select(BedStay.bed_id).where(BedStay.to_at.is_(None))).all()
    living = _count(asked, Placement, Placement.ended_at.is_(None), Placement.kind == "residential")
    assert len(beds) == len(set(beds)) == living


def test_nothing_happened_after_the_demonstration_was_loaded(asked):
    late = []
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, UtcDateTime) and column.name not in MAY_LIE_AHEAD:
                newest = asked.scalar(sa.select(sa.func.max(column)))
                if newest is not None and newest > NOON:
                    late.append(f"{table.name}.{column.name}")
    assert late == []
    assert asked.scalar(sa.select(sa.func.max(AttendanceSheet.day))) < clock.today()


def test_the_audit_is_whole_and_runs_in_the_order_of_time(asked, loaded):
    verdicts = list(verify(asked(), loaded.settings.keys.audit))
    assert len(verdicts) == 6  # four homes, the organisation, its sealed chain
    assert [v.fault for v in verdicts] == [None] * 6
    for chain in asked.scalars(sa.select(AuditChain.id)):
        moments = asked.scalars(
            sa.select(AuditEvent.at).where(AuditEvent.chain_id == chain).order_by(AuditEvent.seq)
        ).all()
        assert moments == sorted(moments)


def test_deeds_were_done_by_people_in_their_posts(asked):
    told = asked.execute(
        sa.select(AuditEvent.event, AuditEvent.role).where(AuditEvent.actor_id.is_not(None)).distinct()
    )
    doers: dict[str, set[str]] = {}
    for event, role in told:
        doers.setdefault(event, set()).add(role)
    assert doers["education.attendance.marked"] == {"teacher"}
    assert doers["counselling.session.logged"] == {"counsellor"}
    assert doers["residents.child.admitted"] == {"case_worker"}
    assert doers["homes.room.added"] == {"superintendent"}


def test_one_person_of_every_role_is_shown_and_can_sign_in(loaded):
    shown = {each.role: each for each in loaded.demo.entrances}
    assert set(shown) == set(Role)
    assert len({each.password for each in shown.values()}) == len(Role)
    for role, each in shown.items():
        assert bool(each.totp_secret) == (role in SECOND_FACTOR)
        client = loaded.app.test_client()
        with clock.at(NOON):
            answer = post(client, "/sign-in", {"name": each.sign_in_name, "password": each.password})
            assert answer.status_code == 303, role
            if each.totp_secret:
                code = pyotp.TOTP(each.totp_secret).at(NOON)
                answer = post(client, "/sign-in/code", {"code": code})
                assert answer.status_code == 303, role
            assert client.get("/me").status_code == 200, role


@pytest.mark.only_on("sqlcipher")
def test_one_seed_on_one_day_makes_one_history_at_any_hour(loaded):
    """The dice are thrown before any database is asked: loaded a second time on one kind alone."""
    again = _load(at=NOON - timedelta(hours=5))
    _remove(again)
    assert {name for name, digest in loaded.digest.items() if again.digest[name] != digest} == set()


def _digest(loaded: Loaded) -> dict[str, str]:
    """Answer a digest of each table: its natural columns, in an order that the rows themselves give."""
    found = {}
    with loaded.app.app_context(), across_homes("a test"):
        for table in Base.metadata.sorted_tables:
            if table.name in ("sign_in", "sign_in_attempt"):
                continue
            columns = [c for c in table.columns if _is_natural(table.name, c)]
            rows = sorted(map(repr, db.session.execute(sa.select(*columns)).all())) if columns else []
            found[table.name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def _is_natural(table: str, column: Any) -> bool:
    by_chance = isinstance(column.type, sa.Uuid | sa.LargeBinary | SealedText)
    return not by_chance and column.name not in MADE_BY_CHANCE.get(table, ())


def test_it_stays_out_of_a_house_that_is_lived_in(session):
    begin_write()
    hall.set_up_organisation("Somebody’s own")
    db.session.commit()
    demo = Demo(seed=1, first_day=date(2026, 11, 17), today=date(2026, 11, 20))
    with pytest.raises(Refused, match="an empty house only"):
        load(demo)


def test_a_loading_that_stopped_half_way_is_told(session):
    demo = Demo(seed=1, first_day=date(2026, 11, 17), today=date(2026, 11, 20))
    demo.plan(demo.ends_at - timedelta(hours=3), lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        load(demo)
    with pytest.raises(Refused, match="stopped half-way"):
        load(demo)


def test_the_terminal_shows_how_to_sign_in_once(house):
    app = create_app(house)
    told = app.test_cli_runner().invoke(args=["demo", "load", "--years", "0.1", "--small"])
    assert told.exit_code == 0, told.output
    assert "Every audit chain is whole." in told.output
    assert all(str(role) in told.output for role in Role)
    again = app.test_cli_runner().invoke(args=["demo", "load"])
    assert again.exit_code == 1
    assert "empty house only" in again.output
    with app.app_context(), across_homes("a test"):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(CaseFile)) > 0
        assert db.session.scalar(sa.select(sa.func.count()).select_from(SchoolClass)) > 0
        db.engine.dispose()
