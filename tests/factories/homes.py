"""Invented homes with rooms, beds and staff, made by the house's own verbs and committed."""

from itertools import count
from typing import Any, TypeVar

import sqlalchemy as sa

from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from homes import actions
from homes.models import Bed, Committee, Holiday, Home, Organisation, Room, StaffMember

Row = TypeVar("Row")
_serial = count(1)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _code(n: int) -> str:
    return "T" + LETTERS[n // 676 % 26] + LETTERS[n // 26 % 26] + LETTERS[n % 26]


def kept(row: Row) -> Row:
    """Commit, and answer the row loaded and out of the session: a test may read it outside any scope."""
    db.session.commit()
    db.session.refresh(row)
    db.session.expunge(row)
    return row


def make_organisation() -> Organisation:
    """Answer the house's organisation, founded if there is none (committed)."""
    begin_write()
    found = db.session.scalar(sa.select(Organisation))
    organisation = found or actions.set_up_organisation("Invented Homes Society")
    db.session.commit()
    return organisation


def make_home(code: str | None = None, **facts: Any) -> Home:
    """Open a home for girls of strength 50 (committed); `facts` are columns of Home, and `address`."""
    organisation_id = make_organisation().id
    code = code or _code(next(_serial))
    usual = {
        "code": code, "name": f"Home {code}", "kind": "childrens_home", "for_whom": "girls", "age_from": 0,
        "age_to": 18, "sanctioned_strength": 50, "district": "Amrapali", "state": "West Bengal",
    }  # fmt: skip
    begin_write()
    home = actions.open_home(organisation_id, by=SYSTEM, **{**usual, **facts})
    db.session.commit()
    return home


def make_room(home: Home, name: str | None = None, used_for: str = "dormitory") -> Room:
    """Add a room (committed)."""
    begin_write()
    with across_homes("a factory"):
        room = actions.add_room(
            home.id, name=name or f"Dormitory {next(_serial)}", used_for=used_for, by=SYSTEM
        )
        return kept(room)


def make_bed(home: Home, label: str | None = None, *, room: Room | None = None) -> Bed:
    """Add a bed, in a room of its own unless one is given (committed)."""
    room = room or make_room(home)
    begin_write()
    with across_homes("a factory"):
        (bed,) = actions.add_beds(room, (label or f"B-{next(_serial):03d}",), by=SYSTEM)
        return kept(bed)


def make_staff(home: Home, **facts: Any) -> StaffMember:
    """Open a staff record (committed); `facts` are columns of StaffMember, and `phone`."""
    from foundation import clock  # the clock may stand still in a test

    usual = {"name": "Lalita Mahato", "designation": "house_parent", "joined_on": clock.today()}
    begin_write()
    with across_homes("a factory"):
        staff = actions.join_staff(home.id, by=SYSTEM, **{**usual, **facts})
        return kept(staff)


def make_committee(name: str | None = None, kind: str = "cwc", district: str = "Amrapali") -> Committee:
    """Add a committee (committed)."""
    begin_write()
    name = name or f"CWC Amrapali {next(_serial)}"
    committee = actions.add_committee(name=name, kind=kind, district=district, by=SYSTEM)
    db.session.commit()
    return committee


def make_holiday(home: Home, day: Any, name: str = "Holiday") -> Holiday:
    """Write a holiday (committed)."""
    begin_write()
    with across_homes("a factory"):
        holiday = actions.add_holiday(home.id, day=day, name=name, by=SYSTEM)
        return kept(holiday)
