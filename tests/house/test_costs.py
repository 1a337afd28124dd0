"""What a home-wide page costs: as many statements for forty children as for a few, and twelve at most.

The pages are those of the house's own list of addresses: a new one is asked by itself.
"""

from contextlib import contextmanager
from datetime import date

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.intake.models import Intake
from foundation.scope import across_homes
from homes.models import Home
from residents.models import Child
from tests.factories.many import Copied
from tests.factories.seals import break_seal
from tests.factories.world import NEAR, make_world
from tests.hostile.visitors import visitor
from tests.support.counting import count_asked

AT_MOST = 12
AT_THE_DOOR = frozenset({"dailylife.show_door"})
"""Pages that only a drop-in centre has."""
LEADS_ON = frozenset({"office.find_paper"})
"""Addresses that show no page of their own when nothing is posted."""
WITHOUT_LINES = {
    "accounts.show_ask": "a form",
    "accounts.show_enrol": "a form",
    "accounts.show_start_visit": "a form",
    "education.list_periods": "the periods of a day, which copies share",
    "education.list_versions": "the versions of a timetable, of which the home here has a draft alone",
    "education.show_begin": "a form",
    "education.show_new_class": "a form",
    "education.show_week": "the week in force: tests/education/test_timetable_costs.py lays a full one",
    "homes.show_edit_home": "a form",
    "homes.show_go_live": "a form",
    "homes.show_join": "a form",
    "office.list_registers": "the registers of the house",
    "office.show_write_disclosure": "a form",
    "office.show_first_week": "the ticks of a first week, always as many",
    "office.show_backups": "the copies of the house, of which none was made",
    "office.list_visits": "visits of inspectors, of whom none came here",
    "residents.show_new_rescue": "a form",
    "residents.show_receive": "a form",
    "vocational.show_take_up": "the trades that are shipped",
}
"""Pages that grow with nothing that is copied here, and why."""


def test_no_home_wide_page_asks_more_for_forty_children_than_for_a_few(session, app, at_noon):
    world = make_world()
    with across_homes("a test of cost"):
        session.execute(sa.update(Child).values(born_on=date(clock.today().year - 17, 1, 1)))
        session.add(
            Intake(home_id=world.home.id, kind="children", columns={}, numbers=[], read_on=clock.today())
        )
        session.commit()
    break_seal(world.children[NEAR], world.users[Role.SUPERINTENDENT], Role.SUPERINTENDENT, "health")
    people = {role: visitor(app, user.id) for role, user in world.users.items()}
    all_of_it = Copied(world.home.id)
    all_of_it.more(1)
    few = _pages(app, world, people)
    all_of_it.more(9)
    many = _pages(app, world, people)
    few_costs, many_costs = (
        {name: len(seen) for name, (seen, _size) in each.items()} for each in (few, many)
    )
    assert many_costs == few_costs, _grown(few, many)
    assert {name: cost for name, cost in few_costs.items() if cost > AT_MOST} == {}
    assert {name for name in few if few[name][1] == many[name][1]} == set(WITHOUT_LINES)


def _pages(app, world, people):
    """What each home-wide page asked, and how long it was, by its view; as the first role that may see it."""
    found, met, grants = {}, set(), app.extensions["access"].grants
    for endpoint, path in _paths(app):
        permission = str(app.view_functions[endpoint].access.permission)
        role = next(r for r in (Role.SUPERINTENDENT, *Role) if permission in grants[r])
        url = path.replace("<home_code>", world.home.code)
        with _as_drop_in(world.home.id, endpoint in AT_THE_DOOR):
            if role not in met:  # what her first page alone asks for is not this page's
                met.add(role)
                people[role].get(app, url)
            with count_asked(db.engine) as seen:
                answer = people[role].get(app, url)
                shell, _begins, main = answer.data.partition(b"<main")
                size = len(main or shell)  # the menu counts what waits; a file has none
        assert answer.status_code == 200, (path, role, answer.status_code)
        found[endpoint] = seen, size
    return found


def _paths(app):
    """Every home-wide page, with its view."""
    rules = sorted(app.url_map.iter_rules(), key=lambda each: each.rule)
    homes = [rule for rule in rules if "GET" in rule.methods and rule.arguments == {"home_code"}]
    return [(rule.endpoint, rule.rule) for rule in homes if rule.endpoint not in LEADS_ON]


@contextmanager
def _as_drop_in(home_id, is_one):
    if is_one:
        kind = db.session.scalar(sa.select(Home.kind).where(Home.id == home_id))
        _be(home_id, "open_shelter")
    yield
    if is_one:
        _be(home_id, kind)


def _be(home_id, kind):
    db.session.execute(sa.update(Home).where(Home.id == home_id).values(kind=kind))
    db.session.commit()


def _grown(few, many):
    """The statements that a page asked for many and not for few, to be read when this fails."""
    return {
        name: [one for one in set(many[name][0]) if many[name][0].count(one) > few[name][0].count(one)][:2]
        for name in few
        if len(few[name][0]) != len(many[name][0])
    }
