"""What the questions of counselling answer: one frozen shape for each kind of line."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from counselling.models import CounsellingSession


@dataclass(frozen=True)
class FileHead:
    """The child a page is about, as far as this room needs her."""

    id: UUID
    home_id: UUID
    child_id: UUID
    code: str
    name: str
    name_local: str
    stay_began: datetime | None
    stay_ended: datetime | None


@dataclass(frozen=True)
class CaseloadLine:
    """One child of a counsellor's caseload."""

    case_file_id: UUID
    code: str
    name: str
    name_local: str
    home_name: str
    stay_began: datetime | None
    sessions: int
    last_at: datetime | None
    next_on: date | None
    risk: str
    instruction: str


@dataclass(frozen=True)
class Standing:
    """Where the counselling of one child stands, by her newest session."""

    code: str
    sessions: int
    last_at: datetime | None
    next_on: date | None
    risk: str
    instruction: str | None
    counsellor: str | None


@dataclass(frozen=True)
class Instruction:
    """What the house must do for one child until her next session."""

    case_file_id: UUID
    code: str
    name: str
    name_local: str
    risk: str
    words: str
    given_at: datetime
    counsellor: str


@dataclass(frozen=True)
class SessionLine:
    """One session as it stands in a list."""

    id: UUID
    number: int
    kind: str
    happened_at: datetime
    counsellor: str
    summary: str
    risk: str
    may_unseal: bool


@dataclass(frozen=True)
class SessionRow:
    """One session with who wrote it and what its reader may do with it."""

    session: CounsellingSession
    counsellor: str
    head: FileHead
    may_open: bool
    may_unseal: bool
    may_amend: bool


@dataclass(frozen=True)
class CorrectionLine:
    """One field as it stood before it was mended; sealed ones come as envelopes."""

    field: str
    old_value: str | None
    old_sealed: Any
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What the reader may do with a session, each as a condition on it (`named` on the case file)."""

    see: Any
    open_: Any
    unseal: Any
    amend: Any
    named: Any
