"""A small world: two homes and a drop-in centre, a person of every role, and children whose every word is a canary."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, User
from accounts.roles import Role
from counselling import actions as counselling
from counselling import queries as counselling_queries
from counselling.models import ProcessNoteReader
from education import actions as school
from education import queries as school_queries
from education.rules import Typed
from foundation import clock, files
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from foundation.viewer import Viewer
from homes.models import Home
from residents.models import CaseFile
from tests.factories import accounts, homes, residents, world_family, world_identity
from tests.factories.canaries import FAR, LOCAL, NEAR, OTHER, WORDS, canary, picture
from tests.factories.world_aftercare import follow_them_up
from tests.factories.world_care_plan import plan_their_care
from tests.factories.world_disclosures import tell_of_them
from tests.factories.world_door import open_doors
from tests.factories.world_going import let_them_go
from tests.factories.world_health import fill_medical_files
from tests.factories.world_intake import give_lists
from tests.factories.world_legal import bring_to_court
from tests.factories.world_own import give_their_own
from tests.factories.world_paper import write_on_paper
from tests.factories.world_phones import share_phones
from tests.factories.world_reception import add_reception
from tests.factories.world_seals import break_their_seals
from tests.factories.world_timetable import lay_timetables
from tests.factories.world_workshop import train_them

__all__ = ["FAR", "NEAR", "OTHER", "World", "canary", "make_world", "picture"]


@dataclass
class World:
    """What was made: who is who, the value of every name in an address at each place, and every canary."""

    home: Home
    other_home: Home
    drop_in: Home
    users: dict[Role, User] = field(default_factory=dict)
    outsider: User | None = None
    children: dict[str, CaseFile] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    own: dict[tuple[str, Role], Any] = field(default_factory=dict)
    canaries: dict[tuple[str, str], str] = field(default_factory=dict)
    photos: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    day: date = field(default_factory=clock.today)

    def value(self, name: str, place: str, role: Role | None = None) -> Any:
        """Answer what stands in an address for `name` at `place`; the role's own record where there is one."""
        if place == NEAR and role is not None and (name, role) in self.own:
            return self.own[name, role]
        return self.values[name][place]

    @property
    def names(self) -> tuple[str, ...]:
        """Answer the names of the canary children, which may stand in no address and no title."""
        return tuple(w for (kind, _place), w in self.canaries.items() if kind in ("name", "local"))


def make_world() -> World:
    """Build the world (committed) in the house of the running app."""
    with across_homes("a factory"):
        return _make()


def _make() -> World:
    home, other, drop_in = (
        homes.make_home("NIK", name="Nikat"),
        homes.make_home("PAR", name="Qzvhomeother"),
        homes.make_home(
            "DRO", name="Khelaghar", kind="open_shelter", for_whom="both", sanctioned_strength=200
        ),
    )
    world = World(home, other, drop_in)
    world.canaries["home", OTHER] = other.name
    committees = [homes.make_committee(f"CWC {name}") for name in ("Amrapali", "Surya")]
    _people(world, committees[0].id)
    _children(world, committees)
    _rooms_and_staff(world)
    _school(world)
    _counselling(world)
    world_identity.furnish(world)
    world_family.furnish(world)
    give_their_own(world)
    add_reception(world)
    bring_to_court(world)
    let_them_go(world)
    plan_their_care(world)
    follow_them_up(world)
    lay_timetables(world)
    train_them(world)
    fill_medical_files(world)
    open_doors(world)
    give_lists(world)
    break_their_seals(world)
    tell_of_them(world)
    share_phones(world)
    write_on_paper(world)
    _take_along(world)
    return world


def _take_along(world: World) -> None:
    """Take the records out of the session, loaded, so that they can be asked when it is gone."""
    people = [world.outsider, *world.users.values()]
    for record in (world.home, world.other_home, world.drop_in, *people, *world.children.values()):
        if record in db.session:
            db.session.refresh(record)
            db.session.expunge(record)


