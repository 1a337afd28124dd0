"""The sealed compartment: only named readers learn that it holds anything."""

import io
import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db, new_id
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Viewer
from health.models import SealedHealth, SealedHealthReading
from tests.factories import care_plan, health, residents
from tests.factories.accounts import make_user, sign_in
from tests.support.choosing import IS_LONG
from tests.support.posting import send, token_of

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
    "{url}/days/{day}",
    "{url}/health",
    "{url}/growth",
    "{url}/immunisations",
    "{url}/plan",
    "{url}/reviews/new",
    "{place}/children",
    "{place}/today",
    "{place}/round",
    "{place}/health-alerts",
    "{place}/health-figures",
    "{place}/sealed-health",
    "{place}/care-plans",
    "{place}/hearings/calendar",
    "{place}/registers/medical-file",
    "{place}/registers/weight-chart",
    "{place}/weighing",
    "/my-tasks",
    "/me",
    "/more",
)
REGISTERS = ("medical-file", "weight-chart")
ROLES = (
    Role.NURSE, Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.CASE_WORKER, Role.COUNSELLOR, Role.INSPECTOR,
    *((Role.HEAD_OFFICE, Role.PRIVACY_OFFICER) if IS_LONG else ()),
)  # fmt: skip
ASIDE = frozenset(
    {"accounts.sign_out", "office.show_trails", "office.show_home_trail", "accounts.show_own_trail"}
)


@pytest.fixture
def planned(ward):
    """A child with a plan, a review, measures, visits and doses: all that papers tell."""
    health.examine(ward.child, weight_g=31000, height_mm=1400)
    health.visit(ward.child, next_on=health.day(-3))
    plan, _goal = care_plan.in_force(ward.child)
    return ward, plan, care_plan.review(ward.child)


class Reader:
    """What one person is shown of a child: pages, papers with their number of leaves, sheets, searches, counts."""

    def __init__(self, client, ward, plan, review, *, takes_files):
        self.takes_files = takes_files
        self.client, self.ward = client, ward
        self.places = {"url": ward.url, "place": ward.place, "day": clock.today()}
        self.papers = (
            f"{ward.url}/growth/print",
            f"{ward.url}/plans/{plan.id}/paper",
            f"{ward.url}/reviews/{review.id}/paper",
        )

    def addresses(self):
        """Answer the pages that are asked for: the chosen ones; with AASHRAY_LONG every page of a child and a home."""
        chosen = [address.format(**self.places) for address in PAGES]
        if not IS_LONG:
            return chosen
        values = {"code": self.ward.child.code, "home_code": self.ward.home.code}
        known = {
            rule.rule.replace("<code>", values["code"]).replace("<home_code>", values["home_code"])
            for rule in self.client.application.url_map.iter_rules()
            if "GET" in (rule.methods or ())
            and rule.arguments <= values.keys()
            and rule.endpoint not in ASIDE
        }
        return [*chosen, *sorted(known - set(chosen))]

    def seen(self):
        """Answer everything that she is shown now, by what was asked for."""
        found = self.pages()
        for name in REGISTERS if self.takes_files else ():
            for shape in ("csv", "xlsx", "pdf"):
                found[name, shape] = self.register(f"{self.ward.place}/registers/{name}", shape)
        for url in self.papers if self.takes_files else ():
            found[url] = self.taken(send(self.client, url, {}, page="/me"), "pdf")
        for word in ("hiv", "Zwanzig", "sealed") if found[f"{self.ward.place}/children"][0] == 200 else ():
            page = f"{self.ward.place}/children"
            found[word] = same(send(self.client, page, {"find": word}).text)
        return found

    def pages(self):
        return {address: self.page(address) for address in self.addresses()}

    def page(self, address):
        answer = self.client.get(address)
        return answer.status_code, same(answer.text) if answer.mimetype.startswith(
            "text/"
        ) else answer.mimetype

    def register(self, url, shape):
        verb, typed = ("pdf", {}) if shape == "pdf" else ("export", {"format": shape})
        data = {"csrf_token": token_of(self.client, url), "language": "en_IN", **typed}
        answer = self.client.post(f"{url}/{verb}", data=data, follow_redirects=True)
        return self.taken(answer, shape)

    def taken(self, answer, shape):
        """Answer the state of a file, how many leaves it has, and its words without what differs each time."""
        if answer.status_code != 200:
            return (answer.status_code,)
        body = answer.get_data()
        if shape == "pdf":
            leaves = [leaf.extract_text() for leaf in PdfReader(io.BytesIO(body)).pages]
        elif shape == "xlsx":
            book = CalamineWorkbook.from_filelike(io.BytesIO(body))
            leaves = [str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
        else:
            leaves = [body.decode("utf-8-sig")]
        return 200, len(leaves), [same(re.sub(r"20\d\d-\d{5}", "-", leaf)) for leaf in leaves]


@pytest.mark.parametrize("role", ROLES)
def test_a_planted_value_changes_nothing_for_whoever_is_not_named(planned, role, app, monkeypatch):
    at_once = replace(
        app.extensions["settings"], export_children=10_000
    )  # no export waits for a second person
    monkeypatch.setitem(app.extensions, "settings", at_once)
    ward = planned[0]
    user = make_user(role, None if role in (Role.HEAD_OFFICE, Role.PRIVACY_OFFICER) else ward.home)
    client = app.test_client()  # each of these pages is inspected elsewhere
    sign_in(client, user)
    if role in (Role.CASE_WORKER, Role.COUNSELLOR):
        residents.put_in_caseload(ward.child, user, role)
    reader = Reader(client, *planned, takes_files=role is Role.SUPERINTENDENT)
    for warm in (
        "/me",
        ward.url,
        f"{ward.place}/today",
    ):  # a first opening alone says `last seen` and the like
        client.get(warm)
    before = reader.seen()
    if reader.takes_files:  # files are compared, not refusals
        assert {before[name, shape][0] for name in REGISTERS for shape in ("csv", "xlsx", "pdf")} == {200}
        assert {before[url][0] for url in reader.papers} == {200}
    health.seal(ward.child, SECRET, by=viewer_of(ward.nurse))
    after = reader.seen()
    assert {address for address, told in before.items() if told != after[address]} == set()
    for trail in TRAILS:
        told = client.get(trail.format(place=ward.place)).text.lower()
        assert "a sealed health matter" not in told
