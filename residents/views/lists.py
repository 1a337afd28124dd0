"""The list of a home's children."""

from typing import Any
from uuid import UUID

from flask import current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer
from foundation.languages import _
from residents import reach, words
from residents.choices import CATEGORIES, SEXES
from residents.events import Event
from residents.permissions import May
from residents.queries import beds, lists
from residents.views.blueprint import bp

SHOWN = ("present", "left", "all")


@bp.route("/homes/<home_code>/children", methods=["GET", "POST"])
@reads(May.LIST_SEE, searches=True)
def list_children(home_code: str) -> ResponseReturnValue:
    """The children of a home: found in any spelling, filtered, fifty a page; one reading is recorded.

    A search is posted: no name stands in an address.
    """
    filters, today = asked(), clock.today()
    page = lists.children(
        g.home.id, filters, see=reach.sees(May.CHILD_SEE), masks=reach.masks_of_lists(), today=today,
        after=request.args.get("after", "")[:20] or None,
    )  # fmt: skip
    said = {"filters": ", ".join(filters.used) or "none", "count": len(page.lines)}
    audit.read(Event.LIST_READ, by=viewer(), home=g.home.id, details=said)
    house: Any = current_app.extensions["house"]
    marks = house.marks_beside([line.case_file_id for line in page.lines], may, kind=g.home.kind)
    return render_template(
        "residents/list_children.html", page=page, filters=filters, choices=_choices(),
        lines=[_row(line, marks.get(line.case_file_id, ())) for line in page.lines],
        next_url=_next_url(home_code, filters, page.next_after),
    )  # fmt: skip


def asked() -> lists.Filters:
    """Answer the filters of the address or of the posted search; what is not understood is left out."""
    show = request.values.get("show", "present")
    category, sex = request.values.get("category", ""), request.values.get("sex", "")
    try:
        room_id = UUID(request.values.get("room", ""))
    except ValueError:
        room_id = None
    return lists.Filters(
        show=show if show in SHOWN else "present", room_id=room_id, find=request.form.get("find", "").strip()[:80],
        category=category if category in CATEGORIES and may(May.ORDER_SEE) else "", sex=sex if sex in SEXES else "",
    )  # fmt: skip


def _choices() -> dict[str, list[tuple[str, Any]]]:
    rooms = [(str(id_), name) for id_, name in beds.rooms_to_choose(g.home.id)]
    return {
        "show": [("present", _("here now")), ("left", _("left")), ("all", _("all"))],
        "room": [("", _("all rooms")), *rooms],
        "category": [("", _("any")), *((code, code) for code in CATEGORIES)] if may(May.ORDER_SEE) else [],
        "sex": [("", _("any")), *((str(sex), said) for sex, said in SEXES.items())],
    }


def _row(line: lists.ChildLine, marks: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "marks": marks,
        "line": line,
        "name": words.name_said(line.name, line.name_local, line.name_kind, line.code),
        "is_masked": line.name is None,
        "sex": words.of(SEXES, line.sex),
        "url": url_for(".show_child", code=line.code),
        "place": ", ".join(part for part in (line.bed, line.room) if part),
        "categories": ", ".join(line.categories),
    }


def _next_url(home_code: str, filters: lists.Filters, after: str | None) -> str | None:
    """Answer the next page; the filters go with it, what was looked for never does."""
    if after is None:
        return None
    kept = {"show": filters.show, "category": filters.category, "sex": filters.sex, "room": filters.room_id}
    return url_for(".list_children", home_code=home_code, after=after, **{k: v for k, v in kept.items() if v})
