"""`flask service`: lets the machine start the house when it starts itself (systemd, or a task of Windows)."""

import getpass
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from flask.cli import AppGroup

from foundation.settings import PROJECT
from office import services
from office.services import NAME, TASK, Service

service = AppGroup("service", help="Starting the house when the machine starts.")
SYSTEM_UNIT = Path("/etc/systemd/system") / f"{NAME}.service"
WORDS = ("lan", "start")

system_option = click.option(
    "--system", "of_the_system", is_flag=True,
    help="Linux: for the whole machine (as root). Windows: before anybody signs in (as administrator).",
)  # fmt: skip


@service.command("install")
@click.argument("word", type=click.Choice(WORDS), default="lan")
@click.option("--user", default="", help="Linux with --system: who runs it.")
@system_option
@click.option("--show", is_flag=True, help="Say the text and change nothing.")
@click.option("--for", "kind", type=click.Choice(("linux", "windows")), help="With --show: for which system.")
def install(word: str, user: str, of_the_system: bool, show: bool, kind: str | None) -> None:
    """Let `flask lan` (or `flask start`) run whenever the machine does."""
    on_windows = (kind or ("windows" if sys.platform == "win32" else "linux")) == "windows"
    if of_the_system and not on_windows and not user and not show:
        raise click.ClickException("Say who runs it, not root: --user aashray")
    wanted = described(word, user=user)
    text = (
        services.windows_task(wanted, at_boot=of_the_system)
        if on_windows
        else services.systemd_unit(wanted, of_the_system=of_the_system)
    )
    if show:
        click.echo(text)
    elif on_windows:
        _install_task(text)
    else:
        _install_unit(text, of_the_system)


@service.command("remove")
@system_option
def remove(of_the_system: bool) -> None:
    """Let the machine start without the house again; records and keys stay."""
    if sys.platform == "win32":
        _run("schtasks", "/End", "/TN", TASK, may_fail=True)
        _run("schtasks", "/Delete", "/TN", TASK, "/F")
    else:
        _run(*_systemctl(of_the_system), "disable", "--now", NAME, may_fail=True)
        unit_place(of_the_system).unlink(missing_ok=True)
        _run(*_systemctl(of_the_system), "daemon-reload", may_fail=True)
    click.echo("The house starts no more by itself.")


@service.command("status")
@system_option
def status(of_the_system: bool) -> None:
    """Say whether the machine starts the house, and whether it runs."""
    if sys.platform == "win32":
        raise SystemExit(_run("schtasks", "/Query", "/TN", TASK, "/V", "/FO", "LIST", may_fail=True))
    if not unit_place(of_the_system).exists():
        raise click.ClickException("The machine does not start the house: flask service install")
    raise SystemExit(_run(*_systemctl(of_the_system), "status", NAME, "--no-pager", may_fail=True))


def described(word: str, *, user: str = "") -> Service:
    """Answer what the machine is to start."""
    return Service(
        program=sys.executable,
        words=("-m", "flask", "--app", "app:create_app", word),
        folder=PROJECT,
        user=user or getpass.getuser(),
        around=services.carried(),
    )


def unit_place(of_the_system: bool) -> Path:
    """Answer where the unit lies."""
    if of_the_system:
        return SYSTEM_UNIT
    own = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(own) / "systemd" / "user" / f"{NAME}.service"


def _install_unit(text: str, of_the_system: bool) -> None:
    place = unit_place(of_the_system)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    click.echo(f"{place} is written.")
    _run(*_systemctl(of_the_system), "daemon-reload")
    _run(*_systemctl(of_the_system), "enable", "--now", NAME)
    if not of_the_system:
        _run("loginctl", "enable-linger", getpass.getuser(), may_fail=True)  # before anybody signs in
    click.echo("The machine starts the house from now on.")


def _install_task(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "aashray.xml"
        place.write_text(text, encoding="utf-16")
        _run("schtasks", "/Create", "/TN", TASK, "/XML", str(place), "/F")
    _run("schtasks", "/Run", "/TN", TASK)
    click.echo("The machine starts the house from now on.")
    if left := services.carried():
        click.echo(
            f"A task sees no settings of this terminal. Keep them with setx: {', '.join(sorted(left))}"
        )


def _systemctl(of_the_system: bool) -> tuple[str, ...]:
    return ("systemctl",) if of_the_system else ("systemctl", "--user")


def _run(*command: str, may_fail: bool = False) -> int:
    """Run a program of the system; what it says goes to the terminal. Raises ClickException when it fails."""
    try:
        code = subprocess.run(command, check=False).returncode
    except FileNotFoundError as fault:
        raise click.ClickException(f"{command[0]} is not on this machine.") from fault
    if code and not may_fail:
        raise click.ClickException(f"{command[0]} ended with code {code}.")
    return code
