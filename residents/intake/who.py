"""Which child a row of a list is about: by her code, by the number of the old register, or by her name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from foundation.intake import Here, IntakeColumn, Row, line_of
from foundation.intake.words import fold
from foundation.languages import _, _l, name_here
from residents import names as spelling
from residents.models import CaseFile, Child, Placement

WHO = (
    IntakeColumn(
        key="child", label=_l("Child: code or name"), read=line_of(160), needed=True, or_else=("old_no",),
        words=("name", "child", "code", "child code", "file no", "name of child", "name of the child", "child name",
               "name of the girl", "name of girl", "student name", "নাম", "শিশুর নাম", "नाम", "बच्चे का नाम"),
    ),
    IntakeColumn(
        key="old_no", label=_l("Number in the old register"), read=line_of(40),
        words=("admission no", "admission number", "register no", "reg no", "adm no", "registration no", "id no",
               "ভর্তি নং", "रजिस्टर संख्या"),
    ),
)  # fmt: skip
"""The columns by which every list about children who are in the book says whom it means."""


@dataclass(frozen=True)
class Found:
    """A child of the home who is here now."""

    id: UUID
    code: str
    name: str
    stay_id: UUID
    came_at: datetime


def find_children(rows: Sequence[Row], here: Here) -> None:
    """Lay to each row the child whom it means, as `file`; say on it where there is none, or more than one.

    One statement, whatever the number of rows.
    """
    by_code, by_no, by_name = _here_now(here.home_id)
    for row in rows:
        said, number = str(row.get("child", "")), fold(row.get("old_no", ""))
        found = by_code.get(said.strip().upper()) or by_no.get(number, [])
        if not found and said:
            found = by_name.get(_key(said), [])
        row.values["file"] = found[0] if len(found) == 1 else None
        if not found:
            row.refuse(
                _("No child of this home is known by this. Write her code, such as KRS-2023-004."), "child"
            )
        elif len(found) > 1:
            codes = ", ".join(each.code for each in found[:4])
            row.refuse(
                _("More than one child is known by this: %(codes)s. Write the code.", codes=codes), "child"
            )


def _key(name: str) -> str:
    return " ".join(sorted(spelling.words_of(name)))


Known = dict[str, list[Found]]


def _here_now(home_id: UUID) -> tuple[Known, Known, Known]:
    asked = (
        sa.select(
            CaseFile.id, CaseFile.code, Child.name, Child.name_local, Placement.id.label("stay_id"),
            Placement.started_at, Placement.old_register_no,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, Placement.case_file_id == CaseFile.id)
        .where(CaseFile.home_id == home_id, Placement.ended_at.is_(None))
    )  # fmt: skip
    by_code: Known = {}
    by_no: Known = {}
    by_name: Known = {}
    for row in db.session.execute(asked):
        found = Found(row.id, row.code, name_here(row.name, row.name_local), row.stay_id, row.started_at)
        by_code[row.code] = [found]
        if number := fold(row.old_register_no):
            by_no.setdefault(number, []).append(found)
        for key in {_key(name) for name in (row.name, row.name_local) if name}:
            by_name.setdefault(key, []).append(found)
    return by_code, by_no, by_name


def files_of(ids: Iterable[UUID]) -> dict[UUID, CaseFile]:
    """Answer the files of these ids, as the verbs about a file take them. One statement."""
    asked = sa.select(CaseFile).where(CaseFile.id.in_(set(ids)))
    return {file.id: file for file in db.session.scalars(asked)}


def said_of_child(row: Row, *parts: Any) -> str:
    """Name a row by its child, her code, and what else it says."""
    found: Found | None = row.get("file")
    who = _("%(name)s, %(code)s", name=found.name, code=found.code) if found else str(row.get("child", "–"))
    return ", ".join([who, *(str(part) for part in parts if part)])


def refuse_twice(rows: Sequence[Row], key: Any) -> None:
    """Say on each row that says the same as an earlier one that it stands in the file twice."""
    seen: dict[Any, int] = {}
    for row in rows:
        if row.left_out or row.get("file") is None:
            continue
        mark = (row.get("file").id, *key(row))
        if mark in seen:
            row.refuse(_("Row %(line)s says the same already.", line=seen[mark]))
        seen.setdefault(mark, row.line)
