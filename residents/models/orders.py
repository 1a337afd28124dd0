"""Orders of committees, boards and courts about a child."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from residents.models.child import OfFile, of_file


class ChildOrder(Keyed, OfFile, Versioned, Base):
    """One order: what it says, from when to when, and what took its place.

    `via` tells where it was written: on the page of orders, at the arrival, during the stay, at the exit.
    """

    __tablename__ = "child_order"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.CheckConstraint("valid_until is null or valid_until >= valid_from", name="ends_after_start"),
        sa.Index("ix_child_order_home_id_order_date", "home_id", "order_date"),
        sa.Index("ix_child_order_home_id_valid_until", "home_id", "valid_until"),
    )

    kind: Mapped[str] = mapped_column(sa.String(12))
    order_no: Mapped[str] = mapped_column(Line(80))
    order_date: Mapped[date]
    order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    body_text: Mapped[str] = mapped_column(Line(160), default="")
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    words: Mapped[str] = mapped_column(Prose(), default="")
    scan_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    replaced_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("child_order.id"))
    via: Mapped[str] = mapped_column(sa.String(8), default="page")
    placement_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    change_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("placement_change.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
