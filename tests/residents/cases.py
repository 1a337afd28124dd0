"""Cases of invented children, written by the verbs and committed; browsers of people who may or may not read them."""

from datetime import date, timedelta

import sqlalchemy as sa

from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.actions import threats
from residents.actions import victim as actions
from residents.models import VictimCase
from tests.factories import residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser

DAY = date(2026, 11, 20)
WORDS = "Qzvhersecretwords"


def told(**more):
    return {
        "report_kind": "fir", "report_no": "41/2026", "reported_on": DAY - timedelta(days=18),
        "sections": {"pocso": ["6"]}, "police_station": "Notunhat", "officer": "A. Mondal", **more,
    }  # fmt: skip


def case_of(file, **more):
    begin_write()
    with across_homes("a test"):
        made = actions.write_case(residents.fresh(file), told(**more), officer_phone="98300 12345", by=SYSTEM)
        db.session.commit()
        return made.id


def under(file, case_id, verb, *more, **facts):
    """Do a verb under a case (committed) and answer the id of what it made."""
    begin_write()
    with across_homes("a test"):
        case = db.session.scalars(sa.select(VictimCase).where(VictimCase.id == case_id)).one()
        made = verb(residents.fresh(file), case, *more, **facts, by=SYSTEM)
        db.session.commit()
        return made.id


def client_of(app, role, home, file=None):
    user = make_user(role, home)
    if file is not None:
        residents.put_in_caseload(file, user, role)
    client = browser(app)
    sign_in(client, user)
    client.user = user
    return client


def statement_of(file, words=WORDS):
    return under(
        file, case_of(file), actions.write_statement,
        {"held_on": DAY - timedelta(days=3), "court": "ACJM", "escort": "Meena", "support_person": "Ila"}, words=words,
    )  # fmt: skip


def bar(file, **facts):
    begin_write()
    with across_homes("a test"):
        usual = {
            "name": "Qzvface",
            "description": "Tall, blue shirt",
            "reason": WORDS,
            "from_on": DAY,
            "until_on": None,
        }
        barred = threats.bar_person(residents.fresh(file), **{**usual, **facts}, by=SYSTEM)
        threats.note_threat(residents.fresh(file), f"{WORDS} again", by=SYSTEM)
        db.session.commit()
        return barred.id
