"""The import itself: a few rows at a time, each few in one deed, so that a power cut leaves whole rows, none twice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clock, works
from foundation.db import begin_write, db, new_id, upsert
from foundation.intake.checking import Checked, check
from foundation.intake.deeds import ensure_open
from foundation.intake.events import Event
from foundation.intake.journal import watched
from foundation.intake.kinds import Here, IntakeKind, Row, State
from foundation.intake.models import Intake, IntakeRow
from foundation.languages import _, ngettext
from foundation.refusals import Refused
from foundation.serials import take_numbers
from foundation.works import Work

AT_ONCE = 40
"""Rows of one deed."""
UNHEARD_FOR = timedelta(minutes=2)
"""After this long a work that is gone from the list is taken for dead."""


def find(intake_id: UUID, *, locked: bool = False) -> Intake:
    """Answer an import of the homes in scope; unknown is 404."""
    asked = sa.select(Intake).where(Intake.id == intake_id)
    if locked:
        asked = asked.with_for_update().execution_options(populate_existing=True)
    found: Intake = db.one_or_404(asked)
    return found


def is_stuck(intake: Intake) -> bool:
    """Answer whether an import should be running and nobody writes it: its process ended."""
    if intake.state != "running":
        return False
    work = db.session.scalar(sa.select(Work).where(Work.id == intake.work_id)) if intake.work_id else None
    return work is None or works.is_dead(work) or work.state not in (works.State.WAITING, works.State.RUNNING)


def start(intake: Intake, checked: Checked) -> None:
    """Let an import begin, or go on after it was broken off. Raises Refused while rows wait for a hand."""
    if intake.state == "running" and is_stuck(intake):
        intake.state = "open"
    ensure_open(intake)
    held = checked.counts
    if not intake.is_mapped:
        raise Refused(_("Say first what each column is."))
    if waiting := held[State.ERROR] + held[State.UNDECIDED]:
        said = ngettext(
            "%(num)s row waits: mend it, decide it or leave it out.",
            "%(num)s rows wait: mend them, decide them or leave them out.", waiting,
        )  # fmt: skip
        raise Refused(said)
    if not held[State.READY] and not held[State.MADE]:
        raise Refused(_("No row of this file is to be written."))
    intake.state = "running"
    db.session.flush()


def write_all(
    intake_id: UUID,
    kind: IntakeKind,
    here: Here,
    *,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Write the rows that are ready, and commit each few; answers how many this file has made in all.

    What is written already is not written again, whoever wrote it. Broken off half-way, the import is open again.
    """
    intake = find(intake_id)
    if intake.state != "running":
        return intake.count
    try:
        checked = check(intake, kind, here)
        ready = sorted(checked.in_state(State.READY), key=kind.sorted_by)
        done = checked.counts[State.MADE]
        total = done + len(ready)
        db.session.rollback()
        for start_at in range(0, len(ready), AT_ONCE):
            done += _write_few(intake_id, kind, here, ready[start_at : start_at + AT_ONCE])
            tell(done, total)
        return _end(intake_id, by=here)
    except BaseException:
        _break_off(intake_id)
        raise


def _write_few(intake_id: UUID, kind: IntakeKind, here: Here, rows: Sequence[Row]) -> int:
    begin_write()
    intake = find(intake_id, locked=True)
    if intake.state != "running":
        raise works.Cancelled
    made = _write_rows(intake, kind, here, rows)
    db.session.commit()
    return made


def write_now(intake: Intake, kind: IntakeKind, here: Here) -> int:
    """Write all rows that are ready in the present transaction, which the caller commits; answers how many."""
    checked = check(intake, kind, here)
    start(intake, checked)
    made = _write_rows(intake, kind, here, sorted(checked.in_state(State.READY), key=kind.sorted_by))
    _settle(intake, by=here)
    return made


def _write_rows(intake: Intake, kind: IntakeKind, here: Here, rows: Sequence[Row]) -> int:
    lines = [row.line for row in rows]
    known = sa.select(IntakeRow.line).where(
        IntakeRow.intake_id == intake.id, IntakeRow.line.in_(lines), IntakeRow.made != ""
    )
    written = set(db.session.scalars(known))
    fresh = [row for row in rows if row.line not in written]
    numbers = list(intake.numbers)

    def take(serial: str, year: int, many: int) -> int:
        first = take_numbers(intake.home_id, serial, year, many)
        numbers.append([serial, year, first, first + many - 1])
        return first

    with watched() as journal:
        made = kind.write(fresh, replace(here, take=take, change=journal.change))
    journal.keep(intake)
    if made:
        rows_made = upsert(IntakeRow)
        db.session.execute(
            rows_made.on_conflict_do_update(
                index_elements=["intake_id", "line"], set_={"made": rows_made.excluded.made}
            ),
            [
                {
                    "id": new_id(), "home_id": intake.home_id, "intake_id": intake.id, "line": line, "made": said[:40],
                    "left_out": "", "is_another": False,
                }
                for line, said in made.items()
            ],
        )  # fmt: skip
    intake.numbers = numbers
    intake.count += len(made)
    return len(made)


def _end(intake_id: UUID, *, by: Here) -> int:
    begin_write()
    intake = find(intake_id, locked=True)
    _settle(intake, by=by)
    count = intake.count
    db.session.commit()
    return count


def _settle(intake: Intake, *, by: Here) -> None:
    intake.state, intake.done_at = "done", clock.now()
    said = {"kind": intake.kind, "count": intake.count}
    audit.record(
        Event.INTAKE_DONE, by=by.by, home=intake.home_id, subject=("intake", intake.id, None), details=said
    )


def _break_off(intake_id: UUID) -> None:
    begin_write()
    intake = find(intake_id, locked=True)
    if intake.state == "running":
        intake.state = "open"
    db.session.commit()
