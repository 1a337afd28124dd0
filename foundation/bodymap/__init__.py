"""The body map: two plain outlines, front and back, and the marks that were seen on a body, by region and in words."""

from foundation.bodymap.figure import BACK, FRONT, REGIONS, is_region, place_of, region_at, regions_to_choose
from foundation.bodymap.marks import KINDS, Seen, ensure_mark, mark_of
from foundation.bodymap.models import BodyMark
from foundation.bodymap.showing import BodyMap, MarkShown, drawn

__all__ = [
    "BACK", "BodyMap", "BodyMark", "FRONT", "KINDS", "MarkShown", "REGIONS", "Seen", "drawn", "ensure_mark",
    "is_region", "mark_of", "place_of", "region_at", "regions_to_choose",
]  # fmt: skip
