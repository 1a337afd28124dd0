"""The registers that the school room writes."""

from education.registers.attendance import ATTENDANCE
from education.registers.classes import CLASSES

__all__ = ["ATTENDANCE", "CLASSES"]
