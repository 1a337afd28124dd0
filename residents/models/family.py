"""A child's family: who they are, how they may be met, and the sealed words about where and how to reach them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.choices.kinship import ContactKind, Life, Relation, Wanted
from residents.models.child import OfFile, of_file


def one_of(column: str, choices: type[StrEnum]) -> str:
    """Answer the condition of a check constraint: the column holds one of these codes."""
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return f"{column} in ({listed})"


def _is_parent_in_force() -> sa.ColumnElement[bool]:
    relation = sa.column("relation")
    parents = (relation == sa.literal_column(f"'{parent}'") for parent in (Relation.FATHER, Relation.MOTHER))
    return sa.and_(sa.or_(*parents), sa.column("struck_at").is_(None))


class FamilyMember(Keyed, OfFile, Versioned, Base):
    """Somebody of the child's family, or close to it.

    A father's or mother's English name is the child's own identity fact and stays empty here: one fact, one place.
    Address, telephone and what may be said on it are sealed under the child's key; no number without its words.
    """

    __tablename__ = "family_member"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint(one_of("relation", Relation), name="relation_known"),
        sa.CheckConstraint(one_of("life", Life), name="life_known"),
        sa.CheckConstraint(one_of("contact", ContactKind), name="contact_known"),
        sa.CheckConstraint(one_of("wanted", Wanted), name="wanted_known"),
        sa.CheckConstraint("phone is null or safe_words is not null", name="number_with_words"),
        sa.CheckConstraint("contact <> 'barred' or barred_no <> ''", name="bar_with_order"),
        sa.CheckConstraint("not (contact = 'barred' and may_take_her)", name="barred_takes_nobody"),
        sa.Index(
            "uq_family_member_parent",
            "case_file_id",
            "relation",
            unique=True,
            sqlite_where=_is_parent_in_force(),
            postgresql_where=_is_parent_in_force(),
        ),
    )

    relation: Mapped[str] = mapped_column(sa.String(16))
    relation_text: Mapped[str] = mapped_column(Line(60), default="")
    name: Mapped[str] = mapped_column(Line(120), default="")
    name_local: Mapped[str] = mapped_column(Line(120), default="")
    life: Mapped[str] = mapped_column(sa.String(10), default=Life.NOT_KNOWN)
    age_years: Mapped[int | None]
    age_stated_on: Mapped[date | None]
    occupation: Mapped[str] = mapped_column(Line(120), default="")
    income_month: Mapped[int | None]
    health: Mapped[str] = mapped_column(Line(200), default="")
    contact: Mapped[str] = mapped_column(sa.String(12), default=ContactKind.NOT_DECIDED)
    may_take_her: Mapped[bool] = mapped_column(default=False)
    wanted: Mapped[str] = mapped_column(sa.String(10), default=Wanted.NOT_ASKED)
    wanted_words: Mapped[str] = mapped_column(Prose(), default="")
    barred_no: Mapped[str] = mapped_column(Line(80), default="")
    barred_on: Mapped[date | None]
    barred_by: Mapped[str] = mapped_column(Line(120), default="")
    barred_until: Mapped[date | None]
    address: Mapped[Sealed | None] = mapped_column(SealedText())
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    safe_words: Mapped[Sealed | None] = mapped_column(SealedText())
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")


class SealedBefore(Keyed, OfFile, Base):
    """A sealed value that was mended: the old one stays, still sealed, with the reason."""

    __tablename__ = "sealed_before"
    __table_args__ = (of_file(), sa.Index("ix_sealed_before_subject_id", "subject_id"))

    subject_table: Mapped[str] = mapped_column(sa.String(40))
    subject_id: Mapped[UUID] = mapped_column(sa.Uuid)
    field: Mapped[str] = mapped_column(sa.String(40))
    old: Mapped[Sealed] = mapped_column(SealedText())
    reason: Mapped[str] = mapped_column(Line(200))
    by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    by_name: Mapped[str] = mapped_column(Line(120), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
