"""What is kept of an opened seal, and of those who may not break one."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.break_glass.rules import GROUNDS, VERDICTS
from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText


def _one_of(column: str, words: Iterable[str]) -> str:
    return f"{column} IN ({', '.join(repr(str(word)) for word in words)})"


class BrokenSeal(Keyed, Versioned, BelongsToHome, Base):
    """One opening: who broke which compartments of whose file, why, until when, and what its reviewer says."""

    __tablename__ = "broken_seal"
    __table_args__ = (
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.UniqueConstraint("home_id", "year", "number"),
        sa.CheckConstraint(_one_of("ground", GROUNDS), name="ground_known"),
        sa.CheckConstraint(f"verdict IS NULL OR {_one_of('verdict', VERDICTS)}", name="verdict_known"),
        sa.CheckConstraint("(reviewed_at IS NULL) = (verdict IS NULL)", name="review_whole"),
        sa.CheckConstraint("reviewed_by IS NULL OR reviewed_by <> opened_by", name="two_persons"),
        sa.CheckConstraint("until_at > opened_at", name="until_after_opening"),
        sa.Index("ix_broken_seal_opened_by_until_at", "opened_by", "until_at"),
    )

    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    year: Mapped[int]
    number: Mapped[int]
    opened_by: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    role: Mapped[str] = mapped_column(sa.String(40))
    is_of_organisation: Mapped[bool] = mapped_column(default=False)
    ground: Mapped[str] = mapped_column(sa.String(20))
    reference: Mapped[str] = mapped_column(Line(80), default="")
    reason: Mapped[Sealed] = mapped_column(SealedText)
    compartments: Mapped[str] = mapped_column(sa.String(300))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reviewed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    verdict: Mapped[str | None] = mapped_column(sa.String(20))
    review_words: Mapped[Sealed | None] = mapped_column(SealedText)


class SealBar(Keyed, Base):
    """A person who may not break the seal: of one child's file, or (without a file) of any."""

    __tablename__ = "seal_bar"
    __table_args__ = (
        sa.CheckConstraint("barred_by <> user_id", name="two_persons"),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="end_whole"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    case_file_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("case_file.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(20), default="")
    reason: Mapped[Sealed] = mapped_column(SealedText)
    barred_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    barred_by: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
