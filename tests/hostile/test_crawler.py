"""Every role asks every address with every kind of id; the answers are compared with the access table."""

import os

import pytest

from accounts.roles import Role
from tests.hostile import oracle
from tests.hostile.crawler import Crawler

IS_LONG = os.environ.get("AASHRAY_LONG") == "1"


@pytest.fixture
def judge(crowded):
    return oracle.Oracle(crowded.world, oracle.pristine(), oracle.recorded())


def test_nobody_gets_more_than_the_matrix_gives(crowded, open_house, judge, capsys):
    crawl = Crawler(open_house(), crowded.world, judge, is_long=IS_LONG).run()
    with capsys.disabled():
        print(f"\n  crawler: {crawl}")
    assert crawl.faults == [], "\n".join(crawl.faults)
    assert crawl.requests > (8_000 if IS_LONG else 4_000)
    cells = {
        (str(role), permission) for role in (*Role, None) for permission in set(judge.permissions.values())
    }
    assert cells - set(crawl.cells) == set(), "a cell of the matrix was never asked for"


def test_the_crawler_would_notice_a_rule_that_it_does_not_know(open_house, judge):
    app = open_house()
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(judge.permissions)
