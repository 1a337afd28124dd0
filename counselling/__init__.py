"""Counselling: sessions with children, sealed process notes, and what the house must do to keep a child safe."""

from accounts.roles import Role
from counselling import models as models
from counselling.compartments import COMPARTMENTS
from counselling.events import SENTENCES, Event
from counselling.evidence import EVIDENCE
from counselling.models import CounsellingSession
from counselling.panels import PANELS, TIMELINE
from counselling.permissions import GRANTS, May
from counselling.reach import NARROW
from counselling.registers import COUNSELLING
from counselling.views import bp
from foundation.access import Address
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, MenuItem
from foundation.languages import _l

feature = Feature(
    name="counselling",
    blueprint=bp,
    menu=(
        MenuItem(
            label=_l("My caseload"),
            endpoint="counselling.show_caseload",
            chapter=Chapter.CARE,
            permission=May.CASELOAD_SEE,
            at_home=False,
            order=30,
            roles=frozenset({Role.COUNSELLOR}),
            tabs=frozenset({Role.COUNSELLOR}),
        ),
        MenuItem(
            label=_l("Safety instructions"),
            short=_l("Safety"),
            endpoint="counselling.list_instructions",
            chapter=Chapter.CARE,
            permission=May.INSTRUCTION_SEE,
            order=35,
            roles=frozenset({Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.CASE_WORKER}),
            tabs=frozenset({Role.HOUSE_STAFF}),
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "session_id": Address(
            column=CounsellingSession.id,
            home=CounsellingSession.home_id,
            person=CounsellingSession.case_file_id,
            owner=CounsellingSession.counsellor_id,
            narrow=NARROW,
        )
    },
    resident_panels=PANELS,
    timeline=TIMELINE,
    evidence=EVIDENCE,
    registers=(COUNSELLING,),
    compartments=COMPARTMENTS,
    events=Event,
    sentences=SENTENCES,
    pages={
        "counselling.list_sessions": _l("Sessions of %(code)s"),
        "counselling.show_session": _l("A counselling session"),
        "counselling.show_broken_notes": _l("Sealed counselling notes of %(code)s"),
    },
    demo=planned_by("counselling.demo"),
    demo_order=50,
)
