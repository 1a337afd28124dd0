"""The hall's verbs: the deed and its event, and what they refuse."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.models import PostHeld, SignIn
from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import within_homes
from foundation.viewer import Post, Viewer
from homes import actions
from homes.models import Bed, Home, Organisation, StaffMember
from tests.factories import homes, residents
from tests.factories.accounts import make_user

pytestmark = pytest.mark.usefixtures("session", "at_noon")


@pytest.fixture
def home(session, at_noon):
    return homes.make_home("KRS", address="12 Invented Lane")


def events(name):
    return db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == name)).all()


def test_a_home_is_opened_with_its_address_sealed(home):
    assert home.address.open() == "12 Invented Lane"
    stored = db.session.execute(sa.select(sa.cast(Home.__table__.c.address, sa.LargeBinary))).scalar()
    assert b"Invented Lane" not in bytes(stored)
    assert events("homes.home.opened")[0].subject_code == "KRS"


def test_two_homes_never_share_a_code(home):
    with pytest.raises(Refused) as refused:
        homes.make_home("KRS")
    assert refused.value.field == "code"
    db.session.rollback()


def test_an_organisation_is_founded_once(home):
    begin_write()
    with pytest.raises(Refused):
        actions.set_up_organisation("Another")
    assert len(db.session.scalars(sa.select(Organisation)).all()) == 1


def test_a_label_is_used_once_in_a_home(home):
    homes.make_bed(home, "B-01")
    with pytest.raises(Refused):
        homes.make_bed(home, "B-01")
    db.session.rollback()
    homes.make_bed(homes.make_home(), "B-01")


def test_a_bed_in_which_a_child_sleeps_is_not_taken_away(home):
    bed = homes.make_bed(home)
    residents.admit(home, bed=bed)
    with within_homes({home.id}):
        begin_write()
        row = db.session.scalars(sa.select(Bed).where(Bed.id == bed.id)).one()
        with pytest.raises(Refused):
            actions.withdraw_bed(row, is_free=False, by=SYSTEM)
        actions.withdraw_bed(row, is_free=True, by=SYSTEM)
        assert row.withdrawn_on == clock.today()


def leave(staff, left_on, by=SYSTEM):
    begin_write()
    with within_homes({staff.home_id}):
        row = db.session.scalars(sa.select(StaffMember).where(StaffMember.id == staff.id)).one()
        ended = actions.leave_staff(row, left_on=left_on, reason="moved away", by=by)
        db.session.commit()
    return ended


def test_a_leaving_date_ends_the_posts_in_this_home_in_the_same_deed(home):
    other = homes.make_home()
    user = make_user(Role.HOUSE_STAFF, home)
    from tests.factories.accounts import give

    give(user, Role.TEACHER, other)
    staff = homes.make_staff(home, user_id=user.id, joined_on=clock.today() - timedelta(days=100))
    assert leave(staff, clock.today()) == 1
    posts = {
        p.home_id: p.ends_at
        for p in db.session.scalars(sa.select(PostHeld).where(PostHeld.user_id == user.id))
    }
    assert posts[home.id] == clock.now()
    assert posts[other.id] is None
    assert events("homes.staff.left")
    assert events("accounts.post.ended")


def test_a_leaving_that_lies_ahead_ends_the_posts_when_that_day_is_over(home):
    user = make_user(Role.HOUSE_STAFF, home)
    staff = homes.make_staff(home, user_id=user.id)
    leave(staff, clock.today() + timedelta(days=3))
    ends_at = db.session.scalar(sa.select(PostHeld.ends_at).where(PostHeld.user_id == user.id))
    assert clock.local(ends_at).date() == clock.today() + timedelta(days=4)
    assert clock.local(ends_at).hour == 0


def test_nobody_writes_her_own_leaving_and_a_superintendent_not_an_inspectors(home):
    user = make_user(Role.SUPERINTENDENT, home)
    me = Viewer(user.id, user.name, user.id, (Post(user.id, Role.SUPERINTENDENT, home.id),))
    own = homes.make_staff(home, user_id=user.id)
    inspector = make_user(Role.INSPECTOR, home)
    theirs = homes.make_staff(home, user_id=inspector.id)
    for staff in (own, theirs):
        with pytest.raises(Refused):
            leave(staff, clock.today(), by=me)
        db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count(SignIn.id))) == 0


def test_a_holiday_that_is_over_stays(home):
    holiday = homes.make_holiday(home, clock.today() - timedelta(days=1))
    with within_homes({home.id}), pytest.raises(Refused):
        actions.remove_holiday(holiday, by=SYSTEM)
