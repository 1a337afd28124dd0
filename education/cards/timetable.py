"""What the timetable hands to the card: its menu word, addresses, bookings, titles, clashes."""

from accounts.roles import Role
from education.models import SchoolPeriod, TeacherHours, Timetable
from education.paper import ATTENDANCE_PAPER
from education.permissions import May
from education.queries.bookings import TELL, booked_by_school, booked_elsewhere, rolls_on
from education.registers import CLASSES
from foundation.access import Address
from foundation.feature import BookingSource, Chapter, MenuItem, Part
from foundation.languages import _l

PART = Part(
    menu=(
        MenuItem(
            label=_l("Timetable"),
            short=_l("Week"),
            endpoint="education.show_week",
            chapter=Chapter.SCHOOL,
            permission=May.TIMETABLE_SEE,
            order=41,
            roles=frozenset({Role.SUPERINTENDENT, Role.TEACHER, Role.HOUSE_STAFF, Role.HEAD_OFFICE}),
            tabs=frozenset({Role.TEACHER}),
        ),
    ),
    addresses={
        "timetable_id": Address(column=Timetable.id, home=Timetable.home_id),
        "period_id": Address(column=SchoolPeriod.id, home=SchoolPeriod.home_id),
        "hours_id": Address(column=TeacherHours.id, home=TeacherHours.home_id),
    },
    bookings=(BookingSource(load=booked_by_school, elsewhere=booked_elsewhere, groups=rolls_on, tell=TELL),),
    registers=(CLASSES,),
    paper=(ATTENDANCE_PAPER,),
    pages={
        "education.show_timetable": _l("A version of the timetable"),
        "education.list_versions": _l("Versions of the timetable"),
    },
    clashes={
        "uq_timetable_home_id_draft": _l("A draft is begun already. Open it, or throw it away first."),
        "uq_timetable_cell_timetable_id_class_id_period_id_weekday": _l(
            "Somebody laid this period a moment ago. Look again."
        ),
        "uq_cover_teaching_id_day": _l(
            "Somebody arranged the cover of this period a moment ago. Look again."
        ),
    },
)
