"""Lists of people and posts, as the pages and the command line show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from accounts.models import PostHeld, SignIn, User
from accounts.queries import PEOPLE_A_PAGE, home_columns, is_current
from accounts.roles import LABELS, Role
from foundation.db import db, kept_alias
from foundation.languages import _
from foundation.names import spoken
from foundation.refusals import Refused


@dataclass(frozen=True)
class PostLine:
    """A post as a list shows it."""

    id: UUID
    user_id: UUID
    person: str
    sign_in_name: str
    role: str
    home_id: UUID | None
    home_code: str
    home_name: str
    starts_at: datetime
    ends_at: datetime | None
    standing: str
    reason: str
    given_by: UUID | None
    asked_by: str

    @property
    def label(self) -> str:
        """Answer the role in the reader's language."""
        return str(LABELS[Role(self.role)])

    def is_in_force(self, at: datetime) -> bool:
        """Answer whether the post opens anything at the moment `at`."""
        return (
            self.standing == "held" and self.starts_at <= at and (self.ends_at is None or self.ends_at > at)
        )


@dataclass(frozen=True)
class PersonLine:
    """A person as a list shows her, with the posts in force."""

    id: UUID
    name: str
    name_local: str
    sign_in_name: str
    is_disabled: bool
    has_second_factor: bool
    last_seen_at: datetime | None
    posts: tuple[PostLine, ...]


def _posts() -> sa.Select[*tuple[Any, ...]]:
    giver = kept_alias(User, "directory.posts")
    home = home_columns()
    return (
        sa.select(
            PostHeld.id, PostHeld.user_id, spoken(User).label("person"), User.sign_in_name, PostHeld.role,
            PostHeld.home_id, sa.func.coalesce(home.code, "").label("home_code"),
            sa.func.coalesce(spoken(home), "").label("home_name"), PostHeld.starts_at, PostHeld.ends_at,
            PostHeld.standing, PostHeld.reason, PostHeld.given_by,
            sa.func.coalesce(spoken(giver), "").label("asked_by"),
        )
        .join(User, User.id == PostHeld.user_id)
        .outerjoin(giver, giver.id == PostHeld.given_by)
        .outerjoin(home.id.table, home.id == PostHeld.home_id)
    )  # fmt: skip


def _post_lines(asked: sa.Select[Any]) -> list[PostLine]:
    return [PostLine(**row) for row in db.session.execute(asked).mappings()]


def posts_of(user_id: UUID) -> list[PostLine]:
    """Answer every post a person held, holds or waits for, newest first."""
    return _post_lines(
        _posts().where(PostHeld.user_id == user_id).order_by(PostHeld.starts_at.desc(), PostHeld.id)
    )


def waiting_posts() -> list[PostLine]:
    """Answer the posts that wait for a second person, oldest first."""
    return _post_lines(
        _posts().where(PostHeld.standing == "waiting").order_by(PostHeld.given_at, PostHeld.id)
    )


def people(
    *, at: datetime, home_id: UUID | None = None, find: str = "", after: tuple[str, UUID] | None = None
) -> tuple[list[PersonLine], bool]:
    """Answer a page of people by name with their posts in force, and whether more follow.

    `home_id` narrows to those with a post in that home now or earlier; `find` to a part of a name;
    `after` is the name and id of the last line of the page before. Two statements, whatever the count.
    """
    seen = sa.select(sa.func.max(SignIn.last_seen_at)).where(SignIn.user_id == User.id).scalar_subquery()
    asked = sa.select(
        User.id, User.name, User.name_local, User.sign_in_name, User.is_disabled,
        User.totp_confirmed_at.is_not(None).label("has_second_factor"), seen.label("last_seen_at"),
    ).order_by(User.name, User.id)  # fmt: skip
    if home_id is not None:
        asked = asked.where(sa.exists().where(PostHeld.user_id == User.id, PostHeld.home_id == home_id))
    if find:
        part = f"%{_like(find)}%"
        columns = (User.name, User.name_local, User.sign_in_name)
        asked = asked.where(sa.or_(*(column.ilike(part, escape="\\") for column in columns)))
    if after is not None:
        asked = asked.where(
            sa.tuple_(User.name, User.id)
            > sa.tuple_(sa.literal(after[0], User.name.type), sa.literal(after[1], User.id.type))
        )
    rows = db.session.execute(asked.limit(PEOPLE_A_PAGE + 1)).mappings().all()
    shown = rows[:PEOPLE_A_PAGE]
    held = _held_by([row["id"] for row in shown], home_id=home_id, at=at)
    return [PersonLine(**row, posts=tuple(held.get(row["id"], ()))) for row in shown], len(rows) > len(shown)


def _held_by(ids: list[UUID], *, home_id: UUID | None, at: datetime) -> dict[UUID, list[PostLine]]:
    asked = _posts().where(PostHeld.user_id.in_(ids), sa.or_(is_current(at), PostHeld.standing == "waiting"))
    if home_id is not None:
        asked = asked.where(PostHeld.home_id == home_id)
    found: dict[UUID, list[PostLine]] = {}
    for line in _post_lines(asked.order_by(PostHeld.starts_at, PostHeld.id)):
        found.setdefault(line.user_id, []).append(line)
    return found


def homes() -> list[tuple[UUID, str, str]]:
    """Answer id, code and name of every home, by name."""
    home = home_columns()
    asked = sa.select(home.id, home.code, spoken(home)).order_by(home.name)
    return [(home_id, code, name) for home_id, code, name in db.session.execute(asked)]


def case_file(code: str, *, home_id: UUID | None) -> UUID | None:
    """Answer the file that a home keeps under this code, None where no code was typed. Raises Refused.

    Files are kept upstairs: the room that keeps them answers (`Feature.lookups`).
    """
    if not code or home_id is None:
        return None
    found: UUID | None = current_app.extensions["house"].lookups["case_file"](home_id, code)
    if found is None:
        raise Refused(
            _("This home keeps no file under this code. Look at the file and write its code."),
            field="case_file_code",
        )
    return found


def committees() -> list[tuple[UUID, str]]:
    """Answer id and name of every committee, as the room that keeps them tells."""
    bodies: list[tuple[UUID, str]] = current_app.extensions["house"].lookups["committees"]()
    return bodies


def _like(typed: str) -> str:
    return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
