"""What a move tells the audit of the house that was left, and of the one that was reached."""

from enum import StrEnum


class Event(StrEnum):
    """The deeds of a move; the office's card carries them with their sentences."""

    HOME_ARRIVED = "office.home.arrived"
    HOUSE_ARRIVED = "office.house.arrived"
    HOUSE_LEFT = "office.house.left"
    HOUSE_OPENED_AGAIN = "office.house.opened_again"
