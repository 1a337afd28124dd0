"""What is looked at to know whether the house is well: room, clock, copies, keys, certificate, tables, records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask import current_app

from foundation import clock, formatting, languages, machine_clock, schema
from foundation.audit import AuditChain, AuditEvent
from foundation.backup import Standing, standing
from foundation.backup.create import app_version
from foundation.db import db, dialect_name
from foundation.jobs import ZONE, JobRun
from foundation.languages import _, ngettext
from foundation.settings import Settings
from foundation.space import Space, free_bytes, space

LOOKED_OVER_AFTER = timedelta(hours=36)
CLOCK_MAY_DIFFER = timedelta(minutes=2)
CERTIFICATE_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: a word for programs, its title, how it stands (met, soon, over), and what to do."""

    id: str
    title: str
    state: str
    words: str
    todo: str = ""


def examine() -> list[Finding]:
    """Answer every finding, in the order in which they matter. Seven statements, none about a child."""
    settings: Settings = current_app.extensions["settings"]
    copies = standing()
    return [
        _room(settings), _time(), *_network_time(), *copies_said(copies), _certificate(),
        _tables(), _records(), _version(),
    ]  # fmt: skip


def copies_said(copies: Standing) -> list[Finding]:
    """Answer what there is to say of the copies alone."""
    settings: Settings = current_app.extensions["settings"]
    if settings.is_practice:
        return [Finding("backup", _("Last backup"), "met", _("A practice house is not copied"))]
    return [_copy(copies), *_second(copies, settings), _paper(copies)]


def _gigabytes(number: int) -> str:
    return languages.numerals({"n": f"{number / 2**30:.1f}"})["n"]


def _room(settings: Settings) -> Finding:
    words = _("%(free)s GB free", free=_gigabytes(free_bytes(settings)))
    state = {Space.PLENTY: "met", Space.LITTLE: "soon", Space.FULL: "over"}[space(settings)]
    todo = {
        "met": "",
        "soon": _("Make room: empty the recycle bin, move films and old downloads to another disk."),
        "over": _("Nothing can be written. Make room now: the house writes again within seconds."),
    }[state]
    return Finding("room", _("Room on the disk"), state, words, todo)


def _time() -> Finding:
    """Hold the machine's clock against the last deed and the last job: time does not go back."""
    event, chain = AuditEvent.__table__.c, AuditChain.__table__.c
    last_deed = db.session.scalar(
        sa.select(sa.func.max(event.at)).where(
            sa.tuple_(event.chain_id, event.seq).in_(sa.select(chain.id, chain.count))
        )
    )
    last_job = db.session.scalar(sa.select(sa.func.max(JobRun.started_at)))
    seen = [_aware(each) for each in (last_deed, last_job) if each]
    now, last = clock.now(), max(seen, default=None)
    title, words = _("Clock"), _said(now)
    if last is not None and now < last - CLOCK_MAY_DIFFER:
        todo = _(
            "The clock stands before the last deed (%(at)s). Set date and time of this machine.",
            at=_said(last),
        )
        return Finding("clock", title, "over", words, todo)
    return Finding("clock", title, "met", words)


def _network_time() -> Iterator[Finding]:
    """Say whether the system keeps its clock by the network's, where it tells: no clock of a PC is right for long."""
    is_kept = machine_clock.is_kept_by_network()
    if is_kept is None:
        return
    title = _("Time from the network")
    if is_kept:
        yield Finding("network_time", title, "met", _("The clock is kept right by itself"))
        return
    todo = _("Switch automatic time on. Without internet, compare the clock with a phone each week.")
    yield Finding("network_time", title, "soon", _("Nobody keeps the clock right"), todo)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _said(moment: datetime) -> str:
    return formatting.format_moment(moment, languages.current(), clock.zone_here())


