"""Orders, hearings and a case of each child of the small world, every word a canary."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

from PIL import Image

from accounts.roles import Role
from foundation import clock, files
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from residents.actions import help as helping
from residents.actions import orders, productions, threats, victim
from residents.actions.under_case import mend_under, write_under
from residents.models import BailApplication, CaseFile, CaseStage, Compensation, LegalAid, SupportPerson
from tests.factories import residents
from tests.factories.canaries import canary

LEGAL_WORDS = (
    "order_words", "hearing_place", "ruled", "report", "of_case", "case_phone", "statement", "mlc", "threat", "barred",
    "barred_why",
)  # fmt: skip


def bring_to_court(world: Any) -> None:
    """Write orders, hearings, a case and a bar for each child of the world (committed)."""
    nurse, escort = world.users[Role.NURSE], world.own["staff_id", Role.HOUSE_STAFF]
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in LEGAL_WORDS}
        begin_write()
        near = place == "near"
        made = _orders(residents.fresh(file), said) | _hearing(file, said, escort if near else None)
        made |= _case(file, said, nurse.id if near else None) | _bar(file, said)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value
    world.own["exam_id", Role.NURSE] = world.values["exam_id"]["near"]


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 70), "teal").save(out, "JPEG")
    return out.getvalue()


def _orders(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    now, stay = clock.now(), residents.stay_of(file)
    today = clock.local(now).date()
    told = orders.Ordered(
        kind="interim", order_no=said["report"].replace("report", "number"), order_date=today, at=now,
        valid_until=today + timedelta(days=9), words=said["order_words"],
    )  # fmt: skip
    scan = files.prepare("scan.jpg", _picture())
    made = orders.write_order(file, stay, told, by=SYSTEM, scan=scan)
    return {"order_id": made.id}


def _hearing(file: CaseFile, said: dict[str, str], staff_id: UUID | None) -> dict[str, UUID]:
    today = clock.today()
    more: dict[str, Any] = {"escort_kind": "staff", "escort_staff_id": staff_id} if staff_id else {}
    listed = productions.Listed(
        on_day=today, forum="court", purpose="evidence", place=said["hearing_place"], **more
    )
    held = productions.list_hearing(file, listed, by=SYSTEM)
    told = productions.Told(result="put_off", ordered=said["ruled"], next_on=today + timedelta(days=5))
    productions.tell_hearing(file, residents.stay_of(file), held, told, by=SYSTEM)
    return {"production_id": held.id}


def _case(file: CaseFile, said: dict[str, str], nurse_id: UUID | None) -> dict[str, UUID]:
    today, early = clock.today(), clock.today() - timedelta(days=9)
    case = victim.write_case(
        file,
        {"report_kind": "fir", "report_no": said["report"], "reported_on": early, "sections": {"pocso": ["6"]},
         "officer": said["of_case"]},
        officer_phone=said["case_phone"], by=SYSTEM,
    )  # fmt: skip
    statement = victim.write_statement(file, case, {"held_on": today}, words=said["statement"], by=SYSTEM)
    exam = victim.write_exam(
        file,
        case,
        {"examined_on": today, "hospital": "Sadar", "mlc_no": "1", "nurse_id": nurse_id},
        by=SYSTEM,
    )
    victim.write_findings(file, exam, said["mlc"], by=SYSTEM)
    named = {"name": said["of_case"], "phone": said["case_phone"]}
    support = write_under(
        file,
        case,
        SupportPerson,
        {**named, "organisation": "", "named_on": early, "named_by": None},
        by=SYSTEM,
    )
    helping.receive_report(file, support, received_on=today, by=SYSTEM)
    aid = write_under(
        file, case, LegalAid, {**named, "kind": "lawyer", "reference": "D 1", "given_on": today}, by=SYSTEM
    )
    stage = write_under(
        file, case, CaseStage, {"kind": "evidence", "happened_on": today, "note": said["of_case"]}, by=SYSTEM
    )
    decided = {"objected_on": None, "decided_on": None, "outcome": ""}
    bail = write_under(
        file,
        case,
        BailApplication,
        {"accused": said["of_case"], "court": "", "filed_on": today, **decided},
        by=SYSTEM,
    )
    award = write_under(
        file, case, Compensation,
        {"kind": "interim", "applied_on": early, "applied_to": "DLSA", "ordered_on": today, "order_no": "",
         "ordered_amount": 50000, "credited_on": None, "credited_amount": None},
        by=SYSTEM,
    )  # fmt: skip
    _correct(file, case, stage, statement, said)
    return {
        "case_id": case.id, "statement_id": statement.id, "exam_id": exam.id, "support_id": support.id,
        "bail_id": bail.id, "award_id": award.id, "aid_id": aid.id, "stage_id": stage.id,
    }  # fmt: skip


def _correct(file: CaseFile, case: Any, stage: Any, statement: Any, said: dict[str, str]) -> None:
    """Correct what was written: what stood there stays hidden from whom it was hidden before."""
    new = {"kind": "evidence", "happened_on": stage.happened_on, "outcome": "", "note": ""}
    mend_under(file, stage, new, reason="Wrong day", by=SYSTEM)
    victim.mend_case(
        file, case, {"reported_on": case.reported_on, "sections": case.sections, "officer": "SI Nirmala Oraon"},
        officer_phone="9830012345", reason="Another officer", by=SYSTEM,
    )  # fmt: skip
    victim.seal_statement(
        file, statement, words="As it was read out.", copy=None, reason="Mixed up", by=SYSTEM
    )


def _bar(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    barred = threats.bar_person(
        file, name=said["barred"], description="Tall", reason=said["barred_why"], from_on=clock.today(), until_on=None,
        photo=files.prepare("face.jpg", _picture()), by=SYSTEM,
    )  # fmt: skip
    threats.note_threat(file, said["threat"], by=SYSTEM)
    return {"barred_id": barred.id}
