"""A sealed file is refused in one place: no page of any room that leads to the child forgets it."""

import pytest
import sqlalchemy as sa
from werkzeug.routing import Rule

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.models import CaseFile
from residents.views.leaving_seal import ALWAYS
from tests.factories import accounts
from tests.factories.world import NEAR, make_world
from tests.support.posting import token_of


@pytest.fixture
def world(session):
    return make_world()


def addresses(app, world, role):
    """Answer every address with a part that leads to the near child: its rule, filled for `role`."""
    known = app.extensions["access"].addresses
    for rule in app.url_map.iter_rules():
        leads = [n for n in rule.arguments if n in known and known[n].person is not None]
        if leads and all(n in world.values for n in rule.arguments):
            yield rule, _filled(app, rule, world, role)


def _filled(app, rule: Rule, world, role):
    values = {name: world.value(name, NEAR, role) for name in rule.arguments}
    with app.test_request_context():
        return app.url_map.bind("localhost").build(
            rule.endpoint, values, method=min(rule.methods - {"HEAD", "OPTIONS"})
        )


def sealed(world):
    begin_write()
    with across_homes("a test"):
        db.session.execute(
            sa.update(CaseFile).where(CaseFile.id == world.children[NEAR].id).values(sealed_at=clock.now())
        )
        db.session.commit()


def test_no_page_of_any_room_shows_or_changes_a_sealed_file(app, world):
    asked, let, through = 0, [], ALWAYS | app.extensions["house"].through_seal
    for role in (Role.SUPERINTENDENT, Role.COUNSELLOR):
        client = app.test_client()
        accounts.sign_in(client, world.users[role])
        token = token_of(client, "/me")
        sealed(world)
        for rule, url in addresses(app, world, role):
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                asked += 1
                answer = client.open(
                    url, method=method, data={"csrf_token": token} if method == "POST" else None
                )
                if answer.status_code not in (403, 404) and rule.endpoint not in through:
                    let.append(f"{role} {method} {rule.rule}: {answer.status_code}")
    assert asked > 200
    assert let == []
