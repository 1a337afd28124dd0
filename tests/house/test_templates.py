"""What stands in the templates: facts that arrive computed, words that can be translated, imports that are used."""

import ast
import re
from functools import cache

import pytest
from jinja2 import Environment, nodes

from tests.support.tree import files, place

TEMPLATES = {place(p): p for p in files(".html") if "/templates/" in place(p)}
REASONING = {
    "selectattr", "rejectattr", "groupby", "sort", "sum", "map", "max", "min", "round", "int", "float", "abs",
    "batch", "slice", "random", "filesizeformat", "dictsort", "unique",
}  # fmt: skip
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
PROPER = {"Aashray"}  # the same in every language
TRUTHS = {"yes"}  # what a macro answers to another macro's `if`; nobody reads it
LETTERS = re.compile(r"[^\W\d_]{2,}")
READ_OUT = re.compile(r"""\b(?:title|alt|aria-label|placeholder)="([^"]*)\"""")


def environment() -> Environment:
    return Environment(extensions=["jinja2.ext.do", "jinja2.ext.i18n"], autoescape=True)


@cache
def parsed(name: str) -> nodes.Template:
    return environment().parse(TEMPLATES[name].read_text(encoding="utf-8"))


each_template = pytest.mark.parametrize("name", sorted(TEMPLATES))


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 30


@each_template
def test_a_template_reasons_about_nothing(name):
    filters = {f.name for f in parsed(name).find_all(nodes.Filter)}
    assert sorted(filters & REASONING) == [], (
        "facts arrive computed: let the view or the question hand them in"
    )
    sums = [f"line {n.lineno}" for n in parsed(name).find_all(ARITHMETIC)]
    assert sums == [], "a template does no arithmetic"


@each_template
def test_a_template_never_trusts_text(name):
    assert "safe" not in {f.name for f in parsed(name).find_all(nodes.Filter)}
    assert "Markup" not in {n.name for n in parsed(name).find_all(nodes.Name)}
    assert not list(parsed(name).find_all((nodes.ScopedEvalContextModifier, nodes.MarkSafe)))


@each_template
def test_a_template_uses_what_it_imports(name):
    tree = parsed(name)
    used = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "load"}
    brought = [
        (alias if isinstance(alias, str) else alias[1])
        for i in tree.find_all(nodes.FromImport)
        for alias in i.names
    ] + [i.target for i in tree.find_all(nodes.Import)]
    assert [b for b in brought if b not in used] == []
    assert len(brought) == len(set(brought))


@each_template
def test_a_template_imports_only_what_is_there(name):
    for node in parsed(name).find_all(nodes.FromImport):
        source = next(n for n in TEMPLATES if n.endswith(f"/templates/{node.template.value}"))
        offered = {m.name for m in parsed(source).find_all(nodes.Macro)}
        offered |= {n.target.name for n in parsed(source).body if isinstance(n, nodes.Assign)}
        offered |= {
            a if isinstance(a, str) else a[1]
            for n in parsed(source).find_all(nodes.FromImport)
            for a in n.names
        }
        wanted = {alias if isinstance(alias, str) else alias[0] for alias in node.names}
        assert wanted - offered == set(), source


@each_template
def test_every_word_of_a_template_can_be_translated(name):
    text = without_code(TEMPLATES[name].read_text(encoding="utf-8"))
    said = [attribute for attribute in READ_OUT.findall(text) if LETTERS.search(attribute)]
    said += [" ".join(piece.split()) for piece in visible(text)]
    bare = [words for words in said if set(LETTERS.findall(words)) - PROPER - TRUTHS]
    assert bare == [], 'write {{ _("...") }}'


def without_code(source: str) -> str:
    """Answer a template's own text, with a NUL wherever Jinja speaks."""
    pieces = [value if kind == "data" else "\0" for _line, kind, value in environment().lex(source)]
    return re.sub("\0+", "\0", "".join(pieces))


def visible(text: str) -> list[str]:
    """Answer what a reader sees of a template's own text, tag by tag."""
    text = re.sub(r"(?s)<!--.*?-->|<!doctype[^>]*>", "", text)
    text = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", "", text)
    text = re.sub(r"""(?s)<(\w+)[^>]*\btranslate="no"[^>]*>.*?</\1>""", "", text)
    text = re.sub(r"&\w+;", " ", text)
    return [piece for piece in re.split(r"<[^>]*>|\0", text) if LETTERS.search(piece)]


def test_the_search_for_bare_words_finds_them():
    text = without_code(
        '<p title="Read me">Hello {{ name }} <b translate="no">Aashray</b> <i x="{{ a > b }}">there</i>'
    )
    assert [p.strip() for p in visible(text)] == ["Hello", "there"]
    assert READ_OUT.findall(text) == ["Read me"]


def test_every_template_is_asked_for_by_somebody():
    sources = "\n".join(
        p.read_text(encoding="utf-8") for p in files(".py", ".html") if "tests/" not in place(p)
    )
    names = [name.split("/templates/", 1)[1] for name in TEMPLATES]
    assert [n for n in names if f'"{n}"' not in sources and f"'{n}'" not in sources] == []


SAYS = {
    "flash",
    "Refused",
    "Conflict",
    "needed",
    "ValidationError",
    "MenuItem",
    "ResidentPanel",
    "NotFound",
    "Forbidden",
}
SAID_AS = {"label", "title", "message", "description", "words"}


def bare_words(source: str) -> list[str]:
    """Answer the sentences that Python code hands to people without gettext: the first word of what speaks."""
    found = []
    for call in (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        speaks = name in SAYS or name.endswith("Field") or name in ("Choices", "Options", "ManyOptions")
        said = [*call.args[:1], *(k.value for k in call.keywords if k.arg in SAID_AS)] if speaks else []
        for value in said:
            words = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
            if isinstance(value, ast.JoinedStr) or LETTERS.search(words):
                found.append(f"line {value.lineno}: {words or 'an f-string'}")
    return found


def test_every_sentence_in_the_code_can_be_translated():
    rooms = [p for p in files(".py") if place(p).split("/")[0] not in ("tests", "scripts", "migrations")]
    found = {place(p): bare for p in rooms if (bare := bare_words(p.read_text(encoding="utf-8")))}
    assert found == {}
    assert bare_words('flash("Saved.")') == ["line 1: Saved."]


def test_no_room_writes_an_address_by_hand():
    """`href="/children/..."` breaks in silence when an address changes; only the ground floor knows no room's views."""
    by_hand = re.compile(r"""(?:href|action)="/(?!["?])[^"{]*""")
    found = {
        name: hits
        for name, path in TEMPLATES.items()
        if not name.startswith("foundation/") and (hits := by_hand.findall(path.read_text(encoding="utf-8")))
    }
    assert found == {}
