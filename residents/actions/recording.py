"""What the deeds about a file share: the columns that their rows carry, and their line in the record."""

from typing import Any

from foundation import audit, clock
from foundation.db import new_id
from foundation.viewer import Actor
from residents.events import Event
from residents.models import CaseFile


def of_file(file: CaseFile, by: Actor) -> dict[str, Any]:
    """Answer what every row of a file carries, with a fresh id."""
    return {
        "id": new_id(), "home_id": file.home_id, "case_file_id": file.id, "written_at": clock.now(),
        "written_by": by.user_id,
    }  # fmt: skip


def record(event: Event, file: CaseFile, *, by: Actor, **said: Any) -> None:
    """Record a deed about a file in the home's chain: codes and names of fields only, never words."""
    subject = ("case_file", file.id, file.code)
    audit.record(event, by=by, home=file.home_id, subject=subject, details={"code": file.code, **said})


def record_sealed(event: Event, file: CaseFile, row: Any, *, by: Actor) -> None:
    """Record a deed about a sealed row of a file in the sealed chain of the organisation."""
    subject = (row.__tablename__, row.id, file.code)
    audit.record(event, by=by, home=file.home_id, subject=subject, sealed=True)
