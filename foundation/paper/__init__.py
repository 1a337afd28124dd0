"""Sheets on paper: printed empty in the morning, written on while the power is away, entered when it is back."""

from foundation.paper.blank import BlankColumn, BlankLine, BlankSheet
from foundation.paper.entering import FromPaper, entering, from_paper
from foundation.paper.events import SENTENCES, Event
from foundation.paper.models import PaperSheet, State
from foundation.paper.rules import ENTERED_WITHIN_DAYS, numbered, words
from foundation.paper.sources import Figure, Offer, PaperSource

__all__ = [
    "ENTERED_WITHIN_DAYS", "SENTENCES", "BlankColumn", "BlankLine", "BlankSheet", "Event", "Figure", "FromPaper",
    "Offer", "PaperSheet", "PaperSource", "State", "entering", "from_paper", "numbered", "words",
]  # fmt: skip
