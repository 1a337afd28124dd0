"""A move from its beginning to its end: one transaction on the server, which keeps all of it or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg.errors
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from foundation import audit, clock, schema
from foundation.audit import AuditEarlier, earlier
from foundation.backup import rows
from foundation.db import db, new_id
from foundation.moving import carry, mark, target
from foundation.moving.carry import Carried, Change, Files
from foundation.moving.events import Event
from foundation.moving.mark import Moved
from foundation.moving.spelling import spellers
from foundation.moving.target import Server
from foundation.moving.trouble import MovingTrouble
from foundation.settings import Settings
from office.moving.changes import JOINS_ONLY, STAYS, Joining, Wishes, changes_of
from office.moving.clashes import Clash, clashes_of, committees_of, hexed

SPARE = 64 * 1024 * 1024
Say = Callable[[str], None]


@dataclass
class Move:
    """What is moved and what came of it."""

    settings: Settings
    server: Server
    wishes: Wishes
    say: Say
    joins: bool = False
    clashes: list[Clash] = field(default_factory=list)
    tables: list[Carried] = field(default_factory=list)
    files: Files = field(default_factory=Files)
    chains: int = 0
    aside: str = ""

    @property
    def stays(self) -> frozenset[str]:
        """Answer the tables that are not carried."""
        return frozenset(STAYS) | (frozenset(JOINS_ONLY) if self.joins else frozenset())


def ensure_sound(settings: Settings) -> None:
    """Refuse to move a house that is not whole itself. Raises MovingTrouble with the first fault."""
    if not schema.is_current():
        raise MovingTrouble(
            "The tables of this house are of another version. Start it once, stop it, then move."
        )
    connection = db.session.connection()
    said = connection.exec_driver_sql("PRAGMA integrity_check").fetchall()
    if [row[0] for row in said] != ["ok"]:
        raise MovingTrouble(
            f"The records of this house are damaged ({said[0][0]}). Restore the last backup first."
        )
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise MovingTrouble(
            f"{len(broken)} rows of this house point to nothing, the first in {broken[0][0]}."
        )
    for verdict in audit.verify(db.session(), settings.keys.audit):
        if verdict.fault is not None:
            fault = verdict.fault
            raise MovingTrouble(
                f"The record of deeds of this house is not whole ({fault.chain}, row {fault.seq}: {fault.why}). "
                "Nothing is moved before that is cleared up: flask audit verify"
            )


def look(move: Move) -> None:
    """Look at the server and fill in what would clash; nothing is changed. Raises MovingTrouble."""
    with target.reached(move.server) as there, rows.snapshot(move.settings) as here:
        _look(move, here, there)


def _look(move: Move, here: Connection, there: Connection) -> str:
    target.ensure_fit(there)
    page = target.page_of(there)
    move.joins = bool(page) and target.has_people(there)
    if move.joins:
        target.ensure_same_page(page)
        target.ensure_own_keys(there, move.server.keys)
        move.clashes = clashes_of(here, there, move.wishes)
    elif move.wishes != Wishes():
        raise MovingTrouble(
            "Nobody lives on the server yet, so nothing can clash: leave out the options that rename."
        )
    carry.ensure_room(move.settings.files_folder, move.server.files, spare=SPARE)
    return page


def carry_out(move: Move) -> None:
    """Move the house. Raises MovingTrouble; then the server is as it was, and this house is not marked."""
    settings = move.settings
    ensure_sound(settings)
    db.session.remove()
    db.engine.dispose()
    started = clock.now()
    mark.put(settings, Moved(move.server.said, started.isoformat(timespec="seconds"), is_done=False))
    try:
        _carry_all(move, started)
    except BaseException as fault:
        move.files.take_away()
        mark.take_off(settings)
        if (words := _in_words(fault)) is not None:
            raise MovingTrouble(words) from fault
        raise
    mark.put(settings, Moved(move.server.said, started.isoformat(timespec="seconds"), is_done=True))


def _in_words(fault: BaseException) -> str | None:
    """Answer what happened in words; None for what speaks for itself, and for a fault in the code."""
    if isinstance(fault, OSError):
        return f"The disk refused ({fault.strerror}: {fault.filename}). Make room, then move again."
    cause = getattr(fault, "orig", fault)
    if isinstance(cause, psycopg.errors.DiskFull):
        return "The disk of the server is full. Make room there, then move again."
    if isinstance(cause, psycopg.Error):
        return f"The server did not take it ({type(cause).__name__}): {str(cause).strip().splitlines()[0]}"
    return None


def _carry_all(move: Move, now: datetime) -> None:
    with target.reached(move.server) as there, rows.snapshot(move.settings) as here:
        target.ensure_idle(there)
        page = _look(move, here, there)
        if stops := [clash for clash in move.clashes if clash.stops]:
            raise MovingTrouble(f"{len(stops)} things clash. Look at them with --dry-run.")
        loader = rows.Loader(there)
        if move.joins:
            loader.loosen()
        else:
            move.aside = target.make_tables(there, stamp=f"{now:%Y%m%d-%H%M%S}", is_bare=not page)
            loader.empty()
        _carry_rows(move, here, there, loader, now)
        move.say("Files are laid down and opened ...")
        carry.carry_files(here, move.settings.files_folder, move.server.files, move.files)
        carry.open_files(here, there, move.server.keys.sealing, move.server.files, move.files)
        move.say("The chains of deeds are walked ...")
        _close_seams(move, here, there, now)
        _ensure_chains(move, there)


def _carry_rows(move: Move, here: Connection, there: Connection, loader: rows.Loader, now: datetime) -> None:
    own, its = move.settings.keys, move.server.keys
    mine = spellers(there, carry.reveals(own.sealing, own.audit))
    theirs = spellers(there, carry.reveals(its.sealing, its.audit))
    move.say("Rows are carried ...")
    move.tables = carry.carry_tables(
        here, there, loader,
        stays=move.stays, changes=_changes(move, here, there, now), spelled=(mine, theirs), added=move.joins,
    )  # fmt: skip
    loader.settle()
    move.say("Rows are read back ...")
    move.tables = carry.look_again(there, move.tables, here, theirs)
    if wrong := [each.name for each in move.tables if not each.agrees]:
        raise MovingTrouble(
            f"What the server keeps is not what was carried: {', '.join(wrong)}. Nothing was kept."
        )


def _changes(
    move: Move, here: Connection, there: Connection, now: datetime
) -> Mapping[str, tuple[Change, ...]]:
    own, its = move.settings.keys, move.server.keys
    made: dict[str, list[Change]] = {}
    if move.joins:
        organisation = sa.table("organisation", sa.column("id"))
        its_id = hexed(there.execute(sa.select(organisation.c.id)).scalar_one())
        ours, known = committees_of(here), committees_of(there)
        same = {ours[key][0]: known[key][0] for key in ours.keys() & known.keys()}
        made = changes_of(move.wishes, Joining(its_id, same, now))
    anew = carry.closed_anew(sealing=(own.sealing, its.sealing), audit=(own.audit, its.audit))
    for table, change in anew.items():
        made.setdefault(table, []).append(change)
    return {table: tuple(changes) for table, changes in made.items()}


def _close_seams(move: Move, here: Connection, there: Connection, now: datetime) -> None:
    """Hand over the audit key for what is written already, then write the first deeds after it."""
    own, its = move.settings.keys, move.server.keys
    chain: Any = sa.table("audit_chain", *map(sa.column, ("id", "name", "home_id", "count", "head")))
    table: Any = AuditEarlier.__table__
    told = {"rows": sum(each.left.rows for each in move.tables), "files": len(move.files.laid)}
    where = move.server.said
    homes: list[UUID] = []
    asked = sa.select(chain.c.id, chain.c.home_id, chain.c["count"], chain.c.head).order_by(chain.c.name)
    for row_id, home_id, count, head in here.execute(asked):
        chain_id, at = UUID(row_id), {"seq": int(count), "head": str(head)}
        known = sa.select(table.c.id).where(table.c.chain_id == chain_id, table.c.seq == at["seq"])
        if count and own.audit != its.audit and there.execute(known).first() is None:
            closed = earlier.closed(own.audit, its.audit, chain_id=chain_id, **at)
            there.execute(
                sa.insert(table).values(id=new_id(), chain_id=chain_id, wrapped=closed, moved_at=now, **at)
            )
        if home_id:
            homes.append(UUID(home_id))
        move.chains += 1
    audit.record_there(
        there, its.audit, Event.HOUSE_ARRIVED, details={**told, "homes": len(homes), "where": where}
    )
    for home_id in homes:
        audit.record_there(there, its.audit, Event.HOME_ARRIVED, home=home_id, details={"where": where})


def _ensure_chains(move: Move, there: Connection) -> None:
    with Session(there) as session:
        for verdict in audit.verify(session, move.server.keys.audit):
            if verdict.fault is not None:
                fault = verdict.fault
                raise MovingTrouble(
                    f"On the server the record of deeds is not whole ({fault.chain}, row {fault.seq}: {fault.why})."
                )
