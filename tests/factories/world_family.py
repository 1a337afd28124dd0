"""The family part of the small world: a relative, a visit and a referral of each child, every word a canary."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID

from PIL import Image

from foundation import clock, files
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from residents.actions import family, inquiries, referrals
from residents.models import CaseFile
from tests.factories import residents
from tests.factories.canaries import canary

FAMILY_WORDS = ("kin", "kin_address", "kin_number", "safe_words", "wanted", "kin_health")
VISIT_WORDS = ("met", "findings", "advice", "district_answer")
REFERRAL_WORDS = ("referred_to", "what_for", "referral_answer")


def furnish(world: Any) -> None:
    """Write a family, a visit and a referral for each child of the world (committed)."""
    for place, file in world.children.items():
        kinds = (*FAMILY_WORDS, *VISIT_WORDS, *REFERRAL_WORDS)
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in kinds}
        begin_write()
        made = _family(residents.fresh(file), said)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value


def _family(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    today = clock.today()
    child = residents.child_of(file)
    told = family.MemberSaid(
        relation="mothers_sister", name=said["kin"], contact="safe", wanted="yes", wanted_words=said["wanted"],
        address=said["kin_address"], phone=said["kin_number"], safe_words=said["safe_words"], health=said["kin_health"],
    )  # fmt: skip
    member = family.write_member(file, child, told, by=SYSTEM)
    db.session.flush()
    early = today - timedelta(days=9)
    asked = inquiries.Asked(
        kind="home_study", asked_on=early, due_on=today, worker_id=None, member_id=member.id
    )
    inquiry = inquiries.ask(file, asked, by=SYSTEM)
    photo = inquiries.add_photo(
        file, inquiry, files.prepare("house.jpg", _house()), shows="", is_without_face=True, by=SYSTEM
    )
    request = inquiries.ask_district(
        file, inquiry, district="Sonadanga", body="DCPU", sent_on=early, due_on=today, by=SYSTEM
    )
    inquiries.write_answer(
        file, inquiry, request, answered_on=today, answer=said["district_answer"], by=SYSTEM
    )
    report = inquiries.Report(
        visited_on=today, met=said["met"], findings=said["findings"], fit="yes", recommendation=said["advice"]
    )
    inquiries.report(file, inquiry, report, by=SYSTEM)
    referral = _referral(file, said)
    db.session.flush()
    return {
        "member_id": member.id, "inquiry_id": inquiry.id, "visit_photo_id": photo.id,
        "district_request_id": request.id, "referral_id": referral.id,
    }  # fmt: skip


def _referral(file: CaseFile, said: dict[str, str]) -> Any:
    today = clock.today()
    told = referrals.Referred(
        to_kind="ngo", to_name=said["referred_to"], what_for=said["what_for"], heads=["age_sex"], consent="child",
        consent_on=today, sent_on=today, due_on=today + timedelta(days=10),
    )  # fmt: skip
    referral = referrals.refer(file, told, by=SYSTEM)
    referrals.write_answer(file, referral, answered_on=today, answer=said["referral_answer"], by=SYSTEM)
    return referral


def _house() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 60), (120, 110, 90)).save(out, "JPEG")
    return out.getvalue()
