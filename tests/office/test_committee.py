"""The committee's member at the registers: she signs what she reads, and reads codes."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.education import enrol, make_class
from tests.inspector import browser
from tests.office.pages import register_rows, token_of

REGISTERS = ("admission-discharge", "attendance-children", "counselling")


@pytest.fixture
def member(desk, app):
    """The browser of a member of that committee."""
    made, user = browser(app), make_user(name="Arati Lahiri")
    give(user, Role.COMMITTEE_MEMBER, desk.home, committee_id=desk.committee.id)
    sign_in(made, user)
    return made


def test_a_committee_member_finds_in_her_book_what_she_signs(desk, member):
    page = member.get(desk.book)
    assert page.status_code == 200
    for register_id in REGISTERS:
        assert f"{desk.book}/{register_id}" in page.text
    last_month = (clock.today().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    for register_id in REGISTERS:
        place = f"{desk.book}/{register_id}/countersign?month={last_month}"
        assert member.get(place).status_code == 200


@pytest.mark.parametrize("register_id", REGISTERS)
def test_a_committee_member_reads_codes_and_nowhere_a_name(desk, app, member, register_id):
    enrol(make_class(desk.home), [desk.child, desk.before_committee])
    url = f"{desk.book}/{register_id}"
    pages = [member.get(url, query_string={"month": month}) for month in months_of(desk)]
    assert {page.status_code for page in pages} == {200}
    read = "".join(page.text for page in pages)
    for name in ("Kakoli", "Bauri", "Munni", "Tirkey"):
        assert name not in read
    assert desk.child.code in read
    assert desk.before_committee.code in read
    assert "/children/" not in read
    for found in (member.search(url, "kakoli"), member.search(url, "munni")):
        assert register_rows(found) == []


def months_of(desk):
    today = clock.today()
    return sorted({(today - timedelta(days=back)).strftime("%Y-%m") for back in (0, 30)})


def test_a_committee_member_opens_no_child_and_takes_no_print(desk, member):
    assert member.get(f"/children/{desk.before_committee.code}").status_code == 403
    assert member.get(f"/homes/{desk.home.code}/children").status_code == 403
    page = member.get(f"{desk.book}/counselling")
    answer = member.post(
        f"{desk.book}/counselling/pdf", data={"csrf_token": token_of(page), "language": "en_IN"}
    )
    assert answer.status_code == 403
