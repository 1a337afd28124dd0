"""The demonstration's children keep money, go on leave, are missed and found, and leave with a plan."""

from datetime import date, datetime, timedelta
from random import Random

import sqlalchemy as sa

from accounts import demo as gatehouse
from foundation import clock, ledger
from foundation.db import db
from foundation.demonstration import Demo, moment
from foundation.ledger import Entry
from foundation.viewer import Viewer
from homes import demo as hall
from residents.actions import leaving, leaving_seal, movement, movement_missing, savings
from residents.choices.going import RESTORED
from residents.demo.household import dice_of
from residents.demo.lives import Life, Spell, Stay
from residents.models import CaseFile, Placement
from residents.queries.movement import AwayLine, away_of, searches_of
from residents.rules.belongings import UNCLAIMED_AFTER

CLERKS = {"KRS": "gopa.nandi", "KDM": "swapan.jana"}
MATRONS = ("Bela Acharya, house mother", "Shefali Guha, house mother", "Mitra Sen, her teacher")
WISHES = ("I want to go on with class eight", "I want to learn tailoring", "I want to be near my grandmother")
FOUND = (
    "At the bus stand, by herself",
    "At her friend’s house in the next lane",
    "In the market, by a shopkeeper",
)
MONTHS = 3
"""So many months back the demonstration tells of pocket money."""


def plan(demo: Demo, lives: list[Life]) -> None:
    """Plan money, leave, searches and leavings of the children who live in a home with an accounts desk."""
    kept = [life for life in lives if life.lives_here and life.home in CLERKS]
    for life in kept:
        dice = Random(f"onward {dice_of(demo, life).random()}")
        _plan_money(demo, life, dice)
        _plan_spells(demo, life, dice)
        _plan_leavings(demo, life, dice)
    for life in [life for life in kept if life.stays[-1].ended_at is None and not life.spells[3:]][:3]:
        _plan_search(demo, life, Random(f"search {dice_of(demo, life).random()}"))
    left = [
        x
        for x in kept
        if x.stays[-1].ended_at is not None and x.stays[-1].ended_at < demo.ends_at - timedelta(days=90)
    ]
    for life in left[:2]:
        demo.plan(demo.ends_at - timedelta(hours=9), _seal, demo, life)


def _file(life: Life) -> CaseFile:
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == life.known_id)).one()


def _stay(life: Life) -> Placement:
    newest = sa.select(Placement).where(Placement.case_file_id == life.known_id)
    return db.session.scalars(newest.order_by(Placement.started_at.desc()).limit(1)).one()


def _clerk(demo: Demo, life: Life) -> Viewer:
    return gatehouse.person(demo, CLERKS[life.home]).viewer()


def _head(demo: Demo, life: Life) -> Viewer:
    return hall.head_of(demo, life.home).viewer()


def _worker(demo: Demo, stay: Stay) -> Viewer:
    return gatehouse.person(demo, stay.case_worker).viewer()


def _is_within(stay: Stay, when: datetime) -> bool:
    return stay.written_at + timedelta(hours=3) < when and (stay.ended_at is None or when < stay.ended_at)


def _plan_money(demo: Demo, life: Life, dice: Random) -> None:
    """Money she brought goes from her savings to the bank; pocket money comes each month; an award now and then."""
    stay = life.stays[-1]
    first = stay.written_at.date() + timedelta(days=1)
    banked = moment(first + timedelta(days=6), 12, dice.randint(0, 50))
    if dice.random() < 0.7 and _is_within(stay, banked):
        demo.plan(banked, _bank, demo, life, f"{dice.randint(10**10, 10**11 - 1)}")
    for back in range(MONTHS, 0, -1):
        day = demo.today - timedelta(days=30 * back - dice.randint(0, 3))
        came = _plan_entry(demo, life, moment(day, 16, dice.randint(0, 50)), "pocket", 100, "")
        if dice.random() < 0.5 and came:
            spent = dice.choice((20, 35, 60))
            _plan_entry(
                demo,
                life,
                moment(day + timedelta(days=5), 17, 5),
                "handed",
                spent,
                "Hair clips and a notebook",
            )
    if dice.random() < 0.15:
        day = demo.today - timedelta(days=dice.randint(12, 50))
        _plan_entry(demo, life, moment(day, 15, 0), "award", 200, "Drawing competition")
    if stay.end_written_at is not None and stay.ending.get("exit_reason") not in UNCLAIMED_AFTER:
        demo.plan(stay.end_written_at + timedelta(hours=1), _give_over, demo, life, stay)


