"""A census of every address: who may ask, what its parts are, and from where a person comes to it."""

import re

import pytest
from werkzeug.routing import Rule

from accounts.roles import ORGANISATION_WIDE, Role
from foundation.access import Reach
from tests.hostile import oracle
from tests.support.tree import PROJECT, files

SEARCHED = {
    "accounts.list_people": "people, looked for by name",
    "accounts.list_people_here": "people of a home, looked for by name",
    "dailylife.show_door": "children who come by day, looked for by name",
    "education.try_cell": "what would clash for the teacher, class and room that are chosen; it keeps nothing",
    "office.find_paper": "a sheet on paper, by the number that stands on it; it leads there",
    "office.show_register": "lines of a register, looked for by what is written in them",
    "residents.list_children": "children, looked for by name",
    "residents.show_matches": "files that may be of one child, found by her name",
}
"""What is asked by post and only read, so that no name and no choice about a person stands in an address."""
WITHOUT_HOME = {
    "user_id": "a person: `here` pages ask for a post in the home, the others for a permission in all",
    "post_id": "a post of the organisation; only permissions that reach all homes open it",
    "bar_id": "a line of the privacy officer's list; only her permission for all homes opens it",
    "sign_in_id": "one's own sign-in: the question asks for the viewer's",
    "named_id": "a reader of sealed notes, looked for under the session before it",
}
"""Ids that the gate does not look up, and why no other home can be reached by them."""
WORDS = {
    "home_code": "a home's code, looked up by the gate",
    "code": "a case file's code, looked up by the gate",
    "name": "a file of the face, one of a fixed few",
    "register_id": "a register's id, one of a fixed few; its own permission is asked for",
    "format": "one of a fixed few",
    "weekday": "a day of the week, a number that belongs to nobody",
}
"""Parts that are plain text or a number, and why that is harmless."""
FROM_NO_PAGE = {
    "foundation.health": "asked by whoever watches the server",
    "foundation.ready": "asked by the proxy before the server",
    "foundation.offline": "kept by the service worker, for when the house is not reached",
    "foundation.service_worker": "asked for by the script of every page",
    "office.show_trust": "in the square on the office machine’s screen and on paper",
    "foundation.face_file": "named by every page's head",
    "foundation.keep_draft": "called by the script that keeps drafts",
    "accounts.sign_in_again": "called by the script that signs in over the page",
    "office.first_page": "the address without a path",
    "office.show_own_today": "where the first page leads whoever has no home of her own",
    "office.show_style": "typed by whoever builds pages",
}
"""Endpoints that no page links to, and who asks for them."""
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


@pytest.fixture
def rules(session_app):
    return list(session_app.url_map.iter_rules())


@pytest.fixture
def views(session_app):
    return session_app.view_functions


@pytest.fixture
def house(session_app):
    return session_app.extensions["house"]


def methods(rule: Rule) -> set[str]:
    return set(rule.methods or ()) - {"HEAD", "OPTIONS"}


def test_every_view_says_who_may_ask(views):
    assert [name for name, view in views.items() if not hasattr(view, "access")] == []


def test_a_permission_is_asked_of_its_own_room(session_app, views):
    """A view that asks for another room's permission is easily forgotten when that room's grants change."""
    known = session_app.extensions["access"].permissions
    strange = {
        name: str(view.access.permission)
        for name, view in views.items()
        if view.access.permission is not None and known[str(view.access.permission)] != name.split(".")[0]
    }
    assert strange == oracle.BORROWED


def test_what_only_shows_commits_nothing(rules, views):
    for rule in rules:
        access = views[rule.endpoint].access
        if methods(rule) == {"GET"}:
            assert not access.commits, rule.endpoint


def test_what_acts_commits(rules, views):
    for rule in rules:
        if methods(rule) & UNSAFE and not views[rule.endpoint].access.searches:
            assert views[rule.endpoint].access.commits, rule.endpoint
            assert methods(rule).isdisjoint({"GET"}), f"{rule.endpoint}: showing and acting are two views"


def test_only_known_lists_are_searched_by_post(rules, views):
    searched = {rule.endpoint for rule in rules if views[rule.endpoint].access.searches}
    assert searched == set(SEARCHED)
    assert all("POST" in methods(rule) for rule in rules if rule.endpoint in searched)


def test_the_public_pages_are_few_and_known(views):
    public = {name for name, view in views.items() if view.access.permission is None}
    assert public == oracle.PUBLIC


