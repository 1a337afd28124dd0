"""Who may be here already: files much like what is known of a child, as codes, likeliest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db
from homes.models import Home
from residents import names as spelling
from residents import rules
from residents.choices.identity import ALIKE as ALIKE_IN
from residents.models import CaseFile, Child, NameWord, Placement
from residents.queries.masks import shown

LOOKED_AT = 200
SHOWN = 5
YEARS = 3
"""Ages told of one child by two people lie this far apart."""
ALIKE, NEARLY = 80, 55
"""How alike two names are: enough by themselves, or with her father's name or her village beside them."""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is known of the child who is looked for; nothing is needed but one name."""

    sex: str
    age: rules.Age
    name: str = ""
    name_local: str = ""
    father_name: str = ""
    village: str = ""


@dataclass(frozen=True)
class Match:
    """A file that may be the same child's, or her sister's: only codes, and in what they are alike."""

    code: str
    home_id: UUID
    is_here: bool
    age: rules.Age
    alike: tuple[str, ...]

    @property
    def alike_words(self) -> str:
        """Answer in what they are alike: `name, age`."""
        return ", ".join(str(ALIKE_IN[what]) for what in self.alike)


def possible_matches(
    sought: Sought, *, homes: Iterable[UUID], family: Any, today: date, besides: UUID | None = None
) -> list[Match]:
    """Answer files of these homes that may be this child's; `family` is where the reader may see her father's name.

    One statement. It only suggests: names that sound alike (Priya, Riya) stay apart, and nothing is joined by itself.
    """
    names = {word for name in (sought.name, sought.name_local) for word in spelling.words_of(name)}
    fathers = set(spelling.words_of(sought.father_name))
    if not names and not fathers:
        return []
    asked = _asked(_likely(list(homes), names, fathers, family), sought.sex, family)
    asked = asked.where(CaseFile.id != besides) if besides else asked
    found = []
    for row in db.session.execute(asked):
        age = rules.age_on(
            today, born_on=row.born_on, stated_years=row.age_years_stated, stated_on=row.age_stated_on
        )
        if (score := _score(sought, row, age)) is not None:
            found.append((score[0], Match(row.code, row.home_id, bool(row.is_here), age, score[1])))
    return [match for _alike, match in sorted(found, key=lambda pair: (-pair[0], pair[1].code))[:SHOWN]]


def every_home() -> set[UUID]:
    """Answer the ids of all homes, for head office, which alone looks for a child in all of them."""
    return set(db.session.scalars(sa.select(Home.id)))


def _likely(homes: list[UUID], names: set[str], fathers: set[str], family: Any) -> Any:
    """Answer the files that share most words, counted in the index of words alone."""
    fits = sa.or_(
        sa.and_(NameWord.kind.in_(("name", "called", "alias")), NameWord.word.in_(names)),
        sa.and_(NameWord.kind == "father", NameWord.word.in_(fathers), family),
    )
    return (
        sa.select(NameWord.case_file_id.label("file_id"))
        .join(CaseFile, CaseFile.id == NameWord.case_file_id)
        .where(NameWord.home_id.in_(homes), NameWord.word.in_(names | fathers), fits)
        .group_by(NameWord.case_file_id)
        .order_by(sa.func.count(NameWord.id).desc(), NameWord.case_file_id)
        .limit(LOOKED_AT)
        .correlate(None)
        .subquery("likely")
    )


def _asked(likely: Any, sex: str, family: Any) -> Any:
    open_stay = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    asked = (
        sa.select(
            CaseFile.code, CaseFile.home_id, Child.name, Child.name_local, Child.born_on, Child.age_years_stated,
            Child.age_stated_on, shown(family, Child.father_name).label("father_name"),
            shown(family, Child.village).label("village"), open_stay.label("is_here"),
        )
        .select_from(likely)
        .join(CaseFile, CaseFile.id == likely.c.file_id)
        .join(Child, Child.id == CaseFile.child_id)
    )  # fmt: skip
    return asked.where(Child.sex == sex) if sex else asked


def _score(sought: Sought, row: Any, age: rules.Age) -> tuple[float, tuple[str, ...]] | None:
    """Answer how alike they are and in what, or None when age or names speak against it."""
    known = sought.age.years is not None and age.years is not None
    if known and abs((sought.age.years or 0) - (age.years or 0)) > YEARS:
        return None
    typed = [name for name in (sought.name, sought.name_local) if name]
    theirs = [name for name in (row.name, row.name_local) if name]
    name = max((spelling.likeness(one, other) for one in typed for other in theirs), default=0.0)
    father = _same(sought.father_name, row.father_name)
    village = _same(sought.village, row.village)
    if not (name >= ALIKE or (name >= NEARLY and (father or village)) or (father and (village or known))):
        return None
    alike = {"name": name >= NEARLY, "age": known, "father": father, "village": village}
    return name + 40 * father + 20 * village, tuple(what for what, is_so in alike.items() if is_so)


def _same(one: str, other: str | None) -> bool:
    first, second = set(spelling.words_of(one)), set(spelling.words_of(other or ""))
    return bool(first) and bool(second) and (first <= second or second <= first)
