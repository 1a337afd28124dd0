"""Invented children, received by the house's own verbs and committed."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from foundation.viewer import Actor
from homes.models import Bed, Committee, Home
from residents import actions
from residents.models import Assignment, CaseFile, Child, Placement
from tests.factories.homes import kept

NAMES = (
    ("Rupali Sardar", "রূপালী সর্দার"), ("Kakoli Bauri", "কাকলি বাউরি"), ("Phulmani Hembram", "ফুলমণি হেমব্রম"),
    ("Nasima Khatun", "নাসিমা খাতুন"), ("Asha Lepcha", "আশা লেপচা"), ("Munni Tirkey", "মুন্নি তিরকে"),
    ("Sushmita Chattopadhyay", "সুস্মিতা চট্টোপাধ্যায়"),
)  # fmt: skip
IDENTITY = frozenset(actions.Identity.__dataclass_fields__)
_serial = count(0)


def admit(
    home: Home, *, bed: Bed | None = None, committee: Committee | None = None, by: Actor = SYSTEM, photo: Any = None,
    started_at: datetime | None = None, days_ago: int = 0, **facts: Any,
) -> CaseFile:  # fmt: skip
    """Receive an invented child (committed) and answer her file.

    `facts` are fields of `actions.Identity` and `actions.Arrival`; an order is there with a committee or `order_no`.
    """
    n = next(_serial)
    name, local = NAMES[n % len(NAMES)]
    sex = "boy" if home.for_whom == "boys" else "girl"
    stated_on = date(2026, 1, 1)
    usual = {"name": name, "name_local": local, "sex": sex, "marks": "scar, left brow"}
    if "born_on" not in facts:
        usual |= {"age_years_stated": 8 + n % 9, "age_stated_on": stated_on, "age_stated_by": "her own word"}
    if committee is not None:
        usual |= {"order_no": f"Form 18, {n}", "order_date": clock.today() - timedelta(days=days_ago)}
        usual |= {"order_by": committee.id}
    at = started_at or clock.now() - timedelta(days=days_ago, minutes=5)
    said = {
        "started_at": at,
        "bed_id": bed.id if bed else None,
        "exception_reason": "invented",
        **usual,
        **facts,
    }
    identity = actions.Identity(**{k: v for k, v in said.items() if k in IDENTITY})
    arrival = actions.Arrival(**{k: v for k, v in said.items() if k not in IDENTITY})
    begin_write()
    with across_homes("a factory"):
        file = actions.admit(home.id, identity, arrival, by=by, photo=photo)
        return kept(file)


def make_child(home: Home, **facts: Any) -> CaseFile:
    """The same as `admit`, for tests that only need somebody to be there."""
    return admit(home, **facts)


def put_in_caseload(file: CaseFile, user: Any, as_role: str = "case_worker") -> Assignment:
    """Put a child in a person's caseload (committed); the person must hold that post in the child's home."""
    begin_write()
    with across_homes("a factory"):
        assignment = actions.assign(file, user_id=user.id, as_role=as_role, by=SYSTEM)
        return kept(assignment)


def let_go(
    file: CaseFile, *, reason: str = "restored_parent", at: datetime | None = None, **facts: Any
) -> Placement:
    """End the open stay of a child (committed), with an invented order."""
    usual = {
        "exit_order_no": "Form 44, 7", "exit_order_date": clock.today(), "handed_to": "Invented Mother",
        "handed_relation": "mother", "without_study_why": "invented",
    }  # fmt: skip
    leaving = actions.Leaving(ended_at=at or clock.now(), exit_reason=reason, **{**usual, **facts})
    begin_write()
    with across_homes("a factory"):
        stay = stay_of(file)
        actions.end_stay(fresh(file), stay, leaving, by=SYSTEM)
        return kept(stay)


def fresh(file: CaseFile) -> CaseFile:
    """Answer the row of a file, to be changed by a verb; ask inside a scope."""
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == file.id)).one()


def stay_of(file: CaseFile) -> Placement:
    """Answer the latest stay of a file; ask inside a scope."""
    newest = (
        sa.select(Placement).where(Placement.case_file_id == file.id).order_by(Placement.started_at.desc())
    )
    return db.session.scalars(newest.limit(1)).one()


def child_of(file: CaseFile) -> Child:
    """Answer the child of a file."""
    return db.session.scalars(sa.select(Child).where(Child.id == file.child_id)).one()
