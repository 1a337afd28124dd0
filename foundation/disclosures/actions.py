"""Verbs of an export: ask, agree, refuse, take back, keep the file, take it away. Nothing here commits."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from foundation import audit, clock, files
from foundation.clashes import flush
from foundation.db import db, new_id
from foundation.disclosures import rules
from foundation.disclosures.choices import HOUSE
from foundation.disclosures.events import Event
from foundation.disclosures.models import ExportRequest
from foundation.disclosures.parcel import KIND
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.sealed import Owner, seal
from foundation.serials import take_number
from foundation.viewer import SYSTEM, Actor, Viewer

SERIAL = "export"
COPY = "child-copy"
"""What an export of one child's own file is called where others have the id of a register."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is said by whoever asks: why, for whom, on what ground."""

    purpose: str
    recipient: str
    recipient_words: str = ""
    ground: str = ""
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What would leave the house: a register's days, or (with `case_file_id`) what the copy of a child's file says.

    `code` is the child's, and `owner` whose key seals `body`, where it is one child's.
    """

    register_id: str = ""
    first: date | None = None
    last: date | None = None
    case_file_id: UUID | None = None
    code: str = ""
    format: str
    language: str
    children: int
    lines: int
    left_out: int = 0
    is_sealed: bool = False
    body: str = ""
    owner: Owner | None = None


def serial_said(row: ExportRequest) -> str:
    """Answer the number of an export as it is said in its home: `3/2026`."""
    return f"{row.number}/{row.year}"


def ensure_asked(asked: Asked) -> None:
    """Raise Refused for an export without a purpose, a recipient or a ground."""
    rules.ensure_purpose(asked.purpose)
    rules.ensure_told(asked.recipient, asked.recipient_words, asked.ground, asked.reference, asked=True)


def ask(home_id: UUID, matter: Matter, asked: Asked, *, by: Viewer) -> ExportRequest:
    """Ask for an export; a second person has a day to answer. Raises Refused. Answers the request."""
    ensure_asked(asked)
    now = clock.now()
    year, is_inside = clock.local(now).year, asked.recipient == HOUSE
    home: Owner = ("home", home_id)
    row = ExportRequest(
        id=new_id(), home_id=home_id, year=year, number=take_number(home_id, SERIAL, year),
        register_id=matter.register_id, case_file_id=matter.case_file_id, first_day=matter.first,
        last_day=matter.last, format=matter.format, language=matter.language, children=matter.children,
        lines=matter.lines, left_out=matter.left_out, is_sealed=matter.is_sealed, recipient=asked.recipient,
        recipient_words=seal(asked.recipient_words, owner=home),
        ground="" if is_inside else asked.ground, reference="" if is_inside else asked.reference,
        purpose=seal(asked.purpose, owner=home),
        body=seal(matter.body, owner=matter.owner or home) if matter.body else None,
        asked_by=by.user_id, asked_at=now, expires_at=now + _hours(),
    )  # fmt: skip
    db.session.add(row)
    flush()
    told = {"children": row.children, "recipient": row.recipient}
    _record(Event.EXPORT_ASKED, row, matter.code, by=by, **told)
    return row


def _hours() -> timedelta:
    return timedelta(hours=current_app.extensions["settings"].export_hours)


def _record(event: Event, row: ExportRequest, code: str = "", *, by: Actor, **details: object) -> None:
    told = {"number": serial_said(row), "register": row.register_id or COPY, **details}
    subject = ("export", row.id, code or None)
    if row.case_file_id is not None:
        subject = ("case_file", row.case_file_id, code or None)
    audit.record(event, by=by, home=row.home_id, subject=subject, details=told)


def locked(export_id: UUID) -> ExportRequest:
    """Answer a request for writing: whoever else answers it waits, and then reads what was answered."""
    asked = sa.select(ExportRequest).where(ExportRequest.id == export_id).with_for_update()
    return db.session.scalars(asked.execution_options(populate_existing=True)).one()


def agree(row: ExportRequest, *, is_off_site: bool, code: str = "", by: Viewer) -> None:
    """Agree to an export as the second person; its file is made within a day. Raises Refused."""
    now = clock.now()
    rules.ensure_may_decide(row, by=by.user_id, is_off_site=is_off_site, now=now)
    row.verdict, row.decided_by, row.decided_at = "agreed", by.user_id, now
    row.expires_at = now + _hours()
    db.session.flush()
    _record(Event.EXPORT_AGREED, row, code, by=by, children=row.children)


def refuse(row: ExportRequest, *, words: str, is_off_site: bool, code: str = "", by: Viewer) -> None:
    """Refuse an export, saying why. Raises Refused for no reason, and for who may not answer."""
    now = clock.now()
    rules.ensure_may_decide(row, by=by.user_id, is_off_site=is_off_site, now=now)
    if not words.strip():
        raise Refused(_("Write why you refuse."), field="words")
    row.verdict, row.decided_by, row.decided_at = "refused", by.user_id, now
    row.refusal, row.body = seal(words, owner=("home", row.home_id)), None
    db.session.flush()
    _record(Event.EXPORT_REFUSED, row, code, by=by)


def withdraw(row: ExportRequest, *, code: str = "", by: Viewer) -> None:
    """Take back what one asked for, before its file is made. Raises Refused."""
    if row.asked_by != by.user_id:
        raise Refused(_("Whoever asked takes it back."))
    if rules.state_of(row, now=clock.now()) not in ("waiting", "agreed"):
        raise Refused(_("There is nothing to take back any more."))
    row.withdrawn_at, row.body = clock.now(), None
    db.session.flush()
    _record(Event.EXPORT_WITHDRAWN, row, code, by=by)


def keep_file(
    row: ExportRequest, parcel: bytes, *, name: str, serial: str, lines: int, owner: Owner, code: str = "", by: Viewer
) -> None:  # fmt: skip
    """Keep the encrypted file of an agreed export for its days; what it was made of is forgotten. Raises Refused."""
    now = clock.now()
    rules.ensure_may_make(row, by=by.user_id, now=now)
    stored = files.store(parcel, kind=KIND, owner=owner, home_id=row.home_id)
    row.made_at, row.serial, row.lines = now, serial, lines
    row.kept_until = now + timedelta(days=current_app.extensions["settings"].export_days)
    row.file_id, row.file_name, row.body = stored.id, name, None
    db.session.flush()
    _record(Event.EXPORT_MADE, row, code, by=by, serial=serial, lines=lines)


def sweep(limit: int = 500) -> int:
    """Take away the files whose days are over, and what a lapsed request would have been made of; for a job.

    Answers how many files went. The rows stay, with all that was said.
    """
    now = clock.now()
    with across_homes("exports of every home end after their days"):
        over = sa.select(ExportRequest).where(
            ExportRequest.file_id.is_not(None), ExportRequest.kept_until <= now
        )
        gone = db.session.scalars(over.limit(limit)).all()
        for row in gone:
            if row.file_id is not None:
                files.forget(row.file_id)
            row.file_id, row.gone_at = None, now
            _record(Event.EXPORT_GONE, row, by=SYSTEM)
        lapsed = sa.update(ExportRequest).where(
            ExportRequest.body.is_not(None), ExportRequest.made_at.is_(None), ExportRequest.expires_at <= now
        )
        db.session.execute(lapsed.values(body=None), execution_options={"synchronize_session": False})
        db.session.flush()
    return len(gone)
