"""Where a child lives after she left, read while the seal is broken."""

from flask import g
from flask.typing import ResponseReturnValue

from foundation import audit
from foundation.access import reads, viewer
from foundation.languages import _
from foundation.sealed import opened
from residents.events import Event
from residents.permissions import May
from residents.queries import aftercare as queries
from residents.queries.leaving import prepared
from residents.views.aftercare import frame
from residents.views.aftercare_reach import ways_of
from residents.views.blueprint import bp


@bp.get("/children/<code>/broken-seal/address")
@reads(May.ADDRESS_BROKEN)
def show_broken_address(code: str) -> ResponseReturnValue:
    """Number and address, as whoever follows her up wrote them, or as the plan of her leaving has them."""
    told = queries.care_of(g.case_file_id)
    if told.care is not None:
        row = queries.reach_row(told.care)
        ways, plan, address = ways_of(row, with_numbers=True), row.plan, row.care.address
    else:
        plan, address = prepared(g.case_file_id, told.stay.id).plan, None
        number = opened(plan.phone) if plan else ""
        ways = [{"who": _("Number of the leaving plan"), "words": "", "number": number}] if number else []
    audit.read(
        Event.ADDRESS_OPENED, by=viewer(), home=g.home.id, subject=("case_file", told.file.id, code),
        details={"code": code},
    )  # fmt: skip
    address = address or (plan.address if plan else None)
    return frame("residents/broken_address.html", told, ways=ways, address=opened(address))
