"""`flask demo load`: the demonstration at the terminal, with its progress and, once, how to sign in."""

import time
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import AppGroup

from foundation.audit import verify
from foundation.db import db
from foundation.demonstration import Demo
from foundation.refusals import Refused

if TYPE_CHECKING:
    from office.demo.loader import Told

demo_commands = AppGroup(
    "demo", help="An invented organisation with years of history, to look at and to try."
)
A_YEAR, SMALL_DAYS = 365.25, 70
TELL_EVERY = 5.0


@demo_commands.command("load")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, another history.")
@click.option(
    "--years",
    type=click.FloatRange(0.1, 5),
    default=None,
    help="How many years of history; two if not given.",
)
@click.option(
    "--small", "is_small", is_flag=True, help="A few children and ten weeks, for trying things out."
)
def load_demonstration(seed: int = 1, years: float | None = None, is_small: bool = False) -> None:
    """Load the demonstration into an empty house; prints one password for each role, once."""
    from office.demo.loader import ensure_empty, load, planned  # brings every room's stories

    started = time.monotonic()
    days = round((years or 2) * A_YEAR) if years or not is_small else SMALL_DAYS
    try:
        ensure_empty()
        click.echo("Planning the demonstration …")
        demo = planned(seed=seed, days=days, is_small=is_small)
        load(demo, tell=_Progress())
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{len(demo.deeds):,} deeds written in {time.monotonic() - started:.0f} s.")
    _ensure_verified()
    _show(demo)


class _Progress:
    """Says every few seconds which month the history has reached."""

    def __init__(self) -> None:
        self.last = 0.0

    def __call__(self, told: "Told") -> None:
        if time.monotonic() - self.last >= TELL_EVERY or told.done == told.of:
            self.last = time.monotonic()
            click.echo(f"  {told.day:%B %Y}  {100 * told.done // max(1, told.of):3} %")


def _ensure_verified() -> None:
    key: bytes = current_app.extensions["settings"].keys.audit
    for verdict in verify(db.session(), key):
        if verdict.fault is not None:
            fault = verdict.fault
            raise click.ClickException(
                f"The audit of {fault.chain} is wrong at row {fault.seq}: {fault.why}."
            )
    click.echo("Every audit chain is whole.")


def _show(demo: Demo) -> None:
    """Print how one person of each role signs in; none of it can be shown again."""
    click.echo("\nSign in with these. They are shown this once; type a code-app key into any code app.\n")
    click.echo(f"  {'role':18}{'homes':10}{'sign-in name':19}{'password':21}code-app key")
    for each in demo.entrances:
        homes = " ".join(each.homes(demo.shelf["homes"])) or "all"
        click.echo(f"  {each.role:18}{homes:10}{each.sign_in_name:19}{each.password:21}{each.totp_secret}")
    click.echo()
