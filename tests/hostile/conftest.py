"""What the hostile tests share: one crowded house per process, opened anew by each test that spoils it."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from flask import Flask

from foundation.building import build
from foundation.db import db
from foundation.feature import Feature
from tests.support import houses


@pytest.fixture(scope="session")
def crowded() -> Iterator[SimpleNamespace]:
    """A house with the whole world in it: `settings`, and `world`. Nobody may leave anything behind in it."""
    from app import create_app
    from tests.factories.world import make_world

    settings = houses.new_house()
    app = create_app(settings)
    with app.app_context():
        world = make_world()
        db.session.remove()
        db.engine.dispose()
    yield SimpleNamespace(settings=settings, world=world)
    houses.remove_house(settings)


@pytest.fixture
def open_house(crowded) -> Iterator[Callable[..., Flask]]:
    """Open the crowded house with other cards than its own: how a test plants a hole."""
    from app import rooms

    opened = []

    def open_(*more: Feature, changed: dict[str, Feature] | None = None) -> Flask:
        features = tuple((changed or {}).get(room.__name__, room.feature) for room in rooms())
        opened.append(build(crowded.settings, (*features, *more)))
        return opened[-1]

    yield open_
    for app in opened:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
