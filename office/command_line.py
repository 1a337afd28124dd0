"""Commands about the house itself: its jobs, its keys, its tables."""

import json
from datetime import date, datetime

import click
from flask import current_app
from flask.cli import AppGroup

from foundation import clock, jobs, schema
from foundation.jobs import Due, Job
from foundation.settings import keys_folder

job_commands = AppGroup("job", help="The timed work of the house.")
keys_commands = AppGroup("keys", help="The keys of the house.")
database_commands = AppGroup("database", help="The tables of the house.")


def _jobs() -> dict[str, Job]:
    return jobs.all_jobs(current_app.extensions["house"].features)


@job_commands.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs: id, title, hour and minute.")
def list_jobs(as_json: bool) -> None:
    """List the jobs, and when each is due (India's clock)."""
    rows = [
        {
            "id": j.id,
            "title": str(j.title),
            "hour": "*" if j.trigger == "hourly" else j.at.hour,
            "minute": j.at.minute,
        }
        for j in _jobs().values()
    ]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        when = (
            f"every hour at :{row['minute']:02}"
            if row["hour"] == "*"
            else f"{row['hour']:02}:{row['minute']:02}"
        )
        click.echo(f"{row['id']:28} {when:18} {row['title']}")


@job_commands.command("run")
@click.argument("name")
@click.option(
    "--on",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day it is due; today if not given.",
)
@click.option(
    "--hour",
    type=click.IntRange(0, 23),
    default=0,
    help="The hour, for a job of every hour.",
)
def run_job(name: str, on: datetime | None, hour: int) -> None:
    """Run one job for one day, unless it is done already."""
    known = _jobs()
    if name not in known:
        raise click.ClickException(
            f"There is no job {name}. The jobs are: {', '.join(sorted(known)) or 'none yet'}."
        )
    _run(known[name], Due(on.date() if on else _today(), hour))


@job_commands.command("due")
@click.option("--only", help="This job alone.")
@click.option("--after-stop", is_flag=True, help="First free what a stopped house left half-way.")
def run_due(only: str | None, after_stop: bool) -> None:
    """Run every job that was due and is not done, oldest first."""
    if after_stop:
        jobs.release_abandoned()
    for job in _jobs().values():
        if only in (None, job.id):
            for due in list(jobs.missed(job, clock.now())):
                _run(job, due, stop_when_failed=False)


def _run(job: Job, due: Due, *, stop_when_failed: bool = True) -> None:
    outcome = jobs.run_job(job, due)
    click.echo(f"{job.id} for {due.on}: {outcome}")
    if outcome == "failed" and stop_when_failed:
        raise SystemExit(1)


def _today() -> date:
    return clock.today(str(jobs.ZONE))


@keys_commands.command("show-place")
def show_place() -> None:
    """Say where the keys lie; copy that folder to a safe place apart from the records."""
    click.echo(str(keys_folder()))


@database_commands.command("upgrade")
def upgrade() -> None:
    """Bring the tables up to the newest page of the building's history."""
    schema.upgrade()
