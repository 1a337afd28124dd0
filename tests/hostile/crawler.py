"""Asks every address of the house as every role, with every kind of id, and compares each answer with the oracle.

In the short form (`in_short` says which ids) every rule is asked as every role, nobody tries what another tried
already, and three of four no's are asked for as a script asks, in JSON: the page that says no is one page, and drawing
it is half the work. `make hostile` asks for every kind of id as every role, always as a browser asks, tries the methods
that are not there too, and inspects each page.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.parse import quote
from uuid import UUID

from flask import Flask
from werkzeug.routing import Rule

from accounts.roles import Role
from foundation import audit, clock
from foundation.db import db
from tests.factories.world import FAR, NEAR, OTHER, World
from tests.hostile import costs
from tests.hostile.leaks import Watch
from tests.hostile.oracle import MALFORMED, STATUS, UNKNOWN, WORDS, Answer, Oracle
from tests.hostile.visitors import Visitor, visitor
from tests.inspector import Fault, inspect, is_page

NO_SUCH_ID = UUID("01a20000-0000-7000-8000-00000000dead")
NOT_AN_ID = "no-such' OR 1=1--"


@dataclass
class Crawl:
    """What was asked, and what was wrong."""

    requests: int = 0
    rules: set[str] = field(default_factory=set)
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: set[tuple[str, str]] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    pages: int = 0
    most: int = 0
    events: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = ", ".join(f"{status}: {n}" for status, n in sorted(self.statuses.items()))
        return (
            f"{self.requests} requests to {len(self.rules)} rules, {len(self.cells)} cells of role x permission, "
            f"{self.pages} pages inspected, at most {self.most} statements, {len(self.events)} kinds of event, "
            f"{len(self.faults)} faults ({said})"
        )


@contextmanager
def undone(app: Flask) -> Iterator[Any]:
    """Open the house on one connection and undo everything in the end; gives the connection."""
    with app.app_context():
        engine = db.engine
    engines: dict[str | None, Any] = db._app_engines[app]
    sessions: Any = db.session.session_factory
    with engine.connect() as connection:
        outer = connection.begin()
        engines[None] = connection
        sessions.configure(join_transaction_mode="create_savepoint")
        try:
            yield connection
        finally:
            engines[None] = engine
            sessions.configure(join_transaction_mode="conditional_savepoint")
            outer.rollback()


def sign_in_all(app: Flask, world: World) -> list[tuple[Role | None, Visitor]]:
    """Sign in a person of every role; the last one is nobody."""
    return [(role, visitor(app, world.users[role].id if role else None)) for role in (*Role, None)]


class Crawler:
    """One crawl of one running house."""

    def __init__(self, app: Flask, world: World, oracle: Oracle, *, is_long: bool = False) -> None:
        self.app, self.world, self.oracle, self.is_long = app, world, oracle, is_long
        self.watch, self.crawl = Watch(world), Crawl()
        self.client = app.test_client(use_cookies=False)
        self.seen_pages: set[tuple[str, int]] = set()
        self.number = 0

    def run(self, *, only: str = "", part: int = 0, of: int = 1) -> Crawl:
        """Ask everything (of the endpoints that begin with `only`; of every `of`-th rule) and answer what was found."""
        with clock.at(clock.now()), undone(self.app) as connection, self._listening():
            people = sign_in_all(self.app, self.world)
            rules = sorted(self.app.url_map.iter_rules(), key=lambda r: (r.rule, r.endpoint))
            for self.number, rule in list(enumerate(rules))[part::of]:
                if rule.endpoint.startswith(only):
                    self.crawl.rules.add(rule.rule)
                    for role, who in people:
                        self._ask_all(connection, rule, role, who)
        return self.crawl

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Hear every event that is recorded, and try to say its sentence."""
        sentences = self.app.extensions["house"].sentences
        real = audit._row

        def heard(event: Any, *args: Any, **more: Any) -> Any:
            row = real(event, *args, **more)
            self.crawl.events.add(str(event))
            try:
                assert str(sentences[str(event)]) % json.loads(row["details"])
            except (KeyError, TypeError, ValueError) as fault:
                self._fault(f"event {event}: its sentence cannot be filled with {row['details']}: {fault!r}")
            return row

        with patch.object(audit, "_row", heard):
            yield

    def _ask_all(self, connection: Any, rule: Rule, role: Role | None, who: Visitor) -> None:
        methods = sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"})
        if self.is_long and rule.methods and "POST" not in methods:
            methods.append("POST")
        asked: set[str] = set()
        for places in kinds_of_ids(rule):
            if not (self.is_long or self.in_short(rule, role, places)):
                continue
            url = self._url(rule, places, role)
            if url in asked:
                continue
            asked.add(url)
            for method in methods:
                with connection.begin_nested() as undo:
                    self._ask(connection, rule, (role, who), places, method, url)
                    undo.rollback()

    def in_short(self, rule: Rule, role: Role | None, places: dict[str, str]) -> bool:
        """Answer whether the short form asks this: what is left out here, `make hostile` asks.

        An id of the near child, and each register: every role. One of the far child or of another home: every
        role that the door opens for, and of those that it is shut to each at every fourth rule. An unknown id,
        and ids of which one is not like the others: the superintendent, and the role whose turn it is at this
        rule. A malformed id: the superintendent.
        """
        kinds = {place for name, place in places.items() if name not in WORDS or place == MALFORMED}
        if kinds <= {NEAR}:
            return (
                "register_id" not in places or places["register_id"] == NEAR or not self._is_shut(rule, role)
            )
        if kinds in ({FAR}, {OTHER}):
            return not self._is_shut(rule, role) or ROLES.index(role) % 4 == self.number % 4
        if MALFORMED in kinds:
            return role is Role.SUPERINTENDENT
        if kinds == {UNKNOWN}:
            return role in (Role.SUPERINTENDENT, ROLES[self.number % len(ROLES)])
        let_in = [each for each in ROLES if not self._is_shut(rule, each)]
        return role is Role.SUPERINTENDENT or (bool(let_in) and role is let_in[self.number % len(let_in)])

    def _is_shut(self, rule: Rule, role: Role | None) -> bool:
        """Answer whether this door opens to the role for no child at all."""
        return self.oracle.answer(rule.endpoint, role, dict.fromkeys(rule.arguments, NEAR)) in SHUT

    def _url(self, rule: Rule, places: dict[str, str], role: Role | None) -> str:
        url = rule.rule
        for name, converter in rule._converters.items():
            value = self._value(name, places[name], role, type(converter).__name__)
            said = value.isoformat() if hasattr(value, "isoformat") else str(value)
            for part in [p for p in _parts(rule.rule) if p.strip("<>").split(":")[-1] == name]:
                url = url.replace(part, quote(said, safe=""))
        return url

    def _value(self, name: str, place: str, role: Role | None, converter: str) -> Any:
        if place == MALFORMED:
            return NOT_AN_ID
        if place != UNKNOWN:
            return self.world.value(name, place, role)
        if converter == "IntegerConverter":
            return "999"
        return NO_SUCH_ID if converter == "UUIDConverter" else "ZZZ-1931-999"

    def _ask(
        self, connection: Any, rule: Rule, asker: tuple[Role | None, Visitor], places: dict[str, str],
        method: str, url: str,
    ) -> None:  # fmt: skip
        role, visitor_ = asker
        body = {} if method == "PUT" else None
        headers = visitor_.headers | (
            {"Accept": "application/json"} if self._as_script(rule, role, places) else {}
        )
        with costs.counted(connection) as asked:
            response = self.client.open(url, method=method, headers=headers, json=body)
            response.get_data()
        self._count(rule, role, response)
        who = f"{role or 'nobody'} {method} {url} ({rule.endpoint}, {_said(places)})"
        if is_page(response) and response.status_code == 200 and method == "GET":
            self._weigh(rule, len(asked), who)
        if response.status_code >= 500:
            self._fault(f"{who}: broke with {response.status_code}")
        elif method in (rule.methods or ()):
            self._compare(rule, role, places, response, who)
        elif response.status_code not in (400, 403, 404, 405) and not self._elsewhere(url, method):
            self._fault(f"{who}: {response.status_code} to a method that is not there")
        for leak in self.watch.leaks(role, response, url):
            self._fault(f"{who}: shows {leak}")
        self._inspect(rule, response, who)
        response.close()

    def _as_script(self, rule: Rule, role: Role | None, places: dict[str, str]) -> bool:
        """Answer whether to ask as a script does, whom a no is told in a word: three of four of them."""
        if self.is_long or (ROLES.index(role) + self.number) % 4 == 0:
            return False
        return self.oracle.answer(rule.endpoint, role, places) in NO

    def _count(self, rule: Rule, role: Role | None, response: Any) -> None:
        self.crawl.requests += 1
        self.crawl.statuses[response.status_code] += 1
        self.crawl.asked.add((rule.endpoint, str(role)))
        self.crawl.cells[str(role), self.oracle.permissions.get(rule.endpoint, "")] += 1

    def _weigh(self, rule: Rule, statements: int, who: str) -> None:
        self.crawl.most = max(self.crawl.most, statements)
        if statements > costs.may_ask(rule.endpoint, self.app.extensions["house"]):
            self._fault(f"{who}: {statements} statements")

    def _elsewhere(self, url: str, method: str) -> bool:
        return self.app.url_map.bind("").test(url, method)

    def _compare(
        self, rule: Rule, role: Role | None, places: dict[str, str], response: Any, who: str
    ) -> None:
        wanted = self.oracle.answer(rule.endpoint, role, places)
        status, location = response.status_code, response.headers.get("Location", "")
        is_sign_in = location.startswith("/sign-in")
        if status not in STATUS[wanted] or (is_sign_in and wanted not in (Answer.SIGN_IN, Answer.ANYTHING)):
            self._fault(f"{who}: {status} {location}, wanted {wanted.value}")
        elif wanted is Answer.SIGN_IN and status != 401 and not is_sign_in:
            self._fault(f"{who}: leads to {location}, not to the sign-in")

    def _inspect(self, rule: Rule, response: Any, who: str) -> None:
        status = response.status_code  # a page that says no is its room's, not its address's
        key = (str(rule.endpoint).split(".")[0] if status in (403, 404) else rule.endpoint, status)
        if response.is_json or (key in self.seen_pages and not self.is_long):
            return
        self.seen_pages.add(key)
        try:
            self.crawl.pages += inspect(response, who, secrets=self.world.names) is not None
        except Fault as fault:
            self._fault(str(fault))

    def _fault(self, words: str) -> None:
        if words not in self.crawl.faults:
            self.crawl.faults.append(words)


