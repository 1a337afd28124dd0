"""A cell of a register with the last value that stood there struck out, reason and writer beneath."""

from collections.abc import Sequence

from foundation.languages import _
from foundation.registers import Cell
from residents import words
from residents.models import Correction


def struck(text: str, mended: Sequence[Correction], *fields: str, second: str = "") -> Cell:
    """Answer a cell with the newest correction of one of these fields, if there is one."""
    old = next((m for m in reversed(mended) if m.field in fields), None)
    if old is None:
        return Cell(text, second=second)
    note = _("%(reason)s · %(who)s", reason=old.reason, who=old.by_name)
    value = words.value_said(old.field, old.old_text, table=old.subject_table)
    return Cell(text, second=second, struck=value, note=note)
