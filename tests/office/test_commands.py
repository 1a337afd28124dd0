"""The office on the command line: registers, the audit, the access table."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from foundation import clock
from foundation.db import begin_write, db

PAGE = Path(__file__).resolve().parents[2] / "docs" / "access.md"


def run(app, *words):
    return app.test_cli_runner().invoke(args=list(words))


def test_the_registers_are_listed_as_json(session_app):
    answer = run(session_app, "registers", "list", "--json")
    assert answer.exit_code == 0, answer.output
    rows = json.loads(answer.output)
    assert {"id", "title", "rule"} == set(rows[0])
    assert "counselling" in {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("shape", "begins"),
    [("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("html", b"<!doctype html>")],
)
def test_a_register_is_exported_to_a_file(desk, app, tmp_path, shape, begins):
    out = tmp_path / f"register.{shape}"
    today = clock.today()
    db.session.commit()
    answer = run(
        app, "registers", "export", "counselling", "--home", desk.home.code.lower(),
        "--from", f"{today - timedelta(days=5)}", "--to", f"{today}", "--format", shape, "--out", str(out),
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    body = out.read_bytes()
    assert body.lower().startswith(begins.lower())
    if shape == "csv":
        assert desk.child.code.encode() in body


@pytest.mark.parametrize("words", [("nonsense", "KRS"), ("counselling", "NOPE")])
def test_an_unknown_register_or_home_is_refused_by_name(session_app, tmp_path, words):
    answer = run(
        session_app, "registers", "export", words[0], "--home", words[1], "--from", "2026-11-01", "--to", "2026-11-02",
        "--format", "csv", "--out", str(tmp_path / "x.csv"),
    )  # fmt: skip
    assert answer.exit_code != 0
    assert "nonsense" in answer.output or "NOPE" in answer.output


def test_a_whole_audit_verifies_and_a_changed_row_is_named(office, people, tmp_path):
    from accounts.roles import Role
    from tests.factories.accounts import make_user
    from tests.factories.counselling import log_session
    from tests.factories.residents import admit, put_in_caseload

    home, _user = people
    name = f"home:{home.id}"
    counsellor = make_user(Role.COUNSELLOR, home)
    child = admit(home, days_ago=3)
    put_in_caseload(child, counsellor, Role.COUNSELLOR)
    log_session(child, counsellor)
    db.session.remove()
    heads = tmp_path / "heads.json"
    assert run(office, "audit", "verify").exit_code == 0
    assert run(office, "audit", "anchor", "--out", str(heads)).exit_code == 0
    assert run(office, "audit", "verify", "--anchors", str(heads)).exit_code == 0
    told = json.loads(heads.read_text())
    assert name in told["chains"]
    told["chains"][name]["head"] = "0" * 64
    heads.write_text(json.dumps(told))
    failed = run(office, "audit", "verify", "--anchors", str(heads))
    assert failed.exit_code == 1
    assert name in failed.output
    begin_write()
    connection = db.session.connection()
    for trigger in _triggers(connection):
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql("UPDATE audit_event SET actor_name = 'Nobody' WHERE seq = 2")
    db.session.commit()
    db.session.remove()
    failed = run(office, "audit", "verify")
    assert failed.exit_code == 1
    assert "row 2" in failed.output


def _triggers(connection):
    """Answer what takes the audit's locks off, as a thief with the keys would."""
    if connection.dialect.name == "postgresql":
        return ["ALTER TABLE audit_event DISABLE TRIGGER USER"]
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'"
    )
    return [f"DROP TRIGGER {name}" for (name,) in names.fetchall()]


def test_the_access_table_is_printed(session_app):
    answer = run(session_app, "access", "matrix")
    assert answer.exit_code == 0
    lines = [line.split() for line in answer.output.splitlines()]
    assert ["counselling.notes.read", "counsellor", "own", "entries"] in lines
    assert not [line for line in lines if line[:2] == ["counselling.notes.read", "superintendent"]]


def test_the_page_of_the_access_table_is_what_the_house_runs_on(session_app):
    answer = run(session_app, "access", "matrix", "--markdown")
    assert answer.exit_code == 0
    assert PAGE.read_text(encoding="utf-8") == answer.output, (
        "run: flask access matrix --markdown > docs/access.md"
    )
