"""What an import makes and changes: noted while it writes, so that it can be taken back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm.attributes import set_committed_value

from foundation.db import db, new_id, upsert
from foundation.intake.models import Intake, IntakeMade
from foundation.languages import _
from foundation.refusals import Refused

OWN = frozenset({"intake", "intake_row", "intake_made", "intake_mapping"})
KEPT = OWN | {"data_key"}
"""Tables of which nothing is noted: a key made for one sealed value may seal another by the time of an undo."""


@dataclass
class Journal:
    """The objects that were made, in their order; and of rows that stood before, what was changed in them."""

    made: list[Any] = field(default_factory=list)
    changed: dict[Any, dict[str, Any]] = field(default_factory=dict)

    def note(self, session: Any) -> None:
        """Note what a flush has just sent to the database."""
        new = [one for one in session.new if one.__tablename__ not in KEPT]
        self.made += new
        for one in session.dirty:
            if one.__tablename__ not in KEPT and one not in self.made and session.is_modified(one):
                self._note_change(one)

    def _note_change(self, one: Any) -> None:
        before = self.changed.setdefault(one, {})
        if not before and hasattr(one, "version"):
            before["version"] = one.version - 1
        for attribute in sa.inspect(one).mapper.column_attrs:
            if attribute.key not in before and attribute.key != "version":
                gone = sa.inspect(one).attrs[attribute.key].history.deleted
                if gone:
                    before[attribute.key] = _as_json(gone[0])

    def change(self, rows: Mapping[Any, Mapping[str, Any]]) -> None:
        """Write new values into rows that stood before; equal ones are left. One statement a set of columns.

        Raises Refused where somebody changed one of them a moment ago.
        """
        wanted: dict[tuple[type, tuple[str, ...]], list[Any]] = {}
        for one, values in rows.items():
            fresh = tuple(sorted(name for name, value in values.items() if getattr(one, name) != value))
            if fresh:
                wanted.setdefault((type(one), fresh), []).append(one)
        db.session.flush()
        for (model, names), changed in wanted.items():
            self._write(model, names, {one: rows[one] for one in changed})

    def _write(self, model: Any, names: tuple[str, ...], rows: Mapping[Any, Mapping[str, Any]]) -> None:
        table = model.__table__
        written = sa.update(table).where(
            table.c.id == sa.bindparam("row"), table.c.version == sa.bindparam("was")
        )
        told = {name: sa.bindparam(f"new_{name}") for name in names}
        done = db.session.connection().execute(
            written.values(**told, version=table.c.version + 1),
            [
                {"row": one.id, "was": one.version, **{f"new_{n}": to[n] for n in names}}
                for one, to in rows.items()
            ],
        )
        if done.rowcount not in (len(rows), -1):
            raise Refused(_("Somebody wrote the same a moment ago. Look again."))
        for one, values in rows.items():
            before = self.changed.setdefault(one, {})
            before.setdefault("version", one.version)
            for name in names:
                before.setdefault(name, _as_json(getattr(one, name)))
                set_committed_value(one, name, values[name])
            set_committed_value(one, "version", one.version + 1)

    def keep(self, intake: Intake) -> None:
        """Write all of it down, each row with the version that it has now."""
        rows = [
            _line(intake, one, None)
            for one in sorted(self.made, key=lambda one: getattr(one, "version", None) is None)
        ]
        if rows:
            db.session.execute(sa.insert(IntakeMade), rows)
        if self.changed:
            self._keep_changes(intake)

    def _keep_changes(self, intake: Intake) -> None:
        """A row that this import made or changed in an earlier deed keeps what was noted of it then."""
        known = sa.select(IntakeMade.table_name, IntakeMade.row_id, IntakeMade.before).where(
            IntakeMade.intake_id == intake.id, IntakeMade.row_id.in_([one.id for one in self.changed])
        )
        noted = {(row.table_name, row.row_id): row.before for row in db.session.execute(known)}
        rows = []
        for one, before in self.changed.items():
            key = (one.__tablename__, one.id)
            was = {**before, **(noted.get(key) or {})} if key not in noted or noted[key] is not None else None
            rows.append(_line(intake, one, was))
        kept = upsert(IntakeMade)
        told = {"version": kept.excluded.version, "before": kept.excluded.before}
        db.session.execute(
            kept.on_conflict_do_update(index_elements=["intake_id", "table_name", "row_id"], set_=told), rows
        )


def _line(intake: Intake, one: Any, before: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "id": new_id(), "home_id": intake.home_id, "intake_id": intake.id, "table_name": one.__tablename__,
        "row_id": one.id, "version": getattr(one, "version", None), "before": before,
    }  # fmt: skip


def _as_json(value: Any) -> Any:
    if isinstance(value, UUID | date):
        return str(value)
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"an import cannot take back a change of {type(value).__name__}")


def from_json(column: sa.Column[Any], value: Any) -> Any:
    """Answer a value as its column takes it."""
    if isinstance(value, str) and isinstance(column.type, sa.Uuid):
        return UUID(value)
    if isinstance(value, str) and isinstance(column.type, sa.Date):
        return date.fromisoformat(value)
    return value


@contextmanager
def watched() -> Iterator[Journal]:
    """Note every object that is added to the session or changed in it until the block ends."""
    journal, session = Journal(), db.session()

    def note(of: Any, _context: Any) -> None:
        journal.note(of)

    event.listen(session, "after_flush", note)
    try:
        yield journal
        session.flush()
    finally:
        event.remove(session, "after_flush", note)
