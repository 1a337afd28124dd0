"""The figures of a home's health: counted by cell, and kept back where they would tell of one child."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from health.choices.figures import (
    BODY,
    EXAMINED,
    GROUPS,
    HEIGHT,
    IMMUNISED,
    MEASURED_WITHIN,
    SHOWN_FROM,
    WEIGHED,
    WEIGHT,
)
from health.choices.immunisation import schedule
from health.rules.clinic import DUE, is_exam_late, standing_of
from health.rules.growth import LAST_DAY, Born, growth_of

Cells = dict[str, int | None]
"""Cell -> its figure, None where it is not shown."""


@dataclass(frozen=True)
class Kept:
    """What is written of one child who lives in a home; her measures are the newest with weight and height."""

    sex: str
    birth: Born | None
    came_at: datetime
    examined_at: datetime | None
    is_weighed: bool
    measured_on: date | None
    weight_g: int | None
    height_mm: int | None
    doses: frozenset[str]


def parted(children: Iterable[Kept], *, today: date) -> dict[str, Cells]:
    """Answer for each group that parts the children how many are in each cell, as far as it is shown."""
    counts = {name: Counter[str]() for name in (EXAMINED, WEIGHED, BODY, HEIGHT, WEIGHT, IMMUNISED)}
    for child in children:
        for name, cell in _cells(child, today).items():
            counts[name][cell] += 1
    return {name: _shown({cell: found[cell] for cell in GROUPS[name][1]}) for name, found in counts.items()}


def _shown(cells: dict[str, int]) -> Cells:
    """Answer cells of a group; that nobody's is unknown says nothing of any child, and is not hidden."""
    if cells.get("unknown") != 0:
        return concealed(cells)
    return {**concealed({cell: count for cell, count in cells.items() if cell != "unknown"}), "unknown": 0}


def _cells(child: Kept, today: date) -> dict[str, str]:
    body, height, weight = _growth(child, today)
    return {
        EXAMINED: _examined(child), WEIGHED: "yes" if child.is_weighed else "no", BODY: body, HEIGHT: height,
        WEIGHT: weight, IMMUNISED: _immunised(child, today),
    }  # fmt: skip


def _examined(child: Kept) -> str:
    if child.examined_at is None:
        return "missing"
    return "late" if is_exam_late(child.examined_at, came_at=child.came_at) else "in_time"


def _growth(child: Kept, today: date) -> tuple[str, str, str]:
    on = child.measured_on
    if on is None or child.birth is None or today - on > MEASURED_WITHIN:
        return "unknown", "unknown", "unknown"
    found = growth_of(
        sex=child.sex, birth=child.birth, on=on, weight_g=child.weight_g, height_mm=child.height_mm
    )
    heavy = 2.0 if child.birth.days_on(on) <= LAST_DAY else 1.0
    body = _low(found.bmi_z)
    if found.bmi_z is not None and found.bmi_z > heavy:
        body = "high"
    return body, _low(found.height_z), _low(found.weight_z)


def _low(z: float | None) -> str:
    if z is None:
        return "unknown"
    return "low" if z < -2 else "usual"


def _immunised(child: Kept, today: date) -> str:
    if child.birth is None:
        return "unknown"
    age = child.birth.days_on(today)
    doses = [
        dose for dose in schedule() if not dose.is_local
    ]  # a dose of some districts is due in those alone
    stands = (standing_of(dose, is_given=dose.code in child.doses, age_days=age) for dose in doses)
    return "due" if DUE in stands else "none"


def concealed(cells: Mapping[str, int]) -> Cells:
    """Answer cells that add up to a known whole, without those below 5 and those that would give them away.

    A single hidden cell, or hidden cells that hold fewer than 5 together, could be told from the whole: the smallest
    that is still shown is hidden with them.
    """
    hidden = {cell for cell, count in cells.items() if count < SHOWN_FROM}
    while hidden and len(hidden) < len(cells):
        if len(hidden) > 1 and sum(cells[cell] for cell in hidden) >= SHOWN_FROM:
            break
        hidden.add(min((cell for cell in cells if cell not in hidden), key=lambda cell: (cells[cell], cell)))
    return {cell: None if cell in hidden else count for cell, count in cells.items()}


def of_enough(cells: Mapping[str, tuple[int, int]]) -> Cells:
    """Answer counts of entries (count, how many children they are about), those about fewer than 5 children hidden."""
    return {cell: count if about >= SHOWN_FROM else None for cell, (count, about) in cells.items()}
