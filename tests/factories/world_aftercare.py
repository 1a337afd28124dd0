"""The time after in the small world: a following up, a visit and a transition plan of each child, words as canaries."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from residents.actions import aftercare, aftercare_visits, transition
from residents.models import (
    Aftercare,
    CaseFile,
    FollowUp,
    Placement,
    TransitionPlan,
    TransitionSphere,
)
from tests.factories import residents
from tests.factories.canaries import canary

AFTER_WORDS = (
    "after_address", "after_number", "after_words", "after_met", "after_found", "after_risk", "sphere_goal",
    "sphere_words", "step_words", "after_review",
)  # fmt: skip


def follow_them_up(world: Any) -> None:
    """Write an earlier stay that is followed up, and a transition plan, for each child of the world (committed)."""
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in AFTER_WORDS}
        begin_write()
        own = residents.fresh(file)
        made = _followed(own, said) | _planned(own, said)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value
    places = world.values["code"]
    world.values["sphere"] = dict.fromkeys(places, "housing")
    worker = world.users[Role.CASE_WORKER]
    begin_write()
    near = sa.update(Aftercare).where(Aftercare.case_file_id == world.children["near"].id)
    db.session.execute(near.values(worker_id=worker.id))
    db.session.commit()


def _followed(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    """An earlier stay that ended; she lives here again, and that following up stands open still."""
    now = clock.now()
    stay = residents.stay_of(file)
    before = Placement(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, kind="residential", exit_reason="restored_parent",
        started_at=stay.started_at - timedelta(days=90), ended_at=stay.started_at - timedelta(days=2),
        written_at=now, exit_written_at=now,
    )  # fmt: skip
    db.session.add(before)
    db.session.flush()
    care = aftercare.begin_at_leaving(file, before, by=SYSTEM)
    assert care is not None
    where = {
        "address": said["after_address"],
        "phone": said["after_number"],
        "safe_words": said["after_words"],
    }
    aftercare_visits.write_reach(file, care, where, reason="", by=SYSTEM)
    days = sa.select(FollowUp).where(FollowUp.aftercare_id == care.id).order_by(FollowUp.due_on)
    first, second = db.session.scalars(days.limit(2)).all()
    told = aftercare_visits.Told(
        happened_on=clock.today(), how="visit", went_name="R. Das", met=said["after_met"], risk="watch",
        found={"family": said["after_found"]}, risk_done=said["after_risk"],
    )  # fmt: skip
    visit = aftercare_visits.write_visit(file, care, first, told, by=SYSTEM)
    return {"follow_up_id": second.id, "follow_up_visit_id": visit.id}


def _planned(file: CaseFile, said: dict[str, str]) -> dict[str, UUID]:
    today = clock.today()
    owned = {"home_id": file.home_id, "case_file_id": file.id}
    plan = TransitionPlan(
        id=new_id(),
        begun_on=today,
        next_review_on=today + timedelta(days=90),
        written_at=clock.now(),
        **owned,
    )
    db.session.add(plan)
    db.session.flush()
    sphere = TransitionSphere(id=new_id(), plan_id=plan.id, sphere="housing", **owned)
    db.session.add(sphere)
    db.session.flush()
    told = transition.SphereSaid(standing="begun", goal=said["sphere_goal"], her_words=said["sphere_words"])
    transition.write_sphere(file, sphere, told, by=SYSTEM)
    step = transition.add_step(
        file, plan, sphere="housing", words=said["step_words"], owner="She herself",
        due_on=today + timedelta(days=9), by=SYSTEM,
    )  # fmt: skip
    transition.review(
        file, plan, reviewed_on=today, words=said["after_review"], her_words=said["sphere_words"],
        next_on=today + timedelta(days=90), by=SYSTEM,
    )  # fmt: skip
    return {"transition_step_id": step.id}
