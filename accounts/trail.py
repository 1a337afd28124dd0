"""The record of deeds in words, for the eyes of the person who did them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from foundation.audit.models import AuditEvent
from foundation.feature import House
from foundation.telling import code_of, tell


@dataclass(frozen=True)
class TrailLine:
    """One deed or reading: when, in which words, about which record (its code), from which address."""

    at: datetime
    deed: str
    code: str
    address: str
    is_reading: bool


def lines_of(events: Iterable[AuditEvent], *, house: House) -> list[TrailLine]:
    """Answer each event as a line, said in the reader's language by the words of all rooms."""
    return [
        TrailLine(
            at=event.at,
            deed=tell(house, event.event, event.details, code=event.subject_code),
            code=code_of(house, event.subject_code),
            address=event.ip or "",
            is_reading=event.is_reading,
        )
        for event in events
    ]
