"""Sheets on paper: printed with numbers of their own, entered with their scan, closed in words."""

import io
from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from education.models import AttendanceSheet
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.files import StoredFile
from foundation.paper import PaperSheet, State
from foundation.registers import PrintRecord
from foundation.scope import across_homes
from health.models import Dose
from tests.education.conftest import statements as statements
from tests.education.pages import filled, read
from tests.factories import door, health
from tests.factories.accounts import make_user, sign_in
from tests.factories.canaries import NEAR, picture
from tests.factories.education import make_school
from tests.factories.homes import make_bed, make_home
from tests.factories.residents import admit
from tests.inspector import browser as inspecting
from tests.office.pages import token_of


@pytest.fixture
def school(session, at_noon):
    with across_homes("a test of sheets on paper"):
        yield make_school(make_home(), pupils=3)


@pytest.fixture
def farida(school):
    """A house mother who writes on paper."""
    return make_user(Role.HOUSE_STAFF, school.home, name="Farida Khan")


@pytest.fixture
def of(app):
    """A browser of somebody: `of(user)`."""

    def make(user):
        client = inspecting(app)
        sign_in(client, user)
        return client

    return make


def paper_of(home):
    return f"/homes/{home.code}/paper"


def sheets(home):
    with across_homes("a test"):
        db.session.expire_all()
        asked = sa.select(PaperSheet).where(PaperSheet.home_id == home.id)
        return list(db.session.scalars(asked.order_by(PaperSheet.number)))


def print_them(client, home, *, day=None, sheets=(), **more):
    day = day or clock.today()
    page = client.get(f"{paper_of(home)}?day={day}")
    assert page.status_code == 200
    sent = {"csrf_token": token_of(page), "day": day.isoformat(), "language": "en_IN", "sheets": list(sheets)}
    return client.post(f"{paper_of(home)}/print", data={**sent, **more}, follow_redirects=True)


def keep_scan(client, sheet, writer, *, body=None, name="sheet.jpg", **more):
    page = client.get(f"/paper/{sheet.id}{more.pop('ask', '')}")
    sent = {"csrf_token": token_of(page), "kept_by": str(writer.id), **more}
    sent["scan"] = (io.BytesIO(picture(NEAR) if body is None else body), name)
    return client.post(f"/paper/{sheet.id}/scan", data=sent)


def said(response):
    return " ".join(read(response).get_text(" ").split())


def refused(response, words):
    assert response.status_code == 422
    assert words in said(response)


def test_a_class_is_printed_marked_by_hand_and_entered_with_its_scan(school, farida, of):
    head = of(make_user(Role.SUPERINTENDENT, school.home, name="Rina Das"))
    place = f"{school.school_class.id}:{school.teaching.id}"
    answer = print_them(head, school.home, sheets=[f"attendance|{place}", "head-count|", "gate|"])
    assert answer.get_data().startswith(b"%PDF")
    for person in school.pupils:
        assert person.code not in answer.headers["Content-Disposition"]
    made = sheets(school.home)
    assert [(each.number, each.kind, each.state) for each in made] == [
        (1, "attendance", "open"), (2, "head-count", "open"), (3, "gate", "open"),
    ]  # fmt: skip
    with across_homes("a test"):
        kept = db.session.scalars(sa.select(PrintRecord)).one()
    assert kept.serial == made[0].print_serial
    assert kept.register_id == "paper-sheets"

    with clock.at(clock.now() + timedelta(days=1)):
        teacher = of(school.teacher)
        board = said(teacher.get(f"/homes/{school.home.code}/today"))
        assert "1 sheet of an earlier day waits to be entered" in board
        answer = keep_scan(teacher, made[0], farida)
        assert answer.status_code == 303
        assert "paper=2026/1" in answer.location.replace("%2F", "/")
        page = teacher.get(answer.location)
        assert "You type sheet 2026/1." in said(page)
        assert "written late" not in said(page)
        code = school.pupils[1].code
        typed = {**filled(read(page)), f"mark-{code}": "absent", f"reason-{code}": "sick"}
        assert teacher.post(answer.location, data=typed).status_code == 303
        row = db.session.scalars(sa.select(AttendanceSheet)).one()
        assert (row.from_paper, row.is_late, row.marked_by) == ("2026/1", False, school.teacher.id)
        assert row.day == made[0].day
        assert row.marked_at.date() > row.day
        head = of(make_user(Role.SUPERINTENDENT, school.home))
        assert "entered from paper, sheet 2026/1" in said(head.get(school.url(row.day)))
        first = sheets(school.home)[0]
        assert (first.state, first.kept_by, first.ended_by, first.lines) == (
            State.ENTERED, farida.id, school.teacher.id, 3,
        )  # fmt: skip
        register = said(head.get(f"/homes/{school.home.code}/registers/attendance-classes"))
        assert "entered from paper, sheet 2026/1" in register
        assert "late" not in register.split("Written")[1]
        again = keep_scan(teacher, first, farida)
        assert again.status_code == 422
        assert "entered already" in said(again)
        told = set(db.session.scalars(sa.select(AuditEvent.event).where(AuditEvent.event.like("paper.%"))))
        assert {"paper.sheets.printed", "paper.scan.kept", "paper.sheet.entered"} <= told


