"""Who she is: words by which she is found, other names, ages as told and ordered, papers, brothers and sisters."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.models.child import OfFile, of_file
from residents.names import WORD


def _word() -> sa.types.TypeEngine[str]:
    """Answer the type of a word's key: compared by its bytes, so that an index serves what it begins with."""
    return sa.String(WORD).with_variant(sa.String(WORD, collation="C"), "postgresql")


class NameWord(Keyed, OfFile, Base):
    """One word of a name, folded to its key: written by every verb that writes names, read by every search."""

    __tablename__ = "name_word"
    __table_args__ = (
        of_file(),
        sa.Index("uq_name_word_of_file", "case_file_id", "word", "kind", unique=True),
        sa.Index("ix_name_word_home_id_word", "home_id", "word", "kind", "case_file_id"),
    )

    home_id: Mapped[UUID] = mapped_column(sa.ForeignKey("home.id"))
    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    kind: Mapped[str] = mapped_column(sa.String(8))
    word: Mapped[str] = mapped_column(_word())


class Struck:
    """A line that may be struck out: it stays readable, with who struck it, when and why."""

    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")


class Alias(Keyed, OfFile, Versioned, Struck, Base):
    """Another name by which she is or was known, in two scripts."""

    __tablename__ = "alias"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("kind in ('called', 'earlier', 'given', 'paper')", name="kind"),
        sa.CheckConstraint("name <> '' or name_local <> ''", name="has_a_name"),
    )

    name: Mapped[str] = mapped_column(Line(120), default="")
    name_local: Mapped[str] = mapped_column(Line(120), default="")
    kind: Mapped[str] = mapped_column(sa.String(8))
    note: Mapped[str] = mapped_column(Line(200), default="")


class AgeRecord(Keyed, OfFile, Struck, Base):
    """An age as somebody stated it, as a doctor assessed it, or as it was ordered (JJ Act s.94)."""

    __tablename__ = "age_record"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("kind in ('stated', 'assessed', 'ordered')", name="kind"),
        sa.CheckConstraint("born_on is not null or years is not null", name="says_an_age"),
        sa.CheckConstraint("years_to is null or years_to >= years", name="range"),
        sa.CheckConstraint("kind <> 'ordered' or (order_no <> '' and document <> '')", name="order_whole"),
    )

    kind: Mapped[str] = mapped_column(sa.String(8))
    years: Mapped[int | None]
    years_to: Mapped[int | None]
    born_on: Mapped[date | None]
    on_day: Mapped[date]
    by_text: Mapped[str] = mapped_column(Line(160), default="")
    document: Mapped[str] = mapped_column(sa.String(10), default="")
    document_text: Mapped[str] = mapped_column(Line(160), default="")
    no_paper_reason: Mapped[str] = mapped_column(Line(200), default="")
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    committee_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))


class IdentityPaper(Keyed, OfFile, Versioned, Base):
    """A paper that says who she is: held, a copy, on its way, lost or never made; and the next step to get it."""

    __tablename__ = "identity_paper"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.Index("ix_identity_paper_home_id_next_due_on", "home_id", "next_due_on"),
    )

    kind: Mapped[str] = mapped_column(sa.String(16))
    label: Mapped[str] = mapped_column(Line(80), default="")
    state: Mapped[str] = mapped_column(sa.String(8))
    number: Mapped[str] = mapped_column(Line(60), default="")
    number_sealed: Mapped[Sealed | None] = mapped_column(SealedText())
    name_on_paper: Mapped[str] = mapped_column(Line(120), default="")
    issued_by: Mapped[str] = mapped_column(Line(120), default="")
    issued_on: Mapped[date | None]
    kept_where: Mapped[str] = mapped_column(Line(120), default="")
    next_step: Mapped[str] = mapped_column(Line(200), default="")
    next_office: Mapped[str] = mapped_column(Line(160), default="")
    next_due_on: Mapped[date | None]
    carrier_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class PaperStep(Keyed, OfFile, Base):
    """One step on the road to a paper: the day, the office, what was done, and how the paper stood after it."""

    __tablename__ = "paper_step"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["paper_id", "home_id"], ["identity_paper.id", "identity_paper.home_id"]),
        sa.Index("ix_paper_step_paper_id", "paper_id"),
    )

    paper_id: Mapped[UUID] = mapped_column(sa.Uuid)
    happened_on: Mapped[date]
    office: Mapped[str] = mapped_column(Line(160), default="")
    what: Mapped[str] = mapped_column(Line(200))
    state: Mapped[str] = mapped_column(sa.String(8))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class Sibling(Keyed, OfFile, Versioned, Base):
    """That two children are brother or sister, as one of their files tells it; `bond_id` is on both files' lines.

    The other file may lie in another home: then its code and home are never shown here.
    """

    __tablename__ = "sibling"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("case_file_id <> other_file_id", name="two_children"),
        sa.Index("ix_sibling_bond_id", "bond_id"),
        sa.Index("ix_sibling_other_file_id", "other_file_id"),
        sa.Index(
            "uq_sibling_now",
            "case_file_id",
            "other_file_id",
            unique=True,
            sqlite_where=sa.column("ended_at").is_(None),
            postgresql_where=sa.column("ended_at").is_(None),
        ),
    )

    bond_id: Mapped[UUID] = mapped_column(sa.Uuid)
    other_file_id: Mapped[UUID] = mapped_column(sa.ForeignKey("case_file.id"))
    relation: Mapped[str] = mapped_column(sa.String(10))
    keep_together: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Line(200), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    end_reason: Mapped[str] = mapped_column(Line(200), default="")
