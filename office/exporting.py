"""How an agreed export becomes an encrypted file: gathered anew, drawn, packed, kept, written where it must stand."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from flask import current_app, g

from foundation import clock, formatting, languages
from foundation.access import viewer
from foundation.db import db
from foundation.disclosures import ExportRequest, actions, entries, rules
from foundation.disclosures.choices import ASKERS, HOUSE, MAKING, ground_said
from foundation.disclosures.copy import CopyHead, FileCopy, draw_copy
from foundation.disclosures.parcel import pack, parcel_name
from foundation.disclosures.passphrase import new_passphrase
from foundation.disclosures.queries import taken_lately
from foundation.languages import _
from foundation.refusals import Refused
from foundation.registers import (
    Period,
    PrintRecord,
    Register,
    children_in,
    print_page,
    take_serial,
)
from foundation.sealed import opened
from foundation.viewer import Viewer
from office import reach
from office.printing import Print, gather
from office.queries.exports import ExportLine, files_of
from office.telling import register_said


@dataclass(frozen=True)
class Made:
    """The file that was made, and the passphrase that opens it: shown once."""

    serial: str
    passphrase: str


def wish_of(register: Register, period: Period, shape: str, language: str) -> Print:
    """Answer the wish to draw a register of this home for its reader."""
    with languages.force(language):  # the paper's language, not the screen's
        head, in_charge = reach.head_here(), reach.in_charge_here()
    return Print(
        register=register, home_id=g.home.id, home_code=g.home.code, head=head, period=period, format=shape,
        language=language, zone=clock.zone_here(), by=viewer(), readable=reach.readable(), in_charge=in_charge,
    )  # fmt: skip


@dataclass(frozen=True)
class Weight:
    """How many lines and children an export would hold, and whether it waits for a second person."""

    lines: int
    children: int
    needs_two: bool


def weigh(register: Register, home_id: UUID, period: Period, *, by: Viewer) -> Weight:
    """Answer what an export of a register's days would hold, and whether it needs two persons."""
    lines = register.lines(home_id, period, by=by)
    children = len(children_in(lines))
    at_most = int(current_app.extensions["settings"].export_children)
    lately = taken_lately(home_id, by.user_id, now=clock.now())
    two = rules.needs_two(children, lately=lately, is_sealed=register.sealed, at_most=at_most)
    return Weight(sum(not line.is_gap for line in lines), children, two)


def make(line: ExportLine, *, begin: Callable[[], Any], by: Viewer) -> Made:
    """Make the file of an agreed export, in the transaction that `begin` opens and the caller commits.

    Raises Refused when it is not agreed to, too old, made already, or when it would hold more than was agreed to.
    """
    rules.ensure_may_make(line.row, by=by.user_id, now=clock.now())
    if line.row.case_file_id is not None:
        return _make_copy(line, begin=begin, by=by)
    return _make_register(line, begin=begin, by=by)


def _make_register(line: ExportLine, *, begin: Callable[[], Any], by: Viewer) -> Made:
    row, export_id = line.row, line.row.id
    assert row.first_day is not None and row.last_day is not None  # noqa: S101, PT018  the table's own check
    wish = wish_of(
        reach.register_here(row.register_id), Period(row.first_day, row.last_day), row.format, row.language
    )
    page = gather(wish)
    codes = children_in(page.lines)
    if len(codes) > row.children:
        raise Refused(_("There are more children in it now than were agreed to. Ask for it anew."))
    body = print_page(page, wish.format, home_id=wish.home_id, by=by, begin=begin, request_id=export_id)
    row = actions.locked(export_id)
    serial = _serial_of(export_id)
    lines = sum(not each.is_gap for each in page.lines)
    made = _keep(row, body, wish.file_name, serial, lines=lines, owner=line.owner, by=by)
    if row.recipient != HOUSE:
        files = list(files_of(row.home_id, codes).values())
        what = _(
            "%(register)s, %(period)s",
            register=register_said(row.register_id),
            period=wish.period.label(row.language),
        )
        _disclose(row, what=what, files=files, by=by)
    return made


def _serial_of(export_id: UUID) -> str:
    db.session.flush()
    asked = db.select(PrintRecord.serial).where(PrintRecord.request_id == export_id)
    return str(db.session.scalars(asked).one())


def _make_copy(line: ExportLine, *, begin: Callable[[], Any], by: Viewer) -> Made:
    export_id = line.row.id
    db.session.rollback()
    begin()
    row = actions.locked(export_id)
    rules.ensure_may_make(row, by=by.user_id, now=clock.now())
    copy, now = FileCopy.of_text(opened(row.body)), clock.local(clock.now())
    serial = take_serial(row.home_id, year=now.year)
    with languages.force(row.language):
        body = draw_copy(copy, _head(row, line, serial, by=by))
    db.session.add(
        PrintRecord(
            home_id=row.home_id, serial=serial, register_id=actions.COPY, first_day=now.date(), last_day=now.date(),
            format="pdf", language=row.language, lines=copy.lines, children=1, request_id=row.id,
            digest=sha256(body).hexdigest(), printed_by=by.user_id, printed_by_name=by.name, printed_at=clock.now(),
        )
    )  # fmt: skip
    made = _keep(
        row, body, f"{line.code}-file.pdf", serial, lines=copy.lines, owner=line.owner, code=line.code, by=by
    )  # fmt: skip
    if row.case_file_id is not None:
        _disclose(row, what=_("Copy of her own file"), files=[row.case_file_id], by=by)
    return made


def _head(row: ExportRequest, line: ExportLine, serial: str, *, by: Viewer) -> CopyHead:
    when = formatting.format_moment(clock.now(), row.language, clock.zone_here())
    words = opened(row.recipient_words)
    facts = (
        (_("Child"), line.code),
        (_("For"), f"{ASKERS[row.recipient]}, {words}" if words else str(ASKERS[row.recipient])),
        (_("Ground in law"), ground_said(row.ground, row.reference)),
        (_("Agreed to by"), line.second),
        (_("Lines left out"), str(row.left_out)),
    )
    printed = _("Printed by %(name)s, %(when)s", name=by.name, when=when)
    home = languages.name_here(g.home.name, g.home.name_local)
    return CopyHead(
        home=home, code=line.code, facts=facts, serial=serial, printed=printed, language=row.language
    )


def _keep(
    row: ExportRequest, body: bytes, name: str, serial: str, *, lines: int, owner: Any, code: str = "", by: Viewer
) -> Made:  # fmt: skip
    passphrase = new_passphrase()
    parcel = pack(body, name=name, passphrase=passphrase)
    actions.keep_file(
        row, parcel, name=parcel_name(name), serial=serial, lines=lines, owner=owner, code=code, by=by
    )
    return Made(serial, passphrase)


def _disclose(row: ExportRequest, *, what: str, files: list[UUID], by: Viewer) -> None:
    given = entries.Given(
        recipient=row.recipient, recipient_words=opened(row.recipient_words), ground=row.ground,
        reference=row.reference, what=what, means=MAKING, given_at=clock.now(),
    )  # fmt: skip
    entries.write(row.home_id, given, files=files, request=row, by=by)
