"""The audit viewer and the inspector's pages: who sees which readings, and that every page is there."""

import pytest

from accounts.events import Event as AccountsEvent
from accounts.roles import Role
from foundation import audit, clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.registers import Event as RegisterEvent
from foundation.scope import across_homes
from foundation.telling import tell
from homes.events import Event as HomesEvent
from office.events import Event as OfficeEvent
from residents.events import Event as ResidentsEvent
from tests.factories.accounts import make_user, sign_in
from tests.factories.counselling import log_session
from tests.inspector import browser
from tests.office.pages import soup, token_of
from tests.office.test_book import inspector_of


def entries(page):
    return [" ".join(item.get_text(" ").split()) for item in soup(page).select("main ol.ledger > li")]


def test_a_superintendent_reads_her_homes_trail_but_not_about_herself(desk, client_as):
    superintendent = client_as(Role.SUPERINTENDENT, desk.home, name="Farida Khan")
    superintendent.get(desk.book)
    page = superintendent.get(f"/homes/{desk.home.code}/trail")
    assert page.status_code == 200
    said = entries(page)
    assert [line for line in said if "Session 1 logged" in line and "Nandita Kar" in line]
    assert not [line for line in said if "Farida Khan" in line]


def test_a_trail_is_narrowed_by_person_day_and_code(desk, client_as):
    superintendent = client_as(Role.SUPERINTENDENT, desk.home)
    url = f"/homes/{desk.home.code}/trail"
    assert entries(superintendent.get(f"{url}?person=nandita"))
    assert entries(superintendent.get(f"{url}?person=nobody")) == []
    hers = entries(superintendent.get(f"{url}?code={desk.child.code.lower()}"))
    assert hers
    assert all(desk.child.code in line for line in hers)
    assert entries(superintendent.get(f"{url}?day=2001-01-01")) == []
    today = clock.today()
    assert entries(superintendent.get(f"{url}?day={today:%d.%m.%Y}"))
    odd = superintendent.get(f"{url}?day=nonsense&before=x")
    assert odd.status_code == 200
    assert "Write the day as 23 11 2026" in odd.text


def test_the_sealed_chain_is_the_privacy_officers_alone(desk, client_as):
    session = log_session(desk.child, desk.counsellor, notes="Hers alone.")
    privacy, head_office = client_as(Role.PRIVACY_OFFICER), client_as(Role.HEAD_OFFICE)
    page = privacy.get("/trails?chain=sealed")
    assert [line for line in entries(page) if f"Sealed notes of session {session.number} written" in line]
    assert head_office.get("/trails?chain=sealed").status_code == 404
    assert head_office.get("/trails").status_code == 200
    assert "Hers alone." not in page.text


@pytest.mark.parametrize("role", [Role.HOUSE_STAFF, Role.COUNSELLOR, Role.INSPECTOR, Role.CASE_WORKER])
def test_nobody_else_reads_a_homes_trail(desk, client_as, role):
    assert client_as(role, desk.home).get(f"/homes/{desk.home.code}/trail").status_code == 403


def test_every_page_an_inspector_opens_is_shown_to_the_superintendent(desk, app, client_as):
    inspector, superintendent = inspector_of(desk, app), client_as(Role.SUPERINTENDENT, desk.home)
    for url in (
        desk.book,
        f"{desk.book}/counselling",
        f"{desk.book}/counselling",
        f"/homes/{desk.home.code}/children",
    ):
        assert inspector.get(url).status_code == 200
    page = inspector.get(f"{desk.book}/counselling")
    inspector.post(f"{desk.book}/counselling/pdf", data={"csrf_token": token_of(page)})
    said = entries(superintendent.get(f"/homes/{desk.home.code}/inspections"))
    assert len(said) == 6
    assert "printed with serial" in said[0]
    assert "Registers" in said[-1]
    assert all("A. Lahiri" in line for line in said)
    today = superintendent.get(f"/homes/{desk.home.code}/today")
    assert "A. Lahiri" in today.text


def test_what_others_open_is_not_in_the_inspectors_list(desk, client_as):
    superintendent = client_as(Role.SUPERINTENDENT, desk.home)
    superintendent.get(desk.book)
    assert entries(superintendent.get(f"/homes/{desk.home.code}/inspections")) == []


FIRST = {
    Role.SUPERINTENDENT: "/today", Role.HOUSE_STAFF: "/today", Role.TEACHER: "/my-classes",
    Role.COUNSELLOR: "/my-caseload", Role.NURSE: "/today", Role.DOCTOR: "/today", Role.CASE_WORKER: "/today",
    Role.STORES: "/today", Role.GATE: "/today", Role.INSPECTOR: "/registers", Role.COMMITTEE_MEMBER: "/registers",
    Role.HEAD_OFFICE: "/homes", Role.PRIVACY_OFFICER: "/trails", Role.ADMINISTRATOR: "/people",
    Role.YOUNG_PERSON: "/more", Role.KIOSK: "/more",
}  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_everybody_begins_at_the_first_page_of_her_post(desk, client_as, role):
    reader = client_as(role, desk.home)
    answer = reader.get("/")
    assert answer.status_code == 302
    assert answer.location.endswith(FIRST[role])
    assert reader.get(answer.location).status_code == 200
    assert reader.get("/more").status_code == 200


def test_a_stranger_is_led_to_the_entrance(app, desk):
    answer = browser(app).get("/")
    assert answer.status_code == 302
    assert "/sign-in" in answer.location


