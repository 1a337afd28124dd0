"""The case of a child who was wronged: report, sections, stages, her statement, her examination."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText
from residents.models.child import OfFile, of_file


class OfCase(OfFile):
    """A row of a case: the file, the home and the case agree by composite keys."""

    case_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


def of_case() -> sa.ForeignKeyConstraint:
    """Answer the key by which a row of a case is of its case, file and home; it follows a case that moves."""
    ours, theirs = ("case_id", "case_file_id", "home_id"), ("id", "case_file_id", "home_id")
    return sa.ForeignKeyConstraint(list(ours), [f"victim_case.{name}" for name in theirs], onupdate="CASCADE")


class VictimCase(Keyed, OfFile, Versioned, Base):
    """A case in which she is the victim: where it is written with the police, under which sections, which court."""

    __tablename__ = "victim_case"
    __table_args__ = (of_file(), sa.UniqueConstraint("id", "case_file_id", "home_id"))

    report_kind: Mapped[str] = mapped_column(sa.String(10), default="fir")
    report_no: Mapped[str] = mapped_column(Line(60), default="")
    reported_on: Mapped[date]
    police_station: Mapped[str] = mapped_column(Line(120), default="")
    officer: Mapped[str] = mapped_column(Line(120), default="")
    officer_phone: Mapped[Sealed | None] = mapped_column(SealedText())
    offence_on: Mapped[date | None]
    sections: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    act_reason: Mapped[str] = mapped_column(Line(200), default="")
    court: Mapped[str] = mapped_column(Line(120), default="")
    court_case_no: Mapped[str] = mapped_column(Line(80), default="")
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class CaseStage(Keyed, OfCase, Versioned, Base):
    """A stage that the case reached, on which day, with what outcome."""

    __tablename__ = "case_stage"
    __table_args__ = (of_file(), of_case())

    kind: Mapped[str] = mapped_column(sa.String(14))
    happened_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(sa.String(12), default="")
    note: Mapped[str] = mapped_column(Prose(), default="")


class MagistrateStatement(Keyed, OfCase, Versioned, Base):
    """That she spoke to a magistrate (BNSS s.183, CrPC s.164): the fact in clear, what she said sealed."""

    __tablename__ = "magistrate_statement"
    __table_args__ = (of_file(), of_case(), sa.UniqueConstraint("id", "home_id"))

    held_on: Mapped[date]
    court: Mapped[str] = mapped_column(Line(120), default="")
    escort: Mapped[str] = mapped_column(Line(120), default="")
    support_person: Mapped[str] = mapped_column(Line(120), default="")
    words: Mapped[Sealed | None] = mapped_column(SealedText())
    copy_id: Mapped[UUID | None] = mapped_column(sa.Uuid)


class StatementReading(Keyed, BelongsToHome, Base):
    """Who opened a sealed statement, when and why: the reason itself is sealed."""

    __tablename__ = "statement_reading"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["statement_id", "home_id"], ["magistrate_statement.id", "magistrate_statement.home_id"]
        ),
        sa.Index("ix_statement_reading_statement_id", "statement_id"),
    )

    statement_id: Mapped[UUID] = mapped_column(sa.Uuid)
    part: Mapped[str] = mapped_column(sa.String(8))
    reason: Mapped[Sealed] = mapped_column(SealedText())
    read_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class MedicoLegalExam(Keyed, OfCase, Versioned, Base):
    """That she was examined for the case: the fact in clear, the findings sealed for one named nurse."""

    __tablename__ = "medico_legal_exam"
    __table_args__ = (of_file(), of_case(), sa.Index("ix_medico_legal_exam_nurse_id", "nurse_id"))

    examined_on: Mapped[date]
    hospital: Mapped[str] = mapped_column(Line(120), default="")
    mlc_no: Mapped[str] = mapped_column(Line(60), default="")
    nurse_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    findings: Mapped[Sealed | None] = mapped_column(SealedText())
    findings_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
