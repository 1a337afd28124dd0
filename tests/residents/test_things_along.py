"""What goes with a child to another home of ours: her things with a receipt, her names in every file of hers."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes, within_homes
from residents.actions.mend import mend_identity
from residents.models import Belonging, BelongingsList, CaseFile, Child, NameWord, Transfer
from tests.factories import health, homes, residents
from tests.residents.pages import everything
from tests.residents.test_belongings import MONEY, THING, listed, signed
from tests.residents.test_movement import MOVE
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
AT_NOON = {**MOVE, "time": "12:00"}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def child(home):
    return residents.admit(home, days_ago=1, name="Rupali Sardar")


def test_her_things_are_written_out_here_and_on_a_list_there_under_one_number(client_as, home, child):
    head, url = signed(client_as, home, child, THING, MONEY)
    there = homes.make_home("KDM")
    answer = send(head, f"/children/{child.code}/transfer", {**AT_NOON, "to_home_code": there.code})
    assert answer.status_code == 303, answer.text
    gone = [row for row in everything(Belonging) if row.home_id == home.id]
    came = [row for row in everything(Belonging) if row.home_id == there.id]
    (held,) = [row for row in everything(BelongingsList) if row.home_id == there.id]
    assert {(row.went, row.went_to, row.receipt_no) for row in gone} == {
        ("transferred", there.name, f"{there.code} {held.year}/{held.register_no}")
    }
    assert sorted((row.what, row.quantity, row.paise, row.went) for row in came) == [
        ("Notes and coins", 1, 14050, ""), ("Silver anklet", 2, 120000, ""),
    ]  # fmt: skip
    assert (held.read_at, held.countersigned_at) == (None, None)
    new = next(row.code for row in everything(CaseFile) if row.home_id == there.id)
    hers = client_as(Role.SUPERINTENDENT, there)
    assert "Silver anklet" in hers.get(f"/children/{new}/belongings").text
    assert "KDM" in head.get(url).text


def test_things_on_an_unsigned_list_do_not_travel_and_nothing_typed_is_lost(client_as, home, child):
    listed(client_as(Role.HOUSE_STAFF, home), child, THING)
    there, head = homes.make_home("KDM"), client_as(Role.SUPERINTENDENT, home)
    typed = {**AT_NOON, "to_home_code": there.code}
    answer = send(head, f"/children/{child.code}/transfer", typed)
    assert answer.status_code == 422
    assert "not countersigned yet" in answer.text
    assert MOVE["why"] in answer.text
    assert everything(Transfer) == []
    stays = {**typed, "travels": ["case_file"]}
    assert send(head, f"/children/{child.code}/transfer", stays).status_code == 303
    assert [row.went for row in everything(Belonging)] == [""]


def test_the_transfer_takes_the_doctor_from_the_health_room(client_as, home, child):
    health.visit(child, kind="monthly", happened_at=clock.now() - timedelta(hours=2))
    head = client_as(Role.SUPERINTENDENT, home)
    assert "Taken from the health room" in head.get(f"/children/{child.code}/transfer").text
    typed = {**AT_NOON, "to_words": "Home in Neelkanthi", "examined_day": "", "examined_time": ""}
    assert send(head, f"/children/{child.code}/transfer", typed).status_code == 303


def words_of(home):
    with across_homes("a test"):
        asked = sa.select(NameWord.word).where(NameWord.home_id == home.id, NameWord.kind == "name")
        return set(db.session.scalars(asked))


def test_a_mended_name_is_found_in_every_file_of_hers(client_as, home, child):
    there, head = homes.make_home("KDM"), client_as(Role.SUPERINTENDENT, home)
    send(head, f"/children/{child.code}/transfer", {**AT_NOON, "to_home_code": there.code})
    assert words_of(home) == words_of(there) != set()
    new = next(row for row in everything(CaseFile) if row.home_id == there.id)
    before = words_of(home)
    begin_write()
    with within_homes({there.id}):
        file = db.session.scalars(sa.select(CaseFile).where(CaseFile.id == new.id)).one()
        hers = db.session.scalars(sa.select(Child).where(Child.id == file.child_id)).one()
        mend_identity(file, hers, {"name": "Mallika Sardar"}, reason="Her birth paper came", by=SYSTEM)
        db.session.commit()
    assert words_of(home) == words_of(there) != before
