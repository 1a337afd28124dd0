"""The last weights and heights, and vaccinations given, from lists."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from foundation import clashes
from foundation.db import db
from foundation.formatting import format_day
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.figures import read_decimal
from foundation.intake.words import fold, is_nothing
from foundation.languages import _, _l, current
from foundation.refusals import Refused
from health.actions.clinic import add_immunisation, ensure_immunised
from health.actions.measures import Weighed, add_measures, measure_of
from health.choices.immunisation import schedule
from health.models import HealthMeasure, Immunisation
from health.permissions import May
from health.queries.children import Patient, patients
from health.rules.measures import centimetres, fault_of, kilograms
from residents.intake.reading import read_past_day
from residents.intake.who import WHO, find_children, refuse_twice, said_of_child

FROM_CARD = "card"
METRES = 3
"""A height below this was written in metres."""


def _read_weight(cell: Any, here: Here) -> Told:
    read = read_decimal(cell)
    return Told(int(read * 1000) if read is not None else None)


def _read_height(cell: Any, here: Here) -> Told:
    read = read_decimal(cell)
    if read is None:
        return Told(None)
    return Told(int(read * 1000)) if read < METRES else Told(int(read * 10))


def _read_dose(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        raise Refused(_("Write which vaccine and which dose, such as OPV 2."))
    said = fold(cell).replace(" dose ", " ")
    for dose in schedule():
        names = {fold(dose.code), fold(f"{dose.vaccine} {dose.number}" if dose.number else dose.vaccine)}
        if said in names or said.replace(" ", "") in {name.replace(" ", "") for name in names}:
            return Told(dose.code)
    raise Refused(_("“%(typed)s” is no dose of the national schedule.", typed=str(cell)[:40]))


MEASURE_COLUMNS = (
    *WHO,
    IntakeColumn(
        key="measured_on", label=_l("Measured on"), read=read_past_day,
        words=("date", "measured on", "date of weighing", "weighing date", "তারিখ", "दिनांक", "तारीख"),
    ),
    IntakeColumn(
        key="weight", label=_l("Weight, kg"), read=_read_weight, needed=True, or_else=("height",),
        words=("weight", "weight kg", "wt", "weight in kg", "ওজন", "वज़न", "वजन"),
    ),
    IntakeColumn(
        key="height", label=_l("Height, cm"), read=_read_height,
        words=("height", "height cm", "ht", "height in cm", "উচ্চতা", "ऊँचाई", "लंबाई"),
    ),
)  # fmt: skip
DOSE_COLUMNS = (
    *WHO,
    IntakeColumn(
        key="dose", label=_l("Vaccine and dose"), read=_read_dose, needed=True,
        words=("vaccine", "vaccination", "dose", "vaccine and dose", "immunisation", "immunization", "টিকা", "टीका"),
    ),
    IntakeColumn(
        key="given_on", label=_l("Given on"), read=read_past_day,
        words=("date", "given on", "date given", "date of vaccination", "তারিখ", "दिनांक", "तारीख"),
    ),
    IntakeColumn(
        key="place", label=_l("Where"), read=line_of(120),
        words=("place", "where", "given at", "hospital", "centre", "স্থান", "स्थान"),
    ),
)  # fmt: skip


def check_measures(rows: Sequence[Row], here: Here) -> None:
    """Find the children, and say what no child weighs and what is written already. Two statements."""
    find_children(rows, here)
    ids = [row.get("file").id for row in rows if row.get("file")]
    known = {
        tuple(row)
        for row in db.session.execute(
            sa.select(HealthMeasure.case_file_id, HealthMeasure.measured_on).where(
                HealthMeasure.case_file_id.in_(ids), HealthMeasure.struck_at.is_(None)
            )
        )
    }
    for row in rows:
        if row.get("measured_on") is None and not any(p.column == "measured_on" for p in row.errors):
            row.refuse(_("Write the day on which she was measured."), "measured_on")
        if row.get("weight") is None and row.get("height") is None and not row.errors:
            row.refuse(_("Write the weight or the height."), "weight")
        if (fault := fault_of(row.get("weight"), row.get("height"))) is not None:
            row.refuse(fault[1], fault[0])
        if row.get("file") and (row.get("file").id, row.get("measured_on")) in known:
            row.refuse(_("A weight of this day is written already: leave the row out."), "measured_on")
    refuse_twice(rows, lambda row: (row.get("measured_on"),))


def write_measures(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write the measures; answers line -> code."""
    by_day: dict[Any, list[Row]] = {}
    for row in rows:
        by_day.setdefault(row.get("measured_on"), []).append(row)
    for day, held in sorted(by_day.items()):
        measures = [
            measure_of(
                here.home_id, row.get("file").id, day,
                Weighed(row.get("weight"), row.get("height"), _("From the old book")), by=here.by,
            )
            for row in held
        ]  # fmt: skip
        add_measures(here.home_id, day, measures, [row.get("file").code for row in held], by=here.by)
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def said_measure(row: Row) -> str:
    """Name a row: the child, her weight and height, the day."""
    weight = _("%(kg)s kg", kg=kilograms(row.get("weight"))) if row.get("weight") else ""
    height = _("%(cm)s cm", cm=centimetres(row.get("height"))) if row.get("height") else ""
    day = format_day(row.get("measured_on"), current()) if row.get("measured_on") else ""
    return said_of_child(row, weight, height, day)


