"""An open visit at the door of each child of the small world, so that its page tells of her."""

from typing import Any

from dailylife.models import DoorVisit
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from tests.factories.canaries import FAR, NEAR, OTHER


def open_doors(world: Any) -> None:
    """Write that each child of the world is in (committed), as if she came by day."""
    begin_write()
    with across_homes("a factory"):
        made = {}
        for place in (NEAR, FAR, OTHER):
            file, now = world.children[place], clock.now()
            row = DoorVisit(
                id=new_id(), home_id=file.home_id, case_file_id=file.id, day=clock.local(now).date(), came_at=now,
                came_written_at=now, came_by=SYSTEM.user_id, services=("meal",),
            )  # fmt: skip
            db.session.add(row)
            made[place] = row.id
        db.session.commit()
    world.values["door_visit_id"] = made
