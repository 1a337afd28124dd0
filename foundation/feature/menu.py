"""The words of the menu and the chapters that hold them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from foundation.languages import _l

Words = Any
"""A lazy string, said in the reader's language when it is shown."""


class Chapter(StrEnum):
    """A part of the menu: whoever has many pages open finds them under these words."""

    CHILDREN = "children"
    COURT = "court"
    SCHOOL = "school"
    WORKSHOP = "workshop"
    HEALTH = "health"
    CARE = "care"
    STAFF = "staff"
    INSPECTION = "inspection"


CHAPTERS: dict[Chapter, Words] = {
    Chapter.CHILDREN: _l("Children"),
    Chapter.COURT: _l("Court and CWC"),
    Chapter.SCHOOL: _l("School"),
    Chapter.WORKSHOP: _l("Workshop"),
    Chapter.HEALTH: _l("Health"),
    Chapter.CARE: _l("Care and safety"),
    Chapter.STAFF: _l("House and staff"),
    Chapter.INSPECTION: _l("Inspections"),
}


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """One word of the spine: where it leads and who sees it.

    Where a reader has many words, those of one `chapter` stand together under its word, shown while one of
    them is open.

    `at_home` items lead to a page of one home (`/homes/<home_code>/...`), the others to a personal page.
    `roles` narrows it to some roles (empty: everyone with the permission); `tabs` are the roles that have it
    among the five at the foot of a phone, under the shorter word `short` where there is one; `kinds` narrows it to
    homes of these kinds (empty: every home).
    """

    label: Words
    endpoint: str
    permission: StrEnum
    at_home: bool = True
    order: int = 50
    chapter: Chapter | None = None
    roles: frozenset[str] = frozenset()
    tabs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    short: Words = None
    waiting: Callable[..., int] | None = None


class FileChapter(StrEnum):
    """A part of the line of parts on a child's file: her many pages stand under these words."""

    FILE = "file"
    CHRONOLOGY = "chronology"
    IDENTITY = "identity"
    FAMILY = "family"
    COURT = "court"
    CARE = "care"
    BELONGINGS = "belongings"
    MOVEMENT = "movement"


FILE_CHAPTERS: dict[FileChapter, Words] = {
    FileChapter.FILE: _l("File"),
    FileChapter.CHRONOLOGY: _l("Chronology"),
    FileChapter.IDENTITY: _l("Identity"),
    FileChapter.FAMILY: _l("Family"),
    FileChapter.COURT: _l("Court and CWC"),
    FileChapter.CARE: _l("Care"),
    FileChapter.BELONGINGS: _l("Belongings"),
    FileChapter.MOVEMENT: _l("Movement"),
}


@dataclass(frozen=True)
class FilePage:
    """A page of a child's file, `/children/<code>/...`: its word, where it is, who may see it, under which word."""

    part: str
    label: Words
    endpoint: str
    permission: StrEnum
    chapter: FileChapter = FileChapter.CARE
    order: int = 50
