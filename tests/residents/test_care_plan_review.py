"""Reviewing a plan: the rooms' evidence beside each goal, what becomes of it, when the next review is due."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from foundation.feature import EvidenceLine, EvidenceSource
from foundation.viewer import SYSTEM
from residents.choices.care import Area
from residents.models import CareDecision, CarePlan, CareReview, CareTask
from residents.permissions import May
from tests.factories import accounts, care_plan, homes, residents
from tests.factories.family import ask_visit
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")
TYPED = {
    "period_from": "20 11 2026", "period_to": "20 11 2026", "gathered": "2026-11-20/2026-11-20",
    "place": "Counselling room", "interview_days": "20 11 2026", "her_words": "इस्कूल अच्छा है", "her_language": "hi",
    "conduct": "Laughs again", "next_on": "04 12 2026", "progress_education": "goes every day",
}  # fmt: skip


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def girl(home):
    return residents.admit(home, days_ago=20)


@pytest.fixture
def as_worker(app, home, girl):
    user = accounts.make_user(Role.CASE_WORKER, home, name="Farida Khan")
    residents.put_in_caseload(girl, user)
    client = browser(app)
    accounts.sign_in(client, user)
    return client


def new(girl):
    return f"/children/{girl.code}/reviews/new"


def typed(goal, outcome="open", reason="", **more):
    return {**TYPED, f"outcome_{goal.line_id.hex}": outcome, f"reason_{goal.line_id.hex}": reason, **more}


def test_a_review_before_the_plan_is_refused_in_words(girl, as_worker):
    for answer in (as_worker.get(new(girl)), send(as_worker, new(girl), TYPED, page="/me")):
        assert answer.status_code == 422
        assert "No plan is in force" in answer.get_data(as_text=True)
    care_plan.draft(girl)
    assert as_worker.get(new(girl)).status_code == 422, "a draft is no plan in force"


def test_a_review_is_written_with_what_becomes_of_each_goal_and_makes_no_new_version(
    client_as, home, girl, as_worker
):
    _plan, goal = care_plan.in_force(girl)
    page = as_worker.get(new(girl)).get_data(as_text=True)
    for words in (
        "bridge course",
        "Passes class 5",
        "marks of 40 or more",
        "By 4 Dec 2026 at the latest",
        "fortnightly",
    ):
        assert words in page
    answer = send(as_worker, new(girl), typed(goal, "partly", "half of the book"))
    assert answer.status_code == 303
    (review,) = everything(CareReview)
    assert (review.number, review.next_on.isoformat(), review.interview_days) == (
        1,
        "2026-12-04",
        ("2026-11-20",),
    )
    shown = as_worker.get(answer.location).get_data(as_text=True)
    for words in (
        "“इस्कूल अच्छा है”",
        'lang="hi"',
        "goes every day",
        "Partly reached",
        "half of the book",
        "Laughs again",
    ):
        assert words in shown
    assert len(everything(CarePlan)) == 1
    assert "Partly reached" in as_worker.get(f"/children/{girl.code}/plan").get_data(as_text=True)
    printed = send(as_worker, f"{answer.location}/paper", {}, page=answer.location)
    assert printed.get_data()[:5] == b"%PDF-"
    nurse = client_as(Role.NURSE, home).get(answer.location).get_data(as_text=True)
    assert not [
        w
        for w in ("goes every day", "Laughs again", "इस्कूल", "half of the book", "Counselling room")
        if w in nurse
    ]
    assert "Care plan reviewed" in as_worker.get(f"/children/{girl.code}/chronology").get_data(as_text=True)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"period_from": "30 10 2026"}, "before she came"),
        ({"period_to": "19 11 2026"}, "ends before it begins"),
        ({"period_to": "21 11 2026"}, "has not come yet"),
        ({"period_from": "10 11 2026", "period_to": "18 11 2026"}, "before the plan was in force"),
        ({"interview_days": "30 10 2026"}, "An interview is before she came"),
        ({"interview_days": "next week"}, "Write the day"),
        ({"next_on": "05 12 2026"}, "asks for it sooner"),
        ({"conduct": ""}, "Write how she is"),
        ({"outcome": ""}, "what becomes of this goal"),
        ({"outcome": "dropped"}, "why this goal is dropped"),
    ],
    ids=[
        "before-admission", "turned-round", "future", "before-the-plan", "interview-early", "no-day", "too-late",
        "no-conduct", "undecided", "dropped-silently",
    ],
)  # fmt: skip
def test_a_review_that_cannot_be_is_refused_in_words_and_kept_as_typed(girl, as_worker, said, sentence):
    _plan, goal = care_plan.in_force(girl)
    outcome = said.get("outcome", "open")
    told = typed(goal, outcome, **{k: v for k, v in said.items() if k != "outcome"})
    first, last = (told[name].split() for name in ("period_from", "period_to"))
    told["gathered"] = "/".join("-".join(reversed(day)) for day in (first, last))
    answer = send(as_worker, new(girl), told)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert "goes every day" in page
    assert everything(CareReview) == []


@pytest.fixture
def shown_by_a_room(app):
    """A room that the house does not know: it shows what it is asked for, and counts how often it is asked."""
    house, asked = app.extensions["house"], []

    def load(case_file_id, since, until):
        asked.append((since, until))
        return [EvidenceLine(f"Present from {since:%d %b} to {until:%d %b}", until)]

    def hidden(case_file_id, since, until):
        raise AssertionError("asked without its permission")

    areas = frozenset({Area.EDUCATION, Area.HEALTH})
    sources = (
        EvidenceSource(kind="tried", label="Attendance", permission=May.PLAN_SEE, areas=areas, load=load),
        EvidenceSource(kind="closed", label="Closed", permission=May.FINDINGS_OPEN, areas=areas, load=hidden),
    )
    room = house.features[0]
    before = room.evidence
    object.__setattr__(room, "evidence", (*before, *sources))
    yield asked
    object.__setattr__(room, "evidence", before)


def test_each_room_is_asked_once_with_its_permission_for_the_days_of_the_period(
    girl, as_worker, shown_by_a_room
):
    _plan, goal = care_plan.in_force(girl)
    page = as_worker.get(new(girl)).get_data(as_text=True)
    assert page.count("Present from 20 Nov to 20 Nov") == 2, "beside the goal of school, and at health"
    assert len(shown_by_a_room) == 1, "one question for two areas"
    changed = typed(goal, period_from="19 11 2026")
    answer = send(as_worker, new(girl), changed)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "The period changed" in page
    assert "Present from 19 Nov to 20 Nov" in page
    assert "goes every day" in page
    again = send(as_worker, new(girl), {**changed, "gathered": "2026-11-19/2026-11-20"})
    assert again.status_code == 303


def test_the_floors_own_evidence_stands_beside_the_goals(girl, as_worker):
    plan = care_plan.draft(girl)
    care_plan.add_goal(girl, plan, area="relationships", words="Writes to her mother")
    care_plan.approve(girl, plan)
    visit = ask_visit(girl)
    report = {"visited_on": "20 11 2026", "met": "aunt", "findings": "a dry roof", "fit": "yes"}
    assert send(as_worker, f"/children/{girl.code}/inquiries/{visit.id}/report", report).status_code == 303
    page = as_worker.get(new(girl)).get_data(as_text=True)
    assert "1 visit to her family" in page
    assert "dry roof" not in page


def test_what_was_reached_or_dropped_is_asked_no_more_its_tasks_end_and_the_next_version_leaves_it_out(
    home, girl, as_worker
):
    plan = care_plan.draft(girl)
    read = care_plan.add_goal(girl, plan)
    swim = care_plan.add_goal(girl, plan, words="Swims a length")
    care_plan.give_task(girl, plan, read, accounts.make_user(Role.TEACHER, home))
    care_plan.approve(girl, plan)
    told = typed(read, "reached") | {f"outcome_{swim.line_id.hex}": "open"}
    assert send(as_worker, new(girl), told).status_code == 303
    assert "settled in a review" in everything(CareTask)[0].dropped_reason
    page = as_worker.get(new(girl)).get_data(as_text=True)
    assert "Swims a length" in page
    assert "Passes class 5" not in page
    second = care_plan.draft(girl, needs={})
    held = [g for g in everything(type(read)) if g.plan_id == second.id]
    assert [g.line_id for g in held] == [swim.line_id]


def test_the_newest_review_is_struck_out_with_a_reason_stays_readable_and_decides_nothing(girl, as_worker):
    _plan, goal = care_plan.in_force(girl)
    review = care_plan.review(girl, decisions={goal.line_id.hex: ("reached", "")})
    url = f"/children/{girl.code}/reviews/{review.id}"
    assert send(as_worker, f"{url}/strike", {"reason": ""}).status_code == 422
    assert send(as_worker, f"{url}/strike", {"reason": "Another girl’s"}).status_code == 303
    assert send(as_worker, f"{url}/strike", {"reason": "again"}).status_code == 422
    assert "Another girl’s" in as_worker.get(url).get_data(as_text=True)
    assert "Passes class 5" in as_worker.get(new(girl)).get_data(as_text=True), "the goal is open again"
    assert len(everything(CareDecision)) == 1


def test_what_is_half_typed_is_kept_while_typing(girl, as_worker):
    _plan, _goal = care_plan.in_force(girl)
    page = as_worker.get(new(girl)).get_data(as_text=True)
    assert "data-draft" in page
    kept = as_worker.put(
        f"/drafts?place={new(girl)}",
        json={"fields": {"conduct": "half a sentence", "place": "Garden"}},
        headers={"X-CSRFToken": token_of(as_worker, new(girl))},
    )
    assert kept.status_code == 200
    assert "half a sentence" in as_worker.get(new(girl)).get_data(as_text=True)


def test_the_next_review_is_expected_on_its_day_and_a_review_costs_no_more_with_more_goals(
    app, home, girl, as_worker
):
    plan, _goal = care_plan.in_force(girl)
    sources = [s for s in app.extensions["house"].appointments() if s.kind == "plan_review"]
    assert len(sources) == 1
    shown = as_worker.get(f"/children/{girl.code}").get_data(as_text=True)
    assert "Due 4 Dec" in shown
    once = cost(lambda: as_worker.get(new(girl)))
    second = care_plan.draft(girl)
    for n in range(5):
        care_plan.add_goal(girl, second, words=f"Goal {n}")
    care_plan.approve(girl, second)
    assert cost(lambda: as_worker.get(new(girl))) == once
    assert plan.number == 1
    assert SYSTEM.user_id is None
    assert clock.today() + timedelta(days=14) == everything(CarePlan)[0].review_on
