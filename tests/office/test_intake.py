"""Children who are here already, from two messy workbooks: read, mended, written, undone, written again."""

import sqlalchemy as sa

from foundation import intake
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.intake import Intake, State
from foundation.scope import within_homes
from office import intaking
from residents.models import CaseFile, Child, NameWord, Placement, Reception
from tests.factories import workbooks
from tests.factories.homes import make_home


def begin(home, body, kind_id="children"):
    kind = intaking.kinds()[kind_id]
    made = intake.begin_intake(kind, body, home_id=home.id, by=SYSTEM)
    intake.map_columns(made, kind, {place: key for key, place in made.columns.items()}, month_first=False)
    return made, kind, intaking.here_for(home.id, by=SYSTEM, intake=made)


def test_try(session, at_noon):
    import time

    home = make_home("KRS", go_live_on=None)
    drop = make_home("DRP", kind="open_shelter", for_whom="both", sanctioned_strength=200)
    for h, body in ((home, workbooks.girls()), (drop, workbooks.drop_in())):
        with within_homes({h.id}):
            begin_write()
            made, kind, here = begin(h, body)
            print(made.sheet, made.head, made.columns)
            t = time.time()
            checked = intake.check(made, kind, here)
            print(time.time() - t, checked.counts, checked.passed)
            for row in checked.rows:
                if row.state not in (State.READY,) or row.warnings:
                    print(
                        row.line,
                        row.state,
                        kind.said(row),
                        [(p.column, p.words) for p in row.problems],
                        [t.words for t in row.twins],
                    )
            intake.say_rows(made, intaking.settled(checked, out=True, apart=False))
            checked = intake.check(made, kind, here)
            intake.say_rows(
                made, {r.line: intake.Said(left_out="same") for r in checked.in_state(State.UNDECIDED)}
            )
            checked = intake.check(made, kind, here)
            intake.start(made, checked)
            db.session.commit()
            t = time.time()
            print(intake.write_all(made.id, kind, here), time.time() - t)
            print(
                [
                    db.session.scalar(sa.select(sa.func.count()).select_from(m))
                    for m in (CaseFile, Placement, NameWord, Reception)
                ]
            )
            begin_write()
            t = time.time()
            made = intake.find(made.id)
            print(intake.undo(made, why="x", by=SYSTEM), time.time() - t)
            db.session.commit()
            print(
                [
                    db.session.scalar(sa.select(sa.func.count()).select_from(m))
                    for m in (CaseFile, Placement, NameWord, Reception, Child)
                ]
            )
