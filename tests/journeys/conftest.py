"""What the journeys share: one Chromium for the process, one live house for each file."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support import browser
from tests.support.browser import LiveHouse


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all journeys of this process."""
    with browser.chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def live(chromium: Browser) -> Iterator[LiveHouse]:
    """A house with a running server, for the journeys of one file; what they do in it stays."""
    house = LiveHouse(chromium)
    try:
        house.open()
        yield house
    finally:
        house.close()
