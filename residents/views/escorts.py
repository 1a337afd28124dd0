"""What one of the staff sees of movement: whom she takes where today; she writes the return herself."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, current
from residents import words
from residents.actions import movement as verbs
from residents.choices import going
from residents.events import Event
from residents.permissions import May
from residents.queries import escorts, file
from residents.queries.escorts import OwnEscort
from residents.rules.movement import is_over
from residents.views.blueprint import bp


def leaves_today() -> list[dict[str, Any]]:
    """Answer the leaves of today on which the reader goes with a child, as her page shows them."""
    return [
        _said(line) for line in escorts.own_escorts(g.home.id, viewer().user_id, day=clock.today())
    ]  # fmt: skip


def _said(line: OwnEscort) -> dict[str, Any]:
    what, why = words.of(going.AWAY_KINDS, line.kind), words.of(going.OCCASIONS, line.occasion)
    if line.returned_at is not None:
        mark, state = "met", _("back %(when)s", when=_short(line.returned_at))
    elif line.due_at is None:
        mark, state = "due", _("no date of return")
    else:
        mark = "over" if is_over(line.due_at, now=clock.now()) else "due"
        state = _("due back %(when)s", when=_short(line.due_at))
    return {
        "code": line.code, "time": _short(line.from_at), "what": f"{what}, {why}" if why else what, "mark": mark,
        "state": state, "is_open": line.returned_at is None and line.from_at <= clock.now(),
        "away_id": line.away_id, "has_place": line.has_place and may(May.ESCORT_WRITE),
    }  # fmt: skip


def _short(at: Any) -> str:
    return formatting.format_moment_short(at, current(), clock.zone_here())


@bp.get("/escorts/<uuid:away_id>")
@reads(May.ESCORT_WRITE)
def show_own_escort(away_id: UUID) -> ResponseReturnValue:
    """Open where she takes the child; the opening is recorded before it is shown. No telephone stands here."""
    away = escorts.own_escort(away_id, viewer().user_id, day=clock.today())
    code = file.rows(g.case_file_id).file.code
    subject = ("case_file", g.case_file_id, code)
    audit.read(Event.AWAY_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"code": code})
    return render_template(
        "residents/escort_place.html", code=code, away=away, place=away.place.open() if away.place else "",
    )  # fmt: skip


@bp.post("/escorts/<uuid:away_id>/back")
@writes(May.ESCORT_WRITE)
def bring_back(away_id: UUID) -> ResponseReturnValue:
    """Write that the child whom she took is back, now and with her."""
    away = escorts.own_escort(away_id, viewer().user_id, day=clock.today())
    found, by = file.rows(g.case_file_id).file, viewer()
    verbs.come_back(found, away.id, at=clock.now(), with_name=by.name, by=by)
    flash(_("Saved. %(code)s is here again.", code=found.code))
    return redirect(url_for(".show_escorts", home_code=g.home.code), code=303)
