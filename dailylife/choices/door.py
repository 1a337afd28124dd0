"""The choices of the door: what a child used, how she left, when the house closes."""

from datetime import time, timedelta
from enum import StrEnum
from typing import Any

from foundation.languages import _l
from residents.choices import StayKind

DAY_KINDS = (StayKind.DAY, StayKind.NIGHT_SHELTER)
"""The stays of children who come and go: those of an open shelter, JJ Act s.43."""
CLOSES_AT = time(20)
"""When the house closes by day: local setting, no rule names an hour."""
PRODUCE_AFTER = timedelta(hours=24)
"""JJ Model Rules 2016, rule 22: whoever needs the shelter longer than this comes before the Child Welfare Committee."""
LATE_AFTER = timedelta(days=1)
"""A line of the register written later than this is marked as late: local setting."""
REASON_LENGTH = 200


class Service(StrEnum):
    """What a child used: local setting. Rule 22 names the aims, registers only `services used`."""

    MEAL = "meal"
    BATH = "bath"
    STUDY = "study"
    GAMES = "games"
    COUNSELLING = "counselling"
    HEALTH = "health"
    REST = "rest"
    OTHER = "other"


SERVICES: dict[str, Any] = {
    Service.MEAL: _l("Meal"),
    Service.BATH: _l("Bath, washing"),
    Service.STUDY: _l("Study, tuition"),
    Service.GAMES: _l("Games"),
    Service.COUNSELLING: _l("Counselling"),
    Service.HEALTH: _l("Health"),
    Service.REST: _l("Rest, night shelter"),
    Service.OTHER: _l("Something else"),
}


class Way(StrEnum):
    """How she left, or that she stays."""

    ALONE = "alone"
    FETCHED = "fetched"
    NIGHT = "night"


WAYS: dict[str, Any] = {
    Way.ALONE: _l("Went alone"),
    Way.FETCHED: _l("Fetched by somebody"),
    Way.NIGHT: _l("Stays the night"),
}
