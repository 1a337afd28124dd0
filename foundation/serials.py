"""Numbers without gaps: of files, register lines, certificates and books, by home and year."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from foundation.db import Base, Keyed, db, upsert
from foundation.scope import BelongsToHome


class Serial(Keyed, BelongsToHome, Base):
    """The last number given in a home and year, for one kind of paper, line or book."""

    __tablename__ = "serial"
    __table_args__ = (sa.UniqueConstraint("home_id", "kind", "year"),)

    kind: Mapped[str] = mapped_column(sa.String(30))
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)


def take_number(home_id: UUID, kind: str, year: int) -> int:
    """Take the next number of `kind` (file, admission, certificate) in this home and year.

    The counter's row is locked until the deed commits; a deed that fails gives its number back, so none is missing.
    """
    return take_numbers(home_id, kind, year, 1)


def take_numbers(home_id: UUID, kind: str, year: int, many: int) -> int:
    """Take `many` numbers in a row, as `take_number` takes one; answers the first of them."""
    first = upsert(Serial).values(home_id=home_id, kind=kind, year=year, last=many)
    taken = first.on_conflict_do_update(
        index_elements=["home_id", "kind", "year"], set_={"last": Serial.last + many}
    )
    return int(db.session.execute(taken.returning(Serial.last)).scalar_one()) - many + 1
