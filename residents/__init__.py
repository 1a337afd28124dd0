"""The family floor: the child, her file in a home, her stays, and the register of admission and discharge."""

from accounts.roles import Role
from foundation.access import Address
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, MenuItem
from foundation.languages import _l
from foundation.telling import in_words
from residents import models as models
from residents.cards import aftercare, care_plan, copy, court, family, identity, onward, reception
from residents.choices import EXIT_REASONS
from residents.choices.compartments import COMPARTMENTS
from residents.events import SENTENCES, Event
from residents.intake.children import CHILDREN
from residents.intake.money import MONEY
from residents.intake.orders import ORDERS
from residents.intake.relatives import RELATIVES
from residents.intake.things import BELONGINGS
from residents.models import CaseFile
from residents.permissions import GRANTS, May
from residents.queries.file import file_in_home
from residents.queries.merging import table_words
from residents.reach import REACHES
from residents.registers import ADMISSIONS
from residents.timelines import SOURCE
from residents.views import bp
from residents.views.pages import FILE_PAGES
from residents.words import FIELDS, FILTERS

TABS = frozenset({
    Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.TEACHER, Role.NURSE, Role.DOCTOR, Role.CASE_WORKER, Role.COUNSELLOR,
})  # fmt: skip

feature = Feature(
    name="residents",
    blueprint=bp,
    in_full=("residents.show_findings", "residents.write_findings"),
    parts=(
        reception.PART,
        identity.PART,
        family.PART,
        court.PART,
        onward.PART,
        aftercare.PART,
        care_plan.PART,
        copy.PART,
    ),
    menu=(
        MenuItem(
            label=_l("Children"),
            endpoint="residents.list_children",
            chapter=Chapter.CHILDREN,
            permission=May.LIST_SEE,
            order=20,
            tabs=TABS,
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "code": Address(column=CaseFile.code, home=CaseFile.home_id, person=CaseFile.id),
    },
    reaches=REACHES,
    file_pages=FILE_PAGES,
    timeline=(SOURCE,),
    lookups={"case_file": file_in_home, "table_words": table_words},
    intake=(CHILDREN, RELATIVES, ORDERS, MONEY, BELONGINGS),
    registers=(ADMISSIONS,),
    compartments=COMPARTMENTS,
    events=Event,
    sentences=SENTENCES,
    details={
        "residents.reason": in_words(EXIT_REASONS),
        "residents.fields": in_words(FIELDS),
        "residents.filters": in_words(FILTERS),
    },
    pages={
        "residents.show_child": _l("File of %(code)s"),
        "residents.show_chronology": _l("Chronology of %(code)s"),
        "residents.show_day": _l("A day of %(code)s"),
        "residents.show_photo": _l("Photograph of %(code)s"),
        "residents.show_thumbnail": _l("Photograph of %(code)s"),
        "residents.show_broken_address": _l("Where %(code)s lives after leaving"),
    },
    demo=planned_by("residents.demo"),
    demo_order=30,
    clashes={
        "uq_bed_stay_bed_now": (
            _l("This bed is taken. Choose another. Nothing you typed is lost."),
            "bed_id",
        ),
        "uq_bed_stay_child_now": (_l("This child has a bed already. Look again."), "bed_id"),
        "uq_placement_open": _l("This child is here already."),
        "uq_case_file_home_id_child_id": _l("This child has a file here already."),
    },
)
