"""The pages of one child's file beside her first: one frame, one line of tabs, one record of who opened which part."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import abort, current_app, g, render_template, url_for

from foundation import audit
from foundation.access import may, viewer
from foundation.languages import _l
from residents import reach, words
from residents.events import Event
from residents.permissions import May
from residents.queries import file


@dataclass(frozen=True)
class FilePage:
    """A part of a child's file: its word, its first page, and who may see it."""

    part: str
    label: Any
    endpoint: str
    permission: StrEnum


FILE_PAGES = (
    FilePage("file", _l("File"), "residents.show_child", May.CHILD_SEE),
    FilePage("chronology", _l("Chronology"), "residents.show_chronology", May.CHILD_SEE),
    FilePage("who", _l("Identity"), "residents.show_who", May.IDENTITY_SEE),
    FilePage("papers", _l("Papers"), "residents.list_papers", May.IDENTITY_SEE),
    FilePage("reception", _l("Reception"), "residents.show_reception", May.RECEPTION_SEE),
    FilePage("marks", _l("Body map"), "residents.show_marks", May.MARK_OPEN),
    FilePage("belongings", _l("Belongings"), "residents.show_belongings", May.BELONGINGS_SEE),
    FilePage("family", _l("Family"), "residents.list_family", May.FAMILY_SEE),
    FilePage("inquiries", _l("Home visits"), "residents.list_inquiries", May.INQUIRY_SEE),
    FilePage("referrals", _l("Referrals"), "residents.list_referrals", May.REFERRAL_SEE),
    FilePage("orders", _l("Orders"), "residents.list_orders", May.ORDER_SEE),
    FilePage("hearings", _l("Hearings"), "residents.list_hearings", May.HEARING_SEE),
    FilePage("cases", _l("Case"), "residents.list_cases", May.VICTIM_SEE),
    FilePage("threats", _l("Threats"), "residents.show_threats", May.THREAT_SEE),
    FilePage("movement", _l("Movement"), "residents.show_movement", May.MOVEMENT_SEE),
    FilePage("savings", _l("Savings"), "residents.show_savings", May.SAVINGS_SEE),
    FilePage("leaving", _l("Leaving"), "residents.show_leaving", May.LEAVING_SEE),
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


def tabs_of(code: str, part: str) -> list[Mapping[str, Any]]:
    """Answer the parts of a child's file that the reader may open, in the file's order."""
    return [
        {"label": page.label, "href": url_for(page.endpoint, code=code), "is_current": page.part == part}
        for page in FILE_PAGES
        if page.endpoint in current_app.view_functions and may(page.permission)
    ]
