"""Questions about sealed matters; each is narrowed to the readers who were named."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import load_only

from accounts.models import PostHeld, User
from accounts.queries import is_current
from accounts.roles import Role
from foundation.db import db, kept_alias, one_or_404
from foundation.names import spoken
from health.models import SealedHealth, SealedHealthReader, SealedHealthReading
from residents.models import CaseFile

READERS = (Role.SUPERINTENDENT, Role.DOCTOR, Role.NURSE, Role.COUNSELLOR)
"""Whom a keeper may name: nobody else's post ever opens the compartment."""


def reads_sealed(user_id: UUID) -> Any:
    """Answer the condition on a sealed matter under which `user_id` is named to read it."""
    named = sa.select(SealedHealthReader.id).where(
        SealedHealthReader.sealed_id == SealedHealth.id,
        SealedHealthReader.reader_id == user_id,
        SealedHealthReader.ended_at.is_(None),
    )
    return named.exists()


def reads_reader(user_id: UUID) -> Any:
    """Answer the condition on a named reader under which `user_id` is named for the same sealed matter."""
    mine = kept_alias(SealedHealthReader, "health.sealed.reads_reader")
    held = sa.select(mine.sealed_id).where(mine.reader_id == user_id, mine.ended_at.is_(None))
    return SealedHealthReader.sealed_id.in_(held)


def opened_to(user_id: UUID, home_id: UUID) -> Sequence[tuple[UUID, str, datetime, str]]:
    """Answer id, code, writing and writer of what `user_id` is named to read in a home, newest first; no word of it."""
    asked = (
        sa.select(SealedHealth.id, CaseFile.code, SealedHealth.written_at, spoken(User).label("by"))
        .join(CaseFile, CaseFile.id == SealedHealth.case_file_id)
        .outerjoin(User, User.id == SealedHealth.written_by)
        .where(SealedHealth.home_id == home_id, reads_sealed(user_id))
        .order_by(SealedHealth.written_at.desc(), SealedHealth.id.desc())
    )
    return [(row.id, row.code, row.written_at, row.by or "") for row in db.session.execute(asked)]


def row_of(sealed_id: UUID, *, reader_id: UUID, is_whole: bool = False) -> SealedHealth:
    """Answer a sealed matter that this person is named to read, its envelopes only when it is opened; else 404."""
    asked = sa.select(SealedHealth).where(SealedHealth.id == sealed_id, reads_sealed(reader_id))
    if not is_whole:
        asked = asked.options(
            load_only(
                SealedHealth.case_file_id,
                SealedHealth.home_id,
                SealedHealth.written_at,
                SealedHealth.written_by,
            )
        )
    found: SealedHealth = one_or_404(asked)
    return found


def readers_of(sealed_id: UUID) -> Sequence[tuple[UUID, UUID, str, str, datetime]]:
    """Answer id, person, name, ground and day of those named now. One statement."""
    asked = (
        sa.select(
            SealedHealthReader.id, SealedHealthReader.reader_id, spoken(User).label("name"),
            SealedHealthReader.ground, SealedHealthReader.named_at,
        )
        .join(User, User.id == SealedHealthReader.reader_id)
        .where(SealedHealthReader.sealed_id == sealed_id, SealedHealthReader.ended_at.is_(None))
        .order_by(SealedHealthReader.named_at, SealedHealthReader.id)
    )  # fmt: skip
    return [(r.id, r.reader_id, r.name, r.ground, r.named_at) for r in db.session.execute(asked)]


def readings_of(sealed_id: UUID) -> Sequence[tuple[datetime, str, Any]]:
    """Answer who opened it when, with the sealed reason, newest first. One statement."""
    asked = (
        sa.select(SealedHealthReading.read_at, spoken(User).label("name"), SealedHealthReading.why)
        .join(User, User.id == SealedHealthReading.reader_id)
        .where(SealedHealthReading.sealed_id == sealed_id)
        .order_by(SealedHealthReading.read_at.desc())
    )
    return [(row.read_at, row.name, row.why) for row in db.session.execute(asked)]


def who_may_read(home_id: UUID, *, now: datetime) -> list[tuple[UUID, str, str]]:
    """Answer id, name and role of those in a home who may be named. One statement."""
    asked = (
        sa.select(User.id, spoken(User).label("name"), PostHeld.role)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == home_id, PostHeld.role.in_(READERS), is_current(now),
            User.is_disabled.is_(False),
        )
        .order_by(User.name, User.id)
    )  # fmt: skip
    return [(row.id, row.name, row.role) for row in db.session.execute(asked)]


def all_of(case_file_id: UUID) -> Sequence[tuple[SealedHealth, str]]:
    """Answer every sealed matter of a child with its writer, newest first, for who broke the seal. One statement."""
    asked = (
        sa.select(SealedHealth, spoken(User).label("by"))
        .outerjoin(User, User.id == SealedHealth.written_by)
        .where(SealedHealth.case_file_id == case_file_id)
        .order_by(SealedHealth.written_at.desc(), SealedHealth.id.desc())
    )
    return [(row, by or "") for row, by in db.session.execute(asked)]
