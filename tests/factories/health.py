"""Invented entries of medical files, written by the room's own verbs and committed."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from foundation.viewer import Actor
from health.actions import clinic, measures, medicines, sealed
from health.actions.clinic import Examined, Visit
from health.actions.measures import OfSheet, Weighed
from health.actions.medicines import Ordered
from health.queries.children import Patient, patient


def done(deed: Callable[[], Any]) -> Any:
    """Do a deed in a transaction of its own and keep what it answers."""
    begin_write()
    with across_homes("a factory"):
        made = deed()
        db.session.commit()
        if hasattr(made, "id"):
            db.session.refresh(made)
            db.session.expunge(made)
        return made


def known(file: Any) -> Patient:
    """Answer a child as her medical file knows her."""
    with across_homes("a factory"):
        return patient(file.id)


def weigh(
    file: Any,
    kg: float | None,
    cm: float | None = None,
    *,
    days_ago: int = 0,
    why: str = "",
    by: Actor = SYSTEM,
) -> int:
    """Write a child's weight and height of a day."""
    child = known(file)
    typed = {
        child.case_file_id: Weighed(round(kg * 1000) if kg else None, round(cm * 10) if cm else None, why)
    }
    told = {
        child.case_file_id: OfSheet(child.code, child.sex, child.birth, clock.local(child.came_at).date())
    }
    day = clock.today() - timedelta(days=days_ago)
    return done(lambda: measures.write_sheet(child.home_id, day, typed, told, by=by))


def prescribe(file: Any, *hours: time, days_ago: int = 1, by: Actor = SYSTEM, **more: Any) -> Any:
    """Order a medicine as it was ordered some days ago."""
    child = known(file)
    usual = {"drug": "Paracetamol 500 mg", "amount": "1 tablet, after food", "prescriber": "Dr P. Mahato"}
    with clock.at(clock.now() - timedelta(days=days_ago)):
        said = Ordered(hours=hours or (time(20),), starts_on=clock.today(), **{**usual, **more})
        return done(lambda: medicines.prescribe(child, said, by=by))


def examine(file: Any, *, by: Actor = SYSTEM, **more: Any) -> Any:
    """Write the examination at admission."""
    usual = {"examined_at": clock.now() - timedelta(minutes=1), "examiner": "Dr P. Mahato", "general": "good"}
    return done(lambda: clinic.write_exam(known(file), Examined(**{**usual, **more}), by=by))


def visit(file: Any, *, by: Actor = SYSTEM, **more: Any) -> Any:
    """Write a visit."""
    usual = {
        "kind": "clinic",
        "happened_at": clock.now() - timedelta(minutes=2),
        "seen_by": "Shefali Ghosh",
        "complaint": "Cough",
    }
    return done(lambda: clinic.write_visit(known(file), Visit(**{**usual, **more}), by=by))


def alert(file: Any, *, by: Actor = SYSTEM, **more: Any) -> Any:
    """Write an alert."""
    usual = {"kind": "allergy", "what": "Penicillin", "instruction": "No injection without the doctor."}
    return done(lambda: clinic.write_alert(known(file), **{**usual, **more}, by=by))


def immunise(file: Any, *, by: Actor = SYSTEM, **more: Any) -> Any:
    """Write a dose of the schedule."""
    usual: dict[str, Any] = {"dose": "bcg", "given_on": None, "source": "scar"}
    return done(lambda: clinic.write_immunisation(known(file), **{**usual, **more}, by=by))


def seal(
    file: Any, words: str, *, by: Actor, matter: str = "hiv", readers: dict[Any, str] | None = None
) -> Any:
    """Seal a matter of health."""
    return done(
        lambda: sealed.write_sealed(known(file), matter=matter, words=words, readers=readers or {}, by=by)
    )


def today_at(hour: int, minute: int = 0) -> Any:
    """Answer a moment of today in the home's zone."""
    from health.queries.medicines import moment_on  # beside its one use

    return moment_on(clock.today(), time(hour, minute))


def day(ago: int) -> date:
    """Answer a day some days ago."""
    return clock.today() - timedelta(days=ago)
