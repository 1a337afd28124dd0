"""The tables of the day, a file for each matter."""

from dailylife.models.door import DoorVisit

__all__ = ["DoorVisit"]
