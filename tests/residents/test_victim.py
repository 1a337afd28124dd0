"""A victim’s case: its acts by date, stages, help, compensation, what others read of it, its registers."""

from datetime import date, timedelta

import pytest

from accounts.roles import Role
from foundation.refusals import Refused
from residents.actions.under_case import write_under
from residents.models import (
    BailApplication,
    CaseStage,
    Compensation,
    LegalAid,
    SupportPerson,
    SupportReport,
    VictimCase,
)
from residents.rules import victim as rules
from tests.factories import homes, residents
from tests.residents.cases import DAY, case_of, client_of, under
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

LAWYER = {"kind": "lawyer", "name": "Nandita Sen", "phone": "900", "reference": "", "given_on": DAY}
pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar", name_local="")


@pytest.mark.parametrize(
    ("sections", "offence", "reported", "wrong"),
    [({"bns": ["64"]}, date(2024, 6, 30), date(2024, 7, 2), ["bns"]),
     ({"ipc": ["376"]}, date(2024, 7, 1), date(2024, 7, 2), ["ipc"]),
     ({"ipc": ["376"], "bnss": ["183"]}, date(2024, 6, 30), date(2024, 7, 2), []),
     ({"crpc": ["164"]}, date(2024, 6, 30), date(2024, 7, 2), ["crpc"]),
     ({"bnss": ["183"]}, date(2024, 6, 1), date(2024, 6, 30), ["bnss"]),
     ({"bns": ["64"]}, None, date(2024, 7, 2), []), ({"pocso": ["6"]}, date(2023, 1, 1), date(2023, 1, 2), [])],
    ids=["bns early", "ipc late", "both right", "crpc late", "bnss early", "day unknown", "pocso always"],
)  # fmt: skip
def test_the_first_of_july_2024_decides_between_the_acts(sections, offence, reported, wrong):
    assert rules.acts_of_another_time(sections, offence_on=offence, reported_on=reported) == wrong


def test_a_section_of_the_wrong_act_is_warned_of_and_stands_with_a_reason(client_as, home, file):
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/cases/new"
    said = {
        "report_kind": "fir", "report_no": "7/2026", "reported_on": "2 11 2026", "offence_on": "1 11 2026",
        "ipc": "376, 354A", "pocso": "6",
    }  # fmt: skip
    answer = send(client, url, said)
    assert answer.status_code == 422
    assert "IPC did not hold on that day" in answer.get_data(as_text=True)
    assert "376, 354A" in answer.get_data(as_text=True)
    assert send(client, url, {**said, "act_reason": "as the FIR has it"}).status_code == 303
    (case,) = everything(VictimCase)
    assert case.sections == {"pocso": ["6"], "ipc": ["376", "354A"]}
    page = client.get(f"/children/{file.code}/cases").get_data(as_text=True)
    assert "POCSO 6; IPC 376, 354A" in page
    assert "as the FIR has it" in page


@pytest.mark.parametrize(
    ("award", "words"),
    [({"ordered_on": None, "ordered_amount": None, "credited_on": DAY, "credited_amount": 5}, "not ordered yet"),
     ({"credited_on": DAY - timedelta(days=9), "credited_amount": 5}, "credited before it was ordered"),
     ({"ordered_amount": None}, "amount that was ordered"), ({"credited_on": DAY}, "amount that was credited"),
     ({"applied_on": DAY}, "ordered before it was applied for"),
     ({"ordered_on": DAY + timedelta(days=1)}, "has not come yet")],
    ids=["no order", "before", "no amount", "no credit", "applied later", "future"],
)  # fmt: skip
def test_compensation_follows_its_order(award, words):
    usual = {
        "applied_on": DAY - timedelta(days=20), "ordered_on": DAY - timedelta(days=5), "ordered_amount": 100,
        "credited_on": None, "credited_amount": None,
    }  # fmt: skip
    with pytest.raises(Refused, match=words):
        rules.ensure_award(**{**usual, **award}, today=DAY)


def test_a_page_says_how_many_days_have_gone_since_the_order(client_as, home, file):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/cases/{case_id}/compensation/new"
    said = {"kind": "interim", "ordered_on": "15 10 2026", "ordered_amount": "100000", "order_no": "SC 9"}
    early = send(client, url, {"kind": "interim", "applied_on": "3 11 2026", "credited_on": "4 11 2026"})
    assert "It was not ordered yet" in early.get_data(as_text=True)
    assert send(client, url, said).status_code == 303
    page = client.get(f"/children/{file.code}/cases").get_data(as_text=True)
    assert "36 days since the order, limit 30" in page
    assert "1,00,000" in page
    (award,) = everything(Compensation)
    edit = f"/children/{file.code}/compensation/{award.id}/edit"
    whole = {
        **said,
        "applied_on": "",
        "credited_on": "19 11 2026",
        "credited_amount": "100000",
        "version": "1",
    }
    assert send(client, edit, whole).status_code == 303
    assert "credited 35 days after the order" in client.get(f"/children/{file.code}/cases").get_data(
        as_text=True
    )


