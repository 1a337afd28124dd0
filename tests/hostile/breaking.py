"""The crawl of those who broke a seal: her pages open for that one child, and nothing else is answered otherwise."""

from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from flask import Flask

from accounts.roles import Role
from foundation import clock
from foundation.break_glass import Compartment
from foundation.db import db
from tests.factories.seals import break_seal
from tests.factories.world import NEAR
from tests.hostile import leaks
from tests.hostile.crawler import Crawl, Crawler, undone
from tests.hostile.leaks import FOLLOWED, IN_COURT, LEGAL, NURSED, ONE, ORDERS, SEES, WHOLE_CASE
from tests.hostile.oracle import Answer, Oracle
from tests.hostile.visitors import visitor

READ: dict[Role, tuple[object, ...]] = {
    Role.HEAD_OFFICE: (
        "name", "old_name", "local", "photo", "barred", "drug", "hearing_place", "home_address", "home_number",
        "kin_number", LEGAL, IN_COURT, WHOLE_CASE, ORDERS, NURSED, FOLLOWED,
    ),
    Role.NURSE: (LEGAL,),
    Role.SUPERINTENDENT: ("notes", "sealed_health"),
    Role.CASE_WORKER: ("sealed_health",),
}  # fmt: skip
"""Role -> kinds of words (or whole rows of the table) that the matrix marks B for it."""


class WithASeal(Oracle):
    """Knows what is answered to `breaker`, who broke every compartment of the near child that is hers to break."""

    breaker: Role
    pages: frozenset[str] = frozenset()

    def answer(self, endpoint: str, role: Role | None, places: dict[str, str]) -> Answer:
        """Answer as without a seal, but on its own pages about that child."""
        is_hers = role is self.breaker and endpoint in self.pages and set(places.values()) == {NEAR}
        return Answer.OPEN_OR_MISSING if is_hers else super().answer(endpoint, role, places)


@contextmanager
def _shown_to(role: Role) -> Any:
    more = {
        kind: {**row, role: row.get(role, frozenset()) | ONE}
        for kind, row in SEES.items()
        if any(row is what or kind == what for what in READ[role])
    }
    with patch.dict(leaks.SEES, more):
        yield


def crawl_with_a_seal(app: Flask, world: Any, judge: WithASeal, role: Role, *, of: int) -> Crawl:
    """Let `role` break all that is hers of the near child, then ask the pages that open, and every `of`-th other page
    about a child.
    """
    held: list[Compartment] = [c for c in app.extensions["house"].compartments if role in c.roles]
    judge.breaker, judge.pages = role, frozenset(page for c in held for page in c.pages)
    crawler = Crawler(app, world, judge)
    with clock.at(clock.now()), undone(app) as connection, crawler._listening(), _shown_to(role):
        with app.app_context():
            break_seal(world.children[NEAR], world.users[role], role, *(c.code for c in held))
            db.session.remove()
        who = visitor(app, world.users[role].id)
        rules = sorted(app.url_map.iter_rules(), key=lambda r: (r.rule, r.endpoint))
        for crawler.number, rule in enumerate(rules):
            about_child = any(
                name in judge.table.addresses and judge.table.addresses[name].person is not None
                for name in rule.arguments
            )
            if about_child and (rule.endpoint in judge.pages or crawler.number % of == 0):
                crawler.crawl.rules.add(rule.endpoint)
                crawler._ask_all(connection, rule, role, who)
    return crawler.crawl
