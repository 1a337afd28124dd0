"""The demonstration's families: who they are, visits to them, and referrals, by the floor's own verbs."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from accounts import demo as gatehouse
from foundation import clock
from foundation.db import db
from foundation.demonstration import Demo, day_of, moment
from foundation.viewer import Viewer
from homes import demo as hall
from residents.actions import family, inquiries, referrals
from residents.choices import ExitReason
from residents.demo import family_words as told
from residents.demo.lives import Life, Stay
from residents.models import CaseFile, Child, DistrictRequest, Inquiry, Referral

HOME_AGAIN = (ExitReason.RESTORED_PARENT, ExitReason.RESTORED_RELATIVE, ExitReason.RESTORED_GUARDIAN)
OFTEN, SELDOM = 0.3, 0.05
SHORTEST = 3


def plan(demo: Demo, life: Life) -> None:
    """Plan a child's family, the visits to it and her referrals."""
    dice = demo.dice(f"family {life.home} {life.stays[0].arrived_at.isoformat()} {life.named.name}")
    stay = life.stays[0]
    for each in life.stays:
        if each.ending.get("exit_reason") in HOME_AGAIN:
            _plan_study(demo, life, each, dice)
    if stay.is_overnight:
        return
    _plan_members(demo, life, stay, dice)
    if life.lives_here:
        _plan_report(demo, life, stay, dice)
    if dice.random() < (OFTEN if life.lives_here else SELDOM):
        _plan_referral(demo, life, stay, dice)


def _during(demo: Demo, stay: Stay, when: datetime) -> bool:
    return when < demo.ends_at and (stay.ended_at is None or when < stay.ended_at)


def _plan_members(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    when = moment(day_of(stay.written_at) + timedelta(days=dice.randint(1, 4)), 15, dice.randint(0, 50))
    if not _during(demo, stay, when):
        return
    for n, said in enumerate(told.members_of(dice, life, day_of(when))):
        demo.plan(when + timedelta(minutes=4 * n), _write_member, demo, life, stay, said)


def _worker(demo: Demo, stay: Stay) -> Viewer:
    return gatehouse.person(demo, stay.case_worker).viewer()


def _write_member(demo: Demo, life: Life, stay: Stay, said: family.MemberSaid) -> None:
    family.write_member(_file(life), _child(life), said, by=_worker(demo, stay))


def _file(life: Life) -> CaseFile:
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == life.known_id)).one()


def _child(life: Life) -> Child:
    return db.session.scalars(sa.select(Child).where(Child.id == life.child_id)).one()


