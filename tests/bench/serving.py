"""Starting the measured servers on loopback, and asking them."""

import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import psutil

ROOT = Path(__file__).resolve().parents[2]
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)")


def free_port() -> int:
    """Answer a port of the loopback that nobody uses."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def granian(factory: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve `factory` with one worker, as a home's own PC does; answers the port."""
    port = free_port()
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--factory", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--blocking-threads", "4", "--no-access-log", "--no-log", factory,
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        wait_until_up(port)
        yield port
    finally:
        process.terminate()
        process.wait(15)


def wait_until_up(port: int, *, seconds: float = 60) -> float:
    """Wait for /health; answers the seconds it took. Raises TimeoutError."""
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        try:
            if ask(port, "/health")[0] == 200:
                return time.perf_counter() - began
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"nothing answers on port {port}")


def ask(port: int, path: str, cookie: str = "", *, gzip: bool = False) -> tuple[int, bytes]:
    """Answer status and body of one GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": f"aashray={cookie}"} if cookie else {}
    connection.request("GET", path, headers={**headers, **({"Accept-Encoding": "gzip"} if gzip else {})})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def rate(port: int, path: str, cookie: str, *, seconds: int) -> float:
    """Answer requests per second of `path` over 4 connections, by wrk. Raises RuntimeError on any refusal."""
    tool = shutil.which("wrk")
    if tool is None:
        raise RuntimeError("wrk is needed: apt-get install wrk")
    asked = [
        tool,
        "-t1",
        "-c4",
        f"-d{seconds}s",
        "-H",
        f"Cookie: aashray={cookie}",
        f"http://127.0.0.1:{port}{path}",
    ]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    if found := BAD.search(said):
        raise RuntimeError(f"{path}: {found[1]} answers were not 2xx or 3xx")
    return float(RATE.findall(said)[0])


def post_seconds(port: int, path: str, cookie: str, *, rounds: int) -> float:
    """Answer the median seconds of saving the sheet: open it, change three marks, post it."""
    taken = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for n in range(rounds):
        connection.request("GET", path, headers={"Cookie": f"aashray={cookie}"})
        opened = connection.getresponse()
        page, cookie = opened.read().decode(), _cookie_of(opened, cookie)
        body = urlencode(filled(page, shift=n))
        headers = {"Cookie": f"aashray={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - began)
        cookie = _cookie_of(answer, cookie)
        if answer.status != 303:
            raise RuntimeError(f"saving the sheet answered {answer.status}")
    connection.close()
    return statistics.median(taken[2:])


def _cookie_of(answer: http.client.HTTPResponse, before: str) -> str:
    found = re.search(r"aashray=([^;]+)", answer.getheader("Set-Cookie") or "")
    return found[1] if found else before


def filled(page: str, *, shift: int) -> list[tuple[str, str]]:
    """Answer the fields of the sheet on this page, everyone present but three."""
    from bs4 import BeautifulSoup  # only the bench's driver reads pages

    form = BeautifulSoup(page, "html.parser").select_one("form[data-sheet]")
    assert form is not None, "the page holds no sheet"
    hidden = [(str(e["name"]), str(e.get("value", ""))) for e in form.select("input[type=hidden]")]
    names = list(dict.fromkeys(str(e["name"]) for e in form.select("input[name^=mark-]")))
    absent = {names[(shift * 3 + k) % len(names)] for k in range(3)}
    for name in names:
        hidden.append((name, "absent" if name in absent else "present"))
        if name in absent:
            hidden.append((name.replace("mark-", "reason-", 1), "sick"))
    return hidden


def shared_megabytes(pid: int) -> float:
    """Answer the memory (PSS) of a process and all below it, in MB: what is shared counts once."""
    whole = psutil.Process(pid)
    return sum(p.memory_full_info().pss for p in [whole, *whole.children(recursive=True)]) / 2**20


def environment_of(base: dict[str, str], people: dict[str, str], *, read_events: bool) -> dict[str, str]:
    """Answer the environment of a measured server."""
    more = {"AASHRAY_BENCH_PEOPLE": json.dumps(people), "PYTHONPATH": str(ROOT)}
    if not read_events:
        more["AASHRAY_BENCH_WITHOUT_READ_EVENTS"] = "1"
    return {**os.environ, **base, **more}
