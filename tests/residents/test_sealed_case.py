"""What of a case is sealed, and from whom: her statement, findings, threat notes, who must not come in."""

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from PIL import Image

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditChain, AuditEvent
from foundation.db import db
from foundation.refusals import Refused
from residents.actions import victim as actions
from residents.models import (
    BarredPerson,
    Correction,
    MagistrateStatement,
    MedicoLegalExam,
    SealedBefore,
    StatementReading,
)
from tests.factories import homes, residents
from tests.factories.accounts import make_user
from tests.residents.cases import DAY, WORDS, bar, case_of, client_of, statement_of, under
from tests.residents.pages import everything
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def file(home):
    return residents.admit(home, days_ago=20, name="Rupali Sardar", name_local="")


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


def pdf(words):
    return (io.BytesIO(b"%PDF-1.4 " + words + b"\n%%EOF"), "copy.pdf")


def seal(client, url, **said):
    """Seal by the page's form; answers the page or redirect."""
    typed = {"csrf_token": token_of(client, url), "words": "", "reason": "", **said}
    return client.post(url, data=typed, content_type="multipart/form-data")


def test_what_is_sealed_is_never_written_over_and_a_new_one_strikes_it_with_a_reason(client_as, home, file):
    statement_id = statement_of(file)
    client = client_as(Role.SUPERINTENDENT, home)
    place = f"/children/{file.code}/statements/{statement_id}"
    refused = seal(client, f"{place}/seal", words="Other words")
    assert refused.status_code == 422
    assert "Write why a new one takes its place" in refused.get_data(as_text=True)
    assert everything(MagistrateStatement)[0].words.open() == WORDS
    assert seal(client, f"{place}/seal", words="Other words", reason="Of another child").status_code == 303
    assert seal(client, f"{place}/seal", copy=pdf(b"first")).status_code == 303
    assert seal(client, f"{place}/seal", copy=pdf(b"second")).status_code == 422
    assert seal(client, f"{place}/seal", copy=pdf(b"second"), reason="Page missing").status_code == 303
    (kept,) = everything(SealedBefore)
    assert (kept.field, kept.old.open(), kept.reason) == ("words", WORDS, "Of another child")
    why = {"reason": "Asked by the court"}
    page = send(client, f"{place}/open", {**why, "part": "words"}).get_data(as_text=True)
    assert "Other words" in page
    assert f"<del>{WORDS}</del>" in page
    assert b"second" in send(client, f"{place}/open", {**why, "part": "copy"}).get_data()
    (struck,) = [c for c in everything(Correction) if c.field == "copy_id"]
    assert b"first" in send(client, f"{place}/open", {**why, "part": str(struck.id)}).get_data()
    assert len(everything(StatementReading)) == 3
    case = client.get(f"/children/{file.code}/cases").get_data(as_text=True)
    assert not any(word in case for word in (WORDS, "Other words", "Page missing", "Of another child"))


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
        file, case_of(file), actions.write_exam,
        {"examined_on": DAY - timedelta(days=9), "hospital": "Sadar", "mlc_no": "M 12", "nurse_id": nurse.user.id},
    )  # fmt: skip
    url = f"/examinations/{exam_id}/findings"
    assert send(nurse, url, {"findings": WORDS}).status_code == 303
    assert WORDS in nurse.get(url).get_data(as_text=True)
    assert send(nurse, url, {"findings": "Seen again"}).status_code == 303
    assert f"{WORDS}\n\nSeen again" in everything(MedicoLegalExam)[0].findings.open()
    assert (
        send(nurse, url, {"findings": "Of her alone", "reason": "Two children mixed up"}).status_code == 303
    )
    assert everything(MedicoLegalExam)[0].findings.open() == "Of her alone"
    page = nurse.get(url).get_data(as_text=True)
    assert "Two children mixed up" in page
    assert WORDS in page
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
            {"examined_on": DAY, "hospital": "", "mlc_no": "", "nurse_id": teacher.id},
        )


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
