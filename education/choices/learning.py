"""Boards of schools outside, and the plain scale of what a child can read, reckon and say."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l

UDISE_LENGTH = 11
"""A school's UDISE code has eleven figures (Ministry of Education, UDISE+)."""
SLIP_DUE_DAYS = 10
"""Days into the next month until a school's slip is asked for: local setting, no rule names any."""


class Board(StrEnum):
    """Who examines the school that a child goes to."""

    STATE = "state"
    MADRASAH = "madrasah"
    CBSE = "cbse"
    ICSE = "icse"
    NIOS = "nios"
    STATE_OPEN = "state_open"
    OTHER = "other"


BOARDS: dict[str, Any] = {
    Board.STATE: _l("State board"),
    Board.MADRASAH: _l("Madrasah board"),
    Board.CBSE: _l("CBSE"),
    Board.ICSE: _l("ICSE or ISC"),
    Board.NIOS: _l("NIOS, national open school"),
    Board.STATE_OPEN: _l("State open school"),
    Board.OTHER: _l("Another board"),
}


class Area(StrEnum):
    """What is looked at."""

    READING = "reading"
    ENGLISH = "english"
    NUMBERS = "numbers"


AREAS: dict[str, Any] = {
    Area.READING: _l("Reading in her language"),
    Area.ENGLISH: _l("Reading English"),
    Area.NUMBERS: _l("Numbers"),
}
STEPS: dict[str, tuple[Any, ...]] = {
    Area.READING: (_l("Not yet a letter"), _l("Letters"), _l("Words"), _l("A short paragraph"), _l("A story")),
    Area.ENGLISH: (
        _l("Not yet a letter"), _l("Capital letters"), _l("Small letters"), _l("Simple words"), _l("Easy sentences"),
    ),
    Area.NUMBERS: (
        _l("Not yet a number"), _l("Numbers 1 to 9"), _l("Numbers 11 to 99"), _l("Subtraction"), _l("Division"),
    ),
}  # fmt: skip
"""Five steps of each area, lowest first, in the manner of ASER (Annual Status of Education Report); local setting."""


class Occasion(StrEnum):
    """When it was looked at."""

    ENTRY = "entry"
    TERM = "term"


OCCASIONS: dict[str, Any] = {Occasion.ENTRY: _l("When she came"), Occasion.TERM: _l("In a term")}
