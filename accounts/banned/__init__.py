"""Passwords that many people use: a folded list, and how a typed password is compared with it."""

import gzip
from functools import cache
from pathlib import Path

PLACE = Path(__file__).resolve().parent / "words.txt.gz"
UNDONE = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i"}
)
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgb",
)


def is_common(password: str) -> bool:
    """Answer whether `password`, with its tricks undone, is on the list or is made of nothing else.

    Undone are capitals, signs between words, figures for letters, and figures and signs at either end.
    """
    return any(_is_made_of_common(plain) for plain in _readings(password))


@cache
def words() -> frozenset[str]:
    """Answer the list, folded."""
    return frozenset(gzip.decompress(PLACE.read_bytes()).decode().split())


def _readings(password: str) -> set[str]:
    folded = password.casefold()
    ends_off = folded.strip("0123456789!@#$%^&*()-_=+.,?/ ")
    each = {folded, ends_off, folded.translate(UNDONE), ends_off.translate(UNDONE)}
    return {"".join(c for c in one if c.isalnum()) for one in each}


def _is_made_of_common(plain: str) -> bool:
    """Answer whether `plain` is at most two common words or runs in a row, or one of them repeated."""
    if plain in words() or _is_run(plain):
        return True
    halves = ((plain[:cut], plain[cut:]) for cut in range(3, len(plain) - 2))
    if any(all(half in words() or _is_run(half) for half in pair) for pair in halves):
        return True
    return any(
        plain == plain[:n] * (len(plain) // n) for n in range(1, len(plain) // 2 + 1) if len(plain) % n == 0
    )


def _is_run(text: str) -> bool:
    """Answer whether `text` is keys or letters in a row, forwards or backwards, or one sign again and again."""
    return len(set(text)) == 1 or any(text in row or text[::-1] in row for row in ROWS)
