"""Medicines: never ahead of their hour, never before they are ordered; one tap makes one dose."""

import re
from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.refusals import Refused
from foundation.scope import across_homes
from health.actions import medicines
from health.actions.medicines import Taken
from health.models import Dose, Prescription
from health.rules import medicines as rules
from tests.factories import health


@pytest.fixture
def evening():
    """Ten past eight in the evening."""
    with clock.at(health.today_at(20, 10)):
        yield


def doses():
    with across_homes("a test"):
        return list(db.session.scalars(sa.select(Dose).order_by(Dose.written_at)))


def tap(client, ward, row, outcome, hour=20, **more):
    """Tap a button of the round, as its page sends it."""
    page = client.get(f"{ward.place}/round").text
    hidden = dict(re.findall(r'<input[^>]*name="(csrf_token|once)"[^>]*value="([^"]*)"', page))
    if "csrf_token" not in hidden:
        hidden["csrf_token"] = re.search(r'data-csrf="([^"]+)"', page)[1]
    typed = {"day": health.day(0).isoformat(), "at": f"{hour:02}:00", "outcome": outcome, **hidden, **more}
    return client.post(f"/prescriptions/{row.id}/doses", data=typed)


def write(ward, row, hour, outcome="given", ago=0, **more):
    """Write a dose by the verb, as the nurse."""
    due = health.today_at(hour) - timedelta(days=ago)
    with across_homes("a test"):
        live = db.session.scalars(sa.select(Prescription).where(Prescription.id == row.id)).one()
        return medicines.write_doses(ward.home.id, [Taken(live, due, outcome, **more)], by=ward.by)


def test_a_dose_waits_for_its_hour(evening, ward):
    row = health.prescribe(ward.child, time(20), time(22))
    with pytest.raises(Refused, match="opens at 21:30"):
        write(ward, row, 22)


def test_a_dose_before_its_prescription_is_refused(evening, ward):
    row = health.prescribe(ward.child, time(20), days_ago=0)
    with pytest.raises(Refused, match="not ordered yet then"):
        write(ward, row, 20)
    with pytest.raises(Refused, match="not ordered yet then"):
        write(ward, row, 20, ago=3)


def test_a_stopped_medicine_is_not_given(evening, ward):
    row = health.prescribe(ward.child, time(20))
    with across_homes("a test"), clock.at(health.today_at(19)):
        live = db.session.scalars(sa.select(Prescription)).one()
        with pytest.raises(Refused):
            medicines.stop(live, ward.child.code, reason=" ", by=ward.by)
        medicines.stop(live, ward.child.code, reason="Rash, says Dr Mahato", by=ward.by)
        db.session.flush()
    with pytest.raises(Refused, match="was stopped"):
        write(ward, row, 20)


@pytest.mark.parametrize(
    ("outcome", "hour", "more", "words"),
    [
        ("missed", 20, {"why": "asleep"}, "hour is not over"), ("missed", 14, {}, "Choose why"),
        ("given", 14, {}, "given so late"), ("refused", 20, {"why": "fasting"}, "one of the reasons"),
        ("held", 20, {"why": "other"}, "a few words"), ("eaten", 20, {}, "became of the dose"),
        ("given", 15, {}, "no dose at that hour"),
    ],
    ids=["missed_early", "missed_unsaid", "late_unsaid", "foreign_reason", "other_unsaid", "unknown", "no_such_hour"],
)  # fmt: skip
def test_what_does_not_fit_is_refused(evening, ward, outcome, hour, more, words):
    row = health.prescribe(ward.child, time(14), time(20))
    with pytest.raises(Refused, match=words):
        write(ward, row, hour, outcome, **more)


def test_a_tap_is_saved_at_once_and_twice_makes_one(evening, ward, nurse):
    row = health.prescribe(ward.child, time(20))
    assert tap(nurse, ward, row, "given").status_code == 303
    assert tap(nurse, ward, row, "given").status_code == 303
    [dose] = doses()
    assert dose.outcome == "given"
    assert "Given 20:10" in nurse.get(f"{ward.place}/round").text
    clash = tap(nurse, ward, row, "refused")
    assert clash.status_code == 422
    assert "Strike it out first" in clash.text
    assert len(doses()) == 1


def test_a_refusal_asks_why_and_a_wrong_entry_is_struck_out(evening, ward, nurse):
    row = health.prescribe(ward.child, time(20))
    assert tap(nurse, ward, row, "refused").status_code == 303
    page = nurse.get(f"{ward.place}/round").text
    assert "Feels sick" in page
    [dose] = doses()
    token = re.search(r'data-csrf="([^"]+)"', page)[1]
    assert nurse.post(f"/doses/{dose.id}/why", data={"csrf_token": token, "why": "sick"}).status_code == 303
    url = f"/doses/{dose.id}/strike"
    assert nurse.post(url, data={"csrf_token": token, "reason": ""}).status_code == 422
    assert nurse.post(url, data={"csrf_token": token, "reason": "Wrong child"}).status_code == 303
    assert tap(nurse, ward, row, "given").status_code == 303
    assert [d.struck_reason for d in doses()] == ["Wrong child", ""]
    assert "Wrong child" in nurse.get(f"{ward.url}/health").text


def test_a_missed_dose_stands_on_top_and_is_explained(evening, ward, nurse):
    row = health.prescribe(ward.child, time(14), time(20))
    assert "Missed at 14:00" in nurse.get(f"{ward.place}/round").text
    url = f"/prescriptions/{row.id}/doses?day={health.day(0)}&at=14:00"
    page = nurse.get(url).text
    hidden = dict(re.findall(r'<input[^>]*name="(csrf_token|once|at|day)"[^>]*value="([^"]*)"', page))
    late = f"/prescriptions/{row.id}/doses/late"
    assert nurse.post(late, data={**hidden, "outcome": "missed"}).status_code == 422
    hidden = {**hidden, "once": "b" * 32}
    assert nurse.post(late, data={**hidden, "outcome": "missed", "why": "away"}).status_code == 303
    assert "Missed at 14:00" not in nurse.get(f"{ward.place}/round").text


def test_house_staff_give_and_strike_only_their_own(evening, ward, nurse, client_as):
    row = health.prescribe(ward.child, time(20))
    staff = client_as(Role.HOUSE_STAFF, ward.home)
    assert tap(nurse, ward, row, "held").status_code == 303
    [dose] = doses()
    assert staff.get(f"/doses/{dose.id}/strike").status_code == 403
    assert staff.get(f"{ward.place}/round").status_code == 200
    assert staff.get(f"{ward.url}/medicines/new").status_code == 403
    other = health.prescribe(ward.child, time(20), drug="Iron")
    assert tap(staff, ward, other, "given").status_code == 303
    assert staff.get(f"/doses/{doses()[-1].id}/strike").status_code == 200
    assert client_as(Role.TEACHER, ward.home).get(f"{ward.place}/round").status_code == 403


def test_a_prescription_needs_an_hour_and_an_order_of_days(ward):
    today = health.day(0)
    with pytest.raises(Refused, match="at least one hour"):
        rules.ensure_prescribed(hours=[], starts_on=today, ends_on=None, today=today)
    with pytest.raises(Refused, match="before the first"):
        rules.ensure_prescribed(
            hours=[time(8)], starts_on=today, ends_on=today - timedelta(days=1), today=today
        )
