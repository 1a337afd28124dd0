"""The review of a broken seal: who is told, who may judge, once; late after three days; counted for head office."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from app import create_app
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.scope import across_homes
from tests.conftest import NOON
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.factories.seals import WHY, break_seal
from tests.hostile.visitors import visitor
from tests.office.emergency import MOTHER, NAME, read, rows
from tests.support.counting import count_asked
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=200, name=NAME, mother_name=MOTHER)


def test_another_person_reviews_it_once(seat, home, file, client_as):
    nurse = make_user(Role.NURSE, home, name="Sunita Oraon")
    head_user, head = seat(Role.SUPERINTENDENT)
    officer_user, officer = seat(Role.PRIVACY_OFFICER)
    hers = break_seal(file, nurse, Role.NURSE, "family")
    own = break_seal(file, head_user, Role.SUPERINTENDENT, "notes", ground="police")
    office = break_seal(file, make_user(Role.HEAD_OFFICE), Role.HEAD_OFFICE, "name")
    here = f"/homes/{home.code}/broken-seals"
    assert "1 broken seal waits for your review." in read(head, f"/homes/{home.code}/today")[1]
    status, page = read(head, here)
    assert status == 200
    assert page.count("Review by") == 3
    assert "Sunita Oraon" in page
    assert WHY not in page
    good = {"verdict": "justified", "words": "The hospital confirms the hour."}
    for row, sentence in (
        (own, "Another person reviews what you opened."),
        (office, "The privacy officer reviews"),
    ):
        url = f"/broken-seals/{row.id}"
        assert sentence in read(head, url)[1]
        answer = send(head, url, good)
        assert answer.status_code == 422
        assert sentence in answer.get_data(as_text=True)
    url = f"/broken-seals/{hers.id}"
    page = read(head, url)[1]
    assert WHY in page
    assert "Family and origin" in page
    assert "No page was opened." in page
    for bad, sentence in (({"verdict": ""}, "Choose what you found."), ({"words": "ok"}, "in a few words")):
        answer = send(head, url, {**good, **bad})
        assert answer.status_code == 422
        assert sentence in answer.get_data(as_text=True)
    assert send(head, url, good).headers["Location"] == here
    again = send(officer, url, good)
    assert again.status_code == 422
    assert "Somebody reviewed this" in again.get_data(as_text=True)
    unjust = {"verdict": "unjustified", "words": "Nobody asked for the name."}
    assert send(officer, f"/broken-seals/{office.id}", unjust).headers["Location"] == "/broken-seals"
    with clock.at(NOON + timedelta(hours=71, minutes=59, seconds=59)):
        sign_in(officer, officer_user)
        assert "Not reviewed within 72 hours" not in read(officer, "/broken-seals")[1]
    with clock.at(NOON + timedelta(hours=72)):
        page = read(officer, "/broken-seals")[1]
        assert "Not reviewed within 72 hours" in page
        assert "Not justified" in page
        counts = read(client_as(Role.HEAD_OFFICE), "/broken-seals/counts")
        assert counts[0] == 200
        assert "3 in 30 days" in counts[1]
        assert "1 not justified" in counts[1]
        assert "1 late" in counts[1]
        assert file.code not in counts[1]
    book = read(head, f"/homes/{home.code}/registers/broken-seals")[1]
    assert file.code in book
    assert NAME not in book
    assert "SJPU 12/2026" in book
    assert WHY not in book
    assert "Seal broken, no. 1/2026" in read(head, f"/children/{file.code}/chronology")[1]
    assert head_user.id != officer_user.id
    assert [row.verdict for row in rows()].count(None) == 1


def test_the_list_asks_no_more_for_many(app, seat, home, file):
    _user, head = seat(Role.SUPERINTENDENT)

    def cost(count):
        for _n in range(count):
            break_seal(file, make_user(Role.NURSE, home), Role.NURSE, "family")
        with count_asked(db.engine) as seen:
            assert read(head, f"/homes/{home.code}/broken-seals")[0] == 200
        return len(seen)

    cost(1)
    assert cost(3) == cost(12) <= 12


def test_of_two_reviews_at_once_one_stands(house):
    """Two privacy officers press the button at the same moment, each with the page that she had opened before."""
    app = create_app(house)
    with app.app_context():
        there = homes.make_home("KRS")
        child = residents.admit(there, days_ago=20)
        opened = break_seal(child, make_user(Role.NURSE, there), Role.NURSE, "family")
        url = f"/broken-seals/{opened.id}"
        ids = [make_user(Role.PRIVACY_OFFICER).id for _n in range(2)]
        db.session.remove()
    people, together = [visitor(app, user_id) for user_id in ids], Barrier(2)

    def judge(n):
        together.wait()
        said = {"verdict": ("justified", "unjustified")[n], "words": f"Found by officer {n}, at once"}
        with clock.at(NOON):
            return people[n].post(app, url, said).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(judge, range(2))) == [303, 422]
    with app.app_context(), across_homes("a test"):
        asked = sa.select(AuditEvent.event).where(AuditEvent.event == "office.seal.reviewed")
        assert len(db.session.scalars(asked).all()) == 1
        db.session.remove()
        db.engine.dispose()
