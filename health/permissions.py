"""Who may do what in health: the rows of the access matrix for alerts and medicines, history, and sealed matters."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """The permissions of this room."""

    ALERT_LIST = "health.alert.list"
    ALERT_SEE = "health.alert.see"
    ALERT_WRITE = "health.alert.write"
    DOSE_MEND = "health.dose.mend"
    DOSE_WRITE = "health.dose.write"
    EXAM_WRITE = "health.exam.write"
    FIGURES_COMPARE = "health.figures.compare"
    FIGURES_SEE = "health.figures.see"
    HISTORY_SEE = "health.history.see"
    IMMUNISATION_WRITE = "health.immunisation.write"
    MEASURE_WRITE = "health.measure.write"
    PRESCRIPTION_WRITE = "health.prescription.write"
    REGISTER_SEE = "health.register.see"
    ROUND_PRINT = "health.round.print"
    ROUND_SEE = "health.round.see"
    SEALED_BROKEN = "health.sealed.broken"
    SEALED_LIST = "health.sealed.list"
    SEALED_NAME = "health.sealed.name"
    SEALED_OPEN = "health.sealed.open"
    SEALED_WRITE = "health.sealed.write"
    SUMMARY_SEE = "health.summary.see"
    VISIT_WRITE = "health.visit.write"


def _at(reach: Reach, *permissions: May) -> dict[May, Reach]:
    return dict.fromkeys(permissions, reach)


_SEE = (
    May.ALERT_LIST, May.ALERT_SEE, May.FIGURES_SEE, May.ROUND_SEE, May.HISTORY_SEE, May.SUMMARY_SEE, May.REGISTER_SEE,
)  # fmt: skip
_WRITE = (
    May.ALERT_WRITE, May.DOSE_MEND, May.DOSE_WRITE, May.EXAM_WRITE, May.IMMUNISATION_WRITE, May.MEASURE_WRITE,
    May.PRESCRIPTION_WRITE, May.VISIT_WRITE,
)  # fmt: skip
_READER = {May.SEALED_LIST: Reach.HOME, May.SEALED_OPEN: Reach.OWN}
"""Who may be named to read a sealed matter; without being named the reach covers nothing."""

GRANTS: dict[Role, dict[May, Reach]] = {
    Role.SUPERINTENDENT: {**_at(Reach.HOME, *_SEE, May.ROUND_PRINT), **_READER, May.SEALED_NAME: Reach.OWN},
    Role.HOUSE_STAFF: {
        **_at(Reach.HOME, May.ALERT_LIST, May.ALERT_SEE, May.ROUND_SEE, May.DOSE_WRITE),
        May.DOSE_MEND: Reach.OWN,
    },
    Role.TEACHER: {May.ALERT_LIST: Reach.HOME, May.ALERT_SEE: Reach.CLASS},
    Role.COUNSELLOR: {
        **_at(Reach.CASELOAD, May.ALERT_SEE, May.HISTORY_SEE, May.SUMMARY_SEE),
        **_READER,
        **_at(Reach.HOME, May.ALERT_LIST, May.FIGURES_SEE),
    },
    Role.NURSE: {**_at(Reach.HOME, *_SEE, *_WRITE, May.ROUND_PRINT, May.SEALED_WRITE), **_READER},
    Role.DOCTOR: {**_at(Reach.HOME, *_SEE, *_WRITE, May.SEALED_WRITE), **_READER, May.SEALED_NAME: Reach.OWN},
    Role.CASE_WORKER: {
        **_at(Reach.CASELOAD, May.ALERT_SEE, May.SUMMARY_SEE),
        **_at(Reach.HOME, May.ALERT_LIST, May.FIGURES_SEE),
    },
    Role.STORES: {},
    Role.GATE: {},
    Role.INSPECTOR: {May.FIGURES_SEE: Reach.HOME},
    Role.COMMITTEE_MEMBER: {},
    Role.HEAD_OFFICE: _at(Reach.ALL, May.FIGURES_SEE, May.FIGURES_COMPARE),
    Role.PRIVACY_OFFICER: _at(Reach.ALL, May.FIGURES_SEE, May.FIGURES_COMPARE),
    Role.ADMINISTRATOR: {},
    Role.YOUNG_PERSON: {},
    Role.KIOSK: {},
}
