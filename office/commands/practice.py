"""`flask practice`: a house of invented people beside the real one, with keys, cookies and a port of its own."""

import os
import subprocess
import sys

import click
from flask import current_app
from flask.cli import AppGroup

from foundation import afresh, clock
from foundation.db import db
from foundation.lan import addresses, authority
from foundation.locks import FileLock, Held
from foundation.settings import PRACTICE, Settings, real_keys_folder
from office.start import HERE, become_parent, get_ready, port_option, scheduler, web_server

practice_commands = AppGroup("practice", help="A house of invented people, to learn in.")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def _go_there(*words: str) -> None:
    """Do this command in the practice house: a program that opened the real one becomes another."""
    if _settings().is_practice:
        return
    os.environ[PRACTICE] = "1"
    os.environ.setdefault("FLASK_APP", "app:create_app")
    command = [sys.executable, "-m", "flask", "practice", *words]
    sys.stdout.flush()
    if sys.platform == "win32":
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(sys.executable, command)  # noqa: S606  no shell is wanted


@practice_commands.command("start")
@port_option("--port", 8100)
@click.option("--lan", "on_lan", is_flag=True, help="Answer phones too, by the real house’s certificate.")
@port_option("--lan-port", 8444, help="For HTTPS, on every network of this machine.")
def start_practice(port: int, on_lan: bool, lan_port: int) -> None:
    """Open the practice house beside the real one, and lay it first if it is not there; until Ctrl-C."""
    more = ("--lan", "--lan-port", str(lan_port)) if on_lan else ()
    _go_there("start", "--port", str(port), *more)
    url = f"http://{HERE}:{port}"
    places = [(HERE, port), *([(HERE, lan_port)] if on_lan else [])]
    get_ready(*places, demo=False, url=url, first=_lay_if_missing)
    data = _settings().data_folder
    children = [web_server("practice house", HERE, port, 1), scheduler()]
    besides = ". It is a practice house: nothing in it is real"
    if on_lan:
        known, url = _of_the_real_house(lan_port)
        everywhere = "0.0.0.0"  # noqa: S104  every network of the home, by HTTPS
        children.insert(
            1, web_server("practice on phones", everywhere, lan_port, 1, *known, AASHRAY_HTTPS="1")
        )
        besides = f", and for phones at {url}{besides}"
    lay = [sys.executable, "-m", "flask", "practice", "lay"]
    again = {"data": str(data), "lay": lay, "besides": besides}
    become_parent({"address": [HERE, port], "children": children, "afresh": again})


def _of_the_real_house(port: int) -> tuple[tuple[str, ...], str]:
    """Answer how a web server is told of the real house's certificate, and where phones find it.

    Raises ClickException where there is none: phones trust the real house's authority, and no other.
    """
    known = authority.Certificates(real_keys_folder())
    if not known.server.exists():
        raise click.ClickException("The real house has no certificate yet. Begin once: flask lan")
    here = addresses.addresses()
    url = " or ".join(f"https://{each}:{port}" for each in (*here, addresses.NAME))
    return ("--certificate", str(known.server), "--key", str(known.server_key)), url


def _lay_if_missing() -> None:
    data = _settings().data_folder
    afresh.forget(data)
    if not (data / "aashray.db").exists():
        _lay()


def _lay() -> None:
    """Lay a fresh house aside and put it in place; nobody has the one that is here open."""
    from office.demo.practice import lay_aside  # brings every room's stories

    click.echo("A practice house is being laid. It takes about a quarter of a minute.")
    began = clock.now()
    lay_aside()
    db.session.remove()
    db.engine.dispose()
    afresh.put_in_place(_settings().data_folder)
    click.echo(f"Laid in {(clock.now() - began).total_seconds():.0f} s.")


@practice_commands.command("reset")
def reset_practice() -> None:
    """Throw away what was written in the practice house and lay a fresh one; it may be running."""
    _go_there("reset")
    data = _settings().data_folder
    lock = FileLock(data / "start.lock")
    try:
        lock.take()
    except Held:
        afresh.ask(data)
        click.echo("The practice house is running. It begins afresh by itself in about half a minute.")
        return
    try:
        _lay()
    finally:
        lock.release()


@practice_commands.command("lay", hidden=True)
def lay_practice() -> None:
    """Lay a fresh practice house aside, for the parent to put in place."""
    from office.demo.practice import lay_aside  # as above

    if not _settings().is_practice:
        raise click.ClickException("Only the practice house is laid anew.")
    lay_aside()


__all__ = ["practice_commands"]
