"""What reception adds to the small world: a rescue, steps, an article, marks and belongings of each child."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.bodymap import Seen
from foundation.db import begin_write, db, new_id
from foundation.viewer import Viewer
from residents.actions import belongings as things
from residents.actions import reception as verbs
from residents.actions import reception_marks as marks
from residents.models import ReceptionMark, Rescue
from residents.queries import reception as asked
from residents.rules.reception import Told
from tests.factories.canaries import FAR, NEAR, OTHER, canary


def add_reception(world: Any) -> None:
    """Give each child of the world a reception, and each home a rescue (committed)."""
    begin_write()
    for place, home in ((NEAR, world.home), (OTHER, world.other_home)):
        coming = verbs.Coming(
            started_at=clock.now() - timedelta(hours=2), brought_by="police", said_to_come=3
        )
        rescue: Rescue = verbs.start_rescue(home.id, coming, by=SYSTEM)
        world.values.setdefault("rescue_id", {})[place] = rescue.id
    world.values["rescue_id"][FAR] = world.values["rescue_id"][NEAR]
    for place, child in world.children.items():
        for name, value in _of_child(place, child.id).items():
            world.values.setdefault(name, {})[place] = value
    world.values["step"] = dict.fromkeys((NEAR, FAR, OTHER), "greeted")
    world.own["mark_id", Role.HOUSE_STAFF] = _own_mark(world)
    db.session.commit()


def _of_child(place: str, case_file_id: UUID) -> dict[str, UUID]:
    rows, now = asked.rows(case_file_id), clock.now()
    told = Told(step="urgent", happened_at=now, kinds=("other",), words=canary("need", place))
    verbs.write_steps(rows.file, rows.child, rows.stay, rows.reception, [told], by=SYSTEM)
    article = verbs.Article(kind="phone", what=canary("article", place), went_to="safe", seized_at=now)
    taken = verbs.take_article(rows.file, rows.stay, rows.reception, article, by=SYSTEM)
    mark = marks.add_mark(rows.file, _seen(canary("wound", place)), by=SYSTEM)
    thing = things.list_thing(
        rows.file, rows.stay, things.Thing(kind="money", what=canary("thing", place), paise=5000), by=SYSTEM
    )
    return {"article_id": taken.id, "mark_id": mark.id, "belonging_id": thing.id, "list_id": thing.list_id}


def _seen(words: str) -> Seen:
    return Seen(
        place="front:face", kind="bruise", is_new=True, words=words, seen_by="Nurse",
        seen_at=clock.now() - timedelta(minutes=1),
    )  # fmt: skip


def _own_mark(world: Any) -> UUID:
    """House staff wrote one mark themselves, and see that one alone."""
    user = world.users[Role.HOUSE_STAFF]
    rows = asked.rows(world.children[NEAR].id)
    marks.add_mark(rows.file, _seen("seen at the door"), by=Viewer(user.id, user.name, new_id()))
    found = db.session.scalar(sa.select(ReceptionMark.id).where(ReceptionMark.written_by == user.id))
    assert found is not None
    return found
