"""Timed verbs: a room declares a job, the house runs it once for each time it is due and keeps the log."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock
from foundation.db import Base, Keyed, UtcDateTime, begin_write, db

ZONE = ZoneInfo("Asia/Kolkata")
CAUGHT_UP = timedelta(days=31)
GIVEN_UP_AFTER = timedelta(hours=6)
Outcome = Literal["done", "failed", "already done", "running elsewhere"]
log = logging.getLogger("aashray.jobs")


@dataclass(frozen=True, kw_only=True)
class Job:
    """A verb with a clock: `run(due_on)` does it and answers a line for the log, or None.

    A daily job is due at `at` (India's clock) and is caught up for each day missed, oldest first, for a month.
    An hourly one is due at minute `at.minute` and runs once however many hours were missed.
    One that only reads (`writes=False`) holds up nobody who writes.
    """

    id: str
    title: object
    run: Callable[[date], str | None]
    trigger: Literal["daily", "hourly"] = "daily"
    at: time = time(2, 0)
    writes: bool = True


@dataclass(frozen=True, order=True)
class Due:
    """One time at which a job is due: the day, and the hour (0 for a daily job)."""

    on: date
    hour: int = 0


class JobRun(Keyed, Base):
    """That a job was run for one time it was due; the pair is unique, so it cannot run twice."""

    __tablename__ = "job_run"
    __table_args__ = (sa.UniqueConstraint("job", "due_on", "due_hour"),)

    job: Mapped[str] = mapped_column(sa.String(80))
    due_on: Mapped[date] = mapped_column(sa.Date)
    due_hour: Mapped[int] = mapped_column(sa.SmallInteger, default=0)
    outcome: Mapped[str] = mapped_column(sa.String(20))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(sa.String(500), default="")


def all_jobs(features: Iterable[object]) -> dict[str, Job]:
    """Answer the jobs of the rooms' cards by id; two of one id are refused with RuntimeError."""
    known: dict[str, Job] = {}
    for feature in features:
        for job in getattr(feature, "jobs", ()):
            if job.id in known:
                raise RuntimeError(f"two jobs are called {job.id}")
            known[job.id] = job
    return known


def latest_due(job: Job, moment: datetime) -> Due:
    """Answer the last time, up to `moment` (aware), at which `job` was due."""
    here = moment.astimezone(ZONE)
    if job.trigger == "hourly":
        if here.minute < job.at.minute:
            here -= timedelta(hours=1)
        return Due(here.date(), here.hour)
    return Due(here.date() if here.time() >= job.at else here.date() - timedelta(days=1))


def missed(job: Job, moment: datetime) -> Iterator[Due]:
    """Answer the times, oldest first, at which `job` was due by `moment` and was not done.

    A job that has never run is due once, for its latest time.
    """
    latest = latest_due(job, moment)
    done = {
        Due(on, hour)
        for on, hour in db.session.execute(
            sa.select(JobRun.due_on, JobRun.due_hour).where(JobRun.job == job.id, JobRun.outcome == "done")
        )
    }
    if job.trigger == "hourly" or not done:
        days = [latest]
    else:
        first = max(min(done).on, latest.on - CAUGHT_UP)
        days = [Due(first + timedelta(days=n)) for n in range((latest.on - first).days + 1)]
    yield from (due for due in days if due not in done)


def run_job(job: Job, due: Due) -> Outcome:
    """Run `job` for the time it is due, in its own transaction; a second call for the same time does nothing.

    What failed, and what stopped half-way (a power cut), runs again when it is asked for again.
    """
    claimed = _claim(job, due)
    if claimed != "done":
        return claimed
    try:
        if job.writes:
            begin_write()
        note = job.run(due.on) or ""
        db.session.commit()
    except Exception as trouble:
        db.session.rollback()
        log.exception("the job %s failed for %s", job.id, due.on)
        _close(job, due, outcome="failed", note=type(trouble).__name__)
        return "failed"
    _close(job, due, outcome="done", note=note)
    return "done"


def _claim(job: Job, due: Due) -> Outcome:
    """Write that the run has begun; `done` means that the claim is ours, the rest says why it is not."""
    begin_write()
    now = clock.now()
    earlier = db.session.scalar(_run_of(job, due).with_for_update())
    if earlier is not None and earlier.outcome == "done":
        db.session.rollback()
        return "already done"
    if earlier is not None and earlier.outcome == "running" and now - earlier.started_at < GIVEN_UP_AFTER:
        db.session.rollback()
        return "running elsewhere"
    if earlier is None:
        earlier = JobRun(job=job.id, due_on=due.on, due_hour=due.hour)
        db.session.add(earlier)
    earlier.outcome, earlier.started_at, earlier.ended_at = "running", now, None
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return "running elsewhere"
    return "done"


def _close(job: Job, due: Due, *, outcome: str, note: str) -> None:
    begin_write()
    run = db.session.scalars(_run_of(job, due)).one()
    run.outcome, run.ended_at, run.note = outcome, clock.now(), note[:500]
    db.session.commit()


def _run_of(job: Job, due: Due) -> sa.Select[JobRun]:
    return sa.select(JobRun).where(JobRun.job == job.id, JobRun.due_on == due.on, JobRun.due_hour == due.hour)


def release_abandoned() -> int:
    """Free the runs that a stopped house left half-way; called by the one scheduler when it starts."""
    begin_write()
    freed = db.session.execute(
        sa.update(JobRun)
        .where(JobRun.outcome == "running")
        .values(outcome="failed", note="the house stopped half-way", ended_at=datetime.now(UTC))
    )
    db.session.commit()
    return int(getattr(freed, "rowcount", 0))
