"""What stands under a case is corrected by one shape: struck out with a reason, for whom it was readable."""

import pytest

from accounts.roles import Role
from residents.actions import victim as actions
from residents.actions.under_case import write_under
from residents.models import CaseStage, Correction, LegalAid, MagistrateStatement, SealedBefore, SupportPerson
from tests.factories import homes, residents
from tests.residents.cases import DAY, case_of, client_of, statement_of, under
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")
STAGE = {"kind": "evidence", "happened_on": DAY, "note": "Qzvoldnote"}
SUPPORT = {"name": "Qzvoldname", "organisation": "", "phone": "900", "named_on": DAY, "named_by": None}
LAWYER = {"kind": "lawyer", "name": "Qzvoldname", "phone": "", "reference": "", "given_on": DAY}
EXAM = {"examined_on": DAY, "hospital": "Sadar", "mlc_no": "M 1", "nurse_id": None}


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar", name_local="")


@pytest.mark.parametrize(
    ("place", "table", "told", "typed", "old"),
    [("stages", CaseStage, STAGE, {"kind": "argument", "happened_on": "19 11 2026", "note": "New"}, "Evidence"),
     ("support", SupportPerson, SUPPORT, {"name": "Ila", "named_on": "20 11 2026", "phone": "800"}, "Qzvoldname"),
     ("aid", LegalAid, LAWYER, {"kind": "lawyer", "name": "Mitra", "given_on": "20 11 2026"}, "Qzvoldname")],
    ids=["stage", "support", "aid"],
)  # fmt: skip
def test_a_row_is_struck_with_a_reason_and_the_summary_hides_persons(
    client_as, app, home, file, place, table, told, typed, old
):
    row_id = under(file, case_of(file), write_under, table, told)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/{place}/{row_id}/edit"
    typed = {**typed, "version": "1"}
    refused = send(client, url, typed)
    assert refused.status_code == 422
    assert "Write why this is changed" in refused.get_data(as_text=True)
    assert everything(Correction) == []
    assert send(client, url, {**typed, "reason": "Misheard"}).status_code == 303
    assert send(client, url, {**typed, "reason": "Misheard"}).status_code == 422
    page = client.get(f"/children/{file.code}/cases").get_data(as_text=True)
    assert f"<del>{old}</del>" in page
    assert "Misheard" in page
    summary = client_of(app, Role.COUNSELLOR, home, file).get(f"/children/{file.code}/cases")
    assert "Qzvold" not in summary.get_data(as_text=True)
    assert client_of(app, Role.COUNSELLOR, home, file).get(url).status_code == 403
    assert client_as(Role.SUPERINTENDENT, homes.make_home("PAR")).get(url).status_code == 404


def test_a_telephone_that_is_replaced_stays_sealed_and_is_shown_to_its_writer_alone(
    client_as, app, home, file
):
    row_id = under(file, case_of(file), write_under, SupportPerson, SUPPORT)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/support/{row_id}/edit"
    assert "900" not in client.get(url).get_data(as_text=True)
    typed = {"name": "Qzvoldname", "named_on": "20 11 2026", "version": "1", "phone": "", "reason": ""}
    assert send(client, url, typed).status_code == 303
    assert send(client, url, {**typed, "phone": "8007006", "reason": "New number"}).status_code == 303
    (kept,) = everything(SealedBefore)
    assert kept.old.open() == "900"
    case = f"/children/{file.code}/cases"
    assert "<del>900</del>" in client.get(case).get_data(as_text=True)
    assert "<del>900</del>" not in client_of(app, Role.INSPECTOR, home).get(case).get_data(as_text=True)


def test_the_plain_facts_of_statement_and_examination_are_corrected_and_the_seal_stays(client_as, home, file):
    statement_id = statement_of(file)
    exam_id = under(file, case_of(file, report_no="42/2026"), actions.write_exam, EXAM)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/statements/{statement_id}/edit"
    typed = {
        "held_on": "18 11 2026",
        "court": "CJM",
        "escort": "Meena",
        "support_person": "Ila",
        "reason": "Slip",
    }
    version = everything(MagistrateStatement)[0].version
    early = send(client, url, {**typed, "held_on": "1 10 2026", "version": str(version)})
    assert "before the case began" in early.get_data(as_text=True)
    assert send(client, url, {**typed, "version": str(version)}).status_code == 303
    assert {(c.field, c.old_text) for c in everything(Correction)} == {
        ("held_on", "2026-11-17"),
        ("court", "ACJM"),
    }
    assert everything(MagistrateStatement)[0].words.open().startswith("Qzvher")
    exam = f"/children/{file.code}/examinations/{exam_id}/edit"
    typed = {
        "examined_on": "19 11 2026",
        "hospital": "Sadar",
        "mlc_no": "M 1",
        "version": "1",
        "reason": "Slip",
    }
    assert send(client, exam, typed).status_code == 303
    assert {c.field for c in everything(Correction)} == {"held_on", "court", "examined_on"}


def test_struck_lines_cost_no_more_statements(client_as, home, file):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    ids = [under(file, case_id, write_under, CaseStage, STAGE) for _n in range(3)]

    def ask():
        return client.get(f"/children/{file.code}/cases")

    ask()
    none = cost(ask)
    for stage_id in ids:
        typed = {"kind": "argument", "happened_on": "19 11 2026", "version": "1", "reason": "Slip"}
        assert send(client, f"/children/{file.code}/stages/{stage_id}/edit", typed).status_code == 303
    ask()
    assert cost(ask) == none
