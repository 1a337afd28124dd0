"""Form 7's areas of need, with their words, in the order in which the form prints them."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Area(StrEnum):
    """An area of concern of the individual care plan (Form 7, Part A 14 and Part B 10)."""

    EXPECTATIONS = "expectations"
    HEALTH = "health"
    EMOTIONAL = "emotional"
    EDUCATION = "education"
    LEISURE = "leisure"
    RELATIONSHIPS = "relationships"
    RELIGION = "religion"
    LIFE_SKILLS = "life_skills"
    INDEPENDENCE = "independence"
    OTHER = "other"


AREAS: dict[str, Any] = {
    Area.EXPECTATIONS: _l("What she expects of her care and protection"),
    Area.HEALTH: _l("Health and nutrition"),
    Area.EMOTIONAL: _l("Emotional and psychological support"),
    Area.EDUCATION: _l("Education and training"),
    Area.LEISURE: _l("Leisure, creativity and play"),
    Area.RELATIONSHIPS: _l("Attachments and relationships"),
    Area.RELIGION: _l("Religious beliefs"),
    Area.LIFE_SKILLS: _l("Self-care, life skills and protection"),
    Area.INDEPENDENCE: _l("Independent living"),
    Area.OTHER: _l("Other matters"),
}
