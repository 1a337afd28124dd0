"""How much room is left on the disk of the records: plenty, little, or so little that nothing may be written."""

import shutil
import time
from enum import StrEnum
from pathlib import Path

from foundation.settings import Settings

LOOK_EVERY = 3.0
"""Seconds between two looks; a look costs some microseconds, a request must not pay even for them."""


class Space(StrEnum):
    """The room that is left."""

    PLENTY = "plenty"
    LITTLE = "little"
    FULL = "full"


class NoRoom(Exception):
    """Something was to be written while the disk of the records is full."""


_seen: dict[Path, tuple[float, int]] = {}


def free_bytes(settings: Settings) -> int:
    """Answer the free bytes on the disk of the records, as they were at most three seconds ago."""
    folder, now = settings.data_folder, time.monotonic()
    at, free = _seen.get(folder, (-LOOK_EVERY, 0))
    if now - at >= LOOK_EVERY:
        free = shutil.disk_usage(folder).free
        _seen[folder] = (now, free)
    return free


def space(settings: Settings) -> Space:
    """Answer how much room is left by the house's two bounds."""
    free = free_bytes(settings)
    if free < settings.room_needed:
        return Space.FULL
    return Space.LITTLE if free < settings.room_warning else Space.PLENTY


def ensure_room(settings: Settings) -> None:
    """Let a deed begin. Raises NoRoom when the disk is so full that only reading goes on."""
    if space(settings) is Space.FULL:
        raise NoRoom
