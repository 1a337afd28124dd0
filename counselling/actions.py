"""The verbs of counselling: log a session, correct it, name a supervisor for sealed notes."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from counselling import queries, rules
from counselling.events import Event
from counselling.models import CounsellingSession, ProcessNoteReader, SessionCorrection
from foundation import audit, clashes, clock, formatting, languages
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import Sealed, seal
from foundation.viewer import Viewer
from residents.models import CaseFile

SEALED = ("brought", "done")


@dataclass(frozen=True, kw_only=True)
class SessionWords:
    """A session as its writer tells it; times are aware, nothing is sealed yet."""

    happened_at: datetime
    kind: str
    minutes: int
    place: str
    issues: Sequence[str]
    mood: str
    brought: str
    done: str
    summary: str
    plan: str
    next_on: date | None
    risk: str
    safety_instruction: str


def log_session(
    head: queries.FileHead, said: SessionWords, *, process_notes: str, by: Viewer
) -> CounsellingSession:
    """Write down a session that `by` held; its number follows the child's last one.

    Raises Refused when the session cannot have happened so, or a danger names nothing to do.
    """
    _ensure_held_in_a_stay(head.id, said.happened_at)
    codes = _ensure_sound(said)
    owner = ("child", head.child_id)
    session = CounsellingSession(
        id=new_id(),
        home_id=head.home_id,
        case_file_id=head.id,
        number=_next_number(head.id),
        counsellor_id=by.user_id,
        reader_id=by.user_id,
        written_at=clock.now(),
        process_notes=seal(process_notes, owner=owner) if process_notes else None,
        **_columns(said, codes, owner),
    )
    db.session.add(session)
    clashes.flush()
    subject = ("counselling_session", session.id, head.code)
    details = {"number": session.number, "kind": session.kind, "risk": session.risk, "issues": list(codes)}
    audit.record(Event.SESSION_LOGGED, by=by, home=head.home_id, subject=subject, details=details)
    if process_notes:
        _record_sealed(Event.NOTES_WRITTEN, session, head.code, by)
    return session


def _ensure_held_in_a_stay(case_file_id: UUID, happened_at: datetime) -> None:
    """Ask the rule with the stay that was running then, or else the one that was nearest before."""
    before = [stay for stay in queries.stays(case_file_id) if stay[0] <= happened_at]
    began, ended = before[-1] if before else (None, None)
    rules.ensure_loggable(happened_at=happened_at, now=clock.now(), stay_began=began, stay_ended=ended)


def _ensure_sound(said: SessionWords) -> tuple[str, ...]:
    rules.ensure_safe(risk=said.risk, safety_instruction=said.safety_instruction)
    rules.ensure_next(next_on=said.next_on, happened_on=clock.local(said.happened_at).date())
    return rules.ensure_issues(said.issues)


def _columns(said: SessionWords, codes: tuple[str, ...], owner: tuple[str, UUID]) -> dict[str, Any]:
    plain = {f.name: getattr(said, f.name) for f in fields(said) if f.name not in SEALED}
    sealed = {name: seal(getattr(said, name), owner=owner) for name in SEALED}
    return {**plain, **sealed, "issues": list(codes)}


def _next_number(case_file_id: UUID) -> int:
    """Answer the next session number of a file; its row is held so that two writers cannot get the same."""
    db.session.execute(sa.select(CaseFile.id).where(CaseFile.id == case_file_id).with_for_update())
    highest = sa.select(sa.func.max(CounsellingSession.number))
    return (db.session.scalar(highest.where(CounsellingSession.case_file_id == case_file_id)) or 0) + 1


def words_of(session: CounsellingSession) -> SessionWords:
    """Answer a session as told, its sealed account opened (never its process notes)."""
    told: dict[str, Any] = {
        f.name: getattr(session, f.name) for f in fields(SessionWords) if f.name not in SEALED
    }
    opened: dict[str, Any] = {name: _opened(getattr(session, name)) for name in SEALED}
    return SessionWords(**told, **opened)


def _opened(envelope: Sealed | None) -> str:
    return envelope.open() if envelope else ""


def amend_session(
    session: CounsellingSession,
    head: queries.FileHead,
    said: SessionWords,
    *,
    more_notes: str,
    reason: str,
    by: Viewer,
) -> tuple[str, ...]:
    """Correct a session: each old value stays readable beside the new one. Answers the fields that changed.

    `more_notes` is added under the sealed notes, which are never rewritten. Raises Refused.
    """
    old = words_of(session)
    changed = rules.changed(vars(old), {**vars(said), "issues": list(_ensure_sound(said))})
    rules.ensure_amendable(fields=(*changed, "notes") if more_notes else changed, reason=reason)
    if "happened_at" in changed:
        _ensure_held_in_a_stay(head.id, said.happened_at)
    owner = ("child", head.child_id)
    fresh = _columns(said, rules.ensure_issues(said.issues), owner)
    for name in changed:
        db.session.add(_correction(session, name, getattr(old, name), reason, by))
        setattr(session, name, fresh[name])
    if more_notes:
        _add_notes(session, more_notes, owner)
        _record_sealed(Event.NOTES_WRITTEN, session, head.code, by)
    clashes.flush()
    details = {"number": session.number, "fields": list(changed)}
    subject = ("counselling_session", session.id, head.code)
    if changed:
        audit.record(Event.SESSION_AMENDED, by=by, home=head.home_id, subject=subject, details=details)
    return changed


def _correction(
    session: CounsellingSession, name: str, old: Any, reason: str, by: Viewer
) -> SessionCorrection:
    kept: dict[str, Any] = {"old_value": _as_text(old)}
    if name in SEALED:
        kept = {"old_sealed": getattr(session, name)}
    return SessionCorrection(
        session_id=session.id,
        home_id=session.home_id,
        field=name,
        reason=reason,
        corrected_by_id=by.user_id,
        corrected_at=clock.now(),
        **kept,
    )


def _as_text(value: Any) -> str:
    """Answer a plain value as it is kept beside its correction: ISO for times, codes joined by spaces."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, list | tuple) else str(value)


