"""What the pages of a care plan share: the plans of this child as the reader may see them, and what she may write."""

from typing import Any
from uuid import UUID

from flask import abort, current_app, g

from foundation.access import may
from residents import reach
from residents.choices.care import Area
from residents.choices.planning import EVIDENCE_AT_MOST, PARTS
from residents.models import CarePlan
from residents.permissions import May
from residents.queries import care_plan as queries
from residents.queries.care_plan import Held, Version

OPENS = {
    "whole": May.PLAN_WHOLE, "mind": May.PLAN_MIND, "health": May.PLAN_HEALTH, "school": May.PLAN_SCHOOL,
}  # fmt: skip
BY_PART = dict(PARTS)
WRITTEN_IN_PART = BY_PART["mind"] | BY_PART["health"]


def held_here() -> Held:
    """Answer what is planned for the child of this address, as far as the reader sees it. One statement."""
    return queries.held(
        g.case_file_id, sees={part: reach.sees(permission) for part, permission in OPENS.items()}
    )


def version_here(held: Held, plan_id: UUID) -> Version:
    """Answer the version of this address; another child's is not there (404)."""
    found = held.version(plan_id)
    if found is None:
        abort(404)
    return found


def locked(held: Held, plan_id: UUID) -> CarePlan:
    """Answer the version of this address to be changed, locked until the deed is done."""
    version_here(held, plan_id)
    return queries.to_change(plan_id)


def sees_whole(held: Held) -> bool:
    """Answer whether the reader sees every area of this child's plan, and what goes beyond areas."""
    return held.areas == frozenset(Area)


def writes_whole(held: Held) -> bool:
    """Answer whether the reader writes the whole plan of this child, not only areas of her own profession."""
    return sees_whole(held) and may(May.PLAN_WRITE)


def areas_written(held: Held) -> frozenset[Area]:
    """Answer the areas in which the reader may write."""
    if writes_whole(held):
        return frozenset(Area)
    return held.areas & WRITTEN_IN_PART if may(May.PLAN_PART_WRITE) else frozenset()


def evidence_of(
    case_file_id: UUID, areas: set[str], first: Any, last: Any
) -> dict[str, list[dict[str, Any]]]:
    """Answer by area what the rooms show of these days; each source is asked once, and only with its permission."""
    house = current_app.extensions["house"]
    sources = {source.permission for area in areas for source in house.evidence(area)}
    hers = reach.covering(case_file_id, sources)
    told: dict[int, list[Any]] = {}
    shown: dict[str, list[dict[str, Any]]] = {}
    for area in sorted(areas):
        for source in house.evidence(area):
            if source.permission not in hers:
                continue
            if id(source) not in told:
                told[id(source)] = source.load(case_file_id, first, last)
            if lines := told[id(source)]:
                told_here = {"lines": lines[:EVIDENCE_AT_MOST], "more": max(0, len(lines) - EVIDENCE_AT_MOST)}
                shown.setdefault(area, []).append({"label": str(source.label), **told_here})
    return shown
