"""The school room: classes, subjects, enrolment and the attendance sheet."""

from education import models  # noqa: F401  the tables are made from the models
