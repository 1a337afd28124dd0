"""The pages of one child's file beside her first: one frame, one line of tabs, one record of who opened which part."""

from typing import Any

from flask import abort, current_app, g, render_template, url_for

from foundation import audit
from foundation.access import may, viewer
from foundation.feature import FILE_CHAPTERS, FileChapter, FilePage
from foundation.languages import _l
from residents import reach, words
from residents.events import Event
from residents.permissions import May
from residents.queries import file

FILE_PAGES = (
    FilePage("file", _l("File"), "residents.show_child", May.CHILD_SEE, FileChapter.FILE, 1),
    FilePage(
        "chronology", _l("Chronology"), "residents.show_chronology", May.CHILD_SEE, FileChapter.CHRONOLOGY, 1
    ),
    FilePage("copy", _l("Copy of the file"), "residents.show_copy", May.COPY_PREPARE, FileChapter.FILE, 7),
    FilePage("who", _l("Identity"), "residents.show_who", May.IDENTITY_SEE, FileChapter.IDENTITY, 1),
    FilePage("papers", _l("Papers"), "residents.list_papers", May.IDENTITY_SEE, FileChapter.IDENTITY, 2),
    FilePage(
        "reception", _l("Reception"), "residents.show_reception", May.RECEPTION_SEE, FileChapter.IDENTITY, 3
    ),
    FilePage("marks", _l("Body map"), "residents.show_marks", May.MARK_OPEN, FileChapter.IDENTITY, 4),
    FilePage(
        "belongings",
        _l("Belongings"),
        "residents.show_belongings",
        May.BELONGINGS_SEE,
        FileChapter.BELONGINGS,
        1,
    ),
    FilePage("family", _l("Family"), "residents.list_family", May.FAMILY_SEE, FileChapter.FAMILY, 1),
    FilePage(
        "inquiries", _l("Home visits"), "residents.list_inquiries", May.INQUIRY_SEE, FileChapter.FAMILY, 2
    ),
    FilePage(
        "referrals", _l("Referrals"), "residents.list_referrals", May.REFERRAL_SEE, FileChapter.FAMILY, 3
    ),
    FilePage("orders", _l("Orders"), "residents.list_orders", May.ORDER_SEE, FileChapter.COURT, 1),
    FilePage("hearings", _l("Hearings"), "residents.list_hearings", May.HEARING_SEE, FileChapter.COURT, 2),
    FilePage("cases", _l("Case"), "residents.list_cases", May.VICTIM_SEE, FileChapter.COURT, 3),
    FilePage("threats", _l("Threats"), "residents.show_threats", May.THREAT_SEE, FileChapter.COURT, 4),
    FilePage(
        "movement", _l("Movement"), "residents.show_movement", May.MOVEMENT_SEE, FileChapter.MOVEMENT, 1
    ),
    FilePage("savings", _l("Savings"), "residents.show_savings", May.SAVINGS_SEE, FileChapter.BELONGINGS, 2),
    FilePage("leaving", _l("Leaving"), "residents.show_leaving", May.LEAVING_SEE, FileChapter.MOVEMENT, 2),
)


def file_page(template: str, part: str, *, status: int = 200, is_recorded: bool = True, **facts: Any) -> Any:
    """Answer a page of this child's file in its frame; opening a part is recorded once in ten minutes.

    The template extends `residents/file_page.html` and finds `head`, `name`, `tabs` and what is handed in.
    """
    head = file.head(g.case_file_id, masks=reach.masks())
    if head is None:
        abort(404)
    if is_recorded:
        audit.read(
            Event.PART_OPENED, by=viewer(), home=g.home.id, subject=("case_file", head.case_file_id, head.code),
            details={"code": head.code, "part": part}, once_per_ten_minutes=True,
        )  # fmt: skip
    name = words.name_said(head.name, head.name_local, head.name_kind, head.code)
    shown = render_template(template, head=head, name=name, tabs=tabs_of(head.code, part), **facts)
    return shown, status


def tabs_of(code: str, part: str) -> list[dict[str, Any]]:
    """Answer the words of the parts that the reader may open, in the file's order; `under` are the open one's pages."""
    told: dict[FileChapter, list[FilePage]] = {}
    for page in current_app.extensions["house"].file_pages:
        if page.endpoint in current_app.view_functions and may(page.permission):
            told.setdefault(page.chapter, []).append(page)
    return [_tab(chapter, held, code, part) for chapter, held in told.items()]


def _tab(chapter: FileChapter, held: list[FilePage], code: str, part: str) -> dict[str, Any]:
    pages = [
        {"label": page.label, "href": url_for(page.endpoint, code=code), "is_current": page.part == part}
        for page in held
    ]
    if len(pages) == 1:
        return {**pages[0], "under": []}
    is_open = any(page["is_current"] for page in pages)
    under = pages if is_open else []
    return {"label": FILE_CHAPTERS[chapter], "href": pages[0]["href"], "is_current": False, "under": under}