def _plan_report(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    """A social investigation within fifteen days (s.36(2), r.62(4)); now and then a little late."""
    asked = moment(day_of(stay.written_at) + timedelta(days=1), 10, dice.randint(0, 50))
    visited = asked + timedelta(days=dice.choice((4, 6, 8, 9, 11, 12, 13, 17)), hours=6)
    if not _during(demo, stay, asked):
        return
    far = dice.random() < 0.18
    spoken: dict[str, Any] = {
        "fit": dice.choice(("yes", "not_yet", "not_yet", "no")),
        "order": f"Form 21, {dice.randint(100, 999)}" if stay.order else "",
    }
    demo.plan(asked, _ask, demo, life, stay, "social_investigation", 15, spoken)
    if far:
        _plan_district(demo, life, stay, asked, dice)
    if _during(demo, stay, visited):
        demo.plan(
            visited, _report, demo, life, stay, "social_investigation", spoken["fit"], told.findings(dice)
        )
        agreed = visited + timedelta(days=dice.randint(1, 3))
        demo.plan(agreed, _agree, demo, life, "social_investigation")


def _plan_study(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    """A home study before she goes home, and a first visit in the month after (r.82(1), r.19(18)).

    Where the days between coming and going are too few, the order's reason stands instead.
    """
    if stay.ended_at is None:
        return
    written, ended = day_of(stay.written_at), day_of(stay.ended_at)
    first = max(written + timedelta(days=1), ended - timedelta(days=dice.randint(18, 26)))
    days = (ended - first).days
    if days < SHORTEST:
        stay.ending.setdefault("without_study_why", "The committee sent her home at once with her family")
        return
    asked = moment(first, 11, dice.randint(0, 50))
    demo.plan(asked, _ask, demo, life, stay, "home_study", 14, {"fit": "yes", "order": f"CWC {first:%d%m}"})
    visited = moment(first + timedelta(days=days // 3), 16, dice.randint(0, 50))
    demo.plan(visited, _report, demo, life, stay, "home_study", "yes", told.findings(dice, is_good=True))
    agreed = moment(first + timedelta(days=2 * days // 3), 18, dice.randint(0, 50))
    demo.plan(agreed, _agree, demo, life, "home_study")
    demo.plan(stay.ended_at, _ask, demo, life, stay, "follow_up", 28, {"fit": "", "order": ""})
    later = moment(ended + timedelta(days=dice.randint(14, 30)), 16, dice.randint(0, 50))
    demo.plan(later, _report, demo, life, stay, "follow_up", "", told.follow_up(dice))
    demo.plan(later + timedelta(days=2), _agree, demo, life, "follow_up")


def _ask(demo: Demo, life: Life, stay: Stay, kind: str, days: int, spoken: dict[str, Any]) -> None:
    today, file = clock.today(), _file(life)
    going = inquiries.who_may_go(file.id, file.home_id, now=clock.now())
    worker = gatehouse.person(demo, stay.case_worker).known_id
    asked = inquiries.Asked(
        kind=kind, asked_on=today, due_on=today + timedelta(days=days),
        worker_id=worker if worker in {person for person, _name in going} else None, order_no=spoken["order"],
        order_date=today if spoken["order"] else None,
        order_by=hall.committee_id(demo, life.committee) if spoken["order"] else None,
    )  # fmt: skip
    inquiries.ask(file, asked, by=_worker(demo, stay))


def _newest(life: Life, kind: str) -> Inquiry | None:
    asked = sa.select(Inquiry).where(Inquiry.case_file_id == life.known_id, Inquiry.kind == kind)
    return db.session.scalars(asked.order_by(Inquiry.asked_on.desc(), Inquiry.id.desc()).limit(1)).first()


def _report(demo: Demo, life: Life, stay: Stay, kind: str, fit: str, words: tuple[str, str, str]) -> None:
    inquiry = _newest(life, kind)
    if inquiry is None or inquiry.visited_on is not None:
        return
    met, found, advice = words
    said = inquiries.Report(visited_on=clock.today(), met=met, findings=found, fit=fit, recommendation=advice)
    inquiries.report(_file(life), inquiry, said, by=_worker(demo, stay))


def _agree(demo: Demo, life: Life, kind: str) -> None:
    inquiry = _newest(life, kind)
    head = hall.head_of(demo, life.home)
    if inquiry is None or inquiry.visited_on is None or inquiry.agreed_at is not None:
        return
    if inquiry.written_by != head.known_id:
        inquiries.agree(_file(life), inquiry, by=head.viewer())


def _plan_district(demo: Demo, life: Life, stay: Stay, asked: datetime, dice: Random) -> None:
    sent = asked + timedelta(hours=3)
    demo.plan(sent, _ask_district, demo, life, stay, dice.choice(told.DISTRICTS), dice.randint(14, 21))
    answered = sent + timedelta(days=dice.randint(10, 40))
    if dice.random() < 0.8:
        demo.plan(answered, _answer_district, demo, life, stay, dice.choice(told.ANSWERS))


def _ask_district(demo: Demo, life: Life, stay: Stay, district: str, days: int) -> None:
    inquiry, today = _newest(life, "social_investigation"), clock.today()
    if inquiry is not None and inquiry.agreed_at is None:
        inquiries.ask_district(
            _file(life), inquiry, district=district, body="District Child Protection Unit", sent_on=today,
            due_on=today + timedelta(days=days), by=_worker(demo, stay),
        )  # fmt: skip


def _answer_district(demo: Demo, life: Life, stay: Stay, words: str) -> None:
    asked = sa.select(DistrictRequest).where(DistrictRequest.case_file_id == life.known_id)
    request = db.session.scalars(asked.where(DistrictRequest.answered_on.is_(None)).limit(1)).first()
    inquiry = _newest(life, "social_investigation")
    if request is not None and inquiry is not None:
        by = _worker(demo, stay)
        inquiries.write_answer(_file(life), inquiry, request, answered_on=clock.today(), answer=words, by=by)


def _plan_referral(demo: Demo, life: Life, stay: Stay, dice: Random) -> None:
    last = day_of(stay.ended_at) if stay.ended_at else demo.today
    first: date = day_of(stay.written_at) + timedelta(days=6)
    if (last - first).days < 2:
        return
    sent = moment(first + timedelta(days=dice.randint(0, (last - first).days - 1)), 12, dice.randint(0, 50))
    case = dice.choice(told.REFERRALS[: 3 if not life.lives_here else len(told.REFERRALS)])
    demo.plan(sent, _refer, demo, life, stay, case, dice.randint(10, 20))
    answered = sent + timedelta(days=dice.randint(4, 24), hours=3)
    if dice.random() < 0.85:
        demo.plan(answered - timedelta(days=2), _follow, demo, life, stay, "taken", case)
        demo.plan(answered, _follow, demo, life, stay, "answered", case)
        demo.plan(answered + timedelta(days=dice.randint(3, 20)), _follow, demo, life, stay, "closed", case)


def _refer(demo: Demo, life: Life, stay: Stay, case: told.Case, days: int) -> None:
    today = clock.today()
    said = referrals.Referred(
        to_kind=case.kind, to_name=case.name, what_for=case.what_for, heads=case.heads, consent=case.consent,
        consent_on=today, consent_words=case.consent_words, sent_on=today, due_on=today + timedelta(days=days),
    )  # fmt: skip
    referrals.refer(_file(life), said, by=_worker(demo, stay))


def _follow(demo: Demo, life: Life, stay: Stay, step: str, case: told.Case) -> None:
    asked = sa.select(Referral).where(Referral.case_file_id == life.known_id, Referral.closed_on.is_(None))
    referral = db.session.scalars(asked.limit(1)).first()
    if referral is None:
        return
    file, today, by = _file(life), clock.today(), _worker(demo, stay)
    if step == "taken":
        referrals.decide(file, referral, is_accepted=True, decided_on=today, reason="", by=by)
    elif step == "answered":
        referrals.write_answer(file, referral, answered_on=today, answer=case.answer, by=by)
    else:
        referrals.close(file, referral, closed_on=today, outcome="given", words=case.ended, by=by)
