"""Taking in lists that others wrote: workbooks and text files, with what is wrong in them said by row and mended."""

from foundation.intake.book import CSV, XLSX, Book, Sheet, open_book
from foundation.intake.checking import Checked, book_of, check
from foundation.intake.deeds import (
    Said,
    begin_intake,
    choose_sheet,
    ensure_open,
    give_again,
    map_columns,
    put_away,
    say_rows,
)
from foundation.intake.events import SENTENCES, Event
from foundation.intake.kinds import (
    Here,
    IntakeColumn,
    IntakeKind,
    Problem,
    Row,
    State,
    Told,
    Twin,
    line_of,
)
from foundation.intake.layout import FileColumn, columns_of, guess_columns, guess_head
from foundation.intake.models import Intake, IntakeMade, IntakeMapping, IntakeRow
from foundation.intake.undoing import Leaning, leans, undo
from foundation.intake.writing import find, is_stuck, start, write_all, write_now

__all__ = [
    "Book", "CSV", "Checked", "Event", "FileColumn", "Here", "Intake", "IntakeColumn", "IntakeKind",
    "IntakeMade", "IntakeMapping", "IntakeRow", "Leaning", "Problem", "Row", "SENTENCES", "Said", "Sheet",
    "State", "Told", "Twin", "XLSX", "begin_intake", "book_of", "check", "choose_sheet", "columns_of",
    "ensure_open", "find", "give_again", "guess_columns", "guess_head", "is_stuck", "leans", "line_of",
    "map_columns", "open_book", "put_away", "say_rows", "start", "undo", "write_all", "write_now",
]  # fmt: skip
