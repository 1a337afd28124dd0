"""The table of the door: one row each time a child is in the house.

The sheet of `foundation/rolls` is not used here: it is opened once for everybody, and holds one mark for a person.
At a door there is no sheet to open, a child comes twice on one day, stays past midnight, and each coming has two
moments of its own. A row from coming to leaving says all that, and its open end says who is in the house now.
"""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, Line, UtcDateTime, Versioned
from residents.models import Codes, OfFile, of_file

OPEN = sa.and_(sa.column("left_at").is_(None), sa.column("struck_at").is_(None))


class DoorVisit(Keyed, OfFile, Versioned, Base):
    """From a tap-in to its tap-out; `day` is the day of coming in the home's zone, `night_on` the last written night.

    A wrong tap is struck out with its reason and stays readable. One open visit for a child at a time. `from_paper` is
    the number of the paper sheet that it was typed from.
    """

    __tablename__ = "door_visit"
    __table_args__ = (
        of_file(),
        sa.CheckConstraint("left_at is null or left_at >= came_at", name="left_after_coming"),
        sa.Index("uq_door_visit_open", "case_file_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        sa.Index("ix_door_visit_home_id_day", "home_id", "day"),
        sa.Index("ix_door_visit_case_file_id_day", "case_file_id", "day"),
    )

    day: Mapped[date]
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)
    came_written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    came_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    services: Mapped[tuple[str, ...]] = mapped_column(Codes(100), default=())
    other_words: Mapped[str] = mapped_column(Line(120), default="")
    way: Mapped[str] = mapped_column(sa.String(8), default="")
    fetched_by: Mapped[str] = mapped_column(Line(120), default="")
    night_on: Mapped[date | None]
    from_paper: Mapped[str] = mapped_column(sa.String(12), default="", server_default="")
    struck_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    struck_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("person_account.id"))
    struck_by_name: Mapped[str] = mapped_column(Line(120), default="")
    struck_reason: Mapped[str] = mapped_column(Line(200), default="")
