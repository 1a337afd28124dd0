"""How a practice house begins afresh while it runs: laid aside first, then put in place of the one that ran.

The parent does this, so it stands on the standard library alone.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foundation.supervise import Child

ASKED = "afresh.asked"
"""The file in the data folder that asks the parent to begin afresh; it goes when that is done."""
PARTS = ("aashray.db", "aashray.db-wal", "aashray.db-shm", "files")
STOP_WITHIN = 10.0


def aside(data: Path) -> Path:
    """Answer the folder in which a fresh house is laid."""
    return data.with_name(f"{data.name}.fresh")


def ask(data: Path) -> None:
    """Ask the parent of the house in `data` to begin afresh."""
    (data / ASKED).touch()


def is_asked(data: Path) -> bool:
    """Answer whether the house in `data` is to begin afresh and has not yet."""
    return (data / ASKED).exists()


def forget(data: Path) -> None:
    """Take back what was asked: it is done, or nobody is there to do it."""
    (data / ASKED).unlink(missing_ok=True)


def put_in_place(data: Path) -> None:
    """Put the house that was laid aside in place of the one in `data`, which nobody has open."""
    fresh = aside(data)
    for name in PARTS:
        old, new = data / name, fresh / name
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
        if new.exists():
            new.replace(old)
    shutil.rmtree(fresh)


class Afresh:
    """The parent's errand: when it is asked, lays a fresh house aside, then stops all, puts it in place and starts."""

    def __init__(
        self, data: Path, *, lay: Sequence[str], children: "Sequence[Child]", say: Callable[[str], None]
    ) -> None:
        self.data, self.lay, self.children, self.say = data, list(lay), children, say
        self.laying: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        """Take the next step, if there is one; the house goes on answering while a fresh one is laid."""
        if self.laying is None:
            if is_asked(self.data):
                self.say("A fresh practice house is being laid.")
                self.laying = subprocess.Popen(self.lay)
            return
        code = self.laying.poll()
        if code is None:
            return
        self.laying = None
        if code == 0:
            self._change()
            self.say("The practice house begins afresh.")
        else:
            self.say(f"The fresh practice house was not laid (code {code}). The one that is here stays.")
        forget(self.data)

    def _change(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + STOP_WITHIN
        for child in self.children:
            child.end(until=until)
        put_in_place(self.data)
        for child in self.children:
            child.start()
