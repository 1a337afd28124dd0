"""Words in the reader's language, for code that knows nothing of requests."""

import gettext as _gettext
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, cast

from flask_babel import force_locale
from flask_babel.speaklater import LazyString

FOLDER = Path(__file__).resolve().parent.parent / "translations"
LANGUAGES = {"en_IN": "English", "hi": "हिन्दी", "bn_IN": "বাংলা"}
HTML_LANG = {"en_IN": "en-IN", "hi": "hi", "bn_IN": "bn"}
DEFAULT = "en_IN"
SCRIPTS = {"hi": "DEVANAGARI", "bn_IN": "BENGALI"}

_BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def use(language: str) -> None:
    """Speak `language` for the rest of this context (a request); unknown ones become English."""
    _current.set(language if language in LANGUAGES else DEFAULT)


def current() -> str:
    """Answer the language in force: en_IN, hi or bn_IN."""
    return _current.get()


@contextmanager
def force(language: str) -> Iterator[None]:
    """Speak `language` until the block ends, with or without a request."""
    token = _current.set(language if language in LANGUAGES else DEFAULT)
    try:
        with force_locale(current()):
            yield
    finally:
        _current.reset(token)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("messages", FOLDER, [language], fallback=True)


def _(text: str, /, **values: Any) -> str:
    """Answer `text` in the language in force, with %(name)s places filled."""
    said = _catalogue(current()).gettext(text) if text else ""
    return said % numerals(values) if values else said


def name_here(name: str, name_local: str) -> str:
    """Answer a name as the language in force writes it: the one in the local script where the two go together."""
    return name_in(name, name_local)[0]


def name_in(name: str, name_local: str) -> tuple[str, str]:
    """Answer a name to say, and the other of the two for a second line (empty where there is none).

    A local name is said only to who reads its script: a Bengali name in Hindi text helps nobody.
    """
    if is_script_here(name_local):
        return name_local, name
    return name or name_local, name_local if name else ""


def is_script_here(text: str) -> bool:
    """Answer whether `text` is written in the script of the language in force, where that is not English."""
    script = SCRIPTS.get(current())
    return bool(script and text) and unicodedata.name(text[0], "").startswith(str(script))


def numerals(values: dict[str, Any]) -> dict[str, Any]:
    """Answer the values of a sentence with its numbers in the figures of the language in force; text stays as it is.

    Codes, dates and names arrive as text and were written by whoever knows how: only bare numbers are turned.
    """
    if current() != "bn_IN":
        return values
    return {
        name: str(value).translate(_BENGALI_DIGITS) if type(value) in (int, float) else value
        for name, value in values.items()
    }


def pgettext(context: str, text: str, /, **values: Any) -> str:
    """Answer `text` in the meaning that `context` names: the verb to open, or an account that is open."""
    said = _catalogue(current()).pgettext(context, text)
    return said % values if values else said


def ngettext(one: str, many: str, num: int, /, **values: Any) -> str:
    """Answer the form of a sentence that fits `num`; %(num)s stands for the number."""
    return _catalogue(current()).ngettext(one, many, num) % numerals({"num": num, **values})


def _l(text: str, /, **values: Any) -> str:
    """Answer `text` to be said later, in the language of that moment: a lazy string, which passes for a str."""
    return cast(str, LazyString(_, text, **values))


def compile_catalogues() -> int:
    """Compile every messages.po whose compiled twin is missing or older; answers how many."""
    from babel.messages.mofile import write_mo  # only needed at set-up
    from babel.messages.pofile import read_po

    done = 0
    for po in FOLDER.glob("*/LC_MESSAGES/messages.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name)
        waiting = mo.with_suffix(".mo.new")
        with waiting.open("wb") as target:
            write_mo(target, catalogue)
        waiting.replace(mo)
        done += 1
    return done


if __name__ == "__main__" and sys.argv[1:] == ["compile"]:
    sys.stdout.write(f"{compile_catalogues()} catalogues compiled\n")
