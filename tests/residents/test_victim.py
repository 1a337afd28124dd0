"""A victim's case: its acts by date, stages, what is sealed and from whom, compensation, who must not come in."""

import io
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from PIL import Image

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM, AuditChain, AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes
from residents.actions import help as helping
from residents.actions import threats
from residents.actions import victim as actions
from residents.models import (
    BarredPerson,
    CaseStage,
    Compensation,
    MagistrateStatement,
    MedicoLegalExam,
    StatementReading,
    SupportReport,
    VictimCase,
)
from residents.rules import victim as rules
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.costs import cost
from tests.residents.pages import everything
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")
DAY = date(2026, 11, 20)
WORDS = "Qzvhersecretwords"


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar", name_local="")


def told(**more):
    return {
        "report_kind": "fir", "report_no": "41/2026", "reported_on": DAY - timedelta(days=18),
        "sections": {"pocso": ["6"]}, "police_station": "Notunhat", "officer": "A. Mondal", **more,
    }  # fmt: skip


def case_of(file, **more):
    begin_write()
    with across_homes("a test"):
        made = actions.write_case(residents.fresh(file), told(**more), officer_phone="98300 12345", by=SYSTEM)
        db.session.commit()
        return made.id


def under(file, case_id, verb, *more, **facts):
    """Do a verb under a case (committed) and answer the id of what it made."""
    begin_write()
    with across_homes("a test"):
        case = db.session.scalars(sa.select(VictimCase).where(VictimCase.id == case_id)).one()
        made = verb(residents.fresh(file), case, *more, **facts, by=SYSTEM)
        db.session.commit()
        return made.id


def client_of(app, role, home, file=None):
    user = make_user(role, home)
    if file is not None:
        residents.put_in_caseload(file, user, role)
    client = browser(app)
    sign_in(client, user)
    client.user = user
    return client


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


def statement_of(file, words=WORDS):
    return under(
        file, case_of(file), actions.write_statement,
        {"held_on": DAY - timedelta(days=3), "court": "ACJM", "escort": "Meena", "support_person": "Ila"}, words=words,
    )  # fmt: skip


def test_a_sealed_statement_opens_with_a_reason_alone_and_each_opening_is_kept(client_as, home, file):
    statement_id = statement_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/statements/{statement_id}/open"
    page = client.get(f"/children/{file.code}/cases").get_data(as_text=True)
    assert "ACJM" in page
    assert WORDS not in page
    for reason in ("", "  ", "look"):
        refused = send(client, url, {"reason": reason, "part": "words"})
        assert refused.status_code == 422
        assert "Write why you open it" in refused.get_data(as_text=True)
        assert WORDS not in refused.get_data(as_text=True)
    assert everything(StatementReading) == []
    opened = send(client, url, {"reason": "To prepare her for the evidence", "part": "words"})
    assert WORDS in opened.get_data(as_text=True)
    assert "no-store" in opened.headers["Cache-Control"]
    (reading,) = everything(StatementReading)
    assert reading.reason.open() == "To prepare her for the evidence"
    chain = sa.select(AuditChain.name, AuditEvent.details).join(
        AuditChain, AuditChain.id == AuditEvent.chain_id
    )
    name, details = db.session.execute(chain.where(AuditEvent.event == "residents.statement.opened")).one()
    assert name == "sealed"
    assert "evidence" not in details


def test_what_is_sealed_is_never_written_over(client_as, home, file):
    statement_id = statement_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/statements/{statement_id}/seal"
    assert "cannot be written over" in send(client, url, {"words": "Other words"}).get_data(as_text=True)
    copy = (io.BytesIO(b"%PDF-1.4 copy\n%%EOF"), "copy.pdf")
    said = {"csrf_token": token_of(client, url), "words": "", "copy": copy}
    assert client.post(url, data=said, content_type="multipart/form-data").status_code == 303
    opened = send(
        client,
        f"/children/{file.code}/statements/{statement_id}/open",
        {"reason": "Asked by the court", "part": "copy"},
    )
    assert opened.get_data().startswith(b"%PDF-1.4 copy")
    assert len(everything(StatementReading)) == 1
    assert everything(MagistrateStatement)[0].words.open() == WORDS


