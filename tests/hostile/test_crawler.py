"""Every role asks every address with every kind of id; the answers are compared with the access table."""

import os

import pytest

from accounts.roles import Role
from tests.hostile import oracle
from tests.hostile.crawler import Crawler

IS_LONG = os.environ.get("AASHRAY_LONG") == "1"
PARTS = 4  # so that the processes of a test run share the way


@pytest.fixture
def judge(crowded):
    return oracle.Oracle(crowded.world, oracle.pristine(), oracle.recorded())


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_gets_more_than_the_matrix_gives(part, crowded, open_house, judge, record_property):
    app = open_house()
    crawl = Crawler(app, crowded.world, judge, is_long=IS_LONG).run(part=part, of=PARTS)
    record_property(f"crawler, part {part + 1} of {PARTS}", str(crawl))
    assert crawl.faults == [], "\n".join(crawl.faults)
    assert crawl.requests > (3_000 if IS_LONG else 1_000)
    rules = sorted(app.url_map.iter_rules(), key=lambda r: (r.rule, r.endpoint))[part::PARTS]
    asked_for = {judge.permissions[rule.endpoint] for rule in rules}
    cells = {(str(role), permission) for role in (*Role, None) for permission in asked_for}
    assert cells - set(crawl.cells) == set(), "a cell of the matrix was never asked for"


def test_the_crawler_would_notice_a_rule_that_it_does_not_know(open_house, judge):
    app = open_house()
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(judge.permissions)
