"""Questions about the cases in which a child is the victim; what is sealed is never among the answers of a list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import defer

from accounts.models import PostHeld, User
from accounts.queries import is_current
from accounts.roles import Role
from foundation.db import db, one_or_404
from homes.models import Committee
from residents.models import (
    BailApplication,
    CaseFile,
    CaseStage,
    Child,
    Compensation,
    Correction,
    LegalAid,
    MagistrateStatement,
    MedicoLegalExam,
    StatementReading,
    SupportPerson,
    SupportReport,
    VictimCase,
)
from residents.queries.masks import shown
from residents.rules.victim import report_said


def cases_to_choose(case_file_id: UUID) -> list[tuple[UUID, str]]:
    """Answer id and report of a child's cases, newest first."""
    asked = (
        sa.select(VictimCase.id, VictimCase.report_kind, VictimCase.report_no, VictimCase.police_station)
        .where(VictimCase.case_file_id == case_file_id)
        .order_by(VictimCase.reported_on.desc(), VictimCase.id.desc())
    )
    return [
        (row.id, report_said(row.report_kind, row.report_no, row.police_station))
        for row in db.session.execute(asked)
    ]


@dataclass(frozen=True)
class CaseWhole:
    """A case with all that stands under it."""

    case: VictimCase
    stages: tuple[CaseStage, ...]
    statements: tuple[Any, ...]
    exams: tuple[Any, ...]
    supports: tuple[Any, ...]
    aid: tuple[LegalAid, ...]
    bail: tuple[BailApplication, ...]
    awards: tuple[Compensation, ...]

    @property
    def ids(self) -> list[UUID]:
        """Answer the ids of the case and of every row under it."""
        under = (self.stages, self.statements, self.exams, self.supports, self.aid, self.bail, self.awards)
        return [self.case.id, *(row.id for rows in under for row in rows)]


def case_of(case_file_id: UUID, *, see: Any, case_id: UUID | None = None) -> VictimCase | None:
    """Answer one case of a child (the newest unless it is named) whom the condition `see` covers, or None."""
    asked = sa.select(VictimCase).join(CaseFile, CaseFile.id == VictimCase.case_file_id)
    asked = asked.where(VictimCase.case_file_id == case_file_id, see)
    if case_id is not None:
        asked = asked.where(VictimCase.id == case_id)
    newest = asked.order_by(VictimCase.reported_on.desc(), VictimCase.id.desc())
    return db.session.scalars(newest.limit(1)).one_or_none()


def whole(case: VictimCase) -> CaseWhole:
    """Answer a case with its stages, what is sealed as facts alone, helpers, bail and awards. Seven statements."""
    return CaseWhole(
        case, _rows(CaseStage, case, CaseStage.happened_on), _statements(case), _exams(case), _supports(case),
        _rows(LegalAid, case, LegalAid.given_on), _rows(BailApplication, case, BailApplication.filed_on),
        _rows(Compensation, case, sa.func.coalesce(Compensation.ordered_on, Compensation.applied_on)),
    )  # fmt: skip


def _rows(table: Any, case: VictimCase, day: Any) -> tuple[Any, ...]:
    asked = sa.select(table).where(table.case_id == case.id).order_by(day.desc(), table.id.desc())
    return tuple(db.session.scalars(asked))


def _statements(case: VictimCase) -> tuple[Any, ...]:
    each = MagistrateStatement
    asked = sa.select(
        each.id, each.held_on, each.court, each.escort, each.support_person, each.words.is_not(None).label("has_words"),
        each.copy_id.is_not(None).label("has_copy"), each.written_at, User.name.label("writer"),
    ).outerjoin(User, User.id == each.written_by)  # fmt: skip
    asked = asked.where(each.case_id == case.id).order_by(each.held_on.desc(), each.id.desc())
    return tuple(db.session.execute(asked))


def _exams(case: VictimCase) -> tuple[Any, ...]:
    each = MedicoLegalExam
    asked = sa.select(
        each.id, each.examined_on, each.hospital, each.mlc_no, each.nurse_id, User.name.label("nurse"),
        each.findings.is_not(None).label("has_findings"), each.findings_at,
    ).outerjoin(User, User.id == each.nurse_id)  # fmt: skip
    asked = asked.where(each.case_id == case.id).order_by(each.examined_on.desc(), each.id.desc())
    return tuple(db.session.execute(asked))


