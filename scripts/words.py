"""Gathers the words of all rooms, carries them into the catalogues, and says what a catalogue still lacks.

    python scripts/words.py extract   write translations/messages.pot from the code and the templates
    python scripts/words.py update    extract, then bring every messages.po up to it; what was said is kept
    python scripts/words.py check     change nothing; name what is missing, stale or badly formed; 1 if anything is

Nothing here guesses: a sentence that changed is a new sentence, and waits for its translation.
"""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "translations"
TEMPLATE = FOLDER / "messages.pot"
LANGUAGES = {"en_IN": "English (India)", "hi": "Hindi", "bn_IN": "Bengali"}
SOURCE = "en_IN"  # the language the code is written in: its catalogue repeats the source

ASKS = {
    "_": None, "_l": None, "gettext": None, "lazy_gettext": None,
    "ngettext": (1, 2), "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),  # two meanings of one English word are told apart by a context
}  # fmt: skip
WITHOUT = (
    "tests",
    "scripts",
    "migrations",
    "docs",
    "requirements",
    "translations",
    "node_modules",
    "var",
    "build",
)
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"extensions": "jinja2.ext.do", "silent": "false"}}

NOT_REVIEWED = ", not yet reviewed by a native speaker"
HEAD = """\
# {language} words of Aashray{note}.
# `python scripts/words.py update` carries new sentences in; `check` names what is missing.
msgid ""
msgstr ""
"Project-Id-Version: Aashray\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

PLACE = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
WESTERN_STOP = re.compile(r"(?<=[\u0900-\u09ff])\.(?=\s|$)|[!|]")
Forms = tuple[str, ...]
Asked = tuple[str | None, Any]
"""A sentence as it is asked for: its context, if it has one, and its forms."""


def _is_read(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith(".") and Path(folder).relative_to(PROJECT).as_posix() not in WITHOUT


def extract() -> Catalog:
    """Answer every sentence of the rooms with the files that say it, in an order that never wavers."""
    places: dict[Asked, set[str]] = {}
    found = extract_from_dir(PROJECT, METHODS, OPTIONS, keywords=ASKS, directory_filter=_is_read)
    for filename, _line, words, _comments, context in found:
        places.setdefault((context, words), set()).add(Path(filename).as_posix())
    _one_form_each(places)
    catalogue = Catalog(fuzzy=False)
    for context, words in sorted(places, key=str):
        named = [(name, 1) for name in sorted(places[context, words])]
        catalogue.add(words, locations=named, context=context)
    return catalogue


def _one_form_each(places: dict[Asked, set[str]]) -> None:
    """Let `ngettext(one, many)` serve a plain `_(one)` too: a catalogue holds one entry for a first form."""
    for context, words in [asked for asked in places if isinstance(asked[1], tuple)]:
        places[context, words] |= places.pop((context, words[0]), set())


def write(catalogue: Catalog, path: Path, head: str) -> None:
    """Write `catalogue` under `head`, sorted, without dates or line numbers, so that a difference shows words only."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + body.getvalue().decode("utf-8").strip() + "\n", encoding="utf-8", newline="\n")


def head_of(code: str) -> str:
    """Answer the opening lines of the catalogue of `code`."""
    note = "" if code == SOURCE else NOT_REVIEWED
    return HEAD.format(language=LANGUAGES[code], note=note, code=code)


def place_of(code: str) -> Path:
    """Answer where the catalogue of `code` lies."""
    return FOLDER / code / "LC_MESSAGES" / "messages.po"


def sentences(catalogue: Catalog) -> dict[Asked, Message]:
    """Answer the sentences of a catalogue, without its head."""
    return {(m.context, m.id): m for m in catalogue if m.id}


def said_in(code: str) -> dict[Asked, Any]:
    """Answer what the catalogue of `code` says, by sentence."""
    path = place_of(code)
    if not path.exists():
        return {}
    with path.open("rb") as source:
        return {asked: m.string for asked, m in sentences(read_po(source, locale=code)).items()}


def update(wanted: Catalog, code: str) -> int:
    """Bring one catalogue up to `wanted`; answers how many sentences wait for their words."""
    said = said_in(code)
    catalogue = Catalog(locale=code, fuzzy=False)
    waiting = 0
    for asked, message in sentences(wanted).items():
        words = message.id if code == SOURCE else said.get(asked, "")
        waiting += not all(_forms(words))
        blank = ("", "") if message.pluralizable else ""
        catalogue.add(message.id, words or blank, message.locations, context=message.context)
    write(catalogue, place_of(code), head_of(code))
    return waiting


def _forms(words: Any) -> Forms:
    return (words,) if isinstance(words, str) else tuple(words)


def problems(code: str, wanted: Catalog) -> Iterator[str]:
    """Answer, a line each, what is wrong with the catalogue of `code`."""
    said, asked_for = said_in(code), sentences(wanted)
    yield from (f"no longer asked for: {stale}" for _context, stale in said.keys() - asked_for.keys())
    for asked, message in asked_for.items():
        words = said.get(asked)
        if not words or not all(_forms(words)):
            yield f"not translated: {message.id}"
            continue
        yield from (f"{wrong}: {message.id} -> {words}" for wrong in _wrongs(code, message, _forms(words)))


def _wrongs(code: str, message: Message, said: Forms) -> Iterator[str]:
    asked = _forms(message.id)
    if len(asked) != len(said):
        yield "not as many forms"
    for source, words in zip(asked, said, strict=False):
        if sorted(PLACE.findall(source)) != sorted(PLACE.findall(words)):
            yield "other places"
        if unicodedata.normalize("NFC", words) != words or words != words.strip():
            yield "not composed, or with loose ends"
        if code != SOURCE:
            yield from _ends(source, words)


def _ends(source: str, words: str) -> Iterator[str]:
    if WESTERN_STOP.search(words):
        yield "ends as English does"
    if source.endswith(".") and " " in source and not words.endswith(("।", "?", "”", "…", ")")):
        yield "a sentence without its end"


def check() -> int:
    """Say what every catalogue lacks; answers how many things."""
    wanted, count = extract(), 0
    for code in LANGUAGES:
        for line in problems(code, wanted):
            print(f"{code}: {line}")
            count += 1
    print(f"{len(sentences(wanted))} sentences in {len(LANGUAGES)} languages, {count} to mend")
    return count


def main(words: list[str]) -> int:
    """Do what the one word says; answers the exit code."""
    if words == ["check"]:
        return 1 if check() else 0
    if words not in (["extract"], ["update"]):
        print(__doc__)
        return 2
    wanted = extract()
    write(wanted, TEMPLATE, head_of(SOURCE).replace(f"Language: {SOURCE}", "Language: "))
    for code in LANGUAGES if words == ["update"] else ():
        print(f"{code}: {update(wanted, code)} of {len(sentences(wanted))} wait for their words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
