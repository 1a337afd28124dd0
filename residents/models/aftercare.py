"""The time after a stay: who follows her up, on which days, what each visit or call found."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.choices.aftercare import WRITTEN_TWICE
from residents.models.child import OPEN, Codes, OfFile, OneOpen, of_file


def _is_open(*columns: str) -> sa.ColumnElement[bool]:
    return sa.and_(*(sa.column(name).is_(None) for name in columns))


def _written_twice(today: date) -> dict[str, Any]:
    return {"ended_on": today, "ended_why": WRITTEN_TWICE}


class Aftercare(Keyed, OfFile, Versioned, Base):
    """The following up after one stay: rules 19(18) and 39(4)(xii), Form 7 part D. Address and number are sealed."""

    __tablename__ = "aftercare"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.UniqueConstraint("placement_id"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("risk in ('none', 'watch', 'danger')", name="risk_known"),
        sa.CheckConstraint("phone is null or safe_words is not null", name="number_with_words"),
        sa.Index("ix_aftercare_home_id_ended_on", "home_id", "ended_on"),
        sa.Index("ix_aftercare_worker_id", "worker_id"),
        sa.Index(
            "uq_aftercare_open",
            "case_file_id",
            unique=True,
            sqlite_where=_is_open("ended_on"),
            postgresql_where=_is_open("ended_on"),
        ),
        {"info": {OPEN: OneOpen("uq_aftercare_open", "left_on", _written_twice)}},
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    going: Mapped[str] = mapped_column(sa.String(24))
    left_on: Mapped[date]
    worker_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    risk: Mapped[str] = mapped_column(sa.String(8), default="none")
    risk_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    risk_done: Mapped[str] = mapped_column(Line(300), default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    answer: Mapped[str] = mapped_column(Line(300), default="")
    address: Mapped[Sealed | None] = mapped_column(SealedText())
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    safe_words: Mapped[Sealed | None] = mapped_column(SealedText())
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    begun_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(sa.String(12), default="")
    ended_words: Mapped[str] = mapped_column(Line(200), default="")


class FollowUp(Keyed, OfFile, Versioned, Base):
    """One day on which she is to be seen or heard: due, done, or dropped with its reason."""

    __tablename__ = "follow_up"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["aftercare_id", "home_id"], ["aftercare.id", "aftercare.home_id"]),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("done_on is null or dropped_on is null", name="done_or_dropped"),
        sa.Index("ix_follow_up_home_id_due_on", "home_id", "due_on"),
        sa.Index("ix_follow_up_aftercare_id", "aftercare_id"),
    )

    aftercare_id: Mapped[UUID] = mapped_column(sa.Uuid)
    kind: Mapped[str] = mapped_column(sa.String(12))
    due_on: Mapped[date]
    tries: Mapped[int] = mapped_column(default=0)
    done_on: Mapped[date | None]
    dropped_on: Mapped[date | None]
    dropped_why: Mapped[str] = mapped_column(sa.String(12), default="")
    dropped_words: Mapped[str] = mapped_column(Line(200), default="")


class FollowUpVisit(Keyed, OfFile, Base):
    """One visit, call or letter: who went, whether she was reached, whom they met; what was found is sealed.

    `found` is one sealed value: lines of Form 7 part D by their code, as JSON.
    """

    __tablename__ = "follow_up_visit"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["follow_up_id", "home_id"], ["follow_up.id", "follow_up.home_id"]),
        sa.CheckConstraint("risk in ('none', 'watch', 'danger')", name="risk_known"),
        sa.CheckConstraint("next_on is null or next_on >= happened_on", name="next_after"),
        sa.Index("ix_follow_up_visit_follow_up_id", "follow_up_id"),
    )

    follow_up_id: Mapped[UUID] = mapped_column(sa.Uuid)
    happened_on: Mapped[date]
    how: Mapped[str] = mapped_column(sa.String(8))
    went_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    went_name: Mapped[str] = mapped_column(Line(120), default="")
    is_reached: Mapped[bool] = mapped_column(default=True)
    met: Mapped[Sealed | None] = mapped_column(SealedText())
    found: Mapped[Sealed | None] = mapped_column(SealedText())
    held: Mapped[tuple[str, ...]] = mapped_column(Codes(120), default=())
    risk: Mapped[str] = mapped_column(sa.String(8), default="none")
    risk_done: Mapped[str] = mapped_column(Line(300), default="")
    next_on: Mapped[date | None]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_why: Mapped[str] = mapped_column(Line(200), default="")
