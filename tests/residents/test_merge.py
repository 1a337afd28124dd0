"""Joining two files of one child: every room's rows move, and undoing it puts every column back."""

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from counselling.models import CounsellingSession
from education.models import AttendanceMark, Enrolment
from foundation import clock
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import across_homes, within_homes
from residents import actions
from residents.actions import merging, siblings
from residents.models import (
    Alias,
    BedStay,
    FamilyMember,
    FileMerge,
    IdentityPaper,
    NameWord,
    Placement,
)
from residents.queries import belonging_to
from residents.queries import merging as asked
from residents.rules.merging import Settled
from tests.factories import accounts, education, family, homes, residents
from tests.residents.joining import AADHAAR, everything, join, mark, rows_everywhere, undo
from tests.support.posting import send

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def home(session):
    return homes.make_home("KRS")


@pytest.fixture
def both(home):
    """Two files of one child, with rows in every room that has any, and something sealed in each."""
    school = education.make_school(home, pupils=1)
    counsellor = accounts.make_user(Role.COUNSELLOR, home)
    worker = accounts.make_user(Role.CASE_WORKER, home)
    sister = residents.admit(home, name="Mampi Das")
    made = []
    for n, (name, local) in enumerate((("Lakshmi Das", "লক্ষ্মী দাস"), ("Laxmi Dass", "लक्ष्मी दास"))):
        file = residents.admit(
            home, bed=homes.make_bed(home), committee=homes.make_committee(), days_ago=20 + n, name=name,
            name_local=local, father_name=f"Bhola Das {n}",
        )  # fmt: skip
        residents.put_in_caseload(file, counsellor, Role.COUNSELLOR)
        residents.put_in_caseload(file, worker)
        begin_write()
        with across_homes("a test"):
            rows_everywhere(file, n, sister, school, counsellor, worker)
            db.session.commit()
        made.append(file)
    mark(school)
    return made


def test_after_joining_and_undoing_every_column_of_every_row_is_as_before(home, both):
    kept, emptied = both
    before = everything()
    merge_id = join(kept, emptied, name="other", father_name="other", age="other", committee="other")
    assert everything() != before
    assert undo(merge_id, home) == 0
    after = everything()
    assert [name for name in before if before[name] != after[name]] == []
    said = (
        sa.select(AuditEvent.event).where(AuditEvent.event.like("residents.files.%")).order_by(AuditEvent.seq)
    )
    assert db.session.scalars(said).all() == ["residents.files.merged", "residents.files.merge_undone"]


def test_every_row_of_every_room_moves_to_the_kept_file(home, both):
    kept, emptied = both
    join(kept, emptied)
    left = {}
    with across_homes("a test looks"):
        for holding, rows in belonging_to.rows_of(emptied.id, emptied.child_id):
            if rows and holding.table.name != "case_file":
                left[holding.table.name] = len(rows)
        assert left == {}
        counts = {
            model.__tablename__: len(
                db.session.scalars(sa.select(model).where(model.case_file_id == kept.id)).all()
            )
            for model in (CounsellingSession, Enrolment, Placement, BedStay, Alias, IdentityPaper)
        }
    assert counts["counselling_session"] == 2
    assert counts["placement"] == 2
    assert counts["identity_paper"] == 2
    marks = _count(AttendanceMark, kept)
    assert marks == 1
    assert counts["enrolment"] == 1  # both stood on one roll from the same day: one line is set aside


def _count(model, file):
    with across_homes("a test looks"):
        return len(db.session.scalars(sa.select(model).where(model.case_file_id == file.id)).all())


def test_what_was_sealed_in_either_file_can_be_opened_in_the_kept_one(home, both):
    kept, emptied = both
    join(kept, emptied)
    with across_homes("a test looks"):
        sessions = db.session.scalars(
            sa.select(CounsellingSession).where(CounsellingSession.case_file_id == kept.id)
        ).all()
        assert sorted(each.process_notes.open() for each in sessions) == ["sealed 0", "sealed 1"]
        assert sorted(each.number for each in sessions) == [1, 2]
        numbers = db.session.scalars(
            sa.select(IdentityPaper).where(IdentityPaper.case_file_id == kept.id)
        ).all()
        assert sorted(each.number_sealed.open() for each in numbers) == sorted(AADHAAR)
        assert set(belonging_to.children_of(kept.id)) == {kept.child_id, emptied.child_id}


def test_two_open_stays_become_one_and_come_back_when_it_is_undone(home, both):
    kept, emptied = both
    merge_id = join(kept, emptied)
    with within_homes({home.id}):
        stays = db.session.scalars(sa.select(Placement).where(Placement.case_file_id == kept.id)).all()
        assert sorted(stay.exit_reason for stay in stays) == ["", "written_twice"]
        (open_,) = [stay for stay in stays if stay.ended_at is None]
        (closed,) = [stay for stay in stays if stay.ended_at is not None]
        assert open_.started_at == closed.ended_at > closed.started_at
        (bed,) = [
            bed
            for bed in db.session.scalars(sa.select(BedStay)).all()
            if bed.to_at is None and bed.case_file_id == kept.id
        ]
        assert bed.placement_id == open_.id
        assert residents.stay_of(kept).ended_at is None  # the newest stay is the one that goes on
    undo(merge_id, home)
    with within_homes({home.id}):
        assert residents.stay_of(emptied).ended_at is None


