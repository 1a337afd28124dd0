"""Health in figures: counted rightly, small numbers kept back with their counterparts, never a name or a code."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from bs4 import BeautifulSoup

from accounts.roles import Role
from foundation import clock
from foundation.audit import AuditEvent
from foundation.db import db
from foundation.scope import across_homes
from health.choices.immunisation import schedule
from health.queries.figures import figures
from health.rules.figures import Kept, concealed, of_enough, parted
from health.rules.growth import Born
from homes.models import Home
from tests.factories import health
from tests.factories.accounts import give, make_user, sign_in
from tests.factories.homes import make_home
from tests.factories.residents import admit
from tests.inspector import browser
from tests.support.counting import count_statements

CAME = datetime(2026, 5, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"a": 12, "b": 8}, {"a": 12, "b": 8}),
        ({"a": 18, "b": 2}, {"a": None, "b": None}),
        ({"a": 20, "b": 0}, {"a": None, "b": None}),
        ({"a": 20, "b": 6, "c": 4}, {"a": 20, "b": None, "c": None}),
        ({"a": 20, "b": 2, "c": 1, "d": 9}, {"a": 20, "b": None, "c": None, "d": None}),
        ({"a": 20, "b": 4, "c": 4}, {"a": 20, "b": None, "c": None}),
        ({"a": 5, "b": 5}, {"a": 5, "b": 5}),
    ],
    ids=[
        "enough",
        "its counterpart",
        "nobody",
        "a second one",
        "few together",
        "two that hide",
        "just enough",
    ],
)
def test_a_small_number_is_hidden_with_what_would_tell_it(cells, shown):
    assert concealed(cells) == shown


def test_entries_about_few_children_are_hidden_however_many_they_are():
    assert of_enough({"given": (90, 5), "refused": (30, 1)}) == {"given": 90, "refused": None}


def asked(today, *homes):
    with across_homes("a test"):
        db.session.expire_all()
        with count_statements() as made:
            found = figures(today=today, within=Home.id.in_([home.id for home in homes]))
        return found, len(made)


def test_the_figures_say_what_is_written_and_cost_the_same_for_many(session):
    home, other, today = make_home(), make_home(), clock.today()
    files = [admit(home, days_ago=30, born_on=today - timedelta(days=3650 + n)) for n in range(10)]
    for n, file in enumerate(files):
        if n < 5:
            health.examine(file, examined_at=clock.now() - timedelta(days=29, hours=10))
            health.weigh(file, 30.0 if n else 16.0, 138.0, why="counted")
            health.visit(file)
        else:
            health.weigh(file, 30.0, 112.0, days_ago=29, why="counted")
    asked(today, home, other)  # the first question of a transaction tells PostgreSQL its homes too
    (told, empty), few = asked(today, home, other)
    assert (told.living, empty.living) == (10, None)
    assert told.groups["examined"] == {"in_time": None, "late": None, "missing": 5}
    assert told.groups["height"] == {"low": 5, "usual": 5, "unknown": 0}
    if (today - timedelta(days=29)).month != today.month:
        assert told.groups["weighed"] == {"yes": 5, "no": 5}
    assert told.groups["visits"] == {"home": 5, "hospital": None}
    assert set(empty.groups["weighed"].values()) == {None}
    for n in range(3):
        admit(home, days_ago=3)
        health.visit(files[n], kind="outdoor")
    (told, _empty), more = asked(today, home, other)
    assert more == few <= 12
    assert told.groups["visits"]["hospital"] is None


def test_an_inspector_reads_one_home_and_head_office_all_side_by_side(ward, app, client_as):
    far = make_home()
    address = f"{ward.place}/health-figures"
    visitor = make_user(name="A. Lahiri")
    give(visitor, Role.INSPECTOR, ward.home)
    inspector = browser(app)
    sign_in(inspector, visitor)
    page = inspector.get(address)
    assert page.status_code == 200
    assert ward.child.code not in page.text
    assert "not shown" in page.text
    assert inspector.get(f"/homes/{far.code}/health-figures").status_code == 404
    assert inspector.get("/health-figures").status_code == 403
    office = client_as(Role.HEAD_OFFICE)
    heads = [th.get_text() for th in BeautifulSoup(office.get("/health-figures").text, "html.parser")("th")]
    assert {ward.home.code, far.code} <= set(heads)
    assert office.get(address).status_code == 200
    assert client_as(Role.HOUSE_STAFF, ward.home).get(address).status_code == 403
    assert client_as(Role.TEACHER, ward.home).get(address).status_code == 403
    with across_homes("a test"):
        seen = sa.select(AuditEvent.chain_id).where(AuditEvent.event == "health.figures.seen")
        told = list(db.session.scalars(seen))
    assert len(told) == 3
    assert len(set(told)) == 2, "those of the home stand in its own chain"


def kept(**more):
    usual = {
        "sex": "girl", "birth": Born(date(2018, 5, 1)), "came_at": CAME, "examined_at": CAME, "is_weighed": True,
        "measured_on": date(2026, 5, 2), "weight_g": 16000, "height_mm": 1280, "doses": frozenset(),
    }  # fmt: skip
    return Kept(**{**usual, **more})


def test_each_child_stands_in_the_right_cell():
    late, all_given = CAME + timedelta(hours=30), frozenset(dose.code for dose in schedule())
    old = kept(measured_on=date(2025, 5, 2), doses=all_given)
    heavy = kept(weight_g=45000, examined_at=late, doses=all_given, is_weighed=False)
    young = kept(birth=Born(date(2020, 5, 1)), weight_g=45000, measured_on=None)
    told = parted([kept()] * 6 + [old] * 7 + [heavy] * 8 + [young] * 5, today=date(2026, 5, 20))
    assert told == {
        "examined": {"in_time": 18, "late": None, "missing": None},
        "weighed": {"yes": 18, "no": 8},
        "body": {"low": None, "usual": None, "high": 8, "unknown": 12},
        "height": {"low": None, "usual": 14, "unknown": None},
        "weight": {"low": 6, "usual": 8, "unknown": 12},
        "immunised": {"due": 5, "none": 21, "unknown": 0},
    }
