"""Draws every main page of a small invented house at both widths into a folder, to be looked at by people."""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
if TYPE_CHECKING:
    from tests.support.browser import LiveHouse
NOT_A_NAME = re.compile(r"[^a-z0-9]+")


def main() -> None:
    """Draw the pages; `--to` names the folder, `--only` the role, `--match` a part of the addresses."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=PROJECT / "var" / "shots")
    asked.add_argument("--only", default="", help="the role whose pages are wanted, such as teacher")
    asked.add_argument("--light", choices=("light", "dark"), default="light")
    asked.add_argument("--language", choices=("en_IN", "bn_IN", "hi"), default="en_IN")
    asked.add_argument("--match", default="", help="only addresses in which this pattern is found")
    told = asked.parse_args()
    from tests.support import houses  # brings the app

    shared = tempfile.mkdtemp(prefix="aashray-shots-")
    os.environ[houses.SHARED] = shared
    try:
        drawn = draw(told.to, only=told.only, light=told.light, language=told.language, match=told.match)
        print(f"{drawn} pictures in {told.to}")
    finally:
        shutil.rmtree(shared, ignore_errors=True)


def draw(folder: Path, *, only: str, light: str, language: str, match: str) -> int:
    """Draw the pages of the small world; answers how many pictures were made."""
    import sqlalchemy as sa

    from accounts.models import User
    from tests.journeys.pages import make_places
    from tests.support import browser

    made = 0
    with browser.chromium() as chromium:
        house = browser.LiveHouse(chromium)
        try:
            house.open()
            places = make_places(house)
            with house.at_work() as session:
                session.execute(sa.update(User).values(language=language))
                session.commit()
            roles = {
                role: tuple(url for url in urls if re.search(match, url))
                for role, urls in places.of.items()
                if only in ("", role)
            }
            for width in (browser.PHONE, browser.DESK):
                for role, urls in roles.items():
                    made += draw_role(
                        house, places.people[role], urls, folder / f"{width}" / role, width, light
                    )
        finally:
            house.close()
    return made


def draw_role(
    house: "LiveHouse", user: UUID, addresses: tuple[str, ...], folder: Path, width: int, light: str
) -> int:
    """Draw the pages of one person at one width; answers how many."""
    from tests.journeys.pages import looking

    folder.mkdir(parents=True, exist_ok=True)
    with looking(house, user, width=width, height=900, color_scheme=light) as person:
        for number, address in enumerate(addresses, start=1):
            person.go(address)
            name = NOT_A_NAME.sub("-", re.sub(r"[0-9a-f-]{36}", "id", address.lower())).strip("-")
            person.page.screenshot(path=folder / f"{number:02d}-{name}.png", full_page=True)
    return len(addresses)


if __name__ == "__main__":
    main()
