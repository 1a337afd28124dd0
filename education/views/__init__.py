"""The school room's pages: sheets, days, classes, enrolment, the timetable, a child's learning."""

from education.views import (
    arranging,
    classes,
    covers,
    days,
    enrolment,
    laying,
    learning,
    printing,
    sheet,
    timetable,
    versions,
)
from education.views.blueprint import bp

__all__ = [
    "arranging", "bp", "classes", "covers", "days", "enrolment", "laying", "learning", "printing", "sheet",
    "timetable", "versions",
]  # fmt: skip
