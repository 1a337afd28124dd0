"""The pages of a school day: a teacher's own classes, and who has not marked in a home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from education import queries
from education.events import Event
from education.forms import DayFilter
from education.permissions import May
from education.queries import LessonOfDay
from education.rules import is_school_day
from education.views.blueprint import bp
from education.words import children_words, clock_words, counts_words_of, state_of
from foundation import audit, clock
from foundation.access import may, reads, viewer
from foundation.languages import _, name_here


@dataclass(frozen=True, kw_only=True)
class LessonLine:
    """One period as the pages draw it: its time, words, state and the one verb that closes it."""

    time: str
    title: str
    second: str
    teacher: str
    state: str
    mark: str
    words: str
    counts: str
    url: str
    verb: str
    cover_url: str = ""
    is_first: bool = False


@bp.get("/my-classes")
@reads(May.ATTENDANCE_MARK)
def show_my_classes() -> ResponseReturnValue:
    """Show a teacher the periods of her day in all her homes, and which she has not marked."""
    asked = day_asked()
    day = asked.day.data
    lessons = queries.lessons_of(day, teacher_id=viewer().user_id)
    homes = len({lesson.home_code for lesson in lessons})
    page = render_template(
        "education/my_classes.html",
        **_of_day(asked, "education.show_my_classes"),
        lines=lines_of(lessons, says_home=homes > 1, says_teacher=False),
        today_url=url_for("education.show_my_classes"),
        name=name_here(viewer().name, viewer().name_local),
    )
    return page, status_of(asked)


@bp.get("/homes/<home_code>/school")
@reads(May.SCHOOL_SEE)
def show_school(home_code: str) -> ResponseReturnValue:
    """Show the school of a home on a day: who has not marked, what is marked, and the classes."""
    asked = day_asked()
    day = asked.day.data
    lessons = queries.lessons_of(day)
    about = {"day": day.isoformat(), "count": len(lessons)}
    audit.read(Event.SCHOOL_OPENED, by=viewer(), home=g.home.id, details=about)
    lines = lines_of(lessons, says_home=False, says_teacher=True)
    page = render_template(
        "education/school.html",
        **_of_day(asked, "education.show_school", home_code=home_code),
        waiting=[line for line in lines if line.state == "not_marked"],
        rest=[line for line in lines if line.state != "not_marked"],
        classes=queries.classes_of(g.home.id, day),
        children_words=lambda many: children_words(many, g.home.for_whom),
        may_arrange=may(May.SCHOOL_ARRANGE),
    )
    return page, status_of(asked)


def _of_day(asked: DayFilter, endpoint: str, **place: Any) -> dict[str, Any]:
    """Answer what both pages say of their day: the day, its form, and the days beside it."""
    day = asked.day.data

    def beside(days: int) -> str:
        return url_for(endpoint, day=(day + timedelta(days=days)).isoformat(), **place)

    return {
        "day": day,
        "day_filter": asked,
        "day_fault": " ".join(str(said) for said in asked.day.errors),
        "is_today": day == clock.today(),
        "before": beside(-1),
        "after": beside(1),
    }


def day_asked() -> DayFilter:
    """Answer the day in the address, today without one or when it cannot be read; the form says so."""
    asked = DayFilter(request.args)
    asked.validate()
    if not is_school_day(asked.day.data or clock.today()):
        asked.day.errors = [_("Write the day as 23 11 2026, day first.")]
        asked.day.data = None
    asked.day.data = asked.day.data or clock.today()
    return asked


def status_of(asked: DayFilter) -> int:
    """Answer 422 for a day that cannot be read."""
    return 422 if asked.day.errors else 200


def lines_of(lessons: Sequence[LessonOfDay], *, says_home: bool, says_teacher: bool) -> list[LessonLine]:
    """Answer the periods as lines; the first that waits has the page's one green button.

    Who may arrange covers finds the way to it beside each period that is to come.
    """
    covers = says_teacher and may(May.COVER_ARRANGE)
    found: list[LessonLine] = []
    has_first = False
    for lesson in lessons:
        here = clock.local(clock.now(), lesson.time_zone)
        state, mark, words = state_of(lesson, today=here.date(), here=here)
        is_first = not has_first and state in ("not_marked", "now")
        has_first = has_first or is_first
        parts = (
            lesson.home_name if says_home else "",
            lesson.room,
            children_words(lesson.children, lesson.for_whom),
            lesson.teacher if says_teacher else "",
            _("cover for %(name)s", name=lesson.cover_for) if lesson.cover_for else "",
        )
        found.append(
            LessonLine(
                time=clock_words(lesson.begins),
                title=f"{lesson.class_name} · {lesson.subject}",
                second=" · ".join(part for part in parts if part),
                teacher=lesson.teacher,
                state=state,
                mark=mark,
                words=words,
                counts=counts_words_of(lesson.present, lesson.absent)
                if lesson.is_marked and not lesson.is_not_held
                else "",
                url=url_for(
                    "education.show_sheet",
                    class_id=lesson.class_id,
                    day=lesson.day,
                    teaching=lesson.teaching_id,
                ),
                verb={"not_marked": _("Mark now"), "now": _("Mark"), "later": ""}.get(state, _("Open")),
                cover_url=_cover_url(lesson)
                if covers and not lesson.is_marked and state != "holiday"
                else "",
                is_first=is_first,
            )
        )
    return found


def _cover_url(lesson: LessonOfDay) -> str:
    if lesson.day < clock.today():
        return ""
    return url_for("education.show_cover", teaching_id=lesson.teaching_id, day=lesson.day)
