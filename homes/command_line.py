"""What the terminal asks of the hall: `flask homes list`."""

import json

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from foundation.db import db
from homes.models import Home

homes_commands = AppGroup("homes", help="The homes of this house.")


@homes_commands.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs: code, name and kind of each home.")
def list_homes(as_json: bool) -> None:
    """List the homes by code."""
    asked = sa.select(Home.code, Home.name, Home.kind).order_by(Home.code)
    rows = [dict(row) for row in db.session.execute(asked).mappings()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['code']:6} {row['kind']:18} {row['name']}")