def _plan_entry(demo: Demo, life: Life, when: datetime, kind: str, rupees: int, words: str) -> bool:
    """Plan an entry if she is here then; answers whether she is: what never came cannot go out."""
    if is_here := _is_within(life.stays[-1], when):
        demo.plan(when, _enter, demo, life, kind, rupees, words)
    return is_here


def _enter(demo: Demo, life: Life, kind: str, rupees: int, words: str) -> None:
    """The accounts write; the superintendent signs, but for what came in the last two days."""
    file = _file(life)
    entry = savings.write_money(
        file, kind=kind, amount=rupees * 100, happened_at=clock.now() - timedelta(minutes=20), words=words,
        by=_clerk(demo, life),
    )  # fmt: skip
    if clock.now() < demo.ends_at - timedelta(days=2):
        savings.sign_money(file, entry.id, by=_head(demo, life))


def _bank(demo: Demo, life: Life, number: str) -> None:
    """What she brought is put in an account in her name."""
    file = _file(life)
    brought = sa.select(sa.func.sum(Entry.paise)).where(
        Entry.account_id.in_(savings.accounts_of(file.id)), Entry.kind == "found", Entry.signed_at.is_not(None)
    )  # fmt: skip
    if not (paise := db.session.scalar(brought)):
        return
    entry = savings.write_money(
        file,
        kind="banked",
        amount=paise,
        happened_at=clock.now(),
        words="Notunhat branch",
        by=_clerk(demo, life),
    )
    savings.sign_money(file, entry.id, by=_head(demo, life))
    savings.write_bank(
        file, bank="Sonar Bangla Gramin Bank", branch="Notunhat", ifsc="SBGB0004411", number=number,
        opened_on=clock.today(), by=_clerk(demo, life),
    )  # fmt: skip


def _give_over(demo: Demo, life: Life, stay: Stay) -> None:
    """What is kept for her is given over with a receipt."""
    file = _file(life)
    if paise := ledger.balance(savings.accounts_of(file.id)):
        to = str(stay.ending.get("handed_to") or "Herself")
        entry = savings.write_money(
            file, kind="given_over", amount=paise, happened_at=clock.now(), words=to, voucher="Receipt signed",
            by=_clerk(demo, life),
        )  # fmt: skip
        savings.sign_money(file, entry.id, by=_head(demo, life))


def _plan_spells(demo: Demo, life: Life, dice: Random) -> None:
    """Leave and hospital as the school knows them: each with its order, its companion and the return."""
    free_from = moment(life.stays[0].written_at.date(), 0)
    for spell in sorted((s for s in life.spells if s.reason in ("leave", "hospital")), key=lambda s: s.first):
        left = moment(spell.first, 7, dice.randint(0, 50))
        back = moment(spell.last, 18, dice.randint(0, 50))
        stay = next((s for s in life.stays if _is_within(s, left) and _is_within(s, back)), None)
        if stay is None or left <= free_from or left >= demo.ends_at:
            continue
        free_from = back
        demo.plan(left, _go, demo, life, stay, spell, dice.randint(20, 90), dice.choice(MATRONS))
        if back < demo.ends_at:
            demo.plan(back, _return, demo, life, stay)


def _go(demo: Demo, life: Life, stay: Stay, spell: Spell, number: int, matron: str) -> None:
    is_leave = spell.reason == "leave"
    going = movement.Going(
        kind=spell.reason, from_at=clock.now() - timedelta(minutes=10),
        due_at=moment(spell.last, 19) if is_leave else None, occasion="festival" if is_leave else "",
        order_no=f"CWC/L/{number}" if is_leave else "",
        order_date=spell.first - timedelta(days=3) if is_leave else None, with_name=matron,
        place="Her aunt’s house, Kajolgram" if is_leave else "Amrapali district hospital",
    )  # fmt: skip
    movement.go_away(_file(life), _stay(life), going, by=_worker(demo, stay))


def _return(demo: Demo, life: Life, stay: Stay) -> None:
    file = _file(life)
    held = [line.away for line in _open_away(file)]
    if held:
        movement.come_back(
            file, held[0].id, at=clock.now(), note="I am glad to be back", by=_worker(demo, stay)
        )


