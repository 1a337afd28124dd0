"""The chronology: every room's lines by kind and period, in pages; one day with its silent hours; nothing hidden."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write
from foundation.scope import within_homes
from residents import actions
from residents.queries.file import rows as file_rows
from residents.rules.chronology import silences
from tests.factories import education, homes, residents

pytestmark = pytest.mark.usefixtures("session", "at_noon")
DAY = date(2026, 11, 19)
INDIA = ZoneInfo("Asia/Kolkata")


def at(hour, minute=0):
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=INDIA)


@pytest.fixture
def home(session, at_noon):
    return homes.make_home("KRS")


@pytest.mark.parametrize(("times", "found"), [
    ([], [(6, 22)]),
    ([6, 9, 12, 15, 18, 21], []),
    ([7, 12], [(7, 12), (12, 22)]),
    ([1, 5, 23], [(6, 22)]),
    ([10, 10, 14, 18], []),
], ids=["nothing", "often", "twice", "only at night", "at the limit"])  # fmt: skip
def test_hours_without_a_line_are_found(times, found):
    silent = silences([at(hour) for hour in times], first=at(6), last=at(22))
    assert [(a.hour, b.hour) for a, b in silent] == found


def test_a_day_that_has_not_woken_yet_has_no_silence():
    assert silences([], first=at(6), last=at(4)) == []


def page(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.text[:300]
    return BeautifulSoup(answer.text, "html.parser")


def lines(found):
    return [
        " ".join(entry.get_text(" ").split()) for entry in found.select("main ol.ledger > li:not(.group)")
    ]


def test_the_whole_chronology_is_narrowed_by_kind_and_period(client_as, home):
    file = residents.admit(home, bed=homes.make_bed(home), days_ago=30)
    who = client_as(Role.SUPERINTENDENT, home)
    url = f"/children/{file.code}/chronology"
    everything = lines(page(who, url))
    assert [line for line in everything if "Admitted" in line]
    assert lines(page(who, f"{url}?kind=counselling")) == []
    stay = lines(page(who, f"{url}?kind=stay"))
    assert stay == [line for line in everything if "Stay and file" in line]
    came = clock.today() - timedelta(days=30)
    assert lines(page(who, f"{url}?from={came:%d.%m.%Y}&to={came:%d/%m/%Y}")) == stay
    assert not set(stay) & set(lines(page(who, f"{url}?from={came + timedelta(days=1):%d %m %Y}")))


@pytest.mark.parametrize(("asked", "words"), [
    ("from=soon", "Write the day as 23 11 2026"), ("from=02 11 2026&to=01 11 2026", "ends before it begins"),
], ids=["no day", "backwards"])  # fmt: skip
def test_a_period_that_cannot_be_is_said(client_as, home, asked, words):
    file = residents.admit(home)
    assert (
        words in page(client_as(Role.SUPERINTENDENT, home), f"/children/{file.code}/chronology?{asked}").text
    )


def test_a_long_life_is_leafed_through_without_a_gap_or_a_twin(client_as, home, session, monkeypatch):
    monkeypatch.setattr("residents.views.chronology.PAGE", 4)
    file = residents.admit(home, days_ago=30, bed=homes.make_bed(home))
    for days in range(9, 0, -1):
        bed = homes.make_bed(home)
        with within_homes({home.id}):
            begin_write()
            rows = file_rows(file.id)
            at = clock.now() - timedelta(days=days)
            actions.move_bed(rows.file, rows.stay, bed_id=bed.id, at=at, by=SYSTEM)
            session.commit()
    who, url, seen = client_as(Role.SUPERINTENDENT, home), f"/children/{file.code}/chronology", []
    while url:
        shown = page(who, url)
        seen += lines(shown)
        older = [a for a in shown.select("nav.pager a") if "Earlier" in a.get_text()]
        url = older[0]["href"] if older else None
    assert len([line for line in seen if "Bed" in line]) == 10
    assert len([line for line in seen if "Admitted" in line]) == 1


def test_one_day_shows_its_lines_in_their_hours_and_the_silence_between(client_as, home):
    school = education.make_school(home, pupils=1)
    child = school.pupils[0]
    shown = page(client_as(Role.SUPERINTENDENT, home), f"/children/{child.code}/days/{DAY}")
    assert [line for line in lines(shown) if "No line from 06:00 to 22:00" in line]
    today = page(client_as(Role.SUPERINTENDENT, home), f"/children/{child.code}/days/{clock.today()}")
    assert [line for line in lines(today) if "No line from 06:00 to 12:00" in line]


def test_a_day_to_come_is_no_page_and_another_home_neither(client_as, home):
    file = residents.admit(home)
    who = client_as(Role.SUPERINTENDENT, home)
    assert who.get(f"/children/{file.code}/days/{clock.today() + timedelta(days=1)}").status_code == 404
    elsewhere = residents.admit(homes.make_home("PAR"))
    assert who.get(f"/children/{elsewhere.code}/chronology").status_code == 404


def test_nobody_reads_of_a_matter_that_is_not_for_her(client_as, home):
    file = residents.admit(home, father_name="Bhola Das", order_no="Form 18, secret", order_date=DAY)
    seen = page(client_as(Role.HOUSE_STAFF, home), f"/children/{file.code}/chronology").text
    assert "secret" not in seen
    kinds = [option["value"] for option in page(
        client_as(Role.HOUSE_STAFF, home), f"/children/{file.code}/chronology"
    ).select("select[name=kind] option")]  # fmt: skip
    assert "counselling" not in kinds
