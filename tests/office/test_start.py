"""`flask start` as a newcomer meets it: one command, one parent, a clean stop."""

import stat
import subprocess
import sys
import time
from contextlib import suppress

import psutil
import pytest

from tests.support import houses
from tests.support.server import free_port, stop, wait_for
from tests.support.tree import PROJECT

PATIENCE, QUIET = 120, 6  # seconds
ENOUGH_MEMORY = 250 * 1024 * 1024


def flask(settings, *words, **more):
    command = [sys.executable, "-m", "flask", *map(str, words)]
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        env=houses.environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **more,
    )


@pytest.fixture(scope="module")
def started():
    """A house that never was, started for the first time."""
    settings = houses.empty_house()
    port = free_port()
    program = flask(settings, "start", "--port", port, start_new_session=True)
    try:
        wait_for(port, program)
        yield settings, port, program
    finally:
        if program.poll() is None:
            stop(program)
        houses.remove_house(settings)


def test_the_whole_system_stays_under_250_megabytes(started):
    _, _, program = started
    wait_until_it_has_caught_up(program)
    family = [psutil.Process(program.pid), *psutil.Process(program.pid).children(recursive=True)]
    measured = {p.pid: p.memory_full_info().pss for p in family}
    assert sum(measured.values()) < ENOUGH_MEMORY, measured


def wait_until_it_has_caught_up(program):
    """The scheduler catches up after it starts, in programs of its own: wait until none has run for a while."""
    seen_last, deadline = time.monotonic(), time.monotonic() + PATIENCE
    while time.monotonic() < deadline and time.monotonic() - seen_last < QUIET:
        for each in psutil.Process(program.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                if "flask" in each.cmdline():
                    seen_last = time.monotonic()
        time.sleep(0.2)


def test_a_second_start_on_the_same_records_is_refused_in_words(started):
    settings, _, _ = started
    second = flask(settings, "start", "--port", free_port())
    said, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert b"runs already on the records" in said


def test_a_taken_port_is_refused_in_words(started, house):
    _, port, _ = started
    other = flask(house, "start", "--port", port)
    said, _ = other.communicate(timeout=60)
    assert other.returncode == 1
    assert f"Port {port} is taken".encode() in said


def test_what_the_house_writes_is_closed_to_other_users(started):
    settings, _, _ = started
    open_to_others = [
        p.name for p in settings.data_folder.rglob("*") if stat.S_IMODE(p.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


def test_the_first_start_made_tables_and_said_the_code_and_it_stops_cleanly(started):
    """The last of this file: it stops the house that the others looked at."""
    _, port, program = started
    children = psutil.Process(program.pid).children(recursive=True)
    assert children, "the web server is a program of its own"
    assert stop(program) == 0
    said = program.stdout.read().decode()
    assert f"Open http://127.0.0.1:{port}/set-up and enter the code " in said
    assert f"Aashray is at http://127.0.0.1:{port}" in said
    assert [c for c in children if c.is_running() and c.status() != psutil.STATUS_ZOMBIE] == []
