"""A child's own things and money: listed, read over to her before a witness, countersigned, kept, given back."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from residents.models.child import OfFile, of_file


class BelongingsList(Keyed, OfFile, Versioned, Base):
    """A list of what she had with her; what comes later stands on the next list."""

    __tablename__ = "belongings_list"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.UniqueConstraint("home_id", "year", "register_no"),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.CheckConstraint(
            "countersigned_at is null or read_at is not null", name="read_before_countersigned"
        ),
        sa.Index("ix_belongings_list_placement_id", "placement_id"),
        sa.Index("ix_belongings_list_home_id_listed_at", "home_id", "listed_at"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    year: Mapped[int]
    register_no: Mapped[int]
    has_nothing: Mapped[bool] = mapped_column(default=False)
    listed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    listed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    listed_by_name: Mapped[str] = mapped_column(Line(120), default="")
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    witness: Mapped[str] = mapped_column(Line(120), default="")
    her_words: Mapped[str] = mapped_column(Line(300), default="")
    read_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    countersigned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    countersigned_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    countersigned_by_name: Mapped[str] = mapped_column(Line(120), default="")


class Belonging(Keyed, OfFile, Base):
    """One line of a list: a thing or money, where it is kept, and what became of it."""

    __tablename__ = "belonging"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["list_id", "home_id"], ["belongings_list.id", "belongings_list.home_id"]),
        sa.UniqueConstraint("list_id", "line"),
        sa.CheckConstraint("quantity between 1 and 9999", name="quantity"),
        sa.CheckConstraint("paise is null or paise >= 0", name="paise"),
        sa.CheckConstraint("kind <> 'money' or paise is not null", name="money_counted"),
    )

    list_id: Mapped[UUID] = mapped_column(sa.Uuid)
    line: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(12))
    what: Mapped[str] = mapped_column(Line(160))
    quantity: Mapped[int] = mapped_column(default=1)
    paise: Mapped[int | None]
    kept_where: Mapped[str] = mapped_column(Line(100), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    banked_on: Mapped[date | None]
    banked_paise: Mapped[int | None]
    banked_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    entry_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    went: Mapped[str] = mapped_column(sa.String(12), default="")
    went_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    went_to: Mapped[str] = mapped_column(Line(120), default="")
    receipt_no: Mapped[str] = mapped_column(Line(60), default="")
    went_why: Mapped[str] = mapped_column(Line(200), default="", server_default="")
    went_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_by_name: Mapped[str] = mapped_column(Line(120), default="")
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")
