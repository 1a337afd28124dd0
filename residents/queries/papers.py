"""Identity papers of one child with the road to each, and the missing papers of a whole home."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db
from foundation.names import spoken
from residents.choices.identity import EXPECTED, HERE
from residents.models import CaseFile, Child, IdentityPaper, PaperStep, Placement
from residents.queries.masks import Masks, shown


@dataclass(frozen=True)
class StepLine:
    """One step on the road to a paper."""

    happened_on: date
    office: str
    what: str
    state: str
    by: str


@dataclass(frozen=True)
class PaperLine:
    """A paper, who carries its next step, and the steps so far, newest first."""

    paper: IdentityPaper
    carrier: str
    steps: tuple[StepLine, ...]


def papers_of(case_file_id: UUID) -> list[PaperLine]:
    """Answer a child's papers: what is due first stands first. Two statements."""
    asked = (
        sa.select(IdentityPaper, spoken(User).label("carrier"))
        .outerjoin(User, User.id == IdentityPaper.carrier_id)
        .where(IdentityPaper.case_file_id == case_file_id)
        .order_by(
            IdentityPaper.next_due_on.is_(None),
            IdentityPaper.next_due_on,
            IdentityPaper.kind,
            IdentityPaper.id,
        )
    )
    steps = _steps(case_file_id)
    return [
        PaperLine(row.IdentityPaper, row.carrier or "", tuple(steps.get(row.IdentityPaper.id, ())))
        for row in db.session.execute(asked)
    ]


def _steps(case_file_id: UUID) -> dict[UUID, list[StepLine]]:
    asked = (
        sa.select(PaperStep, spoken(User).label("by"))
        .outerjoin(User, User.id == PaperStep.written_by)
        .where(PaperStep.case_file_id == case_file_id)
        .order_by(PaperStep.happened_on.desc(), PaperStep.written_at.desc(), PaperStep.id)
    )
    found: dict[UUID, list[StepLine]] = {}
    for row in db.session.execute(asked):
        step = row.PaperStep
        line = StepLine(step.happened_on, step.office, step.what, step.state, row.by or "")
        found.setdefault(step.paper_id, []).append(line)
    return found


def paper(paper_id: UUID, case_file_id: UUID) -> IdentityPaper:
    """Answer one paper of this file, to be changed; unknown is 404."""
    asked = sa.select(IdentityPaper).where(
        IdentityPaper.id == paper_id, IdentityPaper.case_file_id == case_file_id
    )
    found: IdentityPaper = db.one_or_404(asked)
    return found


@dataclass(frozen=True)
class MissingLine:
    """A paper that a child of this home has not got; `state` is empty when nobody wrote of it yet."""

    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    paper_id: UUID | None
    kind: str
    label: str
    state: str
    next_step: str
    next_office: str
    next_due_on: date | None
    carrier: str


LENGTH = 300


def missing(home_id: UUID, *, see: Any, masks: Masks) -> list[MissingLine]:
    """Answer the missing papers of the children who are here, what is due first. At most three statements.

    Birth certificate and Aadhaar are missed of every child, other papers once somebody wrote that they are wanted.
    """
    here = sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))
    who = [
        CaseFile.code, shown(masks.names, Child.name).label("name"),
        shown(masks.names, Child.name_local).label("name_local"), Child.name_kind,
    ]  # fmt: skip
    asked = (
        sa.select(*who, IdentityPaper, spoken(User).label("carrier"))
        .select_from(IdentityPaper)
        .join(CaseFile, CaseFile.id == IdentityPaper.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .outerjoin(User, User.id == IdentityPaper.carrier_id)
        .where(IdentityPaper.home_id == home_id, IdentityPaper.state.not_in(HERE), here, see)
        .order_by(
            IdentityPaper.next_due_on.is_(None), IdentityPaper.next_due_on, CaseFile.code, IdentityPaper.kind
        )
        .limit(LENGTH)
    )
    lines = [
        MissingLine(
            row.code, row.name, row.name_local, row.name_kind, row.IdentityPaper.id, row.IdentityPaper.kind,
            row.IdentityPaper.label, row.IdentityPaper.state, row.IdentityPaper.next_step,
            row.IdentityPaper.next_office, row.IdentityPaper.next_due_on, row.carrier or "",
        )
        for row in db.session.execute(asked)
    ]  # fmt: skip
    for kind in EXPECTED:
        lines += _unwritten(home_id, kind, who, here, see)
    return lines


def _unwritten(home_id: UUID, kind: str, who: list[Any], here: Any, see: Any) -> list[MissingLine]:
    written = sa.exists().where(IdentityPaper.case_file_id == CaseFile.id, IdentityPaper.kind == kind)
    asked = (
        sa.select(*who)
        .select_from(CaseFile)
        .join(Child, Child.id == CaseFile.child_id)
        .where(CaseFile.home_id == home_id, here, see, ~written)
        .order_by(CaseFile.year, CaseFile.serial)
        .limit(LENGTH)
    )
    return [
        MissingLine(row.code, row.name, row.name_local, row.name_kind, None, kind, "", "", "", "", None, "")
        for row in db.session.execute(asked)
    ]
