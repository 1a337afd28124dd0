"""A lock file that one process at a time can hold, on POSIX and on Windows; it dies with its holder."""

import os
import sys
from pathlib import Path
from typing import IO


class Held(RuntimeError):
    """Another living process holds the lock."""


class FileLock:
    """Holds `path` from `take` until `release` or the end of the process; no stale lock can stay behind."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def take(self, *, kept_over_exec: bool = False) -> None:
        """Take the lock at once or raise Held; `kept_over_exec` keeps it when this process becomes another program."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self.path.open("a+")
        try:
            _lock(file)
        except OSError as refusal:
            file.close()
            raise Held(str(self.path)) from refusal
        if kept_over_exec:
            os.set_inheritable(file.fileno(), True)
        self._file = file

    def release(self) -> None:
        """Let the lock go; the empty file stays."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
