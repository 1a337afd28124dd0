"""An account and its entries: one person writes an entry, another signs it, and from then on nobody changes it."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.scope import BelongsToHome

_STANDS = sa.and_(sa.column("reverses_id").is_not(None), sa.column("declined_at").is_(None))


class LedgerAccount(Keyed, BelongsToHome, Base):
    """An account in one book of a home; whose it is, the room knows that opened it."""

    __tablename__ = "ledger_account"
    __table_args__ = (sa.UniqueConstraint("id", "home_id"),)

    book: Mapped[str] = mapped_column(sa.String(20))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Entry(Keyed, BelongsToHome, Base):
    """Money in (above nothing) or out (below), in paise.

    It waits until another person than its writer signs it, or declines it with a reason; then it stands for good
    and can only be reversed by an entry of its own. The database itself refuses any other change.
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (
        sa.ForeignKeyConstraint(["account_id", "home_id"], ["ledger_account.id", "ledger_account.home_id"]),
        sa.UniqueConstraint("home_id", "book", "year", "serial"),
        sa.CheckConstraint("paise <> 0", name="paise_not_nothing"),
        sa.CheckConstraint("signed_by is null or signed_by <> written_by", name="signed_by_another"),
        sa.CheckConstraint("signed_at is null or declined_at is null", name="signed_or_declined"),
        sa.CheckConstraint("(reverses_id is null) = (reason = '')", name="reversed_with_reason"),
        sa.Index("ix_ledger_entry_account_id_happened_at", "account_id", "happened_at"),
        sa.Index(
            "uq_ledger_entry_reverses_once",
            "reverses_id",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )

    account_id: Mapped[UUID] = mapped_column(sa.Uuid)
    book: Mapped[str] = mapped_column(sa.String(20))
    year: Mapped[int]
    serial: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(20))
    paise: Mapped[int] = mapped_column(sa.BigInteger)
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    words: Mapped[str] = mapped_column(Line(200), default="")
    voucher: Mapped[str] = mapped_column(Line(60), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    signed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    signed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    declined_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    declined_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    declined_why: Mapped[str] = mapped_column(Line(200), default="")
    reverses_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("ledger_entry.id"))
    reason: Mapped[str] = mapped_column(Line(200), default="")

    @property
    def is_waiting(self) -> bool:
        """Answer whether nobody has signed or declined it yet."""
        return self.signed_at is None and self.declined_at is None
