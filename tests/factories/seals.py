"""Broken seals: an opening by a person, as her page would make it but without the password."""

from datetime import timedelta
from typing import Any

from accounts.models import User
from accounts.roles import ORGANISATION_WIDE, Role
from foundation import clock
from foundation.break_glass import BrokenSeal, actions
from foundation.break_glass.actions import Told
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from foundation.viewer import Viewer
from office.queries.seals import whose
from tests.factories.accounts import make_user

WHY = "Her mother is to be found tonight: the child is in hospital."


def viewer_of(user: User) -> Viewer:
    """Answer a person as a doer of deeds."""
    return Viewer(user.id, user.name, new_id())


def break_seal(
    file: Any,
    user: User,
    role: Role,
    *compartments: str,
    ground: str = "medical",
    days_ago: float = 0,
    why: str = WHY,
) -> BrokenSeal:
    """Let `user` break the seal of a file (committed), so many days ago."""
    begin_write()
    with across_homes("a factory"), clock.at(clock.now() - timedelta(days=days_ago)):
        told = Told(ground, "SJPU 12/2026" if ground == "police" else "", why, compartments)
        about = whose(case_file_id=file.id)
        assert about is not None
        row = actions.break_seal(
            about, told, allowed=compartments, never=False, role=str(role),
            is_of_organisation=role in ORGANISATION_WIDE, by=viewer_of(user),
        )  # fmt: skip
        db.session.commit()
        db.session.refresh(row)
        db.session.expunge(row)  # what was read stays readable outside the scope
        db.session.commit()  # what others write from now on does not lie in this reading
        return row


def make_reviewer() -> User:
    """Make a privacy officer."""
    return make_user(Role.PRIVACY_OFFICER)
