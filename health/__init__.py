"""Health: examinations, visits, growth, medicines, immunisations, and what is sealed for named readers."""

from accounts.roles import Role
from foundation.access import Address, Reach
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, FileChapter, FilePage, MenuItem
from foundation.languages import _l
from foundation.telling import in_words
from health import models as models
from health import panels
from health.choices.clinic import ALERT_KINDS, VISIT_KINDS
from health.choices.compartments import COMPARTMENTS
from health.events import SENTENCES, Event
from health.intake import MEASURES, VACCINATIONS
from health.intake_medicines import MEDICINES
from health.models import (
    Dose,
    HealthAlert,
    HealthExam,
    HealthMeasure,
    HealthVisit,
    Immunisation,
    Prescription,
    SealedHealth,
    SealedHealthReader,
)
from health.paper import ROUND_PAPER
from health.permissions import GRANTS, May
from health.queries import clinic
from health.reach import fellow_reader, named_reader
from health.registers import MEDICAL, WEIGHTS
from health.timelines.medical import TIMELINE
from health.views import bp
from homes.choices import HomeKind

NURSING = frozenset({Role.NURSE, Role.DOCTOR})
RESIDENTIAL = frozenset(HomeKind) - {HomeKind.OPEN_SHELTER}
CLASHES = {
    "uq_health_exam_standing": _l("Somebody wrote this examination a moment ago. Look again."),
    "uq_health_mark_case_file_id_number": _l("Somebody wrote a mark at the same moment. Write yours again."),
    "uq_health_measure_standing": _l("Somebody wrote this weight a moment ago. Look at the sheet again."),
    "uq_immunisation_standing": (_l("This dose is written already. Strike it out to mend it."), "dose"),
    "uq_dose_standing": _l("Somebody wrote this dose a moment ago. Look at the round again."),
    "uq_sealed_health_reader_sealed_id_reader_id": (_l("This person may open it already."), "reader_id"),
}

feature = Feature(
    name="health",
    blueprint=bp,
    intake=(MEASURES, MEDICINES, VACCINATIONS),
    paper=(ROUND_PAPER,),
    in_full=("health.show_open_sealed", "health.open_sealed"),
    menu=(
        MenuItem(
            label=_l("Round"), endpoint="health.show_round", permission=May.ROUND_SEE, order=26, chapter=Chapter.HEALTH,
            roles=frozenset({*NURSING, Role.HOUSE_STAFF, Role.SUPERINTENDENT}),
            tabs=frozenset({*NURSING, Role.HOUSE_STAFF}),
        ),
        MenuItem(
            label=_l("Allergies and emergencies"), short=_l("Allergies"), endpoint="health.list_alerts",
            permission=May.ALERT_LIST, order=27, chapter=Chapter.HEALTH,
        ),
        MenuItem(
            label=_l("Weighing day"), short=_l("Measure"), endpoint="health.show_weighing",
            permission=May.MEASURE_WRITE, order=28, chapter=Chapter.HEALTH, tabs=NURSING,
        ),
        MenuItem(
            label=_l("Sealed compartment"), short=_l("Sealed"), endpoint="health.list_sealed",
            permission=May.SEALED_LIST, order=29, chapter=Chapter.HEALTH,
        ),
        MenuItem(
            label=_l("Health in figures"), short=_l("Figures"), endpoint="health.show_figures",
            permission=May.FIGURES_SEE, order=30, chapter=Chapter.HEALTH,
            roles=frozenset({*NURSING, Role.SUPERINTENDENT, Role.INSPECTOR}), kinds=RESIDENTIAL,
        ),
        MenuItem(
            label=_l("Health in figures"), short=_l("Figures"), endpoint="health.compare_figures",
            permission=May.FIGURES_COMPARE, at_home=False, order=30, chapter=Chapter.HEALTH,
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "alert_id": Address.of(HealthAlert),
        "dose_id": Address.of(Dose, owner=Dose.written_by),
        "health_exam_id": Address.of(HealthExam),
        "health_visit_id": Address.of(HealthVisit),
        "immunisation_id": Address.of(Immunisation),
        "measure_id": Address.of(HealthMeasure),
        "prescription_id": Address.of(Prescription),
        "sealed_id": Address.of(SealedHealth, narrow={Reach.OWN: named_reader}),
        "sealed_reader_id": Address(
            column=SealedHealthReader.id, home=SealedHealthReader.home_id, narrow={Reach.OWN: fellow_reader}
        ),
    },
    file_pages=(FilePage("health", _l("Health"), "health.show_health", May.HISTORY_SEE, FileChapter.CARE, 10),),
    resident_panels=panels.PANELS,
    timeline=TIMELINE,
    presence=panels.PRESENCE,
    list_marks=panels.MARKS,
    evidence=panels.EVIDENCE,
    appointments=panels.APPOINTMENTS,
    registers=(MEDICAL, WEIGHTS),
    compartments=COMPARTMENTS,
    events=Event,
    sentences=SENTENCES,
    details={"health.kind": in_words(VISIT_KINDS), "health.alert": in_words(ALERT_KINDS)},
    pages={
        "health.show_health": _l("Medical file of %(code)s"),
        "health.show_growth": _l("Growth of %(code)s"),
        "health.list_immunisations": _l("Immunisations of %(code)s"),
        "health.show_exam": _l("An examination"),
        "health.show_broken_sealed": _l("Sealed matters of health of %(code)s"),
    },
    clashes=CLASHES,
    lookups={"medical_examined_since": clinic.examined_since},
    demo=planned_by("health.demo"),
    demo_order=55,
)  # fmt: skip
