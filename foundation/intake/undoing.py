"""Taking a whole import back: every row that it made, unless something was written since that leans on one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from foundation import audit, clock
from foundation.db import Base, db
from foundation.intake.events import Event
from foundation.intake.journal import OWN, from_json
from foundation.intake.models import Intake, IntakeMade, IntakeRow
from foundation.intake.writing import is_stuck
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.serials import Serial
from foundation.viewer import Actor

AT_ONCE = 2_000
CODES = 3
LATER = (
    "signed_at", "struck_at", "stopped_at", "banked_on", "went_at", "told_at", "replaced_by", "ended_at",
    "to_at", "to_on", "agreed_at",
)  # fmt: skip
"""Columns that are empty while a row is as it was made: who signs, strikes, stops or ends it fills them."""

Made = dict[str, dict[UUID, int | None]]
"""Table -> row -> the version that it had when the import had written it."""


@dataclass(frozen=True)
class Leaning:
    """What was written since and stands on the import: in which matter, how much, about whom (codes)."""

    words: str
    count: int
    codes: tuple[str, ...]

    @property
    def said(self) -> str:
        """Answer it in words: `Attendance: 3 (KRS-2021-004)`."""
        of = ", ".join(self.codes)
        if of:
            return _("%(what)s: %(count)s (%(codes)s)", what=self.words, count=self.count, codes=of)
        return _("%(what)s: %(count)s", what=self.words, count=self.count)


def undo(intake: Intake, *, why: str, by: Actor) -> int:
    """Take back all that an import wrote; answers how many rows of the file that were. Its file can be read again.

    Raises Refused without a reason, while it is being written, and while something leans on it (which says what).
    """
    if not why:
        raise Refused(_("Write why the import is undone."), field="reason")
    if intake.state == "running" and not is_stuck(intake):
        raise Refused(_("This import is being written. Wait until it is done."))
    if not intake.count:
        raise Refused(_("Nothing of this import is written."))
    made, changed = _made(intake), _changes(intake)
    leaning = leans(intake, made, changed)
    if leaning:
        said = "; ".join(each.said for each in leaning[:6])
        raise Refused(_("It cannot be undone: what was written since leans on it. %(what)s.", what=said))
    kind = current_app.extensions["house"].intake.get(intake.kind)
    if kind is not None and kind.take_back is not None:
        standing = kind.take_back({table: list(rows) for table, rows in made.items()}, why, by)
        made = {table: rows for table, rows in made.items() if table not in standing}
    _give_numbers_back(intake)
    _restore(changed)
    _delete(made)
    count = intake.count
    db.session.execute(sa.delete(IntakeMade).where(IntakeMade.intake_id == intake.id))
    db.session.execute(sa.update(IntakeRow).where(IntakeRow.intake_id == intake.id).values(made=""))
    db.session.expire_all()
    intake.state, intake.undone_at, intake.undone_why = "undone", clock.now(), why
    intake.count, intake.numbers, intake.work_id = 0, [], None
    said = {"kind": intake.kind, "count": count}
    audit.record(
        Event.INTAKE_UNDONE, by=by, home=intake.home_id, subject=("intake", intake.id, None), details=said
    )
    return count


def _made(intake: Intake) -> Made:
    asked = sa.select(IntakeMade.table_name, IntakeMade.row_id, IntakeMade.version).where(
        IntakeMade.intake_id == intake.id, IntakeMade.before.is_(None)
    )
    found: Made = {}
    for table, row_id, version in db.session.execute(asked):
        found.setdefault(table, {})[row_id] = version
    return found


def _changes(intake: Intake) -> list[Any]:
    asked = sa.select(IntakeMade.table_name, IntakeMade.row_id, IntakeMade.version, IntakeMade.before)
    return list(
        db.session.execute(asked.where(IntakeMade.intake_id == intake.id, IntakeMade.before.is_not(None)))
    )


def leans(intake: Intake, made: Made | None = None, changed: Sequence[Any] | None = None) -> list[Leaning]:
    """Answer what was written since and leans on an import: rows that point to its rows, and rows changed since."""
    mine = made if made is not None else _made(intake)
    versions: Made = {table: dict(rows) for table, rows in mine.items()}
    for row in changed if changed is not None else _changes(intake):
        versions.setdefault(row.table_name, {})[row.row_id] = row.version
    with across_homes("a row of another home may lean on the import: a sister, a transfer"):
        found = [*_changed(versions), *_settled(mine), *_pointing(mine, versions), *_numbers(intake)]
    return sorted(found, key=lambda each: -each.count)


def _classes() -> dict[str, Any]:
    return {
        mapper.local_table.name: mapper.class_
        for mapper in Base.registry.mappers
        if isinstance(mapper.local_table, sa.Table)
    }


def _words(table: str) -> str:
    ask = current_app.extensions["house"].lookups.get("table_words")
    return str(ask(table)) if ask else _("Other lines")


def _parts(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    whole = list(ids)
    return (whole[n : n + AT_ONCE] for n in range(0, len(whole), AT_ONCE))


def _changed(made: Made) -> list[Leaning]:
    classes, found = _classes(), []
    for table, rows in made.items():
        versions = {row_id: version for row_id, version in rows.items() if version is not None}
        if not versions:
            continue
        model, touched = classes[table], []
        for part in _parts(versions):
            asked = sa.select(model.id, model.version).where(model.id.in_(part))
            touched += [
                row_id for row_id, version in db.session.execute(asked) if version != versions[row_id]
            ]
        if touched:
            words = _("%(what)s, changed since", what=_words(table))
            found.append(Leaning(words, len(touched), _codes_of(model, touched)))
    return found


def _settled(made: Made) -> list[Leaning]:
    """Rows without a version that somebody has signed, struck out, stopped or ended since."""
    classes, found = _classes(), []
    for table, rows in made.items():
        model = classes[table]
        later = [getattr(model, name) for name in LATER if hasattr(model, name)]
        if not later or hasattr(model, "version"):
            continue
        touched: list[UUID] = []
        for part in _parts(rows):
            asked = sa.select(model.id).where(
                model.id.in_(part), sa.or_(*(each.is_not(None) for each in later))
            )
            touched += db.session.scalars(asked)
        if touched:
            words = _("%(what)s, changed since", what=_words(table))
            found.append(Leaning(words, len(touched), _codes_of(model, touched)))
    return found


def _pointing(made: Made, known: Made) -> list[Leaning]:
    """Rows that point to what the import made, but for those that it made or changed itself (`known`)."""
    classes, found = _classes(), []
    for table in Base.metadata.sorted_tables:
        if table.name in OWN or table.name not in classes:
            continue
        model, own = classes[table.name], known.get(table.name, {})
        seen: set[Any] = set()
        for column in _columns_to(table, made):
            for part in _parts(made[column[1]]):
                attribute = getattr(model, column[0])
                asked = sa.select(*_key_of(model)).where(attribute.in_(part))
                seen |= {tuple(row) for row in db.session.execute(asked)}
        left = [key for key in seen if len(key) != 1 or key[0] not in own]
        if left:
            ids = [key[0] for key in left if len(key) == 1]
            found.append(Leaning(_words(table.name), len(left), _codes_of(model, ids)))
    return found


def _key_of(model: Any) -> list[Any]:
    mapper = sa.inspect(model)
    return [getattr(model, mapper.get_property_by_column(column).key) for column in mapper.primary_key]


def _columns_to(table: sa.Table, made: dict[str, Any]) -> list[tuple[str, str]]:
    """Answer the columns of a table that point to the id of a table in which rows were made."""
    return [
        (key.parent.name, key.column.table.name)
        for key in table.foreign_keys
        if key.column.name == "id" and key.column.table.name in made
    ]


def _codes_of(model: Any, ids: Sequence[UUID]) -> tuple[str, ...]:
    """Answer the codes of the files that some rows are about, a few of them."""
    files = _classes().get("case_file")
    if files is None or not ids:
        return ()
    if model is files:
        asked = sa.select(files.code).where(files.id.in_(ids[:50]))
    elif hasattr(model, "case_file_id"):
        asked = (
            sa.select(files.code).join(model, model.case_file_id == files.id).where(model.id.in_(ids[:50]))
        )
    else:
        return ()
    return tuple(db.session.scalars(asked.distinct().order_by(files.code).limit(CODES)))


def _numbers(intake: Intake) -> list[Leaning]:
    """A number given since stands above those of the import: taking them back would leave a hole."""
    if not intake.numbers:
        return []
    found = []
    for (kind, year), last in _tops(intake).items():
        asked = sa.select(Serial.last).where(
            Serial.home_id == intake.home_id, Serial.kind == kind, Serial.year == year
        )
        now = db.session.scalar(asked) or 0
        if now > last:
            words = _("Numbers of %(year)s given since", year=str(year))
            found.append(Leaning(words, now - last, ()))
    return found


def _tops(intake: Intake) -> dict[tuple[str, int], int]:
    tops: dict[tuple[str, int], int] = {}
    for kind, year, _first, last in intake.numbers:
        tops[kind, year] = max(last, tops.get((kind, year), 0))
    return tops


def _give_numbers_back(intake: Intake) -> None:
    """Wind the counters back to before the import; ranges with another's number between them cannot be."""
    ranges: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for kind, year, first, last in intake.numbers:
        ranges.setdefault((kind, year), []).append((first, last))
    for (kind, year), taken in ranges.items():
        taken.sort()
        if any(before[1] + 1 != after[0] for before, after in pairwise(taken)):
            said = _("Numbers of %(year)s were given to others while it was written.", year=str(year))
            raise Refused(_("It cannot be undone: what was written since leans on it. %(what)s.", what=said))
        wound = sa.update(Serial).where(
            Serial.home_id == intake.home_id, Serial.kind == kind, Serial.year == year
        )
        db.session.execute(
            wound.values(last=taken[0][0] - 1), execution_options={"synchronize_session": False}
        )


def _delete(made: Made) -> None:
    classes = _classes()
    order = [table.name for table in reversed(Base.metadata.sorted_tables) if table.name in made]
    for table in order:
        for part in _parts(made[table]):
            gone = sa.delete(classes[table]).where(classes[table].id.in_(part))
            db.session.execute(gone, execution_options={"synchronize_session": False})


def _restore(changed: Sequence[Any]) -> None:
    """Write back what stood in rows that the import changed, and their version with it."""
    by_columns: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = {}
    classes = _classes()
    for row in changed:
        columns = classes[row.table_name].__table__.c
        values = {f"new_{name}": from_json(columns[name], value) for name, value in row.before.items()}
        by_columns.setdefault((row.table_name, tuple(sorted(row.before))), []).append(
            {**values, "row": row.row_id}
        )
    for (table, names), rows in by_columns.items():
        target = classes[table].__table__
        written = sa.update(target).where(target.c.id == sa.bindparam("row"))
        db.session.connection().execute(
            written.values({name: sa.bindparam(f"new_{name}") for name in names}), rows
        )
