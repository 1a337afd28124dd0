"""What the school room asks of the database, each question named for what its page wants to know."""

from education.queries.child import SchoolPanel, chronology_of, panel_of
from education.queries.lessons import LessonOfDay, lessons_of
from education.queries.register import RegisterLine, month_of
from education.queries.school import (
    ClassLine,
    Period,
    Pupil,
    children_to_enrol,
    class_by_id,
    classes_of,
    enrolments_of,
    periods_of,
    pupils_of,
    roll_of,
    subject_by_id,
    subjects_of,
    teachers_of,
    teaching_by_id,
)
from education.queries.sheet import Corrected, Sheet, SheetLine, lesson_of, sheet_of

__all__ = [
    "ClassLine", "Corrected", "LessonOfDay", "Period", "Pupil", "RegisterLine", "SchoolPanel", "Sheet",
    "SheetLine", "children_to_enrol", "chronology_of", "class_by_id", "classes_of", "enrolments_of",
    "lesson_of", "lessons_of", "month_of", "panel_of", "periods_of", "pupils_of", "roll_of", "sheet_of",
    "subject_by_id", "subjects_of", "teachers_of", "teaching_by_id",
]  # fmt: skip
