"""`flask lan`: the house by HTTPS on the home's own network, by a certificate of the home's own authority."""

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from foundation import clock, languages
from foundation.lan import addresses, authority
from foundation.settings import keys_folder
from office import trust
from office.start import (
    HERE,
    become_parent,
    demo_option,
    get_ready,
    port_option,
    schedulers,
    web_server,
    workers_option,
)

READER = "web server of the network"


@click.group("lan", invoke_without_command=True)
@port_option("--port", 8443, help="For HTTPS, on every network of this machine.")
@port_option("--local-port", 8000, envvar="PORT", help="For this machine alone.")
@workers_option
@demo_option
@click.pass_context
@with_appcontext
def lan(context: click.Context, port: int, local_port: int, workers: int, demo: bool) -> None:
    """Open the house to phones on its own network by HTTPS; this machine also reaches it at 127.0.0.1."""
    if context.invoked_subcommand is not None:
        return
    here = addresses.addresses()
    get_ready((HERE, local_port), (HERE, port), demo=demo, url=f"http://{HERE}:{local_port}")
    certificates = _ensure_certificates()[0]
    known = ("--certificate", str(certificates.server), "--key", str(certificates.server_key))
    on_lan = {"AASHRAY_LAN_PORT": str(port)}
    everywhere = "0.0.0.0"  # noqa: S104  every network of the home, by HTTPS
    children = [
        web_server("web server", HERE, local_port, 1, AASHRAY_HTTPS=None, AASHRAY_PROXY=None, **on_lan),
        web_server(
            READER, everywhere, port, workers, *known, AASHRAY_HTTPS="1", AASHRAY_PROXY=None, **on_lan
        ),
        *schedulers(),
    ]
    click.echo(f"To teach a phone to trust this house: http://{HERE}:{local_port}/trust")
    if not here:
        click.echo("This machine is on no network yet. Addresses are looked for again each minute.")
    url = f"https://{addresses.NAME}:{port}" + "".join(f" or https://{each}:{port}" for each in here)
    renew = [sys.executable, "-m", "flask", "lan", "renew"]
    watched = {
        "reader": READER, "renew": renew, "certificate": str(certificates.server), "url": url, "port": port,
    }  # fmt: skip
    become_parent({"address": [HERE, local_port], "children": children, "lan": watched})


@lan.command("renew")
def renew() -> None:
    """Make the server's certificate anew if it ends soon or the machine's addresses changed."""
    _certificates, is_new = _ensure_certificates()
    click.echo("The certificate is new." if is_new else "The certificate is as it should be.")


@lan.command("paper")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=8443, show_default=True)
@click.option("--language", type=click.Choice(sorted(languages.LANGUAGES)), default=languages.DEFAULT)
@with_appcontext
def print_paper(file: Path, port: int, language: str) -> None:
    """Write the page that helps a phone trust this house into FILE, as PDF."""
    told = trust.shown(keys_folder(), port=port)
    if told is None:
        raise click.ClickException("This house has no authority yet. It is made by the first: flask lan")
    with languages.force(language):
        file.write_bytes(trust.paper(told))
    click.echo(f"{file} is ready to print.")


def _ensure_certificates() -> tuple[authority.Certificates, bool]:
    return authority.ensure(
        keys_folder(), names=addresses.names(), addresses=addresses.addresses(), now=clock.now()
    )


__all__ = ["lan"]
