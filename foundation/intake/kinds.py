"""What a room says of a kind of list that it can take in: its columns, how each is read, what is written, by whom."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from foundation.intake.words import is_nothing
from foundation.languages import _
from foundation.viewer import Actor

Words = Any


@dataclass(frozen=True, kw_only=True)
class Here:
    """The home into which a file is taken, and how the file is to be read.

    `take(kind, year, many)` takes numbers in a row and answers the first; the import remembers them for its undoing.
    `change(rows)` writes new values into rows that are there already, many in one statement: row -> column -> value.
    """

    home_id: UUID
    home_code: str
    home_kind: str
    for_whom: str
    today: date
    go_live_on: date | None
    by: Actor
    month_first: bool = False
    take: Callable[[str, int, int], int] = field(default=lambda kind, year, many: 0)
    change: Callable[[Mapping[Any, Mapping[str, Any]]], None] = field(default=lambda rows: None)

    @property
    def began_on(self) -> date:
        """Answer the day from which this house keeps the home's books: its go-live day, or today."""
        return min(self.go_live_on or self.today, self.today)


@dataclass(frozen=True)
class Told:
    """What a cell was read as, and what its reader should know of the reading."""

    value: Any
    warning: str = ""


Read = Callable[[Any, Here], Told]


@dataclass(frozen=True, kw_only=True)
class IntakeColumn:
    """A column that may stand in the file: by which words it is guessed, how it is read, whether it must be there.

    `needed` columns must be mapped (or one of those named in `or_else`).
    """

    key: str
    label: Words
    words: tuple[str, ...]
    read: Read
    needed: bool = False
    or_else: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Something about one row, in words: an error keeps it out, a warning only wants to be seen."""

    words: str
    column: str = ""
    is_error: bool = True


@dataclass(frozen=True)
class Twin:
    """Who may be the same: a file of the home by its code, or an earlier row of the same file.

    `is_same` where there is no doubt: such a row stays out unless it is said to be another.
    """

    words: str
    code: str = ""
    line: int = 0
    is_same: bool = False


class State(StrEnum):
    """How a row stands before it is written."""

    READY = "ready"
    ERROR = "error"
    UNDECIDED = "undecided"
    SAME = "same"
    LEFT_OUT = "left_out"
    MADE = "made"


@dataclass
class Row:
    """One line of the file: its number there, its cells by column, what they were read as, what is wrong with it."""

    line: int
    typed: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    left_out: str = ""
    is_another: bool = False
    made: str = ""
    mended: frozenset[str] = frozenset()

    def get(self, key: str, otherwise: Any = None) -> Any:
        """Answer what a column was read as, or `otherwise` where nothing is known."""
        value = self.values.get(key)
        return otherwise if value is None or value == "" else value

    def refuse(self, words: object, column: str = "") -> None:
        """Say what keeps this row out."""
        self.problems.append(Problem(str(words), column))

    def warn(self, words: object, column: str = "") -> None:
        """Say what its reader should know."""
        if words:
            self.problems.append(Problem(str(words), column, is_error=False))

    @property
    def errors(self) -> list[Problem]:
        """Answer what keeps this row out."""
        return [problem for problem in self.problems if problem.is_error]

    @property
    def warnings(self) -> list[Problem]:
        """Answer what is only to be seen."""
        return [problem for problem in self.problems if not problem.is_error]

    @property
    def state(self) -> State:
        """Answer how this row stands."""
        if self.made:
            return State.MADE
        if self.left_out:
            return State.LEFT_OUT
        if self.twins and not self.is_another and any(twin.is_same for twin in self.twins):
            return State.SAME
        if self.errors:
            return State.ERROR
        if self.twins and not self.is_another:
            return State.UNDECIDED
        return State.READY

    def is_standing(self) -> bool:
        """Answer whether this row is still to be written or mended."""
        return self.state in (State.READY, State.ERROR, State.UNDECIDED)


@dataclass(frozen=True, kw_only=True)
class IntakeKind:
    """A kind of list that a room takes in.

    `check(rows, here)` looks at all rows at once, in a number of statements that does not grow with them: what it
    finds wrong, doubtful or twice it says on the row. `write(rows, here)` writes rows that are ready, in bulk, by
    objects of the session alone (so that the import knows what it made), and answers line -> what it became.
    `said(row)` names a row for its reader. `kinds` narrows it to homes of these kinds (empty: every home).
    `take_back(made, why, by)` undoes what no hand may delete, rows by table, and answers the tables left standing.
    `then` is a page that the importer goes on to when it is done: (endpoint, words), with the import's id.
    """

    id: str
    label: Words
    hint: Words
    permission: StrEnum
    columns: tuple[IntakeColumn, ...]
    check: Callable[[Sequence[Row], Here], None]
    write: Callable[[Sequence[Row], Here], Mapping[int, str]]
    said: Callable[[Row], str]
    order: int = 50
    kinds: frozenset[str] = frozenset()
    sorted_by: Callable[[Row], Any] = lambda row: row.line
    take_back: Callable[[Mapping[str, Sequence[UUID]], str, Actor], Collection[str]] | None = None
    then: tuple[str, Words] | None = None

    def column(self, key: str) -> IntakeColumn:
        """Answer a column by its key."""
        return next(column for column in self.columns if column.key == key)


def line_of(most: int) -> Read:
    """Answer the reader of a line of text of at most `most` letters."""

    def read(cell: Any, here: Here) -> Told:
        if is_nothing(cell):
            return Told("")
        text = " ".join(str(cell).split())
        if len(text) > most:
            return Told(text[:most], _("Longer than %(most)s letters: its end is cut.", most=most))
        return Told(text)

    return read
