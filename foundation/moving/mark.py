"""The mark of a house that moved away: it opens to be read, says where it went, and takes nothing new."""

import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from foundation.settings import Settings

NAME = "moved.json"
LOOK_EVERY = 3.0
"""Seconds between two looks, as at the room on the disk."""


@dataclass(frozen=True)
class Moved:
    """Where the house went and when; `is_done` is false while the move is being made, or was broken off."""

    where: str
    at: str
    is_done: bool

    @property
    def moment(self) -> datetime:
        """Answer when, aware."""
        return datetime.fromisoformat(self.at)


class MovedAway(Exception):
    """Something was to be written in a house that moved away."""

    def __init__(self, moved: Moved) -> None:
        super().__init__(moved.where)
        self.moved = moved


_seen: dict[Path, tuple[float, Moved | None]] = {}


def moved_of(settings: Settings) -> Moved | None:
    """Answer the mark of this house, as it was at most three seconds ago; None for one that stands where it stood."""
    folder, now = settings.data_folder, time.monotonic()
    at, moved = _seen.get(folder, (-LOOK_EVERY, None))
    if now - at >= LOOK_EVERY:
        moved = _read(folder / NAME)
        _seen[folder] = (now, moved)
    return moved


def _read(place: Path) -> Moved | None:
    try:
        return Moved(**json.loads(place.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def ensure_here(settings: Settings) -> None:
    """Let a deed begin. Raises MovedAway in a house that moved."""
    if (moved := moved_of(settings)) is not None:
        raise MovedAway(moved)


def put(settings: Settings, moved: Moved) -> None:
    """Mark this house, whole or not at all."""
    place = settings.data_folder / NAME
    waiting = place.with_suffix(".new")
    with os.fdopen(
        os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as out:
        json.dump(asdict(moved), out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    waiting.replace(place)
    _seen.pop(settings.data_folder, None)


def take_off(settings: Settings) -> None:
    """Take the mark away."""
    (settings.data_folder / NAME).unlink(missing_ok=True)
    _seen.pop(settings.data_folder, None)
