"""Names, ages and papers that tell the truth: what is in force, on what it rests, and the road to what is missing."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.roles import Role
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import within_homes
from residents import actions
from residents.actions import ages, papers
from residents.models import AgeRecord
from residents.queries import ages as age_queries
from residents.rules import identity as rules
from residents.rules.identity import Ground
from tests.factories import homes, residents
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
TODAY = date(2026, 11, 20)
AADHAAR = "2345 6789 0124"


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, name="Rupali Sardar", age_years_stated=12, age_stated_on=date(2026, 1, 1))


def test_an_order_goes_before_an_opinion_and_an_opinion_before_a_word():
    def told(kind, day):
        return Ground(kind=kind, years=14, on_day=day)

    word, opinion, order = (
        told("stated", TODAY),
        told("assessed", date(2026, 1, 1)),
        told("ordered", date(2025, 1, 1)),
    )
    assert rules.strongest([word, opinion, order]) is order
    assert rules.strongest([word, opinion]) is opinion
    assert rules.strongest([]) is None
    older = told("ordered", date(2024, 1, 1))
    assert rules.strongest([older, order]) is order


WORDS = {
    "ordered with its day": (
        Ground(
            kind="ordered",
            born_on=date(2012, 5, 3),
            on_day=date(2026, 11, 6),
            order_no="18/3",
            body="CWC Amrapali",
        ),
        "14, born 3 May 2012, ordered 6 Nov 2026, by order of CWC Amrapali, 18/3",
    ),
    "ordered in years": (
        Ground(kind="ordered", years=14, on_day=date(2025, 11, 6), order_no="18/3"),
        "15, ordered 6 Nov 2025, by order of 18/3",
    ),
    "a range": (
        Ground(kind="assessed", years=14, years_to=16, on_day=date(2026, 11, 6), by_text="Dr Ray"),
        "about 14 to 16, medical opinion of Dr Ray, 6 Nov 2026",
    ),
    "a word": (Ground(kind="stated", years=14, on_day=date(2026, 11, 6)), "about 14 (stated 6 Nov 2026)"),
}


@pytest.mark.parametrize(("ground", "said"), WORDS.values(), ids=WORDS.keys())
def test_an_age_says_its_ground(app, ground, said):
    with app.test_request_context():
        assert ground.words(TODAY) == said


def test_aadhaar_numbers_are_checked_figure_by_figure():
    assert rules.aadhaar_digits(AADHAAR) == "234567890124"
    for wrong in ("234567890123", "1234", "034567890124", "২৩৪৫ ৬৭৮৯ ০১২৫"):
        with pytest.raises(Refused):
            rules.aadhaar_digits(wrong)
    assert rules.aadhaar_digits("২৩৪৫ ৬৭৮৯ ০১২৪") == "234567890124"


def write(file, **facts):
    begin_write()
    with within_homes({file.home_id}):
        said = ages.AgeSaid(**{"on_day": TODAY, **facts})
        record = ages.record_age(residents.fresh(file), residents.child_of(file), said, by=SYSTEM)
        db.session.commit()
        return record


ORDER = {
    "kind": "ordered", "born_on": date(2012, 5, 3), "order_no": "18/3", "document": "school",
    "document_text": "Notunhat High School, admission register 41",
}  # fmt: skip


def test_her_age_follows_the_strongest_ground_and_the_old_one_stays_readable(home, file):
    write(file, kind="assessed", years=14, years_to=15, by_text="Dr Ray, Amrapali hospital")
    child = residents.child_of(file)
    assert (child.born_on, child.age_years_stated) == (None, 14)
    write(file, **ORDER)
    write(file, kind="stated", years=9, by_text="her uncle")
    with within_homes({home.id}):
        lines = age_queries.history(file.id)
        assert [line.kind for line in lines] == ["ordered", "assessed", "stated", "stated"]
        assert [line.is_in_force for line in lines] == [True, False, False, False]
    child = residents.child_of(file)
    assert (child.born_on, child.age_years_stated) == (date(2012, 5, 3), None)


WRONG = {
    "without an age": {"kind": "stated", "by_text": "she"},
    "by nobody": {"kind": "assessed", "years": 14},
    "of the future": {"kind": "stated", "years": 14, "by_text": "she", "on_day": TODAY + timedelta(days=1)},
    "a range backwards": {"kind": "assessed", "years": 16, "years_to": 14, "by_text": "Dr Ray"},
    "born after it": {**ORDER, "born_on": TODAY, "on_day": date(2026, 1, 1)},
    "an order without number": {**ORDER, "order_no": ""},
    "an order without document": {**ORDER, "document": ""},
    "a test although papers": {**ORDER, "document": "medical"},
    "whose certificate": {**ORDER, "document_text": ""},
    "far too old": {**ORDER, "born_on": date(1970, 1, 1)},
}


@pytest.mark.parametrize("said", WRONG.values(), ids=WRONG.keys())
def test_an_age_that_cannot_stand_is_refused_in_words(file, said):
    with pytest.raises(Refused):
        write(file, **said)


def test_a_municipal_certificate_waits_for_the_schools_that_is_held(home, file):
    begin_write()
    with within_homes({home.id}):
        papers.write_paper(residents.fresh(file), papers.PaperSaid(kind="school", state="held"), by=SYSTEM)
        db.session.commit()
    with pytest.raises(Refused, match="school certificate"):
        write(file, **{**ORDER, "document": "municipal"})
    write(file, **{**ORDER, "document": "municipal", "no_paper_reason": "the school closed"})


def test_an_ordered_age_is_not_mended_by_hand_and_a_stated_one_leaves_its_line(home, file):
    begin_write()
    with within_homes({home.id}):
        row, child = residents.fresh(file), residents.child_of(file)
        actions.mend_identity(row, child, {"age_years_stated": 13}, reason="she counted", by=SYSTEM)
        db.session.commit()
        lines = age_queries.history(file.id)
        assert [(line.ground.years, line.struck_at is None) for line in lines] == [(13, True), (12, False)]
    write(file, **ORDER)
    begin_write()
    with within_homes({home.id}), pytest.raises(Refused, match="order"):
        actions.mend_identity(
            residents.fresh(file),
            residents.child_of(file),
            {"born_on": date(2013, 1, 1)},
            reason="slip",
            by=SYSTEM,
        )


def test_a_struck_order_gives_its_place_to_what_is_left(client_as, home, file):
    record = write(file, **ORDER)
    client = client_as(Role.SUPERINTENDENT, home)
    page = f"/children/{file.code}/who/age/{record.id}/strike"
    assert send(client, page, {"reason": ""}).status_code == 422
    assert send(client, page, {"reason": "another child’s order"}).status_code == 303
    assert residents.child_of(file).age_years_stated == 12
    left = [line for line in everything(AgeRecord) if line.struck_at is None]
    assert len(left) == 1
    only = f"/children/{file.code}/who/age/{left[0].id}/strike"
    assert send(client, only, {"reason": "slip"}).status_code == 422


def test_the_childs_page_says_on_what_her_age_rests(client_as, home, file):
    body = homes.make_committee("CWC Amrapali")
    client = client_as(Role.SUPERINTENDENT, home)
    said = {
        "kind": "ordered", "on_day": "06 11 2026", "born_on": "03 05 2012", "order_no": "18/3", "document": "school",
        "document_text": "register 41", "committee_id": str(body.id),
    }  # fmt: skip
    assert send(client, f"/children/{file.code}/who/age", {**said, "document": ""}).status_code == 422
    assert send(client, f"/children/{file.code}/who/age", said).status_code == 303
    for page in (f"/children/{file.code}", f"/children/{file.code}/who"):
        assert (
            "14, born 3 May 2012, ordered 6 Nov 2026, by order of CWC Amrapali, 18/3" in client.get(page).text
        )
    seen = client_as(Role.HOUSE_STAFF, home).get(f"/children/{file.code}").text
    assert "18/3" not in seen
    assert "3 May 2012" not in seen


def _soup(answer):

    return BeautifulSoup(answer.text, "html.parser")


def test_other_names_have_two_scripts_and_are_struck_out_with_a_reason(client_as, home, file):
    client = client_as(Role.SUPERINTENDENT, home)
    page = f"/children/{file.code}/who/names"
    said = {"name": "Tumpa", "name_local": "টুম্পা", "kind": "called", "note": "her sister"}
    assert send(client, page, {**said, "name": "", "name_local": ""}).status_code == 422
    assert send(client, page, said).status_code == 303
    assert send(client, page, said).status_code == 422
    shown = client.get(f"/children/{file.code}/who")
    assert "Tumpa" in shown.text
    (strike,) = [a["href"] for a in _soup(shown).select("#names a") if "strike" in a["href"]]
    assert send(client, strike, {"reason": "another girl"}).status_code == 303
    assert "struck out: another girl" in client.get(f"/children/{file.code}/who").text
    assert client_as(Role.HOUSE_STAFF, home).get(f"/children/{file.code}/who").status_code == 403
