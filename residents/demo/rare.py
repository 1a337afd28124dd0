"""What a home lives through seldom: a rescue of several girls, a death, a move between two homes, a way to hospital."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from accounts import demo as gatehouse
from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo
from foundation.viewer import Viewer
from homes import demo as hall
from residents import actions
from residents.actions import belongings, movement, movement_death, movement_transfer, reception
from residents.choices import BroughtBy, ExitReason
from residents.choices.going import RESTORED
from residents.demo.lives import Life, Spell, Stay
from residents.models import CaseFile, Placement
from residents.queries.belongings import kept_of
from residents.rules.belongings import UNCLAIMED_MONTHS

HOME, OTHER = "KRS", "KDM"
FEWEST, MOST = 2, 4
"""So few girls who came on one day are told as one rescue, and so many at most."""
SOON_WRITTEN = timedelta(hours=3)
RESCUED_FROM = "A house near the Amrapali bus stand"
DOCTOR, HOSPITAL = "Dr Kamal Haque", "Amrapali district hospital"
NEXT_WORKER = "anwara.begum"
GOES_ALONG = "Meena Toppo"
TOLD = (
    ("police", "UD 14"), ("committee", ""), ("parents", ""), ("magistrate", ""), ("inquest", ""),
    ("post_mortem", "PM 31"), ("body", "Her mother, at the hospital"),
)  # fmt: skip


def choose(demo: Demo, lives: list[Life]) -> None:
    """Write into a few lives what happens seldom, before anything of them is planned."""
    here = [life for life in lives if life.home == HOME and life.lives_here]
    _choose_rescue(demo, here)
    _choose_endings(demo, here)
    _choose_leave(demo, here)


def _choose_rescue(demo: Demo, lives: list[Life]) -> None:
    """Girls who came on one day came together in its last hour: the newest day on which enough came."""
    by_day: dict[object, list[Stay]] = {}
    for stay in (life.stays[0] for life in lives):
        is_soon = stay.written_at - stay.arrived_at < SOON_WRITTEN
        is_long = stay.ended_at is None or stay.ended_at > stay.arrived_at + timedelta(days=3)
        if is_soon and is_long and not stay.is_overnight:
            by_day.setdefault(clock.local(stay.arrived_at).date(), []).append(stay)
    together = [stays for stays in by_day.values() if len(stays) >= FEWEST]
    if not together:
        return
    chosen = max(together, key=lambda stays: (min(len(stays), 3), stays[0].arrived_at))[:MOST]
    came = max(stay.arrived_at for stay in chosen)
    for n, stay in enumerate(sorted(chosen, key=lambda stay: stay.arrived_at)):
        later = came + timedelta(minutes=3 * n) - stay.arrived_at
        stay.arrived_at, stay.written_at = stay.arrived_at + later, stay.written_at + later
        stay.brought_by, stay.brought_by_text = (
            BroughtBy.POLICE,
            "Notunhat police, with a rescue organisation",
        )
        stay.is_of_rescue = True
    demo.plan(came - timedelta(minutes=2), _start_rescue, demo, came - timedelta(minutes=4), len(chosen))
    demo.plan(max(stay.written_at for stay in chosen) + timedelta(minutes=20), _end_rescue, demo, len(chosen))


def _choose_endings(demo: Demo, lives: list[Life]) -> None:
    """One girl who left long ago died in hospital; another one, who left later, had moved to the other home."""
    middle = demo.ends_at - timedelta(days=demo.length * 0.55)
    left = [
        life for life in lives
        if life.stays[-1].ended_at is not None and life.stays[-1].end_written_at is not None
        and not life.stays[-1].is_overnight and life.stays[-1].ended_at < demo.ends_at - timedelta(days=20)
        and not life.stays[-1].is_of_rescue
    ]  # fmt: skip
    left.sort(key=lambda life: str(life.stays[-1].ended_at))
    usual = [
        life for life in left if life.stays[-1].ending.get("exit_reason") not in {*RESTORED, "adopted"}
    ] or left
    early = [
        life for life in usual if life.stays[-1].ended_at is not None and life.stays[-1].ended_at < middle
    ]
    died = next(iter(early or usual), None)
    if died is not None:
        died.stays[-1].ending = {"exit_reason": str(ExitReason.DIED)}
        died.stays[-1].ends_with = "death"
        _plan_after_death(demo, died, died.stays[-1])
    grown = [
        life
        for life in left
        if life is not died and 7 <= life.age_on(demo.today) <= 16 and len(life.stays) == 1
    ]
    if grown:
        moved = max(grown, key=lambda life: str(life.stays[-1].ended_at))
        stay = moved.stays[-1]
        stay.ending["exit_reason"], stay.ends_with = str(ExitReason.TRANSFERRED), "transfer"
        demo.plan((stay.end_written_at or demo.ends_at) + timedelta(days=12), _go_on, demo, moved)


def _plan_after_death(demo: Demo, life: Life, stay: Stay) -> None:
    written = stay.end_written_at or demo.ends_at
    for n, (what, number) in enumerate(TOLD, start=1):
        demo.plan(written + timedelta(hours=2 * n), _tell, demo, life, stay, what, number)
    demo.plan(written + timedelta(days=31 * UNCLAIMED_MONTHS + 5), _decide, demo, life, stay)


def _choose_leave(demo: Demo, lives: list[Life]) -> None:
    """One girl is on leave with her aunt today, another one is in hospital with a house mother till the evening."""
    first, last = demo.today - timedelta(days=1), demo.today + timedelta(days=3)
    free = [
        life for life in lives
        if life.stays[-1].ended_at is None and life.stays[-1].arrived_at < demo.ends_at - timedelta(days=16)
        and not any(spell.first <= last and spell.last >= first for spell in life.spells)
    ]  # fmt: skip
    if len(free) > 1:
        free[0].spells.append(Spell(first, last, "leave"))
        demo.plan(demo.ends_at - timedelta(hours=2), _to_hospital, demo, free[1])


def _start_rescue(demo: Demo, came: datetime, many: int) -> None:
    coming = reception.Coming(
        started_at=came, brought_by=BroughtBy.POLICE, brought_by_text="Notunhat police, with a rescue organisation",
        place=RESCUED_FROM, said_to_come=many,
    )  # fmt: skip
    by = hall.head_of(demo, HOME).viewer()
    demo.shelf["rescue"] = reception.start_rescue(hall.home_id(demo, HOME), coming, by=by)


def _end_rescue(demo: Demo, came: int) -> None:
    reception.end_rescue(demo.shelf["rescue"], came=came, words="", by=hall.head_of(demo, HOME).viewer())


def _rows(life: Life) -> tuple[CaseFile, Placement]:
    asked = sa.select(CaseFile, Placement).join(Placement, Placement.case_file_id == CaseFile.id)
    newest = asked.where(CaseFile.id == life.known_id).order_by(Placement.started_at.desc()).limit(1)
    file, stay = db.session.execute(newest).one()
    return file, stay


def _worker(demo: Demo, stay: Stay) -> Viewer:
    return gatehouse.person(demo, stay.case_worker).viewer()


def _die(demo: Demo, life: Life, stay: Stay) -> None:
    """Her death is written once, plainly; who was told follows hour by hour, and her things wait for the committee."""
    file, row = _rows(life)
    movement_death.write_death(
        file, row, died_at=stay.ended_at or clock.now(), place=HOSPITAL, cause="Dengue with shock",
        cause_by="Medical officer of the district hospital", by=_worker(demo, stay),
    )  # fmt: skip


def _tell(demo: Demo, life: Life, stay: Stay, what: str, number: str) -> None:
    file, _row = _rows(life)
    at = clock.now() - timedelta(minutes=20)
    movement_death.follow_death(file, what=what, at=at, number=number, by=_worker(demo, stay))


def _decide(demo: Demo, life: Life, stay: Stay) -> None:
    """What nobody claimed for six months goes as the committee decides (rule 72)."""
    file, row = _rows(life)
    for each in kept_of(file.id):
        if each.held.countersigned_at is not None:
            gone = belongings.Gone(
                went="committee",
                went_at=clock.now(),
                went_to="Given to her grandmother",
                receipt_no="Minute 7",
            )
            belongings.give_back(
                file, row, each.held, each.row, gone, by=hall.head_of(demo, life.home).viewer()
            )


def _transfer(demo: Demo, life: Life, stay: Stay) -> None:
    """She moves to the other home by order; some weeks later she goes on to a foster family from there."""
    file, row = _rows(life)
    left = stay.ended_at or clock.now()
    move = movement_transfer.Move(
        effective_at=left, order_no="CWC/T/21", order_date=clock.local(left).date(), why="Nearer to her grandmother",
        to_home_id=hall.home_id(demo, OTHER), examined_at=left - timedelta(hours=3), examined_by=DOCTOR,
        escort="Bela Acharya, house mother", escort_order_no="Form 45, 6", travels=("case_file", "belongings"),
        order_by=hall.committee_id(demo, life.committee),
    )  # fmt: skip
    received = movement_transfer.transfer(file, row, move, by=_worker(demo, stay))
    if received is None:
        return
    by, worker = hall.head_of(demo, OTHER).viewer(), gatehouse.person(demo, NEXT_WORKER).known_id
    actions.assign(received, user_id=worker, as_role=Role.CASE_WORKER, by=by)
    demo.shelf["moved"] = received.id


def _go_on(demo: Demo, life: Life) -> None:
    asked = sa.select(CaseFile, Placement).join(Placement, Placement.case_file_id == CaseFile.id)
    file, stay = db.session.execute(asked.where(CaseFile.id == demo.shelf["moved"])).one()
    leaving = actions.Leaving(
        ended_at=clock.now() - timedelta(minutes=30), exit_reason=ExitReason.FOSTER, exit_order_no="CWC/F/4",
        exit_order_date=clock.today(), exit_order_by=hall.committee_id(demo, life.committee),
        handed_to="Foster mother, Rama Sutradhar", handed_relation="foster",
        her_words="She showed me the room. I want to see my grandmother on Sundays",
    )  # fmt: skip
    actions.end_stay(file, stay, leaving, by=gatehouse.person(demo, NEXT_WORKER).viewer())


def _to_hospital(demo: Demo, life: Life) -> None:
    file, stay = _rows(life)
    going = movement.Going(
        kind="hospital", from_at=clock.now() - timedelta(minutes=10), due_at=clock.now() + timedelta(hours=18),
        escort_staff_id=demo.shelf["staff"][GOES_ALONG, HOME], place=HOSPITAL,
    )  # fmt: skip
    movement.go_away(file, stay, going, by=_worker(demo, life.stays[-1]))


ENDINGS = {"death": _die, "transfer": _transfer}
"""How the stays end that end seldom so."""
