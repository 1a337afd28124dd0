"""Schools outside with their slips, and levels: written by who may, never rubbed out, shown where they belong."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from education.models import LearningLevel, OutsideSchool, SchoolSlip
from education.queries.learning import (
    chronology_of_learning,
    evidence_of,
    learning_of,
    learning_panel_of,
)
from education.queries.outside import outside_lines
from education.rules import learning as rules
from foundation.db import db
from foundation.feature import Window
from foundation.refusals import Refused
from foundation.scope import across_homes
from tests.education.pages import filled, read
from tests.factories import education, residents
from tests.factories.accounts import make_user
from tests.factories.homes import make_home

TODAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 1)
SCHOOL = {
    "school": "Mouripur Girls’ High School", "udise": "19171105302", "board": "state", "class_name": "7 B",
    "roll_no": "31", "from_on": "21 09 2026",
}  # fmt: skip


@pytest.fixture
def child(session, at_noon):
    with across_homes("a test of learning"):
        file = residents.admit(make_home(), days_ago=60)
        yield file


@pytest.fixture
def worker(child, browser):
    user = make_user(Role.CASE_WORKER, _home(child))
    residents.put_in_caseload(child, user, Role.CASE_WORKER)
    return browser(user)


def _home(file):
    from homes.models import Home

    return db.session.get_one(Home, file.home_id)


def send(client, url, **typed):
    return client.post(url, data={**filled(read(client.get(url))), **typed})


def goes_to_school(client, child):
    made = send(client, f"/children/{child.code}/school/outside/new", **SCHOOL)
    assert made.status_code == 303
    return db.session.scalars(sa.select(OutsideSchool)).one()


def test_a_case_worker_writes_a_school_and_its_slip_of_the_month(child, worker):
    outside = goes_to_school(worker, child)
    url = f"/children/{child.code}/school/outside/{outside.id}/slip"
    wrong = send(worker, url, month="2026-10", days_open="20", days_present="22")
    assert wrong.status_code == 422
    assert "She cannot be present on more days than the school was open" in read(wrong).get_text()
    assert read(wrong).select_one("#days_present")["value"] == "22"
    assert send(worker, url, month="2026-10", days_open="20", days_present="18").status_code == 303
    twice = send(worker, url, month="2026-10", days_open="20", days_present="19")
    assert twice.status_code == 422
    assert "The slip of this month is written" in read(twice).get_text()
    page = read(worker.get(f"/children/{child.code}/school")).get_text()
    assert "Mouripur Girls’ High School" in page
    assert "October 2026" in page


def test_a_slip_is_struck_out_and_never_overwritten(child, worker):
    outside = goes_to_school(worker, child)
    send(worker, f"/children/{child.code}/school/outside/{outside.id}/slip", month="2026-10", days_open="20",
         days_present="18")  # fmt: skip
    slip = db.session.scalars(sa.select(SchoolSlip)).one()
    url = f"/children/{child.code}/school/slips/{slip.id}"
    silent = send(worker, url, days_present="17")
    assert silent.status_code == 422
    assert "Write why this is changed" in read(silent).get_text()
    assert send(worker, url, days_present="17", reason="the school counted again").status_code == 303
    struck = learning_of(child.id).struck[slip.id]
    assert [(one.old, one.new, one.why) for one in struck] == [("18", "17", "the school counted again")]
    assert read(worker.get(f"/children/{child.code}/school")).select_one("del").get_text().endswith("18")


def test_she_is_at_one_school_at_a_time(child, worker):
    outside = goes_to_school(worker, child)
    again = send(worker, f"/children/{child.code}/school/outside/new", **{**SCHOOL, "school": "Another"})
    assert again.status_code == 422
    assert "She is written at another school still" in read(again).get_text()
    url = f"/children/{child.code}/school/outside/{outside.id}"
    assert "Write why she left" in read(send(worker, url, to_on="10 11 2026")).get_text()
    assert send(worker, url, to_on="10 11 2026", why_ended="moved up").status_code == 303
    assert send(worker, f"/children/{child.code}/school/outside/new", **SCHOOL).status_code == 303


def test_a_teacher_writes_levels_of_her_own_class_and_nobody_elses(child, browser):
    school = education.make_school(_home(child), pupils=1)
    hers, client = school.pupils[0], browser(school.teacher)
    url = f"/children/{hers.code}/school/levels/new"
    nothing = send(client, url)
    assert nothing.status_code == 422
    made = send(client, url, reading="2", numbers="0", words="reads slowly, with joy")
    assert made.status_code == 303
    early = send(client, url, reading="3", seen_on="01 01 2020")
    assert "She had not come by that day" in read(early).get_text()
    page = read(client.get(f"/children/{hers.code}/school")).get_text()
    assert "Words" in page
    assert "Not yet a number" in page
    assert client.get(f"/children/{child.code}/school/levels/new").status_code == 403
    assert client.get(f"/children/{hers.code}/school/outside/new").status_code == 403
    level = db.session.scalars(sa.select(LearningLevel).where(LearningLevel.area == "numbers")).one()
    fixed = send(client, f"/children/{hers.code}/school/levels/{level.id}", step="1", reason="she knew four")
    assert fixed.status_code == 303
    assert learning_panel_of(hers.id).levels[1][:2] == ("Numbers", "Numbers 1 to 9")
    assert [one.old for one in learning_of(hers.id).struck[level.id]] == ["0"]


def test_panel_chronology_and_evidence_tell_what_was_written(child, worker, browser):
    outside = goes_to_school(worker, child)
    send(worker, f"/children/{child.code}/school/outside/{outside.id}/slip", month="2026-10", days_open="20",
         days_present="18")  # fmt: skip
    head = browser(make_user(Role.SUPERINTENDENT, _home(child)))
    assert send(head, f"/children/{child.code}/school/levels/new", reading="4").status_code == 303
    panel = learning_panel_of(child.id)
    assert (panel.school, panel.days_present, panel.days_open) == (SCHOOL["school"], 18, 20)
    assert [str(e.deed) for e in chronology_of_learning(child.id, Window(limit=5))] == [
        "What she can do", "Goes to a school outside",
    ]  # fmt: skip
    told = [line.words for line in evidence_of(child.id, TODAY - timedelta(days=60), TODAY)]
    assert "At the school outside on 18 of 20 days" in told
    assert "Reading in her language: A story" in told
    assert "Learning" in read(head.get(f"/children/{child.code}")).get_text()


def test_whose_slip_is_missing_is_listed_within_ones_reach(child, worker, browser):
    goes_to_school(worker, child)
    page = read(worker.get(f"/homes/{_home(child).code}/schools-outside")).get_text()
    assert "last month’s slip is missing" in page
    stranger = browser(make_user(Role.CASE_WORKER, _home(child)))
    assert child.code not in stranger.get(f"/homes/{_home(child).code}/schools-outside").get_data(
        as_text=True
    )
    assert (
        browser(make_user(Role.NURSE, _home(child))).get(f"/children/{child.code}/school").status_code == 403
    )
    assert (
        browser(make_user(Role.CASE_WORKER, make_home())).get(f"/children/{child.code}/school").status_code
        == 404
    )


def test_the_list_of_schools_asks_one_statement_however_many(child, worker, statements):
    goes_to_school(worker, child)
    with statements() as seen:
        assert len(outside_lines(child.home_id, seen=sa.true(), named=sa.true(), today=TODAY)) == 1
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"month": date(2026, 12, 1)}, "has not begun"),
        ({"month": date(2026, 8, 1)}, "did not go to this school"),
        ({"days_open": 32}, "The month has 31 days"),
        ({"days_present": 21}, "more days than the school was open"),
    ],
    ids=["to come", "before", "too many days", "more present than open"],
)
def test_a_slip_that_cannot_be_true_is_refused(facts, said):
    usual = {
        "month": OCTOBER,
        "days_open": 20,
        "days_present": 18,
        "from_on": date(2026, 9, 21),
        "to_on": None,
    }
    with pytest.raises(Refused, match=said):
        rules.ensure_slip(**{**usual, **facts}, today=TODAY)


def test_a_udise_code_has_eleven_figures():
    with pytest.raises(Refused, match="11 figures"):
        rules.ensure_school(board="state", udise="123", from_on=OCTOBER, to_on=None, today=TODAY)
