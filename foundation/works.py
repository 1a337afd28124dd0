"""Long work: done in a thread of the web process, watched by its owner, cancelled when she says so."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, Response, current_app, url_for
from sqlalchemy.orm import Mapped, mapped_column

from foundation import clock, files, languages
from foundation.db import Base, Keyed, UtcDateTime, begin_write, db, new_id
from foundation.scope import BelongsToHome, within_homes

KEPT_FOR = timedelta(days=1)
DEAD_AFTER = timedelta(seconds=45)
TELL_EVERY = 0.5
BEAT_WHILE_WAITING = 10.0
AT_ONCE = 2
log = logging.getLogger("aashray.works")


class State(StrEnum):
    """How far a piece of work has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Work(Keyed, BelongsToHome, Base):
    """A piece of long work: whose it is, what was asked, how far it is, and where its result lies encrypted."""

    __tablename__ = "work"
    __table_args__ = (
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'cancelled', 'failed')",
            name="state_known",
        ),
        sa.Index("ix_work_user_id_made_at", "user_id", "made_at"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("person_account.id"))
    kind: Mapped[str] = mapped_column(sa.String(40))
    params: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    state: Mapped[str] = mapped_column(sa.String(10), default=State.WAITING)
    done: Mapped[int] = mapped_column(sa.Integer, default=0)
    total: Mapped[int] = mapped_column(sa.Integer, default=0)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    beat_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    cancel_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    file_id: Mapped[UUID | None] = mapped_column(sa.Uuid)
    file_name: Mapped[str] = mapped_column(sa.String(120), default="")
    mimetype: Mapped[str] = mapped_column(sa.String(100), default="")


@dataclass(frozen=True)
class Result:
    """What a work has made: bytes, the name under which they are saved, and their media type."""

    body: bytes
    file_name: str
    mimetype: str


class Cancelled(Exception):
    """The owner of the work said stop."""


class Progress:
    """How a running work tells how far it is; telling also asks whether it shall go on."""

    def __init__(self, work_id: UUID) -> None:
        self.work_id = work_id
        self._told_at = 0.0

    def tell(self, done: int, total: int) -> None:
        """Say `done` of `total`, at most twice a second. Raises Cancelled when the owner wants it to stop."""
        now = monotonic()
        if now - self._told_at < TELL_EVERY and done < total:
            return
        self._told_at = now
        if not _beat(self.work_id, done=done, total=total):
            raise Cancelled


Task = Callable[[Progress], Result]
"""The work itself; it runs within the home's scope, zone and the asker's language, in no transaction."""

_places = BoundedSemaphore(AT_ONCE)


def begin(*, user_id: UUID, home_id: UUID, kind: str, params: dict[str, Any]) -> Work:
    """Add a work to the present transaction; `run_after` starts it once that is committed."""
    now = clock.now()
    work = Work(
        id=new_id(),
        user_id=user_id,
        home_id=home_id,
        kind=kind,
        params=params,
        made_at=now,
        beat_at=now,
        expires_at=now + KEPT_FOR,
    )
    db.session.add(work)
    return work


def run_after(response: Response, work: Work, task: Task) -> Response:
    """Start the work in a thread when the answer that begins it has left: its row is committed by then."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  a LocalProxy
    ours = (app, work.id, work.home_id, task, languages.current(), clock.zone_here())
    response.call_on_close(
        lambda: Thread(target=_run, args=ours, name=f"work-{ours[1]}", daemon=True).start()
    )
    return response


def _run(app: Flask, work_id: UUID, home_id: UUID, task: Task, language: str, zone: str) -> None:
    with app.app_context(), within_homes({home_id}), languages.force(language), clock.in_zone(zone):
        try:
            _wait_for_place(work_id)
            try:
                _finish(work_id, task(Progress(work_id)))
            finally:
                _places.release()
        except Cancelled:
            _end(work_id, State.CANCELLED)
        except Exception as fault:
            log.exception("a work of kind %s failed", type(fault).__name__)
            _end(work_id, State.FAILED)
        finally:
            db.session.remove()


def _wait_for_place(work_id: UUID) -> None:
    """Wait until fewer works run than may run at once in this process."""
    while not _places.acquire(timeout=BEAT_WHILE_WAITING):
        if not _beat(work_id):
            raise Cancelled


def _beat(work_id: UUID, **told: int) -> bool:
    """Write how far the work is and that it lives; answers whether it shall go on."""
    begin_write()
    values = {"beat_at": clock.now(), "state": State.RUNNING if told else State.WAITING, **told}
    alive = sa.update(Work).where(
        Work.id == work_id, Work.cancel_asked_at.is_(None), Work.state.in_((State.WAITING, State.RUNNING))
    )
    touched = db.session.execute(alive.values(**values), execution_options=_PLAIN)
    db.session.commit()
    return bool(getattr(touched, "rowcount", 0))


_PLAIN = {"synchronize_session": False}


def _finish(work_id: UUID, result: Result) -> None:
    """Keep the result, unless the owner said stop a moment ago."""
    begin_write()
    work = db.session.scalars(sa.select(Work).where(Work.id == work_id).with_for_update()).one()
    if work.cancel_asked_at is not None or work.state == State.CANCELLED:
        db.session.rollback()
        raise Cancelled
    keep(work, result)
    db.session.commit()


def keep(work: Work, result: Result) -> None:
    """Keep what a work has made, encrypted under its home's key, and call it done: in the present transaction."""
    stored = files.store(
        result.body, kind=result.mimetype, owner=("home", work.home_id), home_id=work.home_id
    )
    work.state, work.ended_at, work.beat_at = State.DONE, clock.now(), clock.now()
    work.done = work.total = max(work.total or 0, work.done or 0, 1)
    work.file_id, work.file_name, work.mimetype = stored.id, result.file_name, result.mimetype


def _end(work_id: UUID, state: State) -> None:
    db.session.rollback()
    begin_write()
    ended = sa.update(Work).where(Work.id == work_id, Work.state.in_((State.WAITING, State.RUNNING)))
    db.session.execute(ended.values(state=state, ended_at=clock.now()), execution_options=_PLAIN)
    db.session.commit()


def cancel(work: Work) -> None:
    """Ask a work to stop; one that has not begun, or whose worker died, is stopped at once."""
    if work.state not in (State.WAITING, State.RUNNING):
        return
    work.cancel_asked_at = clock.now()
    if work.state == State.WAITING or is_dead(work):
        work.state, work.ended_at = State.CANCELLED, clock.now()


FILE_PAGE = "office.save_work"
"""The page that answers a work's file to its owner, whichever room began the work."""


def file_url(work: Work) -> str:
    """Answer where its owner fetches what a work has made."""
    return url_for(FILE_PAGE, work_id=work.id)


def is_dead(work: Work) -> bool:
    """Answer whether a work that should be running has not been heard of: its process ended."""
    return work.state in (State.WAITING, State.RUNNING) and clock.now() - work.beat_at > DEAD_AFTER


def forget_expired(limit: int = 500) -> int:
    """Forget works whose day is over, with their files; answers how many. For a job, across homes."""
    stale = db.session.scalars(sa.select(Work).where(Work.expires_at < clock.now()).limit(limit)).all()
    for work in stale:
        if work.file_id is not None:
            files.forget(work.file_id)
        db.session.delete(work)
    return len(stale)
