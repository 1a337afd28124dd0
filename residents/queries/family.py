"""What is known of a child's family: who may be met, who is barred, one member with her child."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db, one_or_404
from residents.choices.kinship import Relation
from residents.models import CaseFile, Child, Correction, FamilyMember, SealedBefore
from residents.rules import family as rules
from residents.rules.family import Contact


def spoken_name() -> Any:
    """Answer the column of a member's English name: a parent's is the child's own identity fact."""
    return sa.case(
        (FamilyMember.relation == Relation.FATHER, Child.father_name),
        (FamilyMember.relation == Relation.MOTHER, Child.mother_name),
        else_=FamilyMember.name,
    )


PLAIN = tuple(
    name
    for name in Contact.__dataclass_fields__
    if name not in ("member_id", "name", "has_number", "has_address")
)


def _columns() -> list[Any]:
    plain = [getattr(FamilyMember, name) for name in PLAIN]
    return [
        FamilyMember.id.label("member_id"), spoken_name().label("name"), *plain,
        FamilyMember.phone.is_not(None).label("has_number"), FamilyMember.address.is_not(None).label("has_address"),
    ]  # fmt: skip


def contacts(case_file_id: UUID, *, see: Any = None) -> list[Contact]:
    """Answer a child's family as rules ask it: who, alive or dead, safe, to be asked, barred; oldest line first.

    No address and no number comes with it. Verbs ask for everybody; a page that shows them hands in `see`, the
    condition on the case file under which its reader may know the family (`reach.sees(May.FAMILY_SEE)`).
    Struck-out lines are left out. One statement.
    """
    asked = (
        sa.select(*_columns())
        .join(CaseFile, CaseFile.id == FamilyMember.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(FamilyMember.case_file_id == case_file_id, FamilyMember.struck_at.is_(None))
        .order_by(FamilyMember.written_at, FamilyMember.id)
    )
    if see is not None:
        asked = asked.where(see)
    return [Contact(**row) for row in db.session.execute(asked).mappings()]


def barred_people(case_file_id: UUID, *, on: date, see: Any = None) -> list[Contact]:
    """Answer those whom an order bars from the child on a day. One statement."""
    return [person for person in contacts(case_file_id, see=see) if rules.is_barred(person, on=on)]


@dataclass(frozen=True)
class MemberLine:
    """A member as a list shows her, with what is written beside how she may be met."""

    person: Contact
    age_years: int | None
    age_stated_on: date | None
    occupation: str
    income_month: int | None
    health: str
    struck_reason: str
    is_struck: bool


def members(case_file_id: UUID, *, see: Any) -> list[MemberLine]:
    """Answer everybody of a child's family, struck-out lines last. One statement."""
    more = (
        FamilyMember.age_years, FamilyMember.age_stated_on, FamilyMember.occupation, FamilyMember.income_month,
        FamilyMember.health, FamilyMember.struck_reason, FamilyMember.struck_at,
    )  # fmt: skip
    asked = (
        sa.select(*_columns(), *more)
        .join(CaseFile, CaseFile.id == FamilyMember.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(FamilyMember.case_file_id == case_file_id, see)
        .order_by(FamilyMember.struck_at.is_not(None), FamilyMember.written_at, FamilyMember.id)
    )
    found = []
    for row in db.session.execute(asked).mappings():
        told = dict(row)
        rest = [told.pop(column.key) for column in more]
        found.append(MemberLine(Contact(**told), *rest[:-1], is_struck=rest[-1] is not None))
    return found


@dataclass(frozen=True)
class MemberRow:
    """A member with the rows of her child and file, to be shown or changed."""

    member: FamilyMember
    file: CaseFile
    child: Child

    @property
    def name(self) -> str:
        """Answer the English name: a parent's stands with the child."""
        parents: dict[str, str] = {
            Relation.FATHER: self.child.father_name,
            Relation.MOTHER: self.child.mother_name,
        }
        return parents.get(self.member.relation, self.member.name)


def member_row(member_id: UUID) -> MemberRow:
    """Answer one member with her child; not there is 404."""
    asked = (
        sa.select(FamilyMember)
        .join(CaseFile, CaseFile.id == FamilyMember.case_file_id)
        .where(FamilyMember.id == member_id)
    )
    member: FamilyMember = one_or_404(asked)
    found = db.session.execute(
        sa.select(CaseFile, Child)
        .join(Child, Child.id == CaseFile.child_id)
        .where(CaseFile.id == member.case_file_id)
    ).one()
    return MemberRow(member, found[0], found[1])


@dataclass(frozen=True)
class MendedLine:
    """What a line said before: plain, or still sealed (`sealed` is then the envelope)."""

    field: str
    old: str
    new: str
    sealed: Any
    reason: str
    by: str
    at: Any


def mended(subject_id: UUID) -> list[MendedLine]:
    """Answer what was mended in one row, oldest first, plain and sealed values together. Two statements."""
    plain = sa.select(Correction).where(Correction.subject_id == subject_id)
    sealed = sa.select(SealedBefore).where(SealedBefore.subject_id == subject_id)
    lines = [
        MendedLine(c.field, c.old_text, c.new_text, None, c.reason, c.by_name, c.at)
        for c in db.session.scalars(plain)
    ]
    lines += [
        MendedLine(s.field, "", "", s.old, s.reason, s.by_name, s.at) for s in db.session.scalars(sealed)
    ]
    return sorted(lines, key=lambda line: line.at)
