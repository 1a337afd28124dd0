"""The sealed compartment: only named readers learn that it holds anything."""

import re

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.audit import AuditEvent
from foundation.db import db, new_id
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Viewer
from health.models import SealedHealth, SealedHealthReading
from tests.factories import health
from tests.factories.accounts import make_user, sign_in
from tests.support.posting import send

SECRET = "Zwanzigsealed reactive"
VARYING = (
    r'nonce="[^"]*"',
    r'data-csrf="[^"]*"',
    r'value="[^"]{20,}"',
    r'data-(idle|absolute)-seconds="\d+"',
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    r"\b[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}\b",
    r"\b[0-9a-f]{8,64}\b",
    r"\d\d:\d\d(:\d\d)?",
)
"""Nonce, token, keys against double posts, times, generated ids, audit heads: these differ from page to page."""


def same(text):
    """Answer a page with all that differs from one opening to the next replaced by constants."""
    for pattern in VARYING:
        text = re.sub(pattern, "-", text)
    return text


def person(role, home, app):
    """Answer a user of this role and her signed-in client."""
    from tests.inspector import browser

    user, client = make_user(role, home), browser(app)
    sign_in(client, user)
    return user, client


def viewer_of(user):
    return Viewer(user.id, user.name, new_id())


def test_a_named_reader_opens_it_and_the_reading_is_kept(ward, nurse, app):
    doctor, surgery = person(Role.DOCTOR, ward.home, app)
    row = health.seal(ward.child, SECRET, by=ward.by, readers={doctor.id: "treatment"})
    for client in (nurse, surgery):
        assert ward.child.code in client.get(f"{ward.place}/sealed-health").text
        assert SECRET not in client.get(f"{ward.place}/sealed-health").text
        assert send(client, f"/sealed-health/{row.id}/open", {"why": "short"}).status_code == 422
        opened = send(client, f"/sealed-health/{row.id}/open", {"why": "Dose of her medicine"})
        assert opened.status_code == 200
        assert SECRET in opened.text
        assert opened.headers["Cache-Control"] == "no-store"
    with across_homes("a test"):
        assert len(list(db.session.scalars(sa.select(SealedHealthReading)))) == 2
        events = list(
            db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == "health.sealed.opened"))
        )
    assert len(events) == 2
    assert all(
        SECRET not in str(event.details) and ward.child.code not in str(event.details) for event in events
    )


def test_nobody_else_opens_it_not_even_the_same_role(ward, nurse, app, client_as):
    row = health.seal(ward.child, SECRET, by=ward.by)
    for role in Role:
        if role in (Role.HEAD_OFFICE, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.YOUNG_PERSON):
            continue
        client = client_as(role, ward.home)
        assert client.get(f"/sealed-health/{row.id}/open").status_code in (403, 404), role
        assert client.get(f"/sealed-health/{row.id}/readers").status_code in (403, 404), role


def test_the_doctor_names_and_ends_readers_and_the_last_one_stays(ward, nurse, app):
    doctor, surgery = person(Role.DOCTOR, ward.home, app)
    head, office = person(Role.SUPERINTENDENT, ward.home, app)
    row = health.seal(ward.child, SECRET, by=viewer_of(doctor))
    url = f"/sealed-health/{row.id}/readers"
    assert nurse.get(url).status_code == 403
    assert send(surgery, url, {"reader_id": str(head.id)}).status_code == 422
    assert send(surgery, url, {"reader_id": str(head.id), "ground": "consent"}).status_code == 303
    assert send(surgery, url, {"reader_id": str(head.id), "ground": "consent"}).status_code == 422
    assert send(office, f"/sealed-health/{row.id}/open", {"why": "Consent paper signed"}).status_code == 200
    ends = re.findall(rf"{url}/[0-9a-f-]+/end", office.get(url).text)
    assert send(office, ends[0], {}, page=url).status_code == 303
    assert surgery.get(url).status_code in (403, 404)
    assert send(office, ends[1], {}, page=url).status_code == 422


def test_what_is_sealed_needs_a_matter_words_and_readers_of_this_home(ward):
    with pytest.raises(Refused):
        health.seal(ward.child, " ", by=ward.by)
    with pytest.raises(Refused):
        health.seal(ward.child, SECRET, matter="gossip", by=ward.by)
    with pytest.raises(Refused):
        health.seal(ward.child, SECRET, by=ward.by, readers={new_id(): "treatment"})


def test_neither_kind_nor_words_stand_in_the_database_in_clear(ward):
    health.seal(ward.child, SECRET, matter="pregnancy", by=ward.by)
    columns = [
        sa.type_coerce(getattr(SealedHealth.__table__.c, name), sa.LargeBinary).label(name)
        for name in ("matter", "words")
    ]
    with across_homes("a test"):
        row = db.session.execute(sa.select(*columns)).one()
    assert SECRET.encode() not in row.words
    assert b"pregnancy" not in row.matter


TRAILS = ("{place}/trail", "/me/trail")
"""What people did: the reader's own visits stand here, so these grow; no sealed deed may stand among them."""
PAGES = (
    "{url}",
    "{url}/chronology",
    "{url}/health",
    "{url}/growth",
    "{url}/immunisations",
    "{place}/children",
    "{place}/today",
    "{place}/round",
    "{place}/health-alerts",
    "{place}/sealed-health",
    "{place}/registers",
    "{place}/registers/medical-file",
    "{place}/registers/weight-chart",
    "{place}/weighing",
    "/me",
    "/more",
)


@pytest.mark.parametrize(
    "role",
    [
        Role.NURSE,
        Role.SUPERINTENDENT,
        Role.HOUSE_STAFF,
        Role.TEACHER,
        Role.CASE_WORKER,
        Role.COUNSELLOR,
        Role.INSPECTOR,
    ],
)
def test_a_planted_value_changes_nothing_for_whoever_is_not_named(ward, role, client_as):
    client = client_as(role, ward.home)
    health.examine(ward.child, weight_g=31000)

    def seen():
        found = {}
        for address in PAGES:
            answer = client.get(address.format(url=ward.url, place=ward.place))
            found[address] = (answer.status_code, same(answer.text))
        for name in ("medical-file", "weight-chart"):
            url = f"{ward.place}/registers/{name}"
            if found[f"{{place}}/registers/{name}"][0] == 200:
                answer = send(client, f"{url}/csv", {"language": "en_IN"}, page=url)
                found[name] = (answer.status_code, same(answer.text))
        if found["{place}/children"][0] == 200:
            page = f"{ward.place}/children"
            for word in ("hiv", "Zwanzig", "sealed"):
                found[word] = same(send(client, page, {"find": word}).text)
        return found

    seen()  # what a first opening alone says, such as `last seen`, is said now
    before = seen()
    health.seal(ward.child, SECRET, by=viewer_of(ward.nurse))
    after = seen()
    assert {address for address, told in before.items() if told != after[address]} == set()
    for trail in TRAILS:
        told = client.get(trail.format(place=ward.place)).text.lower()
        assert "a sealed health matter" not in told
