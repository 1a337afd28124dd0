"""Productions: when a child is heard before a committee, board or court, who took her, what came of it."""

from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from residents.models.child import OfFile, of_file


class Production(Keyed, OfFile, Versioned, Base):
    """One hearing, listed and then told: escort, case file out and in, produced or not, the order, what follows."""

    __tablename__ = "production"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.ForeignKeyConstraint(["escort_staff_id", "home_id"], ["staff_member.id", "staff_member.home_id"]),
        sa.ForeignKeyConstraint(
            ["escort_contact_id", "home_id"], ["family_member.id", "family_member.home_id"]
        ),
        sa.ForeignKeyConstraint(["order_id", "home_id"], ["child_order.id", "child_order.home_id"]),
        sa.CheckConstraint(
            "went_at is null or back_at is null or back_at >= went_at", name="back_after_going"
        ),
        sa.CheckConstraint(
            "file_out_at is null or file_in_at is null or file_in_at >= file_out_at", name="file_in_after_out"
        ),
        sa.Index("ix_production_home_id_on_day", "home_id", "on_day"),
        sa.Index("ix_production_escort_staff_id", "escort_staff_id"),
        sa.Index("ix_production_case_file_id_on_day", "case_file_id", "on_day"),
    )

    on_day: Mapped[date]
    at_time: Mapped[time | None]
    forum: Mapped[str] = mapped_column(sa.String(12))
    body_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    place: Mapped[str] = mapped_column(Line(160), default="")
    purpose: Mapped[str] = mapped_column(sa.String(14))
    purpose_text: Mapped[str] = mapped_column(Line(200), default="")
    case_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("victim_case.id"), index=True)
    escort_kind: Mapped[str] = mapped_column(sa.String(8), default="")
    escort_staff_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    escort_contact_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    escort_name: Mapped[str] = mapped_column(Line(120), default="")
    listed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    listed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    result: Mapped[str] = mapped_column(sa.String(12), default="listed")
    produced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    went_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    file_carried_by: Mapped[str] = mapped_column(Line(120), default="")
    file_out_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    file_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    not_produced_why: Mapped[str] = mapped_column(Line(200), default="")
    ordered: Mapped[str] = mapped_column(Prose(), default="")
    order_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    next_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("production.id"))
    is_last: Mapped[bool] = mapped_column(default=False)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