def _open_away(file: CaseFile) -> list[AwayLine]:
    return [line for line in away_of(file.id) if line.away.returned_at is None]


def _plan_search(demo: Demo, life: Life, dice: Random) -> None:
    """She was missed for some hours and is found."""
    day = next(
        (d for d in (demo.today - timedelta(days=n) for n in range(20, 60)) if life.spell_on(d) is None
         and life.stays[-1].written_at.date() < d), None,
    )  # fmt: skip
    if day is not None:
        demo.plan(moment(day, 18, dice.randint(0, 40)), _miss, demo, life)
        demo.plan(moment(day, 22, dice.randint(0, 40)), _find, demo, life, dice.choice(FOUND))


def _miss(demo: Demo, life: Life) -> None:
    now, by = clock.now(), _worker(demo, life.stays[-1])
    missing = movement_missing.miss(
        _file(life), _stay(life), noticed_at=now - timedelta(minutes=40), seen_at=now - timedelta(hours=2),
        seen_where="At the gate of the school", wearing="Blue school dress", by=by,
    )  # fmt: skip
    db.session.flush()
    for what, words, number in (
        ("police", "Notunhat police station", "DD 412"), ("family", "Her aunt, by telephone", ""),
        ("effort", "Two house mothers looked along the road to the station", ""),
    ):  # fmt: skip
        movement_missing.follow(
            _file(life),
            missing.id,
            what=what,
            at=now - timedelta(minutes=10),
            words=words,
            number=number,
            by=by,
        )


def _find(demo: Demo, life: Life, how: str) -> None:
    file = _file(life)
    for search in searches_of(file.id):
        if search.is_open:
            by = _worker(demo, life.stays[-1])
            movement_missing.find(file, search.missing.id, at=clock.now(), how=how, by=by)


def _plan_leavings(demo: Demo, life: Life, dice: Random) -> None:
    """A restoration is prepared two months before, told, and certified; a few children leave soon."""
    for stay in life.stays:
        if stay.ended_at is None or stay.ending.get("exit_reason") not in set(RESTORED):
            continue
        left_on = clock.local(stay.ended_at).date()
        planned = max(
            stay.written_at + timedelta(days=1), stay.ended_at - timedelta(days=dice.randint(62, 75))
        )
        if planned < stay.ended_at - timedelta(days=1):
            demo.plan(
                planned,
                _prepare,
                demo,
                life,
                stay,
                left_on,
                str(stay.ending["exit_reason"]),
                dice.choice(WISHES),
            )
            demo.plan(stay.ended_at - timedelta(hours=20), _tell, demo, life, stay)
        if stay.end_written_at is not None:
            demo.plan(stay.end_written_at + timedelta(hours=2), _certify, demo, life)
    stay = life.stays[-1]
    if stay.ended_at is None and dice.random() < 0.08:
        due_on = demo.today + timedelta(days=dice.randint(20, 80))
        when = demo.ends_at - timedelta(days=dice.randint(3, 12), hours=6)
        if _is_within(stay, when):
            demo.plan(when, _prepare, demo, life, stay, due_on, "restored_parent", dice.choice(WISHES))


def _prepare(demo: Demo, life: Life, stay: Stay, due_on: date, going: str, wish: str) -> None:
    facts = {
        "going": going, "due_on": due_on, "residence": "With her family, one room of her own",
        "schooling": "The village school has a place from the new term", "money": "Sponsorship applied for",
        "her_words": wish, "follow_up_by": "Case worker, at two and at six months", "sent_on": clock.today(),
    }  # fmt: skip
    file, by = _file(life), _worker(demo, stay)
    leaving.write_plan(file, _stay(life), facts, by=by)
    leaving.write_address(file, _stay(life), address="Bokulpara, house behind the pond", phone="", by=by)


def _tell(demo: Demo, life: Life, stay: Stay) -> None:
    leaving.write_told(
        _file(life), _stay(life), told_on=clock.today(), told_how="By letter and telephone", travel_paid=True,
        by=_worker(demo, stay),
    )  # fmt: skip


def _certify(demo: Demo, life: Life) -> None:
    leaving.give_certificate(_file(life), _stay(life), by=_head(demo, life))


def _seal(demo: Demo, life: Life) -> None:
    file = _file(life)
    if file.sealed_at is None and not ledger.balance(savings.accounts_of(file.id)):
        leaving_seal.seal_file(file, by=_head(demo, life))
