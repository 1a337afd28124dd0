"""What is kept of an export that was asked for, and of what was told to whom about which children."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.disclosures.choices import ASKERS, GROUNDS, MEANS, RECIPIENTS
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText


def _one_of(column: str, words: Iterable[str]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


class ExportRequest(Keyed, BelongsToHome, Base):
    """A wish to take children's records out of the house: what, for whom, why; the second person's word; the file.

    It is of a register's period, or (with `case_file_id`) of one child's own file. `body` is what the copy of her
    file will say, sealed under her key until the file is made; all other words lie under the home's, so that the
    book can be read when a child's key is destroyed. No passphrase is ever kept.
    """

    __tablename__ = "export_request"
    __table_args__ = (
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.UniqueConstraint("home_id", "year", "number"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint("(register_id = '') = (case_file_id IS NOT NULL)", name="one_thing"),
        sa.CheckConstraint("decided_by IS NULL OR decided_by <> asked_by", name="two_persons"),
        sa.CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="word_whole"),
        sa.CheckConstraint("(verdict = '') = (decided_at IS NULL)", name="verdict_whole"),
        sa.CheckConstraint("verdict IN ('', 'agreed', 'refused')", name="verdict_known"),
        sa.CheckConstraint("made_at IS NULL OR verdict = 'agreed'", name="made_if_agreed"),
        sa.CheckConstraint(_one_of("recipient", ASKERS), name="recipient_known"),
        sa.CheckConstraint(_one_of("ground", ("", *GROUNDS)), name="ground_known"),
        sa.Index("ix_export_request_verdict_expires_at", "verdict", "expires_at"),
    )

    year: Mapped[int]
    number: Mapped[int]
    register_id: Mapped[str] = mapped_column(sa.String(60), default="")
    case_file_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    format: Mapped[str] = mapped_column(sa.String(8))
    language: Mapped[str] = mapped_column(sa.String(8))
    children: Mapped[int]
    lines: Mapped[int]
    left_out: Mapped[int] = mapped_column(default=0)
    is_sealed: Mapped[bool] = mapped_column(default=False)
    recipient: Mapped[str] = mapped_column(sa.String(20))
    recipient_words: Mapped[Sealed] = mapped_column(SealedText)
    ground: Mapped[str] = mapped_column(sa.String(20), default="")
    reference: Mapped[str] = mapped_column(Line(80), default="")
    purpose: Mapped[Sealed] = mapped_column(SealedText)
    body: Mapped[Sealed | None] = mapped_column(SealedText)
    asked_by: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    verdict: Mapped[str] = mapped_column(sa.String(10), default="")
    decided_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refusal: Mapped[Sealed | None] = mapped_column(SealedText)
    serial: Mapped[str] = mapped_column(sa.String(12), default="")
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    kept_until: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    gone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    file_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    file_name: Mapped[str] = mapped_column(sa.String(120), default="")


class Disclosure(Keyed, BelongsToHome, Base):
    """One giving: what about which children went to whom, on what ground, how, and who signed for it.

    A line of a bound book: struck out, never changed or taken away.
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        sa.ForeignKeyConstraint(["request_id", "home_id"], ["export_request.id", "export_request.home_id"]),
        sa.UniqueConstraint("home_id", "year", "number"),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint(_one_of("recipient", RECIPIENTS), name="recipient_known"),
        sa.CheckConstraint(_one_of("ground", GROUNDS), name="ground_known"),
        sa.CheckConstraint(_one_of("means", MEANS), name="means_known"),
        sa.CheckConstraint("(struck_at IS NULL) = (struck_by IS NULL)", name="struck_whole"),
        sa.CheckConstraint("(struck_at IS NULL) = (struck_why IS NULL)", name="struck_with_reason"),
        sa.Index("ix_disclosure_home_id_given_at", "home_id", "given_at"),
    )

    year: Mapped[int]
    number: Mapped[int]
    recipient: Mapped[str] = mapped_column(sa.String(20))
    recipient_words: Mapped[Sealed] = mapped_column(SealedText)
    ground: Mapped[str] = mapped_column(sa.String(20))
    reference: Mapped[str] = mapped_column(Line(80), default="")
    what: Mapped[Sealed] = mapped_column(SealedText)
    means: Mapped[str] = mapped_column(sa.String(20))
    receipt: Mapped[Sealed | None] = mapped_column(SealedText)
    children: Mapped[int]
    request_id: Mapped[UUID | None] = mapped_column(sa.Uuid, index=True)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_why: Mapped[Sealed | None] = mapped_column(SealedText)


class DisclosedChild(Keyed, BelongsToHome, Base):
    """A child of whom a disclosure tells."""

    __tablename__ = "disclosed_child"
    __table_args__ = (
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.ForeignKeyConstraint(["disclosure_id", "home_id"], ["disclosure.id", "disclosure.home_id"]),
    )

    disclosure_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
