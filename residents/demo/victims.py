"""The demonstration's cases: report, statement, examination, help, bail, compensation, and danger from outside."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from accounts import demo as gatehouse
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of
from foundation.viewer import Viewer
from homes import demo as hall
from residents.actions import help as helping
from residents.actions import threats
from residents.actions import victim as verbs
from residents.actions.under_case import mend_under, write_under
from residents.choices.legal import NEW_ACTS_FROM
from residents.demo.lives import Life, Stay
from residents.models import (
    BailApplication,
    CaseFile,
    CaseStage,
    Compensation,
    LegalAid,
    SupportPerson,
    VictimCase,
)

STATIONS = ("Notunhat", "Kajolgram", "Tetultala", "Neelganj", "Sonadanga")
OFFICERS = ("SI Ratan Mahali", "SI Bulbuli Soren", "ASI Haren Kisku", "SI Nirmala Oraon")
HELPERS = ("Ila Chakrabarty", "Sabitri Hansda", "Noor Banu", "Jhuma Biswas")
LAWYERS = ("Advocate Mitra Sen", "Advocate Rehana Laskar", "Advocate Biren Tudu")
NURSES = {"KRS": "bina.rai", "KDM": "mary.ekka"}
ACCUSED = ("Haru Pradhan", "Kanai Bauri", "a man called Raju", "two men, not named")


def file_of(life: Life) -> CaseFile:
    """Answer the row of a child's file."""
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == life.known_id)).one()


def worker(demo: Demo, stay: Stay) -> Viewer:
    """Answer who writes: the case worker of the stay."""
    return gatehouse.person(demo, stay.case_worker).viewer()


