"""The print fonts: one merged family for Latin, Bengali and Devanagari, read from disk when first drawn with."""

import threading
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).resolve().parent / "fonts"
SANS, BOLD, SERIF = "AashraySans", "AashraySans-Bold", "AashraySerif-Bold"
FILES = {SANS: "AashraySans-Regular.ttf", BOLD: "AashraySans-Bold.ttf", SERIF: "AashraySerif-Bold.ttf"}

# The PDF library keeps one face per process and adds ligature glyphs to it while shaping.
FONT_LOCK = threading.RLock()


@cache
def font_named(name: str) -> TTFont:
    """Answer the font, registered with the PDF library on first use; KeyError for an unknown name."""
    with FONT_LOCK:
        font = TTFont(name, str(FOLDER / FILES[name]), shapable=True)
        pdfmetrics.registerFont(font)
        return font
