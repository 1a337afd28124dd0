"""A real web server on a house of one's own, as `flask start` runs it; for browsers and for measuring."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from foundation.settings import Settings
from foundation.supervise import is_answering
from tests.support.houses import environment
from tests.support.tree import PROJECT

PATIENCE = 60.0


def free_port() -> int:
    """Answer a port of 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


@contextmanager
def running(settings: Settings, *, workers: int = 1, port: int = 0) -> Iterator[str]:
    """Run the web server on the house of `settings` until the block ends; answers its address."""
    port = port or free_port()
    where = ("--host", "127.0.0.1", "--port", str(port), "--workers", str(workers))
    command = [sys.executable, "-m", "office.web_server", *where]
    server = subprocess.Popen(command, cwd=PROJECT, env=environment(settings), start_new_session=True)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(server)


def wait_for(port: int, program: "subprocess.Popen[bytes]") -> None:
    """Wait until the house answers at `port`; raises RuntimeError if its program ends or takes a minute."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if program.poll() is not None:
            raise RuntimeError(f"the server ended with code {program.returncode}")
        if is_answering("127.0.0.1", port):
            return
        time.sleep(0.05)
    raise RuntimeError("the server did not answer in a minute")


def stop(program: "subprocess.Popen[bytes]") -> int:
    """Ask the program to stop, end its group if it does not, and answer its code."""
    program.send_signal(signal.SIGTERM)
    try:
        return program.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        return program.wait()
