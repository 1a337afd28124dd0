"""When the database says no: a clash of a named constraint becomes a sentence."""

import sqlalchemy as sa
from flask import current_app
from sqlalchemy.exc import IntegrityError

from foundation.db import Base, db
from foundation.languages import _
from foundation.refusals import Refused


def flush() -> None:
    """Send what waits to the database; a constraint's no is raised as Refused in the words that its room gave.

    The transaction is undone then: the page that says so must be able to ask the database again.
    Rooms name their sentences in `Feature.clashes`, constraint name -> words, or (words, field).
    """
    try:
        db.session.flush()
    except IntegrityError as fault:
        raise refusal_of(fault) from fault


def refusal_of(fault: IntegrityError, *, otherwise: str = "") -> Refused:
    """Undo the transaction and answer the refusal in the room's words, or in `otherwise`."""
    said = current_app.extensions["house"].clashes.get(constraint_of(fault))
    words, field = said if isinstance(said, tuple) else (said, None)
    db.session.rollback()
    return Refused(words or otherwise or _("Somebody wrote the same a moment ago. Look again."), field=field)


def constraint_of(fault: IntegrityError) -> str:
    """Answer the name of the constraint that refused; SQLite tells only columns for UNIQUE, so they are looked up."""
    original = fault.orig
    named = getattr(getattr(original, "diag", None), "constraint_name", None)
    if named:
        return str(named)
    said = str(original)
    what, _sep, rest = said.partition(" constraint failed: ")
    if what.endswith("CHECK"):
        return rest.strip()
    if rest.startswith("index "):
        return rest.removeprefix("index ").strip("'\" ")
    return _unique_over(rest) if what.endswith("UNIQUE") else ""


def _unique_over(columns: str) -> str:
    pairs = [part.strip().split(".") for part in columns.split(",") if "." in part]
    if not pairs:
        return ""
    table = Base.metadata.tables.get(pairs[0][0])
    wanted = {column for _table, column in pairs}
    if table is None:
        return ""
    for constraint in table.constraints:
        is_unique = isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
        if is_unique and {column.name for column in constraint.columns} == wanted:
            return str(constraint.name)
    unique = (index for index in table.indexes if index.unique)
    return next((str(index.name) for index in unique if {c.name for c in index.columns} == wanted), "")
