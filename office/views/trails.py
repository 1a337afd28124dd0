"""The audit viewer: a superintendent about her home, head office and the privacy officer about every chain."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import LABELS
from foundation import audit, clock
from foundation.access import may, reads, viewer
from foundation.audit import AuditChain
from foundation.db import db
from foundation.forms import day_typed
from foundation.registers import Period
from foundation.telling import code_of, tell
from office import reach
from office.events import Event
from office.permissions import May
from office.queries import TrailFilter, TrailRow
from office.queries import trail as ask_trail
from office.telling import chain_said, is_sealed
from office.views.blueprint import bp

PAGE = 50


@bp.get("/homes/<home_code>/trail")
@reads(May.AUDIT_HOME)
def show_home_trail(home_code: str) -> ResponseReturnValue:
    """Show a superintendent what was done and read in her home, except about herself."""
    wanted = _wanted(not_about=viewer().user_id)
    chain = f"home:{g.home.id}"
    here = url_for("office.show_home_trail", home_code=home_code)
    return _page(chain, wanted, action=here, chains=[], home_id=g.home.id)


@bp.get("/trails")
@reads(May.AUDIT_ALL)
def show_trails() -> ResponseReturnValue:
    """Show the events of a chosen chain; the sealed one to the privacy officer alone."""
    chains = _chains()
    chosen = request.args.get("chain", "") or next(iter(chains), ("organisation", ""))[0]
    if chosen not in dict(chains):
        abort(404)
    return _page(chosen, _wanted(), action=url_for("office.show_trails"), chains=chains, home_id=None)


def _chains() -> list[tuple[str, str]]:
    """Answer the chains that the reader may choose, by name; homes by their code and name."""
    names = db.session.scalars(sa.select(AuditChain.name).order_by(AuditChain.name))
    said = [(name, chain_said(name)) for name in names if not is_sealed(name) or may(May.SEALED_CHAIN_SEE)]
    return sorted(said, key=lambda pair: (pair[0] != "organisation", pair[1]))


def _wanted(**more: Any) -> TrailFilter:
    day, _fault = _day_asked()
    span = Period(day, day) if day else None
    zone = clock.zone_here()
    return TrailFilter(
        starts_at=span.starts_at(zone) if span else None,
        ends_at=span.ends_at(zone) if span else None,
        person=request.args.get("person", "").strip()[:80],
        code=request.args.get("code", "").strip()[:40],
        before=request.args.get("before", type=int),
        **more,
    )


def _day_asked() -> tuple[date | None, str]:
    """Answer the day that was typed, or none and how to write it."""
    typed = request.args.get("day", "").strip()
    try:
        return (day_typed(typed) if typed else None), ""
    except ValueError as fault:
        return None, str(fault)


def _page(chain: str, wanted: TrailFilter, *, action: str, chains: Any, home_id: Any) -> str:
    found = ask_trail(chain, wanted, limit=PAGE + 1)
    names = ("day", "person", "code")
    filters = {name: request.args.get(name, "").strip()[:80] for name in names}
    used = [name for name in names if filters[name]]
    audit.read(Event.TRAIL_READ, by=viewer(), home=home_id, details={"chain": chain, "filters": used})
    kept = {k: v for k, v in {**filters, "chain": chain if chains else ""}.items() if v}
    older = found[PAGE - 1].seq if len(found) > PAGE else None
    return render_template(
        "office/trail.html",
        lines=[_said(row) for row in found[:PAGE]],
        filters_used=filters,
        day_fault=_day_asked()[1],
        chains=chains,
        chain=chain,
        action=action,
        newest_url=f"{action}?{urlencode(kept)}" if wanted.before else None,
        older_url=f"{action}?{urlencode({**kept, 'before': older})}" if older else None,
    )


def _said(row: TrailRow) -> dict[str, Any]:
    """Answer an event as a sentence in the reader's language."""
    role = LABELS.get(row.role or "")  # type: ignore[call-overload]  a role of an older time has no label
    return {
        "seq": row.seq,
        "at": row.at,
        "sentence": tell(reach.house(), row.event, row.details, code=row.code),
        "code": code_of(reach.house(), row.code),
        "who": row.who,
        "role": role,
        "is_reading": row.is_reading,
    }
