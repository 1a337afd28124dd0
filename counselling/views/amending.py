"""The page that corrects a session: what it said stays readable beside what it says now."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from counselling import actions, forms, queries, reach, words
from counselling.events import Event
from counselling.permissions import May
from counselling.views import bp
from counselling.views.sessions import said_name
from foundation import audit, clock, formatting, languages
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A session as its form sees it: what the version check compares with what was typed."""

    version: int
    happened_on: date
    began: time
    minutes: int
    kind: str
    place: str
    issues: list[str]
    mood: str
    brought: str
    done: str
    summary: str
    plan: str
    next_on: date | None
    risk: str
    safety_instruction: str


@bp.get("/counselling/sessions/<uuid:session_id>/amend")
@reads(May.SESSION_AMEND)
def show_amend(session_id: UUID) -> ResponseReturnValue:
    """Show a session's lines to the one who wrote it, ready to be corrected."""
    row = _own_row(session_id)
    audit.read(
        Event.SESSION_OPENED,
        by=viewer(),
        home=row.session.home_id,
        subject=("counselling_session", row.session.id, row.head.code),
        details={"number": row.session.number},
        once_per_ten_minutes=True,
    )
    saved = _saved(row.session)
    values = {field: getattr(saved, name) for field, name in FIELDS.items()}
    form = forms.AmendForm.opened(**values)
    form.version.data = str(saved.version)
    return _page(row, form)


@bp.post("/counselling/sessions/<uuid:session_id>/amend")
@writes(May.SESSION_AMEND)
def amend_session(session_id: UUID) -> ResponseReturnValue:
    """Correct a session, and lead back to it."""
    row, form = _own_row(session_id), forms.AmendForm()
    if not form.validate_on_submit():
        return _page(row, form), 422
    try:
        ensure_current(_saved(row.session), form, fields=FIELDS, said=SAID)
        actions.amend_session(
            row.session,
            row.head,
            form.words(),
            more_notes=form.process_notes.data or "",
            reason=form.reason.data or "",
            by=viewer(),
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(row, form), 422
    flash(_("Correction of session %(number)s saved.", number=row.session.number))
    return redirect(url_for("counselling.show_session", session_id=session_id), code=303)


FIELDS = {
    "shared" if name == "summary" else name: name for name in Saved.__dataclass_fields__ if name != "version"
}
"""The form's field -> what it says of a session; a form's own `summary` is what is to be mended in it."""

SAID: dict[str, Any] = {
    "kind": lambda value: str(words.KINDS.get(value, value)),
    "mood": lambda value: str(words.MOODS.get(value, value)),
    "risk": lambda value: str(words.SAFE_TONIGHT.get(value, value)),
    "issues": lambda value: words.issues_said(list(value or [])),
    "began": lambda value: value.strftime("%H:%M") if value else "",
    "next_on": lambda value: formatting.format_day(value, languages.current()) if value else _("nothing"),
}


def _own_row(session_id: UUID) -> queries.SessionRow:
    row = queries.session_row(session_id, reach.allowed())
    if not (row.may_amend and row.may_open):
        abort(403)
    return row


def _saved(session: Any) -> Saved:
    told = actions.words_of(session)
    there = clock.local(told.happened_at)
    plain = {
        name: getattr(told, name)
        for name in FIELDS.values()
        if name not in ("happened_on", "began", "issues")
    }
    return Saved(
        version=session.version,
        happened_on=there.date(),
        began=there.time().replace(tzinfo=None),
        issues=list(told.issues),
        **plain,
    )


def _page(row: queries.SessionRow, form: Any) -> str:
    return render_template(
        "counselling/amend.html",
        row=row,
        session=row.session,
        head=row.head,
        name=said_name(row.head),
        form=form,
    )
