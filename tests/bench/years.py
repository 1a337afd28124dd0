"""What a year of history costs: the same homes after five weeks and after a year, page by page, on the same machine."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import sqlalchemy as sa
from flask import Flask

from foundation.db import db
from foundation.scope import across_homes
from tests.bench import serving
from tests.support import houses

WEEKS, YEAR = 35, 365
WARM, ASKED = 3, 25
BAR = 1.3
HOME, CENTRE = "KRS", "BTG"


def bench_years() -> Iterator[str]:
    """Load two homes and two centres twice, serve both houses, and answer the lines of the comparison."""
    from app import create_app  # after the shared folder is known

    with ExitStack() as open_houses:
        ports, pages = {}, {}
        for days in (WEEKS, YEAR):
            settings = houses.new_house(f"bench_{days}_days")
            app = create_app(settings)
            pages[days] = _pages(app, days=days)
            with app.app_context():
                rows = _rows()
                db.session.remove()
                db.engine.dispose()
            yield f"{f'after {days} days':22} {rows:,} rows"
            environment = {**os.environ, **houses.environment(settings)}
            ports[days] = open_houses.enter_context(serving.granian("app:create_app", environment))
        for name in pages[YEAR]:
            yield _compared(name, ports, pages)


def _compared(name: str, ports: dict[int, int], pages: dict[int, Any]) -> str:
    """Ask both houses in turn, so that what disturbs the machine disturbs both, and answer the medians."""
    found: dict[int, list[float]] = {days: [] for days in ports}
    for asked in range(WARM + ASKED):
        for days, port in ports.items():
            path, cookie = pages[days][name]
            began = time.perf_counter()
            status, _body = serving.ask(port, path, cookie)
            if status != 200:
                raise RuntimeError(f"{path} answered {status} after {days} days")
            if asked >= WARM:
                found[days].append((time.perf_counter() - began) * 1e3)
    first, later = (statistics.median(found[days]) for days in (WEEKS, YEAR))
    verdict = "within" if later / first <= BAR else "OVER"
    return (
        f"{name:22} {first:6.1f} ms after {WEEKS} days, {later:6.1f} ms after {YEAR}: "
        f"{later / first:.2f} ({verdict} {BAR})"
    )


def _rows() -> int:
    """Answer how many rows the house holds, in all tables together."""
    with across_homes("the bench counts"):
        asked = [sa.select(sa.func.count()).select_from(table) for table in db.metadatas[None].sorted_tables]
        return sum(db.session.scalars(sa.union_all(*asked)))


def _pages(app: Flask, *, days: int) -> dict[str, tuple[str, str]]:
    """Load the history and answer the measured pages: name -> (address, cookie of who looks)."""
    from office.demo.loader import load, planned  # brings every room's stories

    with app.app_context():
        load(planned(seed=1, days=days))
        with across_homes("the bench looks for the longest stay"):
            child = _longest_here(HOME)
    head, worker = _cookie(app, "superintendent", HOME), _cookie(app, "house_staff", CENTRE)
    nurse = _cookie(app, "nurse", HOME)
    return {
        "residents": (f"/homes/{HOME}/children", head),
        "a child's page": (f"/children/{child}", head),
        "today": (f"/homes/{HOME}/today", head),
        "care plans": (f"/homes/{HOME}/care-plans", head),
        "timetable": (f"/homes/{HOME}/timetable", head),
        "medicine round": (f"/homes/{HOME}/round", nurse),
        "attendance register": (f"/homes/{HOME}/registers/attendance-children", head),
        "the door": (f"/homes/{CENTRE}/door", worker),
    }


def _longest_here(code: str) -> str:
    from homes.models import Home
    from residents.models import CaseFile, Placement

    asked = (
        sa.select(CaseFile.code).join(Placement, Placement.case_file_id == CaseFile.id)
        .join(Home, Home.id == CaseFile.home_id).where(Home.code == code, Placement.ended_at.is_(None))
        .order_by(Placement.started_at, CaseFile.code).limit(1)
    )  # fmt: skip
    return db.session.scalars(asked).one()


def _cookie(app: Flask, role: str, code: str) -> str:
    from accounts.models import PostHeld, User
    from homes.models import Home
    from tests.factories import accounts

    browser = app.test_client()
    with app.app_context(), across_homes("the bench signs people in"):
        asked = (
            sa.select(User).join(PostHeld, PostHeld.user_id == User.id).join(Home, Home.id == PostHeld.home_id)
            .where(PostHeld.role == role, Home.code == code, PostHeld.standing == "held", PostHeld.ends_at.is_(None))
            .order_by(User.sign_in_name).limit(1)
        )  # fmt: skip
        accounts.sign_in(browser, db.session.scalars(asked).one())
    cookie = browser.get_cookie("aashray")
    if cookie is None:
        raise RuntimeError(f"nobody is {role} of {code}")
    return cookie.value
