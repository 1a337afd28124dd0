"""Verbs of the registers' engine: give a print serial, keep the record of a print, countersign a month."""

from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from foundation import audit, clock
from foundation.clashes import flush
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.registers.events import Event
from foundation.registers.models import PrintRecord, PrintSerial, RegisterSignature
from foundation.registers.page import RegisterPage
from foundation.registers.parts import Period
from foundation.registers.whom import children_in
from foundation.viewer import Actor


def take_serial(home_id: UUID, *, year: int) -> str:
    """Answer the home's next print serial of `year`, such as `2026-00871`, inside the caller's write transaction.

    The row is locked until that transaction ends, so two prints never share one, and a print that fails gives
    its serial back: the numbers have no gaps.
    """
    ours = (PrintSerial.home_id == home_id, PrintSerial.year == year)
    raised = sa.update(PrintSerial).where(*ours).values(last=PrintSerial.last + 1)
    if not _touched(raised):
        _open_year(home_id, year)
        _touched(raised)
    last = db.session.scalar(sa.select(PrintSerial.last).where(*ours))
    return f"{year}-{last:05d}"


def _touched(update: sa.Update) -> int:
    done: Any = db.session.execute(update, execution_options={"synchronize_session": False})
    return done.rowcount


def _open_year(home_id: UUID, year: int) -> None:
    """Add the year's row; when another print adds it in the same moment, theirs serves."""
    try:
        with db.session.begin_nested():
            db.session.add(PrintSerial(home_id=home_id, year=year, last=0))
    except IntegrityError:
        return


def record_print(
    page: RegisterPage, *, contents: bytes, format: str, home_id: UUID, by: Actor, request_id: UUID | None = None
) -> PrintRecord:  # fmt: skip
    """Keep which register was printed, by whom, and the digest of its bytes; answers the record."""
    lines = sum(not line.is_gap for line in page.lines)
    kept = PrintRecord(
        home_id=home_id,
        serial=page.serial,
        register_id=page.register.id,
        first_day=page.period.first,
        last_day=page.period.last,
        format=format,
        language=page.language,
        lines=lines,
        children=len(children_in(page.lines)),
        request_id=request_id,
        digest=sha256(contents).hexdigest(),
        printed_by=by.user_id,
        printed_by_name=by.name,
        printed_at=page.printed_at,
    )
    db.session.add(kept)
    details = {"register": page.register.id, "format": format, "serial": page.serial, "lines": lines}
    audit.record(
        Event.REGISTER_PRINTED,
        by=by,
        home=home_id,
        subject=("register", home_id, page.register.id),
        details=details,
    )
    return kept


def countersign(
    home_id: UUID,
    register_id: str,
    *,
    month: date,
    by: Actor,
    name: str,
    post: str,
    seal: str = "",
    today: date,
) -> RegisterSignature:
    """Sign one register's month for the Management Committee; answers the signature.

    `today` is the day in the home's zone. Refused when the month is not over, when nobody is named, or when it
    is signed already. JJ Model Rules 2016, r.39(4)(xix) and r.61(3)(xxix).
    """
    period = Period.month_of(month)
    if today <= period.last:
        raise Refused(_("This month is not over yet. Sign it when its last day has passed."), field="month")
    if not name.strip():
        raise Refused(_("Say who signs for the Management Committee."), field="name")
    ours = (RegisterSignature.home_id == home_id, RegisterSignature.register_id == register_id)
    if db.session.scalar(
        sa.select(RegisterSignature.id).where(*ours, RegisterSignature.month == period.first)
    ):
        raise Refused(_("This month is signed already."), field="month")
    signed = RegisterSignature(
        home_id=home_id,
        register_id=register_id,
        month=period.first,
        signed_by=by.user_id,
        name=name,
        post=post,
        signed_at=clock.now(),
        seal=seal,
    )
    db.session.add(signed)
    flush()
    details = {"register": register_id, "month": f"{period.first:%Y-%m}"}
    audit.record(
        Event.REGISTER_COUNTERSIGNED,
        by=by,
        home=home_id,
        subject=("register", home_id, register_id),
        details=details,
    )
    return signed
