"""A leaving: its plan, its roster, the way home, the last step, the certificate."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.registers import Period
from foundation.scope import across_homes
from foundation.viewer import SYSTEM
from residents.models import Correction, Inquiry, LeavingPlan, Placement
from residents.queries import leaving
from residents.registers.roster import ROSTER
from residents.rules import leaving as rules
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.goings import EXIT, PLAN
from tests.residents.pages import everything
from tests.support.counting import count_statements
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")

GROUND = {"reason": "Her school asks for the leaving paper again."}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=90, name="Rupali Sardar")


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


def test_a_leaving_is_prepared_step_by_step(head, worker, home, file):
    page = f"/children/{file.code}/leaving"
    assert (
        send(worker, f"{page}/told", {"told_on": "20 11 2026", "told_how": "mother, by letter"}).status_code
        == 422
    )
    assert send(worker, f"{page}/plan", PLAN).status_code == 303
    assert (
        send(worker, f"{page}/told", {"told_on": "20 11 2026", "told_how": "mother, by letter"}).status_code
        == 303
    )
    way = {"receiver": "Her Mother", "escort": "Bela Acharya", "escort_is_woman": "y", "place": "Jharkhand"}
    assert send(worker, f"{page}/way", way).status_code == 303
    step = {"kind": "embassy", "done_on": "19 11 2026", "reference": "L 4"}
    assert send(worker, f"{page}/step", step).status_code == 303
    text = head.get(page).get_data(as_text=True)
    for said in (
        "mother, by letter",
        "Bela Acharya",
        "Letter to the embassy",
        "I want to go on reading",
        "due at the committee by",
    ):
        assert said in text
    due = head.get(f"/homes/{home.code}/leaving").get_data(as_text=True)
    assert "plan to the committee by 20 Nov 2026" in due
    assert "Rupali" not in due


@pytest.mark.parametrize(
    ("part", "typed", "said"),
    [
        ("plan", {**PLAN, "due_on": "1 1 2026"}, "This is before she came"),
        ("plan", {**PLAN, "moved_from_on": "26 1 2027"}, "for which holiday"),
        ("plan", {**PLAN, "moved_from_on": "19 1 2027", "moved_why": "Puja"}, "comes before the holiday"),
        ("plan", {**PLAN, "going": "died"}, "Choose one of the list"),
        ("step", {"kind": "", "done_on": "20 11 2026"}, "Choose the step"),
        ("step", {"kind": "frro", "done_on": "21 11 2026"}, "has not come yet"),
        ("way", {"escort": "A. Das"}, "A girl travels with a woman"),
    ],
    ids=["before", "no holiday", "after the holiday", "not planned", "no step", "tomorrow", "no woman"],
)
def test_what_cannot_be_planned_is_refused_in_words(worker, file, part, typed, said):
    page = f"/children/{file.code}/leaving"
    if part != "plan":
        send(worker, f"{page}/plan", PLAN)
    answer = send(worker, f"{page}/{part}", typed)
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)


def test_a_day_that_is_changed_stays_readable_with_its_reason(worker, file):
    page = f"/children/{file.code}/leaving"
    send(worker, f"{page}/plan", PLAN)
    changed = {**PLAN, "due_on": "25 1 2027", "version": "1"}
    assert send(worker, f"{page}/plan", changed).status_code == 422
    assert send(worker, f"{page}/plan", {**changed, "reason": "The committee moved it"}).status_code == 303
    struck = everything(Correction)[0]
    assert (struck.field, struck.old_text, struck.new_text) == ("due_on", "2027-01-20", "2027-01-25")
    assert "The committee moved it" in worker.get(page).get_data(as_text=True)


def test_the_roster_tells_day_notice_and_holiday_in_codes(worker, home, file):
    page = f"/children/{file.code}/leaving"
    send(
        worker,
        f"{page}/plan",
        {**PLAN, "due_on": "25 1 2027", "moved_from_on": "26 1 2027", "moved_why": "Republic Day"},
    )
    send(worker, f"{page}/told", {"told_on": "20 11 2026", "told_how": "mother, by letter"})
    with across_homes("a test"):
        lines = ROSTER.rows(home.id, Period.month(2027, 1), by=SYSTEM)
    said = " ".join(f"{cell.text} {cell.second}" for cell in lines[0].cells)
    for part in (
        file.code,
        "25 Jan 2027",
        "20 Nov 2026",
        "mother, by letter",
        "Republic Day",
        "Restored to a parent",
    ):
        assert part in said
    assert "Rupali" not in said


def test_a_girl_who_turns_eighteen_soon_stands_on_the_due_list(head, home):
    grown = residents.admit(home, days_ago=30, born_on=date(2009, 1, 5))
    young = residents.admit(home, days_ago=30, born_on=date(2010, 6, 5))
    text = head.get(f"/homes/{home.code}/leaving").get_data(as_text=True)
    assert "turns eighteen on 5 Jan 2027" in text
    assert grown.code in text
    assert young.code not in text


def test_a_restoration_needs_a_home_study_or_an_order_with_its_reason(head, file):
    page = f"/children/{file.code}/leave"
    refused = send(head, page, EXIT)
    assert refused.status_code == 422
    text = refused.get_data(as_text=True)
    assert "No home study says that this home is fit" in text
    assert "Her Mother" in text
    assert everything(Placement)[0].ended_at is None
    assert (
        send(head, page, {**EXIT, "without_study_why": "The committee saw the home itself"}).status_code
        == 303
    )


@pytest.mark.parametrize(
    "changed",
    [{"exit_order_no": "", "exit_order_date": ""}, {"exit_reason": ""}],
    ids=["no order", "no reason"],
)
def test_an_exit_without_order_or_reason_is_refused(head, file, changed):
    typed = {**EXIT, "without_study_why": "The committee saw the home", **changed}
    assert send(head, f"/children/{file.code}/leave", typed).status_code == 422


def test_an_address_is_sealed_and_the_superintendent_says_why_she_opens_it(head, worker, file):
    page = f"/children/{file.code}/leaving"
    send(worker, f"{page}/plan", PLAN)
    typed = {"address": "Kajolgram, house by the pond", "phone": "98300 11223"}
    assert send(worker, f"{page}/address", typed).status_code == 303
    assert "pond" not in worker.get(page).get_data(as_text=True)
    assert "pond" in send(worker, f"{page}/address/open", {}).get_data(as_text=True)
    assert head.get(f"{page}/address").status_code == 403
    assert send(head, f"{page}/address/open", {"reason": "so"}).status_code == 422
    assert "98300 11223" in send(head, f"{page}/address/open", GROUND).get_data(as_text=True)
    opened = sa.select(AuditEvent).where(AuditEvent.event == "residents.address.opened")
    assert len(db.session.scalars(opened).all()) == 2
    with across_homes("a test"):
        stay = residents.stay_of(file)
        stay.ended_at = clock.now() - timedelta(days=31)
        db.session.commit()
    late = send(head, f"{page}/address/open", GROUND)
    assert late.status_code == 422
    assert "Ask her case worker" in late.get_data(as_text=True)


def test_the_certificate_is_given_by_another_than_who_wrote_the_leaving(head, worker, file):
    page = f"/children/{file.code}/leaving"
    here = send(worker, f"{page}/certificate", {}, page=page)
    assert here.status_code == 422
    assert "She is here" in here.get_data(as_text=True)
    assert (
        send(
            worker, f"/children/{file.code}/leave", {**EXIT, "without_study_why": "By order of the committee"}
        ).status_code
        == 303
    )
    own = send(worker, f"{page}/certificate", {}, page=page)
    assert "Another person gives the certificate" in own.get_data(as_text=True)
    assert send(head, f"{page}/certificate", {}, page=page).status_code == 303
    plan = everything(LeavingPlan)[0]
    assert (plan.certificate_year, plan.certificate_no) == (2026, 1)
    printed = send(head, f"{page}/certificate/paper", {}, page=page)
    assert printed.get_data()[:5] == b"%PDF-"
    assert "Rupali" not in printed.headers["Content-Disposition"]


def test_her_own_words_on_leaving_stand_with_her_leaving(head, worker, file):
    said = {**EXIT, "without_study_why": "By order", "her_words": "I am glad and a little afraid"}
    assert send(head, f"/children/{file.code}/leave", said).status_code == 303
    assert "I am glad and a little afraid" in head.get(f"/children/{file.code}/leaving").get_data(
        as_text=True
    )


def test_a_home_study_of_an_earlier_stay_lets_nobody_go_home(session, head, file):
    with across_homes("a test"):
        came = clock.local(residents.stay_of(file).started_at).date()
        study = Inquiry(
            home_id=file.home_id, case_file_id=file.id, kind="home_study", asked_on=came - timedelta(days=40),
            due_on=came - timedelta(days=20), visited_on=came - timedelta(days=30), fit="yes",
            agreed_at=clock.now() - timedelta(days=100),
        )  # fmt: skip
        begin_write()
        db.session.add(study)
        db.session.commit()
        study_id = study.id
    refused = send(head, f"/children/{file.code}/leave", EXIT)
    assert refused.status_code == 422
    assert "No home study says" in refused.get_data(as_text=True)
    begin_write()
    with across_homes("a test"):
        db.session.execute(
            sa.update(Inquiry).where(Inquiry.id == study_id).values(visited_on=came + timedelta(days=9))
        )
        db.session.commit()
    assert send(head, f"/children/{file.code}/leave", EXIT).status_code == 303


def test_the_rules_say_why():
    with pytest.raises(Refused, match="still kept"):
        rules.ensure_sealable(is_here=False, is_sealed=False, kept="₹ 5")
    with pytest.raises(Refused, match="sealed already"):
        rules.ensure_sealable(is_here=False, is_sealed=True, kept="")
    rules.ensure_restorable("adopted", is_fit=False, order_no="", why="")
    rules.ensure_restorable("restored_parent", is_fit=True, order_no="1", why="")
    assert rules.plan_due_on(date(2027, 1, 20)) == date(2026, 11, 20)


def test_the_due_list_and_the_roster_ask_no_more_for_many(session, home, worker, file):
    send(worker, f"/children/{file.code}/leaving/plan", PLAN)

    def cost():
        with across_homes("a test"), count_statements() as seen:
            leaving.due(home.id, today=clock.today())
            ROSTER.rows(home.id, Period.month(2027, 1), by=SYSTEM)
        return len(seen)

    cost()  # the first tells the database which homes
    one = cost()
    for _n in range(3):
        residents.admit(home)
    cost()
    assert cost() == one
