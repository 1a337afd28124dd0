"""What the family floor's card offers of orders, hearings and cases: menu, addresses, titles, codes of events."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import Chapter, MenuItem, Part
from foundation.languages import _l
from foundation.telling import in_words
from residents.choices.legal import RESULTS
from residents.models import (
    BailApplication,
    BarredPerson,
    CaseStage,
    ChildOrder,
    Compensation,
    LegalAid,
    MagistrateStatement,
    MedicoLegalExam,
    Production,
    SupportPerson,
    VictimCase,
)
from residents.permissions import May
from residents.registers import LEGAL_SERVICES, ORDER_BOOK, PRODUCTIONS
from residents.timelines.court import PANELS, TIMELINE

ADDRESSES: dict[str, Address] = {
    "aid_id": Address.of(LegalAid),
    "award_id": Address.of(Compensation),
    "bail_id": Address.of(BailApplication),
    "barred_id": Address.of(BarredPerson),
    "case_id": Address.of(VictimCase),
    "exam_id": Address.of(MedicoLegalExam, owner=MedicoLegalExam.nurse_id),
    "order_id": Address.of(ChildOrder),
    "production_id": Address.of(Production),
    "stage_id": Address.of(CaseStage),
    "statement_id": Address.of(MagistrateStatement),
    "support_id": Address.of(SupportPerson),
}
MENU = (
    MenuItem(
        label=_l("Hearings"), endpoint="residents.show_diary",
        chapter=Chapter.COURT, permission=May.DIARY_SEE, order=24,
        roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER, Role.COUNSELLOR, Role.INSPECTOR}),
        tabs=frozenset({Role.CASE_WORKER}),
    ),
    MenuItem(
        label=_l("My escorts today"), endpoint="residents.show_escorts", chapter=Chapter.COURT,
        permission=May.ESCORT_SEE, order=45,
    ),
    MenuItem(
        label=_l("Do not admit"), endpoint="residents.list_do_not_admit",
        chapter=Chapter.COURT, permission=May.DO_NOT_ADMIT_SEE, order=46,
        tabs=frozenset({Role.GATE}),
    ),
    MenuItem(
        label=_l("Examinations"), endpoint="residents.list_exams", chapter=Chapter.COURT,
        permission=May.FINDINGS_LIST, order=47,
    ),
)  # fmt: skip
PAGES: dict[str, Any] = {
    "residents.show_threat_face": _l("Threats to %(code)s"),
    "residents.list_orders": _l("Orders of %(code)s"),
    "residents.show_scan": _l("Scan of an order of %(code)s"),
    "residents.list_running_out": _l("Orders that run out"),
    "residents.list_hearings": _l("Hearings of %(code)s"),
    "residents.show_week": _l("Weekly list of children"),
    "residents.take_diary": _l("Calendar file of hearings"),
    "residents.list_cases": _l("Case of %(code)s"),
    "residents.show_case": _l("Case of %(code)s"),
    "residents.show_findings": _l("Findings of an examination"),
    "residents.show_threats": _l("Threats to %(code)s"),
}
DETAILS: dict[str, Any] = {"residents.result": in_words(RESULTS)}
PART = Part(
    menu=MENU,
    addresses=ADDRESSES,
    pages=PAGES,
    details=DETAILS,
    timeline=TIMELINE,
    resident_panels=PANELS,
    registers=(PRODUCTIONS, LEGAL_SERVICES, ORDER_BOOK),
)
