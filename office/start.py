"""`flask start` and `flask lan`: bring the tables up to date, then run web server and scheduler under one parent."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from foundation import schema, supervise
from foundation.db import db
from foundation.locks import FileLock, Held
from foundation.moving.mark import moved_of
from foundation.settings import PROJECT, data_folder

HERE = "127.0.0.1"
LOOPBACK = (HERE, "localhost", "::1")
_HELD: list[FileLock] = []  # until the process ends
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  compared with, not bound to

demo_option = click.option("--demo", is_flag=True, help="Load the demonstration if there are no records yet.")
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Web processes (Windows: one).",
)


def port_option(name: str, default: int, **more: Any) -> Any:
    """Answer an option that takes a port."""
    return click.option(name, type=click.IntRange(1, 65535), default=default, show_default=True, **more)


@click.command("start")
@port_option("--port", 8000, envvar="PORT")
@click.option(
    "--host", default=HERE, show_default=True, help="Another than this machine: behind a proxy only."
)
@workers_option
@demo_option
@with_appcontext
def start(port: int, host: str, workers: int, demo: bool) -> None:
    """Start the house on this machine and keep it running until Ctrl-C."""
    _ensure_not_in_clear(host)
    get_ready((host, port), demo=demo, url=f"http://{host}:{port}")
    children = [web_server("web server", host, port, workers), *schedulers()]
    become_parent({"address": [HERE if host in EVERYWHERE else host, port], "children": children})


def _ensure_not_in_clear(host: str) -> None:
    """Refuse to send children's names in clear over a network: by HTTPS, or to a proxy that was named."""
    settings = current_app.extensions["settings"]
    if host not in LOOPBACK and not settings.secure_cookies:
        raise click.ClickException(
            "Plain HTTP answers on this machine only. For phones on the home's own network: flask lan. "
            "Behind a reverse proxy on another machine: set AASHRAY_PROXY to its address (docs/manual/server.md)."
        )


def get_ready(
    *places: tuple[str, int], demo: bool, url: str, first: Callable[[], None] = lambda: None
) -> None:
    """Take the house for this start, bring its tables up to date, and say the set-up code if nobody set it up.

    `first` is done as soon as nobody else can have the house. Raises ClickException when it runs already, or when
    one of the `places` (host, port) is taken.
    """
    os.umask(0o077)  # whatever the house writes is its own
    lock = FileLock(data_folder() / "start.lock")
    try:
        lock.take(kept_over_exec=True)
    except Held as held:
        raise click.ClickException(f"Aashray runs already on the records in {data_folder()}.") from held
    _HELD.append(lock)
    for host, port in places:
        if not supervise.is_free(host, port):
            raise click.ClickException(
                f"Port {port} is taken by another program. Choose one: make run PORT=8080"
            )
    first()
    schema.upgrade()
    _ensure_as_marked()
    if demo:
        _load_demonstration()
    _say_first_code(url)
    db.engine.dispose()


def _ensure_as_marked() -> None:
    """Refuse to open practice records as real ones, and real ones as a practice house."""
    from accounts import practice  # as below

    is_practice = current_app.extensions["settings"].is_practice
    if practice.is_noted() == is_practice:
        return
    if is_practice:
        raise click.ClickException(
            f"The records in {data_folder()} are no practice house. They are left as they are."
        )
    raise click.ClickException(
        f"The records in {data_folder()} are a practice house, which never becomes a real one. "
        "Begin in an empty folder; practise with: flask practice start"
    )


def _load_demonstration() -> None:
    from accounts import setup  # asked only when the house starts, so that `flask --help` stays quick

    if setup.is_set_up():
        click.echo("Records are here already, so the demonstration is not loaded again.")
        return
    load: Any = current_app.cli.commands["demo"]
    click.get_current_context().invoke(load.commands["load"])


def _say_first_code(url: str) -> None:
    from accounts import setup  # as above

    if (code := setup.first_code()) is not None:
        click.echo(f"Nobody has set up this house yet. Open {url}/set-up and enter the code {code}")


def web_server(
    name: str, host: str, port: int, workers: int, *more: str, **around: str | None
) -> dict[str, Any]:
    """Answer how the parent runs a web server; `around` is laid over its environment."""
    where = ("--host", host, "--port", str(port), "--workers", str(workers))
    return {
        "name": name,
        "command": [sys.executable, "-m", "office.web_server", *where, *more],
        "around": around,
    }


def scheduler() -> dict[str, Any]:
    """Answer how the parent runs the scheduler."""
    # -P: the scheduler's own folder must not stand before the standard library
    return {"name": "scheduler", "command": [sys.executable, "-P", str(PROJECT / "office" / "scheduler.py")]}


def schedulers() -> list[dict[str, Any]]:
    """Answer the scheduler of this house; none for one that moved away, whose nights are over, which is said."""
    moved = moved_of(current_app.extensions["settings"])
    if moved is None:
        return [scheduler()]
    click.echo(f"This house moved to {moved.where}. It opens to be read; nothing is written here.")
    return []


def become_parent(plan: dict[str, Any]) -> None:
    """Turn into the small parent process, which keeps the lock; on Windows, be it."""
    os.environ["PYTHONPATH"] = str(PROJECT)
    os.environ.setdefault("FLASK_APP", "app:create_app")
    os.chdir(PROJECT)
    sys.stdout.flush()
    if sys.platform == "win32":
        raise SystemExit(supervise.run_plan(json.dumps(plan)))
    parent = [sys.executable, "-m", "foundation.supervise", json.dumps(plan)]
    os.execv(sys.executable, parent)  # noqa: S606  no shell is wanted
