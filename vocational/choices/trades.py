"""The trades that the house ships with a syllabus, the steps of a competency, and the limits of age and hours."""

from datetime import time
from enum import StrEnum
from typing import Any

from foundation.languages import _l


class TradeKey(StrEnum):
    """A trade of which the house ships a syllabus."""

    SEWING = "sewing"
    EMBROIDERY = "embroidery"
    BLOCK_PRINTING = "block_printing"
    BAG_MAKING = "bag_making"
    COMPUTER_BASICS = "computer_basics"


TRADES: dict[str, Any] = {
    TradeKey.SEWING: _l("Sewing and tailoring"),
    TradeKey.EMBROIDERY: _l("Embroidery"),
    TradeKey.BLOCK_PRINTING: _l("Block-printing"),
    TradeKey.BAG_MAKING: _l("Bag-making"),
    TradeKey.COMPUTER_BASICS: _l("Computer basics"),
}


class Step(StrEnum):
    """How far a child does what a competency says, as her trainer saw it."""

    NOT_YET = "not_yet"
    WITH_HELP = "with_help"
    ALONE = "alone"


STEPS: dict[str, Any] = {
    Step.NOT_YET: _l("Not yet"),
    Step.WITH_HELP: _l("With help"),
    Step.ALONE: _l("Alone"),
}

TRAINING_FROM = 14
"""Child and Adolescent Labour (Prohibition and Regulation) Act 1986, s.3: no child under 14 is put to an occupation;
she may do crafts as a hobby. RTE Act 2009, s.3: until 14 she is in school during school hours."""
ADULT = 18
SCHOOL_BEGINS, SCHOOL_ENDS, SCHOOL_WEEKDAYS = time(10, 0), time(16, 0), 0b0011111
"""The ordinary school day, Monday to Friday: a local setting, used where no timetable tells a child's hours."""
HOURS_NEEDED_PERCENT = 80
"""Which part of a syllabus's hours a child attends before her certificate: a local setting."""
CHECK_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_LENGTH = 12
"""A check code has 12 of 30 letters and figures that are not mistaken for one another: about 59 bits."""
