"""Children who are here already, from two messy workbooks: read, mended, written, undone, written again."""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock, intake
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.intake import Said, State
from foundation.refusals import Refused
from foundation.scope import within_homes
from office import intaking
from residents.models import AgeRecord, BedStay, CaseFile, Child, ChildOrder, NameWord, Placement, Reception
from tests.factories import homes, residents, workbooks
from tests.office.intakes import begin, write
from tests.office.pages import soup, token_of
from tests.support.counting import count_statements

pytestmark = pytest.mark.usefixtures("session", "at_noon")
TABLES = (Child, CaseFile, Placement, AgeRecord, NameWord, ChildOrder, BedStay)


def counted():
    return {
        model.__name__: db.session.scalar(sa.select(sa.func.count()).select_from(model)) for model in TABLES
    }


def test_two_messy_workbooks_are_read_mended_written_undone_and_written_again():
    girls = homes.make_home("KRS", go_live_on=date(2026, 11, 16))
    shelter = homes.make_home("DRP", kind="open_shelter", for_whom="both", sanctioned_strength=200)
    for home, body, wrong, mends, many in (
        (girls, workbooks.girls(), {8: "came_on", 12: "birth", 16: "came_on"},
         {8: {"came_on": "4 July 2023"}, 12: {"birth": "05/10/2012"}, 16: {"came_on": "03/12/2023"}}, 25),
        (shelter, workbooks.drop_in(), {21: "sex", 41: "age"}, {21: {"sex": "F"}, 41: {"age": "about 9"}}, 200),
    ):  # fmt: skip
        with within_homes({home.id}):
            begin_write()
            before = counted()
            made, kind, here = begin(home, body)
            checked = intake.check(made, kind, here)
            assert {row.line: row.errors[0].column for row in checked.in_state(State.ERROR)} == wrong
            with pytest.raises(Refused, match="wait"):
                intake.start(made, checked)
            intake.say_rows(made, {line: Said(mended=cells) for line, cells in mends.items()})
            checked = intake.check(made, kind, here)
            assert not checked.in_state(State.ERROR)
            doubtful = checked.in_state(State.UNDECIDED, State.SAME)
            assert len(doubtful) == len(checked.rows) - many, [(r.line, r.twins) for r in doubtful]
            intake.say_rows(
                made, {row.line: Said(left_out="twice") for row in checked.in_state(State.UNDECIDED)}
            )
            count, made = write(made, kind, here)
            after = counted()
            assert count == many
            assert after["CaseFile"] - before["CaseFile"] == after["Placement"] - before["Placement"] == many
            assert intake.write_all(made.id, kind, here) == many  # done twice: nothing is doubled
            begin_write()
            assert counted() == after
            again, kind, here = begin(home, body)
            same = intake.check(again, kind, here)
            assert not same.in_state(State.READY)
            assert len(same.in_state(State.SAME)) >= many - len(wrong)
            made = intake.find(made.id)
            assert intake.undo(made, why="wrong file", by=SYSTEM) == many
            assert counted() == before
            count, made = write(made, kind, here)
            assert (count, counted()) == (many, after)
            db.session.commit()
    with within_homes({girls.id, shelter.id}):
        stays = db.session.execute(
            sa.select(Placement, CaseFile.code, Child).join(CaseFile, CaseFile.id == Placement.case_file_id)
            .join(Child, Child.id == CaseFile.child_id).order_by(Placement.started_at)
        ).all()  # fmt: skip
        first = stays[0]
        assert (first.code, first.Child.name, first.Child.name_local) == ("KRS-2023-001", "Rupali Sardar", "")
        assert (first.Placement.old_register_no, first.Placement.is_taken_over) == ("2023/1", True)
        assert clock.local(first.Placement.started_at).date() == date(2023, 2, 3)
        assert not db.session.scalar(sa.select(sa.func.count(Reception.id)))
        numbers = [s.Placement.register_no for s in stays if s.code.startswith("KRS-2024")]
        assert numbers == list(range(1, len(numbers) + 1))


def test_statements_do_not_grow_with_rows():
    home, counts = homes.make_home("KRS"), {}
    for many in (8, 40):
        rows = [["Name", "Sex", "DOB", "Date of admission", "CWC Order No", "Date of order", "Bed"]]
        rows += [
            [f"Rupali {'abcdefghij'[n // 10]}{'klmnopqrst'[n % 10]}bi", "F", f"{n % 27 + 1}/3/2012", "5/6/2023",
             f"{n}", "5/6/2023", ""]
            for n in range(many)
        ]  # fmt: skip
        with within_homes({home.id}):
            begin_write()
            made, kind, here = begin(home, workbooks.as_text(rows))
            checked = intake.check(made, kind, here)
            intake.say_rows(made, intaking.settled(checked, out=False, apart=True))
            with count_statements() as check_cost:
                assert len(intake.check(made, kind, here).in_state(State.READY)) == many
            with count_statements() as write_cost:
                _count, made = write(made, kind, here)
            with count_statements() as undo_cost:
                assert intake.undo(made, why="again", by=SYSTEM) == many
            db.session.commit()
            counts[many] = (len(check_cost), len(write_cost), len(undo_cost))
    assert counts[8] == counts[40]
    assert counts[40][0] <= 8


