"""The verbs of a day's cover: another takes a period while its teacher is away, or she takes it herself again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from education.choices.timetable import COVER_REASONS, CoverReason
from education.events import Event
from education.models import Cover, Teaching
from education.queries.lessons import LessonOfDay
from education.rules import timetable as rules
from foundation import audit, clock
from foundation.bookings import Booking, Hours, Kind, Resource, When, find_clashes, hours_missed
from foundation.clashes import flush
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor


def arrange_cover(
    lesson: LessonOfDay, cover: Cover | None, *, teacher: Resource, reason: str, words: str = "",
    standing: Sequence[Booking], hours: Mapping[UUID, Sequence[Hours]], by: Actor,
) -> Cover:  # fmt: skip
    """Give one period of one day to another teacher; `cover` is the one arranged before, if any.

    Raises Refused for a day gone by, a period that is marked, its own teacher, one who is elsewhere or not here
    then, and without a reason.
    """
    ensure_open(lesson)
    if teacher.id == lesson.regular_id:
        raise Refused(_("She teaches this period herself. Choose another."), field="teacher_id")
    if reason not in COVER_REASONS:
        raise Refused(_("Choose why the teacher is away."), field="reason")
    if reason == CoverReason.OTHER and not words:
        raise Refused(_("Write the other reason in a few words."), field="words")
    when = When.on(lesson.day, lesson.begins, lesson.ends)
    what = _("%(class)s, as cover", **{"class": lesson.class_name})
    key = f"teaching:{lesson.teaching_id}:cover:{lesson.day}"
    wanted = Booking(key=key, what=what, when=when, takes=(teacher,))
    others = [b for b in standing if Resource(Kind.PERSON, teacher.id) in b.takes]
    rules.ensure_teacher_may(find_clashes([wanted], others), hours_missed([wanted], hours))
    if cover is None:
        cover = Cover(home_id=lesson.home_id, teaching_id=lesson.teaching_id, day=lesson.day)
        db.session.add(cover)
    cover.teacher_id, cover.reason = teacher.id, reason
    cover.words = words if reason == CoverReason.OTHER else ""
    flush()
    _tell(Event.COVER_ARRANGED, lesson, by=by, reason=reason)
    return cover


def take_back_cover(lesson: LessonOfDay, cover: Cover, *, by: Actor) -> None:
    """Let the period's own teacher take it again. Raises Refused for a day gone by or a period that is marked."""
    ensure_open(lesson)
    db.session.delete(cover)
    flush()
    _tell(Event.COVER_TAKEN_BACK, lesson, by=by)


def ensure_open(lesson: LessonOfDay) -> None:
    """Refuse to change who takes a period that is over or marked. Raises Refused."""
    if lesson.is_marked:
        raise Refused(_("This period is marked already. Who marked it stands on its sheet."))
    if lesson.day < clock.today():
        raise Refused(_("This day has gone by. Cover is arranged for today or later."))


def ensure_by_hand(teaching: Teaching) -> None:
    """Refuse to change by hand a period that came from a published version. Raises Refused."""
    if teaching.timetable_id is not None:
        raise Refused(_("This period stands in the published timetable. Lay a new version to change it."))


def _tell(event: Event, lesson: LessonOfDay, *, by: Actor, **more: Any) -> None:
    day: date = lesson.day
    details = {"class": lesson.class_name_plain, "day": day.isoformat(), **more}
    audit.record(
        event, by=by, home=lesson.home_id, subject=("teaching", lesson.teaching_id, None), details=details
    )
