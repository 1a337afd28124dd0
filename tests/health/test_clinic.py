"""Examinations, visits, alerts and immunisations: what is refused, what stays readable, what the house learns."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.refusals import Refused
from foundation.scope import across_homes
from health.choices.immunisation import dose_of, schedule
from health.models import HealthAlert, HealthExam, HealthMeasure, HealthVisit
from health.queries import clinic as queries
from health.rules import clinic as rules
from tests.factories import health
from tests.factories.residents import admit
from tests.support.posting import send


def all_of(model):
    with across_homes("a test"):
        return list(db.session.scalars(sa.select(model)))


def exam_typed(**more):
    here = clock.local(clock.now() - timedelta(minutes=2))
    return {
        "day": f"{here:%d %m %Y}",
        "time": f"{here:%H:%M}",
        "examiner": "Dr P. Mahato",
        "general": "fair",
        "weight": "31.0",
        "height": "140.2",
        "vision": "good",
        "hearing": "reduced",
        "senses_words": "left ear",
        "skin": ["scabies"],
        "illness": "Asthma",
        "allergy": "Penicillin",
        "instruction": "No injection.",
        "treatment": "Permethrin",
        **more,
    }


def test_an_examination_writes_the_measures_and_the_alert_too(ward, nurse):
    answer = send(nurse, f"{ward.url}/examination", exam_typed())
    assert answer.status_code == 303
    [exam], [measure], [alert] = all_of(HealthExam), all_of(HealthMeasure), all_of(HealthAlert)
    assert (exam.general, measure.weight_g, measure.height_mm) == ("fair", 31000, 1402)
    assert (alert.what, alert.instruction) == ("Penicillin", "No injection.")
    page = nurse.get(answer.location).text
    assert "after the 24 hours of the rule" in page
    assert "left ear" in page
    mark = {
        "place": "front:forearm_right",
        "kind": "burn",
        "age": "new",
        "words": "From the stove",
        "seen_by": "S. Ghosh",
        "day": exam_typed()["day"],
        "time": exam_typed()["time"],
    }
    assert send(nurse, answer.location, mark).status_code == 303
    assert "From the stove" in nurse.get(answer.location).text
    again = send(nurse, f"{ward.url}/examination", exam_typed())
    assert again.status_code == 422
    assert "has its examination" in again.text
    assert send(nurse, f"{answer.location}/strike", {"reason": "Another child’s"}).status_code == 303
    assert all_of(HealthExam)[0].struck_reason == "Another child’s"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"skin": ["clear", "rash"]}, "clear, or it is not"),
        ({"skin": ["wound"]}, "was seen on the skin"),
        ({"senses_words": ""}, "see or hear well"),
        ({"instruction": ""}, "what is to be done"),
        ({"weight": "3.1"}, "Hardly a weight"),
        ({"general": ""}, "how she is"),
        ({"height": "1402"}, "between 30 and 230"),
    ],
    ids=["skin", "skin_words", "senses", "instruction", "tenfold", "general", "height"],
)
def test_a_refused_examination_keeps_what_was_typed(ward, nurse, typed, words):
    refused = send(nurse, f"{ward.url}/examination", exam_typed(**typed))
    assert refused.status_code == 422
    assert words in refused.text.replace("&#39;", "’")
    assert "Permethrin" in refused.text
    assert all_of(HealthExam) == []


def test_an_examination_before_she_came_is_refused(ward):
    with pytest.raises(Refused, match="not in this home then"):
        health.examine(ward.child, examined_at=clock.now() - timedelta(days=80))


def test_a_stay_in_hospital_is_known_to_the_house_until_she_is_back(ward, nurse, session_app):
    health.visit(ward.child, kind="hospital", complaint="Fever", by=ward.by)
    with across_homes("a test"):
        known = queries.absences(ward.home.id, clock.today())
    assert known[ward.child.id].reason == "hospital"
    assert "Fever" not in known[ward.child.id].words
    with pytest.raises(Refused, match="already"):
        health.visit(ward.child, kind="sick_room")
    [visit] = all_of(HealthVisit)
    here = clock.local(clock.now())
    back = {"day": f"{here:%d %m %Y}", "time": f"{here:%H:%M}"}
    assert (
        send(
            nurse,
            f"/health-visits/{visit.id}/back",
            {**back, "time": "00:00", "day": f"{here - timedelta(days=2):%d %m %Y}"},
        ).status_code
        == 422
    )
    assert send(nurse, f"/health-visits/{visit.id}/back", back).status_code == 303
    assert all_of(HealthVisit)[0].ended_at is not None


def test_a_struck_visit_stays_readable_with_its_reason(ward, nurse):
    visit = health.visit(ward.child, complaint="Toothache")
    assert send(nurse, f"/health-visits/{visit.id}/strike", {"reason": ""}).status_code == 422
    assert send(nurse, f"/health-visits/{visit.id}/strike", {"reason": "Her sister’s"}).status_code == 303
    page = nurse.get(f"{ward.url}/health").text
    assert "<del>Toothache</del>" in page
    assert "Toothache" not in nurse.get(f"{ward.url}/chronology").text


def test_an_ended_alert_is_no_longer_shown(ward, nurse, client_as):
    alert = health.alert(ward.child)
    staff = client_as(Role.HOUSE_STAFF, ward.home)
    assert "Penicillin" in staff.get(f"{ward.place}/health-alerts").text
    assert staff.get(f"/health-alerts/{alert.id}/end").status_code == 403
    assert send(nurse, f"/health-alerts/{alert.id}/end", {"reason": "Tested, no allergy"}).status_code == 303
    assert "Penicillin" not in staff.get(f"{ward.place}/health-alerts").text


def test_the_schedule_says_what_is_due_at_an_age():
    td10 = dose_of("td10")
    assert rules.standing_of(td10, is_given=False, age_days=3000) == "later"
    assert rules.standing_of(td10, is_given=False, age_days=4000) == "due"
    assert rules.standing_of(dose_of("bcg"), is_given=False, age_days=4000) == "past"
    assert rules.standing_of(td10, is_given=True, age_days=3000) == "given"
    assert len({dose.code for dose in schedule()}) == len(schedule()) == 26


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"source": "here"}, "on which it was given here"),
        ({"source": "card", "given_on": "01 01 2010"}, "before she was born"),
        ({"dose": ""}, "from the list"),
    ],
    ids=["here_without_day", "before_birth", "no_dose"],
)
def test_an_impossible_immunisation_is_refused(ward, nurse, typed, words):
    refused = send(nurse, f"{ward.url}/immunisations/new", {"dose": "bcg", "source": "card", **typed})
    assert refused.status_code == 422
    assert words in refused.text


def test_a_dose_of_the_card_stands_once_and_is_due_no_more(ward, nurse):
    assert "Td" in nurse.get(f"{ward.url}/health").text
    typed = {"dose": "td10", "source": "here", "given_on": f"{clock.today():%d %m %Y}"}
    assert send(nurse, f"{ward.url}/immunisations/new", typed).status_code == 303
    twice = send(nurse, f"{ward.url}/immunisations/new", typed)
    assert twice.status_code == 422
    assert "written already" in twice.text


def test_the_registers_hold_what_was_written(ward, nurse):
    health.examine(ward.child, illness="Asthma", weight_g=31000)
    health.visit(admit(ward.home, days_ago=9), complaint="Cough", treatment="Syrup")
    page = nurse.get(f"{ward.place}/registers/medical-file").text
    assert re.search(r"Asthma", page)
    assert "Syrup" in page
    assert "31.0" in nurse.get(f"{ward.place}/registers/weight-chart").text