@pytest.mark.parametrize(
    "role", [Role.COUNSELLOR, Role.NURSE, Role.HOUSE_STAFF, Role.INSPECTOR, Role.HEAD_OFFICE], ids=str
)
def test_nobody_else_opens_a_statement(app, home, file, role):
    statement_id = statement_of(file)
    client = client_of(app, role, home, file if role == Role.COUNSELLOR else None)
    answer = client.get(f"/children/{file.code}/statements/{statement_id}/open")
    assert answer.status_code == (404 if role == Role.HEAD_OFFICE else 403)


def test_the_findings_are_the_named_nurses_alone(client_as, app, home, file):
    nurse = client_of(app, Role.NURSE, home)
    exam_id = under(
        file, case_of(file), actions.write_exam, examined_on=DAY - timedelta(days=9), hospital="Sadar", mlc_no="M 12",
        nurse_id=nurse.user.id,
    )  # fmt: skip
    url = f"/examinations/{exam_id}/findings"
    assert send(nurse, url, {"findings": WORDS}).status_code == 303
    assert WORDS in nurse.get(url).get_data(as_text=True)
    assert send(nurse, url, {"findings": "Seen again"}).status_code == 303
    assert f"{WORDS}\n\nSeen again" in everything(MedicoLegalExam)[0].findings.open()
    listed = nurse.get(f"/homes/{home.code}/examinations").get_data(as_text=True)
    assert file.code in listed
    assert WORDS not in listed
    for other in (client_of(app, Role.NURSE, home), client_as(Role.SUPERINTENDENT, home),
                  client_of(app, Role.CASE_WORKER, home, file)):  # fmt: skip
        assert other.get(url).status_code == 403
    page = client_as(Role.SUPERINTENDENT, home).get(f"/children/{file.code}/cases").get_data(as_text=True)
    assert "MLC M 12" in page
    assert WORDS not in page


def test_only_a_nurse_of_the_home_may_be_named(app, home, file):
    teacher = make_user(Role.TEACHER, home)
    with pytest.raises(Refused, match="not a nurse here"):
        under(
            file,
            case_of(file),
            actions.write_exam,
            examined_on=DAY,
            hospital="",
            mlc_no="",
            nurse_id=teacher.id,
        )


