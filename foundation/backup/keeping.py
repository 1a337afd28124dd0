"""A copy from its beginning to its end: made, looked through, carried to the second place, old ones thinned, noted."""

import hashlib
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from foundation import audit, clock, practice
from foundation.backup.archive import SUFFIX, BackupTrouble, write_whole
from foundation.backup.create import create
from foundation.backup.events import Event
from foundation.backup.manifest import Manifest
from foundation.backup.models import Backup
from foundation.backup.paper import present_key
from foundation.backup.pieces import look_through
from foundation.db import begin_write, db, new_id
from foundation.languages import _
from foundation.locks import FileLock, Held
from foundation.refusals import Refused
from foundation.settings import Settings
from foundation.viewer import Actor

DAILY, WEEKLY = timedelta(days=14), timedelta(days=70)
"""Each copy of two weeks is kept, then one a week for ten weeks in all, then one a month (local setting)."""
PIECE = 1024 * 1024
JUST_BEGUN = timedelta(minutes=2)
"""A copy that was noted so lately may not hold its lock yet."""


def begin(settings: Settings, *, cause: str, by: Actor) -> Backup:
    """Note in the present transaction that a copy begins; one that a power cut ended is noted as stopped.

    Raises Refused while another is being made, and in a practice house.
    """
    practice.ensure_real()
    now = clock.now()
    newest = db.session.scalar(sa.select(sa.func.max(Backup.made_at)).where(Backup.state == "running"))
    if newest is not None and (now - newest < JUST_BEGUN or _is_being_made(settings)):
        raise Refused(_("A copy is being made already. Look here again in a minute."))
    left = sa.update(Backup).where(Backup.state == "running")
    db.session.execute(left.values(state="stopped", ended_at=now))
    backup = Backup(id=new_id(), made_at=now, cause=cause, asked_by=by.user_id)
    db.session.add(backup)
    return backup


def _lock(settings: Settings) -> FileLock:
    return FileLock(settings.backups_folder / "backup.lock")


def _is_being_made(settings: Settings) -> bool:
    """Answer whether a living program holds the lock of the copies."""
    lock = _lock(settings)
    try:
        lock.take()
    except Held:
        return True
    lock.release()
    return False


def carry_out(settings: Settings, backup_id: UUID, *, by: Actor) -> Backup:
    """Make the copy that `begin` noted; answers its row, `done` or `failed` with the reason. In no transaction."""
    lock = _lock(settings)
    try:
        lock.take()
    except Held:
        return _fail(backup_id, "Another copy is being made by another program.", by=by)
    try:
        backup = db.session.get_one(Backup, backup_id)
        paper = present_key()
        db.session.expunge_all()
        db.session.rollback()
        _sweep(settings)
        place, manifest, digest = create(settings, backup=backup, paper=paper, by=by.name)
        look_through(place, keys=settings.keys)
        second, why = carry_away(settings, place, digest)
        thin(settings.backups_folder, days=settings.backup_days)
        return _done(backup_id, place, manifest, digest, second=second, why=why, by=by)
    except BackupTrouble as trouble:
        return _fail(backup_id, str(trouble), by=by)
    except (OSError, DBAPIError) as trouble:
        orig = getattr(trouble, "orig", trouble)
        return _fail(backup_id, f"{type(orig).__name__}: the disk or the database refused.", by=by)
    finally:
        lock.release()


def _sweep(settings: Settings) -> None:
    """Take away what a power cut left of copies half-way."""
    for folder in (settings.backups_folder, settings.second_place):
        for left in folder.glob(f"aashray-*{SUFFIX}.part") if folder else ():
            left.unlink()


def _done(
    backup_id: UUID, place: Path, manifest: Manifest, digest: str, *, second: str, why: str, by: Actor
) -> Backup:
    begin_write()
    backup = db.session.get_one(Backup, backup_id)
    backup.state, backup.ended_at, backup.verified_at = "done", clock.now(), clock.now()
    backup.name, backup.size, backup.digest = place.name, place.stat().st_size, digest
    backup.rows, backup.files, backup.lost = manifest.rows, len(manifest.files), len(manifest.lost)
    backup.opens_by_paper = "paper" in manifest.marks
    backup.second, backup.why = second, why
    details = {
        "rows": manifest.rows,
        "files": len(manifest.files),
        "lost": len(manifest.lost),
        "second": second,
    }
    audit.record(Event.BACKUP_MADE, by=by, subject=("backup", backup.id, None), details=details)
    db.session.commit()
    return backup


def _fail(backup_id: UUID, why: str, *, by: Actor) -> Backup:
    db.session.rollback()
    begin_write()
    backup = db.session.get_one(Backup, backup_id)
    backup.state, backup.ended_at, backup.why = "failed", clock.now(), why[:300]
    audit.record(Event.BACKUP_FAILED, by=by, subject=("backup", backup.id, None))
    db.session.commit()
    return backup


def carry_away(settings: Settings, place: Path, digest: str) -> tuple[str, str]:
    """Carry a copy to the second place and read it back there; answers how that went, and why if it did not."""
    second = settings.second_place
    if second is None:
        return "", ""
    if not second.is_dir():
        return "absent", f"{second} is not there. Put the stick in, or open the folder, then make a copy."
    target = second / place.name
    try:
        with place.open("rb") as whole:
            write_whole(target, lambda out: shutil.copyfileobj(whole, out, PIECE))
        if digest_of(target) != digest:
            target.unlink()
            return "failed", f"What was written to {second} reads differently. Use another stick."
        thin(second, days=settings.backup_days)
    except OSError as fault:
        return "failed", f"{second} cannot be written ({fault.strerror})."
    return "kept", ""


def digest_of(place: Path) -> str:
    """Answer the SHA-256 of a file as it lies on its disk."""
    whole = hashlib.sha256()
    with place.open("rb") as file:
        while piece := file.read(PIECE):
            whole.update(piece)
    return whole.hexdigest()


def thin(folder: Path, *, days: int) -> list[Path]:
    """Take away the copies in `folder` that need not be kept any more; answers them."""
    made = {place: moment for place in folder.glob(f"aashray-*{SUFFIX}") if (moment := moment_of(place))}
    kept = kept_of(made.values(), clock.now(), days=days)
    gone = sorted(place for place, moment in made.items() if moment not in kept)
    for place in gone:
        place.unlink()
    return gone


def moment_of(place: Path) -> datetime | None:
    """Answer when a copy was made, by its name; None for a name that is not a copy's."""
    try:
        return datetime.strptime(f"{place.name[8:23]}+0000", "%Y%m%d-%H%M%S%z")
    except ValueError:
        return None


def kept_of(moments: Iterable[datetime], now: datetime, *, days: int) -> set[datetime]:
    """Answer which copies are kept: all of two weeks, the newest of each week, then of each month, `days` back.

    The newest copy of all is kept however old it is.
    """
    kept, seen = set[datetime](), set[tuple[object, ...]]()
    for n, moment in enumerate(sorted(moments, reverse=True)):
        age = now - moment
        if age <= DAILY:
            span: tuple[object, ...] = (moment,)
        elif age <= WEEKLY:
            span = ("week", *moment.isocalendar()[:2])
        else:
            span = ("month", moment.year, moment.month)
        if n == 0 or (age <= timedelta(days=days) and span not in seen):
            kept.add(moment)
            seen.add(span)
    return kept
