"""The verbs of a child's progress: signed by her trainer, struck out, certified by another hand, withdrawn."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clock
from foundation.clashes import flush
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.serials import take_number
from foundation.viewer import Actor
from vocational.events import Event
from vocational.models import Certificate, SignOff
from vocational.queries.progress import PlaceLine, Progress
from vocational.rules import progress as rules


def sign(
    line: PlaceLine, progress: Progress, competencies: Sequence[UUID], *, step: str, seen_on: date, words: str,
    by: Actor,
) -> tuple[SignOff, ...]:  # fmt: skip
    """Write how far a child does these lines of her syllabus, as her trainer saw it on one day.

    Earlier sign-offs stay readable; the newest one stands. Raises Refused for anyone but the trainer of the batch,
    for a line of another syllabus, and for a day or words that are missing.
    """
    if by.user_id != line.batch.trainer_id:
        raise Refused(_("Her trainer signs. This batch has another trainer."))
    known = {one.competency for one in progress.lines}
    chosen = [one for one in dict.fromkeys(competencies) if one in known]
    place = line.place
    rules.ensure_sign_off(
        chosen=len(chosen), step=step, seen_on=seen_on, words=words, from_on=place.from_on, to_on=place.to_on,
        today=clock.today(),
    )  # fmt: skip
    made = tuple(
        SignOff(
            id=new_id(), home_id=place.home_id, case_file_id=place.case_file_id, place_id=place.id, competency_id=one,
            step=step, seen_on=seen_on, words=words, written_at=clock.now(), written_by=by.user_id,
        )
        for one in chosen
    )  # fmt: skip
    db.session.add_all(made)
    flush()
    _tell(Event.SIGNED, line.place, line.code, by=by, many=len(made), step=step)
    return made


def strike(sign_off: SignOff, line: PlaceLine, *, reason: str, by: Actor) -> None:
    """Strike out a sign-off; it stays readable. Raises Refused without a reason, or while a certificate rests on it."""
    if by.user_id != line.batch.trainer_id:
        raise Refused(_("Her trainer signs. This batch has another trainer."))
    if sign_off.struck_at is not None:
        raise Refused(_("This is struck out already."))
    rules.ensure_reason(reason)
    if _standing(line.place.id):
        raise Refused(_("Her certificate rests on this. The superintendent withdraws the certificate first."))
    sign_off.struck_at, sign_off.struck_reason, sign_off.struck_by = clock.now(), reason, by.user_id
    flush()
    _tell(Event.SIGN_STRUCK, line.place, line.code, by=by, step=sign_off.step)


def _standing(place_id: UUID) -> bool:
    found = sa.select(Certificate.id).where(
        Certificate.place_id == place_id, Certificate.withdrawn_at.is_(None)
    )
    return db.session.scalar(found) is not None


def issue(line: PlaceLine, progress: Progress, *, by: Actor) -> Certificate:
    """Issue a child's certificate: the next number of the home's year and a fresh check code.

    Raises Refused, naming what is missing: lines not signed as done alone, hours, another hand than the trainer's.
    """
    rules.ensure_certifiable(
        progress.lines, minutes=line.minutes, hours_needed=line.hours_needed, is_hobby=line.batch.is_hobby,
        trainer=line.batch.trainer_id, by=by.user_id,
    )  # fmt: skip
    if _standing(line.place.id):
        raise Refused(_("She has this certificate already."))
    now, place = clock.now(), line.place
    year = clock.today().year
    made = Certificate(
        id=new_id(), home_id=place.home_id, case_file_id=place.case_file_id, place_id=place.id, year=year,
        number=take_number(place.home_id, "workshop_certificate", year), check_code=rules.new_check_code(),
        trade_key=line.key, level=line.level, modules=len({one.module for one in progress.lines}),
        hours=line.minutes // 60, issued_at=now, issued_by=by.user_id,
    )  # fmt: skip
    db.session.add(made)
    flush()
    _tell(Event.CERTIFICATE_ISSUED, place, line.code, by=by, number=f"{made.number}/{year}")
    return made


def withdraw(certificate: Certificate, code: str, *, reason: str, by: Actor) -> None:
    """Withdraw a certificate: its number stays taken, and the check page says so. Raises Refused without a reason."""
    if certificate.withdrawn_at is not None:
        raise Refused(_("This certificate is withdrawn already."))
    rules.ensure_reason(reason)
    certificate.withdrawn_at, certificate.withdrawn_reason = clock.now(), reason
    certificate.withdrawn_by = by.user_id
    flush()
    told = {"number": f"{certificate.number}/{certificate.year}"}
    _tell(Event.CERTIFICATE_WITHDRAWN, certificate, code, by=by, **told)


def _tell(event: Event, row: Any, code: str, *, by: Actor, **details: Any) -> None:
    about = ("case_file", row.case_file_id, code)
    audit.record(event, by=by, home=row.home_id, subject=about, details={"code": code, **details})
