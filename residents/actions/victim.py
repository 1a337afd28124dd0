"""The verbs of a victim's case: write it, correct it, a stage reached, her statement and examination."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld
from accounts.queries import is_current
from accounts.roles import Role
from foundation import clock, files
from foundation.db import db, new_id
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import opened, seal
from foundation.viewer import Actor
from residents.actions.mend import strike_out
from residents.actions.recording import of_file, record, record_sealed
from residents.actions.under_case import write_under
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
    write_under(file, case, CaseStage, {"kind": "registered", "happened_on": case.reported_on}, by=by)
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
    wanted = {name: told[name] for name in PLAIN if name in told}
    if officer_phone:
        wanted["officer_phone"] = seal(officer_phone, owner=("child", file.child_id))
    changed = strike_out(file, case, wanted, reason=reason, by=by)
    if changed:
        record(Event.CASE_CORRECTED, file, by=by, fields=", ".join(changed))
    return changed


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
    statement = write_under(file, case, MagistrateStatement, told, by=by)
    if words or copy is not None:
        seal_statement(file, statement, words=words, copy=copy, by=by)
    return statement


def seal_statement(
    file: CaseFile, statement: MagistrateStatement, *, words: str, copy: Prepared | None, reason: str = "", by: Actor
) -> None:  # fmt: skip
    """Put what she said, or its copy, under seal.

    What is sealed is never edited: a new one takes its place, with a reason, and the old one stays sealed, struck out.
    """
    if not words and copy is None:
        raise Refused(_("Write what she said, or choose a copy."), field="words")
    stood = (words and statement.words is not None) or (copy is not None and statement.copy_id is not None)
    if stood and not reason:
        raise Refused(
            _("It is sealed already. Write why a new one takes its place; the old one stays, struck out."),
            field="reason",
        )
    owner, wanted = ("child", file.child_id), dict[str, Any]()
    if words:
        wanted["words"] = seal(words, owner=owner)
    if copy is not None:
        wanted["copy_id"] = files.store_upload(copy, owner=owner, home_id=file.home_id).id
    strike_out(file, statement, wanted, reason=reason, by=by)
    record_sealed(Event.STATEMENT_SEALED, file, statement, by=by)


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
    record_sealed(Event.STATEMENT_OPENED, file, statement, by=by)


def write_exam(file: CaseFile, case: VictimCase, told: Mapping[str, Any], *, by: Actor) -> MedicoLegalExam:
    """Write that she was examined; the named nurse alone writes and reads what was found."""
    if told["nurse_id"] is not None:
        ensure_nurse(file, told["nurse_id"])
    return write_under(file, case, MedicoLegalExam, told, by=by)


def ensure_nurse(file: CaseFile, user_id: UUID) -> None:
    """Refuse somebody who is no nurse of this home now."""
    now = clock.now()
    holds = sa.select(PostHeld.id).where(
        PostHeld.user_id == user_id, PostHeld.home_id == file.home_id, PostHeld.role == Role.NURSE,
        is_current(now),
    )  # fmt: skip
    if db.session.scalar(holds) is None:
        raise Refused(_("This person is not a nurse here. Choose another."), field="nurse_id")


def name_nurse(file: CaseFile, exam: MedicoLegalExam, user_id: UUID, *, reason: str = "", by: Actor) -> None:
    """Name the nurse who keeps the findings; another may follow her, with a reason."""
    ensure_nurse(file, user_id)
    strike_out(file, exam, {"nurse_id": user_id}, reason=reason, by=by)
    record(Event.EXAM_WRITTEN, file, by=by)


def write_findings(
    file: CaseFile, exam: MedicoLegalExam, words: str, *, struck_because: str = "", by: Actor
) -> None:
    """Seal what was found: beneath what stands there, or in its place; then that stays sealed, struck out."""
    if not words:
        raise Refused(_("Write what was found."), field="findings")
    before = opened(exam.findings)
    if before and struck_because:
        new = {"findings": seal(words, owner=("child", file.child_id))}
        strike_out(file, exam, new, reason=struck_because, by=by)
    else:
        exam.findings = seal(f"{before}\n\n{words}".strip(), owner=("child", file.child_id))
    exam.findings_at = clock.now()
    record_sealed(Event.FINDINGS_WRITTEN, file, exam, by=by)