def check_doses(rows: Sequence[Row], here: Here) -> None:
    """Find the children, and say which doses are written already, or cannot have been given. Three statements."""
    find_children(rows, here)
    ids = [row.get("file").id for row in rows if row.get("file")]
    known = {
        tuple(row)
        for row in db.session.execute(
            sa.select(Immunisation.case_file_id, Immunisation.dose).where(
                Immunisation.case_file_id.in_(ids), Immunisation.struck_at.is_(None)
            )
        )
    }
    children = patients(ids)
    for row in rows:
        if row.get("file") and (row.get("file").id, row.get("dose")) in known:
            row.refuse(_("This dose is written already: leave the row out."), "dose")
        elif row.get("file") and row.get("dose"):
            _check_given(row, children[row.get("file").id])
    refuse_twice(rows, lambda row: (row.get("dose"),))


def _check_given(row: Row, child: Patient) -> None:
    try:
        ensure_immunised(child, row.get("dose"), row.get("given_on"), source=FROM_CARD)
    except Refused as refused:
        row.refuse(refused, refused.field or "")


def write_doses(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write the doses as copied from a card; answers line -> code. One statement and the rows."""
    known = patients(row.get("file").id for row in rows)
    for row in rows:
        add_immunisation(
            known[row.get("file").id], dose=row.get("dose"), given_on=row.get("given_on"), source=FROM_CARD,
            place=row.get("place", ""), by=here.by,
        )  # fmt: skip
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def said_dose(row: Row) -> str:
    """Name a row: the child, the dose, the day."""
    words = {dose.code: dose.words for dose in schedule()}
    day = format_day(row.get("given_on"), current()) if row.get("given_on") else ""
    return said_of_child(row, words.get(row.get("dose", ""), ""), day)


MEASURES = IntakeKind(
    id="measures",
    label=_l("Weights and heights"),
    hint=_l("The last weight and height of each child, with the day."),
    permission=May.MEASURE_WRITE,
    columns=MEASURE_COLUMNS,
    check=check_measures,
    write=write_measures,
    said=said_measure,
    order=40,
)
VACCINATIONS = IntakeKind(
    id="vaccinations",
    label=_l("Vaccinations given"),
    hint=_l("One line for each dose that stands on a child’s card."),
    permission=May.IMMUNISATION_WRITE,
    columns=DOSE_COLUMNS,
    check=check_doses,
    write=write_doses,
    said=said_dose,
    order=45,
)
