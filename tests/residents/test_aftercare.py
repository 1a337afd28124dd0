"""Following up a child who left: her days, visits and tries, danger, and its end."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.models import Aftercare, Correction, FollowUp, FollowUpVisit
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")

SECRET, NUMBER, SAY = "Bokulpara behind the pond", "98300 12345", "Say you are from the school"
FOUND = "She goes to school each day"
VISIT = {
    "happened_on": "20 11 2026", "how": "visit", "went_name": "Rekha, DCPU Sonadanga", "reached": "yes",
    "met": "Her mother", "schooling": FOUND, "her_words": "I want to stay", "held": "birth", "risk": "none",
}  # fmt: skip
GROUND = {"reason": "Her uncle was seen near her school this week."}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=200, name="Rupali Sardar", age_years_stated=12)


@pytest.fixture
def head(client_as, home):
    return client_as(Role.SUPERINTENDENT, home)


@pytest.fixture
def worker(session, app, home, file):
    user = make_user(Role.CASE_WORKER, home)
    residents.put_in_caseload(file, user)
    client = browser(app)
    sign_in(client, user)
    return client


def left(file, *, days_ago=45, **more):
    """Let her go so many days ago; answers the page of the time after."""
    residents.let_go(file, at=clock.now() - timedelta(days=days_ago), **more)
    return f"/children/{file.code}/aftercare"


def follow_ups(**which):
    return sorted(everything(FollowUp), key=lambda row: row.due_on)


def care():
    return everything(Aftercare)[0]


def text_of(client, page):
    answer = client.get(page)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_leaving_lays_its_follow_ups_for_the_case_worker(worker, head, home, file):
    page = left(file, days_ago=20)
    rows = follow_ups()
    assert len(rows) == 13
    assert rows[0].due_on == date(2026, 11, 30)
    assert rows[1].kind == "second"
    said = text_of(worker, page)
    for words in ("First interaction", "Form 7 part D", "rule 19(18)", "Restored to a parent", "Due 30 Nov"):
        assert words in said
    due = text_of(head, f"/homes/{home.code}/aftercare")
    assert file.code in due
    assert "This month" in due
    assert "Rupali" not in due


def test_a_transfer_and_a_death_lay_none(head, file):
    page = left(file, reason="transferred")
    assert everything(Aftercare) == []
    assert "calls for none" in text_of(head, page)


def test_a_visit_is_written_and_its_findings_are_sealed(worker, file):
    page, first = left(file), follow_ups()[0]
    assert "1 day over" not in text_of(worker, page)
    answer = send(worker, f"{page}/{first.id}/write", {**VISIT, "next_on": "10 12 2026"})
    assert answer.status_code == 303
    visit = everything(FollowUpVisit)[0]
    assert FOUND.encode() not in visit.found.token
    said = text_of(worker, page)
    assert "Done 20 Nov 2026" in said
    assert "Follow-up that was agreed" in said
    assert FOUND not in said
    assert "Her mother" not in said
    opened = text_of(worker, f"{page}/visits/{visit.id}")
    for words in (FOUND, "I want to stay", "Her mother", "Birth certificate"):
        assert words in opened
    read = sa.select(AuditEvent).where(AuditEvent.event == "residents.follow_up.read")
    assert len(db.session.scalars(read).all()) == 1
    chronology = text_of(worker, f"/children/{file.code}/chronology")
    assert "Visit, reached" in chronology
    assert FOUND not in chronology


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"happened_on": "1 9 2026"}, "This is before she left"),
        ({"happened_on": "21 11 2026"}, "has not come yet"),
        ({"went_id": "", "went_name": ""}, "Choose who went"),
        ({"how": "dcpu", "went_name": ""}, "for which office"),
        ({"next_on": "19 11 2026"}, "comes before this visit"),
        ({"risk": "danger"}, "what was done at once"),
        ({"schooling": "", "her_words": "", "milieu": ""}, "what was found"),
        ({"risk": ""}, "Choose the risk"),
    ],
    ids=["before", "future", "nobody", "no agency", "next before", "danger", "nothing found", "no risk"],
)
def test_a_visit_that_cannot_be_is_refused_and_nothing_typed_is_lost(worker, file, typed, words):
    page, first = left(file), follow_ups()[0]
    answer = send(worker, f"{page}/{first.id}/write", {**VISIT, "milieu": "Quiet lane", **typed})
    said = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert words in said
    assert typed.get("milieu", "Quiet lane") in said
    assert "Her mother" in said
    assert everything(FollowUpVisit) == []
    assert follow_ups()[0].done_on is None


def test_not_reached_counts_as_a_try_and_three_tries_let_it_end(worker, head, file):
    page, first = left(file), follow_ups()[0]
    ending = {"why": "not_traced", "words": "Asked the DCPU too"}
    missed = {
        "happened_on": "19 11 2026",
        "how": "call",
        "went_name": "Rekha",
        "reached": "no",
        "risk": "none",
    }
    for made in range(3):
        refused = send(head, f"{page}/end", ending)
        assert refused.status_code == 422
        assert f"{made} of 3 tries" in refused.get_data(as_text=True)
        assert send(worker, f"{page}/{first.id}/write", missed).status_code == 303
    assert "3 tries reached nobody" in text_of(worker, page)
    assert send(head, f"{page}/end", ending).status_code == 303
    assert {row.dropped_why for row in follow_ups()} == {"ended"}
    assert "She cannot be traced" in text_of(head, page)
    over = send(worker, f"{page}/{first.id}/write", VISIT)
    assert "Following up has ended" in over.get_data(as_text=True)


def test_a_day_is_moved_and_dropped_with_its_reason(worker, file):
    page, (first, second, *_more) = left(file), follow_ups()
    moved = {"due_on": "5 12 2026", "reason": ""}
    assert send(worker, f"{page}/{first.id}/move", moved).status_code == 422
    assert (
        send(worker, f"{page}/{first.id}/move", {**moved, "reason": "The road is flooded"}).status_code == 303
    )
    kept = everything(Correction)[0]
    assert (kept.old_text, kept.new_text) == ("2026-11-06", "2026-12-05")
    assert "The road is flooded" in text_of(worker, page)
    dropped = {"why": "another", "words": ""}
    assert send(worker, f"{page}/{second.id}/drop", dropped).status_code == 422
    done = send(worker, f"{page}/{second.id}/drop", {**dropped, "words": "DCPU Sonadanga goes"})
    assert done.status_code == 303
    again = send(worker, f"{page}/{second.id}/write", VISIT)
    assert "was dropped" in again.get_data(as_text=True)


def test_a_danger_stands_on_the_superintendents_today_until_she_answers(worker, head, home, file):
    page, first = left(file), follow_ups()[0]
    today = f"/homes/{home.code}/today"
    assert "In danger" not in text_of(head, today)
    danger = {**VISIT, "risk": "danger", "risk_done": "Told Childline, she sleeps at her aunt’s"}
    assert send(worker, f"{page}/{first.id}/write", danger).status_code == 303
    said = text_of(head, today)
    assert "Told Childline" in said
    assert file.code in said
    assert "Rupali" not in said
    assert send(worker, f"{page}/danger", {"words": "x"}, page=page).status_code == 403
    assert send(head, f"{page}/danger", {"words": ""}).status_code == 422
    assert send(head, f"{page}/danger", {"words": "The committee hears her on Monday"}).status_code == 303
    assert "In danger" not in text_of(head, today)
    assert "The committee hears her on Monday" in text_of(worker, page)


def test_a_visit_written_wrongly_is_struck_out_and_due_again(worker, file):
    page, first = left(file), follow_ups()[0]
    danger = {**VISIT, "risk": "danger", "risk_done": "Police told"}
    send(worker, f"{page}/{first.id}/write", danger)
    visit = everything(FollowUpVisit)[0]
    assert send(worker, f"{page}/visits/{visit.id}/strike", {"reason": ""}).status_code == 422
    assert send(worker, f"{page}/visits/{visit.id}/strike", {"reason": "Another child"}).status_code == 303
    assert (follow_ups()[0].done_on, care().risk) == (None, "none")
    assert "Another child" in text_of(worker, page)


def test_a_leaving_written_before_is_shown_as_owed_and_begun_by_the_superintendent(
    head, client_as, session, app, home, file
):
    page = left(file, days_ago=120)
    begin_write()
    with across_homes("a test"):
        for table in (FollowUp, Aftercare):
            for row in db.session.scalars(sa.select(table)).all():
                db.session.delete(row)
            db.session.flush()
        db.session.commit()
    assert "Left, and nobody follows up yet" in text_of(head, f"/homes/{home.code}/aftercare")
    user = make_user(Role.CASE_WORKER, home)
    teacher = make_user(Role.TEACHER, home)
    wrong = send(head, f"{page}/begin", {"worker_id": str(teacher.id)}, page=page)
    assert wrong.status_code == 422
    assert send(head, f"{page}/begin", {"worker_id": str(user.id)}, page=page).status_code == 303
    late = [row.dropped_why for row in follow_ups()]
    assert late[:4] == ["late", "late", "", ""]
    client = browser(app)
    sign_in(client, user)
    assert "days over" in text_of(client, page)


def test_a_child_who_comes_again_ends_her_following_up(head, file):
    page = left(file)
    again = {
        "day": "20 11 2026", "time": "11:00", "brought_by": "police", "kind": "residential",
        "exception_reason": "again",
    }  # fmt: skip
    assert send(head, f"/children/{file.code}/admit-again", again).status_code == 303
    assert (care().ended_why, {row.dropped_why for row in follow_ups()}) == ("returned", {"ended"})
    assert "She came back" in text_of(head, page) or "She lives here" in text_of(head, page)


def test_who_sees_the_time_after(client_as, home, file):
    page = left(file)
    for role in (
        Role.CASE_WORKER,
        Role.COUNSELLOR,
        Role.HOUSE_STAFF,
        Role.TEACHER,
        Role.NURSE,
        Role.INSPECTOR,
    ):
        assert client_as(role, home).get(page).status_code == 403
    for role in (Role.HEAD_OFFICE, Role.SUPERINTENDENT):
        assert client_as(role, homes.make_home()).get(page).status_code == 404


def test_a_follow_up_of_another_child_is_not_found_under_this_one(worker, head, home, file):
    page, first = left(file), follow_ups()[0]
    other = residents.admit(home, days_ago=90)
    left(other)
    assert head.get(f"/children/{other.code}/aftercare/{first.id}/write").status_code == 404
    assert head.get(f"{page}/{first.id}/write").status_code == 200


def test_the_list_costs_the_same_for_many(head, home):
    for _n in range(3):
        left(residents.admit(home, days_ago=90))
    few = cost(lambda: head.get(f"/homes/{home.code}/aftercare"))
    for _n in range(9):
        left(residents.admit(home, days_ago=90))
    assert cost(lambda: head.get(f"/homes/{home.code}/aftercare")) == few <= 12
