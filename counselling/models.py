"""The tables of counselling: sessions, what was corrected in them, and who may open their sealed notes."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.scope import BelongsToHome
from foundation.sealed import Sealed, SealedText


class SessionKind(StrEnum):
    """How counsellor and child met."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    FAMILY = "family"
    TELEPHONE = "telephone"
    CRISIS = "crisis"


class Mood(StrEnum):
    """How she was, as she says."""

    VERY_LOW = "very_low"
    LOW = "low"
    MIDDLING = "middling"
    WELL = "well"
    DID_NOT_SAY = "did_not_say"


class Risk(StrEnum):
    """Whether she is safe tonight."""

    NONE = "none"
    WATCH = "watch"
    DANGER = "danger"


class Issue(StrEnum):
    """What a session was about, as a code: the register shows the code and never the story."""

    ADJUSTMENT = "ADJ"
    TRAUMA = "TRA"
    SLEEP = "SLP"
    MOOD = "MOD"
    ANXIETY = "ANX"
    SELF_HARM = "SHR"
    FAMILY = "FAM"
    LOSS = "LOS"
    PEERS = "PEE"
    CONDUCT = "CON"
    SCHOOL = "SCH"
    COURT = "CRT"
    HEALTH = "HLT"
    SUBSTANCE = "SUB"
    RESTORATION = "RES"
    OTHER = "OTH"


def _one_of(column: str, choices: type[StrEnum]) -> str:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return f"{column} IN ({listed})"


class CounsellingSession(Keyed, Versioned, BelongsToHome, Base):
    """One session with one child: what others may read in clear, the rest sealed under the child's key."""

    __tablename__ = "counselling_session"
    __table_args__ = (
        sa.UniqueConstraint("id", "home_id"),
        sa.UniqueConstraint("case_file_id", "number"),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.CheckConstraint(_one_of("kind", SessionKind), name="kind_known"),
        sa.CheckConstraint(_one_of("mood", Mood), name="mood_known"),
        sa.CheckConstraint(_one_of("risk", Risk), name="risk_known"),
        sa.CheckConstraint("minutes BETWEEN 1 AND 480", name="minutes_in_a_day"),
        sa.CheckConstraint("risk = 'none' OR safety_instruction <> ''", name="risk_has_instruction"),
        sa.Index("ix_counselling_session_home_happened", "home_id", "happened_at"),
        sa.Index("ix_counselling_session_file_happened", "case_file_id", "happened_at"),
    )

    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    number: Mapped[int] = mapped_column(sa.Integer)
    counsellor_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(12))
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    minutes: Mapped[int] = mapped_column(sa.Integer)
    place: Mapped[str] = mapped_column(Line(80), default="")
    issues: Mapped[list[str]] = mapped_column(sa.JSON)
    mood: Mapped[str] = mapped_column(sa.String(12))
    brought: Mapped[Sealed | None] = mapped_column(SealedText())
    done: Mapped[Sealed | None] = mapped_column(SealedText())
    summary: Mapped[str] = mapped_column(Prose(), default="")
    plan: Mapped[str] = mapped_column(Prose(), default="")
    next_on: Mapped[date | None] = mapped_column(sa.Date)
    risk: Mapped[str] = mapped_column(sa.String(8), default=Risk.NONE)
    safety_instruction: Mapped[str] = mapped_column(Line(300), default="")
    process_notes: Mapped[Sealed | None] = mapped_column(SealedText())
    reader_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class SessionCorrection(Keyed, BelongsToHome, Base):
    """What a line of a session said before it was mended, why, by whom and when: nothing is rubbed out."""

    __tablename__ = "counselling_correction"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["session_id", "home_id"],
            ["counselling_session.id", "counselling_session.home_id"],
        ),
        sa.Index("ix_counselling_correction_session", "session_id"),
    )

    session_id: Mapped[UUID] = mapped_column(sa.Uuid)
    field: Mapped[str] = mapped_column(sa.String(20))
    old_value: Mapped[str | None] = mapped_column(Prose())
    old_sealed: Mapped[Sealed | None] = mapped_column(SealedText())
    reason: Mapped[str] = mapped_column(Line(200))
    corrected_by_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class ProcessNoteReader(Keyed, BelongsToHome, Base):
    """A supervisor whom a counsellor has named to open her sealed notes about one child."""

    __tablename__ = "process_note_reader"
    __table_args__ = (
        sa.UniqueConstraint("case_file_id", "owner_id", "reader_id"),
        sa.ForeignKeyConstraint(["case_file_id", "home_id"], ["case_file.id", "case_file.home_id"]),
        sa.CheckConstraint("owner_id <> reader_id", name="reader_is_another"),
    )

    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    owner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    reader_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"), index=True)
    named_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
