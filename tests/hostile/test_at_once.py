"""Many at once in one house: nothing made twice, nothing overwritten unseen, no gap in a code, no break in a chain."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit, clock
from foundation.audit import AuditChain, AuditEvent
from foundation.db import begin_write, db
from foundation.scope import across_homes
from homes.events import Event as HomesEvent
from residents.events import Event as ResidentsEvent
from residents.models import CaseFile, Child
from tests.factories import accounts, homes, residents
from tests.hostile.visitors import admission, filled, visitor
from tests.support.houses import KEYS

THREADS = 8


@pytest.fixture
def app(house):
    from app import create_app

    app = create_app(house)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def home(app):
    with app.app_context():
        home = homes.make_home("KRS")
        db.session.refresh(home)
        db.session.expunge(home)
    return home


@pytest.fixture
def superintendents(app, home):
    """As many superintendents as threads, each signed in."""
    with app.app_context():
        ids = [accounts.make_user(Role.SUPERINTENDENT, home.id).id for _ in range(THREADS)]
    return [visitor(app, user_id) for user_id in ids]


def at_once(work, count, *, threads=THREADS):
    """Do `work(n)` for every n below `count`, in threads that begin together; answers what each gave."""
    together = Barrier(threads)

    def begin():
        together.wait()

    with ThreadPoolExecutor(threads, initializer=begin) as pool:
        return list(pool.map(work, range(count)))


def ask(app, statement):
    with app.app_context(), across_homes("a test counts"):
        found = db.session.execute(statement).all()
        db.session.remove()
    return found


def assert_chains_hold(app):
    """Every chain verifies, and no sequence has a gap."""
    with app.app_context(), across_homes("a test verifies"):
        verdicts = list(audit.verify(db.session, KEYS.audit))
        assert verdicts
        assert [v.fault for v in verdicts if v.fault] == []
        db.session.remove()


def test_fifty_posts_of_one_form_admit_one_child(app, home, superintendents):
    typed = admission("Rupali Sardar", once="one-form-one-child")
    who = superintendents[0]
    answers = at_once(lambda n: who.post(app, f"/homes/{home.code}/children/admit", typed), 50)
    said = Counter((a.status_code, a.headers.get("Location")) for a in answers)
    assert len(said) == 1, said
    ((status, location),) = said
    assert status == 303
    assert location.endswith("-001")
    assert ask(app, sa.select(sa.func.count(CaseFile.id))) == [(1,)]
    admitted = sa.select(sa.func.count()).where(AuditEvent.event == str(ResidentsEvent.CHILD_ADMITTED))
    assert ask(app, admitted) == [(1,)]
    assert_chains_hold(app)


def test_the_same_key_in_two_hands_is_two_deeds(app, home, superintendents):
    """A key is its form's: another person with the same one is not shown, or led to, the first one's record."""
    typed = [admission(f"Child {n}", once="shared") for n in range(2)]
    answers = [superintendents[n].post(app, f"/homes/{home.code}/children/admit", typed[n]) for n in range(2)]
    assert [a.status_code for a in answers] == [303, 303]
    assert len({a.location for a in answers}) == 2


def test_children_admitted_at_once_get_codes_without_gap_or_twin(app, home, superintendents):
    def admit(n):
        who = superintendents[n % THREADS]
        typed = admission(f"Child {'abcdefghijklmnopqrstuvwxyz'[n]}", once=f"key-{n}")
        return who.post(app, f"/homes/{home.code}/children/admit", typed).status_code

    assert at_once(admit, 24) == [303] * 24
    codes = sorted(code for (code,) in ask(app, sa.select(CaseFile.code)))
    assert codes == sorted(f"KRS-2026-{n:03d}" for n in range(1, 25))
    assert_chains_hold(app)


def edit_child(app, home):
    with app.app_context(), across_homes("a factory"):
        code = residents.admit(home, name="Before").code
        db.session.remove()
    return f"/children/{code}/identity"


def edit_staff(app, home):
    with app.app_context(), across_homes("a factory"):
        staff_id = homes.make_staff(home, name="Before").id
        db.session.remove()
    return f"/staff/{staff_id}/edit"


def edit_room(app, home):
    with app.app_context(), across_homes("a factory"):
        room_id = homes.make_room(home, "Before").id
        db.session.remove()
    return f"/rooms/{room_id}/edit"


def edit_home(app, home):
    return f"/homes/{home.code}/edit"


EDITABLE = {
    "a child's identity": edit_child,
    "a staff record": edit_staff,
    "a room": edit_room,
    "a home": edit_home,
}
ROUNDS = 4


@pytest.mark.parametrize("record", EDITABLE)
def test_of_two_editors_one_sees_both_versions(record, app, home, superintendents):
    url = EDITABLE[record](app, home)
    pair = superintendents[:2]
    for n in range(ROUNDS):
        names = [f"Round {'abcd'[n]} by {who}" for who in ("Asha", "Mina")]
        forms = [filled(who.get(app, url).get_data(as_text=True)) for who in pair]
        typed = [
            {**form, "name": name, "reason": "heard again"} for form, name in zip(forms, names, strict=True)
        ]
        answers = at_once(lambda i, typed=typed: pair[i].post(app, url, typed[i]), 2, threads=2)
        codes = [a.status_code for a in answers]
        assert sorted(codes) == [303, 422], codes
        loser = codes.index(422)
        page = answers[loser].get_data(as_text=True)
        assert names[loser] in page, "what she typed is gone"
        assert names[1 - loser] in page, "she does not see what the other saved"
        assert re.search(r'name="keep-name"', page), "she cannot choose line by line"
        undecided = pair[loser].post(app, url, filled(page))
        assert undecided.status_code == 422, "saved although nothing was chosen"
        assert names[loser] in undecided.get_data(as_text=True), "what she typed is gone"
        now = filled(pair[0].get(app, url).get_data(as_text=True))["name"]
        assert now == names[1 - loser], "the loser overwrote the winner"
    assert_chains_hold(app)


def test_events_recorded_at_once_make_one_whole_chain(app, home):
    def record(n):
        with app.app_context():
            begin_write()
            audit.record(HomesEvent.COMMITTEE_ADDED, by=audit.SYSTEM, details={"kind": "cwc"})
            audit.record(HomesEvent.HOLIDAY_ADDED, by=audit.SYSTEM, home=home.id, details={"day": str(n)})
            db.session.commit()
            db.session.remove()

    before = dict(ask(app, sa.select(AuditChain.name, AuditChain.count)))
    at_once(record, 120)
    after = dict(ask(app, sa.select(AuditChain.name, AuditChain.count)))
    assert after["organisation"] - before.get("organisation", 0) == 120
    assert after[f"home:{home.id}"] - before[f"home:{home.id}"] == 120
    assert_chains_hold(app)


def test_the_reaches_of_many_who_ask_at_once_never_mix(app, home):
    """Eight people of eight reaches ask for each child again and again: every answer is as it was when asked alone."""
    with app.app_context(), across_homes("a factory"):
        elsewhere = homes.make_home("NIK")
        children = [residents.admit(home, started_at=clock.now() - timedelta(days=3)) for _ in range(4)]
        children.append(residents.admit(elsewhere, started_at=clock.now() - timedelta(days=3)))
        people = [
            accounts.make_user(role, place.id)
            for role in (Role.COUNSELLOR, Role.CASE_WORKER, Role.SUPERINTENDENT, Role.TEACHER)
            for place in (home, elsewhere)
        ]
        for n, user in enumerate(people[:4]):
            if n % 2 == 0:
                residents.put_in_caseload(children[n], user, "counsellor" if n < 2 else "case_worker")
        ids, codes = [user.id for user in people], [child.code for child in children]
        db.session.remove()
    askers = [visitor(app, user_id) for user_id in ids]
    pages = [f"/children/{code}" for code in codes] + ["/homes/KRS/children", "/homes/NIK/children"]
    asked = [(who, url) for who in askers for url in pages]

    def answer(n):
        who, url = asked[n % len(asked)]
        said = who.get(app, url)
        shown = sorted(code for code in codes if code in said.get_data(as_text=True))
        return said.status_code, shown

    alone = [answer(n) for n in range(len(asked))]
    assert {status for status, _shown in alone} == {200, 403, 404}
    assert at_once(answer, 4 * len(asked)) == alone * 4


def test_a_reading_while_others_write_is_never_turned_away(app, home, superintendents):
    with app.app_context(), across_homes("a factory"):
        residents.admit(home, started_at=clock.now() - timedelta(days=3))
        db.session.remove()

    def work(n):
        who = superintendents[n % THREADS]
        if n % 3:
            return who.get(app, f"/homes/{home.code}/children").status_code
        typed = admission(f"Child {'abcdefghijklmnopqrstuvwxyz'[n % 26]}{n}", once=f"key-{n}")
        return who.post(app, f"/homes/{home.code}/children/admit", typed).status_code

    assert Counter(at_once(work, 48)) == {200: 32, 303: 16}
    assert ask(app, sa.select(sa.func.count(Child.id))) == [(17,)]
    assert_chains_hold(app)
