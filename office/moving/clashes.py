"""What stands twice when a house joins an organisation: each in words, with what to do, before anything is moved."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from accounts import rules as gate_rules
from accounts.roles import ORGANISATION_WIDE
from foundation.languages import force
from foundation.refusals import Refused
from homes import rules as hall_rules
from office.moving.changes import Wishes


@dataclass(frozen=True)
class Clash:
    """One thing that both sides have: in words, what to do, and whether the move can go on beside it."""

    words: str
    todo: str = ""
    stops: bool = True

    @property
    def said(self) -> str:
        """Answer it as one paragraph of the terminal."""
        return f"{'STOPS' if self.stops else 'note '}  {self.words}" + (
            f"\n       -> {self.todo}" if self.todo else ""
        )


def _rows(connection: Connection, table: str, *columns: str) -> list[Any]:
    shown: Any = sa.table(table, *map(sa.column, columns))
    return list(
        connection.execute(sa.select(*(shown.c[name] for name in columns)).order_by(shown.c[columns[0]]))
    )


def hexed(value: Any) -> str:
    """Answer an id of either database as 32 hexadecimal digits."""
    return UUID(str(value)).hex


def _same_ids(here: Connection, there: Connection, table: str) -> set[str]:
    ours, theirs = ({hexed(row[0]) for row in _rows(side, table, "id")} for side in (here, there))
    return ours & theirs


def clashes_of(here: Connection, there: Connection, wishes: Wishes) -> list[Clash]:
    """Answer everything that would clash with the organisation on the server, what stops the move first."""
    if again := [table for table in ("home", "person_account", "child") if _same_ids(here, there, table)]:
        words = (
            f"Rows of this house are on the server already ({', '.join(again)}): it was moved there before."
        )
        return [Clash(words, "Look there for its homes. Nothing is moved twice.")]
    found = [
        *_organisation(here, there, wishes), *_homes(here, there, wishes), *_people(here, there, wishes),
        *_files(here, there, wishes), *_committees(here, there), *_settings(here, there), *_posts(here),
    ]  # fmt: skip
    return sorted(found, key=lambda clash: not clash.stops)


def _organisation(here: Connection, there: Connection, wishes: Wishes) -> list[Clash]:
    ours, theirs = (_rows(side, "organisation", "name")[0][0] for side in (here, there))
    words = f"This house belongs to “{ours}”, the server to “{theirs}”."
    if wishes.joins:
        return [Clash(f"{words} Its homes come under “{theirs}”.", stops=False)]
    return [Clash(words, "To bring its homes under the organisation there: --join-organisation")]


def _homes(here: Connection, there: Connection, wishes: Wishes) -> list[Clash]:
    ours, theirs = (dict(map(tuple, _rows(side, "home", "code", "name"))) for side in (here, there))
    found = [
        Clash(f"No home here has the code {old}.", f"Leave out --rename-home {old}={new}")
        for old, new in wishes.homes.items()
        if old not in ours
    ]
    for new in wishes.homes.values():
        try:
            hall_rules.ensure_code(new)
        except Refused as refused:
            found.append(Clash(f"{new} cannot be the code of a home. {_english(refused)}"))
    wanted = Counter(str(wishes.code(code)) for code in ours)
    for code, name in ours.items():
        new = str(wishes.code(code))
        if new in theirs or wanted[new] > 1:
            other = theirs.get(new, "another of it")
            words = f"Two homes would have the code {new}: “{name}” of this house and “{other}”."
            found.append(
                Clash(words, f"Choose two to five capitals for the one that moves: --rename-home {code}=...")
            )
        elif new != code:
            words = f"Home {code} becomes {new}, and each child's code with it: {code}-... becomes {new}-..."
            found.append(Clash(words, "What was printed before bears the old code.", stops=False))
    return found


def _english(refused: Refused) -> str:
    with force("en_IN"):
        return str(refused)


def _people(here: Connection, there: Connection, wishes: Wishes) -> list[Clash]:
    ours = {row[0]: row for row in _rows(here, "person_account", "sign_in_name", "name", "email")}
    theirs = {row[0]: row for row in _rows(there, "person_account", "sign_in_name", "name", "email")}
    found = [
        Clash(f"Nobody here signs in as {old}.", f"Leave out --rename-user {old}={new}")
        for old, new in wishes.people.items()
        if old not in ours
    ]
    for new in wishes.people.values():
        if gate_rules.fold_name(new) != new:
            found.append(Clash(f"{new} cannot be a sign-in name.", "Write it in small letters."))
        try:
            gate_rules.ensure_sign_in_name(new)
        except Refused as refused:
            found.append(Clash(f"{new} cannot be a sign-in name. {_english(refused)}"))
    wanted = Counter(wishes.people.get(name, name) for name in ours)
    for name, row in ours.items():
        new = wishes.people.get(name, name)
        if new in theirs or wanted[new] > 1:
            other = theirs[new][1] if new in theirs else "another person of this house"
            words = f"Two people would sign in as {new}: {row[1]} of this house and {other}."
            found.append(Clash(words, f"Choose another name for who moves: --rename-user {name}=..."))
        elif new != name:
            found.append(Clash(f"{row[1]} signs in as {new} after the move, not as {name}.", stops=False))
    mails = {row[2].casefold(): row[1] for row in theirs.values() if row[2]}
    for row in ours.values():
        if row[2] and row[2].casefold() in mails:
            words = (
                f"{row[1]} and {mails[row[2].casefold()]} of the server have one e-mail address ({row[2]})."
            )
            todo = "If it is one person, end one of the two accounts after the move."
            found.append(Clash(words, todo, stops=False))
    return found


def _files(here: Connection, there: Connection, wishes: Wishes) -> list[Clash]:
    theirs = {row[0] for row in _rows(there, "case_file", "code")}
    same = sorted({str(wishes.code(row[0])) for row in _rows(here, "case_file", "code")} & theirs)
    if not same:
        return []
    words = (
        f"{len(same)} files of children would have a number that the server has already, the first {same[0]}."
    )
    return [Clash(words, "Rename the home whose code they begin with: --rename-home")]


def committees_of(connection: Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """Answer (kind, name) of each committee -> (its id as 32 hexadecimal digits, district)."""
    told = _rows(connection, "committee", "kind", "name", "id", "district")
    return {(kind, name): (hexed(row_id), district) for kind, name, row_id, district in told}


def _committees(here: Connection, there: Connection) -> list[Clash]:
    ours, theirs = committees_of(here), committees_of(there)
    found: list[Clash] = []
    for known in sorted(ours.keys() & theirs.keys()):
        apart = ours[known][1] != theirs[known][1]
        districts = f" (district “{ours[known][1]}” here, “{theirs[known][1]}” there)" if apart else ""
        found.append(
            Clash(
                f"{known[1]} is one body on both sides{districts}: what points to it is joined.", stops=False
            )
        )
    return found


def _settings(here: Connection, there: Connection) -> list[Clash]:
    ours, theirs = (dict(map(tuple, _rows(side, "house_setting", "key", "value"))) for side in (here, there))
    return [
        Clash(
            f"The setting {key} is “{value}” here. The server keeps “{theirs.get(key, 'what is usual')}”.",
            stops=False,
        )
        for key, value in ours.items()
        if theirs.get(key) != value
    ]


def _posts(here: Connection) -> list[Clash]:
    post: Any = sa.table("post", *map(sa.column, ("user_id", "role", "ends_at")))
    person: Any = sa.table("person_account", *map(sa.column, ("id", "name")))
    asked = (
        sa.select(person.c.name, post.c.role)
        .join(person, person.c.id == post.c.user_id)
        .where(post.c.role.in_([str(role) for role in ORGANISATION_WIDE]), post.c.ends_at.is_(None))
        .order_by(person.c.name)
    )
    return [
        Clash(f"The post of {name} ({role.replace('_', ' ')}) ends: it was for this house alone.",
              "Whoever is to have one there is given it there.", stops=False)
        for name, role in here.execute(asked)
    ]  # fmt: skip