def test_today_shows_strength_and_instructions_to_those_who_may_see_them(desk, client_as):
    log_session(desk.child, desk.counsellor, risk="danger", safety_instruction="Sit with her if she wakes.")
    url = f"/homes/{desk.home.code}/today"
    for role in (Role.SUPERINTENDENT, Role.HOUSE_STAFF):
        page = client_as(role, desk.home).get(url)
        assert "Sit with her if she wakes." in page.text
        assert "On roll" in page.text
    gate = client_as(Role.GATE, desk.home).get(url).text
    assert "Sit with her" not in gate
    assert "Opened by an inspector" not in gate


@pytest.mark.parametrize("language", ["en_IN", "hi", "bn_IN"])
def test_the_parts_of_the_face_are_shown(desk, app, language):
    plain = app.test_client()  # the samples lead nowhere, so nobody inspects their links
    sign_in(plain, make_user(Role.TEACHER, desk.home, language=language))
    assert plain.get("/style").status_code == 200


def test_codes_of_the_record_are_said_in_the_words_of_their_room(desk, app, client_as):
    begin_write()
    with across_homes("a test writes what happened"):
        here = {"by": SYSTEM, "home": desk.home.id}
        left = {"code": desk.child.code, "reason": "restored_parent"}
        audit.record(ResidentsEvent.CHILD_LEFT, **here, details=left)
        listed = {"count": 2, "filters": "show, find"}
        audit.record(ResidentsEvent.LIST_READ, **here, details=listed)
        audit.record(HomesEvent.STAFF_JOINED, **here, details={"designation": "house_parent"})
        audit.record(HomesEvent.HOME_CHANGED, **here, details={"code": "KRS", "fields": "district, name"})
        audit.record(AccountsEvent.POST_GIVEN, **here, details={"who": "meena.toppo", "role": "house_staff"})
        audit.record(AccountsEvent.SIGN_IN_ENDED, **here, details={"why": "second factor reset"})
        printed = {"register": "counselling", "format": "xlsx", "serial": "2026-00001", "lines": 3}
        audit.record(RegisterEvent.REGISTER_PRINTED, **here, details=printed)
        opened = {"register": "attendance-children", "month": "2026-10", "lines": 1}
        audit.record(OfficeEvent.REGISTER_OPENED, **here, details=opened)
        read = {"chain": f"home:{desk.home.id}", "filters": ["day"]}
        audit.record(OfficeEvent.TRAIL_READ, **here, details=read)
        path = f"/children/{desk.child.code}"
        audit.record(OfficeEvent.INSPECTOR_READ, **here, details={"path": path, "endpoint": "x"})
        db.session.commit()
    said = " | ".join(
        entries(client_as(Role.SUPERINTENDENT, desk.home).get(f"/homes/{desk.home.code}/trail"))
    )
    for sentence in (
        f"{desk.child.code} left: Restored to a parent",
        "filters here or left, a name or code",
        "joined as House mother or father",
        "changed: District, Name",
        "the post House staff",
        "Sign-in ended (code app taken away)",
        "Register Counselling printed as spreadsheet, serial 2026-00001, 3 lines",
        "Register Attendance of children opened, October 2026, 1 lines",
        f"Audit read: {desk.home.name} ({desk.home.code}), filters day",
        f"An inspector opened File of {desk.child.code}",
    ):
        assert sentence in said, sentence
    for code in ("restored_parent", "house_parent", "house_staff", "attendance-children", "room_id", "xlsx"):
        assert code not in said


def test_an_own_trail_says_codes_in_words_too(desk, client_as):
    reader = client_as(Role.SUPERINTENDENT, desk.home)
    reader.get(f"{desk.book}/attendance-children")
    said = reader.get("/me/trail").text
    assert "Register Attendance of children opened" in said
    assert "attendance-children" not in said


def test_what_an_older_event_kept_and_no_word_is_known_for_stays_as_it_is(app):
    with app.app_context():
        house = app.extensions["house"]
        assert tell(house, "residents.child.left", '{"code": "KRS-2026-001", "reason": "of_old"}').endswith(
            "of_old"
        )
        assert tell(house, "nowhere.nothing", "{}") == "nowhere.nothing"


def test_a_page_outside_the_menu_is_listed_by_its_title(desk, app, client_as):
    inspector, superintendent = inspector_of(desk, app), client_as(Role.SUPERINTENDENT, desk.home)
    for url in (
        f"/homes/{desk.home.code}",
        f"/children/{desk.child.code}",
        f"/homes/{desk.home.code}/holidays",
    ):
        assert inspector.get(url).status_code == 200
    said = entries(superintendent.get(f"/homes/{desk.home.code}/inspections"))
    assert "Holidays" in said[0]
    assert f"File of {desk.child.code}" in said[1]
    assert "Facts of the home" in said[2]
    assert not [line for line in said if "/homes/" in line or "/children/" in line]


def test_every_page_that_an_inspector_may_open_has_a_title(session_app):
    access, house = session_app.extensions["access"], session_app.extensions["house"]
    silent = [
        rule.endpoint
        for rule in session_app.url_map.iter_rules()
        if "GET" in rule.methods
        and str(session_app.view_functions[rule.endpoint].access.permission) in access.grants["inspector"]
        and set(rule.arguments) & set(access.addresses)
        and rule.endpoint not in {*house.pages, "office.show_register"}
    ]
    assert silent == []
