"""Build the house's print fonts: Latin, Bengali and Devanagari shapes of Noto merged into one file per weight.

Run by hand when Noto changes (Debian: `apt install fonts-noto-core`), with the development extras installed:

    python scripts/build_fonts.py [FOLDER_OF_NOTO_FONTS]

A PDF overlaps glyphs when two fonts meet inside a word, so one font holds every script a register needs.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NOTO = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "foundation" / "documents" / "fonts"
FIXED_TIME = 3_849_984_000  # seconds since 1904: the same file from the same sources, whenever it is built

LATIN = (
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0180),
    *range(0x0300, 0x0333),
    *range(0x1E00, 0x1EFA),  # the dotted letters of transliterated names
    *range(0x2010, 0x2028),  # dashes, typographic quotes, bullet, ellipsis
    *range(0x2030, 0x203B),  # per mille, primes, single angle quotes
    0x200C,
    0x200D,
    0x20B9,  # rupee
    0x2116,
    0x25CC,  # the dotted circle that carries a lone vowel sign
)
BENGALI = tuple(range(0x0980, 0x0A00))
MATHS = (*range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265)  # arrows, minus, comparisons
MARKS = (0x25A0, 0x25A1, 0x25CB, 0x25CF, 0x2610, 0x2611, 0x2612, 0x2713, 0x2717)  # boxes, discs, ticks
DEVANAGARI = (
    *range(0x0900, 0x0980),
    *range(0xA8E0, 0xA900),
    *range(0x1CD0, 0x1CFA),
)  # dandas come from here

#   result, family, style, sources by script
FONTS = (
    ("AashraySans-Regular", "Aashray Sans", "Regular", "NotoSans{}-Regular"),
    ("AashraySans-Bold", "Aashray Sans", "Bold", "NotoSans{}-Bold"),
    ("AashraySerif-Bold", "Aashray Serif", "Bold", "NotoSerif{}-Bold"),
)


def subset(source: Path, letters: tuple[int, ...], features: list[str], target: Path) -> Path:
    """Write `source` cut down to `letters` and whatever `features` can make of them; answers `target`."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 13, 14]
    options.drop_tables += ["STAT", "DSIG", "MVAR", "meta"]
    font = TTFont(source, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.save(target)
    return target


def merge(noto: Path, pattern: str, scratch: Path) -> TTFont:
    """Answer one font of three scripts and a few signs; Latin leads and gives the line its height."""
    sources = (
        (pattern.format(""), LATIN, ["kern", "mark", "mkmk"]),
        (pattern.format("Bengali"), BENGALI, ["*"]),
        (pattern.format("Devanagari"), DEVANAGARI, ["*"]),
        ("NotoSansMath-Regular", MATHS, []),
        ("NotoSansSymbols2-Regular", MARKS, []),
    )
    parts = [
        str(subset(noto / f"{source}.ttf", letters, features, scratch / f"{number}.ttf"))
        for number, (source, letters, features) in enumerate(sources)
    ]
    return Merger(options=MergeOptions(drop_tables=["vhea", "vmtx", "MATH"])).merge(parts)


def name(font: TTFont, file: str, family: str, style: str) -> None:
    """Give the merged font its own name, as its licence allows, and a fixed date."""
    table = font["name"]
    words = {
        0: "Copyright Google LLC, The Noto Project Authors. Merged from Noto for Aashray.",
        1: family,
        2: style,
        3: f"1.000;{file}",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: file,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    table.names = []
    for number, text in words.items():
        table.setName(text, number, 3, 1, 0x409)
    head: Any = font["head"]
    head.created = head.modified = FIXED_TIME
    head.fontRevision = 1.0


def build(noto: Path) -> None:
    """Write each font into the documents' folder and say its size."""
    for file, family, style, pattern in FONTS:
        with tempfile.TemporaryDirectory() as scratch:
            font = merge(noto, pattern, Path(scratch))
            name(font, file, family, style)
            font.recalcTimestamp = False
            target = TARGET / f"{file}.ttf"
            font.save(target)
        glyphs = font["maxp"].numGlyphs
        sys.stdout.write(f"{target.name}: {target.stat().st_size // 1024} KB, {glyphs} glyphs\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else NOTO)
