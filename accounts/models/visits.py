"""The table of visit passes: who let which inspector in, by which order, and for how long."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome


class VisitPass(Keyed, BelongsToHome, Base):
    """A visit that somebody on duty started at the gate: a code of ten minutes, then a named person, then her end."""

    __tablename__ = "visit_pass"
    __table_args__ = (
        sa.CheckConstraint("user_id IS NULL OR claimed_at IS NOT NULL", name="named_after_code"),
        sa.CheckConstraint("began_at IS NULL OR user_id IS NOT NULL", name="begun_by_somebody"),
    )

    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    committee_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    code_until: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    claim_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    post_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("post.id"), index=True)
    name: Mapped[str] = mapped_column(Line(120), default="")
    designation: Mapped[str] = mapped_column(Line(120), default="")
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
