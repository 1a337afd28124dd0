"""Breaking a seal in an emergency: who may open what of one child, for how long, who is told, who reviews it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM, AuditEvent
from foundation.break_glass import SealBar
from foundation.db import db
from foundation.scope import across_homes
from health.actions.sealed import write_sealed
from health.models import SealedHealth
from tests.conftest import NOON
from tests.factories import homes, residents
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.counselling import log_session
from tests.factories.health import done, known
from tests.factories.seals import WHY
from tests.office.emergency import MOTHER, NAME, PASSWORD, place, read, rows, typed
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=200, name=NAME, mother_name=MOTHER)


def test_head_office_reads_one_child_for_an_hour_and_everybody_is_told(seat, home, file, client_as):
    other = residents.admit(home, days_ago=100, name="Munni Tirkey")
    user, office = seat(Role.HEAD_OFFICE)
    officer, head = client_as(Role.PRIVACY_OFFICER), client_as(Role.SUPERINTENDENT, home)
    child, family = f"/children/{file.code}", f"/children/{file.code}/family"
    assert NAME not in read(office, child)[1]
    assert read(office, family)[0] == 404
    assert "Break the seal" in read(office, child)[1]
    done = send(office, place(file), typed("name", "family"))
    assert (done.status_code, done.headers["Location"]) == (303, "/me/broken-seal")
    status, mine = read(office, "/me/broken-seal")
    assert status == 200
    assert "60 minutes left" in mine
    assert family in mine
    for url in (child, family):
        status, page = read(office, url)
        assert status == 200
        assert NAME in page
        assert "Seal broken by you at 12:00, open until 13:00." in page
    assert MOTHER in read(office, family)[1]
    # nothing else opens: another child, another compartment, a list, a writing
    assert "Munni" not in read(office, f"/children/{other.code}")[1]
    assert read(office, f"/children/{other.code}/family")[0] == 404
    assert read(office, f"{child}/who")[0] == read(office, f"{child}/threats")[0] == 404
    assert NAME not in read(office, f"/homes/{home.code}/children")[1]
    assert read(office, f"{family}/new")[0] == 404
    assert send(office, f"{family}/new", {"name": "X"}, page=child).status_code == 404
    # whoever else looks at her sees the banner, and only there
    banner = "The seal of this file is broken until 13:00."
    assert banner in read(head, child)[1]
    assert banner not in read(head, f"/children/{other.code}")[1]
    # both are told at once
    assert "1 broken seal waits" not in read(head, f"/homes/{home.code}/today")[1], (
        "head office is not hers to judge"
    )
    assert "1<span" in read(officer, "/broken-seals")[1].replace(" ", "").replace("\n", "")
    [row] = rows()
    said = db.session.scalars(sa.select(AuditEvent.event).where(AuditEvent.event.like("office.seal%"))).all()
    assert said.count("office.seal.broken") == 1
    assert said.count("office.seal_page.read") == 4
    trail = read(head, f"/homes/{home.code}/trail")[1]
    assert "Seal of" in trail
    assert "Name and face, Family and origin; until 13:00" in trail
    with clock.at(NOON + timedelta(minutes=59, seconds=59)):
        sign_in(office, user)
        assert "1 minute left" in read(office, "/me/broken-seal")[1]
        assert read(office, family)[0] == 200
    with clock.at(NOON + timedelta(minutes=60)):
        assert read(office, family)[0] == 404
        assert NAME not in read(office, child)[1]
        assert banner not in read(client_as(Role.SUPERINTENDENT, home), child)[1]
        assert "Nothing is open now." in read(office, "/me/broken-seal")[1]
        late = send(office, "/me/broken-seal/close", {}, page="/me/broken-seal")
        assert late.status_code == 303
        assert "Its hour was over already." in read(office, "/me/broken-seal")[1]
    assert row.ended_at is None


@pytest.mark.parametrize(
    ("role", "compartments", "refused"),
    [
        (Role.NURSE, ("family", "identity"), "notes"),
        (Role.SUPERINTENDENT, ("address", "notes", "sealed_health"), "name"),
        (Role.CASE_WORKER, ("sealed_health",), "family"),
        (Role.HEAD_OFFICE, ("address", "case", "family", "health", "identity", "name", "threat"), "sealed_health"),
    ],
    ids=["nurse", "superintendent", "case-worker", "head-office"],
)  # fmt: skip
def test_each_role_opens_its_own_cells_and_no_other(seat, home, file, role, compartments, refused):
    counsellor = make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(file, counsellor, Role.COUNSELLOR)
    log_session(file, counsellor, notes="she wakes at night")
    done(lambda: write_sealed(known(file), matter="hiv", words="the test was in May", readers={}, by=SYSTEM))
    user, client = seat(role)
    if role is Role.CASE_WORKER:
        residents.put_in_caseload(file, user, role)
    answer = send(client, place(file), typed(refused))
    assert answer.status_code == 422
    assert "Choose from the boxes." in answer.get_data(as_text=True)
    assert rows() == []
    assert send(client, place(file), typed(*compartments)).status_code == 303
    declared = {c.code: c for c in client.application.extensions["house"].compartments}
    held = [c for c in declared.values() if role in c.roles]
    assert tuple(sorted(c.code for c in held)) == compartments
    with client.application.test_request_context():
        from flask import url_for

        pages = {c.code: url_for(c.first, code=file.code) for c in held}
    shown = {code: read(client, url) for code, url in pages.items()}
    assert {status for status, _page in shown.values()} == {200}
    if "notes" in shown:
        assert "she wakes at night" in shown["notes"][1]
    if "sealed_health" in shown:
        assert "the test was in May" in shown["sealed_health"][1]
        sealed = sa.select(AuditEvent.event).where(AuditEvent.event == "health.sealed.opened")
        assert len(db.session.scalars(sealed).all()) == 1
        with across_homes("a test"):
            assert db.session.scalar(sa.select(sa.func.count(SealedHealth.id))) == 1
    close = send(client, "/me/broken-seal/close", {}, page="/me/broken-seal")
    assert close.status_code == 303
    fresh = {c.code for c in held if read(client, pages[c.code])[0] == 200}
    assert fresh <= {"name", "case"}, "pages that head office sees in codes anyway"
    assert [row.ended_at for row in rows()] == [clock.now()]


def test_whoever_has_no_cell_finds_no_door(client_as, home, file):
    for role in (Role.HOUSE_STAFF, Role.TEACHER, Role.COUNSELLOR, Role.DOCTOR, Role.INSPECTOR, Role.GATE):
        assert client_as(role, home).get(place(file)).status_code == 403
    for role in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        assert client_as(role).get(place(file)).status_code in (403, 404)
    elsewhere = homes.make_home("NIK")
    assert client_as(Role.NURSE, elsewhere).get(place(file)).status_code == 404
    assert client_as(Role.CASE_WORKER, home).get(place(file)).status_code == 403


def test_what_is_wrong_is_said_in_words_and_what_was_typed_stays(seat, home, file, client_as):
    user, client = seat(Role.NURSE)

    def refused(status=422, **said):
        answer = send(client, place(file), typed("family", **said))
        assert answer.status_code == status
        return answer.get_data(as_text=True)

    short = refused(reason="Mother must be told")
    assert "Write at least 20 characters" in short
    assert "Mother must be told" in short
    assert PASSWORD not in short
    assert "Choose what you need to read." in refused(compartments=[])
    assert "Choose the ground." in refused(ground="")
    assert "Write the number that the police gave." in refused(ground="police")
    wrong = refused(old_password="wrong words here")
    assert "This is not the password you have now." in wrong
    assert WHY in wrong
    assert "This code does not fit" in refused(code="000000")
    assert "Type your password." in refused(old_password="")
    assert rows() == []
    assert send(client, place(file), typed("family")).status_code == 303
    other = residents.admit(home, days_ago=9)
    with clock.at(NOON + timedelta(minutes=5)):
        second = send(client, place(other), typed("family"), page="/me/broken-seal")
        assert second.status_code == 422
        assert "Close it first." in second.get_data(as_text=True)
    with clock.at(NOON + timedelta(days=6, hours=23, minutes=59)):
        sign_in(client, user)
        assert "Why it cannot wait" in read(client, place(other))[1]
    with clock.at(NOON + timedelta(days=7)):
        locked = read(client, place(other))[1]
        assert "waited a week for its review" in locked
        assert "Why it cannot wait" not in locked
        answer = send(client, place(other), typed("family"), page="/me/broken-seal")
        assert answer.status_code == 422
        assert len(rows()) == 1


def test_an_administrator_and_who_is_on_the_list_break_no_seal(seat, home, file, client_as):
    user, client = seat(Role.NURSE)
    officer = client_as(Role.PRIVACY_OFFICER)
    bar = {"sign_in_name": user.sign_in_name, "code": file.code, "reason": "Named in what the child told."}
    assert send(client, place(file), typed("family")).status_code == 303
    assert read(client, f"/children/{file.code}/family")[0] == 200
    for said, sentence in (
        ({"sign_in_name": "nobody.here"}, "Nobody signs in under this name."),
        ({"code": "KRS-1999-001"}, "No home keeps a file under this code."), ({"reason": ""}, "Write the reason"),
    ):  # fmt: skip
        answer = send(officer, "/broken-seals/barred", {**bar, **said})
        assert answer.status_code == 422
        assert sentence in answer.get_data(as_text=True)
    assert send(officer, "/broken-seals/barred", bar).status_code == 303
    assert read(client, f"/children/{file.code}/family")[0] == 403, "what she had open ended"
    assert "stands on the list already" in send(officer, "/broken-seals/barred", bar).get_data(as_text=True)
    assert "You may not break this seal." in read(client, place(file))[1]
    other = residents.admit(home, days_ago=9)
    assert "Why it cannot wait" in read(client, place(other))[1]
    whole = {**bar, "code": ""}
    assert send(officer, "/broken-seals/barred", whole).status_code == 303
    with clock.at(NOON + timedelta(minutes=3)):
        answer = send(client, place(other), typed("family"), page="/me/broken-seal")
    assert answer.status_code == 422
    assert "You may not break this seal." in answer.get_data(as_text=True)
    lift = [f"/broken-seals/barred/{row.id}/lift" for row in db.session.scalars(sa.select(SealBar))]
    assert all(send(officer, url, {}, page="/broken-seals/barred").status_code == 303 for url in lift)
    assert send(officer, lift[0], {}, page="/broken-seals/barred").status_code == 422
    assert "Why it cannot wait" in read(client, place(file))[1]
    give(user, Role.ADMINISTRATOR)
    assert "an administrator’s post breaks no seal" in read(client, place(file))[1]
