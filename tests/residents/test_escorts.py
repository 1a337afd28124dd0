"""What one of the staff sees of movement: her own escort of today, and nothing else."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.actions import ages
from residents.models import AgeRecord, Away, CaseFile, NameWord
from residents.queries.escorts import own_escorts
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything
from tests.residents.test_movement import LEAVE, MOVE
from tests.support.counting import count_statements
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar")


@pytest.fixture
def head(client_as, home):
    return client_as(Role.SUPERINTENDENT, home)


@pytest.fixture
def matron(session, app, home):
    user = make_user(Role.HOUSE_STAFF, home)
    client = browser(app)
    sign_in(client, user)
    client.user_id, client.staff_id = user.id, homes.make_staff(home, user_id=user.id).id
    return client


def test_she_sees_whom_she_takes_where_today_and_writes_the_return_in_one_tap(
    client_as, head, matron, home, file
):
    taken = {**LEAVE, "escort_staff_id": str(matron.staff_id), "with_name": ""}
    assert send(head, f"/children/{file.code}/movement/away", taken).status_code == 303
    away = everything(Away)[0]
    url = f"/homes/{home.code}/escorts"
    text = matron.get(url).get_data(as_text=True)
    for said in (file.code, "Leave of absence", "due back 23 Nov 16:00", f"{file.code} is back"):
        assert said in text
    for hidden in ("98300", "pond", "Rupali"):
        assert hidden not in text
    opened = matron.get(f"/escorts/{away.id}").get_data(as_text=True)
    assert "Kajolgram, house by the pond" in opened
    assert "98300" not in opened
    read = sa.select(AuditEvent).where(AuditEvent.event == "residents.away.opened")
    assert len(db.session.scalars(read).all()) == 1
    other = client_as(Role.HOUSE_STAFF, home)
    assert file.code not in other.get(url).get_data(as_text=True)
    for nobody in (other, head, client_as(Role.TEACHER, home)):
        assert nobody.get(f"/escorts/{away.id}").status_code in (403, 404)
        assert send(nobody, f"/escorts/{away.id}/back", {}, page="/me").status_code in (403, 404)
    assert send(matron, f"/escorts/{away.id}/back", {}, page=url).status_code == 303
    assert everything(Away)[0].returned_at == clock.now()
    assert "back 20 Nov 12:00" in matron.get(url).get_data(as_text=True)


def test_tomorrow_it_is_gone_and_on_the_day_of_return_it_is_there_again(head, matron, home, file):
    send(head, f"/children/{file.code}/movement/away", {**LEAVE, "escort_staff_id": str(matron.staff_id)})
    for days, many in ((0, 1), (1, 0), (3, 1), (4, 0)):
        with across_homes("a test"), count_statements() as seen:
            found = own_escorts(home.id, matron.user_id, day=clock.today() + timedelta(days=days))
        assert len(found) == many
        assert len([s for s in seen if "from away" in str(s).lower()]) == 1


def test_who_does_not_work_here_takes_nobody(head, home, file):
    stranger = homes.make_staff(homes.make_home("KDM"))
    refused = send(
        head, f"/children/{file.code}/movement/away", {**LEAVE, "escort_staff_id": str(stranger.id)}
    )
    assert refused.status_code == 422
    assert everything(Away) == []


def test_in_the_other_home_she_is_found_by_her_names_and_her_age_rests_on_its_ground(head, home, file):
    there = homes.make_home("KDM")
    begin_write()
    with across_homes("a test"):
        told = ages.AgeSaid(kind="assessed", years=13, on_day=clock.today(), by_text="Dr A. Roy")
        ages.record_age(residents.fresh(file), residents.child_of(file), told, by=SYSTEM)
        db.session.commit()
    send(head, f"/children/{file.code}/transfer", {**MOVE, "to_home_code": there.code})
    new = next(row for row in everything(CaseFile) if row.home_id == there.id)
    words = {(row.kind, row.word) for row in everything(NameWord) if row.case_file_id == new.id}
    hers = {(row.kind, row.word) for row in everything(NameWord) if row.case_file_id == file.id}
    assert (
        {each for each in hers if each[0] == "name"} == {each for each in words if each[0] == "name"} != set()
    )
    (age,) = (row for row in everything(AgeRecord) if row.case_file_id == new.id)
    assert (age.kind, age.years, age.by_text) == ("assessed", 13, "Dr A. Roy")
