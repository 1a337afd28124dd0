"""Exports: two persons above five children or for a sealed class, an encrypted file, seven days, two registers."""

import io
from datetime import timedelta

import pytest
import pyzipper
import sqlalchemy as sa
from python_calamine import CalamineWorkbook

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import begin_write, db
from foundation.disclosures import DisclosedChild, Disclosure, ExportRequest, actions
from foundation.disclosures.queries import taken_lately
from foundation.registers import PrintRecord
from foundation.scope import across_homes
from tests.factories.residents import admit
from tests.office.pages import passphrase_on, soup, token_of

WHY = "The quarterly meeting of the district asks for it."


@pytest.fixture
def crowd(desk):
    """Seven more children of the home, admitted today."""
    return [admit(desk.home, days_ago=0, name=f"Rupali Sardar {n}") for n in range(7)]


def post(browser, url, page=None, **typed):
    token = token_of(browser.get(page or url))
    return browser.post(url, data={"csrf_token": token, **typed})


def asked_for(browser, desk, register="admission-discharge", shape="xlsx", **typed):
    """Ask as the page of the register leads there; answers the answer to the asking."""
    book = f"{desk.book}/{register}"
    led = post(browser, f"{book}/export", page=book, format=shape)
    assert led.status_code == 303
    assert "/ask" in led.location
    said = {"purpose": WHY, "recipient": "house", **typed}
    return post(browser, led.location, **said)


def newest():
    with across_homes("a test"):
        return db.session.scalars(
            sa.select(ExportRequest).order_by(ExportRequest.number.desc()).limit(1)
            .execution_options(populate_existing=True)
        ).one()  # fmt: skip


