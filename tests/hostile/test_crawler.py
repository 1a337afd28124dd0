"""Every role asks every address with every kind of id; the answers are compared with the access table."""

import pytest

from tests.hostile import oracle
from tests.hostile.crawling import ask_part


@pytest.fixture
def judge(crowded):
    return oracle.Oracle(crowded.world, oracle.pristine(), oracle.recorded())


@pytest.mark.parametrize("part", [0, 1])
def test_nobody_gets_more_than_the_matrix_gives(part, crowded, open_house, judge, record_property, request):
    ask_part(part, crowded, open_house, judge, record_property, request)


def test_the_crawler_would_notice_a_rule_that_it_does_not_know(open_house, judge):
    app = open_house()
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(judge.permissions)
