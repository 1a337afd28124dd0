"""Seals of the small world that were broken two days ago and wait for a review; persons who may break none."""

from typing import Any

from accounts.roles import Role
from foundation.break_glass import actions
from foundation.db import begin_write, db
from foundation.scope import across_homes
from office.queries.seals import whose
from tests.factories import accounts
from tests.factories.canaries import NEAR, canary
from tests.factories.seals import break_seal, viewer_of

SEAL_WORDS = ("seal_why", "bar_why")
"""Why a seal was broken, and why a person may not break one."""


def break_their_seals(world: Any) -> None:
    """Let a nurse who has left nothing open break each child's seal, and bar a person for each child (committed)."""
    officer = viewer_of(accounts.make_user(Role.PRIVACY_OFFICER))
    for place, file in world.children.items():
        said = {kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in SEAL_WORDS}
        home = world.home if place == NEAR or file.home_id == world.home.id else world.other_home
        nurse = accounts.make_user(Role.NURSE, home)
        why = f"{said['seal_why']} twenty characters"
        opened = break_seal(file, nurse, Role.NURSE, "family", days_ago=2, why=why)
        begin_write()
        with across_homes("a factory"):
            bar = actions.bar_person(
                nurse.id, name=nurse.sign_in_name, reason=said["bar_why"], whose=whose(case_file_id=file.id),
                now_open=(), by=officer,
            )  # fmt: skip
            db.session.commit()
        world.values.setdefault("broken_seal_id", {})[place] = opened.id
        world.values.setdefault("bar_id", {})[place] = bar.id
