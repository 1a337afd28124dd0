"""Two at once: one bed holds one child, and codes stay gapless, on a server's own connections."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import sqlalchemy as sa

from app import create_app
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes, within_homes
from residents import actions
from residents.models import BedStay, CaseFile, Placement
from tests.factories import homes

AT_ONCE = 8


def at_once(app, work):
    """Do `work(n)` in threads that begin together; answers what each gave, a refusal as its words."""
    together = Barrier(AT_ONCE)

    def one(n):
        with app.app_context():
            together.wait()
            try:
                return work(n)
            except Refused as refused:
                db.session.rollback()
                return str(refused)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def admit(home_id, n, *, bed_id=None):
    identity = actions.Identity(
        name=f"Child {n}",
        sex="girl",
        age_years_stated=12,
        age_stated_on=clock.today(),
        age_stated_by="her word",
    )
    arrival = actions.Arrival(started_at=clock.now() - timedelta(minutes=1), bed_id=bed_id)
    begin_write()
    with within_homes({home_id}):
        file = actions.admit(home_id, identity, arrival, by=SYSTEM)
        db.session.commit()
        return file.code


def test_codes_are_gapless_when_many_are_admitted_at_once(house):
    app = create_app(house)
    with app.app_context():
        home_id = homes.make_home("KRS").id
    codes = at_once(app, lambda n: admit(home_id, n))
    assert sorted(codes) == [f"KRS-{clock.today().year}-{n:03d}" for n in range(1, AT_ONCE + 1)]
    with app.app_context():
        db.engine.dispose()


def test_one_bed_goes_to_one_child(house):
    app = create_app(house)
    with app.app_context():
        home = homes.make_home("KRS")
        home_id, bed_id = home.id, homes.make_bed(home).id
    answers = at_once(app, lambda n: admit(home_id, n, bed_id=bed_id))
    taken = [a for a in answers if "bed is taken" in a]
    assert (len(taken), len(answers)) == (AT_ONCE - 1, AT_ONCE)
    with app.app_context(), across_homes("a test counts"):
        counted = [db.session.scalar(sa.select(sa.func.count(m.id))) for m in (BedStay, CaseFile, Placement)]
        db.session.remove()
        db.engine.dispose()
    assert counted == [1, 1, 1]