def test_undoing_says_what_leans_on_the_import_and_an_import_goes_on_where_it_was_broken_off(monkeypatch):
    monkeypatch.setattr("foundation.intake.writing.AT_ONCE", 4)
    home = homes.make_home("KRS")
    with within_homes({home.id}):
        begin_write()
        made, kind, here = begin(home, workbooks.girls(many=10, with_faults=False))
        intake.start(made, intake.check(made, kind, here))
        intake_id = made.id
        db.session.commit()

        def killed(done, total):
            assert total == 10
            if done >= 8:
                raise SystemExit("the power went")

        with pytest.raises(SystemExit):
            intake.write_all(intake_id, kind, here, tell=killed)
        begin_write()
        made = intake.find(intake_id)
        assert (made.state, made.count) == ("open", 8)
        count, made = write(made, kind, here)
        assert (count, counted()["CaseFile"], made.state) == (10, 10, "done")
        file = db.session.scalars(sa.select(CaseFile).where(CaseFile.code == "KRS-2023-001")).one()
        db.session.commit()
    residents.put_in_caseload(file, homes_worker(home))
    later = residents.admit(home)
    with within_homes({home.id}):
        begin_write()
        made = intake.find(intake_id)
        with pytest.raises(Refused, match=r"Caseloads: 1 \(KRS-2023-001\)") as refused:
            intake.undo(made, why="wrong", by=SYSTEM)
        assert later.code not in str(refused.value)
        assert counted()["CaseFile"] == 11


