"""Which of the tests run: the journeys are browser tests, and each kind of database has some of its own."""

import pytest

from tests.support.folders import WITHOUT_DATABASE


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the journeys as browser tests, and leave out what the other kind of database alone can show."""
    here, elsewhere, database = [], [], config.getoption("--database")
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
        only = item.get_closest_marker("only_on")
        once = database == "postgresql" and item.nodeid.startswith(WITHOUT_DATABASE)
        (elsewhere if once or (only and database not in only.args) else here).append(item)
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = here
