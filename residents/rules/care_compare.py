"""Two versions of a care plan laid side by side: need by need, goal by goal, what was added, changed or dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ADDED, CHANGED, DROPPED, SAME = "added", "changed", "dropped", "same"

Said = Mapping[str, str]
"""What one need or goal says, part by part, in the words that a reader sees."""


@dataclass(frozen=True)
class Compared:
    """One need or goal in two versions: its key, what became of it, and both sides (empty where it was not there)."""

    key: str
    kind: str
    old: Said
    new: Said

    @property
    def changed(self) -> frozenset[str]:
        """Answer which parts say something else now."""
        return frozenset(
            part for part in {**self.old, **self.new} if self.old.get(part, "") != self.new.get(part, "")
        )


def compare(old: Mapping[str, Said], new: Mapping[str, Said], *, order: Iterable[str] = ()) -> list[Compared]:
    """Answer every need or goal of two versions by its key, in `order`, then as the older and the newer hold them."""
    known = {**dict.fromkeys(order), **dict.fromkeys(old), **dict.fromkeys(new)}
    return [
        Compared(key, kind_of(old.get(key, {}), new.get(key, {})), old.get(key, {}), new.get(key, {}))
        for key in known
        if key in old or key in new
    ]


def kind_of(old: Said, new: Said) -> str:
    """Answer what became of one need or goal: a side without a word is not there."""
    was, has_become = any(old.values()), any(new.values())
    if was and has_become:
        return SAME if all(old.get(part, "") == new.get(part, "") for part in {**old, **new}) else CHANGED
    if was:
        return DROPPED
    return ADDED if has_become else SAME
