"""The record of deeds in words, for the eyes of the person who did them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.audit.models import AuditEvent


@dataclass(frozen=True)
class TrailLine:
    """One deed or reading: when, in which words, about which record (its code), from which address."""

    at: datetime
    deed: str
    code: str
    address: str
    is_reading: bool


class _Known(dict[str, object]):
    """Details that answer a dash for what an older row does not tell."""

    def __missing__(self, key: str) -> str:
        return "–"


def lines_of(events: Iterable[AuditEvent], *, sentences: Mapping[str, Any]) -> list[TrailLine]:
    """Answer each event as a line, said in the reader's language; `sentences` are those of all rooms."""
    return [
        TrailLine(
            at=event.at,
            deed=str(sentences.get(event.event, event.event)) % _Known(json.loads(event.details)),
            code=event.subject_code or "",
            address=event.ip or "",
            is_reading=event.is_reading,
        )
        for event in events
    ]
