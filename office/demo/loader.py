"""Lets the deeds that the rooms planned happen in order of time, a week to a transaction."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import sqlalchemy as sa
from flask import current_app

from accounts import setup
from accounts.models import HouseSetting, User
from foundation import clock
from foundation.db import begin_write, count_rows, db
from foundation.demonstration import Deed, Demo, day_of
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes

SETTING = "demonstration"


@dataclass(frozen=True)
class Told:
    """How far the loading is: the day that the history has reached, and how many deeds of how many are done."""

    day: date
    done: int
    of: int


def ensure_empty() -> None:
    """Refuse a house in which there is anything already; a half-loaded one is told what to do."""
    begun = db.session.scalar(sa.select(HouseSetting.value).where(HouseSetting.key == SETTING))
    if begun and json.loads(begun)["state"] == "loading":
        raise Refused(
            _("A demonstration was begun here and stopped half-way. Empty the data folder and load it again.")
        )
    if setup.is_set_up() or db.session.scalar(sa.select(User.id).limit(1)) is not None:
        raise Refused(
            _("There are records in this house. The demonstration is loaded into an empty house only.")
        )


def planned(*, seed: int, days: int, is_small: bool = False, password: str = "") -> Demo:
    """Answer the whole plan: every room adds its deeds, from the gatehouse up; nothing is written yet."""
    today = clock.today()
    demo = Demo(
        seed=seed, first_day=today - timedelta(days=days), today=today, is_small=is_small, password=password
    )
    features = current_app.extensions["house"].features
    for feature in sorted((f for f in features if f.demo), key=lambda f: f.demo_order):
        demo.order = feature.demo_order
        feature.demo(demo)
    demo.deeds.sort()
    return demo


def load(demo: Demo, *, tell: Callable[[Told], None] = lambda told: None) -> None:
    """Let every deed happen at its moment. Raises Refused when the house is not empty, or when a deed is refused."""
    ensure_empty()
    _note(demo, "loading")
    done = 0
    for deeds in _weeks(demo.deeds):
        begin_write()
        with across_homes("the demonstration writes in every home"):
            for deed in deeds:
                with clock.at(deed.moment):
                    deed.run()
            db.session.commit()
        done += len(deeds)
        tell(Told(day_of(deeds[-1].moment), done, len(demo.deeds)))
    begin_write()
    count_rows()
    db.session.commit()
    _note(demo, "loaded")


def _weeks(deeds: Iterable[Deed]) -> Iterator[list[Deed]]:
    """Answer the deeds week by week: one transaction, one wait for the disk, for each."""
    for _week, some in groupby(deeds, key=lambda deed: day_of(deed.moment).isocalendar()[:2]):
        yield list(some)


def _note(demo: Demo, state: str) -> None:
    begin_write()
    said = {"state": state, "seed": demo.seed, "first_day": demo.first_day, "today": demo.today}
    db.session.merge(HouseSetting(key=SETTING, value=json.dumps(said, default=str), set_at=clock.now()))
    db.session.commit()