def test_an_export_of_many_waits_is_agreed_to_from_outside_and_is_a_file_that_only_its_passphrase_opens(
    desk, crowd, client_as
):
    head, office = client_as(Role.SUPERINTENDENT, desk.home), client_as(Role.HEAD_OFFICE)
    cwc = {
        "recipient": "cwc",
        "recipient_words": "Bench clerk R. Das",
        "ground": "permission",
        "reference": "CWC 4/2026",
    }
    answer = asked_for(head, desk, **cwc)
    place = answer.location
    assert "Asked; waiting for a second person" in head.get(place).text
    assert post(head, place).status_code == 422  # not agreed to yet
    assert "Another person agrees" in post(head, f"{place}/agree", page=place).text
    told = office.get(place).text
    for said in (WHY, f"{newest().children} children", "Bench clerk R. Das", "CWC 4/2026"):
        assert said in told
    assert "Rupali" not in told
    assert "1" in soup(office.get("/exports")).select_one("main").get_text()
    assert post(office, f"{place}/agree", page=place).status_code == 303
    assert "Somebody has answered this already" in post(office, f"{place}/agree", page=place).text
    made = post(head, place)
    passphrase = passphrase_on(made)
    assert len(passphrase.replace("-", "")) == 25
    assert made.headers["Cache-Control"] == "no-store"
    assert "made already" in post(head, place).text
    assert passphrase not in head.get(place).text
    saved = head.get(f"{place}/file")
    with pyzipper.AESZipFile(io.BytesIO(saved.get_data())) as parcel:
        [name] = parcel.namelist()
        with pytest.raises(RuntimeError):
            parcel.read(name, pwd=b"00000-00000-00000-00000-00000")
        with pytest.raises(RuntimeError):
            parcel.read(name)
        body = parcel.read(name, pwd=passphrase.encode())
    lines = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    assert "Rupali Sardar 6" in str(lines)
    row = newest()
    with across_homes("a test"):
        [record] = db.session.scalars(sa.select(PrintRecord))
        assert (record.serial, record.children, record.request_id) == (row.serial, row.children, row.id)
        assert row.serial in str(lines)
        [given] = db.session.scalars(sa.select(Disclosure))
        assert (given.number, given.children, given.ground, given.request_id) == (
            1,
            row.children,
            "permission",
            row.id,
        )
        assert db.session.scalar(sa.select(sa.func.count(DisclosedChild.id))) == row.children >= 7
        kept = " ".join(db.session.scalars(sa.select(AuditEvent.details)))
        assert passphrase not in kept
        assert passphrase.replace("-", "") not in kept
    prints = head.get(f"{desk.book}/prints").text
    assert row.serial in prints
    assert WHY in prints
    assert "Bench clerk R. Das" in head.get(f"{desk.book}/disclosures").text
    others = f"with {row.children - 1} other children"
    assert others in head.get(f"/children/{crowd[0].code}/disclosures").text
    assert office.get(f"{place}/file").status_code == 404  # whoever agrees does not hold the file
    with clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert head.get(f"{place}/file").status_code in (302, 303, 404)
        begin_write()
        assert actions.sweep() == 1
        assert actions.sweep() == 0
        db.session.commit()
    assert newest().file_id is None
    assert newest().gone_at is not None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"purpose": "  "}, "Write what it is for"),
        ({"recipient": "ngo", "recipient_words": "A fund", "ground": "consent"}, "donor or another organisation"),
    ],
    ids=["no purpose", "a donor"],
)  # fmt: skip
def test_what_is_missing_is_said_at_its_field_and_stays_typed(desk, crowd, client_as, typed, said):
    head = client_as(Role.SUPERINTENDENT, desk.home)
    answer = asked_for(head, desk, **{"reference": "", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert typed.get("recipient_words", "") in answer.text


def test_a_refusal_says_why_a_day_passes_and_what_was_asked_is_taken_back(desk, crowd, client_as):
    head, officer = client_as(Role.SUPERINTENDENT, desk.home), client_as(Role.PRIVACY_OFFICER)
    place = asked_for(head, desk).location
    assert "Write why you refuse." in post(officer, f"{place}/refuse", page=place, words=" ").text
    assert post(officer, f"{place}/refuse", page=place, words="Codes are enough.").status_code == 303
    assert "Codes are enough." in head.get(place).text
    assert "This was refused." in post(head, place).text
    late = asked_for(head, desk).location
    row = newest()
    with across_homes("a test"):
        begin_write()
        row = actions.locked(row.id)
        row.asked_at, row.expires_at = (
            moment - timedelta(hours=25) for moment in (row.asked_at, row.expires_at)
        )
        db.session.commit()
    assert "asked too long ago" in post(officer, f"{late}/agree", page=late).text
    assert "too old" in post(head, late).text
    back = asked_for(head, desk).location
    assert post(head, f"{back}/withdraw", page=back).status_code == 303
    assert "taken it back" in post(officer, f"{back}/agree", page=back).text
    with across_homes("a test"):
        assert list(db.session.scalars(sa.select(ExportRequest.number).order_by(ExportRequest.number))) == [
            1,
            2,
            3,
        ]


def test_few_children_go_at_once_many_small_ones_count_together_and_where_she_will_be_needs_two(
    desk, crowd, client_as, app
):
    tells_where = {"production", "release-roster"}
    assert {each.id for each in app.extensions["house"].registers if each.sealed} == tells_where
    head = client_as(Role.SUPERINTENDENT, desk.home)
    book = f"{desk.book}/counselling"  # two children
    for _time in range(2):
        answer = post(head, f"{book}/export", page=book, format="csv")
        assert "/works/" in answer.location
    assert "/ask" in post(head, f"{book}/export", page=book, format="csv").location
    with across_homes("a test"):
        record = db.session.scalars(sa.select(PrintRecord).limit(1)).one()
        assert taken_lately(desk.home.id, record.printed_by, now=clock.now()) == 4
        later = clock.now() + timedelta(days=1, minutes=1)
        assert taken_lately(desk.home.id, record.printed_by, now=later) == 0
    paper = f"{desk.book}/admission-discharge"
    assert (
        "/ask" not in post(head, f"{paper}/pdf", page=paper, language="en_IN").location
    )  # a print asks nobody


def test_what_another_home_or_another_post_may_not(desk, crowd, client_as, app):
    from tests.factories.homes import make_home

    head = client_as(Role.SUPERINTENDENT, desk.home)
    place = asked_for(head, desk).location
    stranger = client_as(Role.SUPERINTENDENT, make_home())
    assert stranger.get(place).status_code == 404
    for role in (Role.CASE_WORKER, Role.HOUSE_STAFF, Role.INSPECTOR):
        assert client_as(role, desk.home).get(place).status_code == 403
    another = client_as(Role.SUPERINTENDENT, desk.home)
    assert "Head office or the privacy officer agrees" in post(another, f"{place}/agree", page=place).text
    assert another.post(place, data={"csrf_token": token_of(another.get(place))}).status_code == 403
    assert head.get(f"{desk.book}/admission-discharge/ask?format=exe").status_code == 404
