"""The parent process: it restarts what falls, gives up in words, and leaves nothing running."""

import importlib.util
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from foundation import supervise
from foundation.locks import FileLock, Held
from foundation.supervise import Child, Supervisor
from tests.support.tree import PROJECT


def python(code):
    return [sys.executable, "-c", textwrap.dedent(code)]


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return not Path("/proc").exists()


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(supervise, "PAUSE", 0.02)
    monkeypatch.setattr(supervise, "FIRST_WAIT", 0.02)


@pytest.fixture
def handlers():
    kept = {n: signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("quick", "handlers")
def test_a_child_that_keeps_falling_is_started_four_times_and_then_all_is_stopped(tmp_path):
    tally = tmp_path / "tally"
    said = []
    falling = Child("scheduler", python(f"open({str(tally)!r}, 'a').write('x'); raise SystemExit(3)"))
    steady = Child("web server", python("import time; time.sleep(60)"))
    assert Supervisor([steady, falling], say=said.append).run() == 1
    assert tally.read_text() == "xxxx"
    assert [("scheduler" in s, "code 3" in s) for s in said] == [(True, True)] * 4
    assert not is_alive(steady.running.pid)


@pytest.mark.usefixtures("quick", "handlers")
def test_a_child_that_does_not_stop_when_asked_is_ended(monkeypatch):
    monkeypatch.setattr(supervise, "STOP_WITHIN", 0.3)
    deaf = Child(
        "web server",
        python("""
        import signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
    """),
    )
    said = []
    parent = Supervisor([deaf], say=said.append)
    ask = subprocess.Popen(python(f"import os, time; time.sleep(1); os.kill({os.getpid()}, 15)"))
    assert parent.run() == 0
    ask.wait()
    assert not is_alive(deaf.running.pid)
    assert "did not stop" in said[-1]


@pytest.mark.usefixtures("quick", "handlers")
def test_a_child_that_falls_takes_its_own_children_with_it(tmp_path):
    note = tmp_path / "pid"
    worker = python("import time; time.sleep(60)")
    falling = Child(
        "web server",
        python(f"""
            import subprocess, sys
            worker = subprocess.Popen({worker!r})
            open({str(note)!r}, "w").write(str(worker.pid))
            sys.exit(1)
        """),
    )
    assert Supervisor([falling], say=lambda sentence: None).run() == 1
    pid = int(note.read_text())
    deadline = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_alive(pid)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_the_parent_ends_its_children_and_answers_zero(tmp_path, number):
    note = tmp_path / "pid"
    child = python(f"""
        import os, time
        open({str(note)!r}, "w").write(str(os.getpid()))
        time.sleep(60)
    """)
    parent = subprocess.Popen(
        python(f"""
        from foundation.supervise import Child, Supervisor, say
        raise SystemExit(Supervisor([Child("web server", {child!r})], say=say).run())
    """),
        cwd=PROJECT,
    )
    pid = _wait_for(note)
    parent.send_signal(number)
    assert parent.wait(15) == 0
    assert not is_alive(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_children_do_not_outlive_a_parent_that_was_killed(tmp_path):
    note = tmp_path / "pid"
    child = python(f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    parent = subprocess.Popen(
        python(f"""
        from foundation.supervise import Child, Supervisor, say
        Supervisor([Child("web server", {child!r})], say=say).run()
    """),
        cwd=PROJECT,
    )
    pid = _wait_for(note)
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(pid)


def test_a_lock_is_held_by_one_and_free_when_its_holder_is_killed(tmp_path):
    path = tmp_path / "start.lock"
    note = tmp_path / "pid"
    holder = subprocess.Popen(
        python(f"""
        import os, pathlib, time
        from foundation.locks import FileLock
        lock = FileLock(pathlib.Path({str(path)!r}))
        lock.take()
        open({str(note)!r}, "w").write(str(os.getpid()))
        time.sleep(60)
    """),
        cwd=PROJECT,
    )
    _wait_for(note)
    with pytest.raises(Held):
        FileLock(path).take()
    holder.kill()
    holder.wait()
    lock = FileLock(path)
    lock.take()
    lock.release()


WAITS = """
    import threading
    from foundation.supervise import when_stdin_ends
    ended = threading.Event()
    when_stdin_ends(ended.set)
    open({note!r}, "a").write(__import__("os").environ.get("GIVEN", "nothing") + " ")
    ended.wait(30)
    open({note!r}, "a").write("in order ")
"""


@pytest.mark.usefixtures("quick", "handlers")
def test_on_windows_a_program_ends_in_order_when_its_parent_closes_or_leaves_it(tmp_path, monkeypatch):
    """No signal reaches a program there that waits; the end of its standard input does."""
    monkeypatch.setattr(supervise, "ON_WINDOWS", True)
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("TAKEN", "away")
    killed = []
    monkeypatch.setattr(supervise.subprocess, "run", lambda command, check: killed.append(command))
    note = tmp_path / "note"
    child = Child("web server", python(WAITS.format(note=str(note))), {"GIVEN": "lan", "TAKEN": None})
    child.start()
    _until(lambda: note.exists() and note.read_text() == "lan ")
    assert child.running.args[-1] == "--ends-with-stdin"
    child.restart()
    _until(lambda: note.read_text() == "lan in order lan ")
    Supervisor([child], say=pytest.fail)._stop()
    assert note.read_text() == "lan in order lan in order "
    assert child.running.returncode == 0
    child.kill()
    assert killed == [["taskkill", "/F", "/T", "/PID", str(child.running.pid)]]


def test_on_windows_a_lock_is_a_locked_byte(tmp_path, monkeypatch):
    held = set()

    def locking(handle, how, length):
        place = Path(f"/proc/self/fd/{handle}").readlink()
        if place in held:
            raise PermissionError(13, "Permission denied")
        held.add(place)

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("locks_of_windows", PROJECT / "foundation" / "locks.py")
    locks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(locks)
    first = locks.FileLock(tmp_path / "start.lock")
    first.take(kept_over_exec=True)
    with pytest.raises(locks.Held):
        locks.FileLock(tmp_path / "start.lock").take()
    first.release()


def _until(holds):
    deadline = time.monotonic() + 15
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _wait_for(note):
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if note.exists() and note.read_text():
            return int(note.read_text())
        time.sleep(0.05)
    raise AssertionError("the child did not start")
