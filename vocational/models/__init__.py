"""The tables of the workshop, a file for each matter."""

from vocational.models.batch import Batch, BatchPlace, WorkshopCorrection, WorkshopMark, WorkshopSheet
from vocational.models.certificate import Certificate, SignOff
from vocational.models.syllabus import Competency, Syllabus, SyllabusModule, Trade

__all__ = [
    "Batch", "BatchPlace", "Certificate", "Competency", "SignOff", "Syllabus", "SyllabusModule", "Trade",
    "WorkshopCorrection", "WorkshopMark", "WorkshopSheet",
]  # fmt: skip
