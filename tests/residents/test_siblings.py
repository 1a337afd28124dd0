"""Brothers and sisters: linked in both files, kept together, unlinked with a reason, and never telling a home."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes
from residents.actions import siblings
from residents.models import Sibling
from tests.factories import homes, residents
from tests.factories.accounts import give, make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def two(home):
    return residents.admit(home, name="Rupali Sardar"), residents.admit(home, name="Mampi Sardar")


def link(one, other, **facts):
    begin_write()
    with across_homes("a test"):
        bond = siblings.Bond(**{"relation": "full", **facts})
        siblings.link(residents.fresh(one), residents.fresh(other), bond, by=SYSTEM)
        db.session.commit()


def test_both_files_show_the_other_child(client_as, home, two):
    one, other = two
    client = client_as(Role.SUPERINTENDENT, home)
    page = f"/children/{one.code}/who/siblings"
    said = {"other_code": other.code.lower(), "relation": "half", "keep_together": "y"}
    assert send(client, page, said).status_code == 422  # kept together, and nobody says why
    assert send(client, page, {**said, "reason": "Both asked for it"}).status_code == 303
    for file, sister in ((one, "Mampi"), (other, "Rupali")):
        shown = client.get(f"/children/{file.code}/who").text
        assert sister in shown
        assert "keep together: Both asked for it" in shown


WRONG = {"herself": "KRS-2026-001", "nobody": "KRS-2026-999", "of another home": "FAR-2026-001"}


@pytest.mark.parametrize("code", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_code_is_refused_in_words_and_stays_typed(client_as, home, two, code):
    residents.admit(homes.make_home("FAR"))
    client = client_as(Role.SUPERINTENDENT, home)
    told = send(client, f"/children/{two[0].code}/who/siblings", {"other_code": code, "relation": "full"})
    assert told.status_code == 422
    assert code in told.text
    assert everything(Sibling) == []


def test_two_are_linked_once(two):
    link(*two)
    with pytest.raises(Refused, match="already"):
        link(*two)


def test_a_sibling_in_another_home_is_shown_without_code_name_or_home(app, client_as, home, two):
    far_home = homes.make_home("FAR", name="House Far Away")
    far = residents.admit(far_home, name="Sonali Sardar", name_local="সোনালি")
    worker = make_user(Role.CASE_WORKER, far_home)
    residents.put_in_caseload(far, worker)
    link(two[0], far)
    shown = client_as(Role.SUPERINTENDENT, home).get(f"/children/{two[0].code}/who").text
    assert f"Sibling in care, ask {worker.name}" in shown
    for hidden in (far.code, "Sonali", "সোনালি", "House Far Away", "FAR"):
        assert hidden not in shown
    there = client_as(Role.SUPERINTENDENT, far_home).get(f"/children/{far.code}/who").text
    assert "Sibling in care" in there
    assert two[0].code not in there


def test_who_may_write_in_both_homes_may_link_over_them(app, session, home, two):
    far_home = homes.make_home("FAR")
    far = residents.admit(far_home)
    both = make_user(Role.SUPERINTENDENT, home)
    give(both, Role.SUPERINTENDENT, far_home)
    client = browser(app)
    sign_in(client, both)
    said = {"other_code": far.code, "relation": "full"}
    assert send(client, f"/children/{two[0].code}/who/siblings", said).status_code == 303
    assert {line.home_id for line in everything(Sibling)} == {home.id, far_home.id}


def test_unlinking_ends_both_lines_and_keeps_them_readable(client_as, home, two):
    link(*two)
    client = client_as(Role.SUPERINTENDENT, home)
    with across_homes("a test"):
        line = db.session.scalar(sa.select(Sibling.id).where(Sibling.case_file_id == two[0].id))
    page = f"/children/{two[0].code}/who/siblings/{line}/unlink"
    assert send(client, page, {"reason": ""}).status_code == 422
    assert send(client, page, {"reason": "Their mother says no"}).status_code == 303
    assert all(each.ended_at for each in everything(Sibling))
    assert "ended: Their mother says no" in client.get(f"/children/{two[1].code}/who").text
    assert send(client, page, {"reason": "again"}).status_code == 422
    link(*two)


def test_who_may_not_write_links_nobody(client_as, home, two):
    for role in (Role.HOUSE_STAFF, Role.COUNSELLOR, Role.CASE_WORKER):
        assert client_as(role, home).get(f"/children/{two[0].code}/who/siblings").status_code == 403
