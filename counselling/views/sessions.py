"""Pages of one child's sessions: the list, the log form, one session."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import true

from counselling import actions, forms, queries, reach, words
from counselling.events import Event
from counselling.permissions import May
from counselling.views import bp
from foundation import audit, clock, formatting, languages
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, ngettext
from foundation.refusals import Refused

PAGE = 30


@bp.get("/children/<code>/sessions")
@reads(May.SUMMARY_SEE)
def list_sessions(code: str) -> ResponseReturnValue:
    """Show a child's sessions, newest first, with the lines that others may read."""
    head = _head()
    before = request.args.get("before", type=int)
    lines = queries.sessions_of(
        head.id, condition=reach.sees_summary(), unseal=reach.unseals(), limit=PAGE + 1, before=before
    )
    audit.read(
        Event.SESSIONS_SEEN,
        by=viewer(),
        home=head.home_id,
        subject=("case_file", head.id, head.code),
        details={"count": len(lines[:PAGE])},
        once_per_ten_minutes=True,
    )
    older = lines[PAGE - 1].number if len(lines) > PAGE else None
    return render_template(
        "counselling/sessions.html",
        head=head,
        name=said_name(head),
        lines=[said_line(line) for line in lines[:PAGE]],
        older=older,
        before=before,
    )


@bp.get("/children/<code>/sessions/new")
@reads(May.SESSION_WRITE)
def show_new(code: str) -> ResponseReturnValue:
    """Show the form of a session, with what its writer had begun to type."""
    return _form_page(_head(), forms.SessionForm.opened(**forms.first_values()))


@bp.post("/children/<code>/sessions/new")
@writes(May.SESSION_WRITE)
def log_session(code: str) -> ResponseReturnValue:
    """Write a session down, and lead to it."""
    head, form = _head(), forms.SessionForm()
    if not form.validate_on_submit():
        return _form_page(head, form), 422
    try:
        session = actions.log_session(
            head, form.words(), process_notes=form.process_notes.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _form_page(head, form), 422
    flash(_("Session %(number)s saved.", number=session.number))
    return redirect(url_for("counselling.show_session", session_id=session.id), code=303)


@bp.get("/counselling/sessions/<uuid:session_id>")
@reads(May.SUMMARY_SEE)
def show_session(session_id: UUID) -> ResponseReturnValue:
    """Show one session: the shared lines to all who may read it, what was brought and done to its counsellors."""
    row = queries.session_row(session_id, reach.allowed())
    session = row.session
    audit.read(
        Event.SESSION_OPENED,
        by=viewer(),
        home=session.home_id,
        subject=("counselling_session", session.id, row.head.code),
        details={"number": session.number},
        once_per_ten_minutes=True,
    )
    told = actions.words_of(session) if row.may_open else None
    return render_template(
        "counselling/session.html",
        row=row,
        session=session,
        head=row.head,
        name=said_name(row.head),
        told=told,
        said=said_session(session),
        corrections=said_corrections(row, queries.corrections(session.id)),
        may_name_reader=row.may_amend and may(May.NOTES_SHARE),
    )


def said_name(head: queries.FileHead) -> str:
    """Answer the child's name as this reader may see it; without that right an empty text, the code stands alone."""
    return words.name_said(head.name, head.name_local) if head.name or head.name_local else ""


def said_session(session: Any) -> dict[str, Any]:
    """Answer a session's choices in words."""
    return {
        "kind": words.KINDS[session.kind],
        "mood": words.MOODS[session.mood],
        "risk": words.RISKS[session.risk],
        "risk_mark": words.RISK_MARKS[session.risk],
        "issues": words.issues_said(session.issues),
        "minutes": ngettext("%(num)s minute", "%(num)s minutes", session.minutes),
    }


def said_line(line: queries.SessionLine) -> dict[str, Any]:
    """Answer a line of a list of sessions with its words."""
    return {
        "line": line,
        "day": _day_said(line.happened_at),
        "kind": words.KINDS[line.kind],
        "risk": words.RISKS[line.risk] if line.risk != "none" else "",
        "risk_mark": words.RISK_MARKS[line.risk],
    }


def _day_said(moment: datetime) -> str:
    """Answer a day short enough for the margin: this year's without the year."""
    day, language = clock.local(moment).date(), languages.current()
    is_this_year = day.year == clock.today().year
    return formatting.format_day_bare(day, language) if is_this_year else formatting.format_day(day, language)


def said_corrections(row: queries.SessionRow, found: Any) -> list[dict[str, Any]]:
    """Answer the corrections that this reader may see: sealed old texts only where she may open the session."""
    return [
        {
            "label": words.FIELDS[line.field],
            "old": line.old_sealed.open() if line.old_sealed else words.old_said(line.field, line.old_value),
            "reason": line.reason,
            "by": line.by,
            "at": line.at,
        }
        for line in found
        if line.old_sealed is None or row.may_open
    ]


def _head() -> queries.FileHead:
    return queries.file_head(g.case_file_id, named=reach.names())


def _form_page(head: queries.FileHead, form: Any) -> str:
    earlier = queries.sessions_of(head.id, condition=true(), unseal=reach.unseals(), limit=6)
    return render_template(
        "counselling/log.html",
        head=head,
        name=said_name(head),
        form=form,
        number=(earlier[0].number if earlier else 0) + 1,
        earlier=[said_line(line) for line in earlier],
        now=clock.now(),
        own_name=viewer().name,
    )
