"""Who the demonstration's children are: other names, ages that were ordered, papers on their way, sisters."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from accounts import demo as gatehouse
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes import demo as hall
from residents.actions import ages, aliases, papers, siblings
from residents.demo.lives import Life
from residents.models import CaseFile, Child
from residents.queries.papers import papers_of
from residents.rules.identity import aadhaar_digits

CALLED = (
    ("Tuktuki", "টুকটুকি"), ("Khuku", "খুকু"), ("Buri", "বুড়ি"), ("Munia", "মুনিয়া"), ("Puchki", "পুচকি"), ("Rani", "রাণী"),
    ("Mithi", "মিঠি"), ("Chhoti", "ছোটি"),
)  # fmt: skip
OFFICES = (
    "Block development office, Notunhat",
    "Municipality, Amrapali",
    "Aadhaar centre, Neelkanthi post office",
)
SCHOOLS = ("Notunhat Primary School, admission register 41", "Kajolgram High School, certificate 7 of 2024")
DOCTORS = ("Dr A. Ray, Amrapali district hospital", "Dr S. Lama, Neelkanthi hospital")
STEPS = ("Application handed in", "Papers asked for again", "Receipt fetched")


def plan(demo: Demo, lives: list[Life]) -> None:
    """Plan what is written of who each child is."""
    for life in lives:
        dice = demo.dice(f"identity {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}")
        _plan_names(demo, dice, life)
        if life.lives_here and not life.stays[0].is_overnight:
            _plan_age(demo, dice, life)
            _plan_papers(demo, dice, life)
    _plan_sisters(demo, lives)


def _at(life: Life, days: int, hour: int, minute: int) -> datetime | None:
    """Answer a moment so many days after her first arrival was written, if she was still here."""
    stay = life.stays[0]
    when = moment(day_of(stay.written_at) + timedelta(days=days), hour, minute)
    return when if stay.ended_at is None or when < stay.ended_at - timedelta(hours=2) else None


def _plan_names(demo: Demo, dice: Random, life: Life) -> None:
    when = _at(life, dice.randint(2, 20), 17, dice.randint(0, 59))
    if when is None or dice.random() > 0.22:
        return
    name, local = dice.choice(CALLED)
    demo.plan(when, _alias, demo, life, name, local, "called", "Her friends call her so")


def _plan_age(demo: Demo, dice: Random, life: Life) -> None:
    """A doctor looks at a child whose age was only stated; for some of them the committee orders it later."""
    if life.stated is None or dice.random() > 0.4:
        return
    years = max(1, life.stated[0])
    if (seen := _at(life, dice.randint(14, 22), 12, dice.randint(0, 59))) is None:
        return
    doctor = dice.choice(DOCTORS)
    demo.plan(seen, _assessed, demo, life, years, doctor)
    ordered = _at(life, dice.randint(28, 60), 15, dice.randint(0, 59))
    if ordered is not None and dice.random() < 0.5:
        demo.plan(ordered, _ordered, demo, life, years, dice.choice(SCHOOLS), dice.random() < 0.6)


def _plan_papers(demo: Demo, dice: Random, life: Life) -> None:
    for kind, held in (("birth", 0.3), ("aadhaar", 0.35), ("school", 0.25), ("caste", 0.15)):
        when = _at(life, dice.randint(3, 12), 11, dice.randint(0, 59))
        if when is None or (kind in ("school", "caste") and dice.random() > 2 * held):
            continue
        is_held = dice.random() < held
        demo.plan(when, _paper, demo, life, kind, is_held, dice.choice(OFFICES), dice.randint(1, 10**10))
        if not is_held:
            _plan_road(demo, dice, life, kind)


def _plan_road(demo: Demo, dice: Random, life: Life, kind: str) -> None:
    """A step every month or two; most papers come in the end, some steps stay overdue."""
    days, office = dice.randint(20, 40), dice.choice(OFFICES)
    for n in range(dice.randint(1, 3)):
        when = _at(life, days, 12, dice.randint(0, 59))
        if when is None:
            return
        is_last = n == 2 or (n == 1 and dice.random() < 0.5)
        demo.plan(
            when,
            _step,
            demo,
            life,
            kind,
            office,
            STEPS[n],
            "received" if is_last else "applied",
            dice.randint(14, 45),
        )
        if is_last:
            return
        days += dice.randint(25, 70)


def _plan_sisters(demo: Demo, lives: list[Life]) -> None:
    """Children of one family name who live in one home at one time, the first few pairs."""
    for home in sorted({life.home for life in lives}):
        seen: dict[str, Life] = {}
        linked = 0
        for life in lives:
            family = life.named.name.rpartition(" ")[2]
            if life.home != home or not family or not life.named.father:
                continue
            other = seen.pop(family, None)
            if other is None:
                seen[family] = life
                continue
            when = _at(life, 5, 16, 20)
            if when is not None and other.is_here_on(day_of(when)) and linked < 4:
                linked += 1
                demo.plan(when, _link, demo, life, other, linked % 2 == 1)


def _by(demo: Demo, life: Life) -> Actor:
    return gatehouse.person(demo, life.stays[0].case_worker).viewer()


def _rows(life: Life) -> tuple[CaseFile, Child]:
    asked = (
        sa.select(CaseFile, Child)
        .join(Child, Child.id == CaseFile.child_id)
        .where(CaseFile.id == life.known_id)
    )
    file, child = db.session.execute(asked).one()
    return file, child


def _alias(demo: Demo, life: Life, name: str, local: str, kind: str, note: str) -> None:
    file, child = _rows(life)
    aliases.add_alias(file, child, name=name, name_local=local, kind=kind, note=note, by=_by(demo, life))


def _assessed(demo: Demo, life: Life, years: int, doctor: str) -> None:
    file, child = _rows(life)
    said = ages.AgeSaid(
        kind="assessed", on_day=clock.today(), years=years, years_to=years + 1, by_text=doctor
    )
    ages.record_age(file, child, said, by=_by(demo, life))


def _ordered(demo: Demo, life: Life, years: int, school: str, by_school: bool) -> None:
    file, child = _rows(life)
    relied: dict[str, Any] = (
        {"document": "school", "document_text": school}
        if by_school
        else {
            "document": "medical",
            "no_paper_reason": "She was at no school, and her birth was not registered",
        }
    )
    today = clock.today()
    number = f"CWC/AGE/{today.year}/{file.code}"
    body = hall.committee_id(demo, life.committee)
    said = ages.AgeSaid(
        kind="ordered", on_day=today, years=years, order_no=number, committee_id=body, **relied,
    )  # fmt: skip
    ages.record_age(file, child, said, by=_by(demo, life))


def _paper(demo: Demo, life: Life, kind: str, is_held: bool, office: str, number: int) -> None:
    file, _child = _rows(life)
    due = clock.today() + timedelta(days=30)
    said = (
        papers.PaperSaid(
            kind=kind, state="held", number=_number(kind, number), issued_by=office, kept_where="Safe"
        )
        if is_held
        else papers.PaperSaid(
            kind=kind, state="never" if number % 3 else "lost", next_step="Hand in the application", next_office=office,
            next_due_on=due, carrier_id=_by(demo, life).user_id,
        )
    )  # fmt: skip
    papers.write_paper(file, said, by=_by(demo, life))


def _number(kind: str, seed: int) -> str:
    """Answer an invented number; of an Aadhaar one whose last figure fits, as every real one has."""
    if kind != "aadhaar":
        return f"{kind[:2].upper()}-{seed % 10**6:06d}"
    first = f"9{seed % 10**10:010d}"
    for last in "0123456789":
        try:
            return aadhaar_digits(first + last)
        except Refused:
            continue
    return ""


def _step(demo: Demo, life: Life, kind: str, office: str, what: str, state: str, days: int) -> None:
    file, _child = _rows(life)
    wanted = next((line.paper for line in papers_of(file.id) if line.paper.kind == kind), None)
    if wanted is None:
        return
    today, by = clock.today(), _by(demo, life)
    comes = {
        "next_step": "Ask at the counter again", "next_office": office, "next_due_on": today + timedelta(days=days),
        "carrier_id": by.user_id,
    }  # fmt: skip
    said = papers.StepSaid(
        happened_on=today, what=what, state=state, office=office, **({} if state == "received" else comes)
    )
    papers.take_step(file, wanted, said, by=by)


def _link(demo: Demo, life: Life, other: Life, keep: bool) -> None:
    first, second = _rows(life)[0], _rows(other)[0]
    bond = siblings.Bond(
        relation="full",
        keep_together=keep,
        reason="They came together and ask for one another" if keep else "",
    )
    siblings.link(first, second, bond, by=_by(demo, life))
