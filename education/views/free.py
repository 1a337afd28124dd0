"""A period that is laid by hand is laid only where its teacher and its class are free and she is there."""

from collections.abc import Mapping
from typing import Any

from flask import current_app

from education.forms import TeachingForm
from education.models import SchoolClass, Teaching
from education.names import said_in
from education.rules.timetable import ensure_teacher_may
from foundation.bookings import Booking, Kind, Resource, When, find_clashes, hours_missed


def ensure_free(
    school_class: SchoolClass, form: TeachingForm, told: Mapping[str, Any], teaching: Teaching | None = None
) -> None:
    """Refuse a period whose teacher or class is taken by then, or whose teacher is not there. Raises Refused.

    Times that cross are left to the verb, which says so.
    """
    if told["teacher_id"] is None or not told["weekdays"] or told["ends_at"] <= told["starts_at"]:
        return
    house: Any = current_app.extensions["house"]
    names = {str(value): str(label) for value, label, *_rest in form.teacher_id.iter_choices()}
    when = When(told["weekdays"], told["starts_at"], told["ends_at"], told["from_on"], told["to_on"])
    takes = (
        Resource(Kind.PERSON, told["teacher_id"], names.get(str(told["teacher_id"]), "")),
        Resource(Kind.GROUP, school_class.id, said_in(school_class.name, school_class.name_local)[0]),
    )
    key = f"teaching:{teaching.id}" if teaching else "teaching:new"
    wanted = [Booking(key=key, what="", when=when, takes=takes)]
    place = (school_class.home_id, told["from_on"], told["to_on"])
    taken = house.taken(*place)
    ensure_teacher_may(find_clashes(wanted, taken.bookings), hours_missed(wanted, taken.hours))
