"""Two seals that were broken in the demonstration: one long reviewed, one by head office that waits for its review."""

from datetime import timedelta

from accounts import demo as gatehouse
from accounts.roles import Role
from foundation import audit
from foundation.break_glass import BrokenSeal, Event, actions
from foundation.break_glass.actions import Told, Whose
from foundation.break_glass.queries import serial_said
from foundation.db import db
from foundation.demonstration import Demo, moment
from homes import demo as hall
from residents.demo import Life, lives_of

HOME, NURSE, OFFICER = "KRS", "bina.rai", "anjan.basak"
AT_NIGHT = Told(
    "medical",
    "",
    "High fever and fits at night; the hospital asks for her mother before it operates.",
    ("family",),
)
FOR_THE_POLICE = Told(
    "police", "SJPU Sonadanga 118", "The police need the number of the FIR tonight; the case worker is on a train.",
    ("case",),
)  # fmt: skip
FOUND = "The hospital’s slip bears the hour. The mother came at six in the morning."


def plan(demo: Demo) -> None:
    """Plan a nurse's opening forty days ago with its review, and one by head office yesterday."""
    night = demo.today - timedelta(days=40)
    here = [life for life in lives_of(demo, HOME) if life.lives_here and life.is_here_on(night)]
    still = [life for life in here if life.stays[-1].ended_at is None]
    if not still:
        return
    demo.plan(moment(night, 23, 12), _break, demo, still[0], AT_NIGHT, NURSE, Role.NURSE, "/family")
    demo.plan(moment(night + timedelta(days=1), 11, 5), _review, demo, still[0])
    yesterday = moment(demo.today - timedelta(days=1), 19, 40)
    office = gatehouse.HEAD_OFFICE
    demo.plan(yesterday, _break, demo, still[-1], FOR_THE_POLICE, office, Role.HEAD_OFFICE, "/orders")


def _break(demo: Demo, life: Life, told: Told, who: str, role: Role, page: str) -> None:
    by = gatehouse.person(demo, who).viewer()
    home_id = hall.home_id(demo, HOME)
    whose = Whose(life.known_id, home_id, life.code, ("child", life.child_id))  # type: ignore[arg-type]  she is here
    row = actions.break_seal(
        whose, told, allowed=told.compartments, never=False, role=str(role),
        is_of_organisation=role is Role.HEAD_OFFICE, by=by,
    )  # fmt: skip
    details = {
        "number": serial_said(row.number, row.year), "path": f"/children/{life.code}{page}", "code": life.code
    }  # fmt: skip
    subject = ("case_file", life.known_id, life.code)
    audit.read(Event.PAGE_READ, by=by, home=home_id, subject=subject, details=details)


def _review(demo: Demo, life: Life) -> None:
    row = db.session.scalars(db.select(BrokenSeal).where(BrokenSeal.case_file_id == life.known_id)).one()
    actions.review_seal(
        row, code=life.code, owner=("child", life.child_id), verdict="justified", words=FOUND, is_wide=True,  # type: ignore[arg-type]  as above
        by=gatehouse.person(demo, OFFICER).viewer(),
    )  # fmt: skip
