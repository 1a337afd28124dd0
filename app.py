"""The front door: reads the settings, opens every room, and nothing else."""

from importlib import import_module
from types import ModuleType

from flask import Flask

from foundation.building import build
from foundation.feature import Feature
from foundation.settings import Settings, from_environment

FEATURES = (
    "accounts",
    "homes",
    "residents",
    "education",
    "vocational",
    "health",
    "counselling",
    "dailylife",
    "office",
)


def rooms() -> tuple[ModuleType, ...]:
    """Answer the modules of the rooms, from the gatehouse up."""
    return tuple(import_module(name) for name in FEATURES)


def create_app(settings: Settings | None = None) -> Flask:
    """Answer the house, open: all rooms wired, nothing asked of the database yet.

    Raises RuntimeError when a view declares no access, or two rooms claim the same name.
    """
    features: tuple[Feature, ...] = tuple(room.feature for room in rooms())
    return build(settings or from_environment(), features)
