"""`flask import`: look at a file, take it in, take it back."""

from pathlib import Path
from uuid import UUID

import click
from flask.cli import AppGroup

from foundation import audit, clock, intake, languages
from foundation.db import begin_write, db
from foundation.intake import Checked, Intake, IntakeKind
from foundation.refusals import Refused
from foundation.scope import across_homes, within_homes
from homes.models import Home
from office import intaking
from office.commands.registers import home_by_code

import_commands = AppGroup("import", help="Lists from workbooks and text files.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
HOME = click.option("--home", "home_code", required=True, help="The home's code, such as KRS.")
KIND = click.option("--kind", "kind_id", required=True, help="What stands in the file, such as children.")
SHEET = click.option("--sheet", default=None, help="The sheet; the likeliest one if not given.")
HEAD = click.option(
    "--head", type=int, default=None, help="The row of the headings, from 1; guessed if not given."
)
LEAVE = click.option("--leave-out-errors", is_flag=True, help="Leave out rows that cannot be read.")
APART = click.option(
    "--all-different", is_flag=True, help="Rows that may be the same child are different ones."
)


@import_commands.command("check")
@click.argument("file", type=FILE)
@HOME
@KIND
@SHEET
@HEAD
def check_file(file: Path, home_code: str, kind_id: str, sheet: str | None, head: int | None) -> None:
    """Look at a file and say what is wrong with its rows; nothing is kept."""
    home = home_by_code(home_code)
    with within_homes({home.id}), languages.force("en_IN"), clock.in_zone(home.time_zone):
        try:
            checked = _opened(file, home, _kind(kind_id), sheet, head)[1]
        finally:
            db.session.rollback()
        _tell(checked)
    if not checked.is_ready:
        raise SystemExit(1)


@import_commands.command("run")
@click.argument("file", type=FILE)
@HOME
@KIND
@SHEET
@HEAD
@LEAVE
@APART
def run_file(
    file: Path, home_code: str, kind_id: str, sheet: str | None, head: int | None, leave_out_errors: bool,
    all_different: bool,
) -> None:  # fmt: skip
    """Take a file in: nothing is written while a row waits for a hand."""
    home, kind = home_by_code(home_code), _kind(kind_id)
    with within_homes({home.id}), languages.force("en_IN"), clock.in_zone(home.time_zone):
        made, checked = _opened(file, home, kind, sheet, head)
        intake.say_rows(made, intaking.settled(checked, out=leave_out_errors, apart=all_different))
        here = intaking.here_for(home.id, by=audit.SYSTEM, intake=made)
        checked = intake.check(made, kind, here)
        try:
            intake.start(made, checked)
        except Refused as refused:
            db.session.rollback()
            _tell(checked)
            raise click.ClickException(str(refused)) from refused
        intake_id = made.id
        db.session.commit()
        count = intake.write_all(intake_id, kind, here)
    click.echo(f"{count} rows written. To take them back: flask import undo {intake_id} --why '...'")


@import_commands.command("undo")
@click.argument("intake_id", type=click.UUID)
@click.option("--why", required=True, help="Why it is undone; it is kept.")
def undo_file(intake_id: UUID, why: str) -> None:
    """Take a whole import back."""
    begin_write()
    with across_homes("the command line undoes an import by its id"), languages.force("en_IN"):
        found = db.session.get(Intake, intake_id)
        if found is None:
            raise click.ClickException("There is no such import.")
        try:
            count = intake.undo(found, why=why, by=audit.SYSTEM)
        except Refused as refused:
            raise click.ClickException(str(refused)) from refused
        db.session.commit()
    click.echo(f"{count} rows are taken back.")


def _kind(kind_id: str) -> IntakeKind:
    if kind_id not in intaking.kinds():
        raise click.ClickException(f"There is no kind {kind_id}. There are: {', '.join(intaking.kinds())}.")
    return intaking.kinds()[kind_id]


def _opened(
    file: Path, home: Home, kind: IntakeKind, sheet: str | None, head: int | None
) -> tuple[Intake, Checked]:
    begin_write()
    try:
        made = intake.begin_intake(kind, file.read_bytes(), home_id=home.id, by=audit.SYSTEM)
        if sheet is not None or head is not None:
            intake.choose_sheet(
                made, kind, sheet=made.sheet if sheet is None else sheet,
                head=made.head if head is None else head - 1,
            )  # fmt: skip
        chosen = {place: key for key, place in made.columns.items()}
        intake.map_columns(made, kind, chosen, month_first=False)
    except Refused as refused:
        db.session.rollback()
        raise click.ClickException(str(refused)) from refused
    return made, intake.check(made, kind, intaking.here_for(home.id, by=audit.SYSTEM, intake=made))


def _tell(checked: Checked) -> None:
    """Say every row that is not plainly ready by its number and column; names stay in the file."""
    for row in checked.rows:
        for problem in row.problems:
            mark = "error" if problem.is_error else "note"
            click.echo(f"row {row.line} {problem.column or '-'}: {mark}: {problem.words}")
        for twin in row.twins:
            click.echo(f"row {row.line}: may be {twin.code or f'row {twin.line}'}")
    for line, why in sorted(checked.passed.items()):
        click.echo(f"row {line}: passed over, {why}")
    click.echo(", ".join(f"{many} {state}" for state, many in sorted(checked.counts.items())) or "no row")
