"""The two outlines and their regions: where each lies, what it is called, and which one a tap is in.

Each outline is 200 wide and 412 high. Seen from the front her right is at the left of the picture; seen from
behind it is at the right. Limbs have a side; the head, neck and trunk have none.
"""

from typing import Any

from foundation.languages import _l

FRONT, BACK = "front", "back"
FIGURES = (FRONT, BACK)
WIDTH, HEIGHT = 200, 412
Box = tuple[int, int, int, int]

HALF = (
    "M100 64 L91 64 L91 77 C80 83 64 85 56 94 C47 104 45 130 41 156 C37 180 31 200 27 222 C22 232 20 244 24 253 "
    "C28 259 36 257 38 247 C40 239 42 231 45 224 C51 200 57 180 59 158 C61 146 64 136 67 124 C69 146 71 160 71 176 "
    "C69 196 65 210 65 228 C63 260 67 282 71 308 C69 332 71 354 77 380 C75 389 67 395 65 401 C67 407 85 407 91 403 "
    "C93 393 91 385 91 377 C95 352 95 332 94 310 C97 286 98 264 99 242 L100 242"
)
"""Half of the body without its head; drawn twice, once mirrored."""
HEAD = (100, 36, 21, 28)
"""The head: middle, half width, half height."""

MIDDLE: dict[str, tuple[dict[str, Box], Any]] = {
    "forehead": ({FRONT: (78, 6, 122, 26)}, _l("Forehead")),
    "face": ({FRONT: (76, 26, 124, 58)}, _l("Face")),
    "chin": ({FRONT: (84, 56, 116, 66)}, _l("Chin, jaw")),
    "back_of_head": ({BACK: (76, 6, 124, 60)}, _l("Back of the head")),
    "neck": ({FRONT: (86, 64, 114, 80), BACK: (86, 60, 114, 80)}, _l("Neck")),
    "chest": ({FRONT: (68, 80, 132, 138)}, _l("Chest")),
    "belly": ({FRONT: (68, 138, 132, 190)}, _l("Belly")),
    "hips": ({FRONT: (64, 190, 136, 232)}, _l("Hips, groin")),
    "upper_back": ({BACK: (68, 80, 132, 138)}, _l("Upper back")),
    "lower_back": ({BACK: (68, 138, 132, 190)}, _l("Lower back")),
    "seat": ({BACK: (64, 190, 136, 236)}, _l("Buttocks")),
}
"""Region without a side -> where it lies in each figure, and its name."""

LIMBS: dict[str, tuple[Box, dict[str, Any], dict[str, Any]]] = {
    "shoulder": (
        (44, 82, 68, 112),
        {"right": _l("Right shoulder"), "left": _l("Left shoulder")},
        {"right": _l("Right shoulder, behind"), "left": _l("Left shoulder, behind")},
    ),
    "upper_arm": (
        (36, 112, 66, 150),
        {"right": _l("Right upper arm"), "left": _l("Left upper arm")},
        {"right": _l("Right upper arm, behind"), "left": _l("Left upper arm, behind")},
    ),
    "elbow": (
        (34, 150, 62, 172),
        {"right": _l("Right inner elbow"), "left": _l("Left inner elbow")},
        {"right": _l("Right elbow"), "left": _l("Left elbow")},
    ),
    "forearm": (
        (24, 172, 58, 218),
        {"right": _l("Right forearm"), "left": _l("Left forearm")},
        {"right": _l("Right forearm, behind"), "left": _l("Left forearm, behind")},
    ),
    "hand": (
        (14, 218, 48, 262),
        {"right": _l("Right wrist, palm"), "left": _l("Left wrist, palm")},
        {"right": _l("Back of the right hand"), "left": _l("Back of the left hand")},
    ),
    "thigh": (
        (62, 230, 100, 290),
        {"right": _l("Right thigh"), "left": _l("Left thigh")},
        {"right": _l("Right thigh, behind"), "left": _l("Left thigh, behind")},
    ),
    "knee": (
        (64, 290, 100, 322),
        {"right": _l("Right knee"), "left": _l("Left knee")},
        {"right": _l("Back of the right knee"), "left": _l("Back of the left knee")},
    ),
    "shin": (
        (66, 322, 100, 378),
        {"right": _l("Right shin"), "left": _l("Left shin")},
        {"right": _l("Right calf"), "left": _l("Left calf")},
    ),
    "foot": (
        (56, 378, 100, 410),
        {"right": _l("Right foot"), "left": _l("Left foot")},
        {"right": _l("Right heel, sole"), "left": _l("Left heel, sole")},
    ),
}
"""Limb -> where it lies at the left of the picture, its names in front and behind; the other side is its mirror."""


def _mirrored(box: Box) -> Box:
    return WIDTH - box[2], box[1], WIDTH - box[0], box[3]


def _boxes() -> dict[tuple[str, str], tuple[Box, Any]]:
    found = {(figure, code): (box, said) for code, (at, said) in MIDDLE.items() for figure, box in at.items()}
    for code, (box, before, behind) in LIMBS.items():
        for figure, words in ((FRONT, before), (BACK, behind)):
            at_left = "right" if figure == FRONT else "left"
            for side, said in words.items():
                found[figure, f"{code}_{side}"] = (box if side == at_left else _mirrored(box), said)
    return found


REGIONS: dict[tuple[str, str], tuple[Box, Any]] = _boxes()
"""(figure, region) -> its box in the outline and its name."""


def is_region(figure: str, region: str) -> bool:
    """Answer whether this figure has this region."""
    return (figure, region) in REGIONS


def place_of(figure: str, region: str) -> str:
    """Answer the name of a region, or its code if it has none."""
    found = REGIONS.get((figure, region))
    return str(found[1]) if found else region


def region_at(figure: str, x: int, y: int) -> str:
    """Answer the region in which a point of an outline lies; empty beside the body."""
    for (of, region), (box, _said) in REGIONS.items():
        if of == figure and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            return region
    return ""


def middle_of(figure: str, region: str) -> tuple[int, int]:
    """Answer the middle of a region."""
    left, top, right, foot = REGIONS[figure, region][0]
    return (left + right) // 2, (top + foot) // 2


def regions_to_choose() -> list[tuple[str, Any]]:
    """Answer every region as a choice, `front:face`, in the order from head to foot, front before back."""
    return [
        (f"{figure}:{region}", said)
        for wanted in FIGURES
        for (figure, region), (_box, said) in sorted(REGIONS.items(), key=lambda item: item[1][0][1])
        if figure == wanted
    ]
