"""`flask keys paper` and `flask keys confirm`: the recovery code for the paper, and the proof that it stands there."""

import click
from flask import current_app

from foundation import clock
from foundation.backup import code, paper
from foundation.db import begin_write, db
from foundation.settings import keys_folder
from foundation.viewer import SYSTEM
from office.command_line import keys_commands


@keys_commands.command("paper")
@click.option(
    "--new", "is_new", is_flag=True, help="Replace the code; older copies still need their older paper."
)
def print_paper(is_new: bool) -> None:
    """Make the recovery code and say it once, for the paper: it opens every copy made from now on."""
    begin_write()
    present = paper.present_key()
    if present is not None and not is_new:
        db.session.rollback()
        raise click.ClickException(
            f"There is a recovery code since {clock.local(present.made_at):%d %m %Y}. It is kept nowhere but on its "
            "paper, so it cannot be said again. If the paper is lost: flask keys paper --new"
        )
    groups = paper.new_code(current_app.extensions["settings"].keys, by=SYSTEM)
    db.session.commit()
    click.echo(_sheet(groups))


def _sheet(groups: tuple[str, ...]) -> str:
    numbered = "\n".join(f"        {n}   {group}" for n, group in enumerate(groups, 1))
    return f"""
  AASHRAY: RECOVERY CODE, made {clock.local(clock.now()):%d %m %Y}

{numbered}

  This code opens the backups of this house on any machine.
  Write or print it twice. Keep one sheet in the safe, the other with the head office, neither beside a backup.
  Whoever has this sheet and a backup can read everything. It is shown this once and kept nowhere.
  Without it, and without the key folder ({keys_folder()}), no backup can be opened by anybody.

  Now prove the paper: flask keys confirm
"""


@keys_commands.command("confirm")
def confirm_paper() -> None:
    """Ask for the code as it stands on the paper, and note that it is the right one."""
    typed = click.prompt("The seven groups from the paper")
    begin_write()
    try:
        is_ours = paper.confirm(typed, by=SYSTEM)
    except code.Mistyped as wrong:
        db.session.rollback()
        raise click.ClickException(str(wrong)) from wrong
    if not is_ours:
        db.session.rollback()
        raise click.ClickException(
            "This is a recovery code, but not the one in force here. Look for the paper with the latest date, or make "
            "a new one: flask keys paper --new"
        )
    db.session.commit()
    click.echo("The paper is right. It is noted that it was typed from there today.")
