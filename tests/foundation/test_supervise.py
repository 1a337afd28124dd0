"""The parent process: it restarts what falls, gives up in words, and leaves nothing running."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

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


def _wait_for(note):
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if note.exists() and note.read_text():
            return int(note.read_text())
        time.sleep(0.05)
    raise AssertionError("the child did not start")
