"""What the gatehouse asks about visits: the pass of a code or of a visitor's cookie, and the list of a home."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from accounts.models import PostHeld, User, VisitPass
from accounts.queries import home_columns, is_current
from accounts.roles import Role
from accounts.tokens import hash_token
from foundation.db import db
from foundation.names import spoken
from foundation.viewer import Post, Viewer

CODE_LIVES = timedelta(minutes=10)
CLAIM_LIVES = timedelta(minutes=30)
"""How long a visitor has to write her name and order once her code was right."""
VISIT_LIVES = timedelta(hours=8)
"""How long a visit opens the home's book: the window of security.md section 3; it ends by itself."""
VISITS_A_PAGE = 100


@dataclass(frozen=True)
class VisitLine:
    """A visit as its home's list shows it."""

    id: UUID
    made_at: datetime
    let_in_by: str
    name: str
    designation: str
    order_no: str
    code_until: datetime
    claimed_at: datetime | None
    user_id: UUID | None
    began_at: datetime | None
    until_at: datetime | None
    ended_at: datetime | None
    standing: str

    def state(self, at: datetime) -> str:
        """Answer where the visit stands: `code`, `naming`, `waiting`, `refused`, `open`, `over` or `unused`."""
        if self.ended_at is not None or (self.until_at is not None and self.until_at <= at):
            return "over" if self.began_at is not None else "unused"
        if self.began_at is not None:
            return "open"
        if self.user_id is not None:
            return "refused" if self.standing == "refused" else "waiting"
        if self.claimed_at is not None:
            return "naming" if self.claimed_at + CLAIM_LIVES > at else "unused"
        return "code" if self.code_until > at else "unused"


def visits_of(home_id: UUID) -> list[VisitLine]:
    """Answer the newest visits of a home, newest first. One statement."""
    return _lines(VisitPass.home_id == home_id)


def visits_by(user_id: UUID) -> list[VisitLine]:
    """Answer the newest visits of a visitor, newest first. One statement."""
    return _lines(VisitPass.user_id == user_id)


def _lines(condition: Any) -> list[VisitLine]:
    starter = aliased(User)
    asked = (
        sa.select(
            VisitPass.id, VisitPass.made_at, spoken(starter), VisitPass.name, VisitPass.designation,
            VisitPass.order_no, VisitPass.code_until, VisitPass.claimed_at, VisitPass.user_id,
            VisitPass.began_at, VisitPass.until_at, VisitPass.ended_at,
            sa.func.coalesce(PostHeld.standing, ""),
        )
        .join(starter, starter.id == VisitPass.made_by)
        .outerjoin(PostHeld, PostHeld.id == VisitPass.post_id)
        .where(condition)
        .order_by(VisitPass.made_at.desc(), VisitPass.id)
        .limit(VISITS_A_PAGE)
    )  # fmt: skip
    return [VisitLine(*row) for row in db.session.execute(asked)]


def pass_of_claim(token: str) -> VisitPass | None:
    """Answer the pass behind a visitor's cookie, or None."""
    return db.session.scalar(sa.select(VisitPass).where(VisitPass.claim_hash == hash_token(token)))


def pass_locked(pass_id: UUID) -> VisitPass | None:
    """Answer a pass, locked until the transaction ends, or None."""
    asked = sa.select(VisitPass).where(VisitPass.id == pass_id).with_for_update()
    return db.session.scalar(asked, execution_options={"populate_existing": True})


def pass_of_post(post_id: UUID) -> VisitPass | None:
    """Answer the pass that a post was asked for by, or None."""
    return db.session.scalar(sa.select(VisitPass).where(VisitPass.post_id == post_id))


def home_name(home_id: UUID) -> str:
    """Answer a home's name in the reader's script."""
    home = home_columns()
    return db.session.scalar(sa.select(spoken(home)).where(home.id == home_id)) or ""


def starter_of(row: VisitPass) -> Viewer:
    """Answer who let the visitor in, as the doer of what follows from it; no sign-in stands behind it."""
    name = db.session.scalars(sa.select(User.name).where(User.id == row.made_by)).one()
    return Viewer(row.made_by, name, None, ())  # type: ignore[arg-type]  her sign-in may be over by now


def posts_here(user_id: UUID, home_id: UUID, *, at: datetime) -> list[Post]:
    """Answer the posts that somebody holds now in this home or in the organisation."""
    asked = sa.select(PostHeld).where(
        PostHeld.user_id == user_id,
        is_current(at),
        sa.or_(PostHeld.home_id == home_id, PostHeld.home_id.is_(None)),
    )
    return [Post(row.id, row.role, row.home_id) for row in db.session.scalars(asked)]


def inspector_until(user_id: UUID, home_id: UUID, *, at: datetime) -> datetime | None:
    """Answer until when somebody is an inspector of this home already, None when she is not."""
    asked = sa.select(sa.func.max(PostHeld.ends_at)).where(
        PostHeld.user_id == user_id,
        PostHeld.home_id == home_id,
        PostHeld.role == Role.INSPECTOR,
        is_current(at),
    )
    return db.session.scalar(asked)
