"""The school room's card: classes, subjects, enrolment and the attendance sheet."""

from accounts.roles import Role
from education import models
from education.cards import learning, timetable
from education.events import SENTENCES, Event
from education.intake import ENROLMENTS
from education.models import SchoolClass, Subject, Teaching
from education.permissions import GRANTS, May
from education.queries import chronology_of, panel_of
from education.reach import pupils, teaches
from education.registers import ATTENDANCE
from education.views import bp
from foundation.access import Address, Reach
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, MenuItem, ResidentPanel, TimelineSource
from foundation.languages import _l

__all__ = ["feature", "models"]


feature = Feature(
    name="education",
    blueprint=bp,
    parts=(timetable.PART, learning.PART),
    intake=(ENROLMENTS,),
    menu=(
        MenuItem(
            label=_l("My classes"),
            endpoint="education.show_my_classes",
            chapter=Chapter.SCHOOL,
            permission=May.ATTENDANCE_MARK,
            at_home=False,
            order=15,
            roles=frozenset({Role.TEACHER}),
            tabs=frozenset({Role.TEACHER}),
        ),
        MenuItem(
            label=_l("School"),
            endpoint="education.show_school",
            chapter=Chapter.SCHOOL,
            permission=May.SCHOOL_SEE,
            order=40,
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "class_id": Address(column=SchoolClass.id, home=SchoolClass.home_id, narrow={Reach.CLASS: teaches}),
        "subject_id": Address(column=Subject.id, home=Subject.home_id),
        "teaching_id": Address(column=Teaching.id, home=Teaching.home_id),
    },
    reaches={Reach.CLASS: pupils},
    resident_panels=(
        ResidentPanel(
            title=_l("School"),
            permission=May.CHILD_SEE,
            template="education/_panel.html",
            load=panel_of,
            order=30,
            column=2,
        ),
    ),
    timeline=(
        TimelineSource(kind="school", label=_l("School"), permission=May.CHILD_SEE, load=chronology_of),
    ),
    registers=(ATTENDANCE,),
    events=Event,
    sentences=SENTENCES,
    pages={
        "education.show_class": _l("Page of a class"),
        "education.show_sheet": _l("Attendance sheet of %(day)s"),
    },
    demo=planned_by("education.demo"),
    demo_order=40,
    clashes={
        "uq_subject_home_id_name": (
            _l("This home has a subject of that name. Use it, or choose another name."),
            "name",
        ),
        "uq_school_class_home_id_name_starts_on": (
            _l("A class of that name begins on that day already. Choose another name."),
            "name",
        ),
        "uq_enrolment_class_id_case_file_id_from_on": (
            _l("One of these children was enrolled from that day already. Choose another day."),
            "from_on",
        ),
    },
)
