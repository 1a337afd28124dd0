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
    PERIOD_MADE = "education.period.made"
    PERIOD_CHANGED = "education.period.changed"
    HOURS_CHANGED = "education.hours.changed"
    TIMETABLE_BEGUN = "education.timetable.begun"
    TIMETABLE_MOVED = "education.timetable.moved"
    TIMETABLE_LAID = "education.timetable.laid"
    TIMETABLE_DISCARDED = "education.timetable.discarded"
    TIMETABLE_PUBLISHED = "education.timetable.published"
    TIMETABLE_PRINTED = "education.timetable.printed"
    COVER_ARRANGED = "education.cover.arranged"
    COVER_TAKEN_BACK = "education.cover.taken-back"
    OUTSIDE_BEGUN = "education.outside.begun"
    OUTSIDE_CHANGED = "education.outside.changed"
    SLIP_WRITTEN = "education.slip.written"
    SLIP_MENDED = "education.slip.mended"
    LEVEL_WRITTEN = "education.level.written"
    LEVEL_MENDED = "education.level.mended"
    LEARNING_OPENED = "education.learning.opened"
    OUTSIDE_LISTED = "education.outside.listed"


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
    Event.PERIOD_MADE: _l("Period added to the school day"),
    Event.PERIOD_CHANGED: _l("Period of the school day changed"),
    Event.HOURS_CHANGED: _l("Hours of a teacher changed"),
    Event.TIMETABLE_BEGUN: _l("Version %(number)s of the timetable begun"),
    Event.TIMETABLE_MOVED: _l("Version %(number)s of the timetable to run from %(day)s"),
    Event.TIMETABLE_LAID: _l("Period of %(class)s laid in version %(number)s of the timetable"),
    Event.TIMETABLE_DISCARDED: _l("Version %(number)s of the timetable thrown away"),
    Event.TIMETABLE_PUBLISHED: _l("Version %(number)s of the timetable published, to run from %(day)s"),
    Event.TIMETABLE_PRINTED: _l("Version %(number)s of the timetable printed"),
    Event.COVER_ARRANGED: _l("Class %(class)s given to another teacher for %(day)s"),
    Event.COVER_TAKEN_BACK: _l("Class %(class)s given back to its teacher for %(day)s"),
    Event.OUTSIDE_BEGUN: _l("School outside written for %(code)s"),
    Event.OUTSIDE_CHANGED: _l("School outside of %(code)s changed"),
    Event.SLIP_WRITTEN: _l("School slip of %(code)s written for %(month)s"),
    Event.SLIP_MENDED: _l("School slip of %(code)s for %(month)s corrected"),
    Event.LEVEL_WRITTEN: _l("Level of %(code)s written"),
    Event.LEVEL_MENDED: _l("Level of %(code)s corrected"),
    Event.LEARNING_OPENED: _l("School page of %(code)s opened"),
    Event.OUTSIDE_LISTED: _l("Children in schools outside listed: %(count)s"),
}
