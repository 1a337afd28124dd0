"""Text as it stands on paper: conjuncts, reph and pre-base vowels shaped, widths measured, lines drawn."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, shapeStr

from foundation.documents.typefaces import FONT_LOCK, font_named

JOINERS = "\u200c\u200d"
DANDAS = "\u0964\u0965"
INDIC = re.compile("[\u0900-\u0963\u0966-\u09ff\ua8e0-\ua8ff]")
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Co", "Cs"}


@lru_cache(maxsize=2048)
def script_of(letter: str) -> str:
    """Answer `Beng`, `Deva`, `Join` (belongs to whatever stands before it) or `Latn` (everything else)."""
    code = ord(letter)
    if 0x0980 <= code <= 0x09FF:
        return "Beng"
    if (0x0900 <= code <= 0x097F and letter not in DANDAS) or 0xA8E0 <= code <= 0xA8FF:
        return "Deva"
    return "Join" if letter in JOINERS or letter in DANDAS or unicodedata.category(letter) == "Mn" else "Latn"


def has_indic(text: str) -> bool:
    """Answer whether any letter is Bengali or Devanagari."""
    return not text.isascii() and INDIC.search(text) is not None


def clean(text: str) -> str:
    """Answer `text` fit for paper: NFC, white space plain, no control or direction marks, line ends kept."""
    if text.isascii() and text.isprintable():
        return text
    letters = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_fit(letter) for letter in letters)


def _fit(letter: str) -> str:
    if letter == "\n" or letter in JOINERS:
        return letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in UNSEEN else letter


def runs(text: str) -> list[tuple[str, str]]:
    """Answer `text` cut where its script changes, as (script, piece).

    The shaper takes a whole word's script from its first letters, so `CWC-কে` would be shaped as Latin.
    """
    scripts: list[str] = []
    for letter in text:
        script = script_of(letter)
        scripts.append((scripts[-1] if scripts else "Latn") if script == "Join" else script)
    pieces = groupby(zip(scripts, text, strict=True), key=lambda pair: pair[0])
    return [(script, "".join(letter for _, letter in pairs)) for script, pairs in pieces]


@lru_cache(maxsize=8192)
def shaped(text: str, font: str) -> str:
    """Answer `text` ready to be drawn in `font`: itself when Latin only, else with its glyphs placed."""
    font_named(font)
    if not has_indic(text):
        return text
    with FONT_LOCK:
        pieces = [_placed(piece, font, script) for script, piece in runs(text)]
    letters, start = "", 0
    places: list[ShapeData] = []
    for piece in pieces:
        places += [place._replace(cluster=start + place.cluster) for place in places_of(piece)]
        letters += str(piece)
        start += len(piece) + 1_000
    return _drawn(letters, places)


def places_of(drawn: Any) -> list[ShapeData]:
    """Answer where each glyph of a shaped text stands, in thousandths of the type size."""
    return drawn.__shapeData__


def _drawn(letters: str, places: Any) -> ShapedStr:
    return ShapedStr(letters, shapeData=places)


def _placed(piece: str, font: str, script: str) -> ShapedStr:
    if script != "Latn":
        return shapeStr(piece, font, 10, force=True)
    widths = [stringWidth(letter, font, 1000) for letter in piece]
    places = [ShapeData(index, width, 0, 0, 0, width) for index, width in enumerate(widths)]
    return _drawn(piece, places)


class _Widths(dict[str, float]):
    """The width of each Latin letter of a font, in thousandths of its size, found when first met."""

    def __init__(self, font: str) -> None:
        font_named(font)
        self._font = font

    def __missing__(self, letter: str) -> float:
        self[letter] = width = stringWidth(letter, self._font, 1000)
        return width


_widths = cache(_Widths)


def width_of(text: str, font: str, size: float) -> float:
    """Answer how wide `text` stands, in points."""
    if not has_indic(text):
        return sum(map(_widths(font).__getitem__, text)) * size / 1000
    return _width_shaped(text, font) * size / 1000


@lru_cache(maxsize=8192)
def _width_shaped(text: str, font: str) -> float:
    return sum(place.x_advance for place in places_of(shaped(text, font)))


def forget() -> None:
    """Empty the caches: after a print they hold children's names."""
    for cached in (shaped, _width_shaped):
        cached.cache_clear()
