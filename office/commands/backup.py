"""`flask backup`: make a copy of the house, look through one, put one back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup

from accounts.actions import end_every_phone
from accounts.models import SignIn
from foundation import audit, clock, keys, schema
from foundation.backup import Backup, BackupTrouble, code, keeping, restoring, wrapping
from foundation.backup.events import Event
from foundation.backup.pieces import Looked, head_of, look_through
from foundation.backup.wrapping import Recovery
from foundation.db import begin_write, db
from foundation.lan import authority
from foundation.locks import FileLock, Held
from foundation.refusals import Refused
from foundation.settings import Settings, keys_folder
from foundation.viewer import SYSTEM

backup_commands = AppGroup("backup", help="Copies of the whole house.")
FILE = click.Path(dir_okay=False, path_type=Path)
TRIES = 3
Answer = TypeVar("Answer")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


@backup_commands.command("create")
def create() -> None:
    """Make a copy now, look through it, and carry it to the second place."""
    begin_write()
    try:
        backup_id = keeping.begin(_settings(), cause="terminal", by=SYSTEM).id
    except Refused as refused:
        db.session.rollback()
        raise click.ClickException(str(refused)) from refused
    db.session.commit()
    made = keeping.carry_out(_settings(), backup_id, by=SYSTEM)
    if made.state != "done":
        raise click.ClickException(made.why)
    click.echo(f"{_settings().backups_folder / made.name}")
    click.echo(
        f"{made.rows:,} rows and {made.files:,} files, {made.size / 2**20:,.1f} MB, looked through: whole."
    )
    if made.lost:
        click.echo(f"{made.lost} files are missing from the house itself: flask doctor", err=True)
    if not made.opens_by_paper:
        click.echo(
            "There is no recovery code yet, so only this machine's keys open it: flask keys paper", err=True
        )
    click.echo({"": "No second place is set (AASHRAY_BACKUPS_SECOND).", "kept": "Carried to the second place."}.get(
        made.second, made.why), err=made.second != "kept")  # fmt: skip


@backup_commands.command("verify")
@click.argument("file", type=FILE)
@click.option("--with-code", is_flag=True, help="Open it by the recovery code, not by this machine's keys.")
def verify(file: Path, with_code: bool) -> None:
    """Look through a copy from its first row to its last file, without touching the house."""
    looked = _by_any_key(file, lambda recovery: _looked_through(file, recovery), with_code=with_code)
    told = looked.manifest
    click.echo(f"Made {told.made_at} by {told.made_by}, version {told.app_version}, tables {told.revision}.")
    click.echo(
        f"{told.rows:,} rows in {len(told.tables)} tables and {len(told.files):,} files agree with the manifest."
    )
    for name, (count, head) in sorted(told.chains.items()):
        click.echo(f"{name}: {count} deeds agree, head {head[:12]}")
    if told.lost:
        click.echo(
            f"{len(told.lost)} files were missing from the house already when the copy was made.", err=True
        )
    click.echo("The copy is whole.")


def _looked_through(file: Path, recovery: Recovery | None) -> Looked:
    head = head_of(file)
    restoring.ensure_known(head.revision, head.app_version)
    return look_through(file, keys=_settings().keys, recovery=recovery)


def _by_any_key(file: Path, act: Callable[[Recovery | None], Answer], *, with_code: bool = False) -> Answer:
    """Do `act` by the house's keys where they open the copy, else by the code, which is asked for.

    Raises ClickException in words.
    """
    try:
        head = head_of(file)
        opens_here = True
        try:
            wrapping.unwrap_by_house(head.house, _settings().keys)
        except wrapping.CannotOpen:
            opens_here = False
        asked = with_code or (not opens_here and head.paper is not None)
        return act(_ask_for_code() if asked else None)
    except (BackupTrouble, keys.KeyTrouble) as trouble:
        raise click.ClickException(str(trouble)) from trouble


def _ask_for_code() -> Recovery:
    for _attempt in range(TRIES):
        try:
            return wrapping.recovery_of(code.read(click.prompt("The recovery code from the paper")))
        except code.Mistyped as wrong:
            click.echo(str(wrong), err=True)
    raise click.ClickException("The code was mistyped three times. Begin again.")


@backup_commands.command("restore")
@click.argument("file", type=FILE)
@click.option(
    "--replace", is_flag=True, help="Keep the records that are here aside, and put the copy in their place."
)
@click.option("--with-code", is_flag=True, help="Open it by the recovery code, not by this machine's keys.")
def restore(file: Path, replace: bool, with_code: bool) -> None:
    """Put a copy back into an empty house; the house must be stopped."""
    if _settings().is_practice:
        raise click.ClickException("A copy of a house is never put into the practice house.")
    lock = FileLock(_settings().data_folder / "start.lock")
    try:
        lock.take()
    except Held as held:
        raise click.ClickException("The house is running. Stop it, then restore.") from held
    db.session.remove()
    db.engine.dispose()
    try:
        _by_any_key(file, lambda recovery: _restore(file, recovery, replace=replace), with_code=with_code)
    finally:
        lock.release()


def _restore(file: Path, recovery: Recovery | None, *, replace: bool) -> None:
    settings = _settings()
    done = restoring.restore(settings, file, recovery=recovery, replace=replace, before_placing=_take_keys)
    for place in done.aside:
        click.echo(f"What was here before lies in {place}")
    _settle(settings, file, done.looked)
    told = done.looked.manifest
    click.echo(f"Restored: {told.rows:,} rows, {len(told.files):,} files, as of {told.made_at}.")
    click.echo("Everybody signs in anew. Start the house: make run")


def _take_keys(looked: Looked, stamp: str) -> list[str]:
    """Put the keys of the copy in place of this machine's, and use them from here on."""
    aside = keys.take_over(keys_folder(), sealing=looked.sealing, audit=looked.audit, stamp=stamp)
    aside += authority.put_back(keys_folder(), looked.authority, stamp=stamp)
    settings = _settings()
    taken = replace(settings.keys, sealing=looked.sealing, audit=looked.audit)
    current_app.extensions["settings"] = replace(settings, keys=taken)
    return aside


def _settle(settings: Settings, file: Path, looked: Looked) -> None:
    """End what was open when the copy was made, write down that it was put back, and walk every chain once more."""
    schema.upgrade()
    begin_write()
    now, told = clock.now(), looked.manifest
    db.session.execute(
        sa.update(SignIn).where(SignIn.ended_at.is_(None)).values(ended_at=now, why_ended="restored")
    )
    running = sa.update(Backup).where(Backup.state == "running")
    db.session.execute(running.values(state="stopped", ended_at=now))
    details = {
        "made_at": told.made_at,
        "rows": told.rows,
        "files": len(told.files),
        "revision": told.revision,
    }
    audit.record(Event.BACKUP_RESTORED, by=SYSTEM, details=details)
    phones = end_every_phone(by=SYSTEM)
    db.session.commit()
    if phones:
        click.echo(f"{phones} enrolled phones ended, with their PINs. Enrol anew those that are still yours.")
    for verdict in audit.verify(db.session(), looked.audit, told.chains):
        if verdict.fault is not None:
            raise BackupTrouble(
                f"The restored record of deeds is not whole: {verdict.fault.chain}, {verdict.fault.why}."
            )
    db.session.remove()
