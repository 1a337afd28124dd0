"""Where throw-away houses and clusters lie: in memory where the machine has room, else where it keeps such things."""

import os
import shutil

IN_MEMORY = "/dev/shm"
ROOM = 4 * 2**30


def quick_folder() -> str | None:
    """Answer a folder in memory with room to spare, or None for the machine's usual one."""
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        return IN_MEMORY
    return None
