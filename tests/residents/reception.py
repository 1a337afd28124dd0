"""What the tests of reception type at the door, and how they look for steps that stand."""

import sqlalchemy as sa

from foundation.db import db
from foundation.scope import across_homes
from residents.models import ReceptionStep
from tests.support.posting import send


def arrival(**more):
    """Answer the six lines of a girl without a name, brought by the child helpline at 11:40."""
    return {
        "name": "", "name_kind": "unknown", "sex": "girl", "age_years_stated": "9", "brought_by": "child_helpline",
        "brought_by_text": "Helpline team, Mouripur", "day": "20 11 2026", "time": "11:40",
        "marks": "red frock, scar on the chin", **more,
    }  # fmt: skip


def receive(client, home, **more):
    """Post the six lines at the door of a home."""
    return send(client, f"/homes/{home.code}/receive", arrival(**more))


def step(**more):
    """Answer the form of a step, at noon."""
    return {"day": "20 11 2026", "time": "12:00", "state": "done", **more}


def standing():
    """Answer the steps that stand, by their code."""
    with across_homes("a test looks"):
        rows = db.session.scalars(sa.select(ReceptionStep).where(ReceptionStep.struck_at.is_(None)))
        return {row.step: row for row in rows}
