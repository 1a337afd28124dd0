"""The engine of registers: one declaration in a room gives the screen, the paper, the spreadsheet and the text."""

from foundation.registers.actions import countersign, record_print, take_serial
from foundation.registers.events import SENTENCES, Event
from foundation.registers.hypertext import as_html
from foundation.registers.late import late_in_words, lateness
from foundation.registers.models import PrintRecord, PrintSerial, RegisterSignature
from foundation.registers.page import Countersigned, HomeHead, PrintTable, RegisterPage, Signer, lay_out
from foundation.registers.paper import as_pdf
from foundation.registers.parts import Cell, Column, Line, Period, Register, Rows, Totals, veil
from foundation.registers.pasted import PastedLine, PastedPage
from foundation.registers.printing import RENDERERS, likely_serial, print_page, seal_of
from foundation.registers.queries import months_signed, recent_prints, signatures_for
from foundation.registers.spreadsheets import as_csv, as_xlsx, safe
from foundation.registers.whom import children_in

Line_ = Line
"""The same under a name that does not hide foundation.db.Line."""

__all__ = [
    "RENDERERS", "SENTENCES", "Cell", "Column", "Countersigned", "Event", "HomeHead", "Line", "Line_", "PastedLine",
    "PastedPage", "Period",
    "PrintRecord", "PrintSerial", "PrintTable", "Register", "RegisterPage", "RegisterSignature", "Rows", "Signer",
    "Totals", "as_csv", "as_html", "as_pdf", "as_xlsx", "children_in", "countersign", "late_in_words", "lateness",
    "lay_out", "months_signed", "recent_prints", "likely_serial", "print_page", "record_print", "safe", "seal_of",
    "signatures_for", "take_serial", "veil",
]  # fmt: skip
