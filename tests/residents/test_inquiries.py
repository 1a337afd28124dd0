"""Visits to a family: asked, made, agreed by another than the writer; findings sealed, districts reminded."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Viewer
from residents.actions import inquiries as actions
from residents.models import Correction, DistrictRequest, Inquiry, InquiryPhoto, SealedBefore
from residents.queries import inquiries as queries
from tests.factories import accounts, homes, residents
from tests.factories.family import ask_visit, make_member
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything, photo
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
REPORT = {"visited_on": "20 11 2026", "met": "Her aunt", "findings": "two rooms, dry roof", "fit": "yes"}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def girl(home):
    return residents.admit(home, days_ago=20)


@pytest.fixture
def worker(home, girl):
    user = accounts.make_user(Role.CASE_WORKER, home)
    residents.put_in_caseload(girl, user)
    return user


@pytest.fixture
def as_worker(app, worker):
    client = browser(app)
    accounts.sign_in(client, worker)
    return client


def place(girl, inquiry=None):
    return f"/children/{girl.code}/inquiries" + (f"/{inquiry.id}" if inquiry else "")


def test_a_visit_is_asked_done_agreed_by_the_superintendent_and_known_to_restoration(
    client_as, home, girl, worker, as_worker
):
    aunt = make_member(girl, contact="safe")
    asked = {"kind": "home_study", "member_id": str(aunt.id), "asked_on": "18 11 2026", "due_on": "30 11 2026",
             "worker_id": str(worker.id), "order_no": "CWC 4", "order_date": "18 11 2026"}  # fmt: skip
    assert send(as_worker, f"{place(girl)}/new", asked).status_code == 303
    (inquiry,) = everything(Inquiry)
    assert "Home study before restoration" in as_worker.get("/my-inquiries").get_data(as_text=True)
    assert send(as_worker, f"{place(girl, inquiry)}/report", REPORT).status_code == 303
    with across_homes("a test"):
        assert queries.home_study_of(girl.id) is None, "nobody has agreed yet"
    page = place(girl, inquiry)
    assert send(as_worker, f"{page}/agree", {}, page=page).status_code == 403
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert send(superintendent, f"{page}/agree", version(), page=page).status_code == 303
    with across_homes("a test"):
        study = queries.home_study_of(girl.id, member_id=aunt.id)
        assert queries.home_study_of(girl.id, since=clock.today() + timedelta(days=1)) is None
        assert study is not None
        assert (study.is_fit, study.member_id, study.visited_on) == (True, aunt.id, clock.today())
    assert inquiry.kind == "home_study"
    assert "Home study" not in as_worker.get("/my-inquiries").get_data(as_text=True)
    told = superintendent.get(f"/children/{girl.code}/chronology").get_data(as_text=True)
    assert "Report of a visit agreed" in told
    assert "dry roof" not in told


def version():
    return {"version": str(everything(Inquiry)[0].version)}


def test_nobody_agrees_to_words_that_were_written_after_she_read(client_as, home, girl, worker, as_worker):
    inquiry = ask_visit(girl, worker_id=worker.id)
    page = place(girl, inquiry)
    assert send(as_worker, f"{page}/report", REPORT).status_code == 303
    head, read = client_as(Role.SUPERINTENDENT, home), version()
    again = {**REPORT, **read, "findings": "the roof has fallen in", "reason": "went there again"}
    assert send(as_worker, f"{page}/report", again).status_code == 303
    answer = send(head, f"{page}/agree", read, page=page)
    assert answer.status_code == 422
    assert "written again since you opened" in answer.text
    assert send(head, f"{page}/agree", version(), page=page).status_code == 303


def test_nobody_agrees_to_what_she_wrote_herself(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    inquiry = ask_visit(girl)
    assert send(client, f"{place(girl, inquiry)}/report", REPORT).status_code == 303
    page = client.get(place(girl, inquiry)).get_data(as_text=True)
    assert "Another person must agree to it" in page
    answer = send(client, f"{place(girl, inquiry)}/agree", version(), page=place(girl, inquiry))
    assert answer.status_code == 422
    assert "You wrote this" in answer.get_data(as_text=True)
    assert everything(Inquiry)[0].agreed_at is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"visited_on": "21 11 2026"}, "has not come yet"),
        ({"visited_on": "01 11 2026"}, "before it was asked"),
        ({"findings": ""}, "Write what you found"),
        ({"fit": ""}, "must say it"),
        ({"met": ""}, "Write whom you met"),
    ],
    ids=["future", "too-early", "no-findings", "no-verdict", "nobody-met"],
)
def test_a_report_that_cannot_be_is_refused_in_words_and_kept_as_typed(client_as, home, girl, said, sentence):
    inquiry = ask_visit(girl)
    client = client_as(Role.SUPERINTENDENT, home)
    typed = {**REPORT, "recommendation": "send her on Monday", **said}
    answer = send(client, f"{place(girl, inquiry)}/report", typed)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert "send her on Monday" in page
    assert everything(Inquiry)[0].visited_on is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"due_on": "01 11 2026"}, "due before it was asked"),
        ({"asked_on": "25 11 2026", "due_on": "30 11 2026"}, "has not come yet"),
        ({"order_no": "CWC 4"}, "Write the date of this order"),
        ({"order_date": "18 11 2026"}, "Write the number of this order"),
        ({"kind": ""}, "Choose what is asked"),
        ({"worker_id": "11111111-1111-7111-8111-111111111111"}, "Choose one of the list"),
    ],
    ids=["due-before", "future", "half-order", "no-number", "no-kind", "stranger"],
)
def test_a_visit_that_cannot_be_asked_is_refused_in_words(client_as, home, girl, said, sentence):
    client = client_as(Role.SUPERINTENDENT, home)
    typed = {"kind": "follow_up", "asked_on": "18 11 2026", "due_on": "30 11 2026", **said}
    answer = send(client, f"{place(girl)}/new", typed)
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)
    assert everything(Inquiry) == []


def test_a_relative_of_another_child_is_no_ones_home_here(girl, home):
    other = make_member(residents.admit(home, days_ago=3))
    with pytest.raises(Refused) as refused:
        ask_visit(girl, member_id=other.id)
    assert refused.value.field == "member_id"


def test_findings_are_sealed_opened_on_a_page_of_their_own_and_each_opening_is_recorded(
    client_as, home, girl
):
    client = client_as(Role.SUPERINTENDENT, home)
    inquiry = ask_visit(girl)
    send(client, f"{place(girl, inquiry)}/report", REPORT)
    for shown in (place(girl), place(girl, inquiry), f"/children/{girl.code}"):
        assert "dry roof" not in client.get(shown).get_data(as_text=True)
    for _n in range(2):
        assert "dry roof" in client.get(f"{place(girl, inquiry)}/findings").get_data(as_text=True)
    opened = sa.select(AuditEvent).where(AuditEvent.event == "residents.inquiry.opened")
    events = db.session.scalars(opened).all()
    assert len(events) == 2
    assert "roof" not in "".join(event.details for event in events)
    head_office = client_as(Role.HEAD_OFFICE)
    listed = head_office.get(place(girl))
    assert listed.status_code == 200
    assert head_office.get(f"{place(girl, inquiry)}/findings").status_code == 404
    assert "Her aunt" not in head_office.get(place(girl, inquiry)).get_data(as_text=True)


def test_a_report_sent_back_is_mended_with_a_reason_and_what_stood_there_is_kept(
    client_as, home, girl, as_worker
):
    inquiry = ask_visit(girl)
    send(as_worker, f"{place(girl, inquiry)}/report", REPORT)
    superintendent = client_as(Role.SUPERINTENDENT, home)
    assert send(superintendent, f"{place(girl, inquiry)}/send-back", {"reason": ""}).status_code == 422
    back = {"reason": "Who sleeps there?"}
    assert send(superintendent, f"{place(girl, inquiry)}/send-back", back).status_code == 303
    assert "Who sleeps there?" in as_worker.get(place(girl, inquiry)).get_data(as_text=True)
    version = str(everything(Inquiry)[0].version)
    again = {**REPORT, "findings": "two rooms; four sleep there", "fit": "not_yet", "version": version}
    assert send(as_worker, f"{place(girl, inquiry)}/report", again).status_code == 422
    mended = send(as_worker, f"{place(girl, inquiry)}/report", {**again, "reason": "asked again"})
    assert mended.status_code == 303
    assert [(c.field, c.old_text, c.new_text) for c in everything(Correction)] == [("fit", "yes", "not_yet")]
    assert [kept.field for kept in everything(SealedBefore)] == ["findings"]
    opened = as_worker.get(f"{place(girl, inquiry)}/findings").get_data(as_text=True)
    assert "dry roof" in opened
    assert "four sleep there" in opened


def test_what_was_agreed_or_dropped_stays_as_it_is(client_as, home, girl, worker):
    inquiry = ask_visit(girl)
    by = Viewer(worker.id, worker.name, worker.id)
    begin_write()
    with across_homes("a test"):
        file = residents.fresh(girl)
        row = db.session.scalars(sa.select(Inquiry).where(Inquiry.id == inquiry.id)).one()
        actions.drop(file, row, reason="her mother came", by=by)
        for deed in (
            lambda: actions.drop(file, row, reason="again", by=by),
            lambda: actions.agree(file, row, by=by),
            lambda: actions.ask_district(
                file, row, district="X", body="DCPU", sent_on=clock.today(), due_on=clock.today(), by=by
            ),
        ):
            with pytest.raises(Refused, match="no longer needed"):
                deed()
        db.session.rollback()


def test_a_photograph_is_kept_only_when_somebody_says_that_no_face_is_in_it(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    inquiry = ask_visit(girl)
    url = f"{place(girl, inquiry)}/photos/add"
    without = send(client, url, {"photo": photo(), "shows": "the kitchen"})
    assert without.status_code == 422
    assert "shows a face" in without.get_data(as_text=True)
    assert "Choose a photograph" in send(client, url, {"no_face": "y"}).get_data(as_text=True)
    assert send(client, url, {"photo": photo(), "shows": "the kitchen", "no_face": "y"}).status_code == 303
    (kept,) = everything(InquiryPhoto)
    shown = client.get(f"{place(girl, inquiry)}/photos/{kept.id}")
    assert shown.status_code == 200
    assert shown.mimetype == "image/jpeg"
    other = ask_visit(residents.admit(home, days_ago=2))
    assert client.get(f"{place(girl, other)}/photos/{kept.id}").status_code == 404
    assert client_as(Role.HEAD_OFFICE).get(f"{place(girl, inquiry)}/photos/{kept.id}").status_code == 404


def test_another_district_is_asked_reminded_of_and_its_answer_sealed(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    inquiry = ask_visit(girl)
    url = f"{place(girl, inquiry)}/requests/new"
    said = {"district": "Sonadanga", "body": "DCPU", "sent_on": "01 10 2026", "due_on": "31 10 2026"}
    assert send(client, url, {**said, "due_on": "01 09 2026"}).status_code == 422
    assert send(client, url, {**said, "sent_on": "01 12 2026", "due_on": "05 12 2026"}).status_code == 422
    assert send(client, url, said).status_code == 303
    assert "answer from Sonadanga 20 days over" in client.get(place(girl)).get_data(as_text=True)
    (request,) = everything(DistrictRequest)
    answer = f"{place(girl, inquiry)}/requests/{request.id}/answer"
    words = {"answered_on": "20 11 2026", "answer": "the uncle has left the village"}
    assert send(client, answer, {**words, "answered_on": "01 09 2026"}).status_code == 422
    assert send(client, answer, words).status_code == 303
    assert send(client, answer, words).status_code == 422
    assert "left the village" not in client.get(place(girl, inquiry)).get_data(as_text=True)
    assert "left the village" in client.get(f"{place(girl, inquiry)}/findings").get_data(as_text=True)


def test_a_workers_own_list_is_hers_alone_the_oldest_due_first_and_costs_the_same(
    app, home, girl, worker, as_worker, client_as
):
    today = clock.today()
    for days in (9, 2, 5):
        ask_visit(girl, "follow_up", worker_id=worker.id, due_on=today + timedelta(days=days))
    ask_visit(girl, "home_verification")
    page = as_worker.get("/my-inquiries").get_data(as_text=True)
    due = [page.index(word) for word in ("Due 22 Nov", "Due 25 Nov", "Due 29 Nov")]
    assert due == sorted(due)
    assert "Home verification" not in page
    once = cost(lambda: as_worker.get("/my-inquiries"))
    ask_visit(girl, "follow_up", worker_id=worker.id)
    assert cost(lambda: as_worker.get("/my-inquiries")) == once
    assert client_as(Role.HOUSE_STAFF, home).get("/my-inquiries").status_code == 403


def test_house_staff_teachers_and_nurses_see_no_visit(client_as, home, girl):
    inquiry = ask_visit(girl)
    for role in (Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE):
        client = client_as(role, home)
        assert client.get(place(girl)).status_code == 403
        assert client.get(place(girl, inquiry)).status_code == 403
    other = homes.make_home("KDM")
    assert client_as(Role.SUPERINTENDENT, other).get(place(girl, inquiry)).status_code == 404
