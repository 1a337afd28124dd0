"""Sealed notes: hers alone, recorded at each opening, and nowhere else to be found."""

import io
import zipfile

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.audit import AuditChain, AuditEvent
from foundation.db import db
from tests.factories.accounts import make_user, sign_in
from tests.factories.counselling import log_session

SECRET = "She drew the house with a door"


def openings():
    asked = (
        sa.select(AuditEvent.subject_id, AuditChain.name, AuditEvent.actor_name)
        .join(AuditChain, AuditChain.id == AuditEvent.chain_id)
        .where(AuditEvent.event == "counselling.notes.opened")
        .order_by(AuditEvent.seq)
    )
    return [tuple(row) for row in db.session.execute(asked)]


def notes_url(session):
    return f"/counselling/sessions/{session.id}/notes"


def test_each_opening_by_their_writer_stands_in_the_sealed_chain(place, at_work):
    session = log_session(place.child, place.counsellor, notes=SECRET)
    for _time in range(2):
        page = at_work.get(notes_url(session))
        assert page.status_code == 200
        assert SECRET in page.text
    assert openings() == [(session.id, "sealed", "Nandita Kar")] * 2


def test_without_an_event_there_is_no_page(place, at_work, monkeypatch):
    session = log_session(place.child, place.counsellor, notes=SECRET)

    def refuse(*_anything):
        raise RuntimeError("the audit cannot be written")

    monkeypatch.setattr("foundation.audit._chained", refuse)
    at_work.application.config["PROPAGATE_EXCEPTIONS"] = False
    try:
        page = at_work.get(notes_url(session))
    finally:
        at_work.application.config["PROPAGATE_EXCEPTIONS"] = None
    assert page.status_code == 500
    assert SECRET not in page.text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.KIOSK])
def test_nobody_else_opens_them(place, client_as, role):
    session = log_session(place.child, place.counsellor, notes=SECRET)
    page = client_as(role, place.home).get(notes_url(session))
    assert page.status_code in (403, 404)
    if role is Role.SUPERINTENDENT:
        assert page.status_code == 403
    assert SECRET not in page.text
    assert openings() == []


def test_a_named_supervisor_opens_them_and_can_name_nobody(place, at_work, app):
    from tests.inspector import browser

    session = log_session(place.child, place.counsellor, notes=SECRET)
    supervisor = make_user(Role.COUNSELLOR, place.home, name="Teresa Kujur")
    hers = browser(app)
    sign_in(hers, supervisor)
    assert hers.get(notes_url(session)).status_code == 403
    url = f"/counselling/sessions/{session.id}/readers"
    token = at_work.get(url).text.split('name="csrf_token" value="')[1].split('"')[0]
    named = at_work.post(url, data={"csrf_token": token, "reader_id": str(supervisor.id)})
    assert named.status_code == 303
    assert SECRET in hers.get(notes_url(session)).text
    assert "Open sealed notes" in hers.get("/my-caseload").text
    assert hers.get(url).status_code == 403
    assert hers.get(f"/counselling/sessions/{session.id}/amend").status_code == 403
    page = at_work.get(url).text
    end = page.split("/end")[0].split('action="')[-1] + "/end"
    assert at_work.post(end, data={"csrf_token": token}).status_code == 303
    assert hers.get(notes_url(session)).status_code == 403
    assert openings() == [(session.id, "sealed", "Teresa Kujur")]


def test_nobody_can_tell_whether_notes_were_written(place, client_as):
    with_notes = log_session(place.child, place.counsellor, notes=SECRET)
    without = log_session(place.child, place.counsellor)
    superintendent = client_as(Role.SUPERINTENDENT, place.home)
    said = [
        superintendent.get(f"/counselling/sessions/{s.id}").text.count("Process notes are sealed")
        for s in (with_notes, without)
    ]
    assert said[0] == said[1] > 0


def test_notes_are_in_no_other_page_and_no_file(place, client_as, at_work):
    session = log_session(
        place.child, place.counsellor, notes=SECRET, risk="watch", safety_instruction="Sit with her."
    )
    code, home = place.child.code, place.home.code
    register = f"/homes/{home}/registers/counselling"
    pages = (
        "/my-caseload", f"/children/{code}/sessions", f"/children/{code}/sessions/new", f"/children/{code}",
        f"/counselling/sessions/{session.id}", f"/counselling/sessions/{session.id}/amend", register,
        f"/homes/{home}/registers", f"/homes/{home}/safety-instructions",
        f"/homes/{home}/today", f"/homes/{home}/trail", f"/homes/{home}/inspections", "/more",
    )  # fmt: skip
    superintendent = client_as(Role.SUPERINTENDENT, place.home)
    for browser in (superintendent, at_work, client_as(Role.INSPECTOR, place.home)):
        for url in pages:
            assert SECRET not in browser.get(url).text
        assert SECRET not in browser.search(register, "house").text
    token = superintendent.get(register).text.split('name="csrf_token" value="')[1].split('"')[0]
    for what, form in (("pdf", {}), ("export", {"format": "xlsx"}), ("export", {"format": "csv"})):
        answer = superintendent.post(
            f"{register}/{what}", data={"csrf_token": token, **form}, follow_redirects=True
        )
        assert answer.status_code == 200
        assert SECRET.encode() not in unpacked(answer.get_data())


def unpacked(body: bytes) -> bytes:
    """Answer the bytes of a file, and of everything packed inside it."""
    if body[:2] != b"PK":
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return body + b"".join(packed.read(name) for name in packed.namelist())
