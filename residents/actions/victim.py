"""The verbs of a victim's case: write it, correct it, a stage reached, her statement and examination."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld
from accounts.roles import Role
from foundation import audit, clock, files
from foundation.db import db, new_id
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.events import Event
from residents.models import (
    CaseFile,
    CaseStage,
    MagistrateStatement,
    MedicoLegalExam,
    StatementReading,
    VictimCase,
)
from residents.rules import victim as rules
from residents.rules.orders import ensure_year

PLAIN = (
    "report_kind", "report_no", "reported_on", "police_station", "officer", "offence_on", "sections", "act_reason",
    "court", "court_case_no",
)  # fmt: skip


def write_case(file: CaseFile, told: Mapping[str, Any], *, officer_phone: str = "", by: Actor) -> VictimCase:
    """Write a case in which the child is the victim; `told` are its plain columns.

    Raises Refused for a report before the offence, and for an act that did not hold then, until a reason is written.
    """
    _ensure_case(told)
    case = VictimCase(
        **of_file(file, by), **{name: told[name] for name in PLAIN if name in told},
        officer_phone=seal(officer_phone, owner=("child", file.child_id)) if officer_phone else None,
    )  # fmt: skip
    db.session.add(case)
    db.session.flush()
    record(Event.CASE_WRITTEN, file, by=by, fields="report_no, sections")
    add_stage(file, case, kind="registered", happened_on=case.reported_on, by=by)
    return case


def _ensure_case(told: Mapping[str, Any]) -> None:
    reported, offence = told["reported_on"], told.get("offence_on")
    rules.ensure_reported(reported, offence, today=clock.today())
    rules.ensure_acts(
        told.get("sections") or {},
        offence_on=offence,
        reported_on=reported,
        reason=told.get("act_reason") or "",
    )


def mend_case(
    file: CaseFile, case: VictimCase, told: Mapping[str, Any], *, officer_phone: str, reason: str, by: Actor
) -> tuple[str, ...]:
    """Correct a case; what stood there stays, struck out. An empty telephone leaves the sealed one as it is."""
    _ensure_case(told)
    changed = strike_out(
        file, case, {name: told[name] for name in PLAIN if name in told}, reason=reason, by=by
    )
    if officer_phone:
        case.officer_phone = seal(officer_phone, owner=("child", file.child_id))
        changed = (*changed, "officer_phone")
    if changed:
        record(Event.CASE_WRITTEN, file, by=by, fields=", ".join(changed))
    return changed


def add_stage(
    file: CaseFile,
    case: VictimCase,
    *,
    kind: str,
    happened_on: date,
    outcome: str = "",
    note: str = "",
    by: Actor,
) -> CaseStage:
    """Write a stage that the case reached."""
    rules.ensure_stage(happened_on, reported_on=case.reported_on, today=clock.today())
    if kind == "judgment" and not outcome:
        raise Refused(_("Choose what was decided."), field="outcome")
    stage = CaseStage(**of_case(case, by), kind=kind, happened_on=happened_on, outcome=outcome, note=note)
    db.session.add(stage)
    record(Event.STAGE_WRITTEN, file, by=by, kind=kind)
    return stage


def write_statement(
    file: CaseFile,
    case: VictimCase,
    told: Mapping[str, Any],
    *,
    words: str = "",
    copy: Prepared | None = None,
    by: Actor,
) -> MagistrateStatement:
    """Write that she spoke to a magistrate (BNSS s.183, CrPC s.164); `words` and `copy` are sealed at once."""
    rules.ensure_stage(told["held_on"], reported_on=case.reported_on, today=clock.today())
    statement = MagistrateStatement(**of_case(case, by), **told)
    db.session.add(statement)
    db.session.flush()
    record(Event.STATEMENT_WRITTEN, file, by=by)
    if words or copy is not None:
        seal_statement(file, statement, words=words, copy=copy, by=by)
    return statement


def seal_statement(
    file: CaseFile, statement: MagistrateStatement, *, words: str, copy: Prepared | None, by: Actor
) -> None:
    """Put what she said, or its copy, under seal. What is sealed already is never written over."""
    if not words and copy is None:
        raise Refused(_("Write what she said, or choose a copy."), field="words")
    if words and statement.words is not None:
        raise Refused(_("Her words are sealed already. They cannot be written over."), field="words")
    if copy is not None and statement.copy_id is not None:
        raise Refused(_("A copy is sealed already. It cannot be put in its place."), field="copy")
    if words:
        statement.words = seal(words, owner=("child", file.child_id))
    if copy is not None:
        statement.copy_id = files.store_upload(copy, owner=("child", file.child_id), home_id=file.home_id).id
    _record_sealed(Event.STATEMENT_SEALED, "magistrate_statement", statement.id, file, by)


def open_statement(
    file: CaseFile, statement: MagistrateStatement, *, part: str, reason: str, by: Actor
) -> None:
    """Record that a sealed statement is opened, by whom and why, before it is shown. No reason, no opening."""
    rules.ensure_reason(reason)
    if (statement.words if part == "words" else statement.copy_id) is None:
        raise Refused(_("Nothing is sealed here."))
    reading = StatementReading(
        id=new_id(), home_id=file.home_id, statement_id=statement.id, part=part, read_at=clock.now(),
        read_by=by.user_id, reason=seal(reason, owner=("child", file.child_id)),
    )  # fmt: skip
    db.session.add(reading)
    _record_sealed(Event.STATEMENT_OPENED, "magistrate_statement", statement.id, file, by)


def write_exam(
    file: CaseFile,
    case: VictimCase,
    *,
    examined_on: date,
    hospital: str,
    mlc_no: str,
    nurse_id: UUID | None,
    by: Actor,
) -> MedicoLegalExam:
    """Write that she was examined; the named nurse alone writes and reads what was found."""
    ensure_year(examined_on, today=clock.today(), field="examined_on")
    rules.ensure_stage(examined_on, reported_on=min(case.reported_on, examined_on), today=clock.today())
    if nurse_id is not None:
        ensure_nurse(file, nurse_id)
    exam = MedicoLegalExam(
        **of_case(case, by), examined_on=examined_on, hospital=hospital, mlc_no=mlc_no, nurse_id=nurse_id
    )
    db.session.add(exam)
    db.session.flush()
    record(Event.EXAM_WRITTEN, file, by=by)
    return exam


def ensure_nurse(file: CaseFile, user_id: UUID) -> None:
    """Refuse somebody who is no nurse of this home now."""
    now = clock.now()
    holds = sa.select(PostHeld.id).where(
        PostHeld.user_id == user_id, PostHeld.home_id == file.home_id, PostHeld.role == Role.NURSE,
        PostHeld.standing == "held", PostHeld.starts_at <= now,
        sa.or_(PostHeld.ends_at.is_(None), PostHeld.ends_at > now),
    )  # fmt: skip
    if db.session.scalar(holds) is None:
        raise Refused(_("This person is not a nurse here. Choose another."), field="nurse_id")


def name_nurse(file: CaseFile, exam: MedicoLegalExam, user_id: UUID, *, by: Actor) -> None:
    """Name the nurse who keeps the findings; another may follow her when she leaves."""
    ensure_nurse(file, user_id)
    exam.nurse_id = user_id
    record(Event.EXAM_WRITTEN, file, by=by)


def write_findings(file: CaseFile, exam: MedicoLegalExam, words: str, *, by: Actor) -> None:
    """Seal what was found; the named nurse may add to it, and what stood there stays beneath."""
    if not words:
        raise Refused(_("Write what was found."), field="findings")
    before = exam.findings.open() if exam.findings else ""
    said = f"{before}\n\n{words}".strip() if before else words
    exam.findings, exam.findings_at = seal(said, owner=("child", file.child_id)), clock.now()
    _record_sealed(Event.FINDINGS_WRITTEN, "medico_legal_exam", exam.id, file, by)


def of_file(file: CaseFile, by: Actor) -> dict[str, Any]:
    """Answer what every row of a file carries, with a fresh id."""
    return {
        "id": new_id(), "home_id": file.home_id, "case_file_id": file.id, "written_at": clock.now(),
        "written_by": by.user_id,
    }  # fmt: skip


def of_case(case: VictimCase, by: Actor) -> dict[str, Any]:
    """Answer what every row of a case carries, with a fresh id."""
    return {
        "id": new_id(), "home_id": case.home_id, "case_file_id": case.case_file_id, "case_id": case.id,
        "written_at": clock.now(), "written_by": by.user_id,
    }  # fmt: skip


def record(event: Event, file: CaseFile, *, by: Actor, **said: Any) -> None:
    """Record a deed about a case in the home's chain: codes and names of fields only."""
    subject = ("case_file", file.id, file.code)
    audit.record(event, by=by, home=file.home_id, subject=subject, details={"code": file.code, **said})


def _record_sealed(event: Event, kind: str, row_id: UUID, file: CaseFile, by: Actor) -> None:
    audit.record(event, by=by, home=file.home_id, subject=(kind, row_id, file.code), sealed=True)
