"""Every sentence that people may read is in the Hindi and Bengali catalogues, whole, with its places."""

import ast
import re
from functools import cache

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from foundation import languages
from tests.support.tree import files, place

TRANSLATED = ("hi", "bn_IN")
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACES = re.compile(r"%\((\w+)\)[sd]")
USELESS = re.compile(r"\b(?:please|sorry|invalid|successfully|error)\b|!", re.IGNORECASE)
SCRIPT = {"hi": re.compile(r"[\u0900-\u097f]"), "bn_IN": re.compile(r"[\u0980-\u09ff]")}
SAME_EVERYWHERE = re.compile(
    r"^[\W\d_]*$|^(?:[\W\d]*[A-Z]{2,}[\W\d]*)+$|^(?:%\(\w+\)s[\W\d]*)+$|^(?:Aashray|English|हिन्दी|বাংলা)$"
    r"|^(?:A4|iPhone|Linux|Windows)$"
)
JINJA = {"extensions": "jinja2.ext.do", "silent": "false"}


def ours(*endings: str):
    return [p for p in files(*endings) if place(p).split("/")[0] not in ("tests", "scripts", "migrations")]


@cache
def sentences() -> dict[str | tuple[str, str], str]:
    """Answer every sentence of the house with the place where it was first found."""
    found: dict[str | tuple[str, str], str] = {}
    for method, ending in (("python", ".py"), ("jinja2.ext:babel_extract", ".html")):
        for path in ours(ending):
            options = JINJA if ending == ".html" else {}
            for line, said, _comments, _context in extract_from_file(method, path, KEYWORDS, options=options):
                found.setdefault(said, f"{place(path)}:{line}")
    return found


@cache
def catalogue(language: str):
    path = languages.FOLDER / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def places(text: str) -> set[str]:
    return set(PLACES.findall(text))


def test_there_are_sentences_to_look_at():
    assert len(sentences()) > 300


def test_every_sentence_is_written_in_one_piece():
    """An f-string, a sum or a name inside gettext is never found by who gathers the sentences."""
    pieces = []
    for path in ours(".py"):
        if place(path) in ("foundation/languages.py", "foundation/forms.py"):
            continue  # they hand a library's own sentences on
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS and call.args:
                count = 2 if getattr(call.func, "id", "") == "ngettext" else 1
                whole = all(
                    isinstance(a, ast.Constant) and isinstance(a.value, str) for a in call.args[:count]
                )
                pieces += [] if whole else [f"{place(path)}:{call.lineno}"]
    assert pieces == []


def test_no_sentence_wastes_a_word():
    said = [(text, where) for texts, where in sentences().items() for text in _each(texts)]
    assert [s for s in said if USELESS.search(s[0])] == []


def test_every_sentence_has_typographic_quotes_and_dashes():
    said = [(text, where) for texts, where in sentences().items() for text in _each(texts)]
    assert [s for s in said if "'" in s[0] or '"' in s[0] or " - " in s[0] or "..." in s[0]] == []


def _each(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(t for t in texts if t)


def test_places_in_a_sentence_have_names():
    said = [(text, where) for texts, where in sentences().items() for text in _each(texts)]
    assert [s for s in said if re.search(r"%[sd]|\{\w*\}", s[0])] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_in_the_catalogue(language):
    known = catalogue(language)
    lacking = []
    for texts, where in sentences().items():
        message = known.get(_each(texts)[0])
        said = () if message is None else _each(message.string)
        if not said or not all(said) or (message.fuzzy and message.id):
            lacking.append(f"{where}: {_each(texts)[0]}")
    assert lacking == [], f"{len(lacking)} sentences have no {language}:\n" + "\n".join(lacking[:40])


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_keeps_the_places_of_its_sentence(language):
    wrong = []
    for texts, where in sentences().items():
        message = catalogue(language).get(_each(texts)[0])
        for said in () if message is None else _each(message.string):
            wanted = places(_each(texts)[-1])
            if said and places(said) != wanted and places(said) != places(_each(texts)[0]):
                wrong.append(f"{where}: {said}")
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_is_written_in_its_own_script(language):
    foreign = []
    for texts, where in sentences().items():
        if SAME_EVERYWHERE.match(PLACES.sub("", _each(texts)[0])):
            continue
        message = catalogue(language).get(_each(texts)[0])
        for said in () if message is None else _each(message.string):
            if said and not SCRIPT[language].search(said):
                foreign.append(f"{where}: {said}")
    assert foreign == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_says_that_no_native_speaker_has_read_it(language):
    assert "not yet reviewed by a native speaker" in catalogue(language).header_comment


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_nothing_that_is_said_no_more(language):
    said = {_each(texts)[0] for texts in sentences()}
    left = [_each(m.id)[0] for m in catalogue(language) if m.id and _each(m.id)[0] not in said]
    assert left == []