def test_a_round_is_typed_from_paper_with_its_own_hours_and_never_ahead(session, at_noon, of):
    with across_homes("a test"):
        home = make_home()
        nurse, staff = make_user(Role.NURSE, home), make_user(Role.HOUSE_STAFF, home, name="Farida Khan")
        child = admit(home, bed=make_bed(home), days_ago=40)
        row = health.prescribe(child, time(8), time(10), time(20), days_ago=3)
        client = of(nurse)
        assert print_them(client, home, sheets=["round|"]).status_code == 200
        sheet = sheets(home)[0]
        answer = keep_scan(client, sheet, staff)
        assert answer.status_code == 303
        page = client.get(answer.location)
        assert said(page).count("Paracetamol") == 3
        without = said(client.get(answer.location.partition("?")[0]))
        assert "Open the sheet on the page Paper first." in without
        key = f"{row.id}-"
        typed = {**filled(read(page)), f"outcome-{key}0800": "given", f"outcome-{key}2000": "given"}
        early = client.post(answer.location, data=typed)
        assert early.status_code == 422
        assert "Not before its hour" in said(early)
        assert 'value="given" selected' in early.get_data(as_text=True)
        typed |= {f"outcome-{key}2000": "", f"at-{key}0800": "8.20", f"outcome-{key}1000": "missed"}
        unsaid = client.post(answer.location, data=typed)
        assert unsaid.status_code == 422
        assert "Choose why" in said(unsaid)
        typed[f"why-{key}1000"] = "away"
        assert client.post(answer.location, data=typed).status_code == 303
        doses = db.session.scalars(sa.select(Dose).order_by(Dose.due_at)).all()
        assert [(each.outcome, each.from_paper) for each in doses] == [
            ("given", "2026/1"),
            ("missed", "2026/1"),
        ]
        given = doses[0]
        assert clock.local(given.done_at).strftime("%H:%M") == "08:20"
        assert given.written_at == clock.now()
        assert "entered from paper" in said(client.get(f"/homes/{home.code}/round"))


def test_a_door_and_what_was_only_counted_are_entered_and_a_sheet_is_closed(session, at_noon, of):
    with across_homes("a test"):
        centre = door.make_centre()
        comer = door.enrol(centre)
        staff = make_user(Role.HOUSE_STAFF, centre, name="Farida Khan")
        client = of(staff)
        page = client.get(paper_of(centre))
        assert "without names" in said(page)
        answer = print_them(client, centre, empties=["door", "gate"], many="2")
        assert answer.status_code == 200
        first, second, third, _fourth = sheets(centre)
        assert {first.kind, third.kind} == {"door", "gate"}
        assert first.day is None
        unsaid = client.get(f"/paper/{first.id}")
        assert "Keep the scan" not in said(unsaid)
        answer = keep_scan(client, first, staff, ask="?day=20 11 2026", day="2026-11-20")
        assert answer.status_code == 303
        page = client.get(answer.location)
        typed = {**filled(read(page)), f"came-{comer.code}": "9.10"}
        half = client.post(answer.location, data=typed)
        assert half.status_code == 422
        assert "Write both hours" in said(half)
        typed |= {f"left-{comer.code}": "10:40", f"services-{comer.code}": ["meal"]}
        assert client.post(answer.location, data=typed).status_code == 303
        assert sheets(centre)[0].state == "entered"
        gate = third
        assert keep_scan(client, gate, staff, day="2026-11-20").status_code == 303
        page = client.get(f"/paper/{gate.id}")
        sent = {"csrf_token": token_of(page), "visitors": "4"}
        assert client.post(f"/paper/{gate.id}/figures", data=sent).status_code == 303
        assert sheets(centre)[2].figures == {"visitors": 4}
        page = client.get(f"/paper/{second.id}")
        sent = {"csrf_token": token_of(page), "state": "lost"}
        unsaid = client.post(f"/paper/{second.id}/close", data=sent)
        assert unsaid.status_code == 422
        assert "Write in a few words why" in said(unsaid)
        assert (
            client.post(f"/paper/{second.id}/close", data={**sent, "reason": "Rain came in"}).status_code
            == 303
        )
        board = said(client.get(paper_of(centre)))
        assert "Rain came in" in board
        assert "2026/4" in board


