"""Draws the pictures of the help pages from a practice house, in every language, into foundation/static/help.

    python -m tests.help_pictures [--only nurse]

It lays a practice house in a folder of its own and throws it away. Chromium must be on the machine.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

from foundation.languages import LANGUAGES
from foundation.supervise import is_answering
from foundation.web.pictures import FOLDER, file_of
from office.helping import PAGES
from tests.support import browser, server

PROJECT = Path(__file__).resolve().parent.parent
SIZE = {"width": 360, "height": 520}
LARGEST = 30_000  # bytes
PATIENCE = 300.0  # seconds until the practice house is laid and answers
WITHOUT_RIBBON = ".ribbon { display: none } body .head { inset-block-start: 0 !important }"


def main() -> None:
    """Draw the pictures; says how many, and how large they are together."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="", help="the page whose pictures are wanted, such as nurse")
    only = asked.parse_args().only
    port = server.free_port()
    with tempfile.TemporaryDirectory(prefix="aashray-help-") as folder:
        around = {**os.environ, "AASHRAY_DATA": f"{folder}/data", "AASHRAY_KEYS": f"{folder}/keys"}
        command = [sys.executable, "-m", "flask", "--app", "app:create_app", "practice", "start"]
        house = subprocess.Popen([*command, "--port", str(port)], env=around, cwd=PROJECT)
        try:
            _wait_for(port, house)
            with browser.chromium() as chromium:
                made = [
                    size
                    for page in PAGES
                    if only in ("", page.name)
                    for size in _draw(chromium, f"http://127.0.0.1:{port}", page)
                ]
        finally:
            house.terminate()
            house.wait(30)
    print(f"{len(made)} pictures in {FOLDER}, {sum(made) / 1000:.0f} kB")


def _wait_for(port: int, house: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_answering("127.0.0.1", port):
        if house.poll() is not None or time.monotonic() > until:
            raise SystemExit("The practice house did not start.")
        time.sleep(0.5)


def _draw(chromium: Any, url: str, page: Any) -> list[int]:
    """Draw the pictures of one page in each language; answers their sizes in bytes."""
    FOLDER.mkdir(exist_ok=True)
    sizes: list[int] = []
    context = chromium.new_context(viewport=SIZE, locale="en-IN", timezone_id="Asia/Kolkata", bypass_csp=True)
    tab = context.new_page()
    tab.goto(f"{url}/sign-in")
    tab.locator(".invented li").nth(_place(tab, page.name)).get_by_role("button").click()
    tab.wait_for_url(re.compile(rf"{url}/(?!sign-in)"))
    for language in LANGUAGES:
        _speak(tab, url, language)
        for number, place in enumerate(page.pictures, 1):
            _open(tab, url, place)
            tab.add_style_tag(content=WITHOUT_RIBBON)
            body = _small(tab.screenshot())
            file_of(page.name, number, language).write_bytes(body)
            sizes.append(len(body))
    context.close()
    return sizes


def _open(tab: Any, url: str, place: str) -> None:
    """Open a page, or the page behind the first link on it whose address holds the second word of `place`.

    A page of a day without such a link (a Sunday, an hour before the first lesson) is left for the day before.
    """
    first, _space, wanted = place.partition(" ")
    _see(tab, f"{url}{first}")
    if not wanted:
        return
    link = tab.locator(f'main a[href*="{wanted}"]')
    for _day in range(7):
        if link.count():
            break
        _see(tab, url + tab.locator('main a[href*="day="]').first.get_attribute("href"))
    _see(tab, url + link.first.get_attribute("href"))


def _see(tab: Any, address: str) -> None:
    answer = tab.goto(address)
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}: no picture of it is wanted.")


def _place(tab: Any, name: str) -> int:
    """Answer which of the invented people, as the cover lists them, has this role: they stand in the roles' order."""
    from accounts.roles import LABELS, Role

    wanted = str(LABELS[Role(name)])
    return next(
        n for n, words in enumerate(tab.locator(".invented button").all_inner_texts()) if words == wanted
    )


def _speak(tab: Any, url: str, language: str) -> None:
    """Choose a language as people do, by its own name at the foot of a page."""
    tab.goto(f"{url}/me")
    if tab.evaluate("document.documentElement.lang").replace("-", "_") != language:
        chosen = tab.locator(f'.sheet > .account form:has(input[value="{language}"]) button')
        chosen.click()
        tab.wait_for_function(
            "language => document.documentElement.lang.startsWith(language)", arg=language[:2]
        )


def _small(picture: bytes) -> bytes:
    """Answer a picture as WebP, as fine as fits into `LARGEST` bytes."""
    for quality in (70, 55, 40, 25):
        out = io.BytesIO()
        Image.open(io.BytesIO(picture)).convert("RGB").save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= LARGEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
