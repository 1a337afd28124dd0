"""A home as papers name it: its head, and who is in charge."""

from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from foundation.languages import name_here
from foundation.names import spoken
from foundation.registers import HomeHead, Signer
from homes.choices import DESIGNATIONS, Designation
from homes.models import Home, StaffMember


def home_head(home_id: UUID, *, kind_label: str) -> HomeHead:
    """Answer a home as the head of a paper names it, in the language in force."""
    home = db.session.scalars(sa.select(Home).where(Home.id == home_id)).one()
    return HomeHead(
        name=name_here(home.name, home.name_local),
        kind_label=kind_label,
        district=home.district,
        state=home.state,
        registration=home.registration_no,
        valid_until=home.registration_valid_until,
    )


def in_charge(home_id: UUID) -> Signer | None:
    """Answer the person-in-charge of a home as a signer, or None when nobody is on its staff list."""
    asked = (
        sa.select(spoken(StaffMember))
        .where(
            StaffMember.home_id == home_id,
            StaffMember.designation == Designation.PERSON_IN_CHARGE,
            StaffMember.left_on.is_(None),
        )
        .order_by(StaffMember.joined_on.desc())
        .limit(1)
    )
    name = db.session.scalar(asked)
    return Signer(name, str(DESIGNATIONS[Designation.PERSON_IN_CHARGE])) if name else None
