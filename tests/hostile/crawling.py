"""One part of the crawl: every so-manieth rule, as every role, with every kind of id."""

from accounts.roles import Role
from tests.hostile.crawler import Crawler
from tests.support.choosing import IS_LONG

PARTS = 4  # in two files, so that the processes of a test run share the way
EVERY = {"sqlcipher": 9, "postgresql": 20}
"""The short form asks every ninth rule, on the second kind of database every twentieth: who may what is no database's
matter. `make hostile` asks them all."""


def ask_part(part, crowded, open_house, judge, record_property, request):
    """Ask part `part` of PARTS of all rules, and fail with what was answered otherwise than the matrix says."""
    of = PARTS * (1 if IS_LONG else EVERY[request.config.getoption("--database")])
    app = open_house()
    crawl = Crawler(app, crowded.world, judge, is_long=IS_LONG).run(part=part, of=of)
    record_property(f"crawler, part {part + 1} of {of}", str(crawl))
    assert crawl.faults == [], "\n".join(crawl.faults)
    assert crawl.requests > (3_000 if IS_LONG else 100)
    rules = sorted(app.url_map.iter_rules(), key=lambda r: (r.rule, r.endpoint))[part::of]
    asked_for = {judge.permissions[rule.endpoint] for rule in rules}
    pairs = {(rule.endpoint, str(role)) for role in (*Role, None) for rule in rules}
    assert pairs - crawl.asked == set(), "a rule was never asked as this role"
    cells = {(str(role), permission) for role in (*Role, None) for permission in asked_for}
    assert cells - set(crawl.cells) == set(), "a cell of the matrix was never asked for"
