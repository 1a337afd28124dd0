"""In which language a name in a local script is, so that a page can say so to a screen reader."""

LANGUAGES = {0x0900: "hi", 0x0980: "bn", 0x0A00: "pa", 0x0A80: "gu", 0x0B00: "or", 0x0B80: "ta", 0x0C00: "te"}
"""Unicode block -> the language that most likely uses it here."""


def language_of(text: str | None) -> str:
    """Answer the language of the first Indic letter of `text`; English when it has none."""
    blocks = (ord(letter) & ~0x7F for letter in text or "")
    return next((LANGUAGES[block] for block in blocks if block in LANGUAGES), "en")
