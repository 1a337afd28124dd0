"""The attendance sheet of a class as it is printed to be marked by hand, period by period."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import current_app, url_for

from education.permissions import May
from education.queries import sheet_of
from education.queries.lessons import LessonOfDay, lessons_of
from education.rules import REASONS
from education.words import hours_words
from foundation.access import Reach, reaches_of, viewer, within_reach
from foundation.languages import _, _l
from foundation.paper import BlankColumn, BlankLine, BlankSheet, Offer, PaperSheet, PaperSource
from residents.models import CaseFile
from residents.permissions import May as Residents

COLUMNS = (
    BlankColumn(_l("Name, code"), 30),
    BlankColumn(_l("Mark"), 20, boxes=(_l("P"), _l("A"))),
    BlankColumn(
        _l("Absent because"), 44,
        boxes=(_l("Sick"), _l("Leave"), _l("Hospital"), _l("Court"), _l("Missing"), _l("Other")),
    ),
    BlankColumn(_l("Remarks"), 26),
)  # fmt: skip
NOTES = (
    _l("P present, A absent: tick one box for each child. Other: write the reason beside it."),
    _l("A child is missing: tell the superintendent now. Do not wait for the end of the class."),
)
SIGNATURES = (_l("Teacher: signature"), _l("Time when it was marked"), _l("Not held, because"))


def offers(home_id: UUID, day: date) -> Sequence[Offer]:
    """Answer the periods of a day that the reader marks: her own, or all of the home. One statement."""
    wide = Reach.HOME in reaches_of(May.ATTENDANCE_MARK)
    lessons = lessons_of(day, teacher_id=None if wide else viewer().user_id)
    return [Offer(_place(each), _about(each)) for each in lessons if each.home_id == home_id]


def _place(lesson: LessonOfDay) -> str:
    return f"{lesson.class_id}:{lesson.teaching_id}"


def _about(lesson: LessonOfDay) -> str:
    return f"{lesson.class_name}, {lesson.subject}, {hours_words(lesson.begins, lesson.ends)}"


def draw(home_id: UUID, day: date, place: str) -> BlankSheet | None:
    """Answer the sheet of one period with its children, as the reader may name them."""
    class_id, teaching_id = (UUID(part) for part in place.split(":"))
    absences = current_app.extensions["house"].absences(home_id, day)
    named = within_reach(Residents.NAME_SEE, CaseFile.id)
    sheet = sheet_of(class_id, day, teaching_id, absences=absences, named=named)
    if sheet is None:
        return None
    hours = hours_words(sheet.begins, sheet.ends) if sheet.begins and sheet.ends else ""
    about = ", ".join(part for part in (sheet.class_name, sheet.subject, hours) if part)
    lines = [
        BlankLine((line.name,), second=_known(line.code if line.name != line.code else "", line.known))
        for line in sheet.lines
    ]
    return _sheet(about, lines, spare=2)


def _known(code: str, known: object) -> str:
    """Answer the code, and why she is known to be elsewhere: the reason alone, never where or until when."""
    reason = getattr(known, "reason", "")
    said = str({str(each): words for each, words in REASONS.items()}.get(reason, _("Out"))) if reason else ""
    return " · ".join(part for part in (code, said) if part)


def empty() -> BlankSheet:
    """Answer a sheet without names."""
    return _sheet(_("Class: ______________________ hour: ______________"), [], spare=24)


def _sheet(about: str, lines: Sequence[BlankLine], *, spare: int) -> BlankSheet:
    return BlankSheet(
        title=_("Attendance of a class"), about=about, rule=_("JJ Model Rules 2016, rule 77, register 2"),
        columns=COLUMNS, lines=lines, spare=spare, notes=NOTES, signatures=SIGNATURES,
    )  # fmt: skip


def page(sheet: PaperSheet) -> str:
    """Answer the address of the sheet on which the marks are typed."""
    class_id, teaching_id = sheet.place.split(":")
    return url_for(
        "education.show_sheet", class_id=class_id, day=sheet.day, teaching=teaching_id, paper=sheet.said
    )


ATTENDANCE_PAPER = PaperSource(
    kind="attendance", label=_l("Attendance of a class"), prints=May.ATTENDANCE_PRINT, writes=May.ATTENDANCE_MARK,
    offers=offers, draw=draw, empty=empty, page=page, order=10,
)  # fmt: skip
