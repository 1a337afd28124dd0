"""The person who asks: who she is, which posts she holds now, and how she signed in."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Post:
    """A role held in one home, or in the organisation when `home_id` is None."""

    id: UUID
    role: str
    home_id: UUID | None = None
    committee_id: UUID | None = None
    case_file_id: UUID | None = None
    home_code: str = ""
    home_name: str = ""
    home_kind: str = ""
    home_for_whom: str = ""
    home_name_local: str = ""


@dataclass(frozen=True)
class Broken:
    """A seal that somebody broke and that is open now: of which file, which compartments, from when until when."""

    id: UUID
    serial: str
    case_file_id: UUID
    home_id: UUID
    compartments: frozenset[str]
    opened_at: datetime
    until_at: datetime


@dataclass(frozen=True)
class Viewer:
    """A signed-in person as one request knows her; flask-login's `current_user`."""

    user_id: UUID
    name: str
    sign_in_id: UUID
    posts: tuple[Post, ...] = ()
    language: str = "en_IN"
    light: str = "auto"
    name_local: str = ""
    may_only: str = ""
    idle_seconds: int = 0
    absolute_seconds: int = 0
    broken_seal: Broken | None = None
    seals_to_review: int = 0
    exports_waiting: int = 0
    device_id: UUID | None = None
    by_pin: bool = False
    is_authenticated: bool = field(default=True, init=False)
    is_active: bool = field(default=True, init=False)
    is_anonymous: bool = field(default=False, init=False)

    def get_id(self) -> str:
        """Answer the id that flask-login asks for; the cookie's token is kept apart by accounts."""
        return str(self.sign_in_id)

    @property
    def home_ids(self) -> frozenset[UUID]:
        """Answer the homes in which she holds a post."""
        return frozenset(p.home_id for p in self.posts if p.home_id)

    @property
    def roles(self) -> frozenset[str]:
        """Answer the roles she holds anywhere."""
        return frozenset(p.role for p in self.posts)


@dataclass(frozen=True)
class SystemActor:
    """The house itself as the doer of a deed: a job, the command line, the set-up."""

    name: str = "Aashray"
    user_id: UUID | None = None
    sign_in_id: UUID | None = None
    posts: tuple[Post, ...] = ()


SYSTEM = SystemActor()
Actor = Viewer | SystemActor
