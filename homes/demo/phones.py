"""The demonstration's shared phones: two of one home, enrolled by its superintendent; nobody holds their cookies.

A PIN is nobody's but its owner's, so the demonstration sets none: who tries it enrols a phone and sets her own.
"""

from datetime import timedelta

from accounts import actions
from accounts import demo as gatehouse
from accounts.tokens import hash_token
from foundation.demonstration import Demo, moment

PHONES = (("KDM", "debika.roy", "Day room", "The home’s"), ("KDM", "debika.roy", "Night", "Champa Soren"))


def plan(demo: Demo) -> None:
    """Plan the enrolling, a month before today."""
    day = demo.today - timedelta(days=30)
    for n, phone in enumerate(PHONES):
        demo.plan(moment(day, 11, 10 + n), _enrol, demo, *phone)


def _enrol(demo: Demo, code: str, keeper: str, label: str, kept_by: str) -> None:
    actions.enrol(
        home_id=demo.shelf["homes"][code], label=label, kept_by=kept_by,
        token_digest=hash_token(f"{demo.seed}:{code}:{label}"), by=gatehouse.person(demo, keeper).viewer(),
    )  # fmt: skip
