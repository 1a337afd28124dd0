"""A medical file of each child of the small world, every word a canary; and a sealed matter for a named nurse."""

from datetime import timedelta
from typing import Any

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from foundation.viewer import Viewer
from health.actions import clinic, measures, medicines, sealed
from health.actions.clinic import Examined, Visit
from health.actions.measures import OfSheet, Weighed
from health.actions.medicines import Ordered, Taken
from health.queries.children import Patient, patient
from health.queries.measures import measures_of
from health.queries.sealed import readers_of
from tests.factories import accounts
from tests.factories.canaries import NEAR, canary

HEALTH_WORDS = (
    "complaint",
    "finding",
    "treatment",
    "illness",
    "drug",
    "allergy",
    "emergency",
    "sealed_health",
)
"""What is written in a medical file; the sealed one is nobody's but a named reader's."""


def fill_medical_files(world: Any) -> None:
    """Write an examination, a visit, measures, a medicine, a dose and a sealed matter for each child (committed)."""
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in HEALTH_WORDS}
        keeper = accounts.make_user(Role.NURSE, world.home if place == NEAR else world.other_home)
        by = Viewer(keeper.id, keeper.name, new_id())
        begin_write()
        with across_homes("a factory"):
            child = patient(file.id)
            made = (
                _seen(child, said)
                | _taken(child, said, world, place)
                | _sealed(child, said, world, place, by)
            )
            db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value


def _seen(child: Patient, said: dict[str, str]) -> dict[str, Any]:
    now = clock.now()
    told = Examined(
        examined_at=now - timedelta(hours=3), examiner="Dr Mahato", general="fair", weight_g=31000, height_mm=1350,
        illness=said["illness"], treatment=said["treatment"],
    )  # fmt: skip
    exam = clinic.write_exam(child, told, doubt_why="weighed twice", by=SYSTEM)
    visit = clinic.write_visit(
        child,
        Visit(
            kind="sick_room", happened_at=now - timedelta(hours=2), seen_by="Nurse", complaint=said["complaint"],
            finding=said["finding"], treatment=said["treatment"],
        ),
        by=SYSTEM,
    )  # fmt: skip
    alert = clinic.write_alert(
        child, kind="allergy", what=said["allergy"], instruction=said["emergency"], by=SYSTEM
    )
    given = clinic.write_immunisation(child, dose="bcg", given_on=None, source="scar", by=SYSTEM)
    day = clock.today() - timedelta(days=5)
    known = {child.case_file_id: OfSheet(child.code, child.sex, child.birth, day - timedelta(days=9))}
    measures.write_sheet(
        child.home_id, day, {child.case_file_id: Weighed(30800, None, "again")}, known, by=SYSTEM
    )

    measured = measures_of(child.case_file_id)[0]
    return {
        "health_exam_id": exam.id, "health_visit_id": visit.id, "alert_id": alert.id, "immunisation_id": given.id,
        "measure_id": measured.id,
    }  # fmt: skip


def _taken(child: Patient, said: dict[str, str], world: Any, place: str) -> dict[str, Any]:
    now = clock.now()
    hour = clock.local(now - timedelta(hours=30)).time().replace(minute=0, second=0, microsecond=0)
    with clock.at(now - timedelta(days=3)):
        order = Ordered(
            drug=said["drug"],
            amount="1 tablet",
            hours=[hour],
            starts_on=clock.today(),
            prescriber="Dr Mahato",
        )
        row = medicines.prescribe(child, order, by=SYSTEM)
    due_at = clock.local(now - timedelta(hours=30)).replace(minute=0, second=0, microsecond=0)
    [dose] = medicines.write_doses(child.home_id, [Taken(row, due_at, "missed", "asleep")], by=SYSTEM)
    if place == NEAR:
        user = world.users[Role.HOUSE_STAFF]
        tapped = [Taken(row, due_at - timedelta(days=1), "missed", "away")]
        [own] = medicines.write_doses(child.home_id, tapped, by=Viewer(user.id, user.name, new_id()))
        world.own["dose_id", Role.HOUSE_STAFF] = own.id
    return {"prescription_id": row.id, "dose_id": dose.id}


def _sealed(child: Patient, said: dict[str, str], world: Any, place: str, by: Viewer) -> dict[str, Any]:
    """The near one is kept by a nurse of her own; the roles that may be named each keep another in `own`."""
    row = sealed.write_sealed(child, matter="hiv", words=said["sealed_health"], readers={}, by=by)
    named = readers_of(row.id)[0][0]
    if place == NEAR:
        for role in (Role.NURSE, Role.DOCTOR, Role.SUPERINTENDENT, Role.COUNSELLOR):
            user = world.users[role]
            own = Viewer(user.id, user.name, new_id())
            mine = sealed.write_sealed(
                child,
                matter="pregnancy",
                words="kept by one person",
                readers={},
                by=own,
            )
            world.own["sealed_id", role] = mine.id
            world.own["sealed_reader_id", role] = readers_of(mine.id)[0][0]
    return {"sealed_id": row.id, "sealed_reader_id": named}
