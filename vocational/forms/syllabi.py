"""The form of a syllabus: one part for each module, and two empty ones."""

from typing import Any

from foundation.forms import Form, LineField, ProseField, WholeField
from foundation.languages import _l
from vocational.rules.syllabus import Content, Module, skills_of

MOST = 16


class SyllabusForm(Form):
    """A syllabus as it is typed: a module is its name, its hours, and one line for each thing that a child can do."""

    keeps_draft = True
    level = WholeField(_l("Level in the national framework (NSQF)"))
    hours_needed = WholeField(_l("Hours that a child attends before her certificate"))

    def modules(self, many: int) -> list[tuple[Any, Any, Any]]:
        """Answer the fields of the first `many` modules."""
        return [
            (self[f"name_{n}"], self[f"hours_{n}"], self[f"skills_{n}"])
            for n in range(1, min(many, MOST) + 1)
        ]

    def filled(self) -> int:
        """Answer the number of the last module that has anything in it."""
        held = [
            n
            for n in range(1, MOST + 1)
            if self[f"name_{n}"].data or self[f"hours_{n}"].data or self[f"skills_{n}"].data
        ]
        return max(held, default=0)

    def content(self) -> Content:
        """Answer what was typed; modules with nothing in them are left out."""
        modules = tuple(
            Module(name.data or "", hours.data or 0, skills_of((skills.data or "").splitlines()))
            for name, hours, skills in self.modules(MOST)
            if name.data or hours.data or skills.data
        )
        return Content(self.level.data or 0, modules, self.hours_needed.data or 0)


for _n in range(1, MOST + 1):
    setattr(SyllabusForm, f"name_{_n}", LineField(_l("Module"), length=120))
    setattr(SyllabusForm, f"hours_{_n}", WholeField(_l("Number of hours")))
    setattr(
        SyllabusForm,
        f"skills_{_n}",
        ProseField(_l("What she can do, one line each"), length=4000, render_kw={"rows": 5}),
    )


def first_values(content: Content) -> dict[str, Any]:
    """Answer a syllabus as the form's first values."""
    told: dict[str, Any] = {"level": content.level, "hours_needed": content.hours_needed}
    for n, module in enumerate(content.modules, start=1):
        told[f"name_{n}"], told[f"hours_{n}"] = module.name, module.hours
        told[f"skills_{n}"] = "\n".join(skill.typed for skill in module.skills)
    return told
