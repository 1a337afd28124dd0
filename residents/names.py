"""Names as people spell them: one key for every script and spelling, so that Laxmi finds লক্ষ্মী."""

import re
import unicodedata
from functools import lru_cache

from indic_transliteration import sanscript
from rapidfuzz import fuzz

SCHEMES = {
    0x0900: sanscript.DEVANAGARI, 0x0980: sanscript.BENGALI, 0x0A00: sanscript.GURMUKHI,
    0x0A80: sanscript.GUJARATI, 0x0B00: sanscript.ORIYA, 0x0B80: sanscript.TAMIL,
    0x0C00: sanscript.TELUGU, 0x0C80: sanscript.KANNADA, 0x0D00: sanscript.MALAYALAM,
}  # fmt: skip
"""Unicode block -> how its letters are read."""

AS_SPOKEN = {
    "\u09a1\u09bc": "\u09b0", "\u09dc": "\u09b0", "\u09a2\u09bc": "\u09b0", "\u09dd": "\u09b0",
    "\u09af\u09bc": "\u09af", "\u09df": "\u09af", "\u09ce": "\u09a4\u09cd", "\u0981": "", "\u0901": "",
    "\u0921\u093c": "\u0930", "\u0922\u093c": "\u0930", "\u093c": "", "\u09bc": "", "\u200c": "", "\u200d": "",
}  # fmt: skip
"""Bengali and Hindi letters with a dot or a moon, as Latin spellings hear them."""

SHORT_FORMS = {
    "sk": "sekh", "sheikh": "sekh", "shaikh": "sekh", "shekh": "sekh", "seikh": "sekh", "shek": "sekh",
    "md": "mohamad", "mohd": "mohamad", "mohammad": "mohamad", "mohammed": "mohamad",
    "muhammad": "mohamad", "muhammed": "mohamad", "mohamed": "mohamad", "kr": "kumar", "kumr": "kumar",
    "mst": "mosamat", "mosammat": "mosamat", "musammat": "mosamat", "bibi": "bibi",
}  # fmt: skip

FOLDS = (
    ("x", "ks"), ("chh", "c"), ("tch", "c"), ("sh", "s"), ("ck", "k"), ("q", "k"), ("f", "p"), ("z", "j"),
    ("ee", "i"), ("oo", "u"), ("ou", "o"), ("au", "o"), ("ow", "o"), ("aw", "o"), ("oi", "ai"),
    ("w", "b"), ("v", "b"),
)  # fmt: skip

WORD = 40
"""How long a word's key is kept."""

CODE = re.compile(r"(?:[a-z]{2,6}-?)?[0-9][0-9-]*")
FIGURES = str.maketrans("০১২৩৪৫৬৭৮৯०१२३४५६७८९", "01234567890123456789")

MARKS = "".join(chr(c) for c in range(0x0300, 0x0370))
_strip_marks = str.maketrans("", "", MARKS)


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """Answer the key of a name: each word folded to what is the same in every usual spelling, in order, once.

    The vowels a and o are kept only at a word's beginning: Bengali hears one where Hindi hears the other, and
    Indic letters carry a silent one. Priya and Riya stay apart.
    """
    words = re.split(r"[^\w\u0900-\u0dff]+", unicodedata.normalize("NFC", name).lower())
    return " ".join(dict.fromkeys(key for word in words if (key := _word_key(word))))


def keys_of(*names: str) -> str:
    """Answer the words of several spellings of one name, each once, with a space before each: ` rupli srdr`."""
    words = dict.fromkeys(word for name in names for word in key_of(name).split())
    return "".join(f" {word}" for word in words)[:300]


def words_of(name: str) -> list[str]:
    """Answer the words of a name as the search keeps and looks for them."""
    return [word[:WORD] for word in key_of(name).split()]


def code_words(code: str) -> list[str]:
    """Answer under which words a file's code is found: `krs-2026-014`, `2026-014`, `014` and `14`."""
    whole = code.lower()
    parts = whole.split("-")
    tails = ["-".join(parts[n:]) for n in range(1, len(parts))]
    return list(dict.fromkeys([whole, *tails, parts[-1].lstrip("0") or parts[-1]]))


def code_word(typed: str) -> str | None:
    """Answer what was typed as the beginning of a code, in any figures and with any separator, or None."""
    folded = re.sub(r"[\s/_.\-\u2010-\u2015]+", "-", typed.strip().translate(FIGURES).lower())
    return folded[:WORD] if CODE.fullmatch(folded) else None


def _word_key(word: str) -> str:
    latin = _ascii(_to_latin(word))
    latin = SHORT_FORMS.get(latin, latin)
    for old, new in FOLDS:
        latin = latin.replace(old, new)
    latin = re.sub(r"(?<=[bcdgjkpst])h", "", latin)
    latin = re.sub(r"^y", "j", latin)
    latin = re.sub(r"iy(?=[aeiou])", "i", latin)
    latin = re.sub(r"(?<=[^aiou])e?y$", "i", latin)
    latin = re.sub(r"(.)\1+", r"\1", latin).removesuffix("h")
    if not latin:
        return ""
    return ("a" if latin[0] == "o" else latin[0]) + re.sub(r"[ao]", "", latin[1:])


def _to_latin(word: str) -> str:
    block = next((ord(c) & ~0x7F for c in word if 0x0900 <= ord(c) < 0x0D80), None)
    if block is None:
        return word
    for written, spoken in AS_SPOKEN.items():
        word = word.replace(written, spoken)
    return str(sanscript.transliterate(word, SCHEMES[block], sanscript.IAST)) if block in SCHEMES else word


def _ascii(word: str) -> str:
    word = word.replace("ṃ", "n").replace("ś", "s").replace("ṣ", "s").replace("ḥ", "")
    bare = unicodedata.normalize("NFD", word).translate(_strip_marks)
    return re.sub(r"[^a-z0-9]", "", bare) or word


def likeness(typed: str, name: str) -> float:
    """Answer how alike two names are, 0 to 100, for putting the likeliest first; it never decides anything."""
    spelled = fuzz.WRatio(typed.lower(), name.lower())
    return float(fuzz.token_sort_ratio(key_of(typed), key_of(name)) + spelled / 10)
