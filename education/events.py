"""What the school room writes into the audit, each kind with its sentence."""

from enum import StrEnum

from foundation.languages import _l


class Event(StrEnum):
    """Deeds and readings of the school room."""

    ATTENDANCE_MARKED = "education.attendance.marked"
    ATTENDANCE_CORRECTED = "education.attendance.corrected"
    CLASS_NOT_HELD = "education.class.not-held"
    CLASS_MADE = "education.class.made"
    CLASS_CHANGED = "education.class.changed"
    SUBJECT_MADE = "education.subject.made"
    SUBJECT_CHANGED = "education.subject.changed"
    TEACHING_MADE = "education.teaching.made"
    TEACHING_CHANGED = "education.teaching.changed"
    CHILDREN_ENROLLED = "education.children.enrolled"
    CHILDREN_LEFT_CLASS = "education.children.left-class"
    SHEET_OPENED = "education.attendance.opened"
    CLASS_OPENED = "education.class.opened"
    SCHOOL_OPENED = "education.school.opened"


SENTENCES = {
    Event.ATTENDANCE_MARKED: _l(
        "Attendance of %(class)s marked for %(day)s: %(present)s present, %(absent)s absent"
    ),
    Event.ATTENDANCE_CORRECTED: _l("Attendance of %(class)s corrected for %(day)s: %(changed)s lines"),
    Event.CLASS_NOT_HELD: _l("Class %(class)s written as not held on %(day)s"),
    Event.CLASS_MADE: _l("Class %(class)s begun"),
    Event.CLASS_CHANGED: _l("Class %(class)s changed"),
    Event.SUBJECT_MADE: _l("Subject added to the school"),
    Event.SUBJECT_CHANGED: _l("Subject changed"),
    Event.TEACHING_MADE: _l("Period added to class %(class)s"),
    Event.TEACHING_CHANGED: _l("Period of class %(class)s changed"),
    Event.CHILDREN_ENROLLED: _l("%(many)s children enrolled in class %(class)s"),
    Event.CHILDREN_LEFT_CLASS: _l("%(many)s children taken off the roll of class %(class)s"),
    Event.SHEET_OPENED: _l("Attendance sheet of %(class)s opened for %(day)s"),
    Event.CLASS_OPENED: _l("Page of class %(class)s opened"),
    Event.SCHOOL_OPENED: _l("School page opened for %(day)s"),
}
