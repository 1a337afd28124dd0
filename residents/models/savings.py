"""A child's money: her account in the book of savings, and where her bank account is."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime
from foundation.sealed import Sealed, SealedText
from residents.models.child import OfFile, of_file


class SavingsAccount(Keyed, OfFile, Base):
    """The account of a child in her home's book of savings; the entries are the ledger's."""

    __tablename__ = "savings_account"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["account_id", "home_id"], ["ledger_account.id", "ledger_account.home_id"]),
    )

    account_id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)


class BankAccount(Keyed, OfFile, Base):
    """Her bank account as it was written at one time; the newest holds, the earlier ones stay readable.

    The number is sealed under her own key; its last four signs tell two accounts apart.
    """

    __tablename__ = "bank_account"
    __table_args__ = (of_file(),)

    bank: Mapped[str] = mapped_column(Line(120))
    branch: Mapped[str] = mapped_column(Line(120), default="")
    ifsc: Mapped[str] = mapped_column(sa.String(11), default="")
    number: Mapped[Sealed] = mapped_column(SealedText())
    number_end: Mapped[str] = mapped_column(sa.String(4))
    opened_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Line(200), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
