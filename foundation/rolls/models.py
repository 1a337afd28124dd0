"""The columns that every roll shares: a sheet of one day, its marks, and what each mark was before."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Keyed, Line, Prose, UtcDateTime, Versioned
from foundation.scope import BelongsToHome

OPEN, HELD, NOT_HELD = "open", "held", "not_held"
VOID = "void"
"""The mark of a person on a sheet that was taken back: it counts for nothing, and its history stays."""


class SheetMixin(Keyed, BelongsToHome, Versioned):
    """One sheet: what is marked on `day`, in `slot` (the room's own key of a period, shift or round).

    `marked_*` is the first writing, which decides whether the sheet was late; `changed_*` the latest. `from_paper` is
    the number of the paper sheet that it was typed from.
    The room adds what the sheet is about, its natural key, and the foreign keys of the writers.
    """

    day: Mapped[date] = mapped_column(sa.Date)
    slot: Mapped[str] = mapped_column(Line(60), default="")
    period: Mapped[str] = mapped_column(Line(60), default="")
    state: Mapped[str] = mapped_column(sa.String(10), default=OPEN)
    reason_not_held: Mapped[str] = mapped_column(Line(200), default="")
    note: Mapped[str] = mapped_column(Prose(), default="")
    is_late: Mapped[bool] = mapped_column(sa.Boolean, default=False)
    from_paper: Mapped[str] = mapped_column(sa.String(12), default="", server_default="")
    marked_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    marked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MarkMixin(BelongsToHome):
    """What stands beside one person on one sheet; the pair is its key, and the sheet carries the version."""

    sheet_id: Mapped[UUID] = mapped_column(sa.Uuid, primary_key=True)
    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid, primary_key=True, index=True)
    mark: Mapped[str] = mapped_column(sa.String(20))
    reason: Mapped[str] = mapped_column(sa.String(20), default="")
    words: Mapped[str] = mapped_column(Line(200), default="")
    marked_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CorrectionMixin(Keyed, BelongsToHome):
    """A mark that was changed: the old and the new one, why, by whom and when; nothing is rubbed out."""

    sheet_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    case_file_id: Mapped[UUID] = mapped_column(sa.Uuid, index=True)
    old_mark: Mapped[str] = mapped_column(sa.String(20))
    old_reason: Mapped[str] = mapped_column(sa.String(20), default="")
    old_words: Mapped[str] = mapped_column(Line(200), default="")
    new_mark: Mapped[str] = mapped_column(sa.String(20))
    new_reason: Mapped[str] = mapped_column(sa.String(20), default="")
    new_words: Mapped[str] = mapped_column(Line(200), default="")
    why: Mapped[str] = mapped_column(Line(200), default="")
    corrected_by: Mapped[UUID | None] = mapped_column(sa.Uuid)
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)
