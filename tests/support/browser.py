"""A real Chromium against a real server: a house that lives for a module of tests, and the people who use it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from foundation.db import db
from foundation.scope import across_homes
from foundation.settings import Settings
from tests.support import houses, server

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-quic", "--disable-background-networking", "--no-first-run", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
PHONE, DESK = 360, 1280
PATIENCE = 30_000  # the machine may be busy; nothing waits longer than it must
expect.set_options(timeout=PATIENCE)


def program() -> str:
    """Answer where Chromium is on this machine; raises RuntimeError with the way to get it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("Chromium is not on this machine. Debian: apt-get install chromium")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run one Chromium until the block ends; it calls nobody but the pages it is sent to."""
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program(), args=[*QUIET, *as_root])
        try:
            yield launched
        finally:
            launched.close()


@dataclass
class Person:
    """One person at one screen: her own cookies, and the tab she looks at."""

    house: "LiveHouse"
    context: BrowserContext
    page: Page

    def go(self, path: str) -> Page:
        """Open an address of the house in her tab."""
        self.page.goto(self.house.url + path)
        return self.page

    def new_tab(self) -> Page:
        """Open another tab, and look at it from now on."""
        self.page = self.context.new_page()
        return self.page

    def asks(self, path: str) -> tuple[int, str]:
        """Answer status and text of an address, typed into the bar by hand."""
        answer = self.context.request.get(self.house.url + path)
        return answer.status, answer.text()


class LiveHouse:
    """A house of one's own with a running server; the factories write into it, and what they write stays."""

    def __init__(self, launched: Browser) -> None:
        from app import create_app  # opened only by the tests that need it

        self.browser = launched
        self.settings: Settings = houses.new_house()
        self.app: Flask = create_app(self.settings)
        self.url = ""
        self._port = server.free_port()
        self._server = ExitStack()
        self._people = ExitStack()

    def open(self) -> None:
        """Start the server."""
        self.url = self._server.enter_context(server.running(self.settings, port=self._port))

    def stop(self) -> None:
        """Stop the server; it opens again at the same address, as a machine in an office does."""
        self._server.close()

    def restart(self) -> None:
        """Stop the server and start it anew: a power cut, as far as the tabs know."""
        self.stop()
        self.open()

    def close(self) -> None:
        """Send everybody home, stop the server and remove the house."""
        self._people.close()
        self._server.close()
        with self.app.app_context():
            db.engine.dispose()
        houses.remove_house(self.settings)

    @contextmanager
    def at_work(self) -> Iterator[Any]:
        """Let the factories and the tests read and write in the house's own database."""
        with self.app.app_context(), across_homes("a journey"):
            yield db.session

    def stranger(self, *, width: int = DESK, height: int = 800, touch: bool = False, **more: Any) -> Person:
        """Answer a screen at which nobody is signed in; `more` goes to the browser (`java_script_enabled`)."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch, locale="en-IN",
            timezone_id="Asia/Kolkata", accept_downloads=True, **more,
        )  # fmt: skip
        self._people.callback(context.close)
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        return Person(self, context, context.new_page())

    def person(self, user: Any, **screen: Any) -> Person:
        """Answer a screen at which `user` (a User or her id) is signed in already; as `stranger` otherwise."""
        person = self.stranger(**screen)
        self.sign_in(person, user)
        return person

    def sign_in(self, person: Person, user: Any) -> None:
        """Give a screen the cookie of a fresh sign-in of `user`, without the pages."""
        from tests.factories import accounts  # brings the rooms

        client = self.app.test_client()
        with self.at_work():
            accounts.sign_in(client, user)
        cookie = client.get_cookie("aashray")
        assert cookie is not None
        person.context.add_cookies([{"name": "aashray", "value": cookie.value, "url": self.url}])


def button(page: Page, words: str) -> Locator:
    """Answer the button with exactly these words in the page's main part."""
    return page.get_by_role("main").get_by_role("button", name=words, exact=True)


def choose(page: Page, group: str, words: str) -> None:
    """Choose an option box by its words in the group with the id of its field."""
    page.locator(f"#{group} label.option", has_text=words).first.click()


def main_text(page: Page) -> str:
    """Answer what the page says in its main part."""
    return page.locator("main").inner_text()
