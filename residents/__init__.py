"""The family floor: the child, her file in a home, her stays, and the register of admission and discharge."""

from accounts.roles import Role
from foundation.access import Address
from foundation.demonstration import planned_by
from foundation.feature import Feature, MenuItem
from foundation.languages import _l
from foundation.telling import in_words
from residents import court, family_card, family_timeline, identity_card, identity_timeline, onward, reception
from residents import models as models
from residents.choices import EXIT_REASONS
from residents.court_timeline import COURT
from residents.events import SENTENCES, Event
from residents.models import CaseFile
from residents.permissions import GRANTS, May
from residents.queries.file import file_in_home
from residents.reach import REACHES
from residents.registers import ADMISSIONS, BELONGINGS, LEGAL_SERVICES, ORDER_BOOK, PHOTOS, PRODUCTIONS
from residents.timeline import SOURCE
from residents.views import bp
from residents.words import FIELDS, FILTERS

TABS = frozenset({
    Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE, Role.DOCTOR, Role.CASE_WORKER, Role.COUNSELLOR,
})  # fmt: skip

feature = Feature(
    name="residents",
    blueprint=bp,
    menu=(
        *reception.MENU,
        MenuItem(
            label=_l("Children"),
            endpoint="residents.list_children",
            permission=May.LIST_SEE,
            order=20,
            tabs=TABS,
        ),
        *onward.MENU,
        *family_card.MENU,
        *identity_card.MENU,
        *court.MENU,
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "code": Address(column=CaseFile.code, home=CaseFile.home_id, person=CaseFile.id),
        **court.ADDRESSES,
        **onward.ADDRESSES,
        **reception.ADDRESSES,
        **onward.ADDRESSES,
        **family_card.ADDRESSES,
        **identity_card.ADDRESSES,
    },
    reaches=REACHES,
    resident_panels=family_timeline.PANELS,
    timeline=(
        SOURCE,
        *reception.TIMELINE,
        *family_timeline.TIMELINE,
        *identity_timeline.TIMELINE,
        *COURT,
        *onward.TIMELINE,
    ),
    presence=onward.PRESENCE,
    jobs=onward.JOBS,
    lookups={"case_file": file_in_home},
    registers=(ADMISSIONS, BELONGINGS, PHOTOS, PRODUCTIONS, LEGAL_SERVICES, ORDER_BOOK, *onward.REGISTERS),
    events=Event,
    sentences=SENTENCES,
    details={
        **court.DETAILS,
        **reception.DETAILS,
        **family_card.DETAILS,
        **identity_card.DETAILS,
        "residents.reason": in_words(EXIT_REASONS),
        "residents.fields": in_words(FIELDS),
        "residents.filters": in_words(FILTERS),
    },
    pages={
        **court.PAGES,
        **onward.PAGES,
        **reception.PAGES,
        **onward.PAGES,
        **family_card.PAGES,
        **identity_card.PAGES,
        "residents.show_child": _l("File of %(code)s"),
        "residents.show_chronology": _l("Chronology of %(code)s"),
        "residents.show_day": _l("A day of %(code)s"),
        "residents.show_member": _l("Family of %(code)s"),
        "residents.show_inquiry": _l("Home visit for %(code)s"),
        "residents.open_findings": _l("Home visit for %(code)s"),
        "residents.show_visit_photo": _l("Home visit for %(code)s"),
        "residents.show_savings": _l("Savings of %(code)s"),
        "residents.show_statement": _l("Savings of %(code)s"),
        "residents.show_leaving": _l("Leaving of %(code)s"),
        "residents.show_movement": _l("Movement of %(code)s"),
        "residents.show_threat_face": _l("Threats to %(code)s"),
        "residents.show_photo": _l("Photograph of %(code)s"),
        "residents.show_thumbnail": _l("Photograph of %(code)s"),
    },
    demo=planned_by("residents.demo"),
    demo_order=30,
    clashes={
        **onward.CLASHES,
        **reception.CLASHES,
        **onward.CLASHES,
        **family_card.CLASHES,
        **identity_card.CLASHES,
        "uq_bed_stay_bed_now": (
            _l("This bed is taken. Choose another. Nothing you typed is lost."),
            "bed_id",
        ),
        "uq_bed_stay_child_now": (_l("This child has a bed already. Look again."), "bed_id"),
        "uq_placement_open": _l("This child is here already."),
        "uq_case_file_home_id_child_id": _l("This child has a file here already."),
    },
)
