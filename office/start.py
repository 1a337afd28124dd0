"""`flask start`: brings the tables up to date, then runs the web server and the scheduler under one parent."""

import json
import os
import sys
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from foundation import schema, supervise
from foundation.db import db
from foundation.locks import FileLock, Held
from foundation.settings import PROJECT, data_folder

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  compared with, not bound to


@click.command("start")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    envvar="PORT",
    show_default=True,
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="0.0.0.0 opens the house to its network.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Web processes.",
)
@click.option("--demo", is_flag=True, help="Load the demonstration if there are no records yet.")
@with_appcontext
def start(port: int, host: str, workers: int, demo: bool) -> None:
    """Start the house and keep it running until Ctrl-C."""
    os.umask(0o077)  # whatever the house writes is its own
    lock = FileLock(data_folder() / "start.lock")
    try:
        lock.take(kept_over_exec=True)
    except Held as held:
        raise click.ClickException(f"Aashray runs already on the records in {data_folder()}.") from held
    if not supervise.is_free(host, port):
        raise click.ClickException(f"Port {port} is taken by another program. Choose one: make run PORT=8080")
    schema.upgrade()
    if demo:
        _load_demonstration()
    _say_first_code(host, port)
    db.engine.dispose()
    _become_parent(_plan(host, port, workers))


def _load_demonstration() -> None:
    from accounts import setup  # asked only when the house starts, so that `flask --help` stays quick

    if setup.is_set_up():
        click.echo("Records are here already, so the demonstration is not loaded again.")
        return
    load: Any = current_app.cli.commands["demo"]
    click.get_current_context().invoke(load.commands["load"])


def _say_first_code(host: str, port: int) -> None:
    from accounts import setup  # as above

    if (code := setup.first_code()) is not None:
        click.echo(
            f"Nobody has set up this house yet. Open http://{host}:{port}/set-up and enter the code {code}"
        )


def _plan(host: str, port: int, workers: int) -> dict[str, Any]:
    """Answer what the parent is to run: the web server and the scheduler, each by the same Python."""
    web = [
        *(sys.executable, "-m", "office.web_server"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
    ]
    # -P: the scheduler's own folder must not stand before the standard library
    scheduler = [sys.executable, "-P", str(PROJECT / "office" / "scheduler.py")]
    children = [
        {"name": "web server", "command": web},
        {"name": "scheduler", "command": scheduler},
    ]
    return {
        "address": ["127.0.0.1" if host in EVERYWHERE else host, port],
        "children": children,
    }


def _become_parent(plan: dict[str, Any]) -> None:
    """Turn into the small parent process, which keeps the lock; on Windows, be it."""
    os.environ["PYTHONPATH"] = str(PROJECT)
    os.environ.setdefault("FLASK_APP", "app:create_app")
    os.chdir(PROJECT)
    sys.stdout.flush()
    if sys.platform == "win32":
        raise SystemExit(supervise.run_plan(json.dumps(plan)))
    parent = [sys.executable, "-m", "foundation.supervise", json.dumps(plan)]
    os.execv(sys.executable, parent)  # noqa: S606  no shell is wanted
