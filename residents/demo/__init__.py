"""The demonstration's children: received, moved, mended and let go by the family floor's own verbs."""

from uuid import UUID

from foundation.demonstration import Demo
from residents.demo.deeds import plan
from residents.demo.lives import Life, Spell, Stay

__all__ = ["Life", "Spell", "Stay", "life_of", "lives_of", "plan"]


def lives_of(demo: Demo, home: str = "") -> list[Life]:
    """Answer the children of a home, or all, in the order of coming."""
    lives: list[Life] = demo.shelf["lives"]
    return [life for life in lives if home in ("", life.home)]


def life_of(demo: Demo, file_id: UUID) -> Life:
    """Answer the child whose file this is."""
    return demo.shelf["lives_by_file"][file_id]
