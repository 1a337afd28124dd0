"""The parent of a running house: starts its programs, restarts one that falls, stops them all together.

It imports only the standard library, so that it costs a few megabytes; `flask start` turns into it.
"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

ON_WINDOWS = sys.platform == "win32"
STOP_WITHIN = 10.0
TRIES = 3
FIRST_WAIT = 2.0
STEADY_AFTER = 60.0
PAUSE = 0.2
ENDS_WITH_STDIN = "--ends-with-stdin"
"""What a program is told on Windows, where no signal reaches it: it ends in order when its standard input ends.

The parent holds the other end. It closes it to ask for a stop, and the system closes it when the parent dies.
"""


@dataclass
class Child:
    """One program of the house: its name for people, its command, and how its starts went."""

    name: str
    command: list[str]
    around: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    running: "subprocess.Popen[Any] | None" = None
    started: float = 0.0
    falls: int = 0
    start_at: float = 0.0

    def start(self) -> None:
        """Start the program in a group of its own, so that Ctrl-C reaches the parent alone.

        `around` is laid over the environment; a name without a value is taken out of it.
        """
        self.started = time.monotonic()
        laid = {**os.environ, **self.around}
        more: dict[str, Any] = {"env": {name: value for name, value in laid.items() if value is not None}}
        command = self.command
        if ON_WINDOWS:
            more["creationflags"] = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            more["stdin"] = subprocess.PIPE
            command = [*command, ENDS_WITH_STDIN]
        else:
            more |= {"start_new_session": True, "preexec_fn": _end_with_parent}
        self.running = subprocess.Popen(command, **more)

    def has_fallen(self) -> bool:
        """Answer whether the program ended by itself."""
        return self.running is not None and self.running.poll() is not None

    def ask_to_stop(self) -> None:
        """Ask the program to end in order."""
        if self.running is None or self.running.poll() is not None:
            return
        if ON_WINDOWS and self.running.stdin is not None:
            self.running.stdin.close()
        else:
            self.running.send_signal(signal.SIGTERM)

    def end(self, *, until: float) -> bool:
        """Wait for the asked program until a moment of the monotonic clock, then kill it; answers whether it obeyed."""
        if self.running is None:
            return True
        try:
            self.running.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.kill()
            return False
        return True

    def restart(self) -> None:
        """End the program in order and start it again; this is no fall."""
        self.ask_to_stop()
        self.end(until=time.monotonic() + STOP_WITHIN)
        self.start()

    def kill(self) -> None:
        """End the program and all it started, at once; also when it fell and left its own children behind."""
        if self.running is None:
            return
        if ON_WINDOWS:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(self.running.pid)], check=False)
        else:
            try:
                os.killpg(self.running.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            except ProcessLookupError:
                pass  # nobody of its group is left
        self.running.wait()


class Supervisor:
    """Keeps the children running until it is asked to stop."""

    def __init__(self, children: Sequence[Child], *, say: Callable[[str], None]) -> None:
        self.children = list(children)
        self.say = say
        self.asked_to_stop = False
        self.errands: list[Callable[[], None]] = []

    def run(self, *, address: tuple[str, int] | None = None, besides: str = "", lan_port: int = 0) -> int:
        """Run the children until a stop is asked for (answers 0) or one falls too often (answers 1).

        Once `address` answers, and somebody listens on `lan_port`, people are told where the house is (`besides`).
        """
        self._listen()
        for child in self.children:
            child.start()
        answered = address is None
        outcome = 0
        while not self.asked_to_stop and outcome == 0:
            time.sleep(PAUSE)
            if not answered and address is not None and _stands(address, lan_port):
                answered = True
                self.say(f"Aashray is at http://{address[0]}:{address[1]}{besides} (Ctrl-C stops it)")
            outcome = self._look_after()
            for errand in self.errands:
                errand()
        self._stop()
        return outcome

    def _listen(self) -> None:
        for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
            if (number := getattr(signal, name, None)) is not None:
                signal.signal(number, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def _look_after(self) -> int:
        now = time.monotonic()
        for child in self.children:
            if child.has_fallen():
                if not self._note_fall(child, now):
                    return 1
            elif child.running is None and now >= child.start_at:
                child.start()
        return 0

    def _note_fall(self, child: Child, now: float) -> bool:
        """Plan the next start of a fallen child, later each time; answers whether there is one."""
        code = child.running.returncode if child.running else None
        child.kill()
        child.falls = 1 if now - child.started > STEADY_AFTER else child.falls + 1
        child.running = None
        if child.falls > TRIES:
            self.say(
                f"The {child.name} ended again (code {code}); {TRIES} restarts did not help. All is stopped."
            )
            return False
        wait = FIRST_WAIT * 2 ** (child.falls - 1)
        child.start_at = now + wait
        self.say(f"The {child.name} ended by itself (code {code}); it starts again in {wait:.0f} seconds.")
        return True

    def _stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOP_WITHIN
        for child in self.children:
            if not child.end(until=deadline):
                self.say(f"The {child.name} did not stop in {STOP_WITHIN:.0f} seconds and is ended.")


def _stands(address: tuple[str, int], lan_port: int) -> bool:
    """Answer whether the house answers at `address`, and listens on its network where it shall."""
    return is_answering(*address) and (not lan_port or not is_free("127.0.0.1", lan_port))


def is_answering(host: str, port: int) -> bool:
    """Answer whether the web server at `host` says that it is well."""
    try:
        with socket.create_connection((host, port), timeout=2) as line:
            line.sendall(f"GET /health HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            return line.recv(64).split(b" ")[1:2] == [b"200"]
    except OSError:
        return False


def is_free(host: str, port: int) -> bool:
    """Answer whether nothing listens on `port` yet."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return False
    except OSError:
        return True


def _end_with_parent() -> None:
    """On Linux, ask for SIGTERM when the parent dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG


def when_stdin_ends(stop: Callable[[], None]) -> None:
    """Call `stop` from a thread of its own once the parent closes our standard input, or dies."""

    handle = sys.stdin.fileno()

    def wait() -> None:
        while os.read(
            handle, 4096
        ):  # not through a buffer, whose lock would be held in workers and at the end
            pass
        stop()

    threading.Thread(target=wait, name="parent", daemon=True).start()


def say(sentence: str) -> None:
    """Say `sentence` at the terminal."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def run_plan(plan: str) -> int:
    """Run the plan that `flask start` wrote: JSON with `address`, `children`, and on a network `lan`.

    A practice house's plan has `afresh` besides: its data folder, and the command that lays a fresh one aside.
    """
    read = json.loads(plan)
    children = [Child(each["name"], each["command"], each.get("around", {})) for each in read["children"]]
    host, port = read["address"]
    supervisor = Supervisor(children, say=say)
    besides, lan_port = "", 0
    if (lan := read.get("lan")) is not None:
        from foundation.lan import responder, watch  # only where the house answers on its network

        reader = next(each for each in children if each.name == lan["reader"])
        looking = watch.Watch(lan["renew"], certificate=Path(lan["certificate"]), reader=reader, say=say)
        supervisor.errands.append(looking.look)
        responder.start(say)
        besides, lan_port = f", and on its network at {lan['url']}", lan["port"]
    if (again := read.get("afresh")) is not None:
        from foundation.afresh import Afresh  # only where a practice house runs

        errand = Afresh(Path(again["data"]), lay=again["lay"], children=children, say=say)
        supervisor.errands.append(errand.look)
        besides = again["besides"]
    return supervisor.run(address=(host, port), besides=besides, lan_port=lan_port)


if __name__ == "__main__":
    sys.exit(run_plan(sys.argv[1]))
