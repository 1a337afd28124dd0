"""What each person of the small world has for herself: a sign-in and a finished piece of work among everybody's."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import PostHeld, SignIn
from accounts.roles import Role
from foundation import clock, files
from foundation.db import begin_write, db, new_id
from foundation.works import Work
from homes.models import Home
from tests.factories import accounts
from tests.factories.canaries import FAR, NEAR, OTHER


def give_their_own(world: Any) -> None:
    """A sign-in and a finished piece of work of each person: her own among everybody's."""
    colleague = accounts.make_user(Role.HOUSE_STAFF, world.home)
    for role, user in world.users.items():
        for name, value in _work_and_sign_in(world.home, user).items():
            world.own[name, role] = value
    for place, home, user in (
        (FAR, world.home, colleague), (NEAR, world.home, colleague), (OTHER, world.other_home, world.outsider),
    ):  # fmt: skip
        for name, value in _work_and_sign_in(home, user).items():
            world.values.setdefault(name, {})[place] = value
    begin_write()
    posts = {
        place: db.session.scalar(sa.select(PostHeld.id).where(PostHeld.user_id == who.id).limit(1))
        for place, who in ((NEAR, world.users[Role.HOUSE_STAFF]), (OTHER, world.outsider))
    }
    world.values["post_id"] = {**posts, FAR: posts[NEAR]}
    db.session.commit()


def _work_and_sign_in(home: Home, user: Any) -> dict[str, UUID]:
    now = clock.now()
    begin_write()
    kept = files.store(b"lines of a register", kind="text/csv", owner=("home", home.id), home_id=home.id)
    work = Work(
        id=new_id(), home_id=home.id, user_id=user.id, kind="register", params={"register": "counselling"},
        expires_at=now + timedelta(days=1), state="done", ended_at=now, file_id=kept.id, file_name="register.csv",
        mimetype="text/csv",
    )  # fmt: skip
    sign_in = SignIn(
        id=new_id(), token_hash=new_id().hex, user_id=user.id, started_at=now, last_seen_at=now,
        absolute_until=now + timedelta(hours=10),
    )  # fmt: skip
    db.session.add_all([work, sign_in])
    db.session.commit()
    return {"work_id": work.id, "sign_in_id": sign_in.id}
