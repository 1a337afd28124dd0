"""What the school's tests share: a counter of statements, and somebody's browser."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation.db import db
from foundation.scope import across_homes
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_home
from tests.factories.timetable import Laid
from tests.support.clients import FreshClient


@pytest.fixture
def statements(app: Any) -> Callable[[], AbstractContextManager[list[str]]]:
    """A counter: `with statements() as seen:` gathers the statements sent until the block ends."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            if not statement.upper().startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                seen.append(statement)

        with app.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)

    return counting


@pytest.fixture
def browser(app):
    """A browser of somebody: `browser(user)`."""

    def of(user):
        client = FreshClient(app)
        sign_in(client, user)
        return client

    return of


@pytest.fixture
def laid(session, at_noon):
    with across_homes("a test of the timetable"):
        yield Laid(make_home())


@pytest.fixture
def head(laid, browser):
    return browser(make_user(Role.SUPERINTENDENT, laid.home))
