"""A care plan: written area by area, approved by another than its writer, sent back whole, superseded, never edited."""

import pytest

from accounts.roles import Role
from residents.models import CareGoal, CareNeed, CarePlanStep
from tests.factories import accounts, care_plan, homes, residents
from tests.inspector import browser
from tests.residents.pages import everything
from tests.residents.plans import GOAL, NEEDS, place, plans, text, write
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


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


def begin(client, girl):
    page = place(girl)
    assert send(client, f"{page}/begin", {}, page=page).status_code == 303
    return plans()[-1]


def test_a_plan_is_begun_written_sent_approved_by_the_superintendent_and_then_stands(
    client_as, home, girl, as_worker
):
    assert "The plan was due on 14 Nov" in text(as_worker, place(girl))
    plan = begin(as_worker, girl)
    here = place(girl, plan)
    assert write(as_worker, girl, plan, NEEDS).status_code == 303
    assert send(as_worker, f"{here}/goals/new", GOAL).status_code == 303
    shown = text(as_worker, place(girl))
    assert "“আমি পড়তে চাই”" in shown
    assert 'lang="bn"' in shown
    for words in ("left school in class 4", "wakes at night crying", "Passes class 5", "40 marks"):
        assert words in shown
    assert send(as_worker, f"{here}/send", {}, page=here).status_code == 303
    assert as_worker.get(f"{here}/approval").status_code == 403
    superintendent = client_as(Role.SUPERINTENDENT, home, name="Ira Sengupta")
    assert "Waiting for approval" in text(superintendent, f"/homes/{home.code}/care-plans")
    assert "left school in class 4" in text(superintendent, f"{here}/approval")
    assert send(superintendent, f"{here}/approval", {"minutes": "MC 14, 18 Nov"}).status_code == 303
    (plan,) = plans()
    assert (plan.state, plan.minutes, plan.review_on.isoformat()) == (
        "approved",
        "MC 14, 18 Nov",
        "2026-12-04",
    )
    for url, typed in ((f"{here}/needs", NEEDS), (f"{here}/goals/new", GOAL)):
        refused = send(as_worker, url, typed, page=here)
        assert refused.status_code == 422
        assert "was approved and stays as it is" in refused.get_data(as_text=True)
    assert [step.kind for step in sorted(everything(CarePlanStep), key=lambda s: s.at)] == [
        "begun",
        "sent",
        "approved",
    ]
    told = text(superintendent, f"/children/{girl.code}/chronology")
    assert "Care plan approved" in told
    assert "wakes at night" not in told


def test_nobody_approves_a_plan_that_she_wrote_in(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    plan = begin(client, girl)
    here = place(girl, plan)
    assert write(client, girl, plan, NEEDS).status_code == 303
    assert send(client, f"{here}/goals/new", GOAL).status_code == 303
    assert send(client, f"{here}/send", {}, page=here).status_code == 303
    assert "You wrote in this plan" in text(client, here)
    refused = send(client, f"{here}/approval", {"minutes": "MC 14"})
    assert refused.status_code == 422
    page = refused.get_data(as_text=True)
    assert "Another person must approve it" in page
    assert "MC 14" in page
    assert plans()[0].state == "waiting"
    assert send(client_as(Role.HEAD_OFFICE), f"{here}/approval", {}).status_code == 303


def test_who_wrote_one_goal_of_it_does_not_approve_it_either(client_as, home, girl, as_worker):
    plan = care_plan.draft(girl)
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert send(superintendent, f"{place(girl, plan)}/goals/new", GOAL).status_code == 303
    care_plan.send(girl, plan)
    assert send(superintendent, f"{place(girl, plan)}/approval", {}).status_code == 422
    assert plans()[0].state == "waiting"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"measure": ""}, "how one will see that it is reached"),
        ({"target_on": ""}, "by when it should be reached"),
        ({"target_on": "31 10 2026"}, "before the plan was prepared"),
        ({"owner": ""}, "whose goal it is"),
        ({"owner": "11111111-1111-7111-8111-111111111111"}, "Choose one of the list"),
        ({"area": ""}, "Choose the area"),
    ],
    ids=["no-measure", "no-day", "before-the-plan", "no-owner", "stranger", "no-area"],
)
def test_a_goal_that_cannot_be_is_refused_in_words_and_kept_as_typed(girl, as_worker, said, sentence):
    plan = care_plan.draft(girl)
    answer = send(as_worker, f"{place(girl, plan)}/goals/new", {**GOAL, **said})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert "Passes class 5" in page
    assert everything(CareGoal) == []


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("30 10 2026", "before she came"), ("21 11 2026", "has not come yet")],
    ids=["early", "late"],
)
def test_a_plan_is_not_dated_before_she_came_nor_ahead_and_what_was_typed_stays(
    girl, as_worker, day, sentence
):
    plan = begin(as_worker, girl)
    answer = write(as_worker, girl, plan, {**NEEDS, "prepared_on": day})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert "wakes at night crying" in page
    assert everything(CareNeed) == []


