"""A register kept as a bound book: only what is new since the last pasted page is printed, leaf by leaf."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import audit
from foundation.audit import AuditChain
from foundation.clashes import flush
from foundation.clock import now
from foundation.db import begin_write, db, new_id
from foundation.documents import SheetRow, Signature
from foundation.documents.sheet import Book, SheetColumn, draw_leaves
from foundation.formatting import digits
from foundation.languages import HTML_LANG, _, force
from foundation.refusals import Refused
from foundation.registers.actions import record_print, take_serial
from foundation.registers.events import Event
from foundation.registers.fresh import Fresh
from foundation.registers.page import RegisterPage
from foundation.registers.paper import sheet_of
from foundation.registers.parts import Period
from foundation.registers.pasted import PastedLine, PastedPage
from foundation.viewer import Actor

MOST = 60  # lines on a leaf at most
TRIES = 3
SIZES = ("a4", "half")


@dataclass(frozen=True)
class Leaf:
    """One leaf: its number in the book, the lines on it, and the book of its page or pages."""

    number: int
    lines: tuple[Fresh, ...]
    book: Book


def _leaves(
    page: RegisterPage, groups: Sequence[tuple[Period, list[Fresh]]], first: int, *, size: str
) -> list[Leaf]:
    """Answer the leaves: as many lines on each as fit with its places to sign."""
    leaves: list[Leaf] = []
    number = first
    for period, fresh in groups:
        rest = list(fresh)
        while rest:
            least, most = 1, min(len(rest), MOST)
            best = _book(page, period, rest[:1], number, size)
            while least < most:
                middle = (least + most + 1) // 2
                tried = _book(page, period, rest[:middle], number, size)
                if tried.count > 1:
                    most = middle - 1
                else:
                    least, best = middle, tried
            leaves.append(Leaf(number, tuple(rest[:least]), best))
            rest, number = rest[least:], number + best.count
    return leaves


def _book(page: RegisterPage, period: Period, lines: Sequence[Fresh], number: int, size: str) -> Book:
    """Answer one leaf laid out; all its words in the page's language."""
    whole = replace(page, period=period, lines=[each.line for each in lines], totals=None)
    sheet = sheet_of(whole)
    language = page.language
    with force(language):
        rows = [
            row for each, row in zip(lines, sheet.rows, strict=True) for row in _rows(each, row, language)
        ]
        signatures = (
            Signature(_("Person-in-charge"), post=_("signature, date")),
            Signature(_("Management Committee, r.39(4)(xix)"), post=_("signature, date, stamp")),
        )
    columns = _narrowed(sheet.columns) if size == "half" else sheet.columns
    return Book(
        replace(
            sheet, columns=columns, rows=rows, signatures=signatures, legend="", remarks=(), is_half=size == "half",
            paste=lambda at: _strip_words(number + at - 1, language),
            head=replace(sheet.head, page_words=lambda at, _of: _page_words(number + at - 1, language)),
        )
    )  # fmt: skip


def _rows(each: Fresh, row: SheetRow, language: str) -> Iterator[SheetRow]:
    if each.page:
        facts = {"line": digits(each.serial, language), "page": digits(str(each.page), language)}
        said = _("Line %(line)s on page %(page)s is corrected or completed. It now reads:", **facts)
        yield SheetRow("", kind="gap", words=(said, ""))
    yield row


def _narrowed(columns: Sequence[SheetColumn]) -> tuple[SheetColumn, ...]:
    """Answer the columns of half a page: hours may stand beneath their days, and leave their room to the name."""
    return tuple(replace(each, sample=max(each.sample.split(), key=len, default="")) for each in columns)


def _strip_words(number: int, language: str) -> str:
    with force(language):
        return _("Paste this strip to page %(page)s of the book", page=digits(str(number), language))


def _page_words(number: int, language: str) -> str:
    with force(language):
        if number == 1:
            return _("page %(page)s", page=digits("1", language))
        return _(
            "page %(page)s, continued from page %(before)s",
            page=digits(str(number), language), before=digits(str(number - 1), language),
        )  # fmt: skip


def next_number(home_id: UUID, register_id: str, year: int) -> int:
    """Answer the number of the next page of a book; the number of a spoiled page is not used again."""
    asked = sa.select(sa.func.max(PastedPage.number)).where(
        PastedPage.home_id == home_id, PastedPage.register_id == register_id, PastedPage.year == year
    )
    return (db.session.scalar(asked) or 0) + 1


