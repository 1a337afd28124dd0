"""Questions about prints and signatures of registers."""

from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from foundation.registers.models import PrintRecord, RegisterSignature
from foundation.registers.page import Countersigned
from foundation.registers.parts import Period


def signatures_for(home_id: UUID, register_id: str, period: Period) -> tuple[Countersigned, ...]:
    """Answer the signed months of one register that `period` touches, oldest first."""
    wanted = (
        sa.select(
            RegisterSignature.month,
            RegisterSignature.name,
            RegisterSignature.post,
            RegisterSignature.signed_at,
        )
        .where(
            RegisterSignature.home_id == home_id,
            RegisterSignature.register_id == register_id,
            RegisterSignature.month.between(period.first.replace(day=1), period.last),
        )
        .order_by(RegisterSignature.month)
    )
    return tuple(Countersigned(*row) for row in db.session.execute(wanted))


def months_signed(home_id: UUID, period: Period) -> dict[tuple[str, str], Countersigned]:
    """Answer all signatures of a home in `period` by (register id, `2026-10`): the book of registers, one statement."""
    columns = (
        RegisterSignature.month,
        RegisterSignature.name,
        RegisterSignature.post,
        RegisterSignature.signed_at,
    )
    wanted = sa.select(RegisterSignature.register_id, *columns).where(
        RegisterSignature.home_id == home_id,
        RegisterSignature.month.between(period.first.replace(day=1), period.last),
    )
    rows = db.session.execute(wanted)
    return {(row[0], f"{row[1]:%Y-%m}"): Countersigned(*row[1:]) for row in rows}


def recent_prints(home_id: UUID, *, register_id: str | None = None, limit: int = 50) -> list[PrintRecord]:
    """Answer a home's last prints, newest first."""
    wanted = sa.select(PrintRecord).where(PrintRecord.home_id == home_id)
    if register_id:
        wanted = wanted.where(PrintRecord.register_id == register_id)
    return list(db.session.scalars(wanted.order_by(PrintRecord.printed_at.desc()).limit(limit)))
