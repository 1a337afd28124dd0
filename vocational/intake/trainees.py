"""Which child is in which batch of the workshop, and since when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from foundation import clashes
from foundation.bookings import Booking, When
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, line_of
from foundation.intake.words import fold
from foundation.languages import _, _l
from foundation.refusals import Refused
from residents.intake.reading import read_any_day
from residents.intake.who import WHO, find_children, refuse_twice, said_of_child
from residents.models import CaseFile, Child
from residents.rules import age_on
from vocational.actions.batches import add_places, ensure_places
from vocational.models import Batch, BatchPlace
from vocational.permissions import May
from vocational.rules.batches import KEY, Wish

COLUMNS = (
    *WHO,
    IntakeColumn(
        key="batch", label=_l("Batch"), read=line_of(80), needed=True,
        words=("batch", "batch name", "name of batch", "group", "course", "ব্যাচ", "बैच"),
    ),
    IntakeColumn(
        key="from_on", label=_l("In it since"), read=read_any_day,
        words=("since", "from", "joined on", "date of joining", "enrolled on", "from date", "ভর্তির তারিখ",
               "প্রবেশ তারিখ", "प्रवेश तिथि"),
    ),
    IntakeColumn(
        key="schooling", label=_l("Why it is right beside her school hours"), read=line_of(200),
        words=("why", "school hours", "reason", "remarks on school", "কারণ", "कारण"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Group:
    """A batch that a row names."""

    id: UUID
    name: str
    to_on: date


def check(rows: Sequence[Row], here: Here) -> None:
    """Find children and batches, and say whom age or schooling keeps out. Eight statements, whatever the rows."""
    find_children(rows, here)
    batches = _batches(here)
    for row in rows:
        _check_batch(row, batches, here)
    refuse_twice(rows, lambda row: (fold(row.get("batch", "")),))
    whole = [row for row in rows if not row.errors and not row.left_out]
    if whole:
        _check_places(whole, {batch.id: batch for batch in batches.values()}, here)


def _batches(here: Here) -> dict[str, Batch]:
    asked = sa.select(Batch).where(Batch.home_id == here.home_id, Batch.to_on >= here.today)
    return {fold(batch.name): batch for batch in db.session.scalars(asked.order_by(Batch.from_on))}


def _check_batch(row: Row, batches: Mapping[str, Batch], here: Here) -> None:
    batch = batches.get(fold(row.get("batch", "")))
    row.values["group"] = Group(batch.id, batch.name, batch.to_on) if batch else None
    if batch is None:
        names = ", ".join(sorted(each.name for each in batches.values())) or "–"
        row.refuse(_("There is no batch of this name. There are: %(names)s.", names=names), "batch")
        return
    if row.get("from_on") is None and not any(problem.column == "from_on" for problem in row.errors):
        row.values["from_on"] = max(batch.from_on, min(here.began_on, batch.to_on))
        row.warn(_("The day is not known: the go-live day is written."), "from_on")


def _check_places(rows: Sequence[Row], batches: Mapping[UUID, Batch], here: Here) -> None:
    held = {
        tuple(row)
        for row in db.session.execute(
            sa.select(BatchPlace.batch_id, BatchPlace.case_file_id).where(BatchPlace.home_id == here.home_id)
        )
    }
    births = _births(row.get("file").id for row in rows)
    outside = _outside(here)
    standing = _standing(rows, here)
    for row in rows:
        found, batch, day = row.get("file"), batches[row.get("group").id], row.get("from_on")
        if (batch.id, found.id) in held:
            row.refuse(_("She was in this batch already: leave the row out."), "batch")
            continue
        row.values["wish"] = wish = Wish(
            found.id, found.code, _age(births[found.id], day), found.id in outside
        )
        try:
            ensure_places(batch, [wish], day, standing=standing, answer=row.get("schooling", ""))
        except Refused as refused:
            row.refuse(refused, {"children": "child"}.get(refused.field or "", refused.field or ""))
        else:
            standing.append(_booked(batch, found.id, day))


def _births(ids: Iterable[UUID]) -> dict[UUID, Any]:
    asked = sa.select(CaseFile.id, Child.born_on, Child.age_years_stated, Child.age_stated_on)
    found = asked.join(Child, Child.id == CaseFile.child_id).where(CaseFile.id.in_(set(ids)))
    return {row.id: row for row in db.session.execute(found)}


def _age(birth: Any, day: date) -> int | None:
    """Answer her age on the day on which she came into the batch."""
    stated = {"stated_years": birth.age_years_stated, "stated_on": birth.age_stated_on}
    return age_on(day, born_on=birth.born_on, **stated).years


def _outside(here: Here) -> frozenset[UUID]:
    ask = current_app.extensions["house"].lookups.get("pupils_outside")
    return ask(here.home_id, here.today) if ask else frozenset()


def _standing(rows: Sequence[Row], here: Here) -> list[Booking]:
    first = min(row.get("from_on") for row in rows)
    last = max(first, *(row.get("group").to_on for row in rows))
    return [*current_app.extensions["house"].taken(here.home_id, first, last).bookings]


def _booked(batch: Batch, child: UUID, day: date) -> Booking:
    when = When(batch.weekdays, batch.starts_at, batch.ends_at, day, batch.to_on)
    return Booking(key=f"{KEY}{batch.id}", what=batch.name, when=when, children=frozenset({child}))


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Enrol the children by batch, day and answer; answers line -> code. The statements do not grow with the rows."""
    ids = {row.get("group").id for row in rows}
    batches = {batch.id: batch for batch in db.session.scalars(sa.select(Batch).where(Batch.id.in_(ids)))}
    standing = _standing(rows, here)
    groups: dict[tuple[date, UUID, str], list[Wish]] = {}
    for row in rows:
        key = row.get("from_on"), row.get("group").id, row.get("schooling", "")
        groups.setdefault(key, []).append(row.get("wish"))
    for (day, batch_id, answer), wishes in sorted(groups.items(), key=lambda each: each[0]):
        add_places(batches[batch_id], wishes, day, standing=standing, answer=answer, by=here.by)
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def said(row: Row) -> str:
    """Name a row: the child and the batch."""
    return said_of_child(row, row.get("group").name if row.get("group") else row.get("batch", ""))


TRAINEES = IntakeKind(
    id="trainees",
    label=_l("Children in the batches"),
    hint=_l("Which child of the book is in which batch of the workshop, and since when."),
    permission=May.BATCH_ARRANGE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=56,
)
