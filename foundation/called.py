"""How a child is called on a sheet and a phone: first name and initial, in the reader's script if it is known."""

import unicodedata

from foundation.languages import SCRIPTS, current, is_script_here

VIRAMA = 9


def call_name(name: str, name_local: str, code: str) -> tuple[str, str | None]:
    """Answer how to call her, and the language of those words when it is not the page's; her code without a name."""
    if not name and not is_script_here(name_local):
        return code, None
    said, lang = said_in(name, name_local)
    return short_name(said), lang


def short_name(name: str) -> str:
    """Answer the first name and the initial of the last; one word stays whole: `Anwara B.`, `আনোয়ারা বি.`.

    A middle name stays; the initial keeps its vowel sign.
    """
    words = name.split()
    if len(words) < 2:
        return name
    last = words[-1]
    end = 1
    while end < len(last) and _joins(last[end]):
        end += 1
    return f"{' '.join(words[:-1][:2])} {last[:end]}."


def said_in(name: str, name_local: str) -> tuple[str, str | None]:
    """Answer a thing's name in the reader's script where it has one, with its language when it is not the page's."""
    if is_script_here(name_local):
        return name_local, None
    return name, "en" if current() in SCRIPTS else None


def _joins(letter: str) -> bool:
    """A vowel sign or a dot beneath belongs to the letter before it; a virama and what follows do not."""
    return unicodedata.category(letter) in ("Mc", "Mn") and unicodedata.combining(letter) != VIRAMA
