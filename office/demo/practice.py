"""Lays a practice house: a small invented home with some weeks of its days, and everybody one tap away."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import current_app

from accounts import passwords, practice
from foundation import afresh, schema
from foundation.building import build
from foundation.db import begin_write, db
from foundation.settings import Settings
from office.demo.loader import load, planned

DAYS = 40
"""How many days of history it has: the last finished month, and what of this one is over."""
SEED = 1


def lay(*, days: int = DAYS) -> None:
    """Fill the empty practice house that is open: a dozen children in the home, an invented person for each role."""
    password = passwords.first_password()
    demo = planned(seed=SEED, days=days, is_small=True, password=password)
    load(demo)
    held: dict[str, Any] = demo.shelf["people"]
    begin_write()
    practice.note({each.role: held[each.sign_in_name].known_id for each in demo.entrances}, password=password)
    db.session.commit()


def lay_aside(*, days: int = DAYS) -> Path:
    """Lay a fresh practice house in the folder beside this one; answers the folder. What was left there goes first."""
    settings: Settings = current_app.extensions["settings"]
    folder = afresh.aside(settings.data_folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    other = build(replace(settings, data_folder=folder), current_app.extensions["house"].features)
    with other.app_context():
        schema.upgrade()
        lay(days=days)
        db.session.remove()
        db.engine.dispose()
    return folder
