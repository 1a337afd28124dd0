"""The pages of the workshop."""

from vocational.views.blueprint import bp  # isort: skip  the views hang themselves on `bp`
from vocational.views import batches, certificates, check, enrolment, progress, sheet, syllabus, workshop

__all__ = ["batches", "bp", "certificates", "check", "enrolment", "progress", "sheet", "syllabus", "workshop"]
