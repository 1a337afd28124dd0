"""`flask support bundle`: a file for whoever helps from far away, without names."""

from pathlib import Path

import click
from flask.cli import AppGroup

from foundation import audit
from foundation.db import begin_write, db
from foundation.viewer import SYSTEM
from office import support
from office.events import Event

support_commands = AppGroup("support", help="Help from far away.")


@support_commands.command("bundle")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=Path(support.NAME))
def make_bundle(file: Path) -> None:
    """Write the support bundle to FILE: how this house is, without a name, a code or a key."""
    body = support.bundle()
    begin_write()
    audit.record(Event.SUPPORT_MADE, by=SYSTEM)
    db.session.commit()
    file.write_bytes(body)
    click.echo(f"{file}: {len(body) / 1000:.0f} kB. It holds no names; look into it before you send it.")
