"""What every test may ask for: the app, a database that forgets each test, a clock that stands still."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from foundation import clock
from foundation.settings import Settings
from tests.support import houses
from tests.support.choosing import pytest_collection_modifyitems  # noqa: F401  pytest looks for it here
from tests.support.clients import FreshClient
from tests.support.cluster import Cluster
from tests.support.figures import pytest_terminal_summary  # noqa: F401  pytest looks for it here
from tests.support.folders import quick_folder
from tests.support.hashing import real_cost  # noqa: F401  a fixture of every test

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)  # a Friday, noon in India


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlcipher", "postgresql"),
        default="sqlcipher",
        help="Which kind of database the tests run on.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """The first process makes the folder (and the cluster) that the others share through the environment."""
    if hasattr(config, "workerinput"):
        return
    folder = Path(tempfile.mkdtemp(prefix="aashray-tests-", dir=quick_folder()))
    os.environ[houses.SHARED] = str(folder)
    os.environ.pop(houses.SOCKET, None)
    for word in [w for w in os.environ if w.startswith("AASHRAY_") and w.endswith("_KEY")]:
        del os.environ[word]
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    if config.getoption("--database") == "postgresql" and not config.option.collectonly:
        cluster = Cluster()
        config.add_cleanup(cluster.stop)
        cluster.start()
        os.environ[houses.SOCKET] = str(cluster.folder)


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """The settings of this process's own house."""
    made = houses.new_house()
    yield made
    houses.remove_house(made)


@pytest.fixture(scope="session")
def session_app(settings: Settings) -> Iterator[Flask]:
    """The app of this process, opened once; tests ask for `app`, which forgets."""
    from app import create_app  # opened only by the tests that need it
    from foundation.db import db

    made = create_app(settings)
    made.test_client_class = FreshClient
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def app(session_app: Flask) -> Iterator[Flask]:
    """The app, on one open connection whose work is undone after the test."""
    from foundation.db import db

    with session_app.app_context():
        engine = db.engine
    engines: dict[str | None, Any] = db._app_engines[session_app]
    sessions: Any = db.session.session_factory
    with engine.connect() as connection:
        undone = connection.begin()
        engines[None] = connection
        sessions.configure(join_transaction_mode="create_savepoint")
        try:
            yield session_app
        finally:
            engines[None] = engine
            sessions.configure(join_transaction_mode="conditional_savepoint")
            undone.rollback()


@pytest.fixture
def session(app: Flask) -> Iterator[Any]:
    """The database session inside an app context, for tests of actions and queries."""
    from foundation.db import db

    with app.app_context():
        yield db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a face: nobody is signed in."""
    return app.test_client()


@pytest.fixture
def client_as(session: Any, app: Flask) -> Callable[..., FlaskClient]:
    """`client_as(Role.TEACHER, home)`: an inspecting browser in which a person with that post is signed in."""
    from tests.factories.accounts import make_user, sign_in  # brings the rooms
    from tests.inspector import browser

    def make(role: str, home: object = None, **facts: Any) -> FlaskClient:
        made = browser(app)
        sign_in(made, make_user(role, home, **facts))
        return made

    return make


@pytest.fixture
def house() -> Iterator[Settings]:
    """A house of one's own, with nothing undone: for tests of servers, commands and concurrency."""
    made = houses.new_house()
    yield made
    houses.remove_house(made)


@pytest.fixture
def at_noon() -> Iterator[datetime]:
    """The clock stands at noon in India on Friday 20 November 2026."""
    with clock.at(NOON):
        yield NOON
