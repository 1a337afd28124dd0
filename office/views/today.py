"""Today in one home: how many are here, what waits to be marked, whom to keep safe, who came to inspect."""

from datetime import timedelta
from typing import Any

from flask import g, render_template
from flask.typing import ResponseReturnValue

from counselling.permissions import May as CounsellingMay
from counselling.views.lists import instructions_here
from education.permissions import May as EducationMay
from education.queries.lessons import lessons_of
from foundation import audit, clock, formatting, languages
from foundation.access import may, reads, viewer
from foundation.backup import standing
from foundation.languages import _, ngettext
from office import papering, queries, reach
from office.doctor import copies_said
from office.events import Event
from office.permissions import May
from office.views.blueprint import bp
from office.views.first_week import is_first_month
from office.views.visits import pages_opened, said_page
from residents.permissions import May as ResidentsMay
from residents.views.aftercare import dangers_here

SHOWN = 8


@bp.get("/homes/<home_code>/today")
@reads(May.TODAY_SEE)
def show_today(home_code: str) -> ResponseReturnValue:
    """Show one home's day to whoever works there: each part to the posts that may see it."""
    audit.read(Event.TODAY_SEEN, by=viewer(), home=g.home.id, once_per_ten_minutes=True)
    day, strength = clock.today(), queries.strength_of(g.home.id)
    sees_classes = may(EducationMay.SCHOOL_SEE)
    sees_instructions = may(CounsellingMay.INSTRUCTION_SEE)
    return render_template(
        "office/today.html",
        day=day,
        now=clock.now(),
        cells=_cells(strength, day),
        lessons=_unmarked(day) if sees_classes else None,
        instructions=instructions_here() if sees_instructions else None,
        dangers=dangers_here() if may(ResidentsMay.AFTERCARE_LEAD) else [],
        paper=_paper(day) if may(May.PAPER_ENTER) else "",
        backups=copies_said(standing()) if may(May.BACKUP_SEE) else None,
        is_first_month=may(May.BACKUP_SEE) and is_first_month(strength, day),
        visits=_visits() if may(May.INSPECTION_SEE) else None,
    )


def _cells(strength: queries.Strength, day: Any) -> list[dict[str, Any]]:
    """Answer the strength strip; who is known to be elsewhere comes from the rooms."""
    absences = reach.house().absences(g.home.id, day)
    out = len(absences)
    sanctioned = _("of %(count)s", count=_figure(strength.sanctioned))
    cells: list[dict[str, Any]] = [
        {"label": _("On roll"), "figure": _figure(strength.living_here), "aside": sanctioned},
        {"label": _("In the house"), "figure": _figure(max(0, strength.living_here - out))},
        {"label": _("Known to be out"), "figure": _figure(out)},
        {"label": _("Beds free"), "figure": _figure(strength.beds_free), "apart": True},
    ]
    if strength.by_day:
        cells.insert(1, {"label": _("By day"), "figure": _figure(strength.by_day)})
    return cells


def _figure(number: int) -> str:
    return formatting.format_count(number, languages.current())


def _unmarked(day: Any) -> dict[str, Any]:
    """Answer the periods of today that have begun and are not marked, and how many there are in all."""
    lessons = [lesson for lesson in lessons_of(day) if not lesson.holiday]
    now = clock.local(clock.now()).time()
    waiting = [lesson for lesson in lessons if not lesson.is_marked and lesson.begins <= now]
    marked = sum(1 for lesson in lessons if lesson.is_marked)
    return {
        "waiting": waiting,
        "marked": marked,
        "all": len(lessons),
        "may_mark": may(EducationMay.ATTENDANCE_MARK),
    }


def _paper(day: Any) -> str:
    """Answer how many sheets of earlier days the reader has still to enter, in words; empty when none."""
    many = len(papering.waiting_here(until=day - timedelta(days=1)))
    if not many:
        return ""
    return ngettext(
        "%(num)s sheet of an earlier day waits to be entered.",
        "%(num)s sheets of earlier days wait to be entered.",
        many,
    )


def _visits() -> list[dict[str, Any]]:
    return [said_page(row) for row in pages_opened(limit=SHOWN)]
