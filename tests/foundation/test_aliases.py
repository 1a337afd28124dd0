"""An alias that is made once for all threads is told apart from its table before anybody uses it."""

import sys
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa

from foundation.db import alias_for_all
from homes.models import Home

AT_ONCE, TIMES = 6, 60
COLUMNS = sa.inspect(Home).column_attrs


@pytest.fixture
def often_switched():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_that_use_an_alias_first_all_speak_of_the_alias(often_switched):
    said = []

    def use(alias, together):
        together.wait()
        said.append({str(getattr(alias, column.key).is_(None)).split(".")[0] for column in COLUMNS})

    for _n in range(TIMES):
        alias, together = alias_for_all(Home), Barrier(AT_ONCE)
        threads = [Thread(target=use, args=(alias, together)) for _m in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert all(each == {"home_1"} for each in said)