def ago(age: timedelta) -> str:
    """Answer an age in words: hours up to two days, then days."""
    hours = int(age.total_seconds() // 3600)
    if hours < 1:
        return _("less than an hour ago")
    if hours < 48:
        return ngettext("%(num)s hour ago", "%(num)s hours ago", hours)
    return ngettext("%(num)s day ago", "%(num)s days ago", hours // 24)


def _copy(copies: Standing) -> Finding:
    title = _("Last backup")
    if copies.last is None or copies.age is None:
        why = copies.failed.why if copies.failed else ""
        words = _("Not made yet")
        return Finding("backup", title, "over", words, why or _("Begin one now. It takes a minute or two."))
    words = _("%(ago)s, looked through", ago=ago(copies.age))
    if copies.failed is not None:
        return Finding("backup", title, "over", words, copies.failed.why)
    if copies.is_over:
        todo = _("It is older than 36 hours. Let the machine run through the night, or begin one now.")
        return Finding("backup", title, "over", words, todo)
    if copies.last.lost:
        lost = ngettext("%(num)s file is missing.", "%(num)s files are missing.", copies.last.lost)
        return Finding("backup", title, "over", words, f"{lost} {_('Bring them back from an older backup.')}")
    return Finding("backup", title, "met", words)


def _second(copies: Standing, settings: Settings) -> Iterator[Finding]:
    title = _("Second place")
    if settings.second_place is None:
        todo = _("Name a stick or a folder on another machine: AASHRAY_BACKUPS_SECOND.")
        yield Finding("second", title, "soon", _("Not set"), todo)
    elif copies.last is not None:
        if copies.last.second == "kept":
            yield Finding("second", title, "met", _("The last backup lies there too, and was read back"))
        else:
            todo = copies.last.why or _("The last backup was made before it was set. Begin one now.")
            yield Finding("second", title, "over", _("The last backup is not there"), todo)


def _paper(copies: Standing) -> Finding:
    title = _("Recovery code on paper")
    if copies.key is None:
        todo = _("At the terminal: flask keys paper. Without it a backup opens on this machine only.")
        return Finding("paper", title, "over", _("Not made yet"), todo)
    if copies.key.confirmed_at is None:
        todo = _("Type it once from the paper: flask keys confirm.")
        return Finding("paper", title, "soon", _("Made, not proved"), todo)
    return Finding("paper", title, "met", _("Proved on %(at)s", at=_said(copies.key.confirmed_at)))


def _certificate() -> Finding:
    """Ask whoever keeps the house's certificate (`extensions["certificate_ends"]`) when it ends."""
    title = _("Certificate")
    ends: Callable[[], datetime | None] = current_app.extensions.get("certificate_ends", lambda: None)
    until = ends()
    if until is None:
        return Finding("certificate", title, "met", _("Not there: the house answers on this machine only"))
    left, words = until - clock.now(), _("Until %(at)s", at=_said(until))
    if left < CERTIFICATE_SOON:
        todo = _("Renew it, or phones and other machines will not open the house.")
        return Finding("certificate", title, "over" if left <= timedelta(0) else "soon", words, todo)
    return Finding("certificate", title, "met", words)


def _tables() -> Finding:
    title = _("Tables")
    own: Any = sa.table("alembic_version", sa.column("version_num"))
    stands = str(db.session.execute(sa.select(own.c.version_num)).scalar())
    wanted = ScriptDirectory(str(schema.MIGRATIONS)).get_current_head()
    if stands != wanted:
        todo = _("Stop the house, then: flask database upgrade.")
        return Finding(
            "tables", title, "over", _("At %(page)s, not at %(head)s", page=stands, head=wanted), todo
        )
    return Finding("tables", title, "met", _("At their newest page, %(page)s", page=stands[:4]))


def _records() -> Finding:
    """Say what the night's look through all pages and chains found."""
    title = _("Records whole")
    asked = (
        sa.select(JobRun).where(JobRun.job == "integrity.nightly").order_by(JobRun.started_at.desc()).limit(1)
    )
    run = db.session.scalars(asked).first()
    if run is None:
        todo = _("It is looked at each night at 3. Let the machine run, or: flask job run integrity.nightly.")
        return Finding("records", title, "soon", _("Not looked at yet"), todo)
    words = _("Looked at %(at)s", at=_said(run.started_at))
    if run.outcome == "failed":
        todo = _("The records are damaged. Stop the house and restore the last backup.")
        return Finding("records", title, "over", words, todo)
    if clock.now() - run.started_at > LOOKED_OVER_AFTER:
        todo = _("The night’s work does not run. Let the machine run through the night.")
        return Finding("records", title, "over", words, todo)
    return Finding("records", title, "met", words)


def _version() -> Finding:
    kind = {"sqlite": "SQLCipher", "postgresql": "PostgreSQL"}[dialect_name()]
    words = _("%(version)s on %(kind)s, %(day)s", version=app_version(), kind=kind,
              day=formatting.format_day(clock.today(str(ZONE)), languages.current()))  # fmt: skip
    return Finding("version", _("Version"), "met", words)
