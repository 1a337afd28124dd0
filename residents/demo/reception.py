"""The demonstration's receptions: the night at the door, the next day, the fourteenth day, and what was given back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from accounts import demo as gatehouse
from foundation import clock
from foundation.bodymap import Seen
from foundation.demonstration import Demo, moment
from foundation.refusals import Refused
from foundation.viewer import Viewer
from homes import demo as hall
from residents.actions import belongings, reception, reception_marks, savings
from residents.choices import ExitReason
from residents.demo.lives import Life, Stay
from residents.queries import belongings as lists
from residents.queries import reception as asked
from residents.rules.reception import Told, night_ends_at
from residents.rules.reception_steps import DORMITORY_DAYS

AT_THE_DOOR = {"KRS": ("meena.toppo", "nasreen.bibi"), "KDM": ("champa.soren", "usha.chhetri")}
DOCTOR = "Dr Kamal Haque"
WITNESSES = ("Parul Malik", "Shibani Hansda", "the constable who brought her")
THINGS = (
    ("money", "Notes and coins", 1, 40, 900, "Safe"), ("valuable", "Nose pin", 1, 150, 600, "Safe"),
    ("valuable", "Silver anklet", 2, 400, 1800, "Safe"), ("phone", "Keypad telephone, broken", 1, 0, 0, "Safe"),
    ("paper", "School card", 1, 0, 0, "Case file"), ("clothes", "Shawl", 1, 0, 0, "With her"),
    ("clothes", "Sandals", 1, 0, 0, "With her"), ("other", "Photograph of her family", 1, 0, 0, "With her"),
)  # fmt: skip
MARKS = (
    ("front:face", "scar", False, ""), ("front:forearm_left", "burn", False, "From a hot pan, long ago."),
    ("front:knee_right", "cut", True, "I fell when I ran."), ("back:upper_back", "bruise", True, "He pushed me."),
    ("front:hand_right", "tattoo", False, "My name."), ("front:shin_left", "bruise", True, ""),
)  # fmt: skip
NEEDS = (
    ("nil",),
    ("nil",),
    ("nil",),
    ("hunger", "rest"),
    ("injury",),
    ("family",),
    ("danger",),
    ("interpreter",),
)
NEED_WORDS = {
    "hunger": "She ate twice and slept.", "injury": "Wound washed and covered; the nurse looks in the morning.",
    "family": "She wants her mother to know where she is.", "danger": "She fears the man who sent her. Gate told.",
    "interpreter": "She speaks Santali; Champa talks with her.",
}  # fmt: skip


def plan(demo: Demo, lives: list[Life]) -> None:
    """Plan the reception of every stay of those who live in a home."""
    for life in lives:
        if life.lives_here and life.home in AT_THE_DOOR:
            dice = demo.dice(
                f"reception {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}"
            )
            for stay in life.stays:
                _plan_stay(demo, life, stay, dice)


def _plan_stay(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    for when, deed in _deeds(stay, dice):
        if stay.ended_at is None or when < stay.ended_at:
            demo.plan(when, deed, demo, life, stay, Random(dice.random()))
    if stay.end_written_at is not None and stay.ending.get("exit_reason") not in (
        ExitReason.LEFT_WITHOUT_LEAVE, ExitReason.DIED,
    ):  # fmt: skip
        demo.plan(stay.end_written_at + timedelta(minutes=10), _give_back, demo, life, stay, dice)


def _deeds(stay: Stay, dice: Random) -> Iterator[tuple[datetime, Any]]:
    """Answer when what is done for a child who came."""
    day = stay.written_at.date()
    yield stay.written_at + timedelta(minutes=dice.randint(45, 90)), _night
    if stay.is_overnight:
        return
    yield moment(day + timedelta(days=1), 12, dice.randint(0, 50)), _next_day
    yield moment(day + timedelta(days=1), 17, dice.randint(0, 50)), _countersign
    yield (
        moment(stay.arrived_at.date() + timedelta(days=DORMITORY_DAYS + 1), 13, dice.randint(0, 50)),
        _finish,
    )


def _keeper(demo: Demo, life: Life, dice: Random) -> Viewer:
    return gatehouse.person(demo, dice.choice(AT_THE_DOOR[life.home])).viewer()


def _night(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    by, rows = _keeper(demo, life, dice), asked.rows(life.known_id)
    began, witness = rows.stay.started_at, dice.choice(WITNESSES)
    needs = dice.choice(NEEDS)
    told = [
        Told(step="greeted", happened_at=began + timedelta(minutes=2)),
        Told(step="meal", happened_at=began + timedelta(minutes=8)),
        Told(step="paper", happened_at=began + timedelta(minutes=10)),
        Told(step="search", happened_at=began + timedelta(minutes=14), kinds=("nothing",), person=by.name,
             person_sex="woman", witness=witness),
        Told(step="urgent", happened_at=began + timedelta(minutes=14), kinds=needs, words=NEED_WORDS.get(needs[0], "")),
        Told(step="clothes", happened_at=began + timedelta(minutes=15)),
    ]  # fmt: skip
    if stay.is_overnight:
        told.append(
            Told(step="overnight", happened_at=began + timedelta(minutes=3), person="Duty officer, Notunhat",
                 number=f"DD {dice.randint(100, 900)}", until_at=night_ends_at(began) - timedelta(hours=4))
        )  # fmt: skip
    seen = dice.sample(MARKS, dice.choice((0, 0, 1, 2)))
    if not seen:
        told.append(
            Told(step="marks", happened_at=began + timedelta(minutes=15), words="No marks or injuries seen.")
        )
    reception.write_steps(rows.file, rows.child, rows.stay, rows.reception, told, by=by)
    for place, kind, is_new, words in seen:
        mark = Seen(place=place, kind=kind, is_new=is_new, words=words, seen_by=by.name,
                    seen_at=began + timedelta(minutes=15))  # fmt: skip
        reception_marks.add_mark(rows.file, mark, by=by)
    _list(rows, dice, witness, by=by)


def _list(rows: asked.Rows, dice: Random, witness: str, *, by: Viewer) -> None:
    chosen = dice.sample(THINGS, dice.choice((0, 1, 2, 3)))
    for kind, what, quantity, low, high, kept in chosen:
        paise = dice.randint(low, high) * 100 if high else None
        thing = belongings.Thing(kind=kind, what=what, quantity=quantity, paise=paise, kept_where=kept)
        belongings.list_thing(rows.file, rows.stay, thing, by=by)
    if not chosen:
        belongings.list_nothing(rows.file, rows.stay, by=by)
    held = belongings.open_list(rows.file, rows.stay, by=by)
    belongings.read_over(rows.file, held, witness=witness, her_words="", by=by)


def _next_day(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    rows, now = asked.rows(life.known_id), clock.now()
    parents = (
        Told(step="parents", happened_at=now, person="By telephone", words="Her mother knows she is well.")
        if life.named.mother and dice.random() < 0.6
        else Told(step="parents", happened_at=now, state="not_needed", words="Not safe yet, or nobody is known.")
    )  # fmt: skip
    told = [
        Told(step="medical", happened_at=max(now - timedelta(hours=2), rows.stay.started_at), person=DOCTOR),
        Told(step="orientation", happened_at=now, kinds=("rules", "rights", "box", "helpline", "people")),
        parents,
    ]
    by = gatehouse.person(demo, stay.case_worker).viewer()
    reception.write_steps(rows.file, rows.child, rows.stay, rows.reception, told, by=by)


def _countersign(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    rows, by = asked.rows(life.known_id), hall.head_of(demo, life.home).viewer()
    for shown in lists.lists_of(rows.file.id):
        if shown.held.countersigned_at is not None or shown.held.placement_id != rows.stay.id:
            continue
        belongings.countersign(rows.file, shown.held, by=by)
        worker = gatehouse.person(demo, stay.case_worker).viewer()
        for line in shown.lines:
            if line.kind == "money":
                entry = belongings.bank(
                    rows.file, shown.held, line, paise=line.paise, on=clock.today(), by=worker
                )
                savings.sign_money(rows.file, entry.id, by=by)


def _finish(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    """Close the reception; where a step is open still, it stays open and is shown so."""
    row = asked.of_child(life.known_id, named=True, see=True, today=clock.today())
    if row is None or row.finished_at is not None:
        return
    written = asked.states_of(asked.steps_of([row.reception_id]).get(row.reception_id, []))
    rows, by = asked.rows(life.known_id), gatehouse.person(demo, stay.case_worker).viewer()
    try:
        reception.finish(rows.file, rows.reception, row.facts(written), by=by)
    except Refused:
        return


def _give_back(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    rows, now = asked.rows(life.known_id), clock.now()
    to = str(stay.ending.get("handed_to", ""))
    by = gatehouse.person(demo, stay.case_worker).viewer()
    went = "handed" if to else "returned"
    for each in lists.kept_of(rows.file.id):
        held = each.held
        if held.countersigned_at is None and held.read_at is not None:
            belongings.countersign(rows.file, held, by=hall.head_of(demo, life.home).viewer())
        if held.countersigned_at is not None:
            receipt_no = f"B/{held.register_no}/{each.row.line}"
            gone = belongings.Gone(went=went, went_at=now, went_to=to, receipt_no=receipt_no)
            belongings.give_back(rows.file, rows.stay, held, each.row, gone, by=by)
