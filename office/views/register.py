"""One register on the screen: a month of it, narrowed, leafed through, with what is late, missing or corrected."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, languages
from foundation.access import may, reads, viewer
from foundation.documents import Entry, SheetRow
from foundation.languages import _, ngettext
from foundation.registers import Line, Period, Register, lateness, lay_out, seal_of, signatures_for
from office import queries, reach
from office.events import Event
from office.permissions import May
from office.printing import lines_for
from office.views.blueprint import bp

PAGE = 50
FOUND = 200
ONLY = ("late", "gaps", "corrected")
WIDTHS = (3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20)


@dataclass(frozen=True)
class Narrowed:
    """How the reader has narrowed the register."""

    period: Period
    only: str | None
    find: str
    after: str | None

    def values(self, **changed: Any) -> dict[str, Any]:
        """Answer the values of an address that keeps this narrowing, with some changed."""
        kept = {"month": f"{self.period.first:%Y-%m}", "only": self.only}
        return {**kept, **changed}


@bp.route("/homes/<home_code>/registers/<register_id>", methods=["GET", "POST"])
@reads(May.BOOK_SEE, searches=True)
def show_register(home_code: str, register_id: str) -> ResponseReturnValue:
    """Show a month of a register, fifty lines a page, or two hundred that were looked for.

    What is looked for is posted: no name stands in an address.
    """
    register, narrowed, readable = reach.register_here(register_id), _narrowed(), reach.readable()
    whole = lines_for(register, g.home.id, narrowed.period, readable, by=viewer())
    found = whole
    if narrowed.only or narrowed.find:
        find = reach.find_allowed(narrowed.find)
        found = lines_for(
            register, g.home.id, narrowed.period, readable, by=viewer(), find=find, only=narrowed.only
        )
    start = _start(found, narrowed.after)
    page = found[start : start + PAGE] if not narrowed.find else found[:FOUND]
    subject = ("register", g.home.id, register.id)
    details = {"register": register.id, "month": f"{narrowed.period.first:%Y-%m}", "lines": len(page)}
    audit.read(Event.REGISTER_OPENED, by=viewer(), home=g.home.id, subject=subject, details=details)
    return render_template("office/register.html", **_facts(register, narrowed, whole, found, page, start))


def _narrowed() -> Narrowed:
    only = request.values.get("only", "")
    return Narrowed(
        period=reach.month_asked(),
        only=only if only in ONLY else None,
        find=" ".join(request.form.get("find", "").split())[:80],
        after=request.args.get("after") or None,
    )


def _start(found: Any, after: str | None) -> int:
    """Answer where the page begins: after the line of that key; a key that is gone begins anew."""
    return next((n + 1 for n, line in enumerate(found) if after and line.key == after), 0)


def _facts(
    register: Register, narrowed: Narrowed, whole: Any, found: Any, page: Any, start: int
) -> dict[str, Any]:
    period, language = narrowed.period, languages.current()
    is_last = start + PAGE >= len(found)
    totals = register.totals(g.home.id, period) if register.totals and is_last and found is whole else None
    signatures = signatures_for(g.home.id, register.id, period)
    table = lay_out(
        register,
        period,
        page,
        totals=totals,
        language=language,
        zone=clock.zone_here(),
        signatures=signatures,
    )
    return {
        "register": register,
        "here": url_for("office.show_register", home_code=g.home.code, register_id=register.id),
        "columns": [_column(c, title) for c, title in zip(table.columns, table.titles, strict=True)],
        "rows": [_row(row) for row in table.rows if row.kind in ("line", "gap")],
        "totals": next(
            (
                {"serial": r.number, "sentence": r.words[0], "cells": [entry.text for entry in r.entries]}
                for r in table.rows
                if r.kind == "total"
            ),
            None,
        ),
        "is_empty": not page,
        "has_more_found": bool(narrowed.find) and len(found) > len(page),
        "counts": _counts(register, whole, signatures, period),
        "narrowed": narrowed,
        "months": [(f"{m.first:%Y-%m}", m.month_name(language)) for m in reach.months_before(period)],
        "shows": [
            ("", _("all lines")),
            ("late", _("late lines")),
            ("gaps", _("gaps")),
            ("corrected", _("corrections")),
        ],
        "pages": {} if narrowed.find else _pages(register, narrowed, found, start),
        "seal": _seal(register),
        "languages": list(languages.LANGUAGES.items()),
        "may_sign": may(May.REGISTER_COUNTERSIGN) and period.last < clock.today() and not signatures,
        "month_value": f"{period.first:%Y-%m}",
        "month_name": period.month_name(language),
        "finds_names": reach.sees_all_names(),
    }


def _column(column: Any, title: str) -> dict[str, Any]:
    fixed = {"mark": 3.0, "moment": 8.0, "written": 8.0}
    wanted = fixed[column.kind] if column.kind in fixed else column.width * 0.8
    width = next((w for w in WIDTHS if w >= wanted), WIDTHS[-1])
    return {"label": title, "width": width, "numeric": column.kind == "number" or column.align == "right"}


def _row(row: SheetRow) -> dict[str, Any]:
    if row.kind == "gap":
        return {"gap": {"sentence": row.words[0], "why": row.words[1]}}
    return {"serial": row.number, "cells": [_cell(entry) for entry in row.entries]}


def _cell(entry: Entry) -> dict[str, Any]:
    words = [w for w in (entry.second, entry.code if entry.code != entry.text else "") if w]
    cell: dict[str, Any] = {"text": entry.text, "second": " · ".join(words)}
    if entry.struck:
        cell["correction"] = {"old": entry.struck, "new": entry.text, "why": entry.note}
    if entry.mark == "late" and entry.mark_words:
        cell["late"] = entry.mark_words
    elif entry.mark:
        cell |= {"mark": {"done": "met", "gap": "over", "due": "soon"}.get(entry.mark, entry.mark)}
        cell |= {"mark_words": entry.mark_words or ""}
    if entry.code and "residents.show_child" in current_app.view_functions and may("residents.child.see"):
        cell["href"] = url_for("residents.show_child", code=entry.code)
    return cell


def _counts(register: Register, whole: Any, signatures: Any, period: Period) -> list[dict[str, str]]:
    late = sum(1 for line in whole if lateness(line, register.late_after))
    gaps = sum(1 for line in whole if line.is_gap)
    mended = sum(1 for line in whole if _is_mended(line))
    said = [_signed(signatures, period)]
    if late:
        said.append({"state": "late", "words": ngettext("%(num)s late", "%(num)s late", late)})
    if gaps:
        said.append({"state": "over", "words": ngettext("%(num)s gap", "%(num)s gaps", gaps)})
    said.append({"state": "", "words": ngettext("%(num)s correction", "%(num)s corrections", mended)})
    return said


def _is_mended(line: Line) -> bool:
    return bool(line.corrected_at) or any(getattr(cell, "struck", "") for cell in line.cells)


def _signed(signatures: Any, period: Period) -> dict[str, str]:
    month = period.month_name(languages.current())
    if signatures:
        return {"state": "met", "words": _("%(month)s signed", month=month)}
    if period.last >= clock.today():
        return {"state": "", "words": _("%(month)s is still being written", month=month)}
    return {"state": "due", "words": _("%(month)s waits for the signature", month=month)}


def _pages(register: Register, narrowed: Narrowed, found: Any, start: int) -> dict[str, Any]:
    def url(**changed: Any) -> str:
        values = narrowed.values(**changed)
        return url_for("office.show_register", home_code=g.home.code, register_id=register.id, **values)

    number, count = start // PAGE + 1, max(1, -(-len(found) // PAGE))
    language, earlier = languages.current(), narrowed.period.previous_month()
    later = narrowed.period.next_month()
    pages: dict[str, Any] = {"words": _("page %(number)s of %(count)s", number=number, count=count)}
    if start:
        before = found[start - PAGE - 1].key if start > PAGE else None
        pages |= {"previous_url": url(after=before), "previous_words": _("Page before")}
    else:
        pages |= {
            "previous_url": url(month=f"{earlier.first:%Y-%m}"),
            "previous_words": earlier.month_name(language),
        }
    if start + PAGE < len(found):
        pages |= {"next_url": url(after=found[start + PAGE - 1].key), "next_words": _("Next page")}
    elif later.first <= clock.today():
        pages |= {"next_url": url(month=f"{later.first:%Y-%m}"), "next_words": later.month_name(language)}
    return pages


def _seal(register: Register) -> str:
    midnight = Period(clock.today(), clock.today()).starts_at(clock.zone_here())
    me = viewer().user_id
    people = 1 + queries.opened_by(g.home.id, register.id, Event.REGISTER_OPENED, since=midnight, besides=me)
    seal = seal_of(g.home.id)
    return ngettext(
        "Seal of the day: %(seal)s · opened today by %(num)s person",
        "Seal of the day: %(seal)s · opened today by %(num)s people",
        people,
        seal=seal,
    )
