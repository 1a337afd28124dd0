"""Tasks: they stand on their owner's own page alone, with her words and the child's, and are done in one tap."""

import pytest

from accounts.roles import Role
from foundation import clock
from residents.models import CareTask
from tests.factories import accounts, care_plan, homes, residents
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def girl(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar")


@pytest.fixture
def keeper(home):
    return accounts.make_user(Role.HOUSE_STAFF, home, name="Bela Acharya")


@pytest.fixture
def signed_in(app):
    def make(user):
        client = browser(app)
        accounts.sign_in(client, user)
        return client

    return make


@pytest.fixture
def task(girl, keeper):
    plan = care_plan.draft(girl)
    goal = care_plan.add_goal(girl, plan)
    made = care_plan.give_task(girl, plan, goal, keeper, words="Sit with her at bedtime")
    care_plan.approve(girl, plan)
    return made


def mine(client):
    return client.get("/my-tasks").get_data(as_text=True)


def test_a_task_stands_on_its_owners_page_once_the_plan_is_approved_and_is_done_with_a_note(
    home, girl, keeper, signed_in, client_as
):
    plan = care_plan.draft(girl)
    goal = care_plan.add_goal(girl, plan)
    given = care_plan.give_task(girl, plan, goal, keeper, words="Sit with her at bedtime")
    as_keeper = signed_in(keeper)
    assert "Nothing waits for you" in mine(as_keeper), "a draft gives nobody work"
    care_plan.approve(girl, plan)
    page = mine(as_keeper)
    assert "Sit with her at bedtime" in page
    assert "Rupali Sardar" in page
    assert "1 waiting" in " ".join(page.split()).replace('<span class="unseen">', "").replace("</span>", "")
    assert not [words for words in ("wakes at night", "Passes class 5", "bridge course") if words in page]
    assert as_keeper.get(f"/children/{girl.code}/plan").status_code == 403
    done = {"note": "She slept"}
    assert send(as_keeper, f"/my-tasks/{given.id}/done", done, page="/my-tasks").status_code == 303
    (task,) = everything(CareTask)
    assert (task.note, task.done_by) == ("She slept", keeper.id)
    assert "Nothing waits for you" in mine(as_keeper)
    again = send(as_keeper, f"/my-tasks/{given.id}/done", done, page="/my-tasks")
    assert again.status_code == 422
    assert "done already" in again.get_data(as_text=True)
    shown = client_as(Role.SUPERINTENDENT, home).get(f"/children/{girl.code}/plan").get_data(as_text=True)
    assert "She slept" in shown


def test_nobody_finishes_anothers_task(home, task, client_as, signed_in):
    url = f"/my-tasks/{task.id}/done"
    other = client_as(Role.HOUSE_STAFF, home)
    assert "Sit with her" not in mine(other)
    assert send(other, url, {}, page="/my-tasks").status_code == 403
    assert (
        send(client_as(Role.HOUSE_STAFF, homes.make_home("PAR")), url, {}, page="/my-tasks").status_code
        == 404
    )
    assert send(client_as(Role.GATE, home), url, {}, page="/me").status_code == 403
    assert everything(CareTask)[0].done_at is None


def test_a_teacher_reads_her_task_with_the_childs_code_where_the_child_is_in_no_class_of_hers(
    home, girl, signed_in
):
    teacher = accounts.make_user(Role.TEACHER, home)
    plan = care_plan.draft(girl)
    goal = care_plan.add_goal(girl, plan)
    care_plan.give_task(girl, plan, goal, teacher, words="Lend her the reader")
    care_plan.approve(girl, plan)
    page = mine(signed_in(teacher))
    assert "Lend her the reader" in page
    assert girl.code in page
    assert "Rupali" not in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"words": ""}, "what is to be done"), ({"due_on": ""}, "by when it is to be done"),
     ({"due_on": "30 10 2026"}, "before the plan was prepared"), ({"owner_id": ""}, "who does it"),
     ({"owner_id": "11111111-1111-7111-8111-111111111111"}, "Choose one of the list")],
    ids=["no-words", "no-day", "before-the-plan", "nobody", "stranger"],
)  # fmt: skip
def test_a_task_that_cannot_be_is_refused_in_words(home, girl, keeper, client_as, said, sentence):
    plan, goal = care_plan.in_force(girl)
    url = f"/children/{girl.code}/plans/{plan.id}/goals/{goal.id}/task"
    whole = {"words": "Sit with her", "due_on": "27 11 2026", "owner_id": str(keeper.id)}
    client = client_as(Role.SUPERINTENDENT, home)
    answer = send(client, url, {**whole, **said})
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert everything(CareTask) == []
    assert send(client, url, whole).status_code == 303


def test_a_task_is_taken_back_with_a_reason_and_ends_with_its_goal(
    home, girl, keeper, task, client_as, signed_in
):
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{girl.code}/tasks/{task.id}/drop"
    assert send(client, url, {"reason": ""}).status_code == 422
    assert send(client, url, {"reason": "She sleeps now"}).status_code == 303
    assert send(client, url, {"reason": "again"}).status_code == 422
    assert "Nothing waits for you" in mine(signed_in(keeper))
    other = care_plan.draft(girl)
    kept, gone = (
        care_plan.add_goal(girl, other, words="Swims"),
        care_plan.add_goal(girl, other, words="Sings"),
    )
    care_plan.approve(girl, other)
    held = care_plan.give_task(girl, other, kept, keeper, words="Go with her to the pool")
    care_plan.give_task(girl, other, gone, keeper, words="Find her a teacher")
    third = care_plan.draft(girl, needs={})
    goals = [g for g in everything(type(gone)) if g.plan_id == third.id and g.line_id == gone.line_id]
    page = f"/children/{girl.code}/plans/{third.id}"
    assert send(client, f"{page}/goals/{goals[0].id}/remove", {}, page=page).status_code == 303
    care_plan.approve(girl, third)
    page = mine(signed_in(keeper))
    assert "Find her a teacher" not in page
    assert held.words in page


def test_the_page_of_own_tasks_costs_the_same_for_few_and_many(girl, keeper, task, signed_in):
    client = signed_in(keeper)
    mine(client)
    once = cost(lambda: client.get("/my-tasks"))
    plan = care_plan.draft(girl)
    goal = care_plan.add_goal(girl, plan)
    care_plan.approve(girl, plan)
    for n in range(6):
        care_plan.give_task(girl, plan, goal, keeper, words=f"Task {n}", due_on=clock.today())
    assert cost(lambda: client.get("/my-tasks")) == once <= 12
