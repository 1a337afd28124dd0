"""Where throw-away houses and clusters lie: in memory where the machine has room, else where it keeps such things."""

import os
import shutil

IN_MEMORY = "/dev/shm"
ROOM = 4 * 2**30
WITHOUT_DATABASE = (
    "tests/foundation/test_bookings.py",
    "tests/foundation/test_documents", "tests/foundation/test_languages.py", "tests/foundation/test_bodymap.py",
    "tests/house/test_docs.py", "tests/house/test_imports.py", "tests/house/test_size.py",
    "tests/house/test_templates.py", "tests/house/test_translations.py", "tests/house/test_words.py",
    "tests/residents/test_aftercare_rules.py", "tests/residents/test_transition_rules.py",
    "tests/journeys/test_accessible", "tests/journeys/test_keyboard.py", "tests/residents/test_names.py",
)  # fmt: skip
"""Tests of words, pages and files that no kind of database changes: they run with the first one alone."""


def quick_folder() -> str | None:
    """Answer a folder in memory with room to spare, or None for the machine's usual one."""
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        return IN_MEMORY
    return None
