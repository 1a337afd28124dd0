"""A child's lists of belongings with their lines, and register 21 of rule 77."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, kept_alias, kept_aliases, one_or_404
from foundation.ledger import Entry
from foundation.names import spoken
from residents import names as spelling
from residents.models import Belonging, BelongingsList, CaseFile, Child, Placement
from residents.queries.masks import shown


@dataclass(frozen=True)
class ListShown:
    """One list with its lines (Belonging rows), the oldest line first."""

    held: BelongingsList
    read_by: str
    lines: tuple[Belonging, ...]


def lists_of(case_file_id: UUID) -> list[ListShown]:
    """Answer the lists of a child with their lines, newest list first. One statement."""
    reader = kept_alias(User, "belongings.lists_of")
    asked = (
        sa.select(BelongingsList, spoken(reader), Belonging)
        .outerjoin(reader, reader.id == BelongingsList.read_by)
        .outerjoin(Belonging, Belonging.list_id == BelongingsList.id)
        .where(BelongingsList.case_file_id == case_file_id)
        .order_by(BelongingsList.listed_at.desc(), BelongingsList.id, Belonging.line)
    )
    found: dict[UUID, tuple[BelongingsList, str, list[Belonging]]] = {}
    for held, name, line in db.session.execute(asked):
        lines = found.setdefault(held.id, (held, name or "", []))[2]
        if line is not None:
            lines.append(line)
    return [ListShown(held, name, tuple(lines)) for held, name, lines in found.values()]


def list_rows(list_id: UUID, case_file_id: UUID) -> BelongingsList:
    """Answer a list of this child, to be changed; none is 404."""
    asked = sa.select(BelongingsList).where(
        BelongingsList.id == list_id, BelongingsList.case_file_id == case_file_id
    )
    found: BelongingsList = one_or_404(asked)
    return found


@dataclass(frozen=True)
class ThingRows:
    """The rows behind one line: itself, its list and the stay."""

    row: Belonging
    held: BelongingsList
    stay: Placement


def thing_rows(belonging_id: UUID, case_file_id: UUID) -> ThingRows:
    """Answer the rows of one line of this child, to be changed; none is 404."""
    row: Belonging = one_or_404(
        sa.select(Belonging).where(Belonging.id == belonging_id, Belonging.case_file_id == case_file_id)
    )
    asked = (
        sa.select(BelongingsList, Placement)
        .join(Placement, Placement.id == BelongingsList.placement_id)
        .where(BelongingsList.id == row.list_id)
    )
    held, stay = db.session.execute(asked).one()
    return ThingRows(row, held, stay)


@dataclass(frozen=True)
class Kept:
    """A thing that is still kept for a child, with the list on which it stands."""

    row: Belonging
    held: BelongingsList


def in_savings() -> Any:
    """Answer the condition under which a line's money is in her savings: written whole, not declined or taken back."""
    entry, back = kept_aliases("belongings.in_savings", Entry, Entry)
    taken_back = sa.exists().where(back.reverses_id == entry.id, back.signed_at.is_not(None)).correlate(entry)
    undone = (
        sa.exists()
        .where(entry.id == Belonging.entry_id, sa.or_(entry.declined_at.is_not(None), taken_back))
        .correlate(Belonging)
    )
    return sa.and_(
        Belonging.banked_on.is_not(None),
        Belonging.banked_paise >= sa.func.coalesce(Belonging.paise, 0),
        ~undone,
    )


def is_in_savings(belonging_id: UUID) -> bool:
    """Answer whether a line's money is in her savings."""
    asked = sa.select(Belonging.id).where(Belonging.id == belonging_id, in_savings())
    return db.session.scalar(asked) is not None


def kept_of(case_file_id: UUID, *, money_only: bool = False) -> list[Kept]:
    """Answer what is still kept for a child besides her savings, the oldest first. One statement."""
    asked = (
        sa.select(Belonging, BelongingsList)
        .join(BelongingsList, BelongingsList.id == Belonging.list_id)
        .where(
            Belonging.case_file_id == case_file_id, Belonging.struck_at.is_(None), Belonging.went == "", ~in_savings()
        )
        .order_by(BelongingsList.year, BelongingsList.register_no, Belonging.line)
    )  # fmt: skip
    if money_only:
        asked = asked.where(Belonging.kind == "money", BelongingsList.read_at.is_not(None))
    return [Kept(row, held) for row, held in db.session.execute(asked)]


@dataclass(frozen=True)
class RegisterRow:
    """One line of register 21; a name that the reader may not see is None."""

    held: BelongingsList
    row: Belonging | None
    case_file_id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str


def register_rows(
    home_id: UUID, *, starts_at: datetime, ends_at: datetime, names: Any, after: str | None, limit: int | None,
    find: str | None, corrected_only: bool,
) -> Sequence[RegisterRow]:  # fmt: skip
    """Answer the lists of a period line by line, in the order of the register. One statement."""
    asked = (
        sa.select(
            BelongingsList, Belonging, CaseFile.id, CaseFile.code, shown(names, Child.name),
            shown(names, Child.name_local), Child.name_kind,
        )
        .join(CaseFile, CaseFile.id == BelongingsList.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(Belonging, Belonging.list_id == BelongingsList.id)
        .where(
            BelongingsList.home_id == home_id, BelongingsList.listed_at >= starts_at, BelongingsList.listed_at < ends_at
        )
    )  # fmt: skip
    if corrected_only:
        asked = asked.where(Belonging.struck_at.is_not(None))
    if find:
        asked = asked.where(_found(find, names))
    if after is not None:
        year, number, line = (int(part) for part in after.split("-"))
        asked = asked.where(
            sa.tuple_(BelongingsList.year, BelongingsList.register_no, sa.func.coalesce(Belonging.line, 0))
            > sa.tuple_(sa.literal(year), sa.literal(number), sa.literal(line))
        )
    ordered = asked.order_by(
        BelongingsList.year, BelongingsList.register_no, sa.func.coalesce(Belonging.line, 0)
    )
    return [RegisterRow(*row) for row in db.session.execute(ordered.limit(limit))]


def _found(typed: str, names: Any) -> Any:
    by_code = CaseFile.code.icontains(typed.strip(), autoescape=True)
    words = spelling.key_of(typed).split()
    if not words:
        return by_code
    return sa.or_(
        by_code, sa.and_(names, *(Child.name_key.contains(f" {w}", autoescape=True) for w in words))
    )
