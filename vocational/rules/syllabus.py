"""What a syllabus is: modules in the order of teaching, with hours and competencies that can be seen."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foundation.languages import _
from foundation.refusals import Refused
from vocational.choices.trades import HOURS_NEEDED_PERCENT, TradeKey

FOLDER = Path(__file__).parent.parent / "syllabi"
EXTRA = "+"
"""A competency that begins with this is extra: the certificate does not ask for it."""


@dataclass(frozen=True)
class Skill:
    """One competency, and whether the certificate asks for it."""

    words: str
    is_required: bool = True

    @property
    def typed(self) -> str:
        """Answer it as it is typed."""
        return self.words if self.is_required else f"{EXTRA}{self.words}"


@dataclass(frozen=True)
class Module:
    """One module: its name, its hours, what a child can do after it."""

    name: str
    hours: int
    skills: tuple[Skill, ...]


@dataclass(frozen=True)
class Content:
    """All that one version of a syllabus says; `level` is of the national framework (NSQF), 1 to 8."""

    level: int
    modules: tuple[Module, ...]
    hours_needed: int

    @property
    def hours(self) -> int:
        """Answer the hours of all modules."""
        return sum(module.hours for module in self.modules)


@cache
def shipped(key: str) -> Content:
    """Answer the syllabus that the house ships for a trade. Raises KeyError for a trade that it does not know."""
    if key not in set(TradeKey):
        raise KeyError(key)
    told = tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    modules = tuple(Module(m["name"], m["hours"], skills_of(m["competencies"])) for m in told["modules"])
    return Content(int(told["level"]), modules, needed_of(sum(module.hours for module in modules)))


def needed_of(hours: int) -> int:
    """Answer how many of so many hours a child attends at least before her certificate."""
    return max(1, -(-hours * HOURS_NEEDED_PERCENT // 100))


def skills_of(lines: Sequence[str]) -> tuple[Skill, ...]:
    """Answer the competencies in lines as they are typed; empty lines are left out."""
    tidied = (" ".join(line.split()) for line in lines)
    return tuple(
        Skill(line.removeprefix(EXTRA).strip(), not line.startswith(EXTRA))
        for line in tidied
        if line.removeprefix(EXTRA).strip()
    )


def ensure_content(content: Content) -> None:
    """Refuse a syllabus that nobody could teach or complete. Raises Refused."""
    if not content.modules:
        raise Refused(_("Write at least one module."))
    for n, module in enumerate(content.modules, start=1):
        if not module.name:
            raise Refused(_("Write the name of module %(n)s.", n=n), field=f"name_{n}")
        if module.hours < 1:
            raise Refused(_("Write the hours of module %(n)s.", n=n), field=f"hours_{n}")
        if not module.skills:
            raise Refused(_("Write what a child can do after module %(n)s.", n=n), field=f"skills_{n}")
        if any(len(skill.words) > 200 for skill in module.skills):
            raise Refused(_("A line is longer than 200 characters. Shorten it."), field=f"skills_{n}")
    if not any(skill.is_required for module in content.modules for skill in module.skills):
        raise Refused(_("At least one line has to count for the certificate."), field="skills_1")
    if not 1 <= content.level <= 8:
        raise Refused(_("The level is from 1 to 8."), field="level")
    if not 1 <= content.hours_needed <= content.hours:
        raise Refused(
            _("The hours for the certificate are at least 1 and at most %(hours)s.", hours=content.hours),
            field="hours_needed",
        )
