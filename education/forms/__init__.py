"""What the school room's pages ask for, one file per matter."""

from education.forms.school import (
    LEVELS,
    WEEKDAYS,
    ClassForm,
    DayFilter,
    EnrolForm,
    LeaveClassForm,
    NotHeldForm,
    SheetForm,
    SubjectForm,
    TeachingForm,
    uuid_of,
)

__all__ = [
    "LEVELS", "WEEKDAYS", "ClassForm", "DayFilter", "EnrolForm", "LeaveClassForm", "NotHeldForm", "SheetForm",
    "SubjectForm", "TeachingForm", "uuid_of",
]  # fmt: skip