def kinds_of_ids(rule: Rule) -> list[dict[str, str]]:
    """Answer which kinds of ids to try: all of one kind, then one that is malformed or of another home or child.

    A day, and a word of a fixed few, belong to nobody: they are right or malformed. Each register is tried.
    """
    names, right = sorted(rule.arguments - WORDS.keys()), dict.fromkeys(rule.arguments, NEAR)
    kinds = [
        {**right, **dict.fromkeys(names, place)}
        for place in (NEAR, *((FAR, OTHER, UNKNOWN) if names else ()))
    ]
    kinds += [{**right, name: MALFORMED} for name in sorted(right)]
    if len(names) > 1:
        kinds += [{**right, name: place} for name in names for place in (FAR, OTHER, UNKNOWN)]
    if "register_id" in right:
        kinds += [{**right, "register_id": place} for place in (FAR, OTHER)]
    return kinds


ROLES = (*Role, None)
SHUT = (Answer.FORBIDDEN, Answer.SIGN_IN)
"""What a door says to a role that it never opens for."""
NO = (*SHUT, Answer.MISSING, Answer.HIDDEN)
"""What is said by a page of problems, or by the way to the sign-in."""


def _parts(rule: str) -> list[str]:
    parts, rest = [], rule
    while "<" in rest:
        start = rest.index("<")
        end = rest.index(">", start)
        parts.append(rest[start : end + 1])
        rest = rest[end + 1 :]
    return parts


def _said(places: dict[str, str]) -> str:
    return ", ".join(f"{name} {place}" for name, place in places.items()) or "no id"
