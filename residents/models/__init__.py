"""The tables of the family floor, a file for each matter."""

from residents.models.child import CaseFile, Child, Codes, OfFile, Serial, of_file
from residents.models.keeping import Correction, PhotoOf
from residents.models.stay import Assignment, BedStay, Placement, PlacementChange

__all__ = [
    "Assignment", "BedStay", "CaseFile", "Child", "Codes", "Correction", "OfFile", "PhotoOf", "Placement",
    "PlacementChange", "Serial", "of_file",
]  # fmt: skip
