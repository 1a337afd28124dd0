"""Verbs of the register of disclosures: write what was given to whom, strike a line out. Nothing here commits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation import audit, clock
from foundation.clashes import flush
from foundation.db import db, new_id
from foundation.disclosures import rules
from foundation.disclosures.events import Event
from foundation.disclosures.models import DisclosedChild, Disclosure, ExportRequest
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.serials import take_number
from foundation.viewer import Viewer

SERIAL = "disclosure"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was given to whom, on what ground, how, when, and who signed for it."""

    recipient: str
    recipient_words: str
    ground: str
    reference: str = ""
    what: str
    means: str
    receipt: str = ""
    given_at: datetime


def serial_said(row: Disclosure) -> str:
    """Answer the number of a disclosure as it is said in its home: `3/2026`."""
    return f"{row.number}/{row.year}"


def write(
    home_id: UUID, given: Given, *, files: Collection[UUID], request: ExportRequest | None = None, by: Viewer
) -> Disclosure:  # fmt: skip
    """Write a line of the register about the children of `files`, with the home's next number. Raises Refused."""
    now = clock.now()
    if not files:
        raise Refused(_("Write the code of each child of whom something was told."), field="codes")
    rules.ensure_told(given.recipient, given.recipient_words, given.ground, given.reference, asked=False)
    rules.ensure_given(given.means, given.what, given.given_at, now=now)
    year, owner = clock.local(now).year, ("home", home_id)
    row = Disclosure(
        id=new_id(), home_id=home_id, year=year, number=take_number(home_id, SERIAL, year),
        recipient=given.recipient, recipient_words=seal(given.recipient_words, owner=owner), ground=given.ground,
        reference=given.reference, what=seal(given.what, owner=owner), means=given.means,
        receipt=seal(given.receipt, owner=owner) if given.receipt.strip() else None, children=len(files),
        request_id=request.id if request else None, given_at=given.given_at, written_at=now, written_by=by.user_id,
    )  # fmt: skip
    db.session.add(row)
    flush()
    db.session.add_all(
        DisclosedChild(id=new_id(), home_id=home_id, disclosure_id=row.id, case_file_id=file)
        for file in sorted(files)
    )
    flush()
    told = {"recipient": row.recipient, "basis": row.ground, "children": row.children}
    _record(Event.DISCLOSURE_WRITTEN, row, by=by, **told)
    return row


def strike(row: Disclosure, *, why: str, by: Viewer) -> None:
    """Strike a line out: it stays to be read, with who struck it and why. Raises Refused."""
    if row.struck_at is not None:
        raise Refused(_("This line is struck out already."))
    if not why.strip():
        raise Refused(_("Write why the line is struck out."), field="why")
    row.struck_at, row.struck_by, row.struck_why = (
        clock.now(),
        by.user_id,
        seal(why, owner=("home", row.home_id)),
    )
    db.session.flush()
    _record(Event.DISCLOSURE_STRUCK, row, by=by)


def _record(event: Event, row: Disclosure, *, by: Viewer, **details: object) -> None:
    told = {"number": serial_said(row), **details}
    audit.record(event, by=by, home=row.home_id, subject=("disclosure", row.id, None), details=told)
