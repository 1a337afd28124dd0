"""The audit viewer: a superintendent about her home, head office and the privacy officer about every chain."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import abort, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import LABELS
from foundation import audit, clock, formatting, languages
from foundation.access import may, reads, viewer
from foundation.audit import AuditChain
from foundation.db import db
from foundation.languages import _
from foundation.registers import Period
from homes.models import Home
from office.events import Event
from office.permissions import May
from office.queries import TrailFilter, TrailRow
from office.queries import trail as ask_trail
from office.views.blueprint import bp

PAGE = 50
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Told(dict[str, Any]):
    """Details that answer a dash for what an older event does not tell."""

    def __missing__(self, key: str) -> str:
        return "–"


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
    homes = {
        str(home_id): f"{name} ({code})"
        for home_id, code, name in db.session.execute(sa.select(Home.id, Home.code, Home.name))
    }
    said = []
    for name in db.session.scalars(sa.select(AuditChain.name).order_by(AuditChain.name)):
        if name == "sealed" and not may(May.SEALED_CHAIN_SEE):
            continue
        label = {"organisation": _("The organisation"), "sealed": _("Sealed matters")}.get(name)
        said.append((name, label or homes.get(name.removeprefix("home:"), name)))
    return sorted(said, key=lambda pair: (pair[0] != "organisation", pair[1]))


def _wanted(**more: Any) -> TrailFilter:
    day = _day(request.args.get("day", ""))
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


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        return None


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
        chains=chains,
        chain=chain,
        action=action,
        newest_url=f"{action}?{urlencode(kept)}" if wanted.before else None,
        older_url=f"{action}?{urlencode({**kept, 'before': older})}" if older else None,
    )


def _said(row: TrailRow) -> dict[str, Any]:
    """Answer an event as a sentence in the reader's language."""
    details = _Told(languages.numerals({k: _plain(v) for k, v in json.loads(row.details).items()}))
    details.setdefault("code", row.code or "–")
    sentence = str(current_app.extensions["house"].sentences.get(row.event, row.event))
    role = LABELS.get(row.role or "")  # type: ignore[call-overload]  a role of an older time has no label
    return {
        "seq": row.seq,
        "at": row.at,
        "sentence": sentence % details,
        "code": row.code,
        "who": row.who,
        "role": role,
        "is_reading": row.is_reading,
    }


def _plain(value: Any) -> Any:
    """Answer a detail as a reader writes it: days in words, lists in a row."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return formatting.format_day(date.fromisoformat(value), languages.current())
    return ", ".join(map(str, value)) if isinstance(value, list) else value
