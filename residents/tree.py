"""A child's family drawn: boxes in the rows of the generations, lines between parents and children; pure layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from foundation.languages import _
from residents.choices.kinship import RELATIONS, ContactKind, Life, Relation
from residents.rules.family import Contact, standing

WIDE, HIGH, GAP, ROW, EDGE = 148, 78, 18, 46, 14
LETTERS = 19
R = Relation
GRANDPARENTS = (R.MOTHERS_MOTHER, R.MOTHERS_FATHER, R.FATHERS_MOTHER, R.FATHERS_FATHER)
MOTHERS_SIDE, FATHERS_SIDE = (R.MOTHERS_SISTER, R.MOTHERS_BROTHER), (R.FATHERS_SISTER, R.FATHERS_BROTHER)
ELDERS = (*MOTHERS_SIDE, R.MOTHER, R.FATHER, *FATHERS_SIDE, R.STEPMOTHER, R.STEPFATHER)
SIBLINGS = (R.SISTER, R.BROTHER)
ROWS = ((*GRANDPARENTS,), (*ELDERS,), (*SIBLINGS, "child", R.HUSBAND, R.COUSIN), (R.OWN_CHILD,))


@dataclass(frozen=True)
class Text:
    """A line of a box."""

    y: int
    words: str
    kind: str = "name"


@dataclass(frozen=True)
class Box:
    """One person of the tree."""

    kind: str
    x: int
    y: int
    relation: str
    lines: tuple[Text, ...]
    wide: int = WIDE
    high: int = HIGH

    @property
    def middle(self) -> int:
        """Answer where the middle of the box is."""
        return self.x + self.wide // 2


@dataclass
class Tree:
    """A drawing: its size, its boxes, its lines as paths, and its sentence."""

    width: int
    height: int
    boxes: list[Box] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    said: str = ""


def draw(
    people: Iterable[Contact], *, child: str, father: str, mother: str, on: date, said: str = ""
) -> Tree:
    """Answer the tree of a child; a parent of whom only the name is known stands in it too."""
    known = list(people)
    rows: list[list[tuple[str, str, str, str]]] = []
    for relations in ROWS:
        row = [entry for relation in relations for entry in _entries(relation, known, child, on)]
        rows.append(row)
    have = {person.relation for person in known}
    for relation, name in ((R.FATHER, father), (R.MOTHER, mother)):
        if name and relation not in have:
            _put_parent(rows[1], relation, name)
    rows = [row for row in rows if row]
    most = max(len(row) for row in rows)
    width = most * WIDE + (most - 1) * GAP + 2 * EDGE
    tree = Tree(width, len(rows) * (HIGH + ROW) - ROW + 2 * EDGE, said=said)
    for n, row in enumerate(rows):
        tree.boxes += _row(row, top=EDGE + n * (HIGH + ROW), width=width)
    tree.paths = list(_lines(tree.boxes))
    return tree


def _entries(
    relation: str, known: Sequence[Contact], child: str, on: date
) -> list[tuple[str, str, str, str]]:
    if relation == "child":
        return [("child", "child", _("The child"), child)]
    return [
        (relation, _kind(person, on), person.relation_said, person.name or person.name_local)
        for person in known
        if person.relation == relation
    ]


def _put_parent(row: list[tuple[str, str, str, str]], relation: Relation, name: str) -> None:
    before = ELDERS[: ELDERS.index(relation)]
    place = sum(1 for entry in row if entry[0] in before)
    row.insert(place, (relation, "plain", str(RELATIONS[relation]), name))


def _kind(person: Contact, on: date) -> str:
    if person.life == Life.DEAD:
        return "dead"
    return "barred" if standing(person, on=on) == ContactKind.BARRED else "plain"


def _row(row: list[tuple[str, str, str, str]], *, top: int, width: int) -> list[Box]:
    taken = len(row) * WIDE + (len(row) - 1) * GAP
    left = (width - taken) // 2
    boxes = []
    for n, (relation, kind, said, name) in enumerate(row):
        boxes.append(Box(kind, left + n * (WIDE + GAP), top, relation, _texts(kind, said, name, top)))
    return boxes


def _texts(kind: str, said: str, name: str, top: int) -> tuple[Text, ...]:
    lines = [Text(top + 18, said, "relation")]
    lines += [Text(top + 36 + 16 * n, words) for n, words in enumerate(wrapped(name or _("name not known")))]
    under = {"dead": _("dead"), "barred": _("barred by order")}.get(kind)
    if under:
        lines.append(Text(top + HIGH - 8, under, kind))
    return tuple(lines)


def wrapped(name: str) -> list[str]:
    """Answer a name in at most two lines of a box; what does not fit is cut, the list says it whole."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) + 1 > LETTERS and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1][: LETTERS - 1]}…"]
    return [line if len(line) <= LETTERS else f"{line[: LETTERS - 1]}…" for line in lines]


def _lines(boxes: list[Box]) -> Iterable[str]:
    yield from _descent(boxes, (R.MOTHERS_MOTHER, R.MOTHERS_FATHER), (*MOTHERS_SIDE, R.MOTHER))
    yield from _descent(boxes, (R.FATHERS_MOTHER, R.FATHERS_FATHER), (*FATHERS_SIDE, R.FATHER))
    yield from _descent(boxes, (R.MOTHER, R.FATHER), (*SIBLINGS, "child"))
    yield from _descent(boxes, ("child",), (R.OWN_CHILD,))
    wed = [box for box in boxes if box.relation in ("child", R.HUSBAND)]
    for one, other in pairwise(wed):
        y = one.y + HIGH // 2
        yield f"M{one.x + WIDE} {y}H{other.x}"


def _descent(boxes: list[Box], above: Sequence[str], below: Sequence[str]) -> Iterable[str]:
    """Answer the lines from a couple (or one of them) to its children."""
    parents = [box for box in boxes if box.relation in above]
    children = [box for box in boxes if box.relation in below]
    if not parents and len(children) > 1:
        yield from _bracket(children)
    if not parents or not children:
        return
    foot = parents[0].y + HIGH
    bar = foot + (12 if len(parents) > 1 else 0)
    if len(parents) > 1:
        yield from (f"M{box.middle} {foot}V{bar}" for box in parents)
        yield f"M{parents[0].middle} {bar}H{parents[-1].middle}"
    middle = (parents[0].middle + parents[-1].middle) // 2
    level = foot + ROW - 14
    yield f"M{middle} {bar}V{level}"
    ends = [middle, *(box.middle for box in children)]
    yield f"M{min(ends)} {level}H{max(ends)}"
    yield from (f"M{box.middle} {level}V{box.y}" for box in children)


def _bracket(children: list[Box]) -> Iterable[str]:
    """Answer the line over brothers and sisters whose parents are not known."""
    level = children[0].y - 10
    yield f"M{min(box.middle for box in children)} {level}H{max(box.middle for box in children)}"
    yield from (f"M{box.middle} {level}V{box.y}" for box in children)
