"""Examinations at admission with their body map, visits, and what everybody near a child must know."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.bodymap import BodyMark
from foundation.db import Base, Keyed, Line, Prose, UtcDateTime
from health.models.written import Written, one_standing
from residents.models.child import Codes, OfFile, of_file


class HealthExam(Keyed, OfFile, Written, Base):
    """The medical examination of one admission (rule 34(3)(i)); height and weight stand among the measures."""

    __tablename__ = "health_exam"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("id", "home_id"),
        sa.ForeignKeyConstraint(["placement_id", "home_id"], ["placement.id", "placement.home_id"]),
        sa.CheckConstraint("general in ('good', 'fair', 'weak', 'urgent')", name="general_known"),
        one_standing("uq_health_exam_standing", "placement_id"),
        sa.Index("ix_health_exam_home_id_examined_at", "home_id", "examined_at"),
    )

    placement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    examined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    examiner: Mapped[str] = mapped_column(Line(120))
    general: Mapped[str] = mapped_column(sa.String(8))
    general_words: Mapped[str] = mapped_column(Prose(), default="")
    weight_g: Mapped[int | None]
    height_mm: Mapped[int | None]
    vision: Mapped[str] = mapped_column(sa.String(8))
    hearing: Mapped[str] = mapped_column(sa.String(8))
    senses_words: Mapped[str] = mapped_column(Line(300), default="")
    skin: Mapped[tuple[str, ...]] = mapped_column(Codes(80), default=())
    skin_words: Mapped[str] = mapped_column(Line(300), default="")
    illness: Mapped[str] = mapped_column(Prose(), default="")
    allergy: Mapped[str] = mapped_column(Line(160), default="")
    treatment: Mapped[str] = mapped_column(Prose(), default="")
    advice: Mapped[str] = mapped_column(Prose(), default="")


class HealthMark(Keyed, OfFile, BodyMark, Base):
    """A mark or an injury that was seen at an examination."""

    __tablename__ = "health_mark"
    __table_args__ = (
        of_file(),
        sa.UniqueConstraint("case_file_id", "number"),
        sa.ForeignKeyConstraint(["exam_id", "home_id"], ["health_exam.id", "health_exam.home_id"]),
        sa.Index("ix_health_mark_exam_id", "exam_id"),
    )

    exam_id: Mapped[UUID] = mapped_column(sa.Uuid)


class HealthVisit(Keyed, OfFile, Written, Base):
    """A child seen by the nurse, a doctor or a hospital; a stay in the sick room or a hospital lasts to `ended_at`."""

    __tablename__ = "health_visit"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("ended_at is null or ended_at >= happened_at", name="ends_after"),
        sa.Index("ix_health_visit_home_id_happened_at", "home_id", "happened_at"),
        sa.Index("ix_health_visit_file_happened", "case_file_id", "happened_at"),
    )

    kind: Mapped[str] = mapped_column(sa.String(12))
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_by: Mapped[str] = mapped_column(Line(120))
    place: Mapped[str] = mapped_column(Line(160), default="")
    complaint: Mapped[str] = mapped_column(Prose())
    finding: Mapped[str] = mapped_column(Prose(), default="")
    treatment: Mapped[str] = mapped_column(Prose(), default="")
    next_on: Mapped[date | None]


class HealthAlert(Keyed, OfFile, Base):
    """An allergy or a condition, and what to do in an emergency, for all who are near the child; ended, not struck."""

    __tablename__ = "health_alert"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("kind in ('allergy', 'condition', 'diet', 'other')", name="kind_known"),
        sa.Index("ix_health_alert_home_id_ended_at", "home_id", "ended_at"),
    )

    kind: Mapped[str] = mapped_column(sa.String(10))
    what: Mapped[str] = mapped_column(Line(160))
    instruction: Mapped[str] = mapped_column(Line(300))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    ended_reason: Mapped[str] = mapped_column(Line(200), default="")
