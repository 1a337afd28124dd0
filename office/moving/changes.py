"""What a house leaves behind when it moves, and what becomes of its rows where an organisation lives already."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.roles import ORGANISATION_WIDE
from foundation.db import Base
from foundation.moving.carry import Change
from foundation.moving.spelling import Row

STAYS: dict[str, str] = {
    "backup": "the list of backups, which lie on the old machine",
    "device": "phones: enrol them anew",
    "draft": "drafts of forms that nobody sent",
    "job_run": "the log of the night's work",
    "once_key": "marks of forms that were sent",
    "quick_pin": "PINs: set them anew on each phone",
    "recovery_key": "the recovery code: the server has its own",
    "setup_code": "codes for setting up",
    "sign_in": "sign-ins: everybody signs in anew",
    "sign_in_attempt": "counts of wrong passwords",
    "work": "prints that were waiting",
}
"""Tables that are not carried, and in words why."""
JOINS_ONLY = ("house_setting", "organisation")
"""Tables that stay behind besides where an organisation lives already: its own stand."""
CHAINS = ("organisation", "sealed")
CODES = {"case_file": "code", "handed_file": "from_code", "seal_bar": "code"}
"""Where the code of a child's file is kept; it begins with the code of its home."""


@dataclass(frozen=True)
class Wishes:
    """What the person at the terminal chose: new codes of homes, new sign-in names, to join the organisation there."""

    homes: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    joins: bool = False

    def code(self, code: str | None) -> str | None:
        """Answer the code of a home or of a file as it stands after the move."""
        if not code:
            return code
        home, dash, rest = code.partition("-")
        return f"{self.homes.get(home, home)}{dash}{rest}"


@dataclass(frozen=True)
class Joining:
    """What is known of the organisation that a house joins: its id, and which of our committees it has already."""

    organisation_id: str
    committees: Mapping[str, str]
    at: datetime


def _pointing_to(table: str) -> dict[str, list[str]]:
    """Answer which columns of which tables point to the rows of `table`."""
    found: dict[str, list[str]] = {}
    for each in Base.metadata.sorted_tables:
        for key in each.foreign_keys:
            if key.column.table.name == table:
                found.setdefault(each.name, []).append(key.parent.name)
    return found


def changes_of(wishes: Wishes, joining: Joining) -> dict[str, list[Change]]:
    """Answer how the rows of each table change when a house joins an organisation."""
    made: dict[str, list[Change]] = {
        "audit_chain": [_chain],
        "committee": [lambda row: None if row["id"] in joining.committees else row],
        "home": [
            lambda row: {**row, "code": wishes.code(row["code"]), "organisation_id": joining.organisation_id}
        ],
        "person_account": [
            lambda row: {**row, "sign_in_name": wishes.people.get(row["sign_in_name"], row["sign_in_name"])}
        ],
        "post": [_post(joining.at)],
    }
    for table, column in CODES.items():
        made.setdefault(table, []).append(_renamed(column, wishes))
    for table, columns in _pointing_to("committee").items():
        made.setdefault(table, []).append(_mapped(columns, joining.committees))
    return made


def chain_name(name: str, chain_id: str) -> str:
    """Answer what a chain is called where an organisation has chains of its own: theirs go on, ours are closed."""
    return f"{name}:{UUID(chain_id)}" if name in CHAINS else name


def _chain(row: Row) -> Row:
    return {**row, "name": chain_name(row["name"], row["id"])}


def _post(at: datetime) -> Change:
    """End every post of the whole organisation: whoever looked after one home does not so look after all of them."""
    now = f"{at:%Y-%m-%d %H:%M:%S.%f}"

    def ended(row: Row) -> Row:
        if row["role"] not in ORGANISATION_WIDE or (row["ends_at"] is not None and row["ends_at"] <= now):
            return row
        standing = "refused" if row["standing"] == "waiting" else row["standing"]
        return {**row, "ends_at": max(now, row["starts_at"]), "standing": standing}

    return ended


def _renamed(column: str, wishes: Wishes) -> Change:
    return lambda row: {**row, column: wishes.code(row[column])}


def _mapped(columns: list[str], known: Mapping[str, str]) -> Change:
    def mapped(row: Row) -> Row:
        told: dict[str, Any] = {name: known.get(row[name], row[name]) for name in columns}
        return {**row, **told}

    return mapped


PAIR = re.compile(r"([^=\s]+)=([^=\s]+)")


def pairs_of(said: tuple[str, ...]) -> dict[str, str]:
    """Answer OLD=NEW pairs. Raises ValueError with the one that is none."""
    told: dict[str, str] = {}
    for each in said:
        found = PAIR.fullmatch(each.strip())
        if found is None:
            raise ValueError(each)
        told[found[1]] = found[2]
    return told
