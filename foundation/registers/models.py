"""Print serials, the register of prints, and the monthly signatures of the Management Committee."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome


class PrintSerial(Keyed, BelongsToHome, Base):
    """The last print serial given out by a home in a year."""

    __tablename__ = "print_serial"
    __table_args__ = (sa.UniqueConstraint("home_id", "year"),)

    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)


class PrintRecord(Keyed, BelongsToHome, Base):
    """One print of a register: which, by whom, how many lines and children, and the SHA-256 of its bytes.

    `request_id` is the export to which a second person agreed, where it was one.
    """

    __tablename__ = "print_record"
    __table_args__ = (sa.UniqueConstraint("home_id", "serial"),)

    serial: Mapped[str] = mapped_column(sa.String(12))
    register_id: Mapped[str] = mapped_column(sa.String(60), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    format: Mapped[str] = mapped_column(sa.String(8))
    language: Mapped[str] = mapped_column(sa.String(8))
    lines: Mapped[int]
    children: Mapped[int] = mapped_column(default=0, server_default="0")
    request_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    digest: Mapped[str] = mapped_column(sa.String(64))
    printed_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    printed_by_name: Mapped[str] = mapped_column(Line(120))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RegisterSignature(Keyed, BelongsToHome, Base):
    """The Management Committee under one register and month (JJ Model Rules 2016, r.39(4)(xix), r.61(3)(xxix))."""

    __tablename__ = "register_signature"
    __table_args__ = (
        sa.UniqueConstraint("home_id", "register_id", "month", name="uq_register_signature_month"),
        sa.CheckConstraint("length(name) > 0", name="named"),
    )

    register_id: Mapped[str] = mapped_column(sa.String(60))
    month: Mapped[date]
    signed_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    name: Mapped[str] = mapped_column(Line(120))
    post: Mapped[str] = mapped_column(Line(120))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seal: Mapped[str] = mapped_column(sa.String(64), default="")
