"""A home with a superintendent, a trainer, a batch of a short syllabus and two girls in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from tests.factories import workshop
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_bed, make_home
from tests.factories.residents import admit
from tests.inspector import InspectingClient, browser


@dataclass
class Shop:
    """What a test of the workshop stands on."""

    home: Any
    head: Any
    trainer: Any
    trade: Any
    batch: Any
    girls: tuple[Any, ...]
    places: tuple[Any, ...]

    @property
    def url(self) -> str:
        """Answer the address of the batch."""
        return f"/batches/{self.batch.id}"

    @property
    def place(self) -> str:
        """Answer the address of the first girl's place."""
        return f"/batch-places/{self.places[0].id}"

    @property
    def workshop(self) -> str:
        """Answer the address of the home's workshop."""
        return f"/homes/{self.home.code}/workshop"


@pytest.fixture
def shop(session) -> Shop:
    home = make_home()
    head, trainer = make_user(Role.SUPERINTENDENT, home), make_user(Role.TEACHER, home, name="Nasreen Bibi")
    trade = workshop.take_up(home)
    batch = workshop.make_batch(home, trade, trainer)
    girls = tuple(
        admit(home, bed=make_bed(home), days_ago=40, born_on=clock.today() - timedelta(days=6000))
        for _n in range(2)
    )
    return Shop(home, head, trainer, trade, batch, girls, workshop.enrol(batch, girls))


@pytest.fixture
def as_user(app) -> Any:
    """A browser of somebody that inspects each page: `as_user(user)`."""

    def of(user: Any) -> InspectingClient:
        client = browser(app)
        sign_in(client, user)
        return client

    return of


@pytest.fixture
def send() -> Any:
    """Send a form as its page would: `send(client, address, **fields)`."""

    def sent(client: Any, address: str, page: str = "/me", **fields: Any) -> Any:
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(page).text)
        return client.post(address, data={"csrf_token": token[1] if token else "", **fields})

    return sent


@pytest.fixture
def statements(app) -> Any:
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
