"""Builds a house with the garden of docs/new_room.md, walks through it, and tells as JSON what was seen."""

import json
import re
import sys
from datetime import date, timedelta

import garden  # pyright: ignore[reportMissingImports]  written by the test from the page
import sqlalchemy as sa

from accounts.roles import Role
from app import rooms
from foundation import clock
from foundation.audit.models import AuditEvent
from foundation.building import build
from foundation.db import Base, db
from foundation.scope import across_homes
from foundation.settings import from_environment
from tests.factories.accounts import make_user, sign_in
from tests.factories.homes import make_home
from tests.factories.residents import admit
from tests.support.clients import FreshClient

FEATURES = [room.feature for room in rooms()]


def browser(app, role, home):
    """Answer a browser in which somebody with this post is signed in."""
    client = app.test_client()
    if role:
        sign_in(client, make_user(role, home))
    return client


def form(client, url, **said):
    """Post the form of a page, as a browser does."""
    page = client.get(url).text
    hidden = dict(re.findall(r'name="(csrf_token|once)"[^>]*value="([^"]*)"', page))
    return client.post(url, data={**hidden, **said})


def open_house(*more):
    """Answer the house with these rooms beside its own."""
    app = build(from_environment(), (*FEATURES, *more))
    app.test_client_class = FreshClient
    return app


def walk():
    """Answer what was seen."""
    app = open_house(garden.feature)
    with app.app_context():
        Base.metadata.create_all(db.engine, tables=[garden.models.Tending.__table__])
        home, other = make_home(), make_home()
        file = admit(home, days_ago=30)
        code, file_id, codes = file.code, file.id, (home.id, other.id)
        people = {
            role: browser(app, role, home) for role in (Role.HOUSE_STAFF, Role.TEACHER, Role.SUPERINTENDENT)
        }
        stranger, nobody = browser(app, Role.HOUSE_STAFF, other), browser(app, None, None)
    url, staff = f"/children/{code}/garden", people[Role.HOUSE_STAFF]
    when = clock.local(clock.now() - timedelta(hours=2))
    told = {"plant": "Spinach", "day": f"{when:%d/%m/%Y}", "at": f"{when:%H:%M}"}
    ahead = f"{clock.local(clock.now() + timedelta(days=3)):%d/%m/%Y}"
    seen: dict[str, object] = {"written": form(staff, url, **told).status_code}
    seen["on its page"] = "Spinach" in staff.get(url).text
    first = staff.get(f"/children/{code}").text
    seen["on her first page"], seen["word on the line of parts"] = (
        "Spinach" in first,
        f'href="{url}"' in first,
    )
    seen["in her chronology"] = "In the garden" in staff.get(f"/children/{code}/chronology").text
    refused = form(staff, url, **{**told, "plant": "Okra", "day": ahead})
    seen["to come"], seen["typed is kept"] = refused.status_code, "Okra" in refused.text
    seen["to come, in words"] = "This is still to come" in refused.text
    seen["teacher"] = people[Role.TEACHER].get(url).status_code
    seen["superintendent writes"] = form(people[Role.SUPERINTENDENT], url, **told).status_code
    seen["another home"], seen["nobody"] = stranger.get(url).status_code, nobody.get(url).status_code
    with app.app_context(), across_homes("a test looks"):
        (source,) = (each for each in house(app).evidence("leisure") if each.kind == "garden")
        seen["evidence"] = [each.words for each in source.load(file_id, date(2020, 1, 1), date(2100, 1, 1))]
        asked = sa.select(AuditEvent.event).where(AuditEvent.event.startswith("garden."))
        seen["recorded"] = list(db.session.scalars(asked))
    without = open_house()
    seen["taken away"] = staff_of(without, codes[0]).get(url).status_code
    seen["word when taken away"] = (
        f'href="{url}"' in staff_of(without, codes[0]).get(f"/children/{code}").text
    )
    return seen


def house(app):
    """Answer the cards of an open house."""
    return app.extensions["house"]


def staff_of(app, home_id):
    """Answer a browser of house staff in a house."""
    with app.app_context():
        return browser(app, Role.HOUSE_STAFF, home_id)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(walk()) + "\n")
