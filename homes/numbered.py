"""Forms in parts whose lines are numbered through, as on paper; the summary of refusals names the same numbers."""

from typing import Any, ClassVar

from foundation.forms import Form


class NumberedForm(Form):
    """A form that says in `parts` which lines stand in which part, in order; numbers run through all parts."""

    parts: ClassVar[dict[str, tuple[str, ...]]] = {}

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        names = [name for part in self.parts.values() for name in part]
        for number, name in enumerate(names, start=1):
            field = self._fields[name]
            field.render_kw = {**(field.render_kw or {}), "number": number}

    def lines(self, part: str) -> list[Any]:
        """Answer the fields of a part, each with its number in `render_kw`."""
        return [self._fields[name] for name in self.parts[part]]
