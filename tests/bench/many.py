"""A house of a hundred thousand children, and how long its searches take: names in three scripts, parts, codes."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import Flask

from accounts.roles import Role
from foundation import clock
from foundation.db import begin_write, db, dialect_name, new_id
from foundation.scope import across_homes
from residents.demo.names import COMMUNITIES
from residents.models import CaseFile, Child, NameWord, Placement
from residents.names import code_words, keys_of, words_of
from tests.factories import accounts, homes

MANY = 100_000
AT_ONCE = 5_000
PRESENT = 0.5
"""Half of them are here: a search among the present must not find its way through all who left."""
SEARCHES = 200
BAR_MS = 150


def make_many(app: Flask, *, many: int = MANY) -> tuple[str, str, list[str]]:
    """Build it in bulk in the house of this app; answers the home's code, a cookie, and what people will type."""
    with across_homes("the bench builds a large house"):
        home = homes.make_home("BIG", name="A very large home", sanctioned_strength=many)
        head = accounts.make_user(Role.SUPERINTENDENT, home)
        browser = app.test_client()
        accounts.sign_in(browser, head)
        cookie = browser.get_cookie("aashray")
        assert cookie is not None
        typed = list(_fill(home.id, many))
    return "BIG", cookie.value, typed


def _fill(home_id: UUID, many: int) -> Iterator[str]:
    dice = Random(7)
    for first in range(0, many, AT_ONCE):
        begin_write()
        rows: dict[Any, list[dict[str, Any]]] = {Child: [], CaseFile: [], Placement: [], NameWord: []}
        for serial in range(first, min(first + AT_ONCE, many)):
            said = _add(dice, rows, home_id, serial + 1)
            if serial % (many // SEARCHES) == 0:
                yield said
        for model, made in rows.items():
            db.session.execute(sa.insert(model), made)
        db.session.commit()
    if dialect_name() == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("ANALYZE"))


def _add(dice: Random, rows: dict[Any, list[dict[str, Any]]], home_id: UUID, serial: int) -> str:
    """Add one child; answers what somebody who looks for her might type."""
    people = dice.choice(COMMUNITIES)
    given, family = dice.choice(people.girls), dice.choice(people.families)
    name, local = f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"
    father, code = f"{dice.choice(people.men)} {family[0]}", f"BIG-2026-{serial:06d}"
    child_id, file_id, came = new_id(), new_id(), datetime(2026, 1, 1, tzinfo=UTC)
    rows[Child].append(
        {
            "id": child_id, "version": 1, "name": name, "name_local": local, "name_kind": "original", "sex": "girl",
            "name_key": keys_of(name, local), "father_name": father, "father_name_key": keys_of(father),
            "mother_name": "", "village": "", "marks": "", "born_on": date(2012, 1, 1) + timedelta(days=serial % 3000),
            "age_stated_by": "",
        }
    )  # fmt: skip
    rows[CaseFile].append(
        {
            "id": file_id, "version": 1, "home_id": home_id, "child_id": child_id, "code": code, "serial": serial,
            "year": 2026, "opened_at": came,
        }
    )  # fmt: skip
    left = None if dice.random() < PRESENT else came + timedelta(days=30)
    rows[Placement].append(
        {
            "id": new_id(), "version": 1, "home_id": home_id, "case_file_id": file_id, "kind": "residential",
            "started_at": came, "written_at": came, "ended_at": left, "exit_reason": "transferred" if left else "",
        }
    )  # fmt: skip
    kinds = {
        "name": [*words_of(name), *words_of(local)],
        "father": words_of(father),
        "code": code_words(code),
    }
    rows[NameWord] += [
        {"id": new_id(), "home_id": home_id, "case_file_id": file_id, "kind": kind, "word": word}
        for kind, words in kinds.items() for word in dict.fromkeys(words)
    ]  # fmt: skip
    ways: tuple[Callable[[], str], ...] = (
        lambda: name, lambda: local, lambda: given[0], lambda: given[1], lambda: family[0], lambda: name[:3],
        lambda: f"{family[0]} {given[0]}", lambda: father, lambda: code, lambda: code[-6:],
    )  # fmt: skip
    return dice.choice(ways)()


def searches(app: Flask, home: str, cookie: str, typed: list[str]) -> Iterator[str]:
    """Answer the lines of the measurement: the whole answer of the server, sign-in to page, for each way of looking."""
    from tests.support.posting import token_of  # the page that the searches are posted from

    page = f"/homes/{home}/children"
    client = app.test_client()
    client.set_cookie("aashray", cookie)
    token = token_of(client, page)
    sent: list[str] = []
    with app.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", lambda *a: sent.append(a[2]))
    for show in ("present", "all"):
        took, most = [], 0
        for words in typed:
            sent.clear()
            began = time.perf_counter()
            answer = client.post(page, data={"find": words, "show": show, "csrf_token": token})
            took.append((time.perf_counter() - began) * 1e3)
            if answer.status_code != 200:
                raise RuntimeError(f"a search was answered with {answer.status_code}")
            most = max(most, len([s for s in sent if _asks(s)]))
        yield _told(show, took, most)


def _asks(statement: str) -> bool:
    """Tell the search's own questions from the audit's line of it, and from the telling of the home."""
    return statement.startswith("SELECT") and "set_config" not in statement and "audit_chain" not in statement


def _told(show: str, took: list[float], most: int) -> str:
    p95 = statistics.quantiles(took, n=20)[-1]
    verdict = "within" if p95 < BAR_MS else "OVER"
    return (
        f"{'search, ' + show:22} {len(took)} searches of {MANY:,} children: median {statistics.median(took):.0f} ms, "
        f"p95 {p95:.0f} ms ({verdict} {BAR_MS} ms), slowest {max(took):.0f} ms; at most {most} questions"
    )


def bench_many(app: Flask) -> Iterator[str]:
    """Build the large house and answer the lines."""
    with app.app_context():
        began = clock.now()
        home, cookie, typed = make_many(app)
        yield f"{'large house':22} {MANY:,} children in {(clock.now() - began).total_seconds():.0f} s"
    yield from searches(app, home, cookie, typed)
