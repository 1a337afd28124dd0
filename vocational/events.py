"""What the workshop writes into the audit, each kind with its sentence."""

from enum import StrEnum

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of the workshop."""

    TRADE_TAKEN_UP = "vocational.trade.taken-up"
    SYLLABUS_WRITTEN = "vocational.syllabus.written"
    BATCH_MADE = "vocational.batch.made"
    BATCH_CHANGED = "vocational.batch.changed"
    BATCH_OPENED = "vocational.batch.opened"
    CHILDREN_ENROLLED = "vocational.children.enrolled"
    CHILD_LEFT = "vocational.child.left"
    SHEET_OPENED = "vocational.sheet.opened"
    SHEET_MARKED = "vocational.sheet.marked"
    NOT_HELD = "vocational.sheet.not-held"
    SIGNED = "vocational.competency.signed"
    SIGN_STRUCK = "vocational.competency.struck"
    CERTIFICATE_ISSUED = "vocational.certificate.issued"
    CERTIFICATE_WITHDRAWN = "vocational.certificate.withdrawn"
    CERTIFICATE_PRINTED = "vocational.certificate.printed"


SENTENCES = {
    Event.TRADE_TAKEN_UP: _l("Trade taken up in the workshop: %(trade)s"),
    Event.SYLLABUS_WRITTEN: _l("Version %(number)s of a syllabus written: %(trade)s"),
    Event.BATCH_MADE: _l("Batch %(batch)s begun"),
    Event.BATCH_CHANGED: _l("Batch %(batch)s changed"),
    Event.BATCH_OPENED: _l("Page of batch %(batch)s opened"),
    Event.CHILDREN_ENROLLED: _l("%(many)s children enrolled in batch %(batch)s"),
    Event.CHILD_LEFT: _l("%(code)s left batch %(batch)s"),
    Event.SHEET_OPENED: _l("Attendance sheet of batch %(batch)s opened for %(day)s"),
    Event.SHEET_MARKED: _l(
        "Attendance of batch %(batch)s marked for %(day)s: %(present)s present, %(absent)s absent"
    ),
    Event.NOT_HELD: _l("Batch %(batch)s written as not held on %(day)s"),
    Event.SIGNED: _l("Work of %(code)s signed in the workshop: %(many)s lines, %(step)s"),
    Event.SIGN_STRUCK: _l("Signed work of %(code)s in the workshop struck out"),
    Event.CERTIFICATE_ISSUED: _l("Workshop certificate %(number)s issued to %(code)s"),
    Event.CERTIFICATE_WITHDRAWN: _l("Workshop certificate %(number)s of %(code)s withdrawn"),
    Event.CERTIFICATE_PRINTED: _l("Workshop certificate %(number)s of %(code)s printed"),
}
