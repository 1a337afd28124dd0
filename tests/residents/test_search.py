"""Finding a child among very many: any spelling, three scripts, by code, and never by what is hidden."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, dialect_name
from foundation.scope import within_homes
from residents import actions
from residents.actions import aliases
from residents.models import Child, NameWord
from residents.names import code_word, code_words
from residents.queries import lists, matches
from residents.queries.masks import EVERYTHING
from residents.rules import Age
from tests.factories import homes, residents
from tests.residents.pages import admission, everything
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


def find(home, typed, **filters):
    with within_homes({home.id}):
        page = lists.children(
            home.id,
            lists.Filters(find=typed, **filters),
            see=sa.true(),
            masks=EVERYTHING,
            today=clock.today(),
        )
    return [line.name for line in page.lines]


SPELLINGS = ["Laxmi", "lakshmi das", "লক্ষ্মী", "लक्ष्मी", "লক্ষ্মী das", "laksh", "दास लक्ष्मी", "LAXMI"]


@pytest.mark.parametrize("typed", SPELLINGS, ids=[str(n) for n in range(len(SPELLINGS))])
def test_one_name_is_found_in_three_scripts_and_any_order(home, typed):
    residents.admit(home, name="Lakshmi Das", name_local="লক্ষ্মী দাস")
    residents.admit(home, name="Priya Roy", name_local="প্রিয়া রায়")
    assert find(home, typed) == ["Lakshmi Das"]


@pytest.mark.parametrize("typed", ["KRS-2026-002", "krs 2026/002", "2026-002", "002", "২০২৬-০০২"])
def test_a_file_is_found_by_its_code_however_it_is_typed(home, typed):
    for n in range(3):
        residents.admit(home, name=f"Child {'ABC'[n]}", name_local="")
    assert find(home, typed) == ["Child B"]


def test_the_words_of_a_code_are_its_tails():
    assert code_words("KRS-2026-014") == ["krs-2026-014", "2026-014", "014", "14"]
    assert code_word("krs/২০২৬/১৪") == "krs-2026-14"
    assert code_word("Rupali") is None


def test_the_words_follow_every_mending_and_every_other_name(home):
    file = residents.admit(home, name="Mampi Das", name_local="")
    begin_write()
    with within_homes({home.id}):
        row, child = residents.fresh(file), residents.child_of(file)
        actions.mend_identity(row, child, {"name": "Sonali Das"}, reason="heard", by=SYSTEM)
        other = aliases.add_alias(
            row, child, name="Tuktuki", name_local="টুকটুকি", kind="called", note="", by=SYSTEM
        )
        db.session.flush()
        assert find(home, "Mampi") == []
        assert find(home, "Sonali") == find(home, "টুকটুকি") == find(home, "tuktuk") == ["Sonali Das"]
        aliases.strike_alias(row, child, other.id, reason="another girl's", by=SYSTEM)
        assert find(home, "Tuktuki") == []


def test_filters_narrow_a_search_before_it_is_counted(home):
    girl = residents.admit(home, name="Rupali Das", days_ago=5)
    residents.admit(home, name="Rupali Roy", days_ago=5)
    residents.let_go(girl)
    assert find(home, "Rupali") == ["Rupali Roy"]
    assert find(home, "Rupali", show="left") == ["Rupali Das"]
    assert sorted(find(home, "Rupali", show="all")) == ["Rupali Das", "Rupali Roy"]
    assert find(home, "Rupali", show="all", sex="boy") == []


def test_a_name_that_only_legal_eyes_may_see_finds_nobody_for_others(client_as, home):
    file = residents.admit(home, name="Rupali Das", father_name="Haran Das", mother_name="Malati Das")
    begin_write()
    with within_homes({home.id}):
        aliases.add_alias(
            residents.fresh(file), residents.child_of(file), name="Chhaya", name_local="", kind="paper", note="",
            by=SYSTEM,
        )  # fmt: skip
        db.session.commit()
    page = f"/homes/{home.code}/children"
    for typed in ("Haran", "Malati", "Chhaya"):
        assert "Rupali" in client_as(Role.SUPERINTENDENT, home).search(page, typed).get_data(as_text=True)
        assert "Rupali" not in client_as(Role.HOUSE_STAFF, home).search(page, typed).get_data(as_text=True)


def sent_by(ask):
    """Answer what was sent to the database meanwhile, as it was sent."""
    sent = []

    def note(connection, cursor, statement, parameters, *rest):
        sent.append((statement, parameters))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
    return [each for each in sent if each[0].startswith("SELECT") and "set_config" not in each[0]]


def plan_of(statement, parameters):
    """Answer how the database goes about a statement; PostgreSQL is asked what it would do in a large house."""
    connection = db.session.connection()
    if dialect_name() == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    asked = "EXPLAIN QUERY PLAN " if dialect_name() == "sqlite" else "EXPLAIN "
    return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(asked + statement, parameters))


SCANNED = {
    "sqlite": re.compile(r"^SCAN (?!likely\b|\(subquery|CONSTANT)", re.M),
    "postgresql": re.compile("Seq Scan on"),
}


@pytest.mark.parametrize("show", ["present", "left", "all"])
@pytest.mark.parametrize("typed", ["Rupali", "Rupali Sardar", "KRS-2026-001"], ids=["word", "words", "code"])
def test_no_search_reads_a_whole_table(home, typed, show):
    residents.admit(home, name="Rupali Sardar")
    plans = [
        plan_of(*asked) for asked in sent_by(lambda: find(home, typed, show=show)) if "case_file" in asked[0]
    ]
    assert not any(SCANNED[dialect_name()].findall(plan) for plan in plans), plans
    plan = plans[0]
    assert "ix_name_word_home_id_word" in plan, plan
    assert "uq_name_word_of_file" not in plan, plan


def test_possible_matches_read_no_whole_table(home):
    residents.admit(home, name="Rupali Sardar", father_name="Haran Sardar")
    assert likely(home, name="Rupali Sardar")
    ((statement, parameters),) = sent_by(
        lambda: likely(home, name="Rupali Sardar", father_name="Haran Sardar")
    )
    plan = plan_of(statement, parameters)
    assert not SCANNED[dialect_name()].findall(plan), plan


def test_a_page_with_a_search_asks_at_most_six_questions(client_as, home):
    for _n in range(5):
        residents.admit(home, name="Rupali Sardar")
    client = client_as(Role.SUPERINTENDENT, home)
    page = f"/homes/{home.code}/children"
    token = token_of(client, page)
    found = []
    asked = sent_by(lambda: found.append(client.post(page, data={"find": "Rupali", "csrf_token": token})))
    assert "Rupali" in found[0].get_data(as_text=True)
    questions = [s for s, _values in asked if s.startswith("SELECT") and "audit_chain" not in s]
    assert len(questions) <= 6, questions


def likely(home, *, sex="girl", years=None, **facts):
    sought = matches.Sought(sex=sex, age=Age(years), **facts)
    with within_homes({home.id}):
        return matches.possible_matches(sought, homes={home.id}, family=sa.true(), today=clock.today())


def test_father_and_village_tell_of_a_child_whose_name_was_heard_otherwise(home):
    file = residents.admit(
        home, name="Rupali Sardar", father_name="Haran Sardar", village="Notunhat", age_years_stated=11
    )
    residents.admit(
        home, name="Asha Lepcha", father_name="Bir Lepcha", village="Bokulpara", age_years_stated=11
    )
    (found,) = likely(home, name="Rupa", father_name="Haran Sardar", village="Notunhat", years=12)
    assert (found.code, set(found.alike)) >= (file.code, {"father", "village"})
    assert likely(home, name="Rupa", father_name="Haran Sardar", village="Notunhat", years=3) == []
    assert likely(home, name="Mala", years=11) == []
    (by_father,) = likely(home, father_name="Haran Sardar", village="Notunhat")
    assert by_father.code == file.code


def test_matches_are_shown_while_one_types_and_only_as_codes(client_as, home):
    file = residents.admit(home, name="Laxmi Das", name_local="", father_name="Bhola Das")
    far = residents.admit(homes.make_home("FAR"), name="Laxmi Das")
    client = client_as(Role.CASE_WORKER, home)
    admit = f"/homes/{home.code}/children/admit"
    part = client.post(
        f"/homes/{home.code}/children/matches",
        data={
            "csrf_token": token_of(client, admit),
            "name": "Lakshmi Das",
            "sex": "girl",
            "age_years_stated": "x",
        },
        headers={"HX-Request": "true"},
    ).get_data(as_text=True)
    assert f"Possible match, {file.code}" in part
    assert far.code not in part
    assert "Laxmi" not in part
    assert 'id="possible-matches"' in client.get(admit).get_data(as_text=True)


def test_head_office_alone_sees_matches_of_other_homes_as_codes(client_as, home):
    file = residents.admit(home, name="Laxmi Das", name_local="", age_years_stated=12)
    far = residents.admit(homes.make_home("FAR"), name="Lakshmi Das", name_local="", age_years_stated=12)
    near = client_as(Role.SUPERINTENDENT, home).get(f"/children/{file.code}/matches").get_data(as_text=True)
    assert far.code not in near
    wide = client_as(Role.HEAD_OFFICE).get(f"/children/{file.code}/matches").get_data(as_text=True)
    assert f"Possible match, {far.code}" in wide
    assert "Lakshmi" not in wide
    assert client_as(Role.HOUSE_STAFF, home).get(f"/children/{file.code}/matches").status_code == 403


def test_a_readmission_keeps_file_and_number(client_as, home):
    file = residents.admit(home, days_ago=9, name="Laxmi Das", age_years_stated=14)
    residents.let_go(file, at=clock.now() - timedelta(days=2))
    client = client_as(Role.SUPERINTENDENT, home)
    told = send(client, f"/homes/{home.code}/children/admit", admission(name="Lakshmi Das", name_local=""))
    assert told.status_code == 422
    assert "Admit again in this file" in told.get_data(as_text=True)
    again = {"day": "20-11-2026", "time": "11:40", "brought_by": "police", "kind": "residential"}
    assert send(client, f"/children/{file.code}/admit-again", again).status_code == 303
    assert len(everything(Child)) == 1
    assert len({word.case_file_id for word in everything(NameWord)}) == 1