def _add_notes(session: CounsellingSession, more: str, owner: tuple[str, UUID]) -> None:
    earlier = _opened(session.process_notes)
    moment = formatting.format_moment(clock.now(), languages.current(), clock.zone_here())
    text = f"{earlier}\n\n{moment}\n{more}" if earlier else more
    session.process_notes = seal(text, owner=owner)


def _record_sealed(event: Event, session: CounsellingSession, code: str, by: Viewer) -> None:
    subject = ("counselling_session", session.id, code)
    audit.record(event, by=by, subject=subject, details={"number": session.number}, sealed=True)


def name_reader(head: queries.FileHead, reader_id: UUID, *, by: Viewer) -> None:
    """Let a supervisor open the sealed notes that `by` wrote about one child. Raises Refused."""
    known = dict(queries.possible_readers(head.home_id, besides=by.user_id, at=clock.now()))
    if reader_id not in known:
        raise Refused(_("Choose one of the other counsellors of this home."), field="reader_id")
    found = db.session.scalar(
        sa.select(ProcessNoteReader).where(
            ProcessNoteReader.case_file_id == head.id,
            ProcessNoteReader.owner_id == by.user_id,
            ProcessNoteReader.reader_id == reader_id,
        )
    )
    if found is not None and found.ended_at is None:
        raise Refused(_("She may open them already."), field="reader_id")
    reader = found or ProcessNoteReader(
        id=new_id(), case_file_id=head.id, home_id=head.home_id, owner_id=by.user_id, reader_id=reader_id
    )
    reader.named_at, reader.ended_at = clock.now(), None
    db.session.add(reader)
    clashes.flush()
    _record_reader(Event.READER_NAMED, reader, head.code, by)


def end_reader(head: queries.FileHead, named_id: UUID, *, by: Viewer) -> None:
    """End a supervisor's reading of the sealed notes that `by` wrote about one child; not her naming is 404."""
    reader: ProcessNoteReader = one_or_404(
        sa.select(ProcessNoteReader).where(
            ProcessNoteReader.id == named_id,
            ProcessNoteReader.case_file_id == head.id,
            ProcessNoteReader.owner_id == by.user_id,
        )
    )
    if reader.ended_at is not None:
        raise Refused(_("This reading has ended already."))
    reader.ended_at = clock.now()
    _record_reader(Event.READER_ENDED, reader, head.code, by)


def _record_reader(event: Event, reader: ProcessNoteReader, code: str, by: Viewer) -> None:
    details = {"reader_id": str(reader.reader_id)}
    audit.record(event, by=by, subject=("case_file", reader.case_file_id, code), details=details, sealed=True)
