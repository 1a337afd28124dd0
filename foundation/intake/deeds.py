"""The deeds at an import before it is written: choose a file, map its columns, mend and decide rows, put it away."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clock, files
from foundation.db import db, new_id, upsert
from foundation.intake.book import Book, open_book
from foundation.intake.checking import book_of, kept_mapping, mended_of, rows_said
from foundation.intake.events import Event
from foundation.intake.kinds import IntakeKind
from foundation.intake.layout import columns_of, ensure_columns, guess_columns, guess_head
from foundation.intake.models import Intake, IntakeMapping, IntakeRow
from foundation.intake.words import fold
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor


def begin_intake(
    kind: IntakeKind, body: bytes, *, home_id: UUID, by: Actor, book: Book | None = None
) -> Intake:
    """Keep a file, encrypted, and guess its sheet, headings and columns. Raises Refused when it cannot be read."""
    book = book or open_book(body)
    intake = Intake(
        id=new_id(), home_id=home_id, kind=kind.id, columns={}, numbers=[], read_on=clock.today(),
        made_at=clock.now(), made_by=by.user_id,
    )  # fmt: skip
    _lay(intake, kind, book)
    intake.file_id = files.store(body, kind=book.kind, owner=("home", home_id), home_id=home_id).id
    db.session.add(intake)
    db.session.flush()
    _record(Event.INTAKE_BEGUN, intake, by=by)
    return intake


def _lay(intake: Intake, kind: IntakeKind, book: Book) -> None:
    scored = []
    for sheet in book.sheets:
        head = guess_head(sheet, kind)
        found = columns_of(sheet, head)
        guessed = guess_columns(found, kind, kept_mapping(intake.home_id, kind.id))
        scored.append((len(guessed), len(sheet.rows), sheet.name, head, guessed))
    _many, _rows, intake.sheet, intake.head, intake.columns = max(scored, key=lambda each: each[:2])


def give_again(intake: Intake, kind: IntakeKind, body: bytes, *, by: Actor) -> None:
    """Take a mended file in place of the first; what was said of rows that are not written yet is forgotten."""
    ensure_open(intake)
    book = open_book(body)
    if intake.count:
        raise Refused(_("Rows of the first file are written already. Undo them first."), field="file")
    db.session.execute(sa.delete(IntakeRow).where(IntakeRow.intake_id == intake.id))
    if intake.file_id is not None:
        files.forget(intake.file_id)
    _lay(intake, kind, book)
    intake.is_mapped = False
    intake.file_id = files.store(
        body, kind=book.kind, owner=("home", intake.home_id), home_id=intake.home_id
    ).id
    _record(Event.INTAKE_BEGUN, intake, by=by)


def choose_sheet(intake: Intake, kind: IntakeKind, *, sheet: str, head: int) -> None:
    """Choose another sheet or row of headings (counted from 0); the columns are guessed anew."""
    ensure_open(intake)
    book = book_of(intake)
    known = next((each for each in book.sheets if each.name == sheet), None)
    if known is None:
        raise Refused(_("Choose a sheet of this file."), field="sheet")
    if sheet != intake.sheet and head == intake.head:
        head = guess_head(known, kind)
    if not 0 <= head < len(known.rows):
        raise Refused(_("There is no such row. Write the number of the row with the headings."), field="head")
    intake.sheet, intake.head, intake.is_mapped = sheet, head, False
    intake.columns = guess_columns(columns_of(known, head), kind, kept_mapping(intake.home_id, kind.id))


def map_columns(intake: Intake, kind: IntakeKind, chosen: Mapping[int, str], *, month_first: bool) -> None:
    """Say which column of the file is what, place -> key; the home keeps it for the next file of this kind."""
    ensure_open(intake)
    if intake.count:
        raise Refused(_("Rows of this file are written already. Undo them first."))
    found = columns_of(book_of(intake).sheet(intake.sheet), intake.head)
    intake.columns = ensure_columns(kind, chosen, found)
    intake.month_first, intake.is_mapped = month_first, True
    by_place = {column.place: fold(column.heading) for column in found}
    kept = {key: by_place[place] for key, place in intake.columns.items() if by_place[place]}
    made = upsert(IntakeMapping).values(id=new_id(), home_id=intake.home_id, kind=kind.id, columns=kept)
    db.session.execute(
        made.on_conflict_do_update(
            index_elements=["home_id", "kind"], set_={"columns": made.excluded.columns}
        )
    )


@dataclass(frozen=True)
class Said:
    """What is said of one row on the page; None leaves as it was what was said before."""

    mended: Mapping[str, str] = field(default_factory=dict)
    left_out: str | None = None
    is_another: bool | None = None


def say_rows(intake: Intake, said: Mapping[int, Said]) -> None:
    """Keep mended cells and decisions of rows; a row that is written already stays as it is."""
    ensure_open(intake)
    kept = rows_said(intake.id)
    for line, words in said.items():
        row = kept.get(line)
        if row is None:
            row = IntakeRow(
                id=new_id(), home_id=intake.home_id, intake_id=intake.id, line=line, left_out="", made=""
            )
            row.is_another = False
            db.session.add(row)
        if row.made:
            continue
        if words.mended:
            cells = json.dumps({**mended_of(row), **words.mended}, ensure_ascii=False)
            row.mended = seal(cells, owner=("home", intake.home_id))
        if words.left_out is not None:
            row.left_out = words.left_out[:120]
        if words.is_another is not None:
            row.is_another = words.is_another
    db.session.flush()


def put_away(intake: Intake, *, by: Actor) -> None:
    """Put an import away of which nothing is written: its file is forgotten."""
    ensure_open(intake)
    if intake.count:
        raise Refused(_("Rows of this file are written. Undo them first, then put it away."))
    forget_file(intake)
    intake.state = "put_away"
    _record(Event.INTAKE_PUT_AWAY, intake, by=by)


def forget_file(intake: Intake) -> None:
    """Forget a file and what was said of its rows that has names in it."""
    if intake.file_id is not None:
        files.forget(intake.file_id)
        intake.file_id = None
    db.session.execute(sa.update(IntakeRow).where(IntakeRow.intake_id == intake.id).values(mended=None))


def ensure_open(intake: Intake) -> None:
    """Refuse to change an import that is being written, is done, or was put away."""
    if intake.state == "running":
        raise Refused(_("This import is being written. Wait until it is done."))
    if intake.state not in ("open", "undone"):
        raise Refused(_("This import is done. Begin another, or undo it first."))


def _record(event: Event, intake: Intake, *, by: Actor, **said: object) -> None:
    subject = ("intake", intake.id, None)
    audit.record(event, by=by, home=intake.home_id, subject=subject, details={"kind": intake.kind, **said})