def plan(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    """Plan the case of a girl against whom an offence was committed: most who came by categories viii and ix."""
    if not {"viii", "ix"} & set(stay.categories) or dice.random() < 0.35:
        return
    for days, deed in _deeds(dice):
        when = stay.written_at + timedelta(days=days, minutes=dice.randint(11, 90))
        if stay.ended_at is None or when < stay.ended_at:
            demo.plan(when, deed, demo, life, stay, dice.randint(0, 10**6))


Deed = Callable[[Demo, Life, Stay, int], None]


def _deeds(dice: Random) -> list[tuple[int, Deed]]:
    """Answer what happens in the case, by days after the arrival."""
    told: list[tuple[int, Deed]] = [
        (1, _case),
        (2, _exam),
        (4, _statement),
        (9, _support),
        (12, _lawyer),
        (30, _apply),
    ]
    told += [(days, _report) for days in (41, 72, 103)]
    if dice.random() < 0.6:
        told += [(48, _bail), (75, _charge_sheet), (95, _award)]
    if dice.random() < 0.5:
        told += [(118, _credit), (190, _evidence)]
    if dice.random() < 0.15:
        told.append((20, _danger))
    return told


def _case_of(life: Life) -> VictimCase:
    asked = sa.select(VictimCase).where(VictimCase.case_file_id == life.known_id)
    return db.session.scalars(asked.limit(1)).one()


def _case(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    reported = day_of(stay.arrived_at)
    offence = reported - timedelta(days=lot % 90 + 1)
    is_new = offence >= NEW_ACTS_FROM
    told: dict[str, Any] = {
        "report_kind": "fir", "report_no": f"{lot % 400 + 11}/{reported.year}", "reported_on": reported,
        "police_station": STATIONS[lot % 5], "officer": OFFICERS[lot % 4], "offence_on": offence,
        "sections": _sections(stay, is_new=is_new), "court": "Special Court, Amrapali",
    }  # fmt: skip
    phone = f"9{lot % 10**9:09d}"
    verbs.write_case(file_of(life), told, officer_phone=phone, by=worker(demo, stay))


def _sections(stay: Stay, *, is_new: bool) -> dict[str, list[str]]:
    if "viii" in stay.categories:
        return {"pocso": ["4", "6"], **({"bns": ["65(1)"]} if is_new else {"ipc": ["376(3)"]})}
    return {"itpa": ["5", "6"], **({"bns": ["143(4)"]} if is_new else {"ipc": ["370(4)"]})}


def _exam(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    file, case = file_of(life), _case_of(life)
    nurse = gatehouse.person(demo, NURSES[life.home])
    told = {
        "examined_on": clock.today(), "hospital": "District hospital, Amrapali", "mlc_no": f"MLC {lot % 900 + 21}",
        "nurse_id": nurse.known_id,
    }  # fmt: skip
    exam = verbs.write_exam(file, case, told, by=worker(demo, stay))
    found = "Examined with a woman doctor. Report handed to the officer."
    verbs.write_findings(file, exam, found, by=nurse.viewer())


def _statement(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    told = {
        "held_on": clock.today(), "court": "Judicial Magistrate, Amrapali", "escort": "House mother",
        "support_person": "",
    }  # fmt: skip
    verbs.write_statement(
        file_of(life),
        _case_of(life),
        told,
        words="Her words are invented for the demonstration.",
        by=worker(demo, stay),
    )


def _support(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    told = {
        "name": HELPERS[lot % 4], "organisation": "Alor Disha group", "phone": f"8{lot % 10**9:09d}",
        "named_on": clock.today(), "named_by": hall.committee_id(demo, life.committee),
    }  # fmt: skip
    write_under(file_of(life), _case_of(life), SupportPerson, told, by=worker(demo, stay))


def _report(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    asked = sa.select(SupportPerson).where(SupportPerson.case_file_id == life.known_id).limit(1)
    person = db.session.scalars(asked).one()
    helping.receive_report(file_of(life), person, received_on=clock.today(), by=worker(demo, stay))


def _lawyer(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    told = {
        "kind": "lawyer", "name": LAWYERS[lot % 3], "phone": "", "given_on": clock.today(),
        "reference": f"DLSA/AMR/{lot % 300 + 1}",
    }  # fmt: skip
    write_under(file_of(life), _case_of(life), LegalAid, told, by=worker(demo, stay))


def _apply(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    told = {
        "kind": "interim", "applied_on": clock.today(), "applied_to": "DLSA Amrapali", "ordered_on": None,
        "order_no": "", "ordered_amount": None, "credited_on": None, "credited_amount": None,
    }  # fmt: skip
    write_under(file_of(life), _case_of(life), Compensation, told, by=worker(demo, stay))


def _award_of(life: Life) -> tuple[Compensation, dict[str, Any]]:
    asked = sa.select(Compensation).where(Compensation.case_file_id == life.known_id).limit(1)
    award = db.session.scalars(asked).one()
    names = ("kind", "applied_on", "applied_to", "ordered_on", "order_no", "ordered_amount", "credited_on")
    return award, {name: getattr(award, name) for name in (*names, "credited_amount")}


def _award(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    award, told = _award_of(life)
    told |= {
        "ordered_on": clock.today(),
        "ordered_amount": 75_000 + lot % 4 * 25_000,
        "order_no": f"SC/{lot % 90}",
    }
    mend_under(file_of(life), award, told, reason="", by=worker(demo, stay))


def _credit(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    award, told = _award_of(life)
    if award.ordered_on is not None:
        told |= {"credited_on": clock.today(), "credited_amount": award.ordered_amount}
        mend_under(file_of(life), award, told, reason="", by=worker(demo, stay))


def _bail(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    today: date = clock.today()
    told = {
        "accused": ACCUSED[lot % 4], "court": "Special Court, Amrapali", "filed_on": today - timedelta(days=8),
        "objected_on": today - timedelta(days=4), "decided_on": today,
        "outcome": "granted" if lot % 5 == 0 else "refused",
    }  # fmt: skip
    write_under(file_of(life), _case_of(life), BailApplication, told, by=worker(demo, stay))


def _charge_sheet(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    _stage(demo, life, stay, "charge_sheet")


def _evidence(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    _stage(demo, life, stay, "evidence")


def _stage(demo: Demo, life: Life, stay: Stay, kind: str) -> None:
    told = {"kind": kind, "happened_on": clock.today()}
    write_under(file_of(life), _case_of(life), CaseStage, told, by=worker(demo, stay))


def _danger(demo: Demo, life: Life, stay: Stay, lot: int) -> None:
    file, by = file_of(life), worker(demo, stay)
    threats.bar_person(
        file, name=ACCUSED[lot % 3], description="About forty, limps, comes on a red motorcycle",
        reason="Asked for her at the gate.", from_on=clock.today(), until_on=None, by=by,
    )  # fmt: skip
    threats.note_threat(file, "A man asked for her at the gate twice; the police station was told.", by=by)
