"""Reception: a rescue that brings several children, what is done when a child comes, marks seen, articles taken."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.bodymap import BodyMark
from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.scope import BelongsToHome
from residents.models.child import Codes, OfFile, of_file


class Rescue(Keyed, BelongsToHome, Versioned, Base):
    """Several children who came together: who brought them, when, from where, how many were said to come."""

    __tablename__ = "rescue"
    __table_args__ = (
        sa.UniqueConstraint("id", "home_id"),
        sa.CheckConstraint(
            "said_to_come is null or said_to_come between 1 and 300", name="said_to_come_sane"
        ),
        sa.Index("ix_rescue_home_id_started_at", "home_id", "started_at"),
    )

    brought_by: Mapped[str] = mapped_column(sa.String(20))
    brought_by_text: Mapped[str] = mapped_column(Line(160), default="")
    place: Mapped[str] = mapped_column(Line(160), default="")
    said_to_come: Mapped[int | None]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_words: Mapped[str] = mapped_column(Line(200), default="")


class Reception(Keyed, OfFile, Versioned, Base):
    """The reception of one stay: from the gate to the regular bed."""

    __tablename__ = "reception"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("placement_id"),
        sa.UniqueConstraint("id", "home_id"),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.ForeignKeyConstraint(["rescue_id", "home_id"], ["rescue.id", "rescue.home_id"]),
        sa.Index("ix_reception_rescue_id", "rescue_id"),
        sa.Index("ix_reception_home_id_finished_at", "home_id", "finished_at"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    rescue_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    received_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class ReceptionStep(Keyed, OfFile, Base):
    """One step of a reception: done, or not needed and why; what was wrong is struck out and written anew."""

    __tablename__ = "reception_step"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["reception_id", "home_id"], ["reception.id", "reception.home_id"]),
        sa.CheckConstraint("state in ('done', 'not_needed')", name="state"),
        sa.CheckConstraint("state = 'done' or words <> ''", name="reason_when_not_needed"),
        sa.Index(
            "uq_reception_step_standing",
            "reception_id",
            "step",
            unique=True,
            sqlite_where=sa.column("struck_at").is_(None),
            postgresql_where=sa.column("struck_at").is_(None),
        ),
    )

    reception_id: Mapped[UUID] = mapped_column(sa.Uuid)
    step: Mapped[str] = mapped_column(sa.String(20))
    state: Mapped[str] = mapped_column(sa.String(10))
    words: Mapped[str] = mapped_column(Prose(), default="")
    person: Mapped[str] = mapped_column(Line(120), default="")
    person_sex: Mapped[str] = mapped_column(sa.String(6), default="")
    witness: Mapped[str] = mapped_column(Line(120), default="")
    number: Mapped[str] = mapped_column(Line(80), default="")
    kinds: Mapped[tuple[str, ...]] = mapped_column(Codes(120), default=())
    until_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_by_name: Mapped[str] = mapped_column(Line(120), default="")
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")


class SeizedArticle(Keyed, OfFile, Base):
    """A prohibited article that was taken at the search: what, where it went, to whom it was given."""

    __tablename__ = "seized_article"
    __table_args__ = (
        of_file(),
        sa.ForeignKeyConstraint(["reception_id", "home_id"], ["reception.id", "reception.home_id"]),
        sa.Index("ix_seized_article_reception_id", "reception_id"),
    )

    reception_id: Mapped[UUID] = mapped_column(sa.Uuid)
    kind: Mapped[str] = mapped_column(sa.String(12))
    what: Mapped[str] = mapped_column(Line(160))
    went_to: Mapped[str] = mapped_column(sa.String(12))
    given_to: Mapped[str] = mapped_column(Line(120), default="")
    seized_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_by_name: Mapped[str] = mapped_column(Line(120), default="")
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")


class ReceptionMark(Keyed, OfFile, BodyMark, Base):
    """A mark or an injury that was seen on a child."""

    __tablename__ = "reception_mark"
    __table_args__ = (of_file(), sa.UniqueConstraint("case_file_id", "number"))