def test_a_mother_written_in_both_files_stands_once_and_comes_back_when_it_is_undone(home, both):
    kept, emptied = both
    for file, work in ((kept, "ties bidis"), (emptied, "sells fish")):
        family.make_member(file, relation="mother", name="Malati Das", occupation=work)
    before = everything()
    (clash,) = [each for each in _shown(home, both).clashes if each.constraint == "uq_family_member_parent"]
    assert clash.settled is Settled.ASIDE
    merge_id = join(kept, emptied)
    with within_homes({home.id}):
        assert [m.occupation for m in db.session.scalars(sa.select(FamilyMember)).all()] == ["ties bidis"]
    assert undo(merge_id, home) == 0
    assert everything() == before


def test_a_mother_with_a_number_in_both_files_stops_the_joining_in_words(home, both):
    for file in both:
        family.make_member(
            file, relation="mother", name="Malati Das", phone="9830012345", safe_words="ask for Malati"
        )
    before = everything()
    shown = _shown(home, both)
    assert len(shown.refused) == 1
    with pytest.raises(Refused) as refused:
        join(*both)
    db.session.rollback()
    assert str(refused.value) == asked.refusal_words(shown)
    assert "family" in str(refused.value).lower()
    assert everything() == before


def _shown(home, both):
    with within_homes({home.id}):
        kept, emptied = (residents.fresh(file) for file in both)
        return asked.preview(kept, emptied, now=clock.now(), today=clock.today()).plan


def test_what_was_mended_since_the_joining_stays_when_it_is_undone(home, both):
    kept, emptied = both
    merge_id = join(kept, emptied, name="other")
    begin_write()
    with within_homes({home.id}):
        actions.mend_identity(
            residents.fresh(kept), residents.child_of(kept), {"name": "Lokkhi"}, reason="heard", by=SYSTEM
        )
        db.session.commit()
    assert undo(merge_id, home) >= 1
    with within_homes({home.id}):
        assert residents.child_of(residents.fresh(kept)).name == "Lokkhi"
        words = db.session.scalars(
            sa.select(NameWord.word).where(NameWord.case_file_id == kept.id, NameWord.kind == "name")
        ).all()
        assert "lki" in words


def test_a_file_is_not_joined_with_itself_nor_over_homes_nor_sealed(home, both):
    kept, emptied = both
    far = residents.admit(homes.make_home("FAR"))
    gone = residents.admit(homes.make_home("OLD"), days_ago=9)
    residents.let_go(gone)
    for other, words in ((kept, "same file"), (far, "in two homes"), (gone, "of two homes")):
        with pytest.raises(Refused, match=words), across_homes("a test"):
            merging.merge_files(
                residents.fresh(kept), residents.fresh(other), choices={}, reason="one girl", by=SYSTEM
            )
    with across_homes("a test"):
        residents.fresh(emptied).sealed_at = clock.now()
        with pytest.raises(Refused, match="sealed"):
            merging.merge_files(
                residents.fresh(kept), residents.fresh(emptied), choices={}, reason="one girl", by=SYSTEM
            )


def test_siblings_of_one_another_are_not_joined(home, both):
    kept, emptied = both
    begin_write()
    with within_homes({home.id}):
        siblings.link(
            residents.fresh(kept), residents.fresh(emptied), siblings.Bond(relation="full"), by=SYSTEM
        )
        db.session.commit()
    with pytest.raises(Refused, match="siblings"):
        join(kept, emptied)


def test_the_older_joining_waits_for_the_newer(home, both):
    kept, emptied = both
    third = residents.admit(home)
    first = join(kept, emptied)
    second = join(third, kept)
    with pytest.raises(Refused, match="newer"):
        undo(first, home)
    with within_homes({home.id}):
        assert asked.kept_code(emptied.id) == third.code
    undo(second, home)
    undo(first, home)


def test_the_page_shows_both_files_field_by_field_and_joins_them(client_as, home, both):
    kept, emptied = both
    client = client_as(Role.SUPERINTENDENT, home)
    page = client.get(f"/children/{kept.code}/merge?with={emptied.code}").get_data(as_text=True)
    for said in ("Laxmi Dass", "Lakshmi Das", "set aside", "written twice", "next numbers"):
        assert said in page
    typed = {"other_code": emptied.code, "keep-name": "other", "reason": ""}
    assert send(client, f"/children/{kept.code}/merge", typed).status_code == 422
    done = send(client, f"/children/{kept.code}/merge", {**typed, "reason": "One girl, written twice"})
    assert done.status_code == 303
    moved = client.get(f"/children/{emptied.code}")
    assert moved.status_code == 303
    assert moved.location == f"/children/{kept.code}"
    assert "Laxmi Dass" in client.get(f"/children/{kept.code}").get_data(as_text=True)
    assert kept.code in client.search(f"/homes/{home.code}/children", emptied.code).get_data(as_text=True)
    who = client.get(f"/children/{kept.code}/who").get_data(as_text=True)
    assert emptied.code in who
    (merge,) = _merges()
    assert (
        send(client, f"/children/{kept.code}/merge/{merge}/undo", {"reason": "two girls"}).status_code == 303
    )
    assert client.get(f"/children/{emptied.code}").status_code == 200


def _merges():
    with across_homes("a test looks"):
        return db.session.scalars(sa.select(FileMerge.id)).all()


def test_only_a_superintendent_joins_files(client_as, home, both):
    kept, emptied = both
    for role in (Role.CASE_WORKER, Role.HOUSE_STAFF):
        assert (
            client_as(role, home).get(f"/children/{kept.code}/merge?with={emptied.code}").status_code == 403
        )
    other = client_as(Role.SUPERINTENDENT, homes.make_home("OTH"))
    assert other.get(f"/children/{kept.code}/merge").status_code == 404
    near = client_as(Role.SUPERINTENDENT, home)
    far = residents.admit(homes.make_home("FAR"))
    for code in (kept.code, far.code, "nobody"):
        assert near.get(f"/children/{kept.code}/merge?with={code}").status_code == 422
