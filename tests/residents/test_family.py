"""Her family: one place for a parent's name, no number without its words, and nobody barred near her."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes
from residents import tree
from residents.actions import family as actions
from residents.choices.kinship import ContactKind
from residents.models import Child, Correction, FamilyMember
from residents.queries import family
from residents.rules import family as rules
from tests.factories import homes, residents
from tests.factories.family import make_member
from tests.residents.pages import everything

pytestmark = pytest.mark.usefixtures("at_noon")
TODAY = date(2026, 11, 20)
BAR = {
    "contact": "barred",
    "barred_no": "CWC 12/2026",
    "barred_on": date(2026, 10, 1),
    "barred_by": "CWC Amrapali",
}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def girl(home):
    return residents.admit(home, days_ago=5, father_name="Bhola Das", mother_name="Sita Das")


def person(**said):
    new = {
        "member_id": __import__("uuid").uuid4(),
        "relation": "mothers_brother",
        "name": "Haran Sardar",
        **said,
    }
    return rules.Contact(**new)


WHOLE = {
    "contact": "safe", "may_take_her": False, "life": "alive", "barred_no": "", "barred_on": None, "barred_by": "",
    "barred_until": None, "today": TODAY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({**BAR, "may_take_her": True}, "may_take_her"),
        ({"contact": "barred"}, "barred_no"),
        ({**BAR, "barred_on": None}, "barred_on"),
        ({**BAR, "barred_by": ""}, "barred_by"),
        ({**BAR, "barred_until": date(2026, 9, 1)}, "barred_until"),
        ({**BAR, "barred_on": date(2027, 1, 1)}, "barred_on"),
        ({**BAR, "contact": "safe"}, "contact"),
        ({"may_take_her": True, "contact": "ask_first"}, "may_take_her"),
        ({"may_take_her": True, "life": "dead"}, "may_take_her"),
    ],
    ids=[
        "barred-takes-her", "no-order", "no-date", "no-body", "ends-before-it-begins", "order-to-come",
        "order-and-safe", "asked-first", "dead",
    ],
)  # fmt: skip
def test_a_contact_that_contradicts_itself_is_refused_at_its_field(said, field):
    with pytest.raises(Refused) as refused:
        rules.ensure_contact_whole(**{**WHOLE, **said})
    assert refused.value.field == field


def test_a_bar_whose_order_has_ended_becomes_ask_first_and_never_safe():
    barred = person(**BAR, barred_until=TODAY)
    assert rules.standing(barred, on=TODAY) == ContactKind.BARRED
    assert rules.standing(barred, on=TODAY + timedelta(days=1)) == ContactKind.ASK_FIRST


def test_a_barred_relative_takes_her_neither_by_choice_nor_by_name_nor_by_order():
    barred, trusted = person(**BAR), person(name="Arati Sardar", contact="safe", may_take_her=True)
    people = [barred, trusted]
    for chosen in (
        {"member_id": barred.member_id},
        {"name": "haran sordar"},
        {"name": "হারান সর্দার", "by_order": True},
    ):
        with pytest.raises(Refused, match="CWC 12/2026"):
            rules.ensure_may_take_her(people, on=TODAY, **chosen)
    assert rules.ensure_may_take_her(people, on=TODAY, member_id=trusted.member_id) is trusted
    assert rules.ensure_may_take_her(people, on=TODAY, name="Debika Roy, DCPU") is None
    assert rules.ensure_may_take_her(people, on=TODAY, name="Haran Sardar", is_another=True) is barred


def test_who_is_not_written_as_safe_takes_her_only_by_order():
    aunt = person(name="Arati Sardar", contact="ask_first")
    with pytest.raises(Refused, match="not written as safe"):
        rules.ensure_may_take_her([aunt], on=TODAY, member_id=aunt.member_id)
    assert rules.ensure_may_take_her([aunt], on=TODAY, member_id=aunt.member_id, by_order=True) is aunt
    late = person(name="Gita Sardar", life="dead")
    with pytest.raises(Refused, match="dead"):
        rules.ensure_may_take_her([late], on=TODAY, member_id=late.member_id, by_order=True)


def test_no_number_is_kept_without_what_may_be_said_on_it_by_verb_or_by_database(girl):
    with pytest.raises(Refused, match="what may be said"):
        make_member(girl, phone="98300 11111")
    db.session.rollback()
    member = make_member(girl, phone="98300 11111", safe_words="say you are from the school")
    with pytest.raises(IntegrityError), across_homes("a test"):
        db.session.execute(
            sa.update(FamilyMember).where(FamilyMember.id == member.id).values(safe_words=None)
        )
    db.session.rollback()


def test_a_parents_name_lives_with_the_child_alone_and_her_brother_has_his_own(girl):
    make_member(girl, "father", name="Bhola Das", name_local="ভোলা দাস")
    make_member(girl, "brother", name="Raju Das")
    with across_homes("a test"):
        rows = {row.relation: row.name for row in db.session.scalars(sa.select(FamilyMember))}
        people = {p.relation: p.name for p in family.contacts(girl.id)}
    assert rows == {"father": "", "brother": "Raju Das"}
    assert people == {"father": "Bhola Das", "brother": "Raju Das"}


def test_another_name_for_a_parent_mends_the_identity_with_its_reason(girl):
    with pytest.raises(Refused) as refused:
        make_member(girl, "father", name="Bholanath Das")
    assert refused.value.field == "reason"
    db.session.rollback()
    begin_write()
    with across_homes("a test"):
        said = actions.MemberSaid(relation="father", name="Bholanath Das")
        rows = residents.fresh(girl), residents.child_of(girl)
        actions.write_member(*rows, said, reason="heard from her mother", by=SYSTEM)
        db.session.commit()
    assert everything(Child)[0].father_name == "Bholanath Das"
    assert [(c.field, c.old_text) for c in everything(Correction)] == [("father_name", "Bhola Das")]


def test_there_is_one_father_at_a_time(girl):
    make_member(girl, "father", name="")
    with pytest.raises(Refused, match="written already"):
        make_member(girl, "father", name="")


def test_the_tree_has_a_box_for_everybody_and_cuts_no_line_box():
    long = "Venkata Subbalakshmi Padmavathi Ranganayakamma"
    people = [person(relation="mother", name=""), person(**BAR), person(relation="sister", name=long)]
    people.append(person(relation="mothers_mother", name="Maino", life="dead"))
    drawn = tree.draw(people, child="Rupali", father="Bhola Das", mother="", on=TODAY)
    kinds = {box.relation: box.kind for box in drawn.boxes}
    assert kinds == {
        "mothers_mother": "dead", "mothers_brother": "barred", "mother": "plain", "father": "plain", "sister": "plain",
        "child": "child",
    }  # fmt: skip
    assert all(box.x >= 0 and box.x + box.wide <= drawn.width for box in drawn.boxes)
    assert all(len(line.words) <= tree.LETTERS for box in drawn.boxes for line in box.lines)
    alone = tree.draw([], child="Rupali", father="", mother="", on=TODAY)
    assert (len(alone.boxes), alone.paths) == (1, [])


def test_no_template_shows_a_number_but_by_the_macro_that_takes_its_words_too():
    shown = re.compile(r"\{\{[^}]*\b(?:opened|member|person|relative|contact)\.phone\b[^}]*\}\}")
    folder = Path(tree.__file__).parent / "templates"
    found = {
        path.name: [
            hit for hit in shown.findall(path.read_text(encoding="utf-8")) if "contact_number(" not in hit
        ]
        for path in folder.rglob("*.html")
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
