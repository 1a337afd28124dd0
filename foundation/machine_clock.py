"""Whether the machine's clock is kept right by the network's time, as the system's kernel knows it."""

import ctypes
import sys

ROOM_FOR_TIMEX = 512  # bytes; more than the kernel's structure has on any machine
NOT_KEPT = 5  # TIME_ERROR of adjtimex(2): the clock is not synchronised


def is_kept_by_network() -> bool | None:
    """Answer whether the kernel says that the clock is synchronised; None where it does not tell (not Linux)."""
    if sys.platform != "linux":
        return None
    try:
        asked = ctypes.CDLL(None).adjtimex
    except (OSError, AttributeError):
        return None
    state = asked(ctypes.create_string_buffer(ROOM_FOR_TIMEX))  # all zero: ask, change nothing
    return None if state < 0 else bool(state != NOT_KEPT)
