"""Where a child is when she is not here: on leave or in hospital, transferred, missing; and a child's death."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.models.child import Codes, OfFile, of_file


def _of_stay() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"])


def _both_empty(first: str, second: str) -> sa.ColumnElement[bool]:
    return sa.and_(sa.column(first).is_(None), sa.column(second).is_(None))


class Away(Keyed, OfFile, Versioned, Base):
    """A leave of absence (JJ Act s.98) or days in hospital: by whose order, with whom, due back, returned."""

    __tablename__ = "away"
    __table_args__ = (
        of_file(),
        _of_stay(),
        sa.CheckConstraint("due_at is null or due_at > from_at", name="due_after_from"),
        sa.CheckConstraint("returned_at is null or returned_at >= from_at", name="returned_after_from"),
        sa.Index(
            "uq_away_open",
            "case_file_id",
            unique=True,
            sqlite_where=_both_empty("returned_at", "struck_at"),
            postgresql_where=_both_empty("returned_at", "struck_at"),
        ),
        sa.Index("ix_away_home_id_from_at", "home_id", "from_at"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    kind: Mapped[str] = mapped_column(sa.String(10))
    occasion: Mapped[str] = mapped_column(sa.String(20), default="")
    order_no: Mapped[str] = mapped_column(Line(80), default="")
    order_date: Mapped[date | None]
    order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    from_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    longer_why: Mapped[str] = mapped_column(Line(200), default="")
    contact_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    escort_staff_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    with_name: Mapped[str] = mapped_column(Line(120), default="")
    with_relation: Mapped[str] = mapped_column(Line(60), default="")
    place: Mapped[Sealed | None] = mapped_column(SealedText())
    phone: Mapped[Sealed | None] = mapped_column(SealedText())
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    returned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returned_with: Mapped[str] = mapped_column(Line(120), default="")
    return_note: Mapped[str] = mapped_column(Prose(), default="")
    return_written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    return_written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_why: Mapped[str] = mapped_column(Line(200), default="")


class Missing(Keyed, OfFile, Versioned, Base):
    """A child who is missing or left without leave (rules 69 K(2) and 92), until she is found or an order ends it."""

    __tablename__ = "missing"
    __table_args__ = (
        of_file(),
        _of_stay(),
        sa.CheckConstraint("found_at is null or found_at >= noticed_at", name="found_after_noticed"),
        sa.Index(
            "uq_missing_open",
            "case_file_id",
            unique=True,
            sqlite_where=_both_empty("found_at", "lapsed_at"),
            postgresql_where=_both_empty("found_at", "lapsed_at"),
        ),
        sa.Index("ix_missing_home_id_noticed_at", "home_id", "noticed_at"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    noticed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_where: Mapped[str] = mapped_column(Line(200), default="")
    wearing: Mapped[str] = mapped_column(Line(200), default="")
    police_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    police_station: Mapped[str] = mapped_column(Line(120), default="")
    police_no: Mapped[str] = mapped_column(Line(80), default="")
    family_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    committee_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    report_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    found_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    found_how: Mapped[str] = mapped_column(Line(200), default="")
    found_written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    found_written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    lapsed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MissingEffort(Keyed, OfFile, Base):
    """One thing that was done to find her: when, what, by whom."""

    __tablename__ = "missing_effort"
    __table_args__ = (of_file(),)

    missing_id: Mapped[UUID] = mapped_column(sa.ForeignKey("missing.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    words: Mapped[str] = mapped_column(Prose())
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class Transfer(Keyed, OfFile, Base):
    """A transfer by order (rule 81, JJ Act ss.95 and 96): from when, to where, what travelled with her."""

    __tablename__ = "transfer"
    __table_args__ = (of_file(), _of_stay())

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    effective_at: Mapped[datetime] = mapped_column(UtcDateTime)
    order_no: Mapped[str] = mapped_column(Line(80))
    order_date: Mapped[date]
    order_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("committee.id"))
    why: Mapped[str] = mapped_column(Line(200), default="")
    to_home_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("home.id"), index=True)
    to_words: Mapped[str] = mapped_column(Line(160), default="")
    examined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    examined_by: Mapped[str] = mapped_column(Line(120), default="")
    escort: Mapped[str] = mapped_column(Line(120), default="")
    escort_order_no: Mapped[str] = mapped_column(Line(80), default="")
    travels: Mapped[tuple[str, ...]] = mapped_column(Codes(80), default=())
    paise_sent: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class HandedFile(Keyed, OfFile, Base):
    """The door from a child's new file to the one that another home handed over: read only, each opening recorded."""

    __tablename__ = "handed_file"
    __table_args__ = (of_file(),)

    from_home_id: Mapped[UUID] = mapped_column(sa.ForeignKey("home.id"))
    from_file_id: Mapped[UUID] = mapped_column(sa.ForeignKey("case_file.id"), index=True)
    from_code: Mapped[str] = mapped_column(sa.String(20))
    handed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    travels: Mapped[tuple[str, ...]] = mapped_column(Codes(80), default=())
    paise_sent: Mapped[int] = mapped_column(sa.BigInteger, default=0)


class Death(Keyed, OfFile, Versioned, Base):
    """A child's death (rule 75): who was told when, inquest and post-mortem, to whom her body was given."""

    __tablename__ = "death"
    __table_args__ = (of_file(), _of_stay(), sa.UniqueConstraint("placement_id"))

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    died_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str] = mapped_column(Line(160))
    cause: Mapped[Sealed | None] = mapped_column(SealedText())
    cause_by: Mapped[str] = mapped_column(Line(120), default="")
    police_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    police_no: Mapped[str] = mapped_column(Line(80), default="")
    committee_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    parents_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    magistrate_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    medical_officer_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    inquest_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    post_mortem_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    post_mortem_no: Mapped[str] = mapped_column(Line(80), default="")
    body_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    body_to: Mapped[str] = mapped_column(Line(160), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