def test_a_counsellor_and_head_office_read_the_summary_and_no_name_of_a_person(app, home, file):
    case_id = case_of(file)
    under(
        file, case_id, write_under, BailApplication,
        {"accused": "Qzvaccused", "court": "", "filed_on": DAY, "objected_on": None, "decided_on": None, "outcome": ""},
    )  # fmt: skip
    under(
        file,
        case_id,
        write_under,
        SupportPerson,
        {"name": "Qzvsupport", "organisation": "", "phone": "900", "named_on": DAY, "named_by": None},
    )
    for client in (client_of(app, Role.COUNSELLOR, home, file), client_of(app, Role.HEAD_OFFICE, None)):
        page = client.get(f"/children/{file.code}/cases").get_data(as_text=True)
        assert "41/2026" in page
        assert not any(word in page for word in ("Qzvaccused", "Qzvsupport", "A. Mondal", "98300"))
    page = (
        client_of(app, Role.CASE_WORKER, home, file)
        .get(f"/children/{file.code}/cases")
        .get_data(as_text=True)
    )
    assert all(word in page for word in ("Qzvaccused", "Qzvsupport", "A. Mondal", "98300 12345"))


def test_the_monthly_report_is_due_month_by_month(client_as, home, file):
    support_id = under(
        file, case_of(file), write_under, SupportPerson,
        {"name": "Ila", "organisation": "", "phone": "", "named_by": None, "named_on": date(2026, 8, 31)},
    )  # fmt: skip
    client = client_as(Role.SUPERINTENDENT, home)
    assert "report due 30 Sept 2026" in client.get(f"/children/{file.code}/cases").get_data(as_text=True)
    for _n in range(2):
        assert (
            send(
                client, f"/children/{file.code}/support/{support_id}/report", {"day": "19 11 2026"}
            ).status_code
            == 303
        )
    assert sorted(r.due_on for r in everything(SupportReport)) == [date(2026, 9, 30), date(2026, 10, 31)]
    assert "report due 30 Nov 2026" in client.get(f"/children/{file.code}/cases").get_data(as_text=True)


def test_a_correction_of_a_case_needs_a_reason_and_is_in_no_chronology_of_who_may_not_read_it(
    client_as, home, file
):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/cases/{case_id}/edit"
    page = client.get(url).get_data(as_text=True)
    assert "98300" not in page
    assert "Sealed(" not in page
    said = {
        "report_kind": "fir", "report_no": "41/2026", "reported_on": "2 11 2026", "police_station": "Notunhat",
        "officer": "B. Saha", "pocso": "6, 10", "version": "1",
    }  # fmt: skip
    assert "why this is changed" in send(client, url, said).get_data(as_text=True)
    assert send(client, url, {**said, "reason": "new officer"}).status_code == 303
    (case,) = everything(VictimCase)
    assert case.officer_phone.open() == "98300 12345"
    assert "A. Mondal" not in client.get(f"/children/{file.code}").get_data(as_text=True)


def test_stages_and_registers_say_what_happened(client_as, home, file):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/cases/{case_id}/stages/new"
    early = send(client, url, {"kind": "charge_sheet", "happened_on": "1 10 2026"})
    assert "before the case began" in early.get_data(as_text=True)
    assert send(client, url, {"kind": "charge_sheet", "happened_on": "12 11 2026"}).status_code == 303
    assert {stage.kind for stage in everything(CaseStage)} == {"registered", "charge_sheet"}
    register = client.get(f"/homes/{home.code}/registers/legal-services").get_data(as_text=True)
    assert "Charge-sheet" in register
    assert "FIR 41/2026, Notunhat" in register
    assert "Charge-sheet" in client.get(f"/children/{file.code}/chronology").get_data(as_text=True)


def test_a_member_of_the_committee_reads_the_registers_in_codes(client_as, home, file):
    case_of(file)
    residents.let_go(file)
    member = client_as(Role.COMMITTEE_MEMBER, home)
    for name in ("legal-services", "order-book"):
        page = member.get(f"/homes/{home.code}/registers/{name}").get_data(as_text=True)
        assert file.code in page
        assert not any(word in page for word in ("Rupali", "41/2026", "Notunhat", "Form 44"))


def test_a_case_costs_the_same_with_one_line_and_with_five(client_as, home, file):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, home)

    def ask():
        return client.get(f"/children/{file.code}/cases")

    ask()
    one = cost(ask)
    for _n in range(4):
        under(file, case_id, write_under, CaseStage, {"kind": "evidence", "happened_on": DAY})
        under(file, case_id, write_under, LegalAid, LAWYER)
    assert cost(ask) == one


@pytest.mark.parametrize("place", ["legal-services", "order-book"], ids=str)
def test_a_register_costs_the_same_for_one_and_for_five(client_as, home, file, place):
    client = client_as(Role.SUPERINTENDENT, home)
    case_id = case_of(file)
    residents.let_go(file)

    def ask():
        return client.get(f"/homes/{home.code}/registers/{place}")

    ask()
    one = cost(ask)
    for _n in range(4):
        under(file, case_id, write_under, CaseStage, {"kind": "evidence", "happened_on": DAY})
        residents.let_go(residents.admit(home, days_ago=3))
    assert cost(ask) == one


def test_another_home_finds_nothing(client_as, home, file):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, homes.make_home("PAR"))
    for page in ("cases", f"cases/{case_id}", "threats", "hearings"):
        assert client.get(f"/children/{file.code}/{page}").status_code == 404
