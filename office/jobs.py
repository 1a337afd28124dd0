"""The house's own nightly work: it forgets what need not be kept, and looks whether its records are whole."""

from datetime import date, time, timedelta
from time import perf_counter

import sqlalchemy as sa
from flask import current_app

from foundation import audit, clock, drafts, files
from foundation.db import count_rows, db, dialect_name
from foundation.jobs import Job
from foundation.languages import _l
from foundation.once import OnceKey
from foundation.scope import across_homes

FORM_KEYS_KEPT = timedelta(days=2)
LEFT_BY_A_CUT = timedelta(days=1)


class Damaged(RuntimeError):
    """The records are not whole; the sentence says what was found, without content."""


def sweep(due_on: date) -> str:
    """Forget old drafts, the keys of forms posted days ago, and files that no row knows; answers how many of each."""
    forgotten = drafts.sweep()
    keys = db.session.execute(sa.delete(OnceKey).where(OnceKey.at < clock.now() - FORM_KEYS_KEPT))
    with across_homes("files of every home that no row knows"):
        files_gone = files.sweep(LEFT_BY_A_CUT)
    return f"{forgotten} drafts, {getattr(keys, 'rowcount', 0)} form keys forgotten, {files_gone} files without a row"


def count(due_on: date) -> str:
    """Let the database count its rows, so that it goes the shortest way to them; answers how long it took."""
    began = perf_counter()
    count_rows()
    return f"counted in {perf_counter() - began:.1f} s"


def look_whether_whole(due_on: date) -> str:
    """Look through the whole database and every audit chain. Raises Damaged with the first fault."""
    if dialect_name() == "sqlite":
        _look_through_file()
    else:
        _look_through_server()
    rows = 0
    for verdict in audit.verify(db.session(), current_app.extensions["settings"].keys.audit):
        if verdict.fault is not None:
            raise Damaged(f"audit chain {verdict.chain}, row {verdict.fault.seq}: {verdict.fault.why}")
        rows += verdict.count
    return f"whole; {rows} audit rows verified"


def _look_through_file() -> None:
    """Check each page's own seal (SQLCipher) and the structure of every table and index."""
    connection = db.session.connection()
    broken = list(connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall())
    broken += [r for r in connection.exec_driver_sql("PRAGMA integrity_check").fetchall() if r[0] != "ok"]
    if broken:
        raise Damaged(f"the database file has {len(broken)} faults, the first: {broken[0][0]}")


def _look_through_server() -> None:
    """Ask PostgreSQL for pages whose checksum did not fit; it counts them where checksums are on."""
    asked = "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
    failures = db.session.connection().exec_driver_sql(asked).scalar()
    if failures:
        raise Damaged(f"PostgreSQL met {failures} damaged pages")


JOBS = (
    Job(id="nightly.sweep", title=_l("Forget old drafts and form keys"), run=sweep, at=time(2, 15)),
    Job(id="nightly.count", title=_l("Count the rows of the tables"), run=count, at=time(2, 45)),
    Job(
        id="integrity.nightly",
        title=_l("Look whether the records are whole"),
        run=look_whether_whole,
        at=time(3, 0),
        writes=False,
    ),
)
