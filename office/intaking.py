"""How an import is run here: which kinds the reader may take in, the home it goes into, and the long work itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import abort, current_app, g
from werkzeug.datastructures import MultiDict

from foundation import clock, works
from foundation.access import may
from foundation.intake import Checked, Here, Intake, IntakeKind, Row, Said, Sheet, State, write_all
from foundation.languages import _, ngettext
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes import queries as halls

AT_ONCE, SAMPLE = 40, 10
"""Rows of one sort on one page; what is left follows when these are settled."""


def kinds() -> dict[str, IntakeKind]:
    """Answer every kind of list that the rooms take in, by id, in their order."""
    known: dict[str, IntakeKind] = current_app.extensions["house"].intake
    return known


def kinds_here() -> list[IntakeKind]:
    """Answer the kinds that the reader may take into this home."""
    return [
        kind for kind in kinds().values()
        if may(kind.permission) and (not kind.kinds or g.home.kind in kind.kinds)
    ]  # fmt: skip


def kind_here(kind_id: str) -> IntakeKind:
    """Answer a kind that the reader may take in here; another's is refused (403), an unknown one is 404."""
    if kind_id not in kinds():
        abort(404)
    kind = kinds()[kind_id]
    if not may(kind.permission):
        abort(403)
    return kind


def kind_said(kind_id: Any) -> str:
    """Answer what a kind of list is called."""
    known = kinds().get(str(kind_id))
    return str(known.label) if known else str(kind_id)


def here_for(home_id: UUID, *, by: Actor, intake: Intake) -> Here:
    """Answer the home into which an import goes, and how its file is to be read."""
    home = halls.home(home_id)
    return Here(
        home_id=home.id, home_code=home.code, home_kind=home.kind, for_whom=home.for_whom,
        today=clock.today(home.time_zone), go_live_on=home.go_live_on, by=by, month_first=intake.month_first,
    )  # fmt: skip


def task_of(intake_id: UUID, kind: IntakeKind, here: Here) -> works.Task:
    """Answer the long work that writes an import; its result tells of each row what it became, by codes alone."""

    def run(progress: works.Progress) -> works.Result:
        count = write_all(intake_id, kind, here, tell=progress.tell)
        said = _("%(kind)s: %(count)s", kind=str(kind.label), count=count)
        return works.Result(f"{said}\n".encode(), f"{here.home_code}-import-{kind.id}.txt", "text/plain")

    return run


def state_said(intake: Intake) -> tuple[str, str]:
    """Answer the mark and the words of how far an import is."""
    if intake.state == "running":
        return "waiting", _("is being written")
    if intake.state == "done":
        return "met", ngettext("%(num)s row written", "%(num)s rows written", intake.count)
    if intake.state == "undone":
        return "waived", _("undone")
    if intake.state == "put_away":
        return "waived", _("put away")
    if intake.count:
        return "soon", ngettext(
            "%(num)s row written, not finished", "%(num)s rows written, not finished", intake.count
        )
    return "draft", _("waits for you")


def top_of(sheet: Sheet, head: int) -> list[tuple[int, bool, str]]:
    """Answer the first rows of a sheet, for who looks for its headings: number, whether it is they, a few cells."""
    last = max(head + 3, 5)
    return [
        (n + 1, n == head, " · ".join(dict.fromkeys(str(cell)[:24] for cell in row if cell is not None))[:160])
        for n, row in enumerate(sheet.rows[:last])
    ]  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A cell that is to be mended: what is wrong, and the box in which it is written anew (none: the whole row)."""

    id: str
    label: str
    shown: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Mending:
    """A row that is to be mended, with its boxes."""

    row: Row
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Laid:
    """The rows of a dry run as the page shows them, a screenful of each sort; `more` follow of each."""

    counts: dict[str, int]
    more: dict[str, int]
    errors: list[Mending]
    undecided: list[Row]
    same: list[Row]
    warned: list[Row]
    ready: list[Row]
    left_out: list[Row]
    passed: list[tuple[int, str]]


def _mending(row: Row, kind: IntakeKind) -> Mending:
    keys = dict.fromkeys(problem.column for problem in row.errors)
    return Mending(row, tuple(_box(row, kind, key) for key in keys))


def _box(row: Row, kind: IntakeKind, key: str) -> Box:
    faults = tuple(problem.words for problem in row.errors if problem.column == key)
    if not key:
        return Box("", "", "", faults)
    return Box(f"c-{row.line}-{key}", str(kind.column(key).label), shown(row, key), faults)


def lay_out(checked: Checked | None, kind: IntakeKind) -> Laid | None:
    """Answer what the page of a dry run shows."""
    if checked is None:
        return None
    ready = checked.in_state(State.READY)
    return Laid(
        counts={str(state): checked.counts[state] for state in State},
        more={str(state): max(0, checked.counts[state] - AT_ONCE) for state in State},
        errors=[_mending(row, kind) for row in checked.in_state(State.ERROR)[:AT_ONCE]],
        undecided=checked.in_state(State.UNDECIDED)[:AT_ONCE],
        same=checked.in_state(State.SAME)[:AT_ONCE], warned=[row for row in ready if row.warnings][:AT_ONCE],
        ready=[row for row in ready if not row.warnings][:SAMPLE],
        left_out=checked.in_state(State.LEFT_OUT)[:AT_ONCE], passed=sorted(checked.passed.items())[:AT_ONCE],
    )  # fmt: skip


def said_of(posted: MultiDict[str, str], checked: Checked) -> dict[int, Said]:
    """Answer what was said of rows on the page, each by its number: `c-<row>-<column>`, `out-<row>`, `twin-<row>`."""
    rows = {row.line: row for row in checked.rows}
    said: dict[int, Said] = {}
    for line, row in rows.items():
        cells = _mended(posted, row)
        twin = posted.get(f"twin-{line}", "")
        why = posted.get(f"out-{line}", "").strip()
        left_out: str | None = why or (_("the same child") if twin == "same" else None)
        if posted.get(f"in-{line}"):
            left_out = ""
        if row.state == State.UNDECIDED and posted.get("all") == "another":
            twin = "another"
        if row.state == State.ERROR and posted.get("all") == "out" and not cells:
            left_out = posted.get("why", "").strip() or None
            if left_out is None:
                raise Refused(_("Write why these rows are left out."))
        if cells or left_out is not None or twin == "another":
            said[line] = Said(cells, left_out, True if twin == "another" else None)
    return said


def _mended(posted: MultiDict[str, str], row: Row) -> dict[str, str]:
    prefix = f"c-{row.line}-"
    found = {name.removeprefix(prefix): value for name, value in posted.items() if name.startswith(prefix)}
    return {key: value[:500] for key, value in found.items() if value.strip() != shown(row, key)}


def shown(row: Row, key: str) -> str:
    """Answer a cell of a row as its box shows it."""
    cell = row.typed.get(key)
    if isinstance(cell, datetime | date):
        return f"{cell:%d %m %Y}"
    return "" if cell is None else str(cell)


def settled(checked: Checked, *, out: bool, apart: bool) -> dict[int, Said]:
    """Answer what is said of all rows that wait: errors are left `out`, doubtful ones are children `apart`."""
    said: dict[int, Said] = {}
    for row in checked.rows:
        if out and row.state == State.ERROR:
            said[row.line] = Said(left_out=_("cannot be read"))
        elif apart and row.state == State.UNDECIDED:
            said[row.line] = Said(is_another=True)
    return said
