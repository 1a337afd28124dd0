"""The deeds of the children's stories, planned for their moments."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from accounts import demo as gatehouse
from accounts.demo import Person
from accounts.roles import Role
from foundation import clock, files
from foundation.db import db
from foundation.demonstration import Demo, moment
from homes import demo as hall
from residents import actions
from residents.demo import after, care_plan, court, families, identity, onward, rare, reception
from residents.demo.household import Household, Size, dice_of
from residents.demo.lives import Life, Stay
from residents.demo.names import Namer
from residents.demo.portraits import portrait
from residents.demo.whereabouts import spread
from residents.demo.words import PLACES
from residents.models import CaseFile, Child, Placement

HOMES = (
    Size(code="KRS", on_roll=47, left=40, ages=(0, 17), strength=50, overnights=1, returns=3,
         case_workers=("farida.khan", "rekha.tamang"), counsellors=("sohini.mukherjee", "lalita.mahato")),
    Size(code="KDM", on_roll=23, left=17, ages=(6, 17), strength=25, overnights=1, returns=1,
         case_workers=("anwara.begum",), counsellors=("piyali.ghosh", "lalita.mahato")),
    Size(code="BTG", on_roll=105, left=24, ages=(5, 16), by_day=True,
         case_workers=("sabir.ali",), counsellors=("piyali.ghosh",)),
    Size(code="KHL", on_roll=95, left=19, ages=(5, 16), by_day=True, case_workers=("mitali.pal",)),
)  # fmt: skip
SMALL = {"KRS": (12, 24), "KDM": (6, 12), "BTG": (8, 10), "KHL": (7, 10)}
YOUNG_PERSON = "young.person"


def plan(demo: Demo) -> None:
    """Tell every home's story and plan its deeds."""
    namer = Namer(demo.dice("names"))
    lives: list[Life] = []
    for size in HOMES:
        lives += Household(demo, _small(size) if demo.is_small else size, namer).live()
    spread(demo, lives)
    rare.choose(demo, lives)
    demo.shelf |= {"lives": lives, "lives_by_file": {}}
    for life in lives:
        _plan_life(demo, life)
    reception.plan(demo, lives)
    court.plan(demo, lives)
    onward.plan(demo, lives)
    care_plan.plan(demo, lives)
    after.plan(demo, lives)
    _plan_young_person(demo, lives)
    identity.plan(demo, lives)


def _small(size: Size) -> Size:
    on_roll, left = SMALL[size.code]
    told = {**size.__dict__, "on_roll": on_roll, "left": left, "returns": min(1, size.returns)}
    return Size(**told)


def _plan_life(demo: Demo, life: Life) -> None:
    dice = dice_of(demo, life)
    picture = portrait(dice) if life.has_photo else b""
    for n, stay in enumerate(life.stays):
        demo.plan(stay.written_at, _admit if n == 0 else _admit_again, demo, life, stay, picture)
        if stay.counsellor:
            given = moment(stay.written_at.date() + timedelta(days=1), 9, dice.randint(10, 50))
            if stay.ended_at is None or given < stay.ended_at:
                demo.plan(given, _assign_counsellor, demo, life, stay)
        for when, order_no, committee in stay.orders:
            demo.plan(when, _order, demo, life, stay, order_no, committee)
        for when, bed in stay.moves:
            demo.plan(when, _move, demo, life, stay, bed)
        if stay.end_written_at is not None:
            demo.plan(stay.end_written_at, rare.ENDINGS.get(stay.ends_with, _end), demo, life, stay)
    families.plan(demo, life)
    if life.lives_here:
        _plan_mending(demo, life, dice)
        _plan_yearly_photo(demo, life)


def _worker(demo: Demo, stay: Stay) -> Person:
    return gatehouse.person(demo, stay.case_worker)


def _admit(demo: Demo, life: Life, stay: Stay, picture: bytes) -> None:
    years, on, by = life.stated or (None, None, "")
    identity = actions.Identity(
        sex=life.sex, name=life.named.name, name_local=life.named.name_local, name_kind=str(life.named.kind),
        born_on=life.born_on, age_years_stated=years, age_stated_on=on, age_stated_by=by, marks=life.marks,
        father_name=life.named.father, mother_name=life.named.mother, village=_village(demo, life),
    )  # fmt: skip
    photo = files.prepare("photograph.jpg", picture) if picture else None
    home = hall.home_id(demo, life.home)
    file = actions.admit(
        home, identity, _arrival(demo, life, stay), by=_worker(demo, stay).viewer(), photo=photo
    )
    life.file_id, life.child_id, life.code = file.id, file.child_id, file.code
    demo.shelf["lives_by_file"][file.id] = life


def _village(demo: Demo, life: Life) -> str:
    """Answer the village that she names; who has no name to tell has none to tell either."""
    dice = demo.dice(f"village {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}")
    return dice.choice(PLACES) if life.named.father and dice.random() < 0.7 else ""


def _arrival(demo: Demo, life: Life, stay: Stay) -> actions.Arrival:
    order_no, order_date, committee = stay.order or ("", None, "")
    return actions.Arrival(
        started_at=stay.arrived_at, kind=str(stay.kind), categories=stay.categories, brought_by=stay.brought_by,
        brought_by_text=stay.brought_by_text, is_overnight=stay.is_overnight, order_no=order_no, order_date=order_date,
        order_by=hall.committee_id(demo, committee) if committee else None,
        bed_id=hall.bed_id(demo, life.home, stay.bed) if stay.bed else None, exception_reason=stay.exception_reason,
        case_worker_id=_worker(demo, stay).known_id,
        rescue_id=demo.shelf["rescue"].id if stay.is_of_rescue else None,
    )  # fmt: skip


