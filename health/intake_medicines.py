"""Medicines that children take when the books are begun, from a list."""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.words import FIGURES, fold, is_nothing
from foundation.languages import _, _l
from foundation.refusals import Refused
from health.actions.medicines import Ordered, add_prescription
from health.models import Prescription
from health.permissions import May
from health.queries.children import patients
from health.rules.medicines import ensure_prescribed
from residents.intake.reading import read_any_day
from residents.intake.who import WHO, find_children, refuse_twice, said_of_child

MORNING, NOON, NIGHT, BED = time(8), time(14), time(20), time(21)
TIMES: dict[str, tuple[time, ...]] = {
    "od": (MORNING,), "once": (MORNING,), "once a day": (MORNING,), "once daily": (MORNING,), "daily": (MORNING,),
    "bd": (MORNING, NIGHT), "bid": (MORNING, NIGHT), "twice": (MORNING, NIGHT), "twice a day": (MORNING, NIGHT),
    "twice daily": (MORNING, NIGHT), "tds": (MORNING, NOON, NIGHT), "tid": (MORNING, NOON, NIGHT),
    "thrice": (MORNING, NOON, NIGHT), "three times a day": (MORNING, NOON, NIGHT), "hs": (BED,),
    "at night": (NIGHT,), "at bedtime": (BED,), "morning": (MORNING,), "night": (NIGHT,),
}  # fmt: skip
"""Words of a prescription -> the hours of the home's round; a local setting, said as a remark on each row."""


def _read_hours(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        raise Refused(_("Write at which hours, such as 08:00, 20:00."))
    text, said = str(cell).translate(FIGURES), fold(cell)
    if hours := TIMES.get(said):
        return Told(hours, _remark(text, hours))
    if pattern := re.fullmatch(r"\s*([0-9½]+)\s*[-+]\s*([0-9½]+)\s*[-+]\s*([0-9½]+)\s*", text):
        hours = tuple(
            at for given, at in zip(pattern.groups(), (MORNING, NOON, NIGHT), strict=True) if given != "0"
        )
        if hours:
            return Told(hours, _remark(text, hours))
    found = []
    for hour, minute, half in re.findall(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m)?", text.lower()):
        at = int(hour) % 12 + 12 * half.startswith("p") if half else int(hour)
        if at > 23 or int(minute or 0) > 59 or not (minute or half):
            raise _unread(cell)
        found.append(time(at, int(minute or 0)))
    if not found:
        raise _unread(cell)
    return Told(tuple(sorted(set(found))))


def _unread(cell: Any) -> Refused:
    return Refused(_("“%(typed)s” are no hours that can be read. Write 08:00, 20:00.", typed=str(cell)[:40]))


def _remark(text: str, hours: tuple[time, ...]) -> str:
    said = ", ".join(f"{hour:%H:%M}" for hour in hours)
    return _("“%(typed)s”: %(hours)s is written.", typed=text.strip()[:40], hours=said)


COLUMNS = (
    *WHO,
    IntakeColumn(
        key="drug", label=_l("Medicine"), read=line_of(120), needed=True,
        words=("medicine", "drug", "medicine name", "name of medicine", "tablet", "ওষুধ", "दवा", "दवाई"),
    ),
    IntakeColumn(
        key="amount", label=_l("How much"), read=line_of(120), needed=True,
        words=("dose", "amount", "how much", "quantity", "dosage", "মাত্রা", "मात्रा", "खुराक"),
    ),
    IntakeColumn(
        key="hours", label=_l("At which hours"), read=_read_hours, needed=True,
        words=("hours", "time", "times", "frequency", "when", "timing", "সময়", "समय"),
    ),
    IntakeColumn(
        key="ends_on", label=_l("Last day"), read=read_any_day,
        words=("until", "last day", "till", "end date", "to", "শেষ তারিখ", "अंतिम तारीख"),
    ),
    IntakeColumn(
        key="prescriber", label=_l("Ordered by"), read=line_of(120), needed=True,
        words=("ordered by", "doctor", "prescribed by", "prescriber", "dr", "ডাক্তার", "डॉक्टर"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find the children, and say what is missing, over, or ordered already. Two statements."""
    find_children(rows, here)
    ids = [row.get("file").id for row in rows if row.get("file")]
    asked = sa.select(Prescription.case_file_id, Prescription.drug).where(
        Prescription.case_file_id.in_(ids), Prescription.stopped_at.is_(None),
        sa.or_(Prescription.ends_at.is_(None), Prescription.ends_at > clock.now()),
    )  # fmt: skip
    known = {(row.case_file_id, fold(row.drug)) for row in db.session.execute(asked)}
    for row in rows:
        for key, words in (
            ("drug", _("Write the medicine.")), ("amount", _("Write how much of it.")),
            ("prescriber", _("Write which doctor ordered it.")),
        ):  # fmt: skip
            if not row.get(key):
                row.refuse(words, key)
        if row.get("ends_on") is not None and row.get("ends_on") < here.today:
            row.refuse(_("This is over already. Nothing of it is given here."), "ends_on")
        _check_hours(row, here)
        if row.get("file") and (row.get("file").id, fold(row.get("drug", ""))) in known:
            row.refuse(_("She takes this already: leave the row out."), "drug")
    refuse_twice(rows, lambda row: (fold(row.get("drug", "")),))


def _check_hours(row: Row, here: Here) -> None:
    if not row.get("hours"):
        return
    try:
        ensure_prescribed(hours=row.get("hours"), starts_on=here.today, ends_on=None, today=here.today)
    except Refused as refused:
        row.refuse(refused, "hours")


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Order the medicines from now on: what was given before stays in the old book. Answers line -> code."""
    known = patients(row.get("file").id for row in rows)
    for row in rows:
        said = Ordered(
            drug=row.get("drug"), amount=row.get("amount"), hours=row.get("hours"), starts_on=here.today,
            ends_on=row.get("ends_on"), prescriber=row.get("prescriber"),
        )  # fmt: skip
        add_prescription(known[row.get("file").id], said, by=here.by)
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def said(row: Row) -> str:
    """Name a row: the child, the medicine, how much, when."""
    hours = ", ".join(f"{hour:%H:%M}" for hour in row.get("hours", ()))
    return said_of_child(row, row.get("drug"), row.get("amount"), hours)


MEDICINES = IntakeKind(
    id="medicines",
    label=_l("Medicines being taken"),
    hint=_l("What each child takes now, how much, at which hours, by which doctor’s order."),
    permission=May.PRESCRIPTION_WRITE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=42,
)