def _supports(case: VictimCase) -> tuple[Any, ...]:
    each = SupportPerson
    last = sa.select(sa.func.max(SupportReport.due_on)).where(SupportReport.support_id == each.id)
    came = sa.select(sa.func.max(SupportReport.received_on)).where(SupportReport.support_id == each.id)
    asked = (
        sa.select(
            each.id, each.name, each.organisation, each.phone, each.named_on, each.ended_on,
            Committee.name.label("committee"), last.scalar_subquery().label("last_due"),
            came.scalar_subquery().label("last_came"),
        )
        .outerjoin(Committee, Committee.id == each.named_by)
        .where(each.case_id == case.id)
        .order_by(each.named_on.desc(), each.id.desc())
    )  # fmt: skip
    return tuple(db.session.execute(asked))


def row_of(table: Any, row_id: UUID, *, sealed: tuple[Any, ...] = ()) -> Any:
    """Answer a row of a case by its id; the gate has found whose it is. `sealed` columns are left unread."""
    return one_or_404(
        sa.select(table).where(table.id == row_id).options(*(defer(column) for column in sealed))
    )


def nurses(home_id: UUID, *, now: datetime) -> list[tuple[UUID, str]]:
    """Answer id and name of the nurses of a home."""
    asked = (
        sa.select(User.id, User.name)
        .join(PostHeld, PostHeld.user_id == User.id)
        .where(
            PostHeld.home_id == home_id, PostHeld.role == Role.NURSE, is_current(now),
        )
        .distinct().order_by(User.name, User.id)
    )  # fmt: skip
    return [(row.id, row.name) for row in db.session.execute(asked)]


def readings(statement_id: UUID) -> list[tuple[datetime, str, str, Any]]:
    """Answer who opened a sealed statement before: when, which part, who, and the sealed reason, newest first."""
    asked = (
        sa.select(StatementReading.read_at, StatementReading.part, User.name, StatementReading.reason)
        .outerjoin(User, User.id == StatementReading.read_by)
        .where(StatementReading.statement_id == statement_id)
        .order_by(StatementReading.read_at.desc())
    )
    return [(row[0], row[1], row[2] or "", row[3]) for row in db.session.execute(asked)]


@dataclass(frozen=True)
class ExamLine:
    """An examination in the list of the nurse who keeps its findings."""

    id: UUID
    code: str
    name: str | None
    name_local: str | None
    name_kind: str
    examined_on: date
    hospital: str
    mlc_no: str
    has_findings: bool


def exams_kept_by(home_id: UUID, user_id: UUID, *, names: Any) -> list[ExamLine]:
    """Answer the examinations in a home whose findings this nurse keeps, newest first. One statement."""
    each = MedicoLegalExam
    asked = (
        sa.select(
            each.id, CaseFile.code, shown(names, Child.name).label("name"),
            shown(names, Child.name_local).label("name_local"), Child.name_kind, each.examined_on, each.hospital,
            each.mlc_no, each.findings.is_not(None).label("has_findings"),
        )
        .join(CaseFile, CaseFile.id == each.case_file_id)
        .join(Child, Child.id == CaseFile.child_id)
        .where(each.home_id == home_id, each.nurse_id == user_id)
        .order_by(each.examined_on.desc(), each.id.desc())
        .limit(100)
    )  # fmt: skip
    return [
        ExamLine(**{**row, "has_findings": bool(row["has_findings"])})
        for row in db.session.execute(asked).mappings()
    ]


def struck_copies(statement_id: UUID) -> dict[str, UUID]:
    """Answer the files of copies of a statement that were struck out, by the id of their correction."""
    asked = sa.select(Correction.id, Correction.old_text).where(
        Correction.subject_id == statement_id, Correction.field == "copy_id"
    )
    return {str(row.id): UUID(row.old_text) for row in db.session.execute(asked.order_by(Correction.at))}