def paste(
    page: RegisterPage, groups: Sequence[tuple[Period, list[Fresh]]], *, home_id: UUID, year: int, size: str, by: Actor,
    begin: Callable[[], Any] | None = begin_write,
) -> bytes:  # fmt: skip
    """Print the leaves of what is new and record which lines stand on which page; answers the PDF.

    `page.serial` is the print serial that is likely next. Drawn outside any lock; whoever was faster makes us draw
    once more. Leaves all records in the present transaction; without `begin` all of it is done in the one at hand.
    Raises Refused when nothing is new.
    """
    if not any(fresh for _period, fresh in groups):
        raise Refused(_("Nothing is new since the last page. Nothing is printed twice."))
    if size not in SIZES:
        raise Refused(_("Choose the size of the page."), field="size")
    first = next_number(home_id, page.register.id, year)
    if begin is None:
        page = replace(page, serial=take_serial(home_id, year=page.printed_at.year))
        leaves, contents = _drawn(page, groups, first, size)
        _record(page, leaves, contents, home_id=home_id, year=year, size=size, by=by)
        return contents
    db.session.rollback()
    leaves, contents = _drawn(page, groups, first, size)
    for again in range(TRIES):
        begin()
        serial = take_serial(home_id, year=page.printed_at.year)
        number = next_number(home_id, page.register.id, year)
        if (serial, number) == (page.serial, first):
            break
        page, first = replace(page, serial=serial), number
        if again < TRIES - 1:
            db.session.rollback()
        leaves, contents = _drawn(page, groups, first, size)
    _record(page, leaves, contents, home_id=home_id, year=year, size=size, by=by)
    return contents


def _drawn(page: RegisterPage, groups: Any, first: int, size: str) -> tuple[list[Leaf], bytes]:
    leaves = _leaves(page, groups, first, size=size)
    title = leaves[0].book.sheet.title
    return leaves, draw_leaves(
        [leaf.book for leaf in leaves], title=title, language=HTML_LANG.get(page.language, "en-IN")
    )


def _record(
    page: RegisterPage,
    leaves: Sequence[Leaf],
    contents: bytes,
    *,
    home_id: UUID,
    year: int,
    size: str,
    by: Actor,
) -> None:
    lines = [each.line for leaf in leaves for each in leaf.lines]
    record_print(replace(page, lines=lines), contents=contents, format="pdf", home_id=home_id, by=by)
    head = db.session.scalar(sa.select(AuditChain.head).where(AuditChain.name == f"home:{home_id}")) or ""
    kept, lines_kept = [], []
    for leaf in leaves:
        pages = [
            PastedPage(
                id=new_id(), home_id=home_id, register_id=page.register.id, year=year, number=number,
                print_serial=page.serial, size=size, head=head, printed_by=by.user_id, printed_by_name=by.name,
                printed_at=page.printed_at,
            )
            for number in range(leaf.number, leaf.number + leaf.book.count)
        ]  # fmt: skip
        kept += pages
        lines_kept += [
            PastedLine(
                id=new_id(), home_id=home_id, page_id=pages[0].id, line_id=each.line_id,
                serial=str(each.line.serial)[:20], digest=each.digest,
            )
            for each in leaf.lines
        ]  # fmt: skip
    db.session.add_all(kept)
    flush()
    db.session.add_all(lines_kept)
    flush()
    last = leaves[-1].number + leaves[-1].book.count - 1
    pages = str(leaves[0].number) if last == leaves[0].number else f"{leaves[0].number}–{last}"
    audit.record(
        Event.REGISTER_PASTED, by=by, home=home_id, subject=("register", home_id, page.register.id),
        details={"register": page.register.id, "pages": pages, "lines": len(lines)},
    )  # fmt: skip


def spoil(page: PastedPage, reason: str, *, by: Actor) -> None:
    """Say that the printer spoiled a page: its number stays used, its lines are printed anew. Raises Refused."""
    if page.spoiled_at is not None:
        raise Refused(_("This page is written as spoiled already."))
    if not reason.strip():
        raise Refused(_("Write in a few words why."), field="reason")
    page.spoiled_at, page.spoiled_by, page.spoiled_reason = now(), by.user_id, reason.strip()
    audit.record(
        Event.REGISTER_SPOILED, by=by, home=page.home_id, subject=("register", page.home_id, page.register_id),
        details={"register": page.register_id, "page": page.number},
    )  # fmt: skip


def pages_of(home_id: UUID, register_id: str, year: int) -> list[tuple[PastedPage, int]]:
    """Answer the pages of a book, the newest first, each with how many lines stand on it. One statement."""
    many = (
        sa.select(sa.func.count(PastedLine.id))
        .where(PastedLine.page_id == PastedPage.id)
        .correlate(PastedPage)
        .scalar_subquery()
    )
    rows = db.session.execute(
        sa.select(PastedPage, many.label("many"))
        .where(PastedPage.home_id == home_id, PastedPage.register_id == register_id, PastedPage.year == year)
        .order_by(PastedPage.number.desc())
    )
    return [(row.PastedPage, int(row.many)) for row in rows]
