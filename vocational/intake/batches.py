"""Batches that are held when the books are begun: trade, trainer, days and hours."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from foundation import clashes
from foundation.bookings import Booking
from foundation.bookings.words import when_words
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.days import read_day
from foundation.intake.weeks import read_hours, read_weekdays
from foundation.intake.words import chosen, fold, is_nothing
from foundation.languages import _, _l
from foundation.refusals import Refused
from vocational.actions.batches import add_batch, ensure_possible
from vocational.choices.trades import TRADES
from vocational.models import Batch
from vocational.permissions import May
from vocational.queries.batches import rooms_of, trainers_of
from vocational.queries.syllabi import trades_of
from vocational.rules.batches import KEY

TRADE_WORDS: dict[str, tuple[str, ...]] = {
    "sewing": ("sewing", "tailoring", "sewing and tailoring", "stitching", "সেলাই", "दर्जी", "सिलाई"),
    "embroidery": ("embroidery", "kantha", "zari", "সূচিশিল্প", "कढ़ाई"),
    "block_printing": ("block printing", "block print", "batik", "ব্লক প্রিন্ট", "ब्लॉक प्रिंट"),
    "bag_making": ("bag making", "bag", "jute bag", "ব্যাগ তৈরি", "थैला"),
    "computer_basics": ("computer basics", "computer", "computers", "কম্পিউটার", "कंप्यूटर"),
}
YES = frozenset({"yes", "y", "hobby", "1", "true", "হ্যাঁ", "हाँ"})
COLUMN_OF = {
    "weekdays": "weekdays",
    "starts_at": "hours",
    "ends_at": "hours",
    "trainer_id": "trainer",
    "room_id": "room",
}


def _read_trade(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        raise Refused(_("Write the trade, such as sewing."))
    if (found := chosen(cell, TRADE_WORDS)) is None:
        raise Refused(_("“%(typed)s” is no trade of the workshop.", typed=str(cell)[:40]))
    return Told(found)


def _read_weekdays(cell: Any, here: Here) -> Told:
    return Told(read_weekdays(cell))


def _read_hours(cell: Any, here: Here) -> Told:
    read = read_hours(cell)
    return Told((read.starts_at, read.ends_at), read.warning) if read else Told(None)


def _read_day(cell: Any, here: Here) -> Told:
    read = read_day(cell, month_first=here.month_first, today=here.today)
    return Told(read.day, read.warning) if read else Told(None)


def _read_yes(cell: Any, here: Here) -> Told:
    return Told(fold(cell) in YES if cell is not None else False)


COLUMNS = (
    IntakeColumn(
        key="name", label=_l("Name of the batch"), read=line_of(80), needed=True,
        words=("batch", "batch name", "name of batch", "group", "name", "ব্যাচ", "ব্যাচের নাম", "बैच", "बैच का नाम"),
    ),
    IntakeColumn(
        key="trade", label=_l("Trade"), read=_read_trade, needed=True,
        words=("trade", "course", "subject", "skill", "training", "কোর্স", "বিষয়", "कोर्स", "विषय"),
    ),
    IntakeColumn(
        key="trainer", label=_l("Trainer"), read=line_of(120), needed=True,
        words=("trainer", "teacher", "instructor", "taught by", "প্রশিক্ষক", "শিক্ষিকা", "प्रशिक्षक", "शिक्षिका"),
    ),
    IntakeColumn(
        key="weekdays", label=_l("Days"), read=_read_weekdays, needed=True,
        words=("days", "weekdays", "day", "days of week", "class days", "দিন", "বার", "दिन", "वार"),
    ),
    IntakeColumn(
        key="hours", label=_l("Hours"), read=_read_hours, needed=True,
        words=("hours", "time", "timing", "timings", "class time", "সময়", "समय"),
    ),
    IntakeColumn(
        key="from_on", label=_l("First day"), read=_read_day,
        words=("from", "start date", "started on", "date of start", "first day", "begins", "শুরু", "शुरू", "आरंभ"),
    ),
    IntakeColumn(
        key="to_on", label=_l("Last day"), read=_read_day, needed=True,
        words=("to", "end date", "until", "last day", "ends", "completion date", "শেষ", "समाप्ति", "अंत"),
    ),
    IntakeColumn(
        key="room", label=_l("Room"), read=line_of(80),
        words=("room", "place", "venue", "hall", "ঘর", "कमरा"),
    ),
    IntakeColumn(
        key="is_hobby", label=_l("Hobby hours"), read=_read_yes,
        words=("hobby", "hobby hours", "hobby class", "শখ", "शौक"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find trades, trainers and rooms, and say which batch cannot be. Seven statements, whatever the number of rows."""
    trades = {line.trade.key: line for line in trades_of(here.home_id)}
    trainers = _by_name(trainers_of(here.home_id))
    rooms = _by_name(rooms_of(here.home_id))
    standing = {
        fold(name) for name in db.session.scalars(sa.select(Batch.name).where(Batch.home_id == here.home_id))
    }
    for row in rows:
        _check_name(row, standing)
        _check_trade(row, trades)
        row.values["trainer_id"] = _one(
            row, "trainer", trainers, _("Nobody of this name holds a teacher’s post here.")
        )
        row.values["room_id"] = _one(row, "room", rooms, _("There is no room of this name in this home."))
        _check_days(row, here)
    whole = [row for row in rows if not row.errors and not row.left_out]
    if whole:
        _check_bookings(whole, here, {**dict(trainers.values()), **dict(rooms.values())})


