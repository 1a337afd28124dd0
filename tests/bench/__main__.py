"""`make bench`: the house beside a bare page on the same server, driver and database, in one run."""

import argparse
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from tests.bench import serving
from tests.bench.world import BenchWorld, make_bench_world
from tests.support import houses
from tests.support.cluster import Cluster


@contextmanager
def shared(database: str) -> Iterator[None]:
    """Make the folder, and for PostgreSQL the throw-away cluster, that the measured houses live in."""
    folder = Path(tempfile.mkdtemp(prefix="aashray-bench-"))
    os.environ[houses.SHARED] = str(folder)
    cluster = Cluster() if database == "postgresql" else None
    try:
        if cluster:
            cluster.start()
            os.environ[houses.SOCKET] = str(cluster.folder)
        yield
    finally:
        os.environ.pop(houses.SOCKET, None)
        if cluster:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def statements(app: Any, world: BenchWorld) -> dict[str, int]:
    """Answer the statements that each page sends, everything counted, on its second visit."""
    from foundation.db import db

    counted: dict[str, int] = {}
    with app.app_context():
        engine = db.engine
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    browser = app.test_client()
    for name, (role, path) in world.pages.items():
        browser.set_cookie("aashray", world.cookies[str(role)])
        for _visit in (1, 2):
            seen.clear()
            if browser.get(path).status_code != 200:
                raise RuntimeError(f"{path} does not open")
        counted[name] = len(seen)
    return counted


def bytes_of(app: Any, world: BenchWorld) -> Iterator[tuple[str, int, int]]:
    """Answer, for each page, the gzip bytes of a first visit (all its files) and of a repeat visit."""
    browser = app.test_client()
    for name, (role, path) in world.pages.items():
        browser.set_cookie("aashray", world.cookies[str(role)])
        page = browser.get(path).get_data()
        files = re.findall(rb'(?:href|src)="(/static/[^"]+|/children/[^"]+/photo[^"]*)"', page)
        rest = sum(len(gzip.compress(browser.get(f.decode()).get_data(), 5)) for f in set(files))
        html = len(gzip.compress(page, 5))
        yield name, html + rest, html


def compare(world: BenchWorld, base: dict[str, str], *, rounds: int, seconds: int) -> Iterator[str]:
    """Answer the lines of the comparison; every round asks each server in turn, medians are told."""
    on = serving.environment_of(base, world.people, read_events=True)
    off = serving.environment_of(base, world.people, read_events=False)
    with (
        serving.granian("app:create_app", on) as house,
        serving.granian("app:create_app", off) as silent,
        serving.granian("tests.bench.bare:create_app", off) as bare,
    ):
        ports = {"house": house, "without read events": silent, "bare": bare}
        for name, (role, path) in world.pages.items():
            found: dict[str, list[float]] = {k: [] for k in ports}
            for _round in range(rounds):
                for kind, port in ports.items():
                    found[kind].append(serving.rate(port, path, world.cookies[str(role)], seconds=seconds))
            rates = {k: statistics.median(v) for k, v in found.items()}
            yield (
                f"{name:22} bare {rates['bare']:6.0f}/s   read events on {rates['house']:6.0f}/s = "
                f"{rates['house'] / rates['bare']:.2f}   off {rates['without read events']:6.0f}/s = "
                f"{rates['without read events'] / rates['bare']:.2f}"
            )
        role, path = world.pages["sheet of 40"]
        saved = {
            k: serving.post_seconds(p, path, world.cookies[str(role)], rounds=22) for k, p in ports.items()
        }
        yield f"{'saving 40 marks':22} bare {saved['bare'] * 1e3:6.1f} ms  house {saved['house'] * 1e3:6.1f} ms"


def whole_system(base: dict[str, str]) -> Iterator[str]:
    """Answer start-up and memory of `flask start`: parent, web workers and scheduler together."""
    port = serving.free_port()
    command = [sys.executable, "-m", "flask", "start", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env={**os.environ, **base},
        cwd=serving.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"{'start-up':22} {serving.wait_until_up(port):.1f} s from `flask start` to the first answer"
        for _n in range(40):
            serving.ask(port, "/sign-in")
        time.sleep(3)
        yield f"{'memory':22} {serving.shared_megabytes(process.pid):.0f} MB (PSS of the whole running system)"
    finally:
        process.terminate()
        process.wait(20)


def bench(database: str, *, rounds: int, seconds: int, only: str = "") -> None:
    """Print everything for one database, or only the searches, or only what a year costs."""
    if only:
        print(f"== {houses_name(database)} ==", flush=True)
        with shared(database):
            print_searches() if only == "search" else print_years()
        return
    from app import create_app  # after the shared folder is known

    print(f"== {houses_name(database)} ==", flush=True)
    with shared(database):
        settings = houses.new_house("bench_house")
        app = create_app(settings)
        with app.app_context():
            world = make_bench_world(app)
        base = houses.environment(settings)
        for name, number in statements(app, world).items():
            print(f"{name:22} {number} statements, everything counted", flush=True)
        for name, first, repeat in bytes_of(app, world):
            print(
                f"{name:22} first visit {first / 1000:.1f} kB, repeat {repeat / 1000:.1f} kB (gzip)",
                flush=True,
            )
        for line in compare(world, base, rounds=rounds, seconds=seconds):
            print(line, flush=True)
        for line in whole_system(base):
            print(line, flush=True)
        _close(app)
        print_searches()
        print_years()


def print_searches() -> None:
    """Print how long a search takes among a hundred thousand children, in a house of their own."""
    from app import create_app  # as above
    from tests.bench.many import bench_many

    large = create_app(houses.new_house("bench_large"))
    for line in bench_many(large):
        print(line, flush=True)
    _close(large)


def print_years() -> None:
    """Print what a year of history costs."""
    from tests.bench.years import bench_years  # brings every room

    for line in bench_years():
        print(line, flush=True)


def _close(app: Any) -> None:
    """Close a house's connections before it is removed."""
    from foundation.db import db  # the house of this app

    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def houses_name(database: str) -> str:
    """Answer a database's name as people write it."""
    return {"sqlcipher": "SQLCipher", "postgresql": "PostgreSQL"}[database]


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=int, default=3)
    asked.add_argument("--database", choices=("sqlcipher", "postgresql", "both"), default="both")
    asked.add_argument("--only", choices=("search", "years"), default="")
    words = asked.parse_args()
    kinds = ("sqlcipher", "postgresql") if words.database == "both" else (words.database,)
    for kind in kinds:
        bench(kind, rounds=words.rounds, seconds=words.seconds, only=words.only)
