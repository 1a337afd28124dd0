"""What the family floor writes into the audit, each with its sentence."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of children's files."""

    AID_WRITTEN = "residents.aid.written"
    ASSIGNED = "residents.caseload.assigned"
    BAIL_WRITTEN = "residents.bail.written"
    BARRED_ENDED = "residents.barred.ended"
    BARRED_READ = "residents.barred.read"
    BARRED_WRITTEN = "residents.barred.written"
    BED_CHANGED = "residents.bed.changed"
    CASE_WRITTEN = "residents.case.written"
    CHILD_ADMITTED = "residents.child.admitted"
    CHILD_LEFT = "residents.child.left"
    COMPENSATION_WRITTEN = "residents.compensation.written"
    DIARY_READ = "residents.diary.read"
    DIARY_TAKEN = "residents.diary.taken"
    EXAM_WRITTEN = "residents.exam.written"
    FILE_OPENED = "residents.file.opened"
    FINDINGS_OPENED = "residents.findings.opened"
    FINDINGS_WRITTEN = "residents.findings.written"
    HEARING_CORRECTED = "residents.hearing.corrected"
    HEARING_LISTED = "residents.hearing.listed"
    HEARING_TOLD = "residents.hearing.told"
    IDENTITY_CORRECTED = "residents.identity.corrected"
    LIST_READ = "residents.list.read"
    ORDER_CORRECTED = "residents.order.corrected"
    ORDER_RECORDED = "residents.order.recorded"
    PART_OPENED = "residents.file.part_opened"
    PHOTO_ADDED = "residents.photo.added"
    SCAN_READ = "residents.order.scan_read"
    STAGE_WRITTEN = "residents.stage.written"
    STATEMENT_OPENED = "residents.statement.opened"
    STATEMENT_SEALED = "residents.statement.sealed"
    STATEMENT_WRITTEN = "residents.statement.written"
    SUPPORT_WRITTEN = "residents.support.written"
    THREATS_READ = "residents.threats.read"
    THREAT_WRITTEN = "residents.threats.written"
    UNASSIGNED = "residents.caseload.unassigned"


SENTENCES: dict[StrEnum, Any] = {
    Event.AID_WRITTEN: _l("Legal aid written for %(code)s"),
    Event.ASSIGNED: _l("%(code)s put in a caseload"),
    Event.BAIL_WRITTEN: _l("Bail application written in a case of %(code)s"),
    Event.BARRED_ENDED: _l("A line of the do-not-admit list ended"),
    Event.BARRED_READ: _l("Do-not-admit list read: %(count)s lines"),
    Event.BARRED_WRITTEN: _l("A line of the do-not-admit list written"),
    Event.BED_CHANGED: _l("%(code)s moved to bed %(bed)s"),
    Event.CASE_WRITTEN: _l("Case of %(code)s written: %(fields)s"),
    Event.CHILD_ADMITTED: _l("%(code)s admitted"),
    Event.CHILD_LEFT: _l("%(code)s left: %(reason)s"),
    Event.COMPENSATION_WRITTEN: _l("Compensation written for %(code)s"),
    Event.DIARY_READ: _l("Diary of hearings read: %(count)s lines"),
    Event.DIARY_TAKEN: _l("Diary of hearings taken as a calendar: %(count)s lines, in codes"),
    Event.EXAM_WRITTEN: _l("Medico-legal examination of %(code)s written"),
    Event.FILE_OPENED: _l("File of %(code)s opened"),
    Event.FINDINGS_OPENED: _l("Sealed findings of an examination opened"),
    Event.FINDINGS_WRITTEN: _l("Sealed findings of an examination written"),
    Event.HEARING_CORRECTED: _l("Hearing of %(code)s corrected: %(fields)s"),
    Event.HEARING_LISTED: _l("Hearing of %(code)s listed for %(day)s"),
    Event.HEARING_TOLD: _l("Result of the hearing of %(code)s on %(day)s written: %(result)s"),
    Event.IDENTITY_CORRECTED: _l("%(code)s corrected: %(fields)s"),
    Event.LIST_READ: _l("List of children read: %(count)s lines, filters %(filters)s"),
    Event.ORDER_CORRECTED: _l("Order of %(code)s corrected: %(fields)s"),
    Event.ORDER_RECORDED: _l("Order recorded for %(code)s"),
    Event.PART_OPENED: _l("Part “%(part)s” of %(code)s opened"),
    Event.PHOTO_ADDED: _l("Photograph of %(code)s added"),
    Event.SCAN_READ: _l("Scan of an order of %(code)s opened"),
    Event.STAGE_WRITTEN: _l("Stage of a case of %(code)s written"),
    Event.STATEMENT_OPENED: _l("Sealed statement to the magistrate opened"),
    Event.STATEMENT_SEALED: _l("Statement to the magistrate sealed"),
    Event.STATEMENT_WRITTEN: _l("That %(code)s spoke to a magistrate was written"),
    Event.SUPPORT_WRITTEN: _l("Support person of %(code)s written"),
    Event.THREATS_READ: _l("Threat notes read: %(count)s"),
    Event.THREAT_WRITTEN: _l("A threat note written"),
    Event.UNASSIGNED: _l("%(code)s taken out of a caseload"),
}