def test_an_empty_plan_is_not_sent_and_says_what_is_missing(girl, as_worker):
    plan = begin(as_worker, girl)
    here = place(girl, plan)
    for typed, sentence in (
        ({}, "how long she is expected to stay"),
        ({"expected_stay": "long"}, "No need is written yet"),
        ({"expected_stay": "long", "health_concern": "tired"}, "No goal is written yet"),
    ):
        assert write(as_worker, girl, plan, {"prepared_on": "20 11 2026", **typed}).status_code == 303
        answer = send(as_worker, f"{here}/send", {}, page=here)
        assert answer.status_code == 422
        assert sentence in answer.get_data(as_text=True)
    assert send(as_worker, f"{place(girl)}/begin", {}, page=here).status_code == 422


def test_a_plan_sent_back_keeps_everything_and_its_reason(client_as, home, girl, as_worker):
    plan = care_plan.draft(girl, her_words="I want my mother", her_language="en")
    care_plan.add_goal(girl, plan)
    care_plan.send(girl, plan)
    superintendent, here = client_as(Role.SUPERINTENDENT, home), place(girl, plan)
    assert send(superintendent, f"{here}/send-back", {"reason": ""}).status_code == 422
    assert send(superintendent, f"{here}/send-back", {"reason": "Which school?"}).status_code == 303
    shown = text(as_worker, place(girl))
    for words in ("Which school?", "“I want my mother”", "bridge course", "Passes class 5"):
        assert words in shown
    assert "Sent back" in text(superintendent, f"/homes/{home.code}/care-plans")
    assert send(as_worker, f"{here}/send", {}, page=here).status_code == 303
    assert [s.words for s in everything(CarePlanStep) if s.kind == "returned"] == ["Which school?"]
    assert send(superintendent, f"{here}/approval", {}).status_code == 303


def test_the_next_version_starts_from_the_one_in_force_and_both_stand_side_by_side(
    client_as, home, girl, as_worker
):
    first, goal = care_plan.in_force(girl)
    second = begin(as_worker, girl)
    assert "left school in class 4" in text(as_worker, place(girl, second))
    assert [g.line_id for g in everything(CareGoal)] == [goal.line_id] * 2
    here = place(girl, second)
    changed = {**NEEDS, "education_concern": "goes to class 5", "health_concern": ""}
    assert write(as_worker, girl, second, changed).status_code == 303
    assert send(as_worker, f"{here}/goals/new", {**GOAL, "words": "Swims a length"}).status_code == 303
    side = text(as_worker, f"{here}/changes")
    for words in (
        "left school in class 4",
        "goes to class 5",
        "Dropped",
        "Added",
        "Changed",
        "Swims a length",
    ):
        assert words in side
    assert "goes to class 5" not in text(as_worker, place(girl)), "the first version is in force still"
    assert send(as_worker, f"{here}/send", {}, page=here).status_code == 303
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert "Swims a length" in text(superintendent, f"{here}/approval")
    assert send(superintendent, f"{here}/approval", {"minutes": "MC 15"}).status_code == 303
    assert [plan.state for plan in plans()] == ["superseded", "approved"]
    assert "goes to class 5" in text(as_worker, place(girl))
    assert "left school in class 4" in text(as_worker, place(girl, first))
    assert text(as_worker, f"{place(girl, first)}/changes"), "the first has none before it"


def test_two_who_write_one_draft_see_both_and_lose_nothing(client_as, home, girl, as_worker):
    plan = begin(as_worker, girl)
    here, version = f"{place(girl, plan)}/needs", str(plan.version)
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert send(superintendent, here, {**NEEDS, "version": version}).status_code == 303
    answer = send(as_worker, here, {**NEEDS, "health_concern": "eats well", "version": version})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "always tired" in page
    assert "eats well" in page
    assert "Somebody saved this" in page


def test_a_goal_is_changed_and_taken_out_of_a_draft(girl, as_worker):
    plan = care_plan.draft(girl)
    goal = care_plan.add_goal(girl, plan)
    url = f"{place(girl, plan)}/goals/{goal.id}"
    assert "Passes class 5" in text(as_worker, f"{url}/edit")
    assert (
        send(as_worker, f"{url}/edit", {**GOAL, "measure": "60 marks", "owner": "family"}).status_code == 303
    )
    assert [(g.measure, g.owner_kind) for g in everything(CareGoal)] == [("60 marks", "family")]
    assert send(as_worker, f"{url}/remove", {}, page=place(girl, plan)).status_code == 303
    assert everything(CareGoal) == []
