"""What schools outside and levels hand to the card: a page of the file, panel, chronology, evidence, addresses."""

from accounts.roles import Role
from education.models import LearningLevel, OutsideSchool, SchoolSlip
from education.permissions import May
from education.queries.learning import chronology_of_learning, evidence_of, learning_panel_of
from education.queries.outside import pupils_outside
from foundation.access import Address
from foundation.feature import (
    Chapter,
    EvidenceSource,
    FileChapter,
    FilePage,
    MenuItem,
    Part,
    ResidentPanel,
    TimelineSource,
)
from foundation.languages import _l
from residents.choices.care import Area as Need

PART = Part(
    menu=(
        MenuItem(
            label=_l("Schools outside"),
            endpoint="education.list_outside",
            chapter=Chapter.SCHOOL,
            permission=May.OUTSIDE_LIST,
            order=42,
            roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER}),
        ),
    ),
    addresses={
        "outside_id": Address.of(OutsideSchool),
        "slip_id": Address.of(SchoolSlip),
        "level_id": Address.of(LearningLevel),
    },
    file_pages=(
        FilePage("learning", _l("School"), "education.show_learning", May.CHILD_SEE, FileChapter.CARE, 30),
    ),
    resident_panels=(
        ResidentPanel(
            title=_l("Learning"),
            permission=May.CHILD_SEE,
            template="education/_learning_panel.html",
            load=learning_panel_of,
            endpoint="education.show_learning",
            order=31,
            column=2,
        ),
    ),
    timeline=(
        TimelineSource(
            kind="learning", label=_l("Learning"), permission=May.CHILD_SEE, load=chronology_of_learning
        ),
    ),
    evidence=(
        EvidenceSource(
            kind="school",
            label=_l("School"),
            permission=May.CHILD_SEE,
            areas=frozenset({str(Need.EDUCATION)}),
            load=evidence_of,
        ),
    ),
    lookups={"pupils_outside": pupils_outside},
    pages={"education.show_learning": _l("School of %(code)s")},
    clashes={
        "uq_outside_school_open": (
            _l("She is written at another school still. Write her last day there first."), "from_on",
        ),
        "uq_school_slip_outside_id_month": (_l("The slip of this month is written. Correct it instead."), "month"),
        "uq_learning_level_case_file_id_area_seen_on": (
            _l("A level of that day is written. Choose another day, or correct it."), "seen_on",
        ),
    },
)  # fmt: skip
