"""What every table of marks has in common; a mark is never edited, only struck out with the reason."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Line, Prose, UtcDateTime


class BodyMark:
    """A mark on a body: where, of what kind, in whose words, seen by whom and when."""

    number: Mapped[int]
    figure: Mapped[str] = mapped_column(sa.String(6))
    region: Mapped[str] = mapped_column(sa.String(24))
    x: Mapped[int | None]
    y: Mapped[int | None]
    kind: Mapped[str] = mapped_column(sa.String(12))
    is_new: Mapped[bool] = mapped_column(default=True)
    words: Mapped[str] = mapped_column(Prose(), default="")
    seen_by: Mapped[str] = mapped_column(Line(120), default="")
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_by_name: Mapped[str] = mapped_column(Line(120), default="")
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")
