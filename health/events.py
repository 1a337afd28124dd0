"""What health tells the audit, and how each event is said."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """The deeds and readings of this room."""

    ALERTS_SEEN = "health.alerts.seen"
    ALERT_ENDED = "health.alert.ended"
    ALERT_WRITTEN = "health.alert.written"
    DOSES_WRITTEN = "health.doses.written"
    DOSE_EXPLAINED = "health.dose.explained"
    DOSE_STRUCK = "health.dose.struck"
    EXAM_STRUCK = "health.exam.struck"
    EXAM_WRITTEN = "health.exam.written"
    FIGURES_SEEN = "health.figures.seen"
    GROWTH_PRINTED = "health.growth.printed"
    IMMUNISATION_STRUCK = "health.immunisation.struck"
    IMMUNISATION_WRITTEN = "health.immunisation.written"
    MARK_WRITTEN = "health.mark.written"
    MEASURES_WRITTEN = "health.measures.written"
    MEASURE_STRUCK = "health.measure.struck"
    PRESCRIPTION_STOPPED = "health.prescription.stopped"
    PRESCRIPTION_WRITTEN = "health.prescription.written"
    ROUND_SEEN = "health.round.seen"
    SEALED_LISTED = "health.sealed.listed"
    SEALED_NAMED = "health.sealed.named"
    SEALED_OPENED = "health.sealed.opened"
    SEALED_UNNAMED = "health.sealed.unnamed"
    SEALED_WRITTEN = "health.sealed.written"
    SHEET_SEEN = "health.sheet.seen"
    STAY_ENDED = "health.stay.ended"
    VISIT_STRUCK = "health.visit.struck"
    VISIT_WRITTEN = "health.visit.written"


SENTENCES: dict[Event, Any] = {
    Event.ALERTS_SEEN: _l("Allergies and emergencies read, %(count)s lines"),
    Event.ALERT_ENDED: _l("An alert for %(code)s ended"),
    Event.ALERT_WRITTEN: _l("An alert for %(code)s written: %(alert)s"),
    Event.DOSES_WRITTEN: _l("Doses written, %(count)s: %(outcomes)s"),
    Event.DOSE_EXPLAINED: _l("Why a dose of %(code)s was not taken, written"),
    Event.DOSE_STRUCK: _l("A dose of %(code)s struck out"),
    Event.EXAM_STRUCK: _l("Examination of %(code)s struck out"),
    Event.EXAM_WRITTEN: _l("Examination of %(code)s written"),
    Event.FIGURES_SEEN: _l("Figures of health read, homes: %(count)s"),
    Event.GROWTH_PRINTED: _l("Growth chart of %(code)s printed"),
    Event.IMMUNISATION_STRUCK: _l("An immunisation of %(code)s struck out: %(dose)s"),
    Event.IMMUNISATION_WRITTEN: _l("An immunisation of %(code)s written: %(dose)s"),
    Event.MARK_WRITTEN: _l("Mark %(number)s of %(code)s written at an examination"),
    Event.MEASURES_WRITTEN: _l("Weights and heights of %(day)s written, %(count)s children"),
    Event.MEASURE_STRUCK: _l("Weight and height of %(code)s struck out"),
    Event.PRESCRIPTION_STOPPED: _l("A medicine of %(code)s stopped"),
    Event.PRESCRIPTION_WRITTEN: _l("A medicine of %(code)s ordered"),
    Event.ROUND_SEEN: _l("Medicine round opened, %(count)s doses"),
    Event.SEALED_LISTED: _l("Own sealed health matters listed"),
    Event.SEALED_NAMED: _l("A reader of a sealed health matter named"),
    Event.SEALED_OPENED: _l("A sealed health matter opened"),
    Event.SEALED_UNNAMED: _l("Reading of a sealed health matter ended"),
    Event.SEALED_WRITTEN: _l("A sealed health matter written"),
    Event.SHEET_SEEN: _l("Weighing sheet of %(day)s opened, %(count)s children"),
    Event.STAY_ENDED: _l("%(code)s is back from the sick room or the hospital"),
    Event.VISIT_STRUCK: _l("A health visit of %(code)s struck out"),
    Event.VISIT_WRITTEN: _l("A health visit of %(code)s written"),
}