def _people(world: World, committee_id: UUID) -> None:
    for role in Role:
        more = {"committee_id": committee_id} if role in (Role.INSPECTOR, Role.COMMITTEE_MEMBER) else {}
        user = world.users[role] = accounts.make_user()
        accounts.give(user, role, world.home, **more)
    world.outsider = accounts.make_user(Role.SUPERINTENDENT, world.other_home)
    accounts.give(world.outsider, Role.COUNSELLOR, world.other_home)
    accounts.give(world.outsider, Role.TEACHER, world.other_home)
    world.values["home_code"] = {NEAR: world.home.code, FAR: world.home.code, OTHER: world.other_home.code}
    teller = world.users[Role.HOUSE_STAFF]
    world.values["user_id"] = {NEAR: teller.id, FAR: teller.id, OTHER: world.outsider.id}


def _children(world: World, committees: list[Any]) -> None:
    for place, home, committee in (
        (NEAR, world.home, committees[0]), (FAR, world.home, committees[1]), (OTHER, world.other_home, committees[0]),
    ):  # fmt: skip
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in WORDS}
        world.canaries["local", place] = LOCAL[place]
        photo = files.prepare("photo.jpg", picture(place))
        world.photos[place] = (photo.body, photo.thumb or b"")
        file = world.children[place] = residents.admit(
            home, bed=homes.make_bed(home), committee=committee, photo=photo, days_ago=20, name=said["old_name"],
            name_local=LOCAL[place], father_name=said["father"], mother_name=said["mother"], marks=said["old_marks"],
            brought_by="other", brought_by_text=said["brought_by"], order_no=said["order"],
        )  # fmt: skip
        world.canaries["code", place] = file.code
        world.values.setdefault("code", {})[place] = file.code
        _mend(file, said)
    visitor = residents.admit(world.drop_in, kind="day", days_ago=2, name="Munni Tirkey")
    world.canaries["code", "drop_in"] = visitor.code
    near = world.children[NEAR]
    residents.put_in_caseload(near, world.users[Role.COUNSELLOR], Role.COUNSELLOR)
    held = {
        NEAR: residents.put_in_caseload(near, world.users[Role.CASE_WORKER], Role.CASE_WORKER),
        FAR: residents.put_in_caseload(world.children[FAR], world.users[Role.HOUSE_STAFF], Role.HOUSE_STAFF),
        OTHER: residents.put_in_caseload(world.children[OTHER], world.outsider, Role.COUNSELLOR),
    }
    world.values["assignment_id"] = {place: assignment.id for place, assignment in held.items()}
    begin_write()
    db.session.execute(
        sa.update(PostHeld).where(PostHeld.role == Role.YOUNG_PERSON).values(case_file_id=near.id)
    )
    db.session.commit()


def _mend(file: CaseFile, said: dict[str, str]) -> None:
    """Correct a name and marks: what stood there before is kept, and is as secret as what stands there now."""
    begin_write()
    child = residents.child_of(file)
    changes = {"name": said["name"], "marks": said["marks"]}
    residents.actions.mend_identity(file, child, changes, reason="heard again", by=SYSTEM)
    db.session.commit()


def _rooms_and_staff(world: World) -> None:
    today = clock.today()
    for place, home in ((NEAR, world.home), (OTHER, world.other_home)):
        room = homes.make_room(home)
        bed = homes.make_bed(home, room=room)
        holiday = homes.make_holiday(home, today + timedelta(days=40))
        staff = homes.make_staff(
            home,
            phone=canary("phone", place),
            name=canary("staff", place),
            joined_on=today - timedelta(days=90),
        )
        made = {"room_id": room.id, "bed_id": bed.id, "holiday_id": holiday.id, "staff_id": staff.id}
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value
            if place == NEAR:
                world.values[name][FAR] = value
    for role, user in world.users.items():
        if not user_is_wide(role):
            own = homes.make_staff(world.home, user_id=user.id, joined_on=today - timedelta(days=90))
            world.own["staff_id", role] = own.id


