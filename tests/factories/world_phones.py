"""Shared phones and visits of the small world: one of each home, and one visit that is the inspector's own."""

from datetime import timedelta
from typing import Any

from accounts.models import VisitPass
from accounts.roles import Role
from accounts.tokens import hash_code, new_code
from foundation import clock
from foundation.db import begin_write, db, new_id
from tests.factories import phones
from tests.factories.canaries import FAR, NEAR, OTHER


def share_phones(world: Any) -> None:
    """Enrol a phone of each home, and let an inspector into each (committed)."""
    devices, passes = {}, {}
    keeper = world.users[Role.SUPERINTENDENT]
    for place, home in ((NEAR, world.home), (FAR, world.home), (OTHER, world.other_home)):
        devices[place], _token = phones.enrol(home, keeper, label=f"Phone {place}")
        passes[place] = _visit(home.id, keeper.id, world.outsider.id)
    world.values["device_id"], world.values["visit_pass_id"] = devices, passes
    inspector = world.users[Role.INSPECTOR]
    world.own["visit_pass_id", Role.INSPECTOR] = _visit(world.home.id, keeper.id, inspector.id)


def _visit(home_id: Any, made_by: Any, user_id: Any) -> Any:
    now = clock.now()
    begin_write()
    row = VisitPass(
        id=new_id(), home_id=home_id, code_hash=hash_code(new_code()), made_by=made_by, made_at=now,
        code_until=now + timedelta(minutes=10), claimed_at=now, user_id=user_id, name="Sumitra Dey",
        designation="Member", order_no="CWC/41", began_at=now, until_at=now + timedelta(hours=8),
    )  # fmt: skip
    db.session.add(row)
    db.session.commit()
    return phones.sa_id(row)
