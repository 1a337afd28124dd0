"""The family floor's pages: finding, masking, leaving, and what a list may cost."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.models import PostHeld
from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db, dialect_name
from residents.models import Assignment, Child, Correction, Placement
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.residents.pages import everything, photo
from tests.support.posting import send, token_of

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.mark.parametrize("typed", ["Laxmi", "লক্ষ্মী", "लक्ष्मी", "laksh", "KRS-2026-001", "2026-001"])
def test_a_child_is_found_in_any_spelling_and_by_code(client_as, home, typed):
    residents.admit(home, name="Lakshmi Das", name_local="লক্ষ্মী দাস")
    residents.admit(home, name="Priya Roy", name_local="প্রিয়া রায়")
    client = client_as(Role.SUPERINTENDENT, home)
    page = client.search(f"/homes/{home.code}/children", typed).get_data(as_text=True)
    assert "Lakshmi Das" in page
    assert "Priya Roy" not in page


def test_a_child_is_found_by_her_fathers_name_only_by_who_may_know_it(client_as, home):
    residents.admit(home, name="Lakshmi Das", father_name="Bhola Das")
    seen = client_as(Role.SUPERINTENDENT, home).search(f"/homes/{home.code}/children", "Bhola")
    hidden = client_as(Role.HOUSE_STAFF, home).search(f"/homes/{home.code}/children", "Bhola")
    assert "Lakshmi" in seen.get_data(as_text=True)
    assert "Lakshmi" not in hidden.get_data(as_text=True)


def test_an_inspector_sees_codes_except_before_her_own_committee(session, app, home):
    body, other = homes.make_committee(), homes.make_committee()
    hers = residents.admit(home, committee=body, name="Seen Child", name_local="")
    residents.admit(home, committee=other, name="Hidden Child", name_local="")
    user = make_user(Role.INSPECTOR, home)
    session.execute(sa.update(PostHeld).where(PostHeld.user_id == user.id).values(committee_id=body.id))
    session.commit()
    client = browser(app)
    sign_in(client, user)
    page = client.get(f"/homes/{home.code}/children").get_data(as_text=True)
    assert "Seen Child" in page
    assert "Hidden" not in page
    assert "KRS-2026-002" in page
    found = client.search(f"/homes/{home.code}/children", "Hidden").get_data(as_text=True)
    assert "KRS-2026-002" not in found
    head = client.get("/children/KRS-2026-002").get_data(as_text=True)
    assert "Hidden" not in head
    assert "Mother" not in head
    assert client.get(f"/children/{hers.code}").status_code == 200
    assert client.get("/children/KRS-2026-002/thumbnail").status_code == 403


def test_head_office_reads_every_home_and_no_name(client_as, home):
    file = residents.admit(home, name="Hidden Child", name_local="লুকানো")
    client = client_as(Role.HEAD_OFFICE)
    for page in (f"/homes/{home.code}/children", f"/children/{file.code}"):
        text = client.get(page).get_data(as_text=True)
        assert file.code in text
        assert "Hidden" not in text
        assert "লুকানো" not in text


def test_house_staff_see_the_name_and_neither_birth_nor_family_nor_orders(client_as, home):
    facts = {"father_name": "Bhola Das", "marks": "burn, left forearm", "order_no": "Form 18, 3"}
    file = residents.admit(home, name="Lakshmi Das", order_date=clock.today(), **facts)
    page = client_as(Role.HOUSE_STAFF, home).get(f"/children/{file.code}").get_data(as_text=True)
    assert "Lakshmi Das" in page
    assert not any(hidden in page for hidden in ("Bhola", "burn", "Form 18", "Correct"))


def test_a_case_worker_opens_her_own_child_and_no_other(session, app, home):
    user = make_user(Role.CASE_WORKER, home)
    hers, other = residents.admit(home), residents.admit(home)
    residents.put_in_caseload(hers, user)
    client = browser(app)
    sign_in(client, user)
    assert client.get(f"/children/{hers.code}").status_code == 200
    assert client.get(f"/children/{other.code}").status_code == 403
    assert other.code not in client.get(f"/homes/{home.code}/children").get_data(as_text=True)


def test_opening_a_file_is_recorded_once_in_ten_minutes(client_as, home):
    file = residents.admit(home)
    client = client_as(Role.SUPERINTENDENT, home)
    for _n in range(3):
        client.get(f"/children/{file.code}")
    opened = sa.select(AuditEvent).where(AuditEvent.event == "residents.file.opened")
    assert len(db.session.scalars(opened).all()) == 1


def test_reading_the_list_records_its_filters_and_never_what_was_looked_for(client_as, home):
    residents.admit(home)
    client_as(Role.SUPERINTENDENT, home).search(f"/homes/{home.code}/children", "Rupali", sex="girl")
    event = db.session.scalars(
        sa.select(AuditEvent).where(AuditEvent.event == "residents.list.read").order_by(AuditEvent.seq.desc())
    ).first()
    assert "sex" in event.details
    assert "find" in event.details
    assert "Rupali" not in event.details


def test_a_lost_race_shows_both_versions_and_keeps_what_was_typed(client_as, home):
    file = residents.admit(home, name="Munni Tirkey", name_local="")
    client = client_as(Role.SUPERINTENDENT, home)
    page = client.get(f"/children/{file.code}/identity").get_data(as_text=True)
    assert 'name="version"' in page
    shared = {
        "name_kind": "original", "sex": "girl", "version": "1", "age_stated_on": "2026-01-01", "age_years_stated": "9",
        "age_stated_by": "her own word", "marks": "scar, left brow",
    }  # fmt: skip
    first = send(
        client, f"/children/{file.code}/identity", {**shared, "name": "Moni Tirkey", "reason": "slip"}
    )
    assert first.status_code == 303
    second = send(
        client, f"/children/{file.code}/identity", {**shared, "name": "Mani Tirkey", "reason": "word"}
    )
    text = second.get_data(as_text=True)
    assert second.status_code == 422
    assert "Moni Tirkey" in text
    assert "Mani Tirkey" in text
    assert len(everything(Correction)) >= 1


def test_leaving_without_an_order_is_refused_and_with_one_is_kept(client_as, home):
    file = residents.admit(home, days_ago=5)
    client = client_as(Role.SUPERINTENDENT, home)
    said = {"exit_reason": "restored_parent", "day": "20 11 2026", "time": "10:00", "handed_to": "Her Mother"}
    assert send(client, f"/children/{file.code}/leave", said).status_code == 422
    whole = {**said, "exit_order_no": "44/7", "exit_order_date": "19 11 2026", "handed_relation": "mother"}
    whole["without_study_why"] = "The committee saw the home itself"
    assert send(client, f"/children/{file.code}/leave", whole).status_code == 303
    (stay,) = everything(Placement)
    assert (stay.exit_reason, stay.handed_to) == ("restored_parent", "Her Mother")
    gone = client.get(f"/homes/{home.code}/children?show=left").get_data(as_text=True)
    assert file.code in gone


def test_bed_order_caseload_photograph_and_readmission_have_their_pages(client_as, home):
    worker, body, bed = (
        make_user(Role.CASE_WORKER, home),
        homes.make_committee(),
        homes.make_bed(home, "C-01"),
    )
    file = residents.admit(home, days_ago=5)
    client = client_as(Role.SUPERINTENDENT, home)
    when = {"day": "20 11 2026", "time": "10:00"}
    assert send(client, f"/children/{file.code}/bed", {**when, "bed_id": str(bed.id)}).status_code == 303
    order = {**when, "order_no": "18/3", "order_date": "19 11 2026", "order_by": str(body.id)}
    assert send(client, f"/children/{file.code}/order", order).status_code == 303
    carry = {"carrier": f"case_worker:{worker.id}"}
    assert send(client, f"/children/{file.code}/caseload", carry).status_code == 303
    (held,) = everything(Assignment)
    end = f"/children/{file.code}/caseload/end"
    page = f"/children/{file.code}/caseload"
    assert send(client, end, {"assignment_id": str(held.id)}, page=page).status_code == 303
    assert everything(Assignment)[0].to_on == clock.today()
    assert send(client, end, {"assignment_id": "nobody"}, page=page).status_code == 422
    assert send(client, page, carry).status_code == 303
    added = send(client, f"/children/{file.code}/photo/add", {"taken_on": "20 11 2026", "photo": photo()})
    assert added.status_code == 303
    for page in (
        "",
        "/bed",
        "/order",
        "/caseload",
        "/photo/add",
        "/arrival",
        "/identity",
        "/leave",
        "/admit-again",
    ):
        assert client.get(f"/children/{file.code}{page}").status_code == 200, page
    page = client.get(f"/children/{file.code}").get_data(as_text=True)
    assert "18/3" in page
    assert worker.name in page


def test_how_she_came_is_mended_with_a_reason(client_as, home):
    file = residents.admit(home, days_ago=2)
    client = client_as(Role.SUPERINTENDENT, home)
    said = {"version": "1", "day": "18 11 2026", "time": "09:00", "brought_by": "hospital"}
    assert send(client, f"/children/{file.code}/arrival", said).status_code == 422
    assert send(client, f"/children/{file.code}/arrival", {**said, "reason": "slip"}).status_code == 303
    (stay,) = everything(Placement)
    assert stay.brought_by == "hospital"
    assert clock.local(stay.started_at).hour == 9


def test_a_half_written_admission_is_kept_for_its_writer(client_as, home):
    client = client_as(Role.SUPERINTENDENT, home)
    address = f"/homes/{home.code}/children/admit"
    kept = client.put(
        f"/drafts?place={address}",
        json={"fields": {"name": "Half Written", "kind": "residential"}},
        headers={"X-CSRFToken": token_of(client, address)},
    )
    assert kept.status_code == 200
    assert "Half Written" in client.get(address).get_data(as_text=True)
    assert "Half Written" not in client_as(Role.SUPERINTENDENT, home).get(address).get_data(as_text=True)


def test_the_list_is_paged_by_key_without_a_name_in_its_address(client_as, home):
    big = homes.make_home("BIG", sanctioned_strength=200)
    for n in range(52):
        residents.admit(big, name=f"Child {chr(65 + n % 26)}{n}", name_local="")
    client = client_as(Role.SUPERINTENDENT, big)
    first = client.get("/homes/BIG/children")
    (link,) = [a["href"] for a in soup(first).select("a[rel=next]")]
    second = client.get(link)
    codes = [c.text for page in (first, second) for c in soup(page).select("td .second")]
    assert len(codes) == len(set(codes)) == 52


def soup(answer):
    from bs4 import BeautifulSoup

    return BeautifulSoup(answer.get_data(as_text=True), "html.parser")


def test_questions_do_not_grow_with_the_children(client_as, home):
    big = homes.make_home("BIG", sanctioned_strength=200)
    client = client_as(Role.SUPERINTENDENT, big)
    residents.admit(big, bed=homes.make_bed(big))
    client.get("/homes/BIG/children")
    one = cost(lambda: client.get("/homes/BIG/children"))
    for _n in range(39):
        residents.admit(big)
    forty = cost(lambda: client.get("/homes/BIG/children"))
    assert one == forty
    assert forty <= 12


def test_a_childs_page_asks_eight_questions_and_one_for_each_panel(app, client_as, home):
    file = residents.admit(home, bed=homes.make_bed(home), committee=homes.make_committee())
    client = client_as(Role.SUPERINTENDENT, home)
    client.get(f"/children/{file.code}")
    house = app.extensions["house"]
    hers = {permission for room in house.features for permission in room.grants.get(Role.SUPERINTENDENT, ())}
    panels = [panel for panel in house.panels if panel.permission in hers]
    told = dialect_name() == "postgresql"  # its third lock is told of the home once more
    assert cost(lambda: client.get(f"/children/{file.code}")) <= 8 + len(panels) + told


def cost(ask):
    asked = []

    def note(connection, cursor, statement, *rest):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            asked.append(statement)

    connection = db.engine
    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        assert ask().status_code == 200
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)
    assert asked
    return len(asked)


def test_children_left_long_ago_are_not_on_the_roll_of_today(client_as, home):
    file = residents.admit(home, days_ago=40)
    residents.let_go(file, at=clock.now() - timedelta(days=30))
    page = client_as(Role.SUPERINTENDENT, home).get(f"/homes/{home.code}/children").get_data(as_text=True)
    assert file.code not in page
    assert everything(Child)
