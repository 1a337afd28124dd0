"""Printing a page: drawn outside any lock with the serial that is next, then recorded with the serial it gets."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation.audit import AuditChain
from foundation.db import begin_write, db
from foundation.registers.actions import record_print, take_serial
from foundation.registers.hypertext import as_html
from foundation.registers.models import PrintSerial
from foundation.registers.page import RegisterPage
from foundation.registers.paper import as_pdf
from foundation.registers.spreadsheets import as_csv, as_xlsx
from foundation.viewer import Actor

TRIES = 3
OnPage = Callable[[int, int], None]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RENDERERS: dict[str, tuple[Callable[[RegisterPage], bytes], str, str]] = {
    "pdf": (as_pdf, "application/pdf", "pdf"),
    "xlsx": (as_xlsx, XLSX, "xlsx"),
    "csv": (as_csv, "text/csv; charset=utf-8", "csv"),
    "html": (as_html, "text/html; charset=utf-8", "html"),
}
"""Format -> (how it is made, its media type, how its file name ends)."""


def likely_serial(home_id: UUID, year: int) -> str:
    """Answer the serial that the home's next print will probably get."""
    ours = (PrintSerial.home_id == home_id, PrintSerial.year == year)
    return f"{year}-{(db.session.scalar(sa.select(PrintSerial.last).where(*ours)) or 0) + 1:05d}"


def seal_of(home_id: UUID) -> str:
    """Answer the head of a home's chain in its short form, `7c1e 90af 22d4`; zeros before its first event."""
    asked = sa.select(AuditChain.head).where(AuditChain.name == f"home:{home_id}")
    head = db.session.scalar(asked) or "0" * 12
    return " ".join(head[n : n + 4] for n in (0, 4, 8))


def draw(page: RegisterPage, shape: str, on_page: OnPage | None = None) -> bytes:
    """Answer the page's bytes in a shape; `on_page` is called after each page of a PDF and may raise to stop."""
    render: Callable[..., bytes] = RENDERERS[shape][0]
    return render(page, on_page=on_page) if shape == "pdf" else render(page)


def print_page(
    page: RegisterPage, shape: str, *, home_id: UUID, by: Actor, begin: Callable[[], Any] = begin_write,
    on_page: OnPage | None = None, request_id: UUID | None = None,
) -> bytes:  # fmt: skip
    """Print: draw with the serial that is next, then take it; whoever was faster makes us draw once more.

    Nothing is locked while drawing, and serials have no gaps. Leaves the serial, the print's record and its
    event in the present transaction, which the caller commits.
    """
    db.session.rollback()
    contents = draw(page, shape, on_page)
    begin()
    serial = take_serial(home_id, year=page.printed_at.year)
    for _again in range(TRIES - 1):
        if serial == page.serial:
            break
        db.session.rollback()
        page = replace(page, serial=serial)
        contents = draw(page, shape, on_page)
        begin()
        serial = take_serial(home_id, year=page.printed_at.year)
    if serial != page.serial:
        page = replace(page, serial=serial)
        contents = draw(page, shape)
    record_print(page, contents=contents, format=shape, home_id=home_id, by=by, request_id=request_id)
    return contents