def test_every_id_in_an_address_leads_to_its_home(session_app, rules):
    known = session_app.extensions["access"].addresses
    for rule in rules:
        for name in rule.arguments:
            converter = type(rule._converters[name]).__name__
            if name in known or name in WITHOUT_HOME or converter in ("DayConverter", "AnyConverter"):
                continue
            assert name in WORDS, f"{rule.rule}: {name} is looked up by nobody"


def test_the_excuses_are_still_needed(session_app, rules):
    parts = {name for rule in rules for name in rule.arguments}
    assert set(WITHOUT_HOME) - parts == set()
    assert set(WITHOUT_HOME) & set(session_app.extensions["access"].addresses) == set()


def test_every_part_of_an_address_has_its_type(rules):
    for rule in rules:
        for name, converter in rule._converters.items():
            if type(converter).__name__ in ("UnicodeConverter", "PathConverter"):
                assert name in WORDS, f"{rule.rule}: give {name} a type"
            if name.endswith("_id") and name != "register_id":
                assert type(converter).__name__ == "UUIDConverter", rule.rule


def test_addresses_are_written_in_kebab_case(rules):
    for rule in rules:
        for piece in re.sub(r"<[^>]+>", "", rule.rule).strip("/").split("/"):
            assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", piece), rule.rule


def linked() -> set[str]:
    """Answer every endpoint that a template or a module of the house names, as `room.view`."""
    found: set[str] = set()
    for path in files(".py", ".html"):
        parts = path.relative_to(PROJECT).parts
        if parts[0] in ("tests", "scripts", "migrations"):
            continue
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"""["']([a-z]+\.[a-z_]+)["']""", text))
        found |= {f"{parts[0]}{name}" for name in re.findall(r"""["'](\.[a-z_]+)["']""", text)}
    return found


def test_every_page_is_reached_from_another(rules):
    named = linked()
    shown = {rule.rule for rule in rules if rule.endpoint in named}  # a form posts to its own page's address
    lost = [r.endpoint for r in rules if r.endpoint not in named | set(FROM_NO_PAGE) and r.rule not in shown]
    assert lost == []


def test_every_menu_word_leads_to_a_page_that_its_reader_may_open(session_app, house, views):
    table = session_app.extensions["access"]
    for feature in house.features:
        for item in feature.menu:
            assert item.endpoint in views, item.endpoint
            assert views[item.endpoint].access.permission == item.permission, item.endpoint
            for role in item.roles | item.tabs:
                assert str(item.permission) in table.grants.get(str(role), {}), f"{item.endpoint} for {role}"


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_first_page(role, session_app, house):
    granted = session_app.extensions["access"].grants.get(str(role), {})
    words = [
        item.endpoint
        for feature in house.features
        for item in feature.menu
        if str(item.permission) in granted
        and (not item.roles or role in item.roles)
        and not (item.at_home and role in ORGANISATION_WIDE)
    ]
    assert words


def test_an_emergency_opens_pages_that_only_show(session_app, house, rules, views):
    """A compartment gives permissions that its roles do not hold for every child, on pages that act on nothing."""
    table, reading = session_app.extensions["access"], {r.endpoint for r in rules if methods(r) == {"GET"}}
    breakers = {role for role, grants in table.grants.items() if "office.seal.break" in grants}
    assert {role for each in house.compartments for role in each.roles} == breakers
    for each in house.compartments:
        assert each.first in each.pages, each.code
        assert each.pages <= reading, each.code
        assert not {page for page in each.pages if "print" in page or "list_children" in page}, each.code
        for role in each.roles:
            held = table.grants[role]
            assert Role.ADMINISTRATOR not in each.roles
            wide = {p for p in each.permissions if held.get(p) in (Reach.HOME, Reach.ALL)}
            assert not wide, f"{each.code}: {role} holds {wide} without breaking anything"
            for page in each.pages:
                asked = str(views[page].access.permission)
                assert asked in each.permissions or asked in held, f"{each.code}: {page} stays shut to {role}"


def test_the_recorded_permission_of_every_view_is_the_one_it_asks_for(session_app):
    """The crawler's oracle is the recorded table; a change of it is a change of who may do what, and wants eyes."""
    assert oracle.asked_by(session_app) == oracle.recorded(), (
        "look at the difference, then: python -m tests.hostile.oracle"
    )


def test_the_written_matrix_is_the_one_in_force(session_app):
    said = session_app.test_cli_runner().invoke(args=["access", "matrix", "--markdown"])
    assert said.exit_code == 0, said.output
    assert (PROJECT / "docs" / "access.md").read_text(encoding="utf-8").strip() == said.output.strip()
