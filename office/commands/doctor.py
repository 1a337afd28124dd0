"""`flask doctor`: what is well and what is not, with what to do; it fails when something is over its bound."""

import json
from dataclasses import asdict

import click
from flask.cli import with_appcontext

from foundation import languages
from foundation.db import db
from office.doctor import examine

MARKS = {"met": "well", "soon": "soon", "over": "OVER"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="For programs: id, title, state, words and what to do.")
@with_appcontext
def doctor(as_json: bool) -> None:
    """Look at room, clock, backups, keys, certificate, tables and records, and say what to do."""
    with languages.force(languages.DEFAULT):
        findings = examine()
    db.session.rollback()
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=2, ensure_ascii=False))
    else:
        for each in findings:
            click.echo(f"{MARKS[each.state]:5} {each.title:24} {each.words}")
            if each.todo:
                click.echo(f"{'':30} {each.todo}")
    if any(each.state == "over" for each in findings):
        raise SystemExit(1)
