"""`flask audit`: verify every chain, and write the heads down so that they can be kept elsewhere."""

import json
from collections.abc import Mapping
from pathlib import Path

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup

from foundation import audit, clock
from foundation.audit import AuditChain
from foundation.db import db

audit_commands = AppGroup("audit", help="The chains of deeds and readings.")
FILE = click.Path(dir_okay=False, path_type=Path)


@audit_commands.command("verify")
@click.option("--anchors", type=FILE, help="Heads noted earlier by `flask audit anchor`.")
def verify(anchors: Path | None) -> None:
    """Walk every chain from its first row; a fault names the chain and the row, and the command fails."""
    noted = _read(anchors) if anchors else {}
    key = current_app.extensions["settings"].keys.audit
    verdicts = list(audit.verify(db.session(), key, noted))
    for verdict in verdicts:
        if verdict.fault is None:
            click.echo(f"{verdict.chain}: {verdict.count} rows agree, head {verdict.head[:12]}")
        else:
            fault = verdict.fault
            click.echo(f"{fault.chain}: row {fault.seq}: {fault.why}", err=True)
    missing = sorted(set(noted) - {verdict.chain for verdict in verdicts})
    for name in missing:
        click.echo(f"{name}: row {noted[name][0]}: the whole chain is missing", err=True)
    if missing or any(verdict.fault for verdict in verdicts):
        raise SystemExit(1)


def _read(path: Path) -> Mapping[str, tuple[int, str]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {name: (int(each["count"]), str(each["head"])) for name, each in told["chains"].items()}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise click.ClickException(f"{path} does not hold anchors: {fault}") from fault


@audit_commands.command("anchor")
@click.option("--out", type=FILE, required=True)
def anchor(out: Path) -> None:
    """Write each chain's count and head to a file, to be kept away from this machine."""
    chains = db.session.execute(sa.select(AuditChain.name, AuditChain.count, AuditChain.head))
    told = {
        "made_at": clock.now().isoformat(timespec="seconds"),
        "chains": {chain.name: {"count": chain[1], "head": chain.head} for chain in chains},
    }
    out.write_text(json.dumps(told, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    click.echo(f"{out}: {len(told['chains'])} chains")
