"""The second half of the crawl, in a file of its own so that two processes share it."""

import pytest

from tests.hostile import oracle
from tests.hostile.crawling import ask_part


@pytest.fixture
def judge(crowded):
    return oracle.Oracle(crowded.world, oracle.pristine(), oracle.recorded())


@pytest.mark.parametrize("part", [2, 3])
def test_nobody_gets_more_than_the_matrix_gives(part, crowded, open_house, judge, record_property, request):
    ask_part(part, crowded, open_house, judge, record_property, request)
