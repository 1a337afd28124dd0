"""Who may stand twice: rows of a file against each other and against the files of the home, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from rapidfuzz import fuzz

from foundation.db import db
from foundation.intake import Row, Twin
from foundation.intake.words import fold
from foundation.languages import _
from residents import names as spelling
from residents import rules
from residents.models import CaseFile, Child, Placement
from residents.queries.matches import ALIKE, NEARLY

YEARS = 1
"""Ages of one child in two lists of one house lie this far apart."""


@dataclass(frozen=True)
class Known:
    """A child as far as two lists can be laid side by side."""

    names: tuple[str, ...]
    words: frozenset[str]
    sex: str
    born_on: date | None
    years: int | None
    father: frozenset[str]
    old_no: str
    came_on: date | None
    code: str = ""
    line: int = 0


def find_twins(rows: Sequence[Row], home_id: UUID, today: date) -> None:
    """Say on each row who may be the same child; the second of two rows says it, not the first."""
    earlier: dict[str, list[Known]] = {}
    for known in _in_home(home_id, today):
        _lay(earlier, known)
    for row in rows:
        if row.left_out or not (row.get("names") or row.get("register_no")):
            continue
        mine = _of_row(row, today)
        met: dict[tuple[str, int], Known] = {
            (known.code, known.line): known for word in _marks(mine) for known in earlier.get(word, ())
        }
        found = [twin for known in met.values() if (twin := _twin(mine, known)) is not None]
        row.twins = sorted(found, key=lambda twin: (not twin.is_same, twin.line, twin.code))[:3]
        if not any(twin.is_same for twin in row.twins) or row.is_another:
            _lay(earlier, mine)


def _lay(earlier: dict[str, list[Known]], known: Known) -> None:
    for word in _marks(known):
        earlier.setdefault(word, []).append(known)


def _marks(known: Known) -> set[str]:
    return {*known.words, *((f"#{known.old_no}",) if known.old_no else ())}


def _in_home(home_id: UUID, today: date) -> list[Known]:
    newest = (
        sa.select(Placement.case_file_id, Placement.old_register_no, Placement.started_at)
        .where(Placement.home_id == home_id)
        .subquery()
    )
    asked = (
        sa.select(
            CaseFile.code, CaseFile.opened_at, Child.name, Child.name_local, Child.sex, Child.born_on,
            Child.age_years_stated, Child.age_stated_on, Child.father_name, newest.c.old_register_no,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(newest, newest.c.case_file_id == CaseFile.id)
        .where(CaseFile.home_id == home_id, CaseFile.merged_into_id.is_(None))
    )  # fmt: skip
    found: dict[str, Known] = {}
    for row in db.session.execute(asked):
        age = rules.age_on(
            today, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
        )
        names = tuple(name for name in (row.name, row.name_local) if name)
        if row.code not in found or row.old_register_no:
            found[row.code] = Known(
                names, frozenset(_words(names)), row.sex, row.born_on, age.years,
                frozenset(spelling.words_of(row.father_name)), fold(row.old_register_no or ""),
                row.opened_at.date(), code=row.code,
            )  # fmt: skip
    return list(found.values())


def _words(names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in spelling.words_of(name)]


def _of_row(row: Row, today: date) -> Known:
    names = tuple(name for name in row.get("names", ("", "")) if name)
    born, stated = row.get("born_on"), row.get("stated")
    years: int | None = None
    if born is not None:
        years = rules.whole_years(born, today)
    elif stated is not None:
        years = rules.age_on(today, born_on=None, stated_years=stated[0], stated_on=stated[1]).years
    return Known(
        names, frozenset(_words(names)), row.get("sex", ""), born, years,
        frozenset(spelling.words_of(row.get("father_name", ""))), fold(row.get("register_no", "")),
        row.get("came_on"), line=row.line,
    )  # fmt: skip


def _twin(mine: Known, other: Known) -> Twin | None:
    if mine.sex and other.sex and mine.sex != other.sex:
        return None
    both_aged = mine.years is not None and other.years is not None
    if both_aged and abs((mine.years or 0) - (other.years or 0)) > YEARS:
        return None
    alike = max((_alike(a, b) for a in mine.names for b in other.names), default=0.0)
    is_same_no = bool(mine.old_no) and mine.old_no == other.old_no
    if alike < (NEARLY if is_same_no else ALIKE):
        return None
    if mine.father and other.father and not mine.father & other.father:
        return None
    if mine.old_no and other.old_no and not is_same_no and mine.words != other.words:
        return None
    return Twin(_said(other), other.code, other.line, is_same=_is_same(mine, other, is_same_no=is_same_no))


def _alike(one: str, other: str) -> float:
    """Answer how alike the least alike word of the shorter name is to one of the longer, 0 to 100.

    A name of the family alone makes no double: in a list of two hundred it stands twenty times.
    """
    shorter, longer = sorted((spelling.words_of(one), spelling.words_of(other)), key=len)
    return min((max(fuzz.ratio(a, b) for b in longer) for a in shorter), default=0.0)


def _is_same(mine: Known, other: Known, *, is_same_no: bool) -> bool:
    """Of one name, and the same old number, or the same birth or age and the same day of coming."""
    if not mine.words or mine.words != other.words:
        return False
    if mine.old_no and other.old_no:
        return is_same_no
    is_same_age = (
        mine.born_on == other.born_on if mine.born_on and other.born_on else mine.years == other.years
    )
    return is_same_age and mine.came_on is not None and mine.came_on == other.came_on


def _said(other: Known) -> str:
    years = _("age not known") if other.years is None else _("about %(years)s years", years=other.years)
    name: Any = next(iter(other.names), "")
    if other.code:
        return _("%(name)s, %(age)s, in this home as %(code)s", name=name, age=years, code=other.code)
    return _("%(name)s, %(age)s, in row %(line)s of this file", name=name, age=years, line=other.line)