def test_what_cannot_be_entered_is_refused_in_words(school, farida, of):
    head = of(make_user(Role.SUPERINTENDENT, school.home))
    print_them(head, school.home, sheets=["head-count|"], empties=["gate"])
    print_them(head, school.home, day=clock.today() + timedelta(days=2), sheets=["head-count|"])
    today, _empty, ahead = sheets(school.home)

    def find(number):
        page = head.get(paper_of(school.home))
        sent = {"csrf_token": token_of(page), "number": number}
        return head.post(f"{paper_of(school.home)}/sheet", data=sent)

    assert find("2026/77").status_code == 422
    assert "has the number 2026/77" in said(find("2026/77"))
    assert "of another home: it says KRS" in said(find("KRS 2026/1"))
    assert "Write the number as it stands" in said(find("sheet one"))
    assert find(f"{school.home.code} ২০২৬/১").location == f"/paper/{today.id}"
    assert "still to come" in said(keep_scan(head, ahead, farida))
    no_picture = keep_scan(head, today, farida, body=b"%PDF-1.4 not a picture", name="sheet.pdf")
    assert no_picture.status_code == 422
    assert "not a photograph or scan" in said(no_picture)
    nobody = keep_scan(head, today, farida, kept_by="")
    assert nobody.status_code == 422
    assert "Choose who wrote on the paper" in said(nobody)
    with clock.at(clock.now() + timedelta(days=8)):
        late_head = of(make_user(Role.SUPERINTENDENT, school.home))
        page = late_head.get(f"/paper/{today.id}")
        assert "too late to enter it from paper" in said(page)
        sent = {
            "csrf_token": token_of(page),
            "kept_by": str(farida.id),
            "scan": (io.BytesIO(picture(NEAR)), "a.jpg"),
        }
        late = late_head.post(f"/paper/{today.id}/scan", data=sent)
        assert late.status_code == 422
        assert "too late to enter it from paper" in said(late)
    nothing = print_them(head, school.home)
    assert nothing.status_code == 422
    assert "Choose at least one sheet" in said(nothing)
    far = head.get(f"{paper_of(school.home)}?day=1 1 2026")
    assert far.status_code == 422
    assert "last 7 days" in said(far)
    with across_homes("a test"):
        assert db.session.scalars(sa.select(StoredFile).where(StoredFile.kind == "image/jpeg")).all() == []


@pytest.mark.parametrize(
    ("role", "is_home", "status"),
    [
        (Role.TEACHER, True, 303), (Role.COUNSELLOR, True, 403), (Role.CASE_WORKER, True, 403),
        (Role.SUPERINTENDENT, False, 404), (Role.HOUSE_STAFF, True, 200),
    ],
    ids=["teacher", "counsellor", "case_worker", "elsewhere", "house_staff"],
)  # fmt: skip
def test_a_head_count_is_opened_by_those_who_count(school, of, role, is_home, status):
    head = of(make_user(Role.SUPERINTENDENT, school.home))
    print_them(head, school.home, sheets=["head-count|"])
    other = of(make_user(role, school.home if is_home else make_home()))
    assert other.get(f"/paper/{sheets(school.home)[0].id}").status_code == status


def test_the_list_costs_the_same_for_five_sheets_and_for_forty(school, of, statements):
    head = of(make_user(Role.SUPERINTENDENT, school.home))
    print_them(head, school.home, sheets=["gate|"], empties=["gate"], many="4")
    head.get(paper_of(school.home))
    with statements() as few:
        head.get(paper_of(school.home))
    for _time in range(2):
        print_them(head, school.home, empties=["gate", "head-count"], many="9")
    with statements() as many:
        head.get(paper_of(school.home))
    assert len(sheets(school.home)) == 41
    assert len(few) == len(many)
