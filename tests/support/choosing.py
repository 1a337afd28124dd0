"""Which of the tests run: the journeys are browser tests, and each kind of database has some of its own."""

import os

import pytest

from tests.support.folders import WITHOUT_DATABASE

IS_LONG = os.environ.get("AASHRAY_LONG") == "1"
"""Whether the long forms of the tests are asked for, as `make hostile` does."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the journeys as browser tests, and leave out what the other kind alone can show; the long ones first."""
    here, elsewhere, database = [], [], config.getoption("--database")
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
        only = item.get_closest_marker("only_on")
        waits = item.get_closest_marker("long") and not IS_LONG
        once = database == "postgresql" and item.nodeid.startswith(WITHOUT_DATABASE)
        (elsewhere if waits or once or (only and database not in only.args) else here).append(item)
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
    items[:] = sorted(here, key=_is_quick)


LONG = ("tests/journeys/", "tests/hostile/", "tests/office/test_demo", "tests/office/test_start")
"""The files that take minutes come first, so that no process of a run is left alone with one at its end."""


def _is_quick(item: pytest.Item) -> bool:
    return not item.nodeid.startswith(LONG)
