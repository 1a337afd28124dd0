"""The school room's pages: sheets, days, classes and enrolment."""

from education.views import classes, days, enrolment, sheet
from education.views.blueprint import bp

__all__ = ["bp", "classes", "days", "enrolment", "sheet"]