def test_a_counsellor_and_head_office_read_the_summary_and_no_name_of_a_person(app, home, file):
    case_id = case_of(file)
    under(
        file, case_id, helping.write_bail,
        {"accused": "Qzvaccused", "court": "", "filed_on": DAY, "objected_on": None, "decided_on": None, "outcome": ""},
    )  # fmt: skip
    under(
        file,
        case_id,
        helping.name_support,
        name="Qzvsupport",
        organisation="",
        phone="900",
        named_on=DAY,
        named_by=None,
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
        file, case_of(file), helping.name_support, name="Ila", organisation="", phone="", named_by=None,
        named_on=date(2026, 8, 31),
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
    said = {
        "report_kind": "fir", "report_no": "41/2026", "reported_on": "2 11 2026", "police_station": "Notunhat",
        "officer": "B. Saha", "pocso": "6, 10", "version": "1",
    }  # fmt: skip
    assert "why this is changed" in send(client, url, said).get_data(as_text=True)
    assert send(client, url, {**said, "reason": "new officer"}).status_code == 303
    (case,) = everything(VictimCase)
    assert case.officer_phone.open() == "98300 12345"
    assert "A. Mondal" not in client.get(f"/children/{file.code}").get_data(as_text=True)


def bar(file, **facts):
    begin_write()
    with across_homes("a test"):
        usual = {
            "name": "Qzvface",
            "description": "Tall, blue shirt",
            "reason": WORDS,
            "from_on": DAY,
            "until_on": None,
        }
        barred = threats.bar_person(residents.fresh(file), **{**usual, **facts}, by=SYSTEM)
        threats.note_threat(residents.fresh(file), f"{WORDS} again", by=SYSTEM)
        db.session.commit()
        return barred.id


@pytest.mark.parametrize("role", [Role.GATE, Role.HOUSE_STAFF, Role.SUPERINTENDENT], ids=str)
def test_the_gate_sees_who_must_not_come_in_and_nothing_of_the_child(client_as, home, file, role):
    bar(file)
    bar(file, name="Qzvpast", from_on=DAY - timedelta(days=9), until_on=DAY - timedelta(days=1))
    page = client_as(role, home).get(f"/homes/{home.code}/do-not-admit").get_data(as_text=True)
    assert "Qzvface" in page
    assert "Tall, blue shirt" in page
    assert not any(word in page for word in ("Qzvpast", WORDS, file.code, "Rupali"))


def test_a_threat_note_is_for_case_worker_counsellor_and_superintendent(client_as, app, home, file):
    bar(file)
    url = f"/children/{file.code}/threats"
    for client in (client_as(Role.SUPERINTENDENT, home), client_of(app, Role.CASE_WORKER, home, file),
                   client_of(app, Role.COUNSELLOR, home, file)):  # fmt: skip
        assert WORDS in client.get(url).get_data(as_text=True)
    for role in (Role.GATE, Role.HOUSE_STAFF, Role.NURSE, Role.TEACHER):
        assert client_as(role, home).get(url).status_code == 403
    assert client_of(app, Role.CASE_WORKER, home).get(url).status_code == 403
    assert client_as(Role.SUPERINTENDENT, home).get(f"{url}/new").status_code == 403


def test_a_case_worker_puts_a_face_on_the_list_and_ends_it(app, client_as, home, file):
    worker, gate = client_of(app, Role.CASE_WORKER, home, file), client_as(Role.GATE, home)
    url = f"/children/{file.code}/threats/bar"
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "teal").save(out, "JPEG")
    said = {
        "csrf_token": token_of(worker, url), "name": "Qzvface", "description": "", "reason": WORDS,
        "from_on": "20 11 2026", "photo": (io.BytesIO(out.getvalue()), "face.jpg"),
    }  # fmt: skip
    assert worker.post(url, data=said, content_type="multipart/form-data").status_code == 303
    (barred,) = everything(BarredPerson)
    face = f"/homes/{home.code}/do-not-admit/{barred.id}/face"
    assert gate.get(face).mimetype == "image/jpeg"
    assert worker.get(f"/children/{file.code}/threats/{barred.id}/face").mimetype == "image/jpeg"
    end = f"/children/{file.code}/threats/{barred.id}/end"
    assert send(worker, end, {}, page=f"/children/{file.code}/threats").status_code == 303
    with clock.at(clock.now() + timedelta(days=1)):
        assert client_as(Role.GATE, home).get(face).status_code == 404


def test_a_bar_that_ends_before_it_starts_is_refused(app, home, file):
    worker = client_of(app, Role.CASE_WORKER, home, file)
    said = {"name": "X", "reason": "Came twice", "from_on": "20 11 2026", "until_on": "19 11 2026"}
    answer = send(worker, f"/children/{file.code}/threats/bar", said)
    assert answer.status_code == 422
    assert "ends before it starts" in answer.get_data(as_text=True)


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
        under(file, case_id, actions.add_stage, kind="evidence", happened_on=DAY)
        under(file, case_id, helping.give_aid, kind="lawyer", name="N", phone="", reference="", given_on=DAY)
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
        under(file, case_id, actions.add_stage, kind="evidence", happened_on=DAY)
        residents.let_go(residents.admit(home, days_ago=3))
    assert cost(ask) == one


def test_another_home_finds_nothing(client_as, home, file):
    case_id = case_of(file)
    client = client_as(Role.SUPERINTENDENT, homes.make_home("PAR"))
    for page in ("cases", f"cases/{case_id}", "threats", "hearings"):
        assert client.get(f"/children/{file.code}/{page}").status_code == 404
