"""Who is in which class, from a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from education.actions.school import add_enrolments
from education.models import Enrolment, SchoolClass
from education.permissions import May
from foundation import clashes
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.figures import read_decimal
from foundation.intake.words import fold
from foundation.languages import _, _l, name_here
from foundation.refusals import Refused
from residents.intake.reading import read_any_day
from residents.intake.who import WHO, find_children, refuse_twice, said_of_child

MOST_ROLL = 999


def _read_roll(cell: Any, here: Here) -> Told:
    number = read_decimal(cell)
    if number is not None and (number != number.to_integral_value() or not 1 <= number <= MOST_ROLL):
        raise Refused(_("Write a whole number of the roll, 1 to %(most)s.", most=MOST_ROLL))
    return Told(int(number) if number is not None else None)


COLUMNS = (
    *WHO,
    IntakeColumn(
        key="class", label=_l("Class"), read=line_of(80), needed=True,
        words=("class", "standard", "std", "group", "section", "class name", "শ্রেণি", "শ্রেণী", "कक्षा"),
    ),
    IntakeColumn(
        key="from_on", label=_l("In it since"), read=read_any_day,
        words=("since", "from", "enrolled on", "date of enrolment", "date of enrollment", "from date", "ভর্তির তারিখ"),
    ),
    IntakeColumn(
        key="roll_no", label=_l("Number on the roll"), read=_read_roll,
        words=("roll no", "roll number", "roll", "রোল", "রোল নং", "रोल नंबर", "अनुक्रमांक"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find children and classes, and say who is in the class already. Three statements."""
    find_children(rows, here)
    classes = _classes(here)
    enrolled = {
        tuple(row)
        for row in db.session.execute(
            sa.select(Enrolment.class_id, Enrolment.case_file_id).where(
                Enrolment.home_id == here.home_id,
                sa.or_(Enrolment.to_on.is_(None), Enrolment.to_on >= here.today),
            )
        )
    }
    for row in rows:
        row.values["school_class"] = found = classes.get(fold(row.get("class", "")))
        if found is None:
            names = ", ".join(sorted({each.name for each in classes.values()})) or "–"
            row.refuse(_("There is no class of this name. There are: %(names)s.", names=names), "class")
            continue
        day = row.get("from_on") or max(found.starts_on, here.began_on)
        row.values["from_on"] = day
        if day < found.starts_on:
            row.values["from_on"] = found.starts_on
            row.warn(_("The class began later: its first day is written."), "from_on")
        elif found.ends_on and day > found.ends_on:
            row.refuse(_("This class had ended by that day. Choose an earlier day."), "from_on")
        if row.get("file") and (found.id, row.get("file").id) in enrolled:
            row.refuse(_("She is in this class already: leave the row out."), "class")
    refuse_twice(rows, lambda row: (fold(row.get("class", "")),))


@dataclass(frozen=True)
class Known:
    """A class that is held now."""

    id: UUID
    name: str
    name_local: str
    starts_on: date
    ends_on: date | None


def _classes(here: Here) -> dict[str, Known]:
    asked = sa.select(
        SchoolClass.id, SchoolClass.name, SchoolClass.name_local, SchoolClass.starts_on, SchoolClass.ends_on
    ).where(
        SchoolClass.home_id == here.home_id,
        sa.or_(SchoolClass.ends_on.is_(None), SchoolClass.ends_on >= here.today),
    )
    found: dict[str, Known] = {}
    for row in db.session.execute(asked.order_by(SchoolClass.starts_on)):
        each = Known(*row)
        found |= {fold(name): each for name in (each.name, each.name_local) if name}
    return found


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Enrol the children; who has no number on the roll gets the next one. Answers line -> code.

    Two statements and the rows, whatever their number.
    """
    ids = {row.get("school_class").id for row in rows}
    classes = {
        each.id: each for each in db.session.scalars(sa.select(SchoolClass).where(SchoolClass.id.in_(ids)))
    }
    rolls = _rolls(ids)
    by_day: dict[tuple[date, UUID], dict[UUID, int | None]] = {}
    for row in rows:
        key = row.get("from_on"), row.get("school_class").id
        by_day.setdefault(key, {})[row.get("file").id] = row.get("roll_no")
    for (day, class_id), children in sorted(by_day.items()):
        roll = rolls.setdefault(class_id, {})
        made = add_enrolments(classes[class_id], children, day, known=roll, by=here.by)
        roll |= {each.case_file_id: each.roll_no for each in made}
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def _rolls(ids: set[UUID]) -> dict[UUID, dict[UUID, int | None]]:
    """Answer who is on the roll of each class; the check has left out who is on it already."""
    asked = sa.select(Enrolment.class_id, Enrolment.case_file_id, Enrolment.roll_no).where(
        Enrolment.class_id.in_(ids), Enrolment.to_on.is_(None)
    )
    found: dict[UUID, dict[UUID, int | None]] = {}
    for row in db.session.execute(asked):
        found.setdefault(row.class_id, {})[row.case_file_id] = row.roll_no
    return found


def said(row: Row) -> str:
    """Name a row: the child and the class."""
    found = row.get("school_class")
    return said_of_child(row, name_here(found.name, found.name_local) if found else row.get("class", ""))


ENROLMENTS = IntakeKind(
    id="enrolments",
    label=_l("Enrolments"),
    hint=_l("Which child of the book is in which class of the home’s school."),
    permission=May.SCHOOL_ARRANGE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=30,
)
