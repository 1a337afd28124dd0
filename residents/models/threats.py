"""Who must not come in, and what is known of threats to a child."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.sealed import Sealed, SealedText
from residents.models.child import OfFile, of_file


class BarredPerson(Keyed, OfFile, Versioned, Base):
    """Somebody who must not be let in: the gate sees name, description and face, never because of whom or why."""

    __tablename__ = "barred_person"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("until_on is null or until_on >= from_on", name="until_after_from"),
        sa.Index("ix_barred_person_home_id_until_on", "home_id", "until_on"),
    )

    name: Mapped[str] = mapped_column(Line(120))
    description: Mapped[str] = mapped_column(Prose(), default="")
    photo_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    reason: Mapped[Sealed] = mapped_column(SealedText())
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class ThreatNote(Keyed, OfFile, Base):
    """What is known of a threat, sealed."""

    __tablename__ = "threat_note"
    __table_args__ = (of_file(),)

    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    words: Mapped[Sealed] = mapped_column(SealedText())
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