def user_is_wide(role: Role) -> bool:
    """Answer whether the role is held in the organisation."""
    return role in (Role.HEAD_OFFICE, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR)


def _school(world: World) -> None:
    day = clock.today()
    begin_write()
    with across_homes("a factory"):
        for place, home in ((NEAR, world.home), (FAR, world.home), (OTHER, world.other_home)):
            teacher = world.users[Role.TEACHER] if place == NEAR else world.outsider
            made = _class(place, home, world.children[place], teacher, day)
            for name, value in made.items():
                world.values.setdefault(name, {})[place] = value
        db.session.commit()
    words = {"day": world.day, "deed": "close", "name": "face.css"}
    world.values["register_id"] = {
        NEAR: "counselling",
        FAR: "admission-discharge",
        OTHER: "attendance-children",
    }
    world.values |= {name: dict.fromkeys((NEAR, FAR, OTHER), word) for name, word in words.items()}


def _class(place: str, home: Home, child: CaseFile, teacher: Any, day: date) -> dict[str, Any]:
    from_on = day - timedelta(days=15)
    subject = school.make_subject(home.id, by=SYSTEM, name=f"Bengali {place}")
    taught = school.make_class(home.id, by=SYSTEM, name=f"Class {place}", starts_on=from_on)
    teaching = school.make_teaching(
        taught, by=SYSTEM, subject_id=subject.id, teacher_id=teacher.id, weekdays=127, starts_at=time(0, 5),
        ends_at=time(0, 50), from_on=from_on,
    )  # fmt: skip
    enrolled = school.enrol(taught, [child.id], from_on, by=SYSTEM)
    sheet = school_queries.sheet_of(taught.id, day, None, absences={}, named=sa.true())
    school.mark_sheet(
        sheet, school.Marking(marks={line.id: Typed("present") for line in sheet.lines}), by=SYSTEM
    )
    return {
        "class_id": taught.id, "subject_id": subject.id, "teaching_id": teaching.id, "enrolment_id": enrolled[0].id,
    }  # fmt: skip


def _counselling(world: World) -> None:
    begin_write()
    with across_homes("a factory"):
        for place, child in world.children.items():
            owner = world.users[Role.COUNSELLOR] if place == NEAR else world.outsider
            session_id = _session(place, child, _viewer(owner))
            world.values.setdefault("session_id", {})[place] = session_id
        db.session.commit()
        _name_reader(world)
        db.session.commit()
    world.own["session_id", Role.COUNSELLOR] = world.values["session_id"][NEAR]


def _name_reader(world: World) -> None:
    """The counsellor lets a colleague open the sealed notes about the near child."""
    colleague = accounts.make_user(Role.COUNSELLOR, world.home)
    begin_write()
    head = counselling_queries.file_head(world.children[NEAR].id, named=sa.true())
    counselling.name_reader(head, colleague.id, by=_viewer(world.users[Role.COUNSELLOR]))
    db.session.flush()
    named = db.session.scalars(sa.select(ProcessNoteReader.id)).one()
    world.values["named_id"] = {NEAR: named, FAR: named, OTHER: new_id()}


def _session(place: str, child: CaseFile, by: Viewer) -> UUID:
    said = {kind: canary(kind, place) for kind in WORDS}
    told = counselling.SessionWords(
        happened_at=clock.now() - timedelta(days=1), kind="individual", minutes=40, place=said["place"],
        issues=["SLP"], mood="low", brought=said["brought"], done=said["done"], summary=said["summary"],
        plan=said["plan"], next_on=clock.today() + timedelta(days=6), risk="watch",
        safety_instruction=said["instruction"],
    )  # fmt: skip
    head = counselling_queries.file_head(child.id, named=sa.true())
    return counselling.log_session(head, told, process_notes=said["notes"], by=by).id


def _viewer(user: User) -> Viewer:
    return Viewer(user.id, user.name, new_id())
