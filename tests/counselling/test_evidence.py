"""What counselling shows for a care plan: sessions held and missed in a period, nothing of what was said."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from tests.factories import accounts, care_plan, counselling, homes, residents
from tests.inspector import browser

pytestmark = pytest.mark.usefixtures("at_noon")


def test_sessions_held_and_missed_stand_beside_a_goal_without_a_word_of_them(app, session):
    home = homes.make_home("KRS")
    girl = residents.admit(home, days_ago=30)
    worker, counsellor = accounts.make_user(Role.CASE_WORKER, home), accounts.make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(girl, worker)
    now, today = clock.now(), clock.today()
    with clock.at(now - timedelta(days=15)):
        plan = care_plan.draft(girl)
        care_plan.add_goal(girl, plan, area="emotional", words="Sleeps through the night")
        care_plan.approve(girl, plan)
    for days, next_in in ((10, 3), (7, 4), (2, 9)):
        counselling.log_session(
            girl, counsellor, happened_at=now - timedelta(days=days), next_on=today + timedelta(days=next_in - days),
            summary="Spoke of her sister",
        )  # fmt: skip
    client = browser(app)
    accounts.sign_in(client, worker)
    page = client.get(f"/children/{girl.code}/reviews/new").get_data(as_text=True)
    assert "3 sessions held" in page
    assert "1 agreed session missed" in page, "the second one named a day that passed without a session"
    assert "her sister" not in page
