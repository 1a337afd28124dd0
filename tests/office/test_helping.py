"""The help of each role: one page with five things and two pictures, and the first week of a home."""

from datetime import timedelta

from bs4 import BeautifulSoup

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db
from foundation.languages import LANGUAGES
from foundation.registers.models import RegisterSignature
from foundation.scope import across_homes
from foundation.web.pictures import FOLDER, file_of, pictures
from homes.models import Home
from office.helping import BY_ROLE, PAGES
from tests.factories.homes import make_bed, make_home, make_staff
from tests.factories.residents import admit

TOGETHER, EACH = 3_000_000, 30_000  # bytes


def test_every_picture_that_a_page_names_is_there_small_and_nothing_else():
    named = {
        file_of(page.name, number, language)
        for page in PAGES
        for number, _place in enumerate(page.pictures, 1)
        for language in LANGUAGES
    }
    assert set(FOLDER.glob("*")) == named
    sizes = [path.stat().st_size for path in named]
    assert max(sizes) <= EACH
    assert sum(sizes) <= TOGETHER
    assert len(pictures()) == len(named)


def test_each_reader_is_led_to_the_help_of_her_own_post(client_as, session):
    home = make_home()
    for role in (Role.SUPERINTENDENT, Role.DOCTOR, Role.STORES, Role.HEAD_OFFICE, Role.ADMINISTRATOR):
        client = client_as(role, home)
        led = client.get("/help")
        assert led.location == BY_ROLE[role].address
        page = BeautifulSoup(client.get(led.location).text, "html.parser")
        assert len(page.select(".help-page li")) == 5
        shown = [client.get(img["src"]) for img in page.select(".help-page img")]
        assert [(each.status_code, each.mimetype) for each in shown] == [(200, "image/webp")] * 2
        assert page.select_one('.account a[href="/help"]') is not None
    young = client_as(Role.YOUNG_PERSON, home).get("/help").text
    assert all(page.address in young for page in PAGES)
    assert client_as(Role.NURSE, home).get("/help/nobody").status_code == 404


def test_the_house_ticks_the_first_week_by_itself(client_as, session, at_noon):
    home = make_home(go_live_on=None)
    head, url, today = (
        client_as(Role.SUPERINTENDENT, home),
        f"/homes/{home.code}/first-week",
        f"/homes/{home.code}/today",
    )
    assert "0 of 10 are done" in head.get(url).text
    assert url in head.get(today).text
    make_bed(home)
    make_staff(home)
    make_staff(home)
    admit(home)
    begin_write()
    with across_homes("a test"):
        db.session.get(Home, home.id).go_live_on = clock.today()
        db.session.add(
            RegisterSignature(
                home_id=home.id, register_id="admission-discharge", month=clock.today().replace(day=1), name="Arati",
                post="Member", signed_at=clock.now(), signed_by=None, seal="",
            )
        )  # fmt: skip
        db.session.commit()
    assert "5 of 10 are done" in head.get(url).text
    begin_write()
    with across_homes("a test"):
        db.session.get(Home, home.id).go_live_on = clock.today() - timedelta(days=30)
        db.session.commit()
    assert url not in head.get(today).text
    assert client_as(Role.NURSE, home).get(url).status_code == 403
    assert client_as(Role.SUPERINTENDENT, make_home()).get(url).status_code == 404
