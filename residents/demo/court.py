"""The demonstration's hearings and their orders: each child who lives in a home is heard by her committee."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from homes import demo as hall
from residents.actions import productions
from residents.actions.orders import Ordered
from residents.demo import victims
from residents.demo.lives import Life, Stay
from residents.models import Placement, Production
from residents.queries.productions import staff_to_choose

GAPS = (1, 15, 30, 75, 90)
"""Days from one hearing to the next: the inquiry first, then reviews."""
ORDERED = (
    "She stays in this home. Inquiry to be done.", "The report of the inquiry is to be handed in.",
    "School to be gone on with. The family is to be heard.", "Review. The care plan is agreed.",
    "Her wish was heard. Home study of the mother to be asked for.",
)  # fmt: skip
WORDS = (
    "Social investigation to be handed in within fifteen days.", "She stays here until the next order.",
    "Treatment of the eyes at the district hospital, with escort.", "The aunt may visit on Sundays.",
)  # fmt: skip


def plan(demo: Demo, lives: list[Life]) -> None:
    """Plan the hearings of every stay in a home, and the case of whom one was committed against."""
    for life in lives:
        if not life.lives_here:
            continue
        for n, stay in enumerate(life.stays):
            if not stay.is_overnight:
                dice = demo.dice(f"court {life.home} {stay.arrived_at.isoformat()} {life.named.name}")
                _plan_hearings(demo, life, stay, dice)
                if n == 0:
                    victims.plan(demo, life, stay, dice)


def _plan_hearings(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    """List the first hearing with the arrival; each one that is held lists the next."""
    days = _days(demo, stay, dice)
    if not days:
        return
    demo.plan(stay.written_at + timedelta(minutes=9), _list_first, demo, life, stay, days[0])
    for n, day in enumerate(days):
        following = days[n + 1] if n + 1 < len(days) else None
        when = moment(day, dice.choice((14, 15, 16)), dice.randint(0, 50))
        if dice.random() < 0.05:
            when += timedelta(days=2)
        when = max(
            when, stay.written_at + timedelta(minutes=20 + n)
        )  # nobody tells of whom nobody has written yet
        seed = f"hearing {life.home} {stay.arrived_at.isoformat()} {n}"
        if stay.ended_at is None or when < stay.ended_at:
            demo.plan(when, _tell, demo, life, stay, n, following, seed)


def _days(demo: Demo, stay: Stay, dice: Random) -> list[date]:
    """Answer the days on which she is heard; for who is still here the last one lies ahead, unless it was forgotten."""
    day, days = day_of(stay.arrived_at), list[date]()
    for gap in GAPS:
        day += timedelta(days=gap + (dice.randint(0, 6) if days else 0))
        day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0) if days else 0)
        if stay.ended_at is not None and day >= day_of(stay.ended_at):
            break
        is_ahead = day >= demo.today
        if is_ahead and dice.random() < 0.12:
            break
        days.append(day)
        if is_ahead:
            break
    return days


def _list_first(demo: Demo, life: Life, stay: Stay, day: date) -> None:
    told = productions.Listed(
        on_day=day, at_time=moment(day, 11, 30).time(), forum="cwc", purpose="first",
        body_id=hall.committee_id(demo, life.committee), **_escort(life),
    )  # fmt: skip
    productions.list_hearing(victims.file_of(life), told, by=victims.worker(demo, stay))


def _escort(life: Life) -> dict[str, Any]:
    """A member of staff takes her; where nobody is written yet, the police does."""
    known = staff_to_choose(victims.file_of(life).home_id, on=clock.today())
    if not known:
        return {"escort_kind": "police", "escort_name": "Woman constable, Notunhat"}
    chosen, _name = known[int(life.code[-3:]) % len(known)]
    return {"escort_kind": "staff", "escort_staff_id": chosen}


def _tell(demo: Demo, life: Life, stay: Stay, n: int, following: date | None, seed: str) -> None:
    dice, by = demo.dice(seed), victims.worker(demo, stay)
    file, today = victims.file_of(life), clock.today()
    listed = sa.select(Production).where(
        Production.case_file_id == file.id, Production.result == "listed", Production.on_day <= today
    )
    hearing = db.session.scalars(listed.order_by(Production.on_day.desc()).limit(1)).one_or_none()
    if hearing is None:
        return
    held = db.session.scalars(
        sa.select(Placement)
        .where(Placement.case_file_id == file.id)
        .order_by(Placement.started_at.desc())
        .limit(1)
    ).one()
    told = _told(demo, life, hearing, n, following, dice)
    productions.tell_hearing(file, held, hearing, told, by=by)


def _told(
    demo: Demo, life: Life, hearing: Production, n: int, following: date | None, dice: Random
) -> productions.Told:
    at = moment(hearing.on_day, 11, dice.randint(20, 59))
    more: dict[str, Any] = {
        "next_on": following,
        "next_time": at.time().replace(minute=30) if following else None,
    }
    if following is None and dice.random() < 0.9:
        more = {"is_last": True}
    if n > 1 and dice.random() < 0.06:
        why = "She had fever; the committee was told by telephone."
        return productions.Told(result="not_produced", not_produced_why=why, **more)
    return productions.Told(
        result="produced", produced_at=at, went_at=at - timedelta(minutes=dice.randint(40, 90)),
        back_at=min(at + timedelta(minutes=dice.randint(60, 130)), clock.now()), file_carried_by="Case worker",
        file_out_at=at - timedelta(minutes=95), file_in_at=min(at + timedelta(minutes=140), clock.now()),
        ordered=dice.choice(ORDERED), new_order=_order(demo, life, hearing, at, dice) if n else None, **more,
    )  # fmt: skip


def _order(demo: Demo, life: Life, hearing: Production, at: datetime, dice: Random) -> Ordered | None:
    """Some hearings end with a direction or an interim order; some of these run for a while only."""
    if dice.random() > 0.45:
        return None
    kind = dice.choice(("inquiry", "interim", "direction", "treatment", "escort"))
    until = hearing.on_day + timedelta(days=dice.choice((30, 60, 90))) if kind == "interim" else None
    number = f"CWC/D/{hearing.on_day.year}/{life.code[-3:]}/{hearing.on_day:%m%d}"
    return Ordered(
        kind=kind, order_no=number, order_date=hearing.on_day, at=at, words=dice.choice(WORDS), valid_until=until,
        order_by=hall.committee_id(demo, life.committee),
    )  # fmt: skip
