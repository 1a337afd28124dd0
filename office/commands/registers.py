"""`flask registers`: list the registers, and write one to a file."""

import json
from datetime import datetime
from pathlib import Path

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup

from foundation import audit, languages
from foundation.db import db
from foundation.registers import RENDERERS, Period, Register
from foundation.scope import across_homes, within_homes
from homes.heads import home_head
from homes.models import Home
from office.printing import Print, print_register

registers_commands = AppGroup("registers", help="The statutory registers.")
DAY = click.DateTime(["%Y-%m-%d"])
SHORT = {"en": "en_IN", "bn": "bn_IN", "hi": "hi"}


@registers_commands.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs: id, title, rule.")
def list_registers(as_json: bool) -> None:
    """List the registers that are kept."""
    rows = [
        {"id": r.id, "title": str(r.title), "rule": str(r.rule)}
        for r in current_app.extensions["house"].registers
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['id']:24} {row['title']}  ({row['rule']})")


@registers_commands.command("export")
@click.argument("register_id", metavar="ID")
@click.option("--home", "home_code", required=True, help="The home's code, such as KRS.")
@click.option("--from", "first", type=DAY, required=True, help="The first day, YYYY-MM-DD.")
@click.option("--to", "last", type=DAY, required=True, help="The last day, YYYY-MM-DD.")
@click.option("--format", "shape", type=click.Choice(sorted(RENDERERS)), required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--language", default="en_IN", type=click.Choice([*languages.LANGUAGES, *SHORT]), show_default=True
)
def export_register(
    register_id: str, home_code: str, first: datetime, last: datetime, shape: str, out: Path, language: str
) -> None:
    """Write one register to a file; the print takes a serial and is recorded."""
    if last < first:
        raise click.ClickException("The period ends before it begins.")
    register, home = _register(register_id), home_by_code(home_code)
    spoken = SHORT.get(language, language)
    with within_homes({home.id}), languages.force(spoken):
        words = current_app.extensions["home_words"]
        wish = Print(
            register=register,
            home_id=home.id,
            home_code=home.code,
            head=home_head(home.id, kind_label=str(words(home.kind, home.for_whom))),
            period=Period(first.date(), last.date()),
            format=shape,
            language=spoken,
            zone=home.time_zone,
            by=audit.SYSTEM,
            readable=None,
        )
        contents = print_register(wish)
        out.write_bytes(contents)
        db.session.commit()
    click.echo(f"{out}: {len(contents)} bytes")


def _register(register_id: str) -> Register:
    known = {r.id: r for r in current_app.extensions["house"].registers}
    if register_id not in known:
        raise click.ClickException(f"There is no register {register_id}. There are: {', '.join(known)}.")
    return known[register_id]


def home_by_code(code: str) -> Home:
    """Answer a home by its code, from whatever home; an unknown one ends the command in words."""
    with across_homes("the command line finds a home by its code"):
        home = db.session.scalar(sa.select(Home).where(Home.code == code.upper()))
    if home is None:
        raise click.ClickException(f"There is no home {code}.")
    return home
