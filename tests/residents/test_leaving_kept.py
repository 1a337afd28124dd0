"""What is still kept for a child who leaves: handed over thing by thing, before the receipt and the certificate."""

import pytest

from accounts.roles import Role
from foundation.db import begin_write, db, new_id
from foundation.ledger import Entry
from foundation.scope import across_homes
from foundation.viewer import SYSTEM, Viewer
from residents.actions import belongings
from residents.models import Belonging
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.goings import EXIT, PLAN
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


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


def test_the_receipt_for_her_things_is_written_once(worker, file):
    page = f"/children/{file.code}/leaving"
    send(worker, f"{page}/plan", PLAN)
    typed = {"receipt_by": "Her Mother", "day": "20 11 2026", "time": "11:40"}
    assert send(worker, f"{page}/receipt", typed).status_code == 303
    assert send(worker, f"{page}/receipt", typed).status_code == 422


def kept_things(file, head_user):
    """Two things on a list that was read over and countersigned (committed)."""
    begin_write()
    with across_homes("a test"):
        own, stay = residents.fresh(file), residents.stay_of(file)
        rows = [
            belongings.list_thing(own, stay, belongings.Thing(kind="valuable", what=what), by=SYSTEM)
            for what in ("Nose pin", "Silver anklet")
        ]
        held = belongings.open_list(own, stay, by=SYSTEM)
        belongings.read_over(own, held, witness="Parul Das", her_words="", by=SYSTEM)
        belongings.countersign(own, held, by=Viewer(head_user.id, head_user.name, new_id()))
        ids = [row.id for row in rows]
        db.session.commit()
    return ids


def test_what_is_still_kept_is_shown_and_no_receipt_is_written_over_it(head, worker, home, file):
    page, (pin, anklet) = (
        f"/children/{file.code}/leaving",
        kept_things(file, make_user(Role.SUPERINTENDENT, home)),
    )
    send(worker, f"{page}/plan", PLAN)
    text = worker.get(page).get_data(as_text=True)
    assert "still kept for her: 2 things" in text
    assert "Silver anklet" in text
    assert "still kept for her: 2 things" in worker.get(f"/children/{file.code}/leave").get_data(as_text=True)
    typed = {"receipt_by": "Her Mother", "receipt_no": "R 9", "day": "20 11 2026", "time": "12:00"}
    refused = send(worker, f"{page}/receipt", {**typed, "things": [str(pin)]})
    assert refused.status_code == 422
    assert "Silver anklet: hand it over" in refused.get_data(as_text=True)
    why = {
        "went": "evidence",
        "went_to": "Court of the magistrate",
        "receipt_no": "Memo 3",
        "day": "20 11 2026",
    }
    give = f"/children/{file.code}/belongings/things/{anklet}/give"
    assert send(worker, give, {**why, "time": "12:00"}).status_code == 303
    assert send(worker, f"{page}/receipt", {**typed, "things": [str(pin)]}).status_code == 303
    went = {row.id: (row.went, row.went_to, row.receipt_no) for row in everything(Belonging)}
    assert went[pin] == ("handed", "Her Mother", "R 9")
    assert went[anklet] == ("evidence", "Court of the magistrate", "Memo 3")
    assert "still kept" not in worker.get(page).get_data(as_text=True)


def test_no_receipt_for_money_that_is_kept_and_no_certificate_over_things(head, worker, home, file):
    page = f"/children/{file.code}/leaving"
    kept_things(file, make_user(Role.SUPERINTENDENT, home))
    send(worker, f"{page}/plan", PLAN)
    send(worker, f"/children/{file.code}/leave", {**EXIT, "without_study_why": "By order of the committee"})
    closed = send(head, f"{page}/certificate", {}, page=page)
    assert closed.status_code == 422
    assert "2 things are still kept for her" in closed.get_data(as_text=True)
    money = {"kind": "pocket", "amount": "50", "day": "20 11 2026", "time": "11:00"}
    send(worker, f"/children/{file.code}/savings/write", money)
    (entry,) = everything(Entry)
    send(head, f"/children/{file.code}/savings/{entry.id}/sign", {}, page=f"/children/{file.code}/savings")
    typed = {"receipt_by": "Her Mother", "receipt_no": "R 9", "day": "20 11 2026", "time": "11:40"}
    refused = send(worker, f"{page}/receipt", typed)
    assert "₹ 50 are still kept for her" in refused.get_data(as_text=True)
