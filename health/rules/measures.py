"""When a weight or a height is doubted: beside the child's earlier ones, and beside children of her age."""

from dataclasses import dataclass
from datetime import date

from foundation.formatting import digits, format_day
from foundation.languages import _, current
from health.rules import growth
from health.rules.growth import Born

LIGHTEST, HEAVIEST = 500, 200_000
SHORTEST, TALLEST = 300, 2_300
CHANGE, MORE_EACH_MONTH, MORE_WHEN_SMALL = 0.15, 0.02, 0.15
"""By how much of the earlier weight it may differ unasked: at once, for each month since, for each month under two."""
TALLER_EACH_MONTH, TALLER_AT_ONCE = 15, 30
"""By how many millimetres a child may be taller unasked: for each month since, and beside that at once."""
SMALL = 731
TEN_YEARS = 3650
"""Days: who is older weighs at least what a child of ten weighs; WHO's weight-for-age ends there."""


@dataclass(frozen=True)
class Measured:
    """What was measured on a day: grams and millimetres, either may be missing."""

    on: date
    weight_g: int | None
    height_mm: int | None


def kilograms(grams: int | None) -> str:
    """Answer a weight as it is read: `38.4`."""
    return digits(f"{grams / 1000:.1f}", current()) if grams is not None else ""


def centimetres(millimetres: int | None) -> str:
    """Answer a height as it is read: `149.0`."""
    return digits(f"{millimetres / 10:.1f}", current()) if millimetres is not None else ""


def fault_of(weight_g: int | None, height_mm: int | None) -> tuple[str, str] | None:
    """Answer the field and the sentence of a figure that no child has; a reason does not mend it."""
    if weight_g is not None and not LIGHTEST <= weight_g <= HEAVIEST:
        return "weight", _("Write kilograms between 0.5 and 200.")
    if height_mm is not None and not SHORTEST <= height_mm <= TALLEST:
        return "height", _("Write centimetres between 30 and 230.")
    return None


def doubt_of(
    now: Measured, *, weighed: Measured | None, stood: Measured | None, sex: str, birth: Born | None
) -> tuple[str, str] | None:
    """Answer the field and the sentence of a figure that needs a reason, with the earlier value in it; None if none.

    `weighed` and `stood` are her last weight and height before.
    """
    weight = _weight_doubt(now, weighed, birth)
    if weight is not None:
        return "weight", weight
    height = _height_doubt(now, stood)
    if height is not None:
        return "height", height
    return _far_from_age(now, weighed=weighed, stood=stood, sex=sex, birth=birth)


def _weight_doubt(now: Measured, before: Measured | None, birth: Born | None) -> str | None:
    if now.weight_g is None or before is None or not before.weight_g:
        return None
    months = (now.on - before.on).days / growth.MONTH
    small = birth is not None and birth.days_on(before.on) < SMALL
    allowed = CHANGE + months * (MORE_WHEN_SMALL if small else MORE_EACH_MONTH)
    if abs(now.weight_g - before.weight_g) <= allowed * before.weight_g:
        return None
    return _(
        "Before: %(weight)s kg on %(day)s. Look at %(now)s again. If it is right, write why.",
        weight=kilograms(before.weight_g), day=format_day(before.on, current()), now=kilograms(now.weight_g),
    )  # fmt: skip


def _height_doubt(now: Measured, before: Measured | None) -> str | None:
    if now.height_mm is None or before is None or not before.height_mm:
        return None
    months = (now.on - before.on).days / growth.MONTH
    grown = now.height_mm - before.height_mm
    if 0 <= grown <= TALLER_AT_ONCE + months * TALLER_EACH_MONTH:
        return None
    return _(
        "Before: %(height)s cm on %(day)s, and a child does not shrink. Measure again, or write why.",
        height=centimetres(before.height_mm), day=format_day(before.on, current()),
    ) if grown < 0 else _(
        "Before: %(height)s cm on %(day)s. Look at %(now)s again. If it is right, write why.",
        height=centimetres(before.height_mm), day=format_day(before.on, current()), now=centimetres(now.height_mm),
    )  # fmt: skip


def _far_from_age(
    now: Measured, *, weighed: Measured | None, stood: Measured | None, sex: str, birth: Born | None
) -> tuple[str, str] | None:
    """A first figure is laid beside WHO's children of that age: beyond six lines it is hardly right."""
    if birth is None:
        return None
    height_mm = now.height_mm or (stood.height_mm if stood else None)
    said = growth.growth_of(sex=sex, birth=birth, on=now.on, weight_g=now.weight_g, height_mm=height_mm)
    if now.height_mm and stood is None and _is_far(said.height_z):
        return "height", _(
            "Hardly a height of her age: %(cm)s cm. Look again, or write why.", cm=centimetres(now.height_mm)
        )
    light = growth.z_score(
        growth.WEIGHT, sex, min(birth.days_on(now.on), TEN_YEARS), (now.weight_g or 0) / 1000
    )
    is_light = light is not None and light < -growth.FARTHEST
    if now.weight_g and weighed is None and (is_light or _is_far(said.weight_z) or _is_far(said.bmi_z)):
        return "weight", _(
            "Hardly a weight of her age: %(kg)s kg. Look again, or write why.", kg=kilograms(now.weight_g)
        )
    return None


def _is_far(z: float | None) -> bool:
    return z is not None and abs(z) > growth.FARTHEST
