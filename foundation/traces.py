"""What the house keeps for whoever repairs it: faults and slow answers, without a name, an address or a code.

Nothing of it is cleaned afterwards: only what is known to be harmless is written at all. A line of the log keeps the
sentence of our own code with its places empty but for names of views and the ids of problem pages, the kind of the
fault, and where in our code it happened; never its message, which may hold what somebody typed.
"""

import json
import logging
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from flask import Flask, Response, current_app, g, has_app_context, request

from foundation import clock
from foundation.settings import PROJECT, Settings

LARGEST = 256 * 1024
"""Bytes after which a file is put aside; one that was put aside before goes."""
SLOW = 1.0
"""Seconds after which an answer is noted as slow."""
PLACES = re.compile(r"%[-\d.]*[sdrf]")
PROBLEM = re.compile(r"[0-9a-f]{8}")
LOG, ANSWERS = "faults.log", "slow.log"


def folder(settings: Settings) -> Path:
    """Answer where the traces lie."""
    return settings.data_folder / "traces"


def lines(settings: Settings, name: str) -> list[str]:
    """Answer the lines of one file, oldest first; none when nothing was ever noted."""
    place = folder(settings) / name
    return [line for path in (_before(place), place) for line in _read(path)]


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _before(place: Path) -> Path:
    return place.with_name(f"{place.name}.before")


def _note(settings: Settings, name: str, line: str) -> None:
    """Add a line; a full disk or a lost right never stops the answer for which it is noted."""
    place = folder(settings) / name
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        if place.exists() and place.stat().st_size > LARGEST:
            place.replace(_before(place))
        with place.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


class KeptLog(logging.Handler):
    """Notes the house's own warnings and faults; they are said at the terminal as before."""

    def __init__(self, app: Flask) -> None:
        super().__init__(logging.WARNING)
        self.app = app

    def emit(self, record: logging.LogRecord) -> None:
        """Note one line of the log, without what may belong to a person."""
        here = current_app if has_app_context() else self.app
        _note(here.extensions["settings"], LOG, " ".join(self._said(record)))
        if not logging.getLogger().handlers and logging.lastResort is not None:
            logging.lastResort.handle(record)

    def _said(self, record: logging.LogRecord) -> Iterator[str]:
        yield f"{clock.now():%Y-%m-%dT%H:%MZ} {record.levelname} {record.name}:"
        args = iter(record.args if isinstance(record.args, tuple) else ())
        sentence = str(record.msg).split("\n")[0]
        yield PLACES.sub(lambda _place: self._harmless(next(args, "")), sentence)
        if record.exc_info and record.exc_info[0] is not None:
            yield f"[{record.exc_info[0].__name__}] " + " < ".join(_places(record.exc_info[2]))

    def _harmless(self, told: Any) -> str:
        is_known = str(told) in self.app.view_functions or PROBLEM.fullmatch(str(told)) is not None
        return str(told) if is_known else "…"


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Answer where in our own code a fault was, from the outside in: file, line and function."""
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(PROJECT) and ".venv" not in path.parts:
            yield f"{path.relative_to(PROJECT).as_posix()}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def install(app: Flask) -> None:
    """Hang both on the app; of several houses in one process the last opened keeps the log."""
    log = logging.getLogger("aashray")
    for handler in [each for each in log.handlers if isinstance(each, KeptLog)]:
        log.removeHandler(handler)
    log.addHandler(KeptLog(app))
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began_at = time.perf_counter()


def _end(response: Response) -> Response:
    took = time.perf_counter() - g.get("began_at", time.perf_counter())
    if took >= SLOW and request.endpoint:
        told = {
            "hour": f"{clock.now():%Y-%m-%dT%HZ}", "endpoint": request.endpoint, "method": request.method,
            "status": response.status_code, "ms": round(took * 1000),
        }  # fmt: skip
        _note(current_app.extensions["settings"], ANSWERS, json.dumps(told))
    return response
