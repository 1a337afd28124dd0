"""`flask export`: take away files whose days are over, and tell which exports stand."""

import click
from flask.cli import AppGroup

from foundation import clock
from foundation.db import begin_write, db
from foundation.disclosures import actions, rules
from foundation.scope import across_homes
from office.queries import exports

export_commands = AppGroup("export", help="Exports that two persons agree to.")


@export_commands.command("sweep")
def sweep() -> None:
    """Take away the files whose days are over; the nightly job does the same."""
    begin_write()
    gone = actions.sweep()
    db.session.commit()
    click.echo(f"{gone} export files taken away")


@export_commands.command("list")
def list_all() -> None:
    """Tell the number, home, state and last day of each export; no child and no purpose."""
    now = clock.now()
    with across_homes("the command line lists exports"):
        for line in exports.exports(now=now):
            state, until = rules.state_of(line.row, now=now), line.row.kept_until or line.row.expires_at
            click.echo(f"{line.home_code:6} {actions.serial_said(line.row):9} {state:10} {until:%Y-%m-%d}")
