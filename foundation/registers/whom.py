"""Of which children the lines of a register tell: by the codes that stand in them, wherever in a cell."""

import re
from collections.abc import Iterator, Sequence
from uuid import UUID

from foundation.registers.parts import Cell, Line

CODE = re.compile(r"\b[A-Z][A-Z0-9]{1,9}-\d{4}-\d{3,}\b")
"""A child's code, such as `KRS-2026-014`."""


def children_in(lines: Sequence[Line]) -> frozenset[str]:
    """Answer the codes of all children in these lines; one who is named without a code counts by her file's id."""
    return frozenset(whose for line in lines for whose in _of_line(line))


def _of_line(line: Line) -> frozenset[str]:
    codes = frozenset(code for text in texts_of(line) for code in CODE.findall(text))
    return codes or frozenset(str(file) for file in _files(line))


def texts_of(line: Line) -> Iterator[str]:
    """Answer every text that stands in a line, in the language in force."""
    yield str(line.gap_text)
    yield str(line.note)
    for cell in line.cells:
        if isinstance(cell, Cell):
            yield from (str(cell.text), str(cell.second), cell.code, str(cell.struck), str(cell.note))
        else:
            yield str(cell or "")


def _files(line: Line) -> Iterator[UUID]:
    return (cell.name_of for cell in line.cells if isinstance(cell, Cell) and cell.name_of is not None)
