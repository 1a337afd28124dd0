"""The demonstration's homes, opened, furnished and staffed by the hall's own verbs."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts import demo as gatehouse
from accounts.demo import Person
from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from homes import actions
from homes.demo import facts, phones
from homes.demo.facts import Worker
from homes.demo.staff import STAFF, TEACHERS
from homes.models import Bed, StaffMember

EVERYBODY = (*STAFF, *TEACHERS)
HEAD = {"KRS": "ira.sengupta", "KDM": "debika.roy", "BTG": "kabita.mandi", "KHL": "sanjay.gurung"}
INSPECTOR, EARLIER_INSPECTOR, MEMBER = "shyamal.dutta", "nandita.bose", "arati.lahiri"


def home_id(demo: Demo, code: str) -> UUID:
    """Answer the id of a home that is open by now."""
    return demo.shelf["homes"][code]


def bed_id(demo: Demo, code: str, label: str) -> UUID:
    """Answer the id of a bed."""
    return demo.shelf["beds"][code, label]


def committee_id(demo: Demo, key: str) -> UUID:
    """Answer the id of a committee."""
    return demo.shelf["committees"][key]


def head_of(demo: Demo, code: str) -> Person:
    """Answer a home's superintendent."""
    return gatehouse.person(demo, HEAD[code])


def plan(demo: Demo) -> None:
    """Plan the homes: opened and furnished on the first day, staffed then and later, with their holidays."""
    demo.shelf |= {"homes": {}, "beds": {}, "committees": {}}
    day = demo.first_day
    demo.plan(moment(day, 6, 30), _found, demo)
    for n, facts_of_home in enumerate(facts.HOMES):
        demo.plan(moment(day, 6, 40 + n), _open, demo, dict(facts_of_home))
    _plan_people(demo)
    for code in facts.ROOMS:
        demo.plan(moment(day, 7, 30), _furnish, demo, code)
        _plan_holidays(demo, code)
    phones.plan(demo)
    code, label = facts.WITHDRAWN_BED
    demo.plan(moment(day + timedelta(days=20), 12, 10), _withdraw, demo, code, label)


def _found(demo: Demo) -> None:
    by = gatehouse.person(demo, gatehouse.ADMINISTRATOR).viewer()
    demo.shelf["organisation"] = actions.set_up_organisation(facts.ORGANISATION).id
    for key, (name, kind, district) in facts.COMMITTEES.items():
        made = actions.add_committee(name=name, kind=str(kind), district=district, by=by)
        demo.shelf["committees"][key] = made.id


def _open(demo: Demo, told: dict[str, Any]) -> None:
    code = str(told["code"])
    by = gatehouse.person(demo, gatehouse.ADMINISTRATOR).viewer()
    until = demo.first_day + timedelta(days=facts.VALID_FOR_DAYS[code])
    home = actions.open_home(
        demo.shelf["organisation"], by=by, district=facts.DISTRICT, state=facts.STATE,
        registration_valid_until=until, opened_on=demo.first_day, go_live_on=demo.first_day, **told,
    )  # fmt: skip
    demo.shelf["homes"][code] = home.id


def _furnish(demo: Demo, code: str) -> None:
    by = head_of(demo, code).viewer()
    for name, use, letter, many in facts.ROOMS[code]:
        room = actions.add_room(home_id(demo, code), name=name, used_for=str(use), by=by)
        labels = tuple(f"{letter}-{n:02d}" for n in range(1, many + 1))
        for bed in actions.add_beds(room, labels, by=by) if labels else ():
            demo.shelf["beds"][code, bed.label] = bed.id


def _withdraw(demo: Demo, code: str, label: str) -> None:
    bed = db.session.scalars(sa.select(Bed).where(Bed.id == bed_id(demo, code, label))).one()
    actions.withdraw_bed(bed, is_free=True, by=head_of(demo, code).viewer())


def _plan_people(demo: Demo) -> None:
    """Plan the accounts and staff records; who is shown by sign-in is the first of her role."""
    dice = demo.dice("staff")
    span = demo.length
    for n, worker in enumerate(EVERYBODY):
        starts = moment(demo.first_day + timedelta(days=int(worker.joins_after * span)), 7, n % 30)
        if worker.sign_in_name:
            shown = worker.role if worker.is_shown else None
            gatehouse.cast(
                demo, Person(worker.sign_in_name, worker.name, worker.name_local, shown, worker.language)
            )
        is_first = not worker.joins_after
        papers = _papers(dice, day_of(starts), demo.today, n, is_first_day=is_first)
        demo.plan(starts, _hire, demo, worker, papers)
        if worker.leaves_after:
            last = demo.first_day + timedelta(days=int(worker.leaves_after * span))
            demo.plan(moment(last, 18, 20), _let_go, demo, worker)
        _plan_trainings(demo, dice, worker, starts)
    _plan_visitors(demo)


def _papers(dice: Random, joined: date, today: date, n: int, *, is_first_day: bool) -> dict[str, Any]:
    """Answer a worker's police papers: most hold long, some end soon, one is over, one was never made."""
    before = joined - timedelta(days=dice.randint(20, 900)) if is_first_day else joined
    ends = today + timedelta(days=dice.randint(120, 900))
    if n % 11 == 5:
        ends = today + timedelta(days=dice.randint(5, 55))
    elif n == 19:
        ends = today - timedelta(days=23)
    elif n == 36:
        return {"joined_on": before}
    verified = min(before - timedelta(days=12), ends - timedelta(days=300))
    ref = f"PV/{verified.year}/{dice.randint(1000, 9999)}"
    return {
        "joined_on": before, "police_verified_on": verified, "police_valid_until": ends, "police_verification_ref": ref,
        "phone": f"0{dice.randint(10, 99)}00 {dice.randint(100, 999)} {dice.randint(100, 999)}",
    }  # fmt: skip


