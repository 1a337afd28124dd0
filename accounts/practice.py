"""The invented people of a practice house: who they are, and the one password that they share."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts import queries
from accounts.models import HouseSetting, PostHeld, User
from accounts.roles import LABELS, Role
from foundation import clock, practice
from foundation.db import db


@dataclass(frozen=True)
class Invented:
    """One of them: her role in words, and the codes of the homes in which she holds it (none: in all)."""

    user_id: UUID
    name: str
    role: str
    homes: str


def note(people: dict[str, UUID], *, password: str) -> None:
    """Write into the records that they are a practice house's, who is shown for each role, and the password."""
    said = {"password": password, "people": {role: str(user_id) for role, user_id in people.items()}}
    db.session.merge(HouseSetting(key=practice.MARK, value=json.dumps(said), set_at=clock.now()))


def _noted() -> dict[str, Any]:
    noted = queries.setting(practice.MARK)
    return json.loads(noted) if noted else {}


def is_noted() -> bool:
    """Answer whether the records say of themselves that they are a practice house's."""
    return queries.setting(practice.MARK) is not None


def password() -> str:
    """Answer the password of every invented person."""
    return str(_noted().get("password", ""))


def is_one(user_id: UUID) -> bool:
    """Answer whether a person is one of those whom a tap on the cover signs in."""
    return str(user_id) in _noted().get("people", {}).values()


def people() -> list[Invented]:
    """Answer who is shown for each role, in the order of the roles. Two statements."""
    chosen = {UUID(user_id): role for role, user_id in _noted().get("people", {}).items()}
    home = queries.home_columns()
    asked = (
        sa.select(User.id, User.name, home.code)
        .join(PostHeld, sa.and_(PostHeld.user_id == User.id, queries.is_current(clock.now())))
        .outerjoin(home.code.table, home.id == PostHeld.home_id)
        .where(User.id.in_(chosen), User.is_disabled.is_(False))
        .order_by(home.code)
    )
    names: dict[UUID, str] = {}
    homes: dict[UUID, set[str]] = {}
    for user_id, name, code in db.session.execute(asked):
        names[user_id] = name
        homes.setdefault(user_id, set()).update([code] if code else [])
    order = list(Role)
    shown = sorted(names, key=lambda user_id: order.index(Role(chosen[user_id])))
    return [
        Invented(one, names[one], str(LABELS[Role(chosen[one])]), " ".join(sorted(homes[one])))
        for one in shown
    ]
