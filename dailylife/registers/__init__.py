"""The registers that the day writes."""

from dailylife.registers.door import DOOR

__all__ = ["DOOR"]
