"""Admitting, moving, mending and leaving: the deed and its event, or neither."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit, clock
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import within_homes
from residents import actions
from residents.actions import mend
from residents.models import Assignment, BedStay, CaseFile, Child, Correction, Placement, PlacementChange
from tests.factories import homes, residents
from tests.factories.accounts import make_user

pytestmark = pytest.mark.usefixtures("session", "at_noon")


@pytest.fixture
def home(session, at_noon):
    return homes.make_home("KRS")


@pytest.fixture(autouse=True)
def _inside(home):
    with within_homes({home.id}):
        yield


def events(name):
    return db.session.scalars(sa.select(AuditEvent).where(AuditEvent.event == name)).all()


def count(model):
    return db.session.scalar(sa.select(sa.func.count(model.id)))


def test_an_admission_makes_child_file_stay_and_event(home):
    file = residents.admit(home, bed=homes.make_bed(home, "B-07"))
    assert file.code == "KRS-2026-001"
    assert residents.child_of(file).name_key
    assert residents.stay_of(file).register_no == 1
    (event,) = events("residents.child.admitted")
    assert event.subject_code == "KRS-2026-001"
    assert "Sardar" not in event.details


def test_codes_follow_without_a_gap_even_after_a_refusal(home):
    bed = homes.make_bed(home)
    residents.admit(home, bed=bed)
    with pytest.raises(Refused):
        residents.admit(home, bed=bed)
    db.session.rollback()
    assert residents.admit(home).code == "KRS-2026-002"
    assert count(CaseFile) == 2
    assert len(events("residents.child.admitted")) == 2


def test_each_year_begins_its_own_numbers(home):
    residents.admit(home)
    before = clock.now() - timedelta(days=340)
    assert residents.admit(home, started_at=before).code == "KRS-2025-001"
    assert residents.admit(home).code == "KRS-2026-002"


def test_a_taken_bed_is_refused_in_words(home):
    bed = homes.make_bed(home)
    residents.admit(home, bed=bed)
    with pytest.raises(Refused, match="bed is taken") as refused:
        residents.admit(home, bed=bed)
    assert refused.value.field == "bed_id"


def test_the_database_itself_refuses_two_in_one_bed(home):
    from foundation import clashes

    bed = homes.make_bed(home)
    residents.admit(home, bed=bed)
    other = residents.admit(home)
    stay = residents.stay_of(other)
    begin_write()
    row = BedStay(
        home_id=home.id, case_file_id=other.id, placement_id=stay.id, bed_id=bed.id,
        from_at=clock.now(), written_at=clock.now(),
    )  # fmt: skip
    db.session.add(row)
    with pytest.raises(Refused, match="bed is taken"):
        clashes.flush()


def test_a_future_arrival_is_refused_and_nothing_remains(home):
    with pytest.raises(Refused):
        residents.admit(home, started_at=clock.now() + timedelta(hours=1))
    db.session.rollback()
    assert (count(CaseFile), count(Placement), events("residents.child.admitted")) == (0, 0, [])


def test_a_full_home_asks_for_the_reason(home):
    small = homes.make_home("SML", sanctioned_strength=1)
    with within_homes({small.id}):
        residents.admit(small)
        with pytest.raises(Refused, match="sanctioned strength of 1"):
            residents.admit(small, exception_reason="")
        db.session.rollback()
        file = residents.admit(small, exception_reason="one night, no other place")
        assert residents.stay_of(file).exceptions == ("strength",)


def test_a_child_of_the_other_sex_is_refused_until_the_reason_is_written(home):
    with pytest.raises(Refused) as refused:
        residents.admit(home, sex="boy", exception_reason="")
    assert refused.value.field == "sex"


def test_a_drop_in_child_has_a_file_and_a_day_stay_and_no_line_in_the_register(home):
    centre = homes.make_home("BTG", kind="open_shelter", for_whom="both", sanctioned_strength=1)
    with within_homes({centre.id}):
        for _n in range(3):
            file = residents.admit(centre, kind="day")
        stay = residents.stay_of(file)
        assert (file.code, stay.kind, stay.register_no) == ("BTG-2026-003", "day", None)
        bed = homes.make_bed(centre)
        with pytest.raises(Refused, match="has no bed"):
            residents.admit(centre, kind="day", bed=bed)


def test_a_case_worker_carries_whom_she_receives(home):
    from foundation.viewer import Post, Viewer

    user = make_user(Role.CASE_WORKER, home)
    who = Viewer(user.id, user.name, user.id, (Post(user.id, Role.CASE_WORKER, home.id),))
    file = residents.admit(home, by=who)
    assert db.session.scalars(
        sa.select(Assignment.user_id).where(Assignment.case_file_id == file.id)
    ).all() == [user.id]


def test_leaving_frees_the_bed_and_ends_the_caseload(home):
    bed, worker = homes.make_bed(home), make_user(Role.CASE_WORKER, home)
    file = residents.admit(home, bed=bed, days_ago=10)
    residents.put_in_caseload(file, worker)
    residents.let_go(file)
    assert residents.stay_of(file).ended_at == clock.now()
    assert db.session.scalar(sa.select(Assignment.to_on)) == clock.today() + timedelta(days=1)
    residents.admit(home, bed=bed)
    (event,) = events("residents.child.left")
    assert "Invented Mother" not in event.details


@pytest.mark.parametrize("reason", ["restored_parent", "transferred", "adopted", "fit_person"])
def test_nobody_is_handed_over_without_an_order(home, reason):
    file = residents.admit(home, days_ago=3)
    with pytest.raises(Refused):
        residents.let_go(file, reason=reason, exit_order_no="", exit_order_date=None)


def test_a_child_who_left_comes_back_into_the_same_file(home):
    file = residents.admit(home, days_ago=30)
    residents.let_go(file, at=clock.now() - timedelta(days=5))
    begin_write()
    child = residents.child_of(file)
    actions.admit_again(file, child, actions.Arrival(started_at=clock.now(), exception_reason="x"), by=SYSTEM)
    db.session.commit()
    assert count(CaseFile) == 1
    assert count(Placement) == 2
    assert residents.stay_of(file).register_no == 2


def test_a_child_is_not_admitted_twice_at_once(home):
    file = residents.admit(home, days_ago=2)
    begin_write()
    again = actions.Arrival(started_at=clock.now(), exception_reason="x")
    with pytest.raises(Refused, match="is here already"):
        actions.admit_again(file, residents.child_of(file), again, by=SYSTEM)


def test_moving_keeps_who_slept_where(home):
    first, second = homes.make_bed(home, "A-01"), homes.make_bed(home, "A-02")
    file = residents.admit(home, bed=first, days_ago=3)
    begin_write()
    actions.move_bed(file, residents.stay_of(file), bed_id=second.id, at=clock.now(), by=SYSTEM)
    db.session.commit()
    beds = db.session.execute(sa.select(BedStay.bed_id, BedStay.to_at).order_by(BedStay.from_at)).all()
    assert beds == [(first.id, clock.now()), (second.id, None)]


def test_a_correction_keeps_the_old_value_and_needs_a_reason(home):
    file = residents.admit(home, name="Munni Tirkey", marks="")
    child = residents.child_of(file)
    begin_write()
    child = residents.child_of(file)
    with pytest.raises(Refused) as refused:
        actions.mend_identity(file, child, {"name": "Moni Tirkey"}, reason="", by=SYSTEM)
    assert refused.value.field == "reason"
    db.session.rollback()
    begin_write()
    child = residents.child_of(file)
    changed = actions.mend_identity(
        file, child, {"name": "Moni Tirkey", "marks": "mole, chin"}, reason="birth slip", by=SYSTEM
    )
    db.session.commit()
    assert set(changed) == {"name", "marks"}
    (correction,) = db.session.scalars(sa.select(Correction)).all()
    assert (correction.field, correction.old_text, correction.new_text) == (
        "name",
        "Munni Tirkey",
        "Moni Tirkey",
    )
    assert residents.child_of(file).name_key.startswith(" mni")
    (event,) = events("residents.identity.corrected")
    assert "Moni" not in event.details


def test_an_identical_form_changes_nothing(home):
    file = residents.admit(home)
    begin_write()
    child = residents.child_of(file)
    same = {name: getattr(child, name) for name in mend.IDENTITY}
    assert actions.mend_identity(file, child, same, reason="", by=SYSTEM) == ()
    db.session.commit()
    assert not events("residents.identity.corrected")


def test_an_order_that_comes_later_is_a_change_of_custody(home):
    body = homes.make_committee()
    file = residents.admit(home, days_ago=3, is_overnight=True)
    begin_write()
    stay = residents.stay_of(file)
    said = {"order_no": "Form 18, 12", "order_date": clock.today(), "order_by": body.id}
    actions.record_order(residents.fresh(file), stay, **said, happened_at=clock.now(), by=SYSTEM)
    db.session.commit()
    assert residents.stay_of(file).order_no == "Form 18, 12"
    assert db.session.scalar(sa.select(CaseFile.committee_id)) == body.id
    assert db.session.scalar(sa.select(PlacementChange.kind)) == "night_to_stay"


def test_only_a_holder_of_the_post_takes_a_child_into_her_caseload(home):
    file = residents.admit(home)
    teacher = make_user(Role.TEACHER, home)
    with pytest.raises(Refused, match="does not hold that post"):
        residents.put_in_caseload(file, teacher)


def test_a_failing_verb_leaves_neither_row_nor_event(home):
    begin_write()
    identity = actions.Identity(name="Nobody Known", sex="girl", born_on=date(2015, 1, 1))
    arrival = actions.Arrival(started_at=clock.now(), order_no="12")
    with pytest.raises(Refused):
        actions.admit(home.id, identity, arrival, by=SYSTEM)
    db.session.rollback()
    assert count(Child) == 0
    assert not audit.has_pending()
