"""How a sheet is opened and marked: in bulk, only what changed, and with every earlier mark kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from foundation import clock
from foundation.db import db, new_id, upsert
from foundation.rolls.models import HELD, NOT_HELD, OPEN, VOID


@dataclass(frozen=True, kw_only=True)
class Roll:
    """One kind of roll: its three tables, and the columns that say which sheet is meant."""

    sheet: type[Any]
    mark: type[Any]
    history: type[Any]
    place: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """What stands, or is to stand, beside one person."""

    person: UUID
    mark: str
    reason: str = ""
    words: str = ""


@dataclass(frozen=True)
class Change:
    """One line that a saving changed; `old` is None when the person had no mark before."""

    old: Written | None
    new: Written


def sheet_for(roll: Roll, *, locked: bool = False, **place: Any) -> Any:
    """Answer the sheet at `place` (every column of `roll.place`), or None; `locked` holds it until the commit."""
    asked = sa.select(roll.sheet).where(*(getattr(roll.sheet, c) == place[c] for c in roll.place))
    if locked:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(asked)


def begin_sheet(roll: Roll, *, home_id: UUID, place: Mapping[str, Any], **more: Any) -> Any:
    """Answer a new sheet at `place`, not sent yet; `more` are its other columns.

    Ask `sheet_for` first. Of two who begin the same sheet at once the second is told by StaleDataError when her
    marks are sent: what she does is done again, and then she sees the first one's sheet.
    """
    return roll.sheet(home_id=home_id, state=OPEN, **place, **more)


def saved(roll: Roll, sheet: Any) -> dict[UUID, Written]:
    """Answer the marks that stand on `sheet`, by person."""
    m = roll.mark
    rows = db.session.execute(
        sa.select(m.case_file_id, m.mark, m.reason, m.words).where(m.sheet_id == sheet.id)
    )
    return {row[0]: Written(*row) for row in rows}


def mark_in_bulk(
    roll: Roll,
    sheet: Any,
    marks: Iterable[Written],
    *,
    by: UUID | None,
    at: datetime | None = None,
    why: str = "",
    before: Mapping[UUID, Written] | None = None,
) -> tuple[Change, ...]:
    """Write these marks on a sheet that was held; answers the lines that changed, in the order given.

    Lines that say what is saved already are not touched. Of two marks for one person the last one stands.
    A changed mark keeps its old one in the history. `before` are the saved marks if the caller has read them in
    this transaction. Raises StaleDataError when somebody else saved the sheet since it was read.
    """
    at = at or clock.now()
    wanted = {mark.person: mark for mark in marks}
    known = _before(roll, sheet, before)
    changed = tuple(Change(known.get(p), new) for p, new in wanted.items() if known.get(p) != new)
    sheet.reason_not_held = ""
    _stamp(sheet, state=HELD, by=by, at=at, is_changed=bool(changed))
    _send(sheet)
    _write(roll, sheet, changed, by=by, at=at, why=why)
    return changed


def not_held(
    roll: Roll,
    sheet: Any,
    reason: str,
    *,
    by: UUID | None,
    at: datetime | None = None,
    why: str = "",
    before: Mapping[UUID, Written] | None = None,
) -> tuple[Change, ...]:
    """Say that what the sheet is for did not happen, and why; its marks become void and stay in the history."""
    at = at or clock.now()
    standing = [w for w in _before(roll, sheet, before).values() if w.mark != VOID]
    changed = tuple(Change(old, Written(old.person, VOID)) for old in standing)
    is_changed = bool(changed) or sheet.reason_not_held != reason
    sheet.reason_not_held = reason
    _stamp(sheet, state=NOT_HELD, by=by, at=at, is_changed=is_changed)
    _send(sheet)
    _write(roll, sheet, changed, by=by, at=at, why=why or reason)
    return changed


def _before(roll: Roll, sheet: Any, told: Mapping[UUID, Written] | None) -> Mapping[UUID, Written]:
    if told is not None:
        return told
    return {} if sa.inspect(sheet).transient else saved(roll, sheet)


def _send(sheet: Any) -> None:
    """Send the sheet before its marks: its version, or its natural key, says whether somebody else came first."""
    is_new = sa.inspect(sheet).transient
    db.session.add(sheet)
    try:
        db.session.flush()
    except IntegrityError as clash:
        if not is_new:
            raise
        raise StaleDataError("the same sheet was begun a moment ago") from clash


def counts(roll: Roll, sheets: Sequence[UUID]) -> dict[UUID, dict[tuple[str, str], int]]:
    """Answer how many persons bear each (mark, reason) on each of these sheets; void marks are not counted."""
    m = roll.mark
    found: dict[UUID, dict[tuple[str, str], int]] = {sheet: {} for sheet in sheets}
    if sheets:
        rows = db.session.execute(
            sa.select(m.sheet_id, m.mark, m.reason, sa.func.count())
            .where(m.sheet_id.in_(sheets), m.mark != VOID)
            .group_by(m.sheet_id, m.mark, m.reason)
        )
        for sheet, mark, reason, many in rows:
            found[sheet][mark, reason] = many
    return found


def corrections(roll: Roll, sheet: Any) -> dict[UUID, list[Any]]:
    """Answer the history of `sheet` by person, oldest first."""
    h = roll.history
    rows = db.session.scalars(sa.select(h).where(h.sheet_id == sheet.id).order_by(h.corrected_at, h.id))
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.case_file_id, []).append(row)
    return found


def _stamp(sheet: Any, *, state: str, by: UUID | None, at: datetime, is_changed: bool) -> None:
    """Note the first and the latest writing; a saving that changes nothing leaves the sheet's version alone."""
    if sheet.marked_at is None:
        sheet.marked_at, sheet.marked_by = at, by
    if is_changed or sheet.state != state:
        sheet.changed_at, sheet.changed_by = at, by
    sheet.state = state


def _write(
    roll: Roll, sheet: Any, changed: Sequence[Change], *, by: UUID | None, at: datetime, why: str
) -> None:
    if not changed:
        return
    same = {"home_id": sheet.home_id, "sheet_id": sheet.id}
    stamp = {"marked_by": by, "marked_at": at}
    db.session.execute(
        _over(roll.mark.__table__), [{**same, **_columns(change.new), **stamp} for change in changed]
    )
    kept = [
        {"id": new_id(), **same, **_both(change), "why": why, "corrected_by": by, "corrected_at": at}
        for change in changed
        if change.old is not None
    ]
    if kept:
        db.session.execute(sa.insert(roll.history.__table__), kept)


def _columns(written: Written) -> dict[str, Any]:
    return {
        "case_file_id": written.person,
        "mark": written.mark,
        "reason": written.reason,
        "words": written.words,
    }


def _both(change: Change) -> dict[str, Any]:
    old = change.old or change.new
    return {
        "case_file_id": change.new.person,
        **{f"old_{name}": getattr(old, name) for name in ("mark", "reason", "words")},
        **{f"new_{name}": getattr(change.new, name) for name in ("mark", "reason", "words")},
    }


def _over(table: sa.Table) -> Any:
    """The statement that writes marks over those that stand there."""
    insert = upsert(table)
    touched = ("mark", "reason", "words", "marked_by", "marked_at")
    return insert.on_conflict_do_update(
        index_elements=("sheet_id", "case_file_id"), set_={c: insert.excluded[c] for c in touched}
    )
