"""The second lock: a query of a home's table outside a scope raises, and inside it sees only those homes."""

import warnings
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import Join

from foundation.db import Base, db


class Unscoped(RuntimeError):
    """A home's rows were asked for without saying which homes: a fault in the code, never the user's."""


class EveryHome:
    """The scope of a job or of the gatehouse: all homes, with the reason why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


Scope = frozenset[UUID] | EveryHome | None
_scope: ContextVar[Scope] = ContextVar("scope", default=None)


class BelongsToHome:
    """A table each of whose rows is one home's; queries of it are narrowed by the scope in force."""

    home_id: Mapped[UUID] = mapped_column(sa.ForeignKey("home.id"), index=True, nullable=False)


def current_scope() -> Scope:
    """Answer the scope in force, or None."""
    return _scope.get()


def enter(ids: Iterable[UUID] | EveryHome) -> Token[Scope]:
    """Set the scope for the rest of this context (a request); answers the token that resets it."""
    return _scope.set(ids if isinstance(ids, EveryHome) else frozenset(ids))


def leave(token: Token[Scope]) -> None:
    """Undo `enter`."""
    _scope.reset(token)


def clear() -> None:
    """Leave every scope for the rest of this context: a request begins with none."""
    _scope.set(None)


@contextmanager
def within_homes(ids: Iterable[UUID]) -> Iterator[None]:
    """See only the rows of these homes until the block ends."""
    token = enter(ids)
    try:
        yield
    finally:
        leave(token)


@contextmanager
def across_homes(reason: str) -> Iterator[None]:
    """See every home's rows until the block ends; the reason stands in the code for its reader."""
    token = enter(EveryHome(reason))
    try:
        yield
    finally:
        leave(token)


_scoped: dict[int, frozenset[sa.Table]] = {}


def scoped_tables() -> frozenset[sa.Table]:
    """Answer the tables whose rows belong to a home."""
    mappers = frozenset(Base.registry.mappers)
    if (known := _scoped.get(len(mappers))) is None:
        homes_own = (m.local_table for m in mappers if issubclass(m.class_, BelongsToHome))
        known = _scoped[len(mappers)] = frozenset(t for t in homes_own if isinstance(t, sa.Table))
    return known


@dataclass(frozen=True)
class Reading:
    """What a statement asks of the homes' tables: any at all, and any past their classes."""

    touches: bool
    bare: bool


_readings: "OrderedDict[Any, Reading]" = OrderedDict()
READINGS_AT_MOST = 2_000


def reading_of(statement: Any) -> Reading:
    """Answer what `statement` reads or writes of any home's table, however deep (joins, subqueries, counts).

    A scoped table that comes in as a bare Table, not through its class, cannot be narrowed.
    """
    key = _shape_of(statement)
    if key is not None and (known := _readings.get(key)) is not None:
        _readings.move_to_end(key)
        return known
    tables = scoped_tables()
    everything = list(visitors.iterate(statement))
    touches = any(_table_of(part) in tables for part in everything)
    bare = any(_is_bare(part, tables) for part in everything)
    reading = Reading(touches=touches, bare=bare)
    if key is not None:
        _readings[key] = reading
        while len(_readings) > READINGS_AT_MOST:
            _readings.popitem(last=False)
    return reading


def _shape_of(statement: Any) -> Any:
    """Answer what all statements of one shape share, whatever values they carry: SQLAlchemy's own key of its cache.

    None for a statement that it does not cache; such a one is read anew each time.
    """
    made = statement._generate_cache_key()
    return (type(statement), made.key) if made is not None else None


def _table_of(part: Any) -> Any:
    return part if isinstance(part, sa.Table) else getattr(part, "table", None)


def _is_bare(part: Any, tables: frozenset[sa.Table]) -> bool:
    """Answer whether this part brings in a home's table past its class, where no criteria can bind.

    A Table that is only some column's table says nothing by itself: the column was looked at already.
    """
    if isinstance(part, sa.Insert | sa.Update | sa.Delete):
        brought: tuple[Any, ...] = (part.table,)
    elif isinstance(part, sa.Select):
        joined = (side for join in part._setup_joins for side in (join[0], join[2]))
        brought = (*part._from_obj, *joined)
    elif isinstance(part, Join):
        brought = (part.left, part.right)
    else:
        brought = (part,) if isinstance(part, sa.Column) else ()
    return any(_table_of(each) in tables and "parententity" not in each._annotations for each in brought)


def _narrow(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        _tell_before_flush(
            state.session
        )  # the row was found within a scope; a new transaction must hear of it too
        return
    reading = reading_of(state.statement)
    if not reading.touches:
        return
    scope = _scope.get()
    if scope is None:
        raise Unscoped("a home's table was asked for outside within_homes(...)")
    tell_database(state.session, scope)
    if isinstance(scope, EveryHome) or state.is_insert:
        return
    if reading.bare or not state.is_orm_statement:
        raise Unscoped("a home's table was asked for as a bare table; select from its class")
    ids = tuple(scope)
    state.statement = state.statement.options(
        with_loader_criteria(
            BelongsToHome,
            lambda cls: cls.home_id.in_(ids),
            include_aliases=True,
            track_closure_variables=True,
        )
    )


def tell_database(session: Session, scope: Scope) -> None:
    """On PostgreSQL, tell row level security (the third lock) which homes this transaction may see."""
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return
    homes = "*" if isinstance(scope, EveryHome) else ",".join(sorted(str(i) for i in scope or ()))
    if session.info.get("homes_told") != homes:
        connection.execute(sa.select(sa.func.set_config("aashray.homes", homes, True)))
        session.info["homes_told"] = homes


def _forget(session: Session, *_: object) -> None:
    """What was told to a transaction ended with it, or with the savepoint that was rolled back."""
    session.info.pop("homes_told", None)


def _tell_before_flush(session: Session, *_: object) -> None:
    if (scope := _scope.get()) is not None:
        tell_database(session, scope)


def install() -> None:
    """Hang the lock on the house's sessions; called once by the front door.

    A statement that multiplies tables without a condition between them could answer for a row that its condition
    is not about: SQLAlchemy warns of it, and here the warning stops it.
    """
    warnings.filterwarnings("error", r"SELECT statement has a cartesian product", SAWarning)
    sessions = db.session.session_factory
    for name, listener in (
        ("do_orm_execute", _narrow),
        ("after_begin", _forget),
        ("after_soft_rollback", _forget),
        ("before_flush", _tell_before_flush),
    ):
        if not event.contains(sessions, name, listener):
            event.listen(sessions, name, listener)
