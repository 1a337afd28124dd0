"""How headings and cells are compared: folded to bare words, in English, Hindi and Bengali."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

FIGURES = str.maketrans("০১২৩৪৫৬৭৮৯०१२३४५६७८९", "01234567890123456789")

TOTALS = frozenset({
    "total", "totals", "grand total", "sub total", "subtotal", "sum", "মোট", "সর্বমোট", "মোট সংখ্যা", "कुल", "कुल योग",
    "योग", "जोड़", "total children", "total girls", "total boys",
})  # fmt: skip
NOTHING = frozenset({
    "", "na", "n a", "nil", "none", "null", "not known", "unknown", "नहीं", "पता नहीं", "अज्ञात", "জানা নেই",
    "নেই", "অজানা", "x", "xx",
})  # fmt: skip
"""What people write where nothing is known."""


def fold(words: Any) -> str:
    """Answer words in small letters, with western figures, without signs, one space between them."""
    return _folded(words if isinstance(words, str) else str(words))


@lru_cache(maxsize=20_000)
def _folded(words: str) -> str:
    text = unicodedata.normalize("NFC", words).translate(FIGURES).lower()
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in text)
    return " ".join(kept.replace("\u200c", "").replace("\u200d", "").split())


def is_nothing(cell: Any) -> bool:
    """Answer whether a cell says nothing: it is empty, a dash, or the word for not known."""
    return cell is None or (isinstance(cell, str) and fold(cell) in NOTHING)


def is_total(cell: Any) -> bool:
    """Answer whether a cell begins a line of sums."""
    folded = re.sub(r"[\d ]+$", "", fold(cell)).strip() if isinstance(cell, str) else ""
    return folded in TOTALS


@lru_cache(maxsize=5_000)
def likeness(heading: str, phrases: tuple[str, ...]) -> float:
    """Answer how likely a folded heading means one of these phrases, 0 to 100."""
    best = 0.0
    for phrase in phrases:
        said = fold(phrase)
        if heading == said:
            return 100.0
        if not heading or not said:
            continue
        if f" {said} " in f" {heading} ":
            best = max(best, 50 + 45 * len(said) / len(heading))
        elif len(said) > 3 and (score := fuzz.ratio(heading, said)) >= 88:
            best = max(best, score - 5)
    return best


def chosen(cell: Any, words: Mapping[str, Iterable[str]]) -> str | None:
    """Answer the code whose words a cell says, or None."""
    said = fold(cell)
    folded = {code: [fold(phrase) for phrase in phrases] for code, phrases in words.items()}
    for code, phrases in folded.items():
        if said == code or said in phrases:
            return code
    for code, phrases in folded.items():
        if any(len(phrase) > 3 and f" {phrase} " in f" {said} " for phrase in phrases):
            return code
    return None


def scripts(text: str) -> tuple[str, str]:
    """Answer the part of a text in Latin letters and the part in an Indian script: `Rupa (রূপা)` is both."""
    latin, local = [], []
    for word in re.split(r"[\s/|()\[\],;]+", text):
        if not word:
            continue
        is_local = any(0x0900 <= ord(c) < 0x0E00 for c in word)
        (local if is_local else latin).append(word)
    if not local:
        return text.strip(), ""
    return " ".join(latin), " ".join(local)