def _hire(demo: Demo, worker: Worker, papers: dict[str, Any]) -> None:
    who = gatehouse.people(demo).get(worker.sign_in_name)
    if who is not None and worker.role is not None:
        gatehouse.open_account(demo, who, home_id=home_id(demo, worker.homes[0]))
        for code in worker.homes:
            gatehouse.give(demo, who, worker.role, home_id(demo, code), reason="Joined the staff")
    office = gatehouse.person(demo, gatehouse.HEAD_OFFICE)
    for code in worker.homes:
        is_head = worker.sign_in_name == HEAD[code]
        by = office if is_head or head_of(demo, code).user_id is None else head_of(demo, code)
        staff = actions.join_staff(
            home_id(demo, code), by=by.viewer(), name=worker.name, name_local=worker.name_local,
            designation=str(worker.designation), user_id=who.user_id if who else None, **papers,
        )  # fmt: skip
        demo.shelf.setdefault("staff", {})[worker.name, code] = staff.id


def _staff(demo: Demo, worker: Worker, code: str) -> StaffMember:
    asked = sa.select(StaffMember).where(StaffMember.id == demo.shelf["staff"][worker.name, code])
    return db.session.scalars(asked).one()


def _let_go(demo: Demo, worker: Worker) -> None:
    for code in worker.homes:
        actions.leave_staff(
            _staff(demo, worker, code), left_on=clock.today(), reason="Went to live in another district",
            by=head_of(demo, code).viewer(),
        )  # fmt: skip


def _plan_trainings(demo: Demo, dice: Random, worker: Worker, starts: datetime) -> None:
    for title, days, given_by in dice.sample(facts.TRAININGS, 2):
        held = day_of(starts) + timedelta(days=dice.randint(20, 420))
        written = moment(held + timedelta(days=days + 1), 15, dice.randint(0, 59))
        if not worker.leaves_after:
            demo.plan(written, _train, demo, worker, title, held, days, given_by)


def _train(demo: Demo, worker: Worker, title: str, held: date, days: int, given_by: str) -> None:
    for code in worker.homes:
        actions.add_training(
            _staff(demo, worker, code), title=title, held_on=held, days=days, given_by=given_by,
            by=head_of(demo, code).viewer(),
        )  # fmt: skip


def _plan_visitors(demo: Demo) -> None:
    """Plan the people who look at the homes: two inspectors, a committee member; and the gate's tablet."""
    earlier = gatehouse.cast(demo, Person(EARLIER_INSPECTOR, "Nandita Bose", "নন্দিতা বসু"))
    now = gatehouse.cast(demo, Person(INSPECTOR, "Shyamal Dutta", "শ্যামল দত্ত", Role.INSPECTOR))
    member = gatehouse.cast(demo, Person(MEMBER, "Arati Lahiri", "আরতি লাহিড়ী", Role.COMMITTEE_MEMBER))
    tablet = gatehouse.cast(demo, Person("gate.tablet", "Gate tablet", "", Role.KIOSK))
    middle = demo.first_day + timedelta(days=demo.length // 2)
    lately = demo.today - timedelta(days=3)
    demo.plan(moment(middle, 9), _admit_visitor, demo, earlier, Role.INSPECTOR, facts.INSPECTION, 3)
    demo.plan(moment(lately, 9), _admit_visitor, demo, now, Role.INSPECTOR, facts.CWC, 30)
    demo.plan(
        moment(demo.first_day, 8, 40),
        _admit_visitor,
        demo,
        member,
        Role.COMMITTEE_MEMBER,
        facts.MANAGEMENT,
        0,
    )
    demo.plan(moment(demo.first_day, 8, 45), _admit_visitor, demo, tablet, Role.KIOSK, "", 0)


def _admit_visitor(demo: Demo, who: Person, role: Role, committee: str, days: int) -> None:
    home = home_id(demo, "KRS")
    gatehouse.open_account(demo, who, home_id=home)
    ends = clock.now() + timedelta(days=days) if days else None
    body = committee_id(demo, committee) if committee else None
    gatehouse.give(demo, who, role, home, ends_at=ends, committee_id=body, reason="Named by letter")


def _plan_holidays(demo: Demo, code: str) -> None:
    """Plan the holidays: of the first year on the first day, of each next one in the December before."""
    years = range(demo.first_day.year, demo.today.year + 1)
    for year in years:
        written = max(demo.first_day, date(year - 1, 12, 15))
        demo.plan(moment(written, 12, 5), _write_holidays, demo, code, year)


def _write_holidays(demo: Demo, code: str, year: int) -> None:
    by = head_of(demo, code).viewer()
    for month, first, many, name in facts.HOLIDAYS:
        for n in range(many):
            day = date(year, month, first) + timedelta(days=n)
            if day >= demo.first_day:
                actions.add_holiday(home_id(demo, code), day=day, name=name, by=by)


def holidays(demo: Demo) -> set[date]:
    """Answer the days on which no home holds classes."""
    found = set()
    for year in range(demo.first_day.year, demo.today.year + 1):
        for month, first, many, _name in facts.HOLIDAYS:
            found |= {date(year, month, first) + timedelta(days=n) for n in range(many)}
    return found
