"""What the family floor's card offers of orders, hearings and cases: menu, addresses, titles, codes of events."""

from typing import Any

from accounts.roles import Role
from foundation.access import Address
from foundation.feature import MenuItem
from foundation.languages import _l
from foundation.telling import in_words
from residents.legal import RESULTS
from residents.models import (
    BailApplication,
    BarredPerson,
    ChildOrder,
    Compensation,
    MagistrateStatement,
    MedicoLegalExam,
    Production,
    SupportPerson,
    VictimCase,
)
from residents.permissions import May


def _address(table: Any, **more: Any) -> Address:
    return Address(column=table.id, home=table.home_id, person=table.case_file_id, **more)


ADDRESSES: dict[str, Address] = {
    "award_id": _address(Compensation),
    "bail_id": _address(BailApplication),
    "barred_id": _address(BarredPerson),
    "case_id": _address(VictimCase),
    "exam_id": _address(MedicoLegalExam, owner=MedicoLegalExam.nurse_id),
    "order_id": _address(ChildOrder),
    "production_id": _address(Production),
    "statement_id": _address(MagistrateStatement),
    "support_id": _address(SupportPerson),
}
MENU = (
    MenuItem(
        label=_l("Hearings"), endpoint="residents.show_diary", permission=May.DIARY_SEE, order=24,
        roles=frozenset({Role.SUPERINTENDENT, Role.CASE_WORKER, Role.COUNSELLOR, Role.INSPECTOR}),
        tabs=frozenset({Role.CASE_WORKER}),
    ),
    MenuItem(label=_l("My escorts today"), endpoint="residents.show_escorts", permission=May.ESCORT_SEE, order=45),
    MenuItem(
        label=_l("Do not admit"), endpoint="residents.list_do_not_admit", permission=May.DO_NOT_ADMIT_SEE, order=46,
        tabs=frozenset({Role.GATE}),
    ),
    MenuItem(label=_l("Examinations"), endpoint="residents.list_exams", permission=May.FINDINGS_LIST, order=47),
)  # fmt: skip
PAGES: dict[str, Any] = {
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
