"""Looks once a minute at the machine's addresses, and once a day at its certificate; an errand of the parent."""

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from foundation.lan.addresses import addresses

EVERY = 60.0
AT_LEAST_EVERY = 24 * 3600.0
PATIENCE = 180


class Restarts(Protocol):
    """A program that reads its certificate when it starts."""

    def restart(self) -> None:
        """End it in order and start it again."""
        ...


class Watch:
    """Renews the certificate when it is due and lets the web server read it; `look` is called all the time."""

    def __init__(
        self, command: Sequence[str], *, certificate: Path, reader: Restarts, say: Callable[[str], None],
        here: Callable[[], tuple[str, ...]] = addresses, now: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.command, self.certificate, self.reader, self.say = list(command), certificate, reader, say
        self.here, self.now = here, now
        self.known = here()
        self.looked = self.renewed = now()
        self.stamp = _stamp(certificate)

    def look(self) -> None:
        """Look, if it is time to; a renewal that fails is said and tried again in a minute."""
        now = self.now()
        if now - self.looked < EVERY:
            return
        self.looked = now
        here = self.here()
        if here == self.known and now - self.renewed < AT_LEAST_EVERY:
            return
        if not self._renew():
            return
        self.known, self.renewed = here, now
        stamp = _stamp(self.certificate)
        if stamp != self.stamp:
            self.stamp = stamp
            self.say("The certificate is new: the web server reads it.")
            self.reader.restart()

    def _renew(self) -> bool:
        try:
            done = subprocess.run(self.command, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired):
            done = None
        if done is None or done.returncode:
            self.say("The certificate could not be renewed; it is tried again in a minute.")
            return False
        return True


def _stamp(place: Path) -> bytes:
    """Answer the certificate as it lies there now."""
    try:
        return place.read_bytes()
    except OSError:
        return b""
