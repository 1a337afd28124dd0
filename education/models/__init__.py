"""The school's tables, one file per matter."""

from education.models.learning import LearningLevel, OutsideSchool, SchoolSlip
from education.models.school import (
    AttendanceCorrection,
    AttendanceMark,
    AttendanceSheet,
    Enrolment,
    SchoolClass,
    Subject,
    Teaching,
)
from education.models.timetable import Cover, SchoolPeriod, TeacherHours, Timetable, TimetableCell

__all__ = [
    "AttendanceCorrection", "AttendanceMark", "AttendanceSheet", "Cover", "Enrolment", "LearningLevel",
    "OutsideSchool", "SchoolClass", "SchoolPeriod", "SchoolSlip", "Subject", "TeacherHours", "Teaching", "Timetable",
    "TimetableCell",
]  # fmt: skip
