"""How the tests of opening balances take a list in."""

from datetime import date

import sqlalchemy as sa

from foundation import intake
from foundation.db import db
from foundation.intake import State
from office import intaking
from tests.factories import workbooks
from tests.office.intakes import begin, write

GO_LIVE = date(2026, 11, 16)


def text(*rows):
    return workbooks.as_text([[str(cell) for cell in row] for row in rows], mark="\t")


def faults(checked):
    return {row.line: row.errors[0].words for row in checked.in_state(State.ERROR)}


def taken_in(home, kind_id, body):
    """Take a list in, leaving out what cannot be read; answers the import, its rows as they were checked, how many."""
    made, kind, here = begin(home, body, kind_id)
    checked = intake.check(made, kind, here)
    assert all(kind.said(row) for row in checked.rows)
    intake.say_rows(made, intaking.settled(checked, out=True, apart=True))
    count, made = write(made, kind, here)
    return made, checked, count


def nothing_new(home, kind_id, body):
    made, kind, here = begin(home, body, kind_id)
    assert not intake.check(made, kind, here).in_state(State.READY), kind_id


def many(*models):
    return [db.session.scalar(sa.select(sa.func.count()).select_from(model)) for model in models]
