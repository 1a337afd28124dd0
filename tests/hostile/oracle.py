"""What each request must be answered, from the access table as data; the crawler compares the house with it.

`python -m tests.hostile.oracle` writes down anew which permission each view asks for: look at the difference.
"""

from enum import Enum
from pathlib import Path
from typing import Any

from flask import Flask

from accounts.roles import ORGANISATION_WIDE, Role
from foundation.access import AccessTable, Reach
from foundation.access.table import WIDE
from foundation.permissions import May as GroundFloor
from tests.factories.world import FAR, NEAR, OTHER

RECORDED = Path(__file__).with_name("permissions.txt")
UNKNOWN, MALFORMED = "unknown", "malformed"
NOBODY = "(public)"

PUBLIC = {
    "accounts.choose_language", "accounts.give_code", "accounts.lock", "accounts.show_code", "accounts.show_sign_in",
    "accounts.name_known_visitor", "accounts.name_new_visitor", "accounts.show_keys", "accounts.show_names",
    "accounts.show_sign_in_help", "accounts.show_visit_code", "accounts.show_visitor", "accounts.sign_in",
    "accounts.sign_in_again", "accounts.sign_out", "accounts.stay", "accounts.take_phone", "accounts.take_visit_code",
    "foundation.face_file", "foundation.health", "foundation.offline", "foundation.ready", "foundation.service_worker",
    "homes.do_set_up", "homes.show_set_up", "office.first_page",
    "office.load_certificate", "office.print_trust", "office.show_trust", "vocational.check", "vocational.show_check",
}  # fmt: skip
"""The views that ask for no permission; each is looked at when this list grows.

Whoever is shown a certificate checks its code without an account: it says what was learnt, and no name or home.
"""
BORROWED: dict[str, str] = {}
"""Views that ask for the permission of another room, which is downstairs of theirs."""


WORDS = {
    "day": "a day",
    "deed": "one of a fixed few",
    "name": "a file of the face",
    "register_id": "one of a few",
    "sphere": "one of a fixed few",
    "step": "one of a fixed few",
}
"""Parts of addresses that belong to nobody."""


class Answer(Enum):
    """What a request may be answered."""

    OPEN = "the page, or a refusal of what was typed"
    FORBIDDEN = "403"
    MISSING = "404"
    SIGN_IN = "the sign-in page, or 401"
    ANYTHING = "anything that is no fault"
    HIDDEN = "403 or 404"
    OPEN_OR_MISSING = "the page, or 404"


STATUS = {
    Answer.OPEN: {200, 204, 302, 303, 409, 410, 413, 415, 422},
    Answer.FORBIDDEN: {403},
    Answer.MISSING: {404},
    Answer.SIGN_IN: {302, 303, 401},
    Answer.ANYTHING: set(range(200, 500)),
    Answer.HIDDEN: {403, 404},
    Answer.OPEN_OR_MISSING: {200, 204, 302, 303, 404, 409, 410, 413, 415, 422},
}


def asked_by(app: Flask) -> dict[str, str]:
    """Answer which permission each view of `app` asks for."""
    return {name: str(view.access.permission or NOBODY) for name, view in app.view_functions.items()}


def recorded() -> dict[str, str]:
    """Answer which permission each view was last seen, and agreed, to ask for."""
    lines = RECORDED.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def pristine() -> AccessTable:
    """Answer the table as the rooms' cards give it, whatever a test has done to a running house."""
    from app import rooms  # the front door knows them all

    table = AccessTable(tuple(room.feature for room in rooms()))
    for role in Role:
        table.grants.setdefault(str(role), {})[str(GroundFloor.DRAFT_KEEP)] = Reach.OWN
    return table


def registers() -> list[Any]:
    """Answer the registers of the rooms: each has a permission of its own beside that of the page."""
    from app import rooms  # the front door knows them all

    return [register for room in rooms() for register in room.feature.registers]


