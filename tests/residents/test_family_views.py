"""The pages of her family: written, mended in ink, opened one by one, and closed to who may not know it."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.scope import across_homes
from residents.models import Correction, FamilyMember, SealedBefore
from residents.queries import family
from tests.factories import accounts, homes, residents
from tests.factories.family import make_member
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
    return residents.admit(home, days_ago=5, father_name="Bhola Das", mother_name="Sita Das")


FORM = {
    "relation": "mothers_sister",
    "name": "Malati Sardar",
    "life": "alive",
    "contact": "safe",
    "wanted": "yes",
}


def test_the_page_takes_a_member_and_shows_number_and_words_only_where_they_are_opened(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    part = f"/children/{girl.code}/family"
    hidden = {"phone": "98300 22222", "safe_words": "ask for the tailor", "address": "behind the mill"}
    said = {**FORM, **hidden, "wanted_words": "I want to hear her", "may_take_her": "y"}
    assert send(client, f"{part}/new", said).status_code == 303
    (member,) = everything(FamilyMember)
    listed = client.get(part).get_data(as_text=True) + client.get(f"/children/{girl.code}").get_data(
        as_text=True
    )
    assert "Malati Sardar" in listed
    assert not any(word in listed for word in hidden.values())
    opened = client.get(f"{part}/{member.id}").get_data(as_text=True)
    assert all(word in opened for word in hidden.values())
    assert opened.index("ask for the tailor") < opened.index("98300 22222"), (
        "the words are read before the number"
    )
    read = sa.select(AuditEvent).where(AuditEvent.event == "residents.family.opened")
    (event,) = db.session.scalars(read).all()
    assert not any(word in event.details for word in (*hidden.values(), "Malati"))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"phone": "98300"}, "No number is kept without it"),
        ({"contact": "barred", "barred_no": "1/26", "barred_on": "01 10 2026", "barred_by": "CWC", "may_take_her": "y"},
         "barred by order may not take"),
        ({"contact": "barred", "barred_no": "1/26", "barred_on": "01 10 2026", "barred_by": "CWC",
          "barred_until": "01 09 2026"}, "ends before it begins"),
        ({"relation": "other"}, "what this person is to the child"),
        ({"age_years": "300"}, "Write an age"),
        ({"relation": ""}, "Choose the relation"),
    ],
    ids=["number-without-words", "barred-takes-her", "ends-before", "other-unsaid", "age", "no-relation"],
)  # fmt: skip
def test_bad_input_is_refused_in_words_and_nothing_typed_is_lost(client_as, home, girl, said, sentence):
    client = client_as(Role.SUPERINTENDENT, home)
    answer = send(client, f"/children/{girl.code}/family/new", {**FORM, "occupation": "beedi roller", **said})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert "beedi roller" in page
    assert everything(FamilyMember) == []


def test_a_mended_line_keeps_the_old_value_in_ink_and_the_old_number_sealed(client_as, home, girl):
    member = make_member(girl, phone="98300 1", safe_words="say school", occupation="cook")
    client = client_as(Role.SUPERINTENDENT, home)
    place = f"/children/{girl.code}/family/{member.id}"
    said = {**FORM, "contact": "not_decided", "wanted": "not_asked", "life": "not_known", "version": "1",
            "phone": "98300 2", "safe_words": "say school", "occupation": "tailor"}  # fmt: skip
    assert send(client, f"{place}/edit", said).status_code == 422
    assert send(client, f"{place}/edit", {**said, "reason": "she moved"}).status_code == 303
    assert [(c.field, c.old_text, c.new_text) for c in everything(Correction)] == [
        ("occupation", "cook", "tailor")
    ]
    assert [(kept.field, kept.reason) for kept in everything(SealedBefore)] == [("phone", "she moved")]
    page = client.get(place).get_data(as_text=True)
    assert "98300 1" in page
    assert "98300 2" in page
    late = send(client, f"{place}/edit", {**said, "occupation": "weaver", "reason": "late"})
    assert late.status_code == 422
    assert "tailor" in late.get_data(as_text=True)


def test_a_line_written_by_mistake_is_struck_out_and_takes_nobody_any_more(client_as, home, girl):
    member = make_member(girl, contact="safe", may_take_her=True)
    client = client_as(Role.SUPERINTENDENT, home)
    place = f"/children/{girl.code}/family/{member.id}"
    assert send(client, f"{place}/strike", {"reason": ""}).status_code == 422
    assert send(client, f"{place}/strike", {"reason": "another child’s aunt"}).status_code == 303
    with across_homes("a test"):
        assert family.contacts(girl.id) == []
    assert "another child’s aunt" in client.get(f"/children/{girl.code}/family").get_data(as_text=True)


def test_who_may_not_know_her_family_gets_neither_page_nor_line(client_as, home, girl):
    member = make_member(girl, name="Hidden Aunt", contact="safe")
    for role in (Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE):
        client = client_as(role, home)
        assert client.get(f"/children/{girl.code}/family").status_code == 403
        assert client.get(f"/children/{girl.code}/family/{member.id}").status_code == 403
        assert "Hidden Aunt" not in client.get(f"/children/{girl.code}").get_data(as_text=True)
    other = homes.make_home("KDM")
    assert client_as(Role.SUPERINTENDENT, other).get(f"/children/{girl.code}/family").status_code == 404
    head_office = client_as(Role.HEAD_OFFICE)
    assert head_office.get(f"/children/{girl.code}/family").status_code == 404
    assert "Hidden Aunt" not in head_office.get(f"/children/{girl.code}").get_data(as_text=True)


def test_a_member_of_another_child_is_not_there_under_this_childs_code(client_as, home, girl):
    other = residents.admit(home, days_ago=3)
    member = make_member(other)
    client = client_as(Role.SUPERINTENDENT, home)
    assert client.get(f"/children/{girl.code}/family/{member.id}").status_code == 404


def test_a_counsellor_reads_the_family_of_her_caseload_and_writes_nothing(app, session, home, girl):
    user = accounts.make_user(Role.COUNSELLOR, home)
    residents.put_in_caseload(girl, user, "counsellor")
    client = browser(app)
    accounts.sign_in(client, user)
    assert client.get(f"/children/{girl.code}/family").status_code == 200
    assert client.get(f"/children/{girl.code}/family/new").status_code == 403


def test_the_family_page_costs_the_same_for_one_relative_and_for_six(client_as, home, girl):
    client = client_as(Role.SUPERINTENDENT, home)
    place = f"/children/{girl.code}/family"
    make_member(girl)
    client.get(place)
    one = cost(lambda: client.get(place))
    for name in ("Raju", "Bapi", "Tapas", "Biplab", "Sujoy"):
        make_member(girl, "brother", name=f"{name} Das")
    assert cost(lambda: client.get(place)) == one


def test_writing_is_in_the_chronology_without_a_name_of_the_family(client_as, home, girl):
    make_member(girl, name="Hidden Aunt", contact="safe")
    page = (
        client_as(Role.SUPERINTENDENT, home).get(f"/children/{girl.code}/chronology").get_data(as_text=True)
    )
    assert "Family member written" in page
    assert "Hidden Aunt" not in page
