"""Invented marks for the page that shows every part of the face."""

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

from foundation.bodymap.showing import BodyMap, drawn
from foundation.languages import _

SEEN_AT = datetime(2026, 11, 21, 5, 10, tzinfo=UTC)


def specimen() -> BodyMap:
    """Answer a body map with three marks and one that was struck out."""
    told = [
        ("front", "forearm_right", "burn", True, _("From the kitchen, she says.")),
        ("front", "face", "scar", False, ""),
        ("back", "upper_back", "bruise", True, _("He pushed me.")),
        ("back", "knee_left", "scar", False, ""),
    ]
    return drawn((_mark(number, *each), "Madhabi Sinha") for number, each in enumerate(told, start=1))


def _mark(number: int, figure: str, region: str, kind: str, is_new: bool, words: str) -> SimpleNamespace:
    is_struck = number == 4
    return SimpleNamespace(
        id=UUID(int=number), number=number, figure=figure, region=region, x=None, y=None, kind=kind, is_new=is_new,
        words=words, seen_by="Madhabi Sinha", seen_at=SEEN_AT,
        struck_at=SEEN_AT if is_struck else None, struck_by_name="Madhabi Sinha",
        struck_reason=_("the other knee") if is_struck else "",
    )  # fmt: skip