class Oracle:
    """Knows the answer to every request in the world."""

    def __init__(self, world: Any, table: AccessTable, permissions: dict[str, str]) -> None:
        self.world, self.table, self.permissions = world, table, permissions
        self.registers = {r.id: str(r.permission) for r in registers()}

    def answer(self, endpoint: str, role: Role | None, places: dict[str, str]) -> Answer:
        """Answer what `role` must get from `endpoint` when its address holds a value of each of these places."""
        permission = self.permissions.get(endpoint, NOBODY)
        if permission == NOBODY:
            return Answer.ANYTHING
        if role is None:
            return Answer.SIGN_IN if MALFORMED not in places.values() else Answer.ANYTHING
        if MALFORMED in places.values():
            return Answer.HIDDEN if places.get("register_id") == MALFORMED else Answer.MISSING
        reach = self.table.grants.get(str(role), {}).get(permission)
        located = {name: place for name, place in places.items() if name in self.table.addresses}
        if not located:
            return self._personal(role, reach, places)
        return self._located(role, reach, places, located)

    def _personal(self, role: Role, reach: Reach | None, places: dict[str, str]) -> Answer:
        if reach is None or (role in ORGANISATION_WIDE and reach not in (Reach.ALL, Reach.OWN)):
            return Answer.FORBIDDEN
        if UNKNOWN in places.values():
            return Answer.MISSING
        if reach is not Reach.ALL and set(places.values()) & {OTHER, FAR}:
            return Answer.MISSING
        return Answer.OPEN

    def _located(
        self, role: Role, reach: Reach | None, places: dict[str, str], located: dict[str, str]
    ) -> Answer:
        homes = {OTHER if place == OTHER else "own" for place in located.values()}
        if UNKNOWN in located.values() or len(homes) > 1 or self._of_two_children(located):
            is_wide = role in ORGANISATION_WIDE or reach in WIDE
            return Answer.MISSING if is_wide or len(set(located.values())) == 1 else Answer.HIDDEN
        allowed = self._of_one_home(role, reach, located, is_other=homes == {OTHER})
        if allowed is not Answer.OPEN:
            return allowed
        register = self.registers.get(self.world.values["register_id"].get(places.get("register_id"), ""))
        if register and register not in self.table.grants.get(str(role), {}):
            return Answer.FORBIDDEN
        beside = {place for name, place in places.items() if name not in located | WORDS.keys()}
        if UNKNOWN in beside or (beside and (OTHER in beside) != (homes == {OTHER})):
            return Answer.MISSING
        if FAR in places.values() and NEAR in places.values():
            return Answer.OPEN_OR_MISSING  # the record of one child under the address of another
        return Answer.OPEN

    def _of_two_children(self, located: dict[str, str]) -> bool:
        """Answer whether the ids are those of records of several children: one's row under another's code."""
        about_child = {p for name, p in located.items() if self.table.addresses[name].person is not None}
        return len(about_child) > 1

    def _of_one_home(
        self, role: Role, reach: Reach | None, located: dict[str, str], *, is_other: bool
    ) -> Answer:
        if role in ORGANISATION_WIDE:
            mine = reach is Reach.OWN and all(
                self.covers(role, reach, n, place) for n, place in located.items()
            )
            if reach is Reach.ALL or mine:
                return Answer.OPEN
            return Answer.MISSING if reach is None else Answer.FORBIDDEN
        if is_other:
            return Answer.MISSING
        if reach is None:
            return Answer.FORBIDDEN
        if reach in WIDE or all(self.covers(role, reach, name, place) for name, place in located.items()):
            return Answer.OPEN
        return Answer.FORBIDDEN

    def covers(self, role: Role, reach: Reach, name: str, place: str) -> bool:
        """Answer whether the value of `name` at `place` lies within that reach of the role's person."""
        if place != NEAR:
            return False
        address = self.table.addresses[name]
        if reach is Reach.OWN:
            return (name, role) in self.world.own
        if reach in address.narrow:
            return True
        return address.person is not None and reach in self.table.reaches


def main() -> None:
    """Write `permissions.txt` from the rooms as they are."""
    from pathlib import Path as _Path
    from tempfile import mkdtemp

    from app import create_app
    from foundation.keys import Keys
    from foundation.settings import Settings

    keys = Keys(database=b"\1" * 32, sealing=b"\2" * 32, audit=b"\3" * 32, session=b"\4" * 32)
    app = create_app(Settings(data_folder=_Path(mkdtemp()), keys=keys, testing=True))
    head = (
        "# View, and the permission it asks for. A change here is a change of who may do what: look at it.\n"
    )
    lines = "".join(f"{name} {permission}\n" for name, permission in sorted(asked_by(app).items()))
    RECORDED.write_text(head + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