def homes_worker(home):
    from tests.factories.accounts import make_user

    return make_user(Role.CASE_WORKER, home)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 40_000_000)
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
BAD = {
    "empty": (b"", "This file is empty"),
    "none": (None, "Choose a file"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "This is not a workbook"),
    "zip": (b"PK\x03\x04" + b"x" * 50, "This is not a workbook"),
    "locked": (OLD + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
    "old": (OLD, "old workbook"),
    "bomb": (bomb(), "far larger inside"),
    "head alone": (b"\xff\xfe", "There is no row in this file"),
}


def give(client, home, body, kind="children"):
    page = client.get(f"/homes/{home.code}/imports")
    data = {"csrf_token": token_of(page), "kind": kind}
    if body is not None:
        data["file"] = (io.BytesIO(body), "list.xlsx")
    return client.post(f"/homes/{home.code}/imports", data=data, content_type="multipart/form-data")


def test_bad_files_and_bad_choices_are_answered_in_words(client_as):
    home = homes.make_home("KRS")
    client = client_as(Role.SUPERINTENDENT, home)
    for name, (body, words) in BAD.items():
        answer = give(client, home, body)
        assert answer.status_code == 422, name
        assert words in " ".join(soup(answer).get_text(" ").split()), name
    assert "too large" in give(client, home, b"x" * 30_000_000).get_data(as_text=True)
    rows = [["Name", "Sex", "DOB", "Admitted on"], ["Rupali Sardar", "F", "1.2.2012", "3/4/2030"],
            ["Kakoli Bauri", "F", "1.2.2022", "3/4/2021"], ["Munni Tirkey", "F", "1.2.2012", "3/4/2021"]]  # fmt: skip
    answer = give(client, home, workbooks.as_text(rows, mark=";"))
    page = client.get(answer.location)
    base, token = answer.location.removesuffix("/columns"), token_of(page)
    twice = {f"column_{n}": key for n, key in enumerate(("name", "name", "birth", "came_on"))}
    answer = client.post(f"{base}/columns", data={**twice, "csrf_token": token})
    assert answer.status_code == 422
    assert "is chosen for the columns A, B" in soup(answer).get_text()
    answer = client.post(
        f"{base}/columns", data={**twice, "column_0": "", "column_1": "sex", "csrf_token": token}
    )
    assert answer.status_code == 422
    assert "No column is chosen for any of these: “Name”" in soup(answer).get_text()
    right = {**twice, "column_1": "sex", "csrf_token": token}
    assert client.post(f"{base}/columns", data=right).status_code == 303
    words = " ".join(soup(client.get(base)).get_text(" ").split())
    assert "Row 2: Rupali Sardar" in words
    assert "This day is after today" in words
    assert "She came before she was born" in words
    assert "first mend or decide" in words
    answer = client.post(f"{base}/write", data={"csrf_token": token})
    assert answer.status_code == 422
    assert "2 rows wait" in soup(answer).get_text()
    assert client.post(f"{base}/rows", data={"csrf_token": token, "all": "out"}).status_code == 422
    out = {"csrf_token": token, "all": "out", "why": "not known"}
    assert client.post(f"{base}/rows", data=out).status_code == 303
    assert "1 row is ready" in soup(client.get(base)).get_text()
    assert client.post(f"{base}/put-away", data={"csrf_token": token}).status_code == 303
    assert client.post(f"{base}/write", data={"csrf_token": token}).status_code == 422
    for role in (Role.HOUSE_STAFF, Role.CASE_WORKER, Role.NURSE):
        assert client_as(role, home).get(base).status_code == 403
    assert client_as(Role.SUPERINTENDENT, homes.make_home()).get(base).status_code == 404


def test_a_child_who_lives_here_already_comes_in_without_a_reception_and_is_not_late(client_as):
    home = homes.make_home("KRS", go_live_on=date(2026, 11, 16))
    client = client_as(Role.SUPERINTENDENT, home)
    url = "/homes/KRS/children/here-already"
    typed = {
        "name": "Rupali Sardar", "name_kind": "original", "sex": "girl", "born_on": "4 3 2012", "day": "3 2 2023",
        "old_register_no": "14/2023", "brought_by": "police", "kind": "residential", "next_on": "1 12 2026",
        "csrf_token": token_of(client.get(url)),
    }  # fmt: skip
    answer = client.post(url, data={**typed, "day": "18 11 2026"})
    assert answer.status_code == 422
    assert "Admit her instead" in soup(answer).get_text()
    answer = client.post(url, data=typed)
    assert answer.status_code == 303
    assert answer.location.endswith("/children/KRS-2023-001")
    register = soup(client.get("/homes/KRS/registers/admission-discharge?month=2023-02")).get_text(" ")
    assert "old register 14/2023" in register
    assert "entered at go-live" in register
    assert "late" not in register.split("old register")[1][:200]
    with within_homes({home.id}):
        assert not db.session.scalar(sa.select(sa.func.count(Reception.id)))
    assert "entered at go-live" in client.get("/children/KRS-2023-001/chronology").get_data(as_text=True)
    assert "4 Dec 2026" in soup(client.get("/children/KRS-2023-001/plan")).get_text(), (
        "the plan is not overdue"
    )
    page = client.get("/homes/KRS/go-live")
    change = {"csrf_token": token_of(page), "go_live_on": "1 1 2026", "go_live_days": "30"}
    change["version"] = soup(page).select_one('input[name="version"]')["value"]
    assert "Write why it is changed" in client.post("/homes/KRS/go-live", data=change).get_data(as_text=True)
    assert client.post("/homes/KRS/go-live", data={**change, "reason": "moved"}).status_code == 303
    register = soup(client.get("/homes/KRS/registers/admission-discharge?month=2023-02")).get_text(" ")
    assert re.search(r"days late", register)


def test_the_command_line_looks_writes_and_takes_back(app, tmp_path):
    home = homes.make_home("KRS")
    file = tmp_path / "girls.xlsx"
    file.write_bytes(workbooks.girls())
    words = ("--home", home.code, "--kind", "children")
    runner = app.test_cli_runner()
    looked = runner.invoke(args=["import", "check", str(file), *words])
    assert looked.exit_code == 1, looked.output
    assert "row 12 birth: error: She came before she was born" in looked.output
    assert "Rupali" not in looked.output
    assert runner.invoke(args=["import", "run", str(file), *words]).exit_code == 1
    done = runner.invoke(args=["import", "run", str(file), *words, "--leave-out-errors"])
    assert done.exit_code == 0, done.output
    assert "22 rows written" in done.output
    intake_id = re.search(r"undo (\S+)", done.output)[1]
    assert (
        "22 rows are taken back" in runner.invoke(args=["import", "undo", intake_id, "--why", "try"]).output
    )


def test_days_of_the_go_live_rule():
    from foundation.golive import GoLive

    rule, day = GoLive(date(2026, 11, 16), 30), timedelta(days=1)
    assert rule.covers(rule.on - day, rule.on + 29 * day)
    assert not rule.covers(rule.on - day, rule.on + 30 * day)
    assert not rule.covers(rule.on, rule.on + 3 * day)
