"""What is said of one mark: its kind, its place, whether it is new, her words, who saw it and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.bodymap.figure import HEIGHT, WIDTH, is_region, region_at
from foundation.languages import _, _l
from foundation.refusals import Refused

KINDS: dict[str, Any] = {
    "bruise": _l("Bruise"), "cut": _l("Cut, graze"), "burn": _l("Burn"), "swelling": _l("Swelling"),
    "scar": _l("Scar"), "tattoo": _l("Tattoo"), "birthmark": _l("Birthmark, mole"), "other": _l("Other"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A mark as somebody saw it; `place` is figure and region, such as `front:face`; a point is only an aid."""

    place: str
    kind: str
    is_new: bool
    words: str
    seen_by: str
    seen_at: datetime
    x: int | None = None
    y: int | None = None


def ensure_mark(seen: Seen, *, now: datetime) -> None:
    """Refuse a mark without a place, without a kind, or seen in the future."""
    figure, _sep, region = seen.place.partition(":")
    if not is_region(figure, region):
        raise Refused(_("Choose where on the body the mark is, or tap the figure."), field="place")
    if seen.kind not in KINDS:
        raise Refused(_("Choose what kind of mark it is."), field="kind")
    if seen.seen_at > now:
        raise Refused(_("This time has not come yet. Write when it was seen."), field="day")


def mark_of(seen: Seen) -> dict[str, Any]:
    """Answer the columns of a mark; a point that lies in another region than the one named is left out."""
    figure, _sep, region = seen.place.partition(":")
    has_point = (
        seen.x is not None
        and seen.y is not None
        and 0 <= seen.x <= WIDTH
        and 0 <= seen.y <= HEIGHT
        and region_at(figure, seen.x, seen.y) == region
    )
    return {
        "figure": figure, "region": region, "x": seen.x if has_point else None, "y": seen.y if has_point else None,
        "kind": seen.kind, "is_new": seen.is_new, "words": seen.words, "seen_by": seen.seen_by,
        "seen_at": seen.seen_at,
    }  # fmt: skip
