"""Where throw-away houses and clusters lie: in memory where the machine has room, else where it keeps such things."""

import os
import shutil

IN_MEMORY = "/dev/shm"
ROOM = 4 * 2**30
WITHOUT_DATABASE = (
    "tests/accounts/test_pins.py", "tests/accounts/test_rules.py", "tests/counselling/test_rules.py",
    "tests/education/test_rules.py", "tests/dailylife/test_door_rules.py", "tests/journeys/test_door.py",
    "tests/health/test_growth.py", "tests/homes/test_rules.py", "tests/residents/test_movement_rules.py",
    "tests/residents/test_names.py", "tests/residents/test_aftercare_rules.py", "tests/residents/test_rules.py",
    "tests/residents/test_transition_rules.py", "tests/vocational/test_rules.py",
    "tests/residents/test_care_plan_rules.py", "tests/foundation/test_break_glass_rules.py",
    "tests/foundation/test_aliases.py", "tests/foundation/test_backup_rules.py",
    "tests/foundation/test_bodymap.py", "tests/foundation/test_bookings.py", "tests/foundation/test_documents",
    "tests/foundation/test_lan.py", "tests/hostile/test_lan.py", "tests/foundation/test_keys.py",
    "tests/office/test_opening_costs.py",
    "tests/hostile/test_moving.py",  # it has a cluster of its own
    "tests/foundation/test_disclosure_rules.py", "tests/journeys/test_export.py",
    "tests/residents/test_copy.py::test_a_copy_is_looked", "tests/office/test_exports.py::test_what_is_missing",
    "tests/office/test_exports.py::test_what_another",
    "tests/foundation/test_languages.py", "tests/foundation/test_registers_exports.py",
    "tests/foundation/test_registers_print.py", "tests/foundation/test_supervise.py",
    "tests/hostile/test_canary_files.py", "tests/hostile/test_holes.py", "tests/house/test_docs.py",
    "tests/house/test_imports.py", "tests/house/test_inspector.py", "tests/house/test_size.py",
    "tests/house/test_templates.py", "tests/house/test_translations.py", "tests/house/test_words.py",
    "tests/hostile/test_leaks.py", "tests/residents/test_sealed_everywhere.py", "tests/health/test_sealed.py",
    "tests/house/test_new_room.py", "tests/office/test_demo.py", "tests/journeys/test_accessible",
    "tests/journeys/test_aftercare.py", "tests/journeys/test_care_plan.py", "tests/journeys/test_health.py",
    "tests/journeys/test_import.py", "tests/journeys/test_keyboard.py", "tests/journeys/test_legal_journey.py",
    "tests/journeys/test_nothing_is_lost.py", "tests/journeys/test_phone.py",
    "tests/journeys/test_reception.py", "tests/journeys/test_timetable.py", "tests/journeys/test_workshop.py",
    "tests/journeys/test_broken_seal.py", "tests/office/test_demo_stories.py",
    "tests/office/test_practice.py", "tests/office/test_start.py::test_a_taken_port",
    "tests/office/test_start.py::test_a_second_start",
)  # fmt: skip
"""Tests of words, pages, files and journeys that no kind of database changes: they run with the first one alone.

The first visit and one day in a home go through a browser on both, and the verbs and pages of the other journeys are
tested on both by their rooms, where also the searches are. What a search or an export may show is the matrix's, and
is looked at once. The crawler's own holes are planted once; the house's files are searched once.
"""


def quick_folder() -> str | None:
    """Answer a folder in memory with room to spare, or None for the machine's usual one."""
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        return IN_MEMORY
    return None
