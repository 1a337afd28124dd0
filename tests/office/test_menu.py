"""The menu: short ones stand as they are, long ones in chapters, one of which is open."""

from bs4 import BeautifulSoup

from accounts.roles import Role
from tests.factories.homes import make_home


def menu_of(client, url):
    page = BeautifulSoup(client.get(url).text, "html.parser")
    return page.select_one("nav.menu")


def words(menu):
    return [a.get_text(" ", strip=True) for a in menu.select("nav.menu > ul > li > a")]


def test_a_superintendent_finds_her_many_pages_in_at_most_twelve_words(client_as):
    home = make_home()
    client = client_as(Role.SUPERINTENDENT, home)
    menu = menu_of(client, f"/homes/{home.code}/children")
    assert 5 < len(words(menu)) <= 12
    assert words(menu)[:2] == ["Today", "Children"]
    inside = [a.get_text(strip=True) for a in menu.select(".under a")]
    assert {"Children", "Receive a child", "Reception", "Leaving"} <= set(inside)
    assert [a.get_text(strip=True) for a in menu.select("[aria-current]")] == ["Children"]


def test_the_chapter_of_the_open_page_is_the_one_that_shows_its_words(client_as):
    home = make_home()
    client = client_as(Role.SUPERINTENDENT, home)
    menu = menu_of(client, f"/homes/{home.code}/hearings")
    assert [a.get_text(strip=True) for a in menu.select("a.chapter")] == ["Court and CWC"]
    assert [a.get_text(strip=True) for a in menu.select("[aria-current]")] == ["Hearings"]


def test_every_page_of_a_chapter_is_reached_from_everything(client_as):
    home = make_home()
    client = client_as(Role.SUPERINTENDENT, home)
    everything = BeautifulSoup(client.get("/more").text, "html.parser").select("main a")
    led = {a["href"] for a in everything}
    for word in menu_of(client, f"/homes/{home.code}/hearings").select("a"):
        assert word["href"] in led or word["href"] in ("/more", "/")


def test_a_short_menu_stands_as_it_is(client_as):
    menu = menu_of(client_as(Role.GATE, make_home()), "/me")
    assert words(menu) == ["Today", "Do not admit", "Visits by pass", "My account", "Everything"]
    assert menu.select(".chapter, .under") == []


def test_a_menu_that_is_short_enough_tells_no_chapters_though_words_share_one(client_as, monkeypatch):
    client = client_as(Role.TEACHER, make_home())
    assert "My classes" not in words(menu_of(client, "/me"))
    monkeypatch.setattr("foundation.web.menu.FLAT_AT_MOST", 12)
    menu = menu_of(client, "/me")
    assert {"My classes", "Timetable"} <= set(words(menu))
    assert menu.select(".chapter, .under") == []
