"""`flask data move`: a house that started alone moves into a PostgreSQL server."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from foundation import audit, schema
from foundation.db import begin_write, db
from foundation.locks import FileLock, Held
from foundation.moving import mark
from foundation.moving.events import Event
from foundation.moving.mark import Moved
from foundation.moving.target import ensure_apart, server_of
from foundation.moving.trouble import MovingTrouble
from foundation.settings import Settings
from foundation.viewer import SYSTEM
from office.moving.changes import JOINS_ONLY, STAYS, Wishes, pairs_of
from office.moving.move import Move, carry_out, look

data_commands = AppGroup("data", help="The records of the house as a whole.")
FOLDER = click.Path(file_okay=False, path_type=Path)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


@data_commands.command("move")
@click.option("--to", "address", envvar="AASHRAY_MOVE_TO", help="postgresql://name:password@machine/database")
@click.option("--to-data", type=FOLDER, help="The folder of the server's records (its AASHRAY_DATA).")
@click.option("--to-keys", type=FOLDER, help="The folder of the server's keys (its AASHRAY_KEYS).")
@click.option("--dry-run", is_flag=True, help="Look at both sides and say what would clash; change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask once more.")
@click.option(
    "--join-organisation", is_flag=True, help="Bring the homes under the organisation on the server."
)
@click.option("--rename-home", multiple=True, metavar="OLD=NEW", help="Give a home another code (KRS=KRSB).")
@click.option("--rename-user", multiple=True, metavar="OLD=NEW", help="Give somebody another sign-in name.")
@click.option("--undo-mark", is_flag=True, help="Let a house that moved away be written again.")
def move(
    address: str | None,
    to_data: Path | None,
    to_keys: Path | None,
    dry_run: bool,
    yes: bool,
    join_organisation: bool,
    rename_home: tuple[str, ...],
    rename_user: tuple[str, ...],
    undo_mark: bool,
) -> None:
    """Move this house into a PostgreSQL server, rows, files and chains; both houses must be stopped."""
    if _settings().is_practice:
        raise click.ClickException("A practice house is never moved: nothing in it is real.")
    if undo_mark:
        _undo_mark(yes=yes)
        return
    if not address or to_data is None or to_keys is None:
        raise click.ClickException("Say where to: --to postgresql://... --to-data FOLDER --to-keys FOLDER")
    wishes = _wishes(rename_home, rename_user, joins=join_organisation)
    locks = [FileLock(_settings().data_folder / "start.lock"), FileLock(to_data / "start.lock")]
    try:
        ensure_apart(to_data, leaving=_settings())
        _take([] if dry_run else locks)
        _ensure_not_gone()
        server = server_of(address, records=to_data, key_folder=to_keys, makes_keys=not dry_run)
        _go(Move(_settings(), server, wishes, click.echo), dry_run=dry_run, yes=yes)
    except MovingTrouble as trouble:
        raise click.ClickException(str(trouble)) from trouble
    finally:
        for lock in locks:
            lock.release()


def _wishes(homes: tuple[str, ...], people: tuple[str, ...], *, joins: bool) -> Wishes:
    try:
        return Wishes(pairs_of(homes), pairs_of(people), joins)
    except ValueError as fault:
        raise click.ClickException(f"{fault} is not OLD=NEW, such as KRS=KRSB.") from fault


def _take(locks: list[FileLock]) -> None:
    for lock, whose in zip(locks, ("This house", "The house on the server"), strict=False):
        try:
            lock.take()
        except Held as held:
            raise MovingTrouble(f"{whose} is running. Stop it, then move.") from held


def _ensure_not_gone() -> None:
    """Refuse to move twice, and say what to look at when a move was broken off by a power cut."""
    moved = mark.moved_of(_settings())
    if moved is None:
        return
    if moved.is_done:
        raise MovingTrouble(f"This house moved to {moved.where} already. To write here again: --undo-mark")
    raise MovingTrouble(
        f"A move to {moved.where} was broken off. The server keeps a move whole or not at all: start the house there "
        "and look for this home. If it is not there: --undo-mark, then move again."
    )


def _go(moving: Move, *, dry_run: bool, yes: bool) -> None:
    look(moving)
    _say_plan(moving)
    stops = sum(clash.stops for clash in moving.clashes)
    if dry_run or stops:
        if stops:
            raise MovingTrouble(f"{stops} things clash, each with what to do. Nothing was changed.")
        click.echo("Nothing stands in the way. Nothing was changed.")
        return
    if not yes:
        click.confirm("Move this house now?", abort=True)
    carry_out(moving)
    _say_done(moving)
    _note_left(moving)


def _say_plan(moving: Move) -> None:
    kind = "where an organisation lives already" if moving.joins else "which is empty"
    click.echo(f"To: {moving.server.said}, {kind}.")
    for clash in moving.clashes:
        click.echo(clash.said)
    click.echo("Not carried:")
    for table, why in STAYS.items():
        click.echo(f"       {table}: {why}")
    for table in JOINS_ONLY if moving.joins else ():
        click.echo(f"       {table}: the server's own stands")


def _say_done(moving: Move) -> None:
    click.echo(f"{'table':24} {'rows':>9}  {'digest here':16}  {'digest there':16}")
    for each in moving.tables:
        there = each.arrived
        same = "equal" if each.agrees else "DIFFERS"
        click.echo(f"{each.name:24} {each.left.rows:>9,}  {each.left.said}  {there.said}  {same}")
    files = moving.files
    click.echo(
        f"{sum(each.left.rows for each in moving.tables):,} rows in {len(moving.tables)} tables: every digest equal. "
        f"{files.opened:,} files open ({files.size / 2**20:,.1f} MB). {moving.chains} chains verify."
    )
    if files.destroyed:
        click.echo(f"{files.destroyed} files whose keys were destroyed on purpose stay closed.")
    if moving.aside:
        click.echo(f"What the unused house had on the server lies in the schema {moving.aside}.")
    click.echo("This house opens to be read from now on, and says where it went.")


def _note_left(moving: Move) -> None:
    begin_write()
    told = {"where": moving.server.said, "rows": sum(each.left.rows for each in moving.tables)}
    audit.record(Event.HOUSE_LEFT, by=SYSTEM, details={**told, "files": moving.files.opened})
    db.session.commit()


def _undo_mark(*, yes: bool) -> None:
    moved: Moved | None = mark.moved_of(_settings())
    if moved is None:
        raise click.ClickException("This house did not move.")
    if not yes:
        click.confirm(
            f"It went to {moved.where}. Whoever writes in both has two truths. Write here again?", abort=True
        )
    schema.upgrade()
    begin_write()
    audit.record(Event.HOUSE_OPENED_AGAIN, by=SYSTEM, details={"where": moved.where})
    db.session.commit()
    mark.take_off(_settings())
    click.echo("The mark is off. This house is written again.")
