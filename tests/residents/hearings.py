"""Hearings of invented children, listed and told by the verbs and committed."""

from datetime import date, timedelta

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.actions import productions as actions
from residents.models import Production
from tests.factories import residents
from tests.residents.pages import everything

DAY = date(2026, 11, 20)


def hearing(file, **facts):
    """List a hearing by the verb (committed)."""
    begin_write()
    with across_homes("a test"):
        usual = {"on_day": DAY, "forum": "cwc", "purpose": "inquiry"}
        made = actions.list_hearing(residents.fresh(file), actions.Listed(**{**usual, **facts}), by=SYSTEM)
        db.session.commit()
        return made.id


def tell(file, production_id, **facts):
    begin_write()
    with across_homes("a test"):
        production = next(p for p in everything(Production) if p.id == production_id)
        usual = {"result": "produced", "produced_at": clock.now() - timedelta(hours=1)}
        result = actions.Told(**{**usual, **facts})
        actions.tell_hearing(residents.fresh(file), residents.stay_of(file), production, result, by=SYSTEM)
        db.session.commit()