def _admit_again(demo: Demo, life: Life, stay: Stay, picture: bytes) -> None:
    by = _worker(demo, stay).viewer()
    actions.admit_again(_file(life), _child(life), _arrival(demo, life, stay), by=by)


def _file(life: Life) -> CaseFile:
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == life.known_id)).one()


def _child(life: Life) -> Child:
    return db.session.scalars(sa.select(Child).where(Child.id == life.child_id)).one()


def _stay(life: Life) -> Placement:
    newest = sa.select(Placement).where(Placement.case_file_id == life.known_id)
    return db.session.scalars(newest.order_by(Placement.started_at.desc()).limit(1)).one()


def _assign_counsellor(demo: Demo, life: Life, stay: Stay) -> None:
    who = gatehouse.person(demo, stay.counsellor)
    by = hall.head_of(demo, life.home).viewer()
    actions.assign(_file(life), user_id=who.known_id, as_role=Role.COUNSELLOR, by=by)


def _order(demo: Demo, life: Life, stay: Stay, order_no: str, committee: str) -> None:
    actions.record_order(
        _file(life), _stay(life), order_no=order_no, order_date=clock.today(),
        order_by=hall.committee_id(demo, committee), happened_at=clock.now() - timedelta(minutes=20),
        by=_worker(demo, stay).viewer(),
    )  # fmt: skip


def _move(demo: Demo, life: Life, stay: Stay, bed: str) -> None:
    actions.move_bed(
        _file(life), _stay(life), bed_id=hall.bed_id(demo, life.home, bed), at=clock.now(),
        by=hall.head_of(demo, life.home).viewer(),
    )  # fmt: skip


def _end(demo: Demo, life: Life, stay: Stay) -> None:
    told: dict[str, Any] = dict(stay.ending)
    committee = told.pop("committee", "")
    ordered_by = hall.committee_id(demo, committee) if committee else None
    leaving = actions.Leaving(ended_at=stay.ended_at or clock.now(), exit_order_by=ordered_by, **told)
    actions.end_stay(_file(life), _stay(life), leaving, by=_worker(demo, stay).viewer())


def _plan_mending(demo: Demo, life: Life, dice: Any) -> None:
    """Some first writings are mended after a few days: an age, a father's name, a day, a category."""
    stay = life.stays[0]
    when = stay.written_at + timedelta(days=dice.randint(2, 12), minutes=dice.randint(0, 300))
    if stay.ended_at is not None and when >= stay.ended_at:
        return
    lot = dice.random()
    if lot < 0.05 and life.stated:
        years = life.stated[0] + dice.choice((-1, 1))
        changes = {"age_years_stated": years, "age_stated_by": "a doctor’s estimate"}
        demo.plan(when, _mend, demo, life, stay, changes, "A doctor looked at her age")
    elif lot < 0.09 and life.named.father:
        changes = {"father_name": f"{life.named.father} (late)"}
        demo.plan(when, _mend, demo, life, stay, changes, "Her mother told more")
    elif lot < 0.12:
        changes = {"marks": "Scar on the right elbow"}
        demo.plan(when, _mend, demo, life, stay, changes, "Seen by the nurse")
    elif lot < 0.16:
        changes = {"brought_by_text": f"{stay.brought_by_text}, with a woman constable"}
        demo.plan(when, _mend_arrival, demo, life, stay, changes, "Written from the memo")


def _mend(demo: Demo, life: Life, stay: Stay, changes: dict[str, Any], reason: str) -> None:
    by = _worker(demo, stay).viewer()
    actions.mend_identity(_file(life), _child(life), changes, reason=reason, by=by)


def _mend_arrival(demo: Demo, life: Life, stay: Stay, changes: dict[str, Any], reason: str) -> None:
    actions.mend_arrival(_file(life), _stay(life), changes, reason=reason, by=_worker(demo, stay).viewer())


def _plan_yearly_photo(demo: Demo, life: Life) -> None:
    """A photograph is taken again each year of a stay (JJ Model Rules 2016, rule 73, item 38)."""
    for stay in life.stays:
        when = stay.arrived_at + timedelta(days=365)
        if stay.ended_at is None or when < stay.ended_at:
            demo.plan(when, _photograph, demo, life, stay)


def _photograph(demo: Demo, life: Life, stay: Stay) -> None:
    picture = portrait(demo.dice(f"photo {life.code} {clock.today()}"))
    prepared = files.prepare("photograph.jpg", picture)
    actions.add_photo(_file(life), prepared, taken_on=clock.today(), by=_worker(demo, stay).viewer())


def _plan_young_person(demo: Demo, lives: list[Life]) -> None:
    """The eldest girl who lives in Krishnachura has an account of her own, to see what is hers."""
    here = [x for x in lives if x.home == "KRS" and x.stays[-1].ended_at is None and x.named.name]
    eldest = max(here, key=lambda life: (life.age_on(demo.today), life.named.name))
    who = gatehouse.cast(
        demo, Person(YOUNG_PERSON, eldest.named.name, eldest.named.name_local, Role.YOUNG_PERSON)
    )
    when: datetime = eldest.stays[-1].written_at + timedelta(hours=26)
    demo.plan(min(when, demo.ends_at - timedelta(hours=1)), _open_her_account, demo, who, eldest)


def _open_her_account(demo: Demo, who: Person, life: Life) -> None:
    home = hall.home_id(demo, life.home)
    gatehouse.open_account(demo, who, home_id=home)
    gatehouse.give(
        demo, who, Role.YOUNG_PERSON, home, case_file_id=life.file_id, reason="She may see what is hers"
    )
