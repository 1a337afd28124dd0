"""Invented sample data of a family for the style page: its tree, and a number with what may be said on it."""

from types import SimpleNamespace as Sample
from typing import Any

from foundation.languages import _

WIDE, HIGH = 148, 78


def family_sample() -> Sample:
    """Answer a small family: a mother, a barred father, a dead grandmother, and the child."""
    boxes = [
        _box("dead", 91, 8, _("Mother’s mother"), "Maino Hembram", _("dead")),
        _box("plain", 91, 132, _("Mother"), "Sumi Hembram", ""),
        _box("barred", 257, 132, _("Father"), "Budhu Hembram", _("barred by order")),
        _box("child", 174, 256, _("The child"), "Phulmani Hembram", ""),
    ]
    paths = ["M165 86V132", "M165 210V222", "M331 210V222", "M165 222H331", "M248 222V256"]
    said = _("Family tree; the list says the same")
    return Sample(width=496, height=342, boxes=boxes, paths=paths, said=said)


def _box(kind: str, x: int, y: int, relation: str, name: str, under: str) -> Sample:
    lines: list[Any] = [
        Sample(y=y + 18, words=relation, kind="relation"),
        Sample(y=y + 36, words=name, kind="name"),
    ]
    if under:
        lines.append(Sample(y=y + HIGH - 8, words=under, kind=kind))
    return Sample(kind=kind, x=x, y=y, wide=WIDE, high=HIGH, middle=x + WIDE // 2, lines=lines)
