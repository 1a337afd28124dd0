"""What the taking in of files tells the audit, and how each is said."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Event(StrEnum):
    """Deeds at a file that is taken in: never a name, only its kind and counts."""

    INTAKE_BEGUN = "office.intake.begun"
    INTAKE_DONE = "office.intake.done"
    INTAKE_READ = "office.intake.read"
    INTAKE_PUT_AWAY = "office.intake.put_away"
    INTAKE_UNDONE = "office.intake.undone"


SENTENCES: dict[Any, Any] = {
    Event.INTAKE_BEGUN: _l("A file to be imported was chosen: %(kind)s"),
    Event.INTAKE_DONE: _l("Import done: %(kind)s, %(count)s rows"),
    Event.INTAKE_READ: _l("Rows of an import read: %(kind)s, %(count)s rows"),
    Event.INTAKE_PUT_AWAY: _l("An import was put away: %(kind)s"),
    Event.INTAKE_UNDONE: _l("An import was undone: %(kind)s, %(count)s rows"),
}
