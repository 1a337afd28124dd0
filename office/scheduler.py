"""The scheduler: a small process that keeps the time and runs each due job as a program of its own.

Run as a file, not as `office.scheduler`: the package would bring the whole house into memory, and the jobs bring
it themselves for as long as they run.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta
from types import FrameType
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from apscheduler.schedulers.blocking import BlockingScheduler

from foundation import supervise
from foundation.locks import FileLock, Held
from foundation.settings import data_folder

ZONE = ZoneInfo("Asia/Kolkata")
FLASK = [sys.executable, "-m", "flask"]
LEADER_NUMBER = 74_2016  # any number, the same in every scheduler of one database
ASK_AGAIN_AFTER = 15.0
LONGEST_JOB = 3 * 3600


class Leadership(Protocol):
    """The right to be the one scheduler of the house."""

    def won(self) -> bool:
        """Answer whether the right is ours, taking it if it is free."""
        ...


class FileLeadership:
    """The right as a lock file in the data folder: for one machine."""

    def __init__(self) -> None:
        self._lock = FileLock(data_folder() / "scheduler.lock")
        self._held = False

    def won(self) -> bool:
        if not self._held:
            try:
                self._lock.take()
            except Held:
                return False
            self._held = True
        return True


class DatabaseLeadership:
    """The right as an advisory lock of a PostgreSQL database: for several machines."""

    def __init__(self, url: str) -> None:
        self._url = url.replace("postgresql+psycopg://", "postgresql://", 1)
        self._connection: Any = None

    def won(self) -> bool:
        import psycopg  # only where the records lie on PostgreSQL; it costs ten megabytes

        try:
            if self._connection is not None:
                self._connection.execute("SELECT 1")
                return True
            connection = psycopg.connect(self._url, autocommit=True, connect_timeout=10)
            row = connection.execute("SELECT pg_try_advisory_lock(%s)", (LEADER_NUMBER,)).fetchone()
            if row and row[0]:
                self._connection = connection
                return True
            connection.close()
        except psycopg.OperationalError:
            self._connection = None  # the server went away, and our lock with it
        return False


class Scheduler:
    """Keeps the clock of the declared jobs; one at a time runs, and each missed one is caught up."""

    def __init__(self, leadership: Leadership) -> None:
        self.leadership = leadership
        self.clock = BlockingScheduler(timezone=ZONE)
        self.running: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()
        self.one_at_a_time = threading.Lock()

    def keep_time(self) -> None:
        """Wait for the leadership, catch up, then keep the time until the process is asked to stop."""
        for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, self._hear)
        while not self.stopping.is_set() and not self.leadership.won():
            self.stopping.wait(ASK_AGAIN_AFTER)
        if self.stopping.is_set():
            return
        for job in _declared_jobs():
            due = ["job", "due", "--only", job["id"]]
            self._plan(due, job["id"], minute=job["minute"], hour=job["hour"])
        self._plan(
            ["job", "due", "--after-stop"],
            "at-start",
            first=datetime.now(ZONE),
            year=9999,
        )
        self._plan(["job", "due"], "catch-up", minute=37, hour="*")
        if not self.stopping.is_set():
            self.clock.start()

    def _plan(self, words: list[str], id: str, *, first: datetime | None = None, **when: Any) -> None:
        timing: dict[str, Any] = {"next_run_time": first} if first else {}
        self.clock.add_job(
            self._call,
            "cron",
            id=id,
            args=[words],
            timezone=ZONE,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            **when,
            **timing,
        )  # fmt: skip  the three guards belong together

    def _call(self, words: list[str]) -> None:
        """Run a command of the house to its end, if the leadership is still ours."""
        with self.one_at_a_time:
            if self.stopping.is_set() or not self.leadership.won():
                return
            self.running = subprocess.Popen([*FLASK, *words], stdin=subprocess.DEVNULL)
            try:
                self.running.wait(LONGEST_JOB)
            except subprocess.TimeoutExpired:
                self.running.kill()
                sys.stderr.write(
                    f"flask {' '.join(words)} took over {timedelta(seconds=LONGEST_JOB)} and was ended\n"
                )
            self.running = None

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop keeping time, and the job that runs."""
        self.stopping.set()
        if (job := self.running) is not None:
            job.terminate()
        if self.clock.running:
            self.clock.shutdown(wait=False)


def _declared_jobs() -> list[dict[str, Any]]:
    """Answer the jobs of the rooms: id, hour (`*` for each hour) and minute."""
    said = subprocess.run(
        [*FLASK, "job", "list", "--json"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
    )
    return json.loads(said.stdout)


def main() -> None:
    """Keep the time of the house that the environment names."""
    os.environ.setdefault("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    url = os.environ.get("DATABASE_URL", "")
    scheduler = Scheduler(DatabaseLeadership(url) if url.startswith("postgresql") else FileLeadership())
    if supervise.ENDS_WITH_STDIN in sys.argv:
        supervise.when_stdin_ends(scheduler.stop)
    scheduler.keep_time()


if __name__ == "__main__":
    main()
