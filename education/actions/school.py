"""The verbs that arrange the school: classes, subjects, periods and who is enrolled."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from education import queries
from education.events import Event
from education.models import Enrolment, SchoolClass, Subject, Teaching
from foundation import audit
from foundation.clashes import flush
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor


def make_class(home_id: UUID, *, by: Actor, **told: Any) -> SchoolClass:
    """Begin a class: name, name_local, level, room, starts_on, ends_on. Raises Refused for dates that cross."""
    _ensure_in_order(told["starts_on"], told.get("ends_on"), field="ends_on")
    school_class = SchoolClass(home_id=home_id, **told)
    db.session.add(school_class)
    flush()
    _tell_class(Event.CLASS_MADE, school_class, by=by)
    return school_class


def change_class(school_class: SchoolClass, *, by: Actor, **told: Any) -> None:
    """Change a class; the audit tells which fields. Raises Refused for dates that cross."""
    _ensure_in_order(told["starts_on"], told.get("ends_on"), field="ends_on")
    fields = _change(school_class, told)
    flush()
    if fields:
        _tell_class(Event.CLASS_CHANGED, school_class, by=by, fields=fields)


def make_subject(home_id: UUID, *, by: Actor, **told: Any) -> Subject:
    """Add a subject to a home's school. Raises Refused when the home has one of that name."""
    subject = Subject(home_id=home_id, **told)
    db.session.add(subject)
    flush()
    audit.record(Event.SUBJECT_MADE, by=by, home=home_id, subject=("subject", subject.id, None))
    return subject


def change_subject(subject: Subject, *, by: Actor, **told: Any) -> None:
    """Change a subject's name."""
    fields = _change(subject, told)
    flush()
    if fields:
        about = ("subject", subject.id, None)
        audit.record(
            Event.SUBJECT_CHANGED, by=by, home=subject.home_id, subject=about, details={"fields": fields}
        )


def make_teaching(school_class: SchoolClass, *, by: Actor, **told: Any) -> Teaching:
    """Add a period of the week: subject_id, teacher_id, weekdays (bits), starts_at, ends_at, room, from_on, to_on."""
    _ensure_period(told)
    teaching = Teaching(home_id=school_class.home_id, class_id=school_class.id, **told)
    db.session.add(teaching)
    flush()
    _tell_class(Event.TEACHING_MADE, school_class, by=by, teaching=str(teaching.id))
    return teaching


def change_teaching(teaching: Teaching, school_class: SchoolClass, *, by: Actor, **told: Any) -> None:
    """Change a period of the week; sheets that were marked keep the hours they were marked with."""
    _ensure_period(told)
    fields = _change(teaching, told)
    flush()
    if fields:
        _tell_class(Event.TEACHING_CHANGED, school_class, by=by, teaching=str(teaching.id), fields=fields)


def enrol(
    school_class: SchoolClass, children: Sequence[UUID], from_on: date, *, by: Actor
) -> tuple[Enrolment, ...]:
    """Enrol several children at once, at the end of the roll; those enrolled already are left as they are.

    Raises Refused when no child was chosen, or for a day outside the class's dates.
    """
    known = queries.roll_of(school_class.id, from_on)
    made = add_enrolments(school_class, dict.fromkeys(children), from_on, known=known, by=by)
    flush()
    return made


def add_enrolments(
    school_class: SchoolClass, children: Mapping[UUID, int | None], from_on: date, *,
    known: Mapping[UUID, int | None], by: Actor,
) -> tuple[Enrolment, ...]:  # fmt: skip
    """Add children to a roll, each with her number or with the next one; whoever fills many rolls sends them together.

    `known` is who is on the roll on that day or later. Raises Refused as `enrol` does.
    """
    if not children:
        raise Refused(_("Choose at least one child."), field="children")
    if from_on < school_class.starts_on:
        raise Refused(_("This class had not begun on that day. Choose a later day."), field="from_on")
    if school_class.ends_on and from_on > school_class.ends_on:
        raise Refused(_("This class had ended by that day. Choose an earlier day."), field="from_on")
    last = max((number or 0 for number in known.values()), default=0)
    fresh = {child: number for child, number in children.items() if child not in known}
    made = []
    for child, number in fresh.items():
        roll_no = number or last + 1
        last = max(last, roll_no)
        made.append(
            Enrolment(
                home_id=school_class.home_id, class_id=school_class.id, case_file_id=child, from_on=from_on,
                roll_no=roll_no,
            )
        )  # fmt: skip
    db.session.add_all(made)
    if made:
        files = [str(child) for child in fresh]
        _tell_class(
            Event.CHILDREN_ENROLLED, school_class, by=by, many=len(made), files=files, day=from_on.isoformat()
        )
    return tuple(made)


def take_off_roll(
    school_class: SchoolClass, enrolments: Iterable[Enrolment], last_day: date, *, by: Actor
) -> int:
    """End these enrolments; `last_day` is the last day in the class. Answers how many. Raises Refused if none.

    One that had not begun by then ends on the day on which it began.
    """
    chosen = list(enrolments)
    if not chosen:
        raise Refused(_("Choose at least one child."), field="enrolments")
    for enrolment in chosen:
        enrolment.to_on = max(last_day, enrolment.from_on)
    flush()
    files = [str(e.case_file_id) for e in chosen]
    about = {"many": len(chosen), "files": files, "day": last_day.isoformat()}
    _tell_class(Event.CHILDREN_LEFT_CLASS, school_class, by=by, **about)
    return len(chosen)


def _ensure_in_order(first: date, last: date | None, *, field: str) -> None:
    if last and last < first:
        raise Refused(_("The last day is before the first. Mend one of them."), field=field)


def _ensure_period(told: Mapping[str, Any]) -> None:
    if not told["weekdays"]:
        raise Refused(_("Choose at least one day of the week."), field="weekdays")
    if told["ends_at"] <= told["starts_at"]:
        raise Refused(_("The period ends before it begins. Mend one of the times."), field="ends_at")
    _ensure_in_order(told["from_on"], told.get("to_on"), field="to_on")


def _change(record: Any, told: Mapping[str, Any]) -> list[str]:
    fields = sorted(name for name, value in told.items() if getattr(record, name) != value)
    for name in fields:
        setattr(record, name, told[name])
    return fields


def _tell_class(event: Event, school_class: SchoolClass, *, by: Actor, **details: Any) -> None:
    about = ("school_class", school_class.id, None)
    told = {"class": school_class.name, **details}
    audit.record(event, by=by, home=school_class.home_id, subject=about, details=told)
