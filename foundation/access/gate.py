"""The gate of a request: who asks, which home the address leads to, and whether she may."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from flask import abort, current_app, g, has_request_context, request
from flask_login import current_user
from sqlalchemy.exc import DataError, StatementError

from foundation import clock, golive, scope
from foundation.access.table import WIDE, AccessTable, Address, Reach
from foundation.break_glass import compartments
from foundation.break_glass.queries import open_by_others
from foundation.db import Base, db
from foundation.scope import EveryHome, across_homes
from foundation.viewer import Post, Viewer


@dataclass(frozen=True)
class HomeHere:
    """The home that this request is about."""

    id: UUID
    code: str
    name: str
    kind: str
    for_whom: str
    time_zone: str
    name_local: str = ""


def table() -> AccessTable:
    """Answer the access table of the running house."""
    return cast(AccessTable, current_app.extensions["access"])


def viewer() -> Viewer:
    """Answer the person who asks; only inside a request of a signed-in person."""
    return cast(Viewer, current_user._get_current_object())  # type: ignore[attr-defined]  a LocalProxy


def here() -> HomeHere | None:
    """Answer the home that this request is about, if it is about one."""
    return cast("HomeHere | None", g.get("home")) if has_request_context() else None


def posts_for(who: Viewer, permission: str, home_id: UUID | None) -> tuple[tuple[Post, Reach], ...]:
    """Answer the posts of `who` that grant `permission`, in `home_id` or (None) anywhere, with their reach."""
    found = []
    for post in who.posts:
        reach = table().reach(post, permission)
        if reach is None or (post.home_id is None and reach is not Reach.ALL and reach is not Reach.OWN):
            continue
        if home_id is None or post.home_id in (None, home_id):
            found.append((post, reach))
    if home_id is not None and str(permission) in g.get("broken", ()):
        found.append((Post(who.user_id, "", home_id), Reach.BROKEN))
    return tuple(found)


def may(permission: str) -> bool:
    """Answer whether the viewer holds `permission` in the home of this request, or anywhere if it has none."""
    if not has_request_context() or not current_user.is_authenticated:
        return False
    home = here()
    return bool(posts_for(viewer(), permission, home.id if home else None))


def may_at(permission: str, home_id: UUID) -> bool:
    """Answer whether the viewer holds `permission` in that home."""
    return bool(posts_for(viewer(), permission, home_id))


def within_reach(permission: str, person: Any, *, owner: Any = None, home: Any = None) -> Any:
    """Answer the SQL condition that narrows a list to what the viewer's reach of `permission` covers.

    `person` is the column of the case file's id, `owner` of the writer, `home` of the home (needed on
    pages that are not about one home).
    """
    at = here()
    address = Address(column=person, home=home, person=person, owner=owner)
    choices = []
    for post, reach in posts_for(viewer(), permission, at.id if at else None):
        if reach is Reach.BROKEN:
            covers = person == g.case_file_id
        else:
            covers = sa.true() if reach in WIDE else table().condition(reach, address, viewer())
        if covers is None:
            continue
        if at is None and home is not None and post.home_id:
            covers = sa.and_(home == post.home_id, covers)
        choices.append(covers)
    return sa.or_(sa.false(), *choices)


def reaches_of(permission: str) -> tuple[Reach, ...]:
    """Answer the viewer's reaches of a permission in the home at hand, sorted; empty without the permission."""
    at = here()
    return tuple(sorted({reach for _post, reach in posts_for(viewer(), permission, at.id if at else None)}))


def pass_gate(permission: str) -> None:
    """Let the viewer through, setting home and scope, or answer 404 (not hers to know of) or 403 (not hers to do)."""
    who = viewer()
    located = [
        (table().addresses[k], v) for k, v in (request.view_args or {}).items() if k in table().addresses
    ]
    if not located:
        _enter_personal(who, permission)
        return
    rows = _find(who, permission, located)
    for place in range(len(located)):
        _pass_one(who, permission, rows.get(place))


def _enter_personal(who: Viewer, permission: str) -> None:
    granted = posts_for(who, permission, None)
    if not granted:
        abort(403)
    if any(post.home_id is None for post, _ in granted):
        scope.enter(EveryHome("a post in the organisation"))
    else:
        scope.enter({post.home_id for post, _ in granted if post.home_id})


def _pass_one(who: Viewer, permission: str, row: Any) -> None:
    if row is None or (g.get("home") and g.home.id != row.id):
        abort(404)
    if row.person is not None and g.get("case_file_id", row.person) != row.person:
        abort(404)  # a record of another child under this child's address
    g.broken = _broken(who, row)
    granted = posts_for(who, permission, row.id)
    if not granted:
        abort(403 if row.id in who.home_ids else 404)
    if not any(
        reach in WIDE or reach is Reach.BROKEN or getattr(row, reach.name, False) for _, reach in granted
    ):
        abort(403)
    g.home = HomeHere(row.id, row.code, row.name, row.kind, row.for_whom, row.time_zone, row.name_local)
    golive.know(row.id, row.go_live_on, row.go_live_days)
    g.reaches = frozenset(reach for _, reach in granted)
    if row.person is not None:
        g.case_file_id, g.broken_by_others = row.person, row.broken_until
    clock.use_zone(row.time_zone)
    scope.enter({row.id})


def _broken(who: Viewer, row: Any) -> frozenset[str]:
    """Answer the permissions that a seal broken by `who` gives here: only to read, only about that very child."""
    if who.broken_seal is None or request.method not in ("GET", "HEAD"):
        return frozenset()
    declared, page = current_app.extensions["house"].compartments, str(request.endpoint)
    return compartments.reading(declared, who, person=row.person, home_id=row.id, page=page)


def _find(who: Viewer, permission: str, located: Sequence[tuple[Address, Any]]) -> dict[int, Any]:
    """Answer, by its place in `located`, the home behind each id, its child, until when others broke her seal, and
    the narrower reaches that hold.

    One statement for all ids of an address; an unknown id has no row.
    """
    held = {reach for post in who.posts if (reach := table().reach(post, permission)) and reach not in WIDE}
    parts = [
        _home_of(
            who,
            place,
            address,
            value,
            {reach: table().condition(reach, address, who) for reach in sorted(held)},
        )
        for place, (address, value) in enumerate(located)
    ]
    statement = parts[0] if len(parts) == 1 else sa.union_all(*parts)
    with across_homes("the gate finds the home of an id before it lets anyone through"):
        try:
            return {row.place: row for row in db.session.execute(statement)}
        except (DataError, StatementError, ValueError):
            db.session.rollback()
            return {}


def _home_of(who: Viewer, place: int, address: Address, value: Any, conditions: dict[Reach, Any]) -> Any:
    home = Base.metadata.tables["home"].c
    person = address.person if address.person is not None else sa.cast(sa.null(), sa.Uuid())
    holds = {
        reach: condition if condition is not None else sa.false() for reach, condition in conditions.items()
    }
    return sa.select(
        sa.literal_column(str(place)).label("place"),
        home.id,
        home.code,
        home.name,
        home.name_local,
        home.kind,
        home.for_whom,
        home.time_zone,
        home.go_live_on,
        home.go_live_days,
        person.label("person"),
        open_by_others(address.person, who.user_id).label("broken_until"),
        *(sa.type_coerce(condition, sa.Boolean()).label(reach.name) for reach, condition in holds.items()),
    ).where(address.column == value, home.id == address.home)
