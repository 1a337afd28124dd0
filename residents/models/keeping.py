"""What is kept of a file: photographs, and values that were mended."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, Prose, UtcDateTime
from residents.models.child import OfFile, of_file


class PhotoOf(Keyed, OfFile, Base):
    """A photograph of the child, kept encrypted under her own key."""

    __tablename__ = "photo_of"
    __table_args__ = (of_file(),)

    file_id: Mapped[UUID] = mapped_column(sa.Uuid)
    taken_on: Mapped[date]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))


class Correction(Keyed, OfFile, Base):
    """A value that was mended: the old one stays readable, struck out, with the reason, as in ink."""

    __tablename__ = "correction"
    __table_args__ = (of_file(), sa.Index("ix_correction_subject_id", "subject_id"))

    subject_table: Mapped[str] = mapped_column(sa.String(40))
    subject_id: Mapped[UUID] = mapped_column(sa.Uuid)
    field: Mapped[str] = mapped_column(sa.String(40))
    old_text: Mapped[str] = mapped_column(Prose(), default="")
    new_text: Mapped[str] = mapped_column(Prose(), default="")
    reason: Mapped[str] = mapped_column(Line(200))
    by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    by_name: Mapped[str] = mapped_column(Line(120), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
