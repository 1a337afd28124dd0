"""Lines from text: broken between words, inside a long word only between whole letters of its script."""

import unicodedata
from functools import lru_cache

from foundation.documents.shaping import JOINERS, clean, width_of

VIRAMA = 9  # the combining class of the sign that binds two consonants into one
AFTER_THESE = "-/‐–—·,;"


def clusters(word: str) -> list[str]:
    """Answer `word` cut into what the eye takes for one letter: base, its signs, and bound consonants."""
    found: list[str] = []
    for letter in word:
        if found and _clings(letter, found[-1]):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _clings(letter: str, before: str) -> bool:
    if letter in JOINERS or unicodedata.category(letter).startswith("M"):
        return True
    return unicodedata.combining(before.rstrip(JOINERS)[-1:] or " ") == VIRAMA


@lru_cache(maxsize=65536)
def wrap(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Answer the lines of `text`, none wider than `width` points unless one letter alone is wider.

    No word is lost: the lines joined hold every letter of the text that can be printed.
    """
    if "\n" not in text:
        text = clean(text)
        if width_of(text, font, size) <= width:
            return (text,) if text else ()
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += _fill(paragraph.split(" "), font, size, width)
    return tuple(lines)


def _fill(words: list[str], font: str, size: float, width: float) -> list[str]:
    space = width_of(" ", font, size)
    lines: list[str] = []
    line, used = "", 0.0
    for word in filter(None, words):
        long = width_of(word, font, size)
        if line and used + space + long <= width:
            line, used = f"{line} {word}", used + space + long
            continue
        if line:
            lines.append(line)
        if long > width:
            *whole, word = _break(word, font, size, width)
            lines += whole
            long = width_of(word, font, size)
        line, used = word, long
    return [*lines, line] if line else lines


def _break(word: str, font: str, size: float, width: float) -> list[str]:
    """Answer the pieces of a word too wide for its column: after a hyphen or stroke first, else anywhere."""
    pieces: list[str] = []
    line = ""
    for part in _parts(word):
        if line and width_of(line + part, font, size) > width:
            pieces.append(line)
            line = ""
        if width_of(part, font, size) <= width:
            line += part
            continue
        for cluster in clusters(part):
            if line and width_of(line + cluster, font, size) > width:
                pieces.append(line)
                line = ""
            line += cluster
    return [*pieces, line]


def _parts(word: str) -> list[str]:
    """Answer `word` cut after its hyphens, strokes and commas."""
    parts = [""]
    for cluster in clusters(word):
        parts[-1] += cluster
        if cluster in AFTER_THESE:
            parts.append("")
    return parts
