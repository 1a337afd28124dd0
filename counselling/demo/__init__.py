"""The demonstration's counselling: a session every fortnight, with summaries, sealed notes and safety instructions."""

from datetime import date, datetime, timedelta
from random import Random

import sqlalchemy as sa

from accounts import demo as gatehouse
from counselling import actions, queries
from counselling.actions import SessionWords
from counselling.demo import words
from counselling.models import CounsellingSession, Mood, Risk, SessionKind
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from foundation.viewer import Viewer
from homes import demo as hall
from residents.demo import Life, Stay, lives_of

FORTNIGHT, MONTH = 14, 30
KINDS = (
    *(SessionKind.INDIVIDUAL,) * 16, *(SessionKind.GROUP,) * 2, SessionKind.FAMILY, SessionKind.TELEPHONE,
)  # fmt: skip
MOODS = (Mood.LOW, Mood.MIDDLING, Mood.MIDDLING, Mood.WELL, Mood.WELL, Mood.DID_NOT_SAY, Mood.VERY_LOW)
SUPERVISED, SUPERVISOR = "sohini.mukherjee", "lalita.mahato"


def plan(demo: Demo) -> None:
    """Plan a session every fortnight (every month at a drop-in centre) for each child with a counsellor."""
    named = 0
    for life in lives_of(demo):
        dice = demo.dice(f"counselling {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}")
        for stay in life.stays:
            if stay.counsellor:
                _plan_stay(demo, life, stay, dice)
        stay = life.stays[-1]
        if stay.counsellor == SUPERVISED and stay.ended_at is None and named < 2:
            named += 1
            demo.plan(stay.written_at + timedelta(days=3), _name_reader, demo, life, stay)


def _plan_stay(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    every = FORTNIGHT if life.lives_here else MONTH
    ends = min(day_of(stay.ended_at) if stay.ended_at else demo.today, demo.today)
    day = day_of(stay.written_at) + timedelta(days=dice.randint(2, 4))
    while day < ends:
        if day.weekday() == 6 or life.spell_on(day):
            day += timedelta(days=1)
            continue
        coming = day + timedelta(days=every + dice.randint(-2, 2))
        _plan_session(demo, life, stay, dice, day, coming)
        day = coming


def _plan_session(demo: Demo, life: Life, stay: Stay, dice: Random, day: date, coming: date) -> None:
    met = moment(day, dice.choice((10, 11, 12, 14, 15, 16, 17)), dice.choice((0, 10, 15, 30, 40)))
    told = _told(dice, met, coming, is_late=day >= demo.today - timedelta(days=20))
    notes = dice.choice(words.NOTES) if dice.random() < 0.3 else ""
    late = dice.random() < 0.04
    soon = timedelta(minutes=told.minutes + dice.randint(5, 180))
    written = met + (timedelta(days=dice.randint(3, 5)) if late else soon)
    demo.plan(written, _log, demo, life, stay, told, notes)
    if dice.random() < 0.012 and not late:
        more = {"minutes": told.minutes + 10, "next_on": coming + timedelta(days=1)}
        demo.plan(written + timedelta(hours=20), _amend, demo, life, stay, more, dice.choice(words.REASONS))


def _told(dice: Random, met: datetime, coming: date, *, is_late: bool) -> SessionWords:
    """Answer what is written of a session; in the last weeks somewhat more are watched, so that the board has some."""
    lot = dice.random()
    risk = Risk.DANGER if lot < 0.002 else Risk.WATCH if lot < (0.08 if is_late else 0.04) else Risk.NONE
    said = {Risk.DANGER: words.URGENT, Risk.WATCH: dice.choice(words.INSTRUCTIONS), Risk.NONE: ""}[risk]
    return SessionWords(
        happened_at=met, kind=str(dice.choice(KINDS)), minutes=dice.choice((20, 30, 40, 40, 45, 60)),
        place=dice.choice(words.PLACES), issues=sorted(set(dice.choices(words.ISSUES, k=dice.choice((1, 1, 2))))),
        mood=str(dice.choice(MOODS)), brought=dice.choice(words.BROUGHT), done=dice.choice(words.DONE),
        summary=dice.choice(words.SUMMARIES) if dice.random() < 0.8 else "", plan=dice.choice(words.PLANS),
        next_on=coming, risk=str(risk), safety_instruction=said,
    )  # fmt: skip


def _counsellor(demo: Demo, stay: Stay) -> Viewer:
    return gatehouse.person(demo, stay.counsellor).viewer()


def _head(demo: Demo, life: Life, stay: Stay) -> queries.FileHead:
    """Answer the child as the session's page knows her; the story knows it all without asking."""
    if life.child_id is None:
        raise LookupError("this child was not admitted yet")
    return queries.FileHead(
        id=life.known_id, home_id=hall.home_id(demo, life.home), child_id=life.child_id, code=life.code,
        name=life.named.name, name_local=life.named.name_local, stay_began=stay.arrived_at, stay_ended=stay.ended_at,
    )  # fmt: skip


def _log(demo: Demo, life: Life, stay: Stay, told: SessionWords, notes: str) -> None:
    actions.log_session(_head(demo, life, stay), told, process_notes=notes, by=_counsellor(demo, stay))


def _amend(demo: Demo, life: Life, stay: Stay, more: dict[str, object], reason: str) -> None:
    newest = sa.select(CounsellingSession).where(
        CounsellingSession.case_file_id == life.known_id, CounsellingSession.written_at < clock.now()
    )
    session = db.session.scalars(newest.order_by(CounsellingSession.number.desc()).limit(1)).one()
    said = SessionWords(**{**vars(actions.words_of(session)), **more})
    actions.amend_session(
        session, _head(demo, life, stay), said, more_notes="", reason=reason, by=_counsellor(demo, stay)
    )


def _name_reader(demo: Demo, life: Life, stay: Stay) -> None:
    reader = gatehouse.person(demo, SUPERVISOR)
    actions.name_reader(_head(demo, life, stay), reader.known_id, by=_counsellor(demo, stay))
