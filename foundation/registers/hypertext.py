"""A register as one printable HTML file that needs nothing else: for the command line and for screen readers."""

from collections.abc import Iterator
from html import escape

from foundation.documents import Entry, SheetRow, Signature
from foundation.languages import HTML_LANG, _, force
from foundation.registers.page import PrintTable, RegisterPage
from foundation.registers.wording import Surround, surround

STYLE = """
@page { size: A4 SIZE; margin: 12mm }
body { font: 10pt/1.35 'Noto Sans', 'Noto Sans Bengali', 'Noto Sans Devanagari', sans-serif; color: #000; margin: 1rem }
header { border-bottom: 4px double #000; padding-bottom: .4rem }
h1 { font-size: 15pt; margin: 0 0 .2rem }
p { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: .8rem 0 }
caption { text-align: left; font-weight: bold; padding: .3rem 0 }
thead { display: table-header-group; border-top: 1px solid #000; border-bottom: 1px solid #000 }
th, td { text-align: left; vertical-align: top; padding: .25rem .4rem }
tr { break-inside: avoid; border-bottom: 1px solid #777 }
tr > :first-child { text-align: right; border-right: 4px double #000 }
.gap td { border-top: 1px dashed #000; border-bottom: 1px dashed #000 }
.total td { border-bottom: 4px double #000; font-weight: bold }
.under { display: block }
footer { border-top: 1px solid #000; padding-top: .4rem }
.places { display: flex; gap: 2rem; margin: 4rem 0 1rem; padding: 0; list-style: none }
.places li { flex: 1; border-top: 1px solid #000; padding-top: .3rem }
"""


def as_html(page: RegisterPage) -> bytes:
    """Answer the register as a standalone HTML file in UTF-8; everything typed by people is escaped."""
    with force(page.language):
        said, table = surround(page), page.table()
        return "".join(_document(page, said, table)).encode()


def _document(page: RegisterPage, said: Surround, table: PrintTable) -> Iterator[str]:
    language = HTML_LANG.get(page.language, "en-IN")
    style = STYLE.replace("SIZE", page.register.orientation)
    yield f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
    yield f"<title>{escape(said.title)}, {escape(said.period)}</title><style>{style}</style></head>\n<body>\n"
    yield f"<header><h1>{escape(said.title)}</h1>"
    for fact in said.facts[1:-2]:
        yield f"<p>{escape(fact)}</p>"
    yield f"</header>\n<main><table><caption>{escape(said.period)}</caption>\n<thead><tr>"
    yield "".join(f'<th scope="col">{escape(title)}</th>' for title in table.titles)
    yield "</tr><tr>" + "".join(f"<td>{number}</td>" for number in table.numbers) + "</tr></thead>\n<tbody>\n"
    yield from (_row(row, len(table.columns)) for row in table.rows)
    yield "</tbody></table>\n"
    yield "".join(f"<p>{escape(text)}</p>" for text in (said.legend, *said.remarks) if text)
    yield (
        '<ul class="places">' + "".join(_place(place) for place in said.signatures) + "</ul></main>\n<footer>"
    )
    yield f"<p><strong>{escape(said.confidential)}</strong> {escape(said.notice)}</p><p>{escape(said.printed)}</p>"
    yield "</footer>\n</body>\n</html>\n"


def _row(row: SheetRow, width: int) -> str:
    first = f"<td>{escape(row.number)}</td>"
    if row.entries:
        cells = "".join(f"<td>{_entry(entry)}</td>" for entry in row.entries)
    else:
        bold, plain = map(escape, row.words)
        words = f"<strong>{bold}</strong> {plain}" if bold else plain
        cells = f'<td colspan="{width - 1}">{words}</td>'
    return f'<tr class="{row.kind}">{first}{cells}</tr>\n'


def _entry(entry: Entry) -> str:
    text = escape(entry.text)
    if entry.struck:
        text = f"<del>{escape(entry.struck)}</del> <strong>{text}</strong>"
    under = "".join(
        f'<span class="under">{escape(words)}</span>' for words in (entry.second, entry.note) if words
    )
    code = f" {escape(entry.code)}" if entry.code and entry.code != entry.text else ""
    late = f'<strong class="under">{escape(entry.mark_words)}</strong>' if entry.mark_words else ""
    return f"{text}{code}{under}{late}"


def _place(place: Signature) -> str:
    words = ", ".join(escape(part) for part in (place.name, place.post) if part)
    return f"<li>{escape(place.label)}<br>{words or _('name, date')}</li>"
