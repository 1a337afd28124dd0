"""The support bundle: how a house is, for whoever helps from far away, without a name, a code or a key.

Nothing is taken out of it afterwards. It is built of what is known to be harmless: numbers, the words of our own
code, names of tables, jobs and views. What a person wrote, chose or is called is never asked for.
"""

import io
import json
import os
import platform
import re
import shutil
import statistics
import zipfile
from collections import defaultdict
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from foundation import clock, languages, schema, traces
from foundation.backup.create import app_version
from foundation.backup.standing import recent
from foundation.db import Base, db, dialect_name
from foundation.jobs import JobRun
from foundation.scope import across_homes
from foundation.settings import Settings
from office.doctor import examine

LIBRARIES = (
    "flask",
    "sqlalchemy",
    "sqlcipher3",
    "psycopg",
    "granian",
    "apscheduler",
    "reportlab",
    "cryptography",
)
NUMBERS = (
    "testing", "is_practice", "secure_cookies", "lan_port", "read_events", "upload_limit", "idle_minutes",
    "idle_minutes_ordinary", "absolute_hours", "day_turns_at", "backup_days", "room_warning", "room_needed",
)  # fmt: skip
"""Settings that are a number or a yes; folders, addresses and keys are not said."""
PLAIN = frozenset({"room", "clock", "certificate", "tables", "records", "version", "paper", "network_time"})
"""Findings whose words are our own; the others may name a folder, and only their state is said."""
KIND_OF_FAULT = re.compile(
    r"[A-Z][A-Za-z]{2,40}(Error|Exception|Trouble|Refused|Full|NoRoom)|the house stopped half-way"
)
FEW = 5
RUNS, LINES = 60, 400
NAME = "aashray-support.zip"
READ_ME = """What is in this file: versions, settings that are numbers, what the doctor finds, how many rows
each table has (few are said as 1-4), the page of the tables, jobs, backups, faults of the program and slow answers by
the name of the view, disk and memory.

What is not: names, codes of children, phone numbers, addresses, notes, keys, passwords, network addresses of people.
"""


def bundle() -> bytes:
    """Answer the bundle as a ZIP. The number of its statements does not grow with the records."""
    settings: Settings = current_app.extensions["settings"]
    parts: dict[str, Callable[[], Any]] = {
        "about.json": _about,
        "settings.json": lambda: _settings(settings),
        "doctor.json": _doctor,
        "tables.json": _tables,
        "jobs.json": _jobs,
        "backups.json": _backups,
        "slow.json": lambda: _slow(settings),
        "machine.json": lambda: _machine(settings),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("READ_ME.txt", READ_ME)
        for name, ask in parts.items():
            pack.writestr(name, json.dumps(_asked(ask), indent=1, ensure_ascii=False, sort_keys=True))
        pack.writestr("faults.txt", "\n".join(traces.lines(settings, traces.LOG)[-LINES:]) + "\n")
    return out.getvalue()


def _asked(ask: Callable[[], Any]) -> Any:
    """Answer one part; of a house that is damaged the other parts are told, and of this one the kind of its fault."""
    try:
        return ask()
    except (SQLAlchemyError, OSError, RuntimeError) as fault:
        db.session.rollback()
        return {"failed": type(fault).__name__}


def _about() -> dict[str, Any]:
    own: Any = sa.table("alembic_version", sa.column("version_num"))
    versions = {name: _version(name) for name in LIBRARIES}
    return {
        "made_at": f"{clock.now():%Y-%m-%dT%H:%MZ}",
        "aashray": app_version(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "database": dialect_name(),
        "tables_at": str(db.session.execute(sa.select(own.c.version_num)).scalar()),
        "tables_newest": ScriptDirectory(str(schema.MIGRATIONS)).get_current_head(),
        "libraries": versions,
    }


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not here"


def _settings(settings: Settings) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(settings, name) for name in NUMBERS}
    told |= {"has_second_place": settings.second_place is not None, "has_proxy": bool(settings.proxies)}
    return told


def _doctor() -> list[dict[str, str]]:
    with languages.force(languages.DEFAULT):
        return [
            {"id": each.id, "state": each.state, **({"words": each.words} if each.id in PLAIN else {})}
            for each in examine()
        ]


def _tables() -> dict[str, Any]:
    """Answer how many rows each table has, in one statement; few are not told exactly. One may be missing."""
    known = set(sa.inspect(db.session.connection()).get_table_names())
    tables = [table for table in Base.metadata.sorted_tables if table.name in known]
    counts = [sa.select(sa.func.count()).select_from(table).scalar_subquery() for table in tables]
    with across_homes("rows are counted for support, and nothing of them is read"):
        row = db.session.execute(sa.select(*counts)).one()
    missing = {table.name: "missing" for table in Base.metadata.sorted_tables if table.name not in known}
    counted = zip(tables, row, strict=True)
    return missing | {table.name: n if n == 0 or n >= FEW else "1-4" for table, n in counted}


def _jobs() -> list[dict[str, Any]]:
    asked = sa.select(JobRun).order_by(JobRun.started_at.desc()).limit(RUNS)
    known = {job.id for feature in current_app.extensions["house"].features for job in feature.jobs}
    return [
        {
            "job": run.job,
            "due_on": f"{run.due_on}",
            "outcome": run.outcome,
            "seconds": (run.ended_at - run.started_at).total_seconds() if run.ended_at else None,
            "why": run.note if run.outcome == "failed" and KIND_OF_FAULT.fullmatch(run.note) else "",
        }
        for run in db.session.scalars(asked)
        if run.job in known
    ]


def _backups() -> list[dict[str, Any]]:
    return [
        {
            "made_at": f"{each.made_at:%Y-%m-%dT%H:%MZ}", "cause": each.cause, "state": each.state, "rows": each.rows,
            "files": each.files, "lost": each.lost, "bytes": each.size, "second": each.second,
        }
        for each in recent(14)
    ]  # fmt: skip


def _slow(settings: Settings) -> dict[str, Any]:
    """Answer slow answers by view: how many, the usual and the worst milliseconds."""
    taken: dict[str, list[int]] = defaultdict(list)
    for line in traces.lines(settings, traces.ANSWERS):
        try:
            told = json.loads(line)
            if told["endpoint"] in current_app.view_functions:
                taken[told["endpoint"]].append(int(told["ms"]))
        except (ValueError, KeyError, TypeError):
            continue  # a line that a power cut left half-written
    return {
        name: {"count": len(ms), "usual_ms": round(statistics.median(ms)), "worst_ms": max(ms)}
        for name, ms in taken.items()
    }


def _machine(settings: Settings) -> dict[str, Any]:
    disk = shutil.disk_usage(settings.data_folder)
    return {
        "processors": os.cpu_count(), "disk_total": disk.total, "disk_free": disk.free,
        "memory_kb": _memory(Path("/proc/meminfo")),
    }  # fmt: skip


def _memory(place: Path) -> dict[str, int]:
    """Answer total and available memory where the system says it in a file, as Linux does."""
    try:
        lines = place.read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    told = (line.split() for line in lines)
    return {each[0].rstrip(":"): int(each[1]) for each in told if each[0] in ("MemTotal:", "MemAvailable:")}
