"""The lines of what stands under a case, told by the names of its columns."""

from typing import Any, ClassVar

from foundation.forms import DayField, WholeField
from homes.numbered import NumberedForm
from residents.forms.orders import chosen_id


class UnderCase(NumberedForm):
    """A row under a case; its part `told` names its lines, `ids` those of them that choose another row."""

    ids: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def asked(cls) -> tuple[str, ...]:
        """Answer the lines that are columns of the row."""
        return tuple(name for name in cls.parts["told"] if name not in ("reason", "words", "copy"))

    def told(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the row's columns."""
        return {name: self._told(name) for name in self.asked()}

    def _told(self, name: str) -> Any:
        field = self._fields[name]
        if name in self.ids:
            return chosen_id(field.data)
        return field.data if isinstance(field, DayField | WholeField) else field.data or ""


def mended(form: type[UnderCase], *more: str) -> dict[str, tuple[str, ...]]:
    """Answer the parts of a form that corrects what `form` asked: the reason first, `more` lines last."""
    return {"told": ("reason", *form.asked(), *more)}
