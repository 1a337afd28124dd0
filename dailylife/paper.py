"""The sheets of the house that are printed to be written on by hand: head count, gate, the door of a centre."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import current_app, g, url_for

from dailylife import reach
from dailylife.permissions import May
from dailylife.queries.roll import on_roll
from foundation import clock
from foundation.access import may
from foundation.languages import _, _l
from foundation.paper import BlankColumn, BlankLine, BlankSheet, Figure, Offer, PaperSheet, PaperSource
from homes.choices import HomeKind
from residents.permissions import May as Residents
from residents.queries.threats import do_not_admit

OUT = {"leave": _l("On leave"), "hospital": _l("In hospital"), "missing": _l("Missing")}
"""Why a child is known to be out, as paper says it: never where she is or until when. Another reason is only out."""
HERE = (_l("here"), _l("not"))
COUNT_COLUMNS = (
    BlankColumn(_l("Name, code"), 31),
    BlankColumn(_l("Room, bed"), 17),
    BlankColumn(_l("Known out"), 12),
    BlankColumn(_l("Morning"), 19, boxes=HERE),
    BlankColumn(_l("Evening"), 19, boxes=HERE),
    BlankColumn(_l("Night"), 19, boxes=HERE),
)
GATE_COLUMNS = (
    BlankColumn(_l("In"), 8),
    BlankColumn(_l("Out"), 8),
    BlankColumn(_l("Visitor’s name and address"), 30),
    BlankColumn(_l("Proof seen, number"), 18),
    BlankColumn(_l("Meets, relation"), 19),
    BlankColumn(_l("Allowed by"), 13),
    BlankColumn(_l("Signature"), 14),
)
DOOR_COLUMNS = (
    BlankColumn(_l("Name, code"), 34),
    BlankColumn(_l("In"), 10),
    BlankColumn(_l("Out"), 10),
    BlankColumn(
        _l("Used"), 46,
        boxes=(
            _l("Meal"), _l("Bath"), _l("Study"), _l("Games"), _l("Counselling"), _l("Health"), _l("Rest"), _l("Other"),
        ),
    ),
    BlankColumn(_l("Left with"), 20),
)  # fmt: skip


def one_of_a_day(home_id: UUID, day: date) -> Sequence[Offer]:
    """Answer the one sheet of a day."""
    return [Offer("", "")]


def draw_count(home_id: UUID, day: date, place: str) -> BlankSheet:
    """Answer the head count of a day: who should be here, and who is known to be out."""
    known = current_app.extensions["house"].absences(home_id, day)
    lines = []
    for child in on_roll(home_id, see=reach.on_file(May.COUNT_PRINT), named=reach.names()):
        away = known.get(child.case_file_id)
        said = str(OUT.get(away.reason, _("Out"))) if away else ""
        where = ", ".join(part for part in (child.room, child.bed) if part)
        lines.append(
            BlankLine((child.name, where, said), second=child.code if child.name != child.code else "")
        )
    return _count(lines, spare=3)


def empty_count() -> BlankSheet:
    """Answer a head count without names."""
    return _count([], spare=26)


def _count(lines: Sequence[BlankLine], *, spare: int) -> BlankSheet:
    return BlankSheet(
        title=_("Head count"), rule=_("JJ Model Rules 2016, rule 77, register 2"), columns=COUNT_COLUMNS, lines=lines,
        spare=spare,
        notes=(
            _("Counted:   morning ________   evening ________   night ________"),
            _("A child is not here and not known out: tell the person-in-charge at once, and begin to search."),
        ),
        signatures=(_("Morning: signature"), _("Evening: signature"), _("Night: signature")),
    )  # fmt: skip


def draw_gate(home_id: UUID, day: date, place: str) -> BlankSheet:
    """Answer the gate's sheet: empty lines; who must not come in is folded away, for those who may see it."""
    if not may(Residents.DO_NOT_ADMIT_SEE):
        return empty_gate()
    barred = do_not_admit(home_id, today=max(day, clock.today()))
    folded = tuple(": ".join(part for part in (each.name, each.description) if part) for each in barred)
    return _gate(folded)


def empty_gate() -> BlankSheet:
    """Answer the gate's sheet with nothing but lines."""
    return _gate(())


def _gate(folded: tuple[str, ...]) -> BlankSheet:
    return BlankSheet(
        title=_("Gate: visitors"), rule=_("JJ Model Rules 2016, rule 74(8) and rule 77, register 25"),
        columns=GATE_COLUMNS, spare=max(10, 19 - 2 * len(folded)),
        notes=(
            _("No visitor is told which child is here. Who has no order or permission waits for the superintendent."),
        ),
        signatures=(_("At the gate: signature"), _("Person-in-charge: signature")), folded=folded,
        folded_title=_("Fold this back. They must not come in: keep the gate shut and call the superintendent."),
    )  # fmt: skip


def draw_door(home_id: UUID, day: date, place: str) -> BlankSheet:
    """Answer the door's sheet of a centre: who comes by day."""
    children = on_roll(home_id, see=reach.on_file(May.DOOR_PRINT), named=reach.names(), by_day=True)
    lines = [
        BlankLine((child.name,), second=child.code if child.name != child.code else "") for child in children
    ]
    return _door(lines, spare=6)


def empty_door() -> BlankSheet:
    """Answer a door's sheet without names."""
    return _door([], spare=24)


def _door(lines: Sequence[BlankLine], *, spare: int) -> BlankSheet:
    return BlankSheet(
        title=_("Door of the centre"), rule=_("JJ Model Rules 2016, rule 22 and rule 77, register 2"),
        columns=DOOR_COLUMNS, lines=lines, spare=spare,
        notes=(_("Write the hours as 16:05. Who comes a second time gets a second line below."),),
        signatures=(_("At the door: signature"), _("Closed at, nobody is in")),
    )  # fmt: skip


def page_of_door(sheet: PaperSheet) -> str:
    """Answer the address at which the lines of a door's sheet are typed."""
    return url_for("dailylife.show_paper_door", home_code=g.home.code, day=sheet.day, paper=sheet.said)


COUNT_PAPER = PaperSource(
    kind="head-count", label=_l("Head count"), prints=May.COUNT_PRINT, writes=May.COUNT_WRITE, offers=one_of_a_day,
    draw=draw_count, empty=empty_count, order=25, kinds=frozenset(HomeKind) - {HomeKind.OPEN_SHELTER},
    figures=(
        Figure("morning", _l("Counted in the morning")), Figure("evening", _l("Counted in the evening")),
        Figure("night", _l("Counted at night")),
    ),
)  # fmt: skip
GATE_PAPER = PaperSource(
    kind="gate", label=_l("Gate: visitors"), prints=May.GATE_PRINT, writes=May.GATE_WRITE, offers=one_of_a_day,
    draw=draw_gate, empty=empty_gate, order=40, figures=(Figure("visitors", _l("Visitors on the sheet")),),
)  # fmt: skip
DOOR_PAPER = PaperSource(
    kind="door", label=_l("Door of the centre"), prints=May.DOOR_PRINT, writes=May.DOOR_WRITE, offers=one_of_a_day,
    draw=draw_door, empty=empty_door, page=page_of_door, order=35, kinds=frozenset({HomeKind.OPEN_SHELTER}),
)  # fmt: skip