def _by_name(pairs: Sequence[tuple[UUID, str]]) -> dict[str, tuple[UUID, str]]:
    return {fold(name): (each, name) for each, name in pairs}


def _check_name(row: Row, standing: set[str]) -> None:
    if not row.get("name"):
        row.refuse(_("Write the name of the batch."), "name")
    elif fold(row.get("name")) in standing:
        row.refuse(_("This home has a batch of that name: leave the row out, or write another name."), "name")
    elif not row.left_out:
        standing.add(fold(row.get("name")))


def _check_trade(row: Row, trades: Mapping[str, Any]) -> None:
    line = trades.get(row.get("trade", ""))
    row.values["learns"] = (line.trade.id, line.syllabus_id) if line else None
    if row.get("trade") and line is None:
        words = _("This home has not taken up %(trade)s yet.", trade=str(TRADES[row.get("trade")]))
        row.refuse(words, "trade")


def _one(row: Row, key: str, known: Mapping[str, tuple[UUID, str]], missing: str) -> UUID | None:
    typed = fold(row.get(key, ""))
    if not typed and key == "room":
        return None
    if (found := known.get(typed)) is not None:
        return found[0]
    near = [each for name, each in known.items() if typed and (f" {typed} " in f" {name} " or name in typed)]
    if len(near) == 1:
        return near[0][0]
    names = ", ".join(sorted(name for _id, name in known.values())[:6]) or "–"
    row.refuse(_("%(missing)s There are: %(names)s.", missing=missing, names=names), key)
    return None


def _check_days(row: Row, here: Here) -> None:
    if row.get("from_on") is None and not any(problem.column == "from_on" for problem in row.errors):
        row.values["from_on"] = here.began_on
        row.warn(_("The first day is not known: the go-live day is written."), "from_on")
    for key, words in (
        ("weekdays", _("Write the days of the week.")), ("hours", _("Write the hours, such as 10:00–12:00.")),
        ("to_on", _("Write the last day of the batch.")),
    ):  # fmt: skip
        if row.get(key) is None and not any(problem.column == key for problem in row.errors):
            row.refuse(words, key)
    if row.get("to_on") and row.get("to_on") < here.today:
        row.refuse(_("This batch is over already: leave the row out."), "to_on")


def _check_bookings(rows: Sequence[Row], here: Here, names: Mapping[UUID, str]) -> None:
    """Look whether each trainer and room is free, beside what is booked and the rows before."""
    taken = _taken(rows, here.home_id)
    booked: list[Booking] = [*taken.bookings]
    for row in rows:
        try:
            made = ensure_possible(
                _told(row), f"{KEY}row {row.line}", standing=booked, hours=taken.hours, names=names
            )
        except Refused as refused:
            row.refuse(refused, COLUMN_OF.get(refused.field or "", refused.field or ""))
        else:
            booked.append(made)


def _taken(rows: Sequence[Row], home_id: UUID) -> Any:
    first: date = min(row.get("from_on") for row in rows)
    last: date = max(first, *(row.get("to_on") for row in rows))
    return current_app.extensions["house"].taken(home_id, first, last)


def _told(row: Row) -> dict[str, Any]:
    (trade_id, syllabus_id), (starts_at, ends_at) = row.get("learns"), row.get("hours")
    return {
        "trade_id": trade_id, "syllabus_id": syllabus_id, "name": row.get("name"),
        "trainer_id": row.get("trainer_id"), "room_id": row.get("room_id"), "is_hobby": bool(row.get("is_hobby")),
        "weekdays": row.get("weekdays"), "starts_at": starts_at, "ends_at": ends_at, "from_on": row.get("from_on"),
        "to_on": row.get("to_on"),
    }  # fmt: skip


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Begin the batches; answers line -> the name. Three statements and the rows."""
    taken = _taken(rows, here.home_id)
    for row in rows:
        add_batch(
            here.home_id, standing=taken.bookings, hours=taken.hours, names={}, by=here.by, **_told(row)
        )
    clashes.flush()
    return {row.line: str(row.get("name")) for row in rows}


def said(row: Row) -> str:
    """Name a row: the batch, its trade, its days and hours."""
    trade = str(TRADES[row.get("trade")]) if row.get("trade") else ""
    week = (
        when_words(row.get("weekdays"), *row.get("hours")) if row.get("weekdays") and row.get("hours") else ""
    )
    return ", ".join(part for part in (row.get("name", "–"), trade, row.get("trainer", ""), week) if part)


BATCHES = IntakeKind(
    id="batches",
    label=_l("Batches of the workshop"),
    hint=_l("Each batch that is held now: its trade, trainer, days, hours, first and last day."),
    permission=May.BATCH_ARRANGE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=54,
)
