"""The access table as data: role x permission -> reach, and how an id in an address leads to its home."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from foundation.viewer import Post, Viewer

if TYPE_CHECKING:
    from foundation.feature import Feature


class Reach(StrEnum):
    """How far a permission goes."""

    ALL = "all homes"
    HOME = "own home"
    CLASS = "own classes"
    CASELOAD = "own caseload"
    OWN = "own entries"
    COMMITTEE = "children before that committee"
    SELF = "herself"
    BROKEN = "a seal broken for that child"


WIDE = frozenset({Reach.ALL, Reach.HOME})
Grants = Mapping[Any, Mapping[Any, Reach]]  # {role: {permission: how far}}; each room has its own enum
Condition = Callable[[Viewer], Any]


@dataclass(frozen=True, kw_only=True)
class Address:
    """How an id in a URL is found: its column, its home's column, the child and the writer it is about.

    `narrow` answers, for a narrower reach, an SQL condition on the found row; for the reaches that a room
    offers for children (`Feature.reaches`) the condition is made from `person`, and OWN from `owner`.
    """

    column: Any
    home: Any
    person: Any = None
    owner: Any = None
    narrow: Mapping[Reach, Condition] = field(default_factory=dict)

    @classmethod
    def of(cls, model: Any, **more: Any) -> "Address":
        """Answer the address of a row that stands in a child's file: its id, its home, its `case_file_id`."""
        return cls(column=model.id, home=model.home_id, person=model.case_file_id, **more)


class AccessTable:
    """All rooms' grants, permissions, addresses and reaches in one place."""

    def __init__(self, features: "tuple[Feature, ...]") -> None:
        self.grants: dict[str, dict[str, Reach]] = {}
        self.permissions: dict[str, str] = {}
        self.addresses: dict[str, Address] = {}
        self.reaches: dict[Reach, tuple[Condition, ...]] = {}
        for feature in features:
            self._gather(feature)

    def _gather(self, feature: "Feature") -> None:
        for permission in feature.permissions or ():
            self.permissions[str(permission)] = feature.name
        for role, grants in feature.grants.items():
            for permission, reach in grants.items():
                if str(permission) not in self.permissions:
                    raise RuntimeError(f"{feature.name} grants {permission}, which no room declares")
                self.grants.setdefault(str(role), {})[str(permission)] = reach
        for name, address in feature.addresses.items():
            if name in self.addresses:
                raise RuntimeError(f"two rooms give the address {name}")
            self.addresses[name] = address
        for reach, condition in feature.reaches.items():
            self.reaches[reach] = (*self.reaches.get(reach, ()), condition)

    def reach(self, post: Post, permission: str) -> Reach | None:
        """Answer how far `permission` goes for the holder of `post`; None is no."""
        return self.grants.get(post.role, {}).get(str(permission))

    def condition(self, reach: Reach, address: Address, viewer: Viewer) -> Any:
        """Answer the SQL condition under which the row at `address` lies within a narrower reach, or None."""
        if reach in address.narrow:
            return address.narrow[reach](viewer)
        if reach is Reach.OWN and address.owner is not None:
            return address.owner == viewer.user_id
        if address.person is not None and reach in self.reaches:
            return sa.or_(*(address.person.in_(files(viewer)) for files in self.reaches[reach]))
        return None
