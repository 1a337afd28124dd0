"""What counselling tells the audit, and how each event is said."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """The deeds and readings of this room."""

    CASELOAD_SEEN = "counselling.caseload.seen"
    INSTRUCTIONS_SEEN = "counselling.instructions.seen"
    NOTES_OPENED = "counselling.notes.opened"
    NOTES_WRITTEN = "counselling.notes.written"
    READER_ENDED = "counselling.reader.ended"
    READER_NAMED = "counselling.reader.named"
    SESSION_AMENDED = "counselling.session.amended"
    SESSION_LOGGED = "counselling.session.logged"
    SESSION_OPENED = "counselling.session.opened"
    SESSIONS_SEEN = "counselling.sessions.seen"


SENTENCES: dict[Event, Any] = {
    Event.CASELOAD_SEEN: _l("Own caseload opened, %(count)s children"),
    Event.INSTRUCTIONS_SEEN: _l("Safety instructions read, %(count)s children"),
    Event.NOTES_OPENED: _l("Sealed notes of session %(number)s opened"),
    Event.NOTES_WRITTEN: _l("Sealed notes of session %(number)s written"),
    Event.READER_ENDED: _l("Reading of sealed notes by a supervisor ended"),
    Event.READER_NAMED: _l("A supervisor named as reader of sealed notes"),
    Event.SESSION_AMENDED: _l("Session %(number)s corrected"),
    Event.SESSION_LOGGED: _l("Session %(number)s logged"),
    Event.SESSION_OPENED: _l("Session %(number)s opened"),
    Event.SESSIONS_SEEN: _l("Sessions of a child opened, %(count)s"),
}
