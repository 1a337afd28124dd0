"""What an emergency may open: each room declares its compartments on its card, as the access matrix marks them B."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from foundation.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class Compartment:
    """Some closed pages about a child that belong together.

    `roles` are those whose cell in the matrix is B. While an opening of it is in force, `permissions` hold for that
    one child on `pages` (endpoints that only show) and nowhere else; `first` is where its reader begins.
    `permissions` that no role is granted open in no other way.
    """

    code: str
    label: Any
    hint: Any
    roles: frozenset[str]
    permissions: frozenset[str]
    pages: frozenset[str]
    first: str
    order: int = 50


def open_to(
    compartments: Iterable[Compartment], who: Viewer, home_id: UUID | None
) -> tuple[Compartment, ...]:
    """Answer the compartments that the matrix marks B for a post that `who` holds in that home or over all of them."""
    roles = {post.role for post in who.posts if post.home_id in (None, home_id)}
    return tuple(sorted((c for c in compartments if roles & c.roles), key=lambda c: (c.order, c.code)))


def reading(
    compartments: Iterable[Compartment], who: Viewer, *, person: UUID | None, home_id: UUID, page: str
) -> frozenset[str]:
    """Answer the permissions that the broken seal of `who` gives on `page` of that child; none of any other child.

    A post that ended meanwhile, or another home, opens nothing any more.
    """
    seal = who.broken_seal
    if seal is None or person is None or seal.case_file_id != person or seal.home_id != home_id:
        return frozenset()
    held = [c for c in open_to(compartments, who, home_id) if c.code in seal.compartments]
    if not any(page in c.pages for c in held):
        return frozenset()
    return frozenset(permission for c in held for permission in c.permissions)
