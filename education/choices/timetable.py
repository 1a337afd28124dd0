"""Why another takes a period for a day."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class CoverReason(StrEnum):
    """Why the teacher is away."""

    SICK = "sick"
    LEAVE = "leave"
    TRAINING = "training"
    WITH_CHILDREN = "with_children"
    OTHER = "other"


COVER_REASONS: dict[str, Any] = {
    CoverReason.SICK: _l("Sick"),
    CoverReason.LEAVE: _l("On leave"),
    CoverReason.TRAINING: _l("At a training"),
    CoverReason.WITH_CHILDREN: _l("Out with children"),
    CoverReason.OTHER: _l("Other"),
}
