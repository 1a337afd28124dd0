"""The verbs of danger from outside: note a threat, bar a person at the gate, end a bar."""

from datetime import date

from foundation import clock, files
from foundation.db import db
from foundation.files import Prepared
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.recording import of_file, record_sealed
from residents.events import Event
from residents.models import BarredPerson, CaseFile, ThreatNote
from residents.rules import victim as rules


def note_threat(file: CaseFile, words: str, *, by: Actor) -> ThreatNote:
    """Seal what is known of a threat to the child."""
    if not words:
        raise Refused(_("Write what is known."), field="words")
    note = ThreatNote(
        **of_file(file, by), noted_at=clock.now(), words=seal(words, owner=("child", file.child_id))
    )
    db.session.add(note)
    db.session.flush()
    record_sealed(Event.THREAT_WRITTEN, file, note, by=by)
    return note


def bar_person(
    file: CaseFile, *, name: str, description: str, reason: str, from_on: date, until_on: date | None,
    photo: Prepared | None = None, by: Actor,
) -> BarredPerson:  # fmt: skip
    """Put somebody on the do-not-admit list; why, and because of whom, stays sealed."""
    rules.ensure_barred_span(from_on, until_on, today=clock.today())
    if not name and not description:
        raise Refused(_("Write a name, or how the person looks."), field="name")
    if not reason:
        raise Refused(_("Write why. It is sealed; the gate does not read it."), field="reason")
    barred = BarredPerson(
        **of_file(file, by), name=name, description=description, from_on=from_on, until_on=until_on,
        reason=seal(reason, owner=("child", file.child_id)),
    )  # fmt: skip
    if photo is not None:
        barred.photo_id = files.store_upload(photo, owner=("child", file.child_id), home_id=file.home_id).id
    db.session.add(barred)
    db.session.flush()
    record_sealed(Event.BARRED_WRITTEN, file, barred, by=by)
    return barred


def end_bar(file: CaseFile, barred: BarredPerson, *, by: Actor) -> None:
    """Take somebody off the list from tomorrow on; the line stays in the file."""
    today = clock.today()
    if barred.until_on is not None and barred.until_on <= today:
        raise Refused(_("This line has ended already."))
    barred.until_on = max(today, barred.from_on)
    record_sealed(Event.BARRED_ENDED, file, barred, by=by)
