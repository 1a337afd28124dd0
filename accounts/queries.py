"""What the gatehouse asks: who works where, who may enter, which posts wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from accounts.events import Event
from accounts.models import HouseSetting, PostHeld, RecoveryCode, SignIn, User
from accounts.tokens import hash_token
from foundation.audit.models import AuditEvent
from foundation.db import Base, db

SECOND_FACTOR_FROM = "second_factor_required_from"
TRAIL_LENGTH = 100
PEOPLE_A_PAGE = 100


def home_columns() -> Any:
    """Answer the columns of the home's table, which the room above keeps; a post names its home by them."""
    return Base.metadata.tables["home"].c


def is_current(at: datetime | sa.BindParameter[datetime]) -> sa.ColumnElement[bool]:
    """Answer the condition under which a post opens anything at the moment `at`."""
    return sa.and_(
        PostHeld.standing == "held",
        PostHeld.starts_at <= at,
        sa.or_(PostHeld.ends_at.is_(None), PostHeld.ends_at > at),
    )


@dataclass(frozen=True)
class Candidate:
    """Somebody at the gate, before her password is looked at."""

    user_id: UUID
    name: str
    sign_in_name: str
    password_hash: str
    has_second_factor: bool
    is_disabled: bool
    roles: tuple[str, ...]

    @property
    def may_enter(self) -> bool:
        """Answer whether the account is open and holds a post now."""
        return not self.is_disabled and bool(self.roles)


def candidate(sign_in_name: str, *, at: datetime) -> Candidate | None:
    """Answer the account of a folded sign-in name with the roles it holds now, or None."""
    return _candidate(User.sign_in_name == sign_in_name, at=at)


def candidate_by_id(user_id: UUID, *, at: datetime) -> Candidate | None:
    """Answer an account by its id with the roles it holds now, or None."""
    return _candidate(User.id == user_id, at=at)


def _candidate(condition: Any, *, at: datetime) -> Candidate | None:
    rows = db.session.execute(
        sa.select(
            User.id, User.name, User.sign_in_name, User.password_hash, User.totp_confirmed_at,
            User.is_disabled, PostHeld.role,
        )
        .outerjoin(PostHeld, sa.and_(PostHeld.user_id == User.id, is_current(at)))
        .where(condition)
        .order_by(PostHeld.role)
    ).all()  # fmt: skip
    if not rows:
        return None
    u = rows[0]
    roles = tuple(r.role for r in rows if r.role)
    return Candidate(
        u.id, u.name, u.sign_in_name, u.password_hash, u.totp_confirmed_at is not None, u.is_disabled, roles
    )


def is_familiar(user_id: UUID, address: str, *, at: datetime) -> bool:
    """Answer whether this person has signed in from this address in the last ninety days."""
    asked = sa.select(SignIn.id).where(
        SignIn.user_id == user_id,
        SignIn.ip == address,
        SignIn.awaits_code.is_(False),
        SignIn.started_at > at - timedelta(days=90),
    )
    return db.session.scalar(asked.limit(1)) is not None


def sign_in_by_token(token: str) -> SignIn | None:
    """Answer the sign-in of a token, ended or not, or None."""
    return db.session.scalar(sa.select(SignIn).where(SignIn.token_hash == hash_token(token)))


def user(user_id: UUID) -> User | None:
    """Answer a person by her id, or None."""
    return db.session.scalar(sa.select(User).where(User.id == user_id))


def user_by_name(sign_in_name: str) -> User | None:
    """Answer a person by her folded sign-in name, or None."""
    return db.session.scalar(sa.select(User).where(User.sign_in_name == sign_in_name))


def post(post_id: UUID) -> PostHeld | None:
    """Answer a post by its id, or None."""
    return db.session.scalar(sa.select(PostHeld).where(PostHeld.id == post_id))


def posts_in_force(user_id: UUID, *, at: datetime) -> list[PostHeld]:
    """Answer the posts that a person holds at the moment `at`."""
    return list(db.session.scalars(sa.select(PostHeld).where(PostHeld.user_id == user_id, is_current(at))))


def names_to_avoid(user_id: UUID, *, at: datetime) -> tuple[str, ...]:
    """Answer the words a password of this person must not contain: her names and her homes' names."""
    who = user(user_id)
    if who is None:
        return ()
    return (who.name, who.name_local, who.sign_in_name, *home_names(user_id, at=at))


def home_names(user_id: UUID, *, at: datetime) -> tuple[str, ...]:
    """Answer the names of the homes in which a person holds a post."""
    home = home_columns()
    asked = sa.select(home.name).join(PostHeld, PostHeld.home_id == home.id)
    return tuple(db.session.scalars(asked.where(PostHeld.user_id == user_id, is_current(at)).distinct()))


def open_sign_ins(user_id: UUID, *, at: datetime) -> list[SignIn]:
    """Answer a person's sign-ins that have not ended, newest first."""
    asked = sa.select(SignIn).where(
        SignIn.user_id == user_id, SignIn.ended_at.is_(None), SignIn.absolute_until > at
    )
    return list(db.session.scalars(asked.order_by(SignIn.started_at.desc())))


def recovery_codes_left(user_id: UUID) -> int:
    """Answer how many recovery codes are unused."""
    asked = sa.select(sa.func.count()).select_from(RecoveryCode)
    return (
        db.session.scalar(asked.where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))) or 0
    )


def own_trail(user_id: UUID) -> list[AuditEvent]:
    """Answer the newest deeds and readings of a person, for her own eyes."""
    asked = sa.select(AuditEvent).where(AuditEvent.actor_id == user_id)
    return list(
        db.session.scalars(asked.order_by(AuditEvent.at.desc(), AuditEvent.seq.desc()).limit(TRAIL_LENGTH))
    )


def did_since_sign_in(event: str, person_id: UUID, *, by_id: UUID) -> bool:
    """Answer whether somebody did such a deed at a person's account after that person last signed in."""
    told, hers = aliased(AuditEvent), aliased(AuditEvent)
    signed_in = sa.exists().where(
        hers.actor_id == person_id, hers.event == str(Event.SIGNED_IN), hers.at > told.at
    )
    asked = sa.select(told.seq).where(
        told.subject_id == person_id, told.actor_id == by_id, told.event == str(event), ~signed_in
    )
    return db.session.scalar(asked.limit(1)) is not None


def setting(key: str) -> str | None:
    """Answer a setting of the house, or None."""
    return db.session.scalar(sa.select(HouseSetting.value).where(HouseSetting.key == key))


def holders_of(role: str, *, at: datetime) -> frozenset[UUID]:
    """Answer the people with an open account who hold `role` anywhere now."""
    asked = sa.select(PostHeld.user_id).join(User, User.id == PostHeld.user_id)
    return frozenset(
        db.session.scalars(asked.where(PostHeld.role == role, is_current(at), User.is_disabled.is_(False)))
    )
