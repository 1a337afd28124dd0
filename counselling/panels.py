"""What counselling hands in for the child's page: a panel for those who read summaries, one for whoever is on duty."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from counselling import queries, reach, words
from counselling.models import Risk
from counselling.permissions import May
from foundation.access import may
from foundation.feature import ResidentPanel, TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l


@dataclass(frozen=True)
class CounsellingPanel:
    """Counselling in five facts, for those who may read summaries."""

    code: str
    sessions: int
    last_at: datetime | None
    next_on: date | None
    risk_mark: str
    risk_words: str
    may_log: bool


@dataclass(frozen=True)
class SafetyPanel:
    """Whether the child is safe, and what the house must do; empty words where only the flag may be seen."""

    mark: str
    risk: str
    words: str
    given_at: datetime | None
    counsellor: str
    is_in_force: bool


def load_counselling(case_file_id: UUID) -> CounsellingPanel:
    """Answer the counselling panel of one child. One statement."""
    line = queries.standing_of(case_file_id, condition=reach.on_file(May.SUMMARY_SEE))
    mark, said = _standing(line)
    return CounsellingPanel(
        code=line.code if line else "",
        sessions=line.sessions if line else 0,
        last_at=line.last_at if line else None,
        next_on=line.next_on if line else None,
        risk_mark=mark,
        risk_words=said,
        may_log=may(May.SESSION_WRITE),
    )


def _standing(line: Any) -> tuple[str, str]:
    """Answer mark and words of a child's safety: nobody is called safe of whom nobody has asked."""
    if line is None or not line.sessions:
        return "due", _("Not asked yet")
    return words.RISK_MARKS[line.risk], str(words.RISKS[line.risk])


def load_safety(case_file_id: UUID) -> SafetyPanel:
    """Answer the safety panel of one child. One statement."""
    line = queries.standing_of(case_file_id, condition=reach.on_file(May.FLAG_SEE))
    risk = line.risk if line else Risk.NONE
    told = line is not None and risk != Risk.NONE and may(May.INSTRUCTION_SEE)
    mark, said = _standing(line)
    return SafetyPanel(
        mark=mark,
        risk=said,
        words=(line.instruction or "") if told and line else "",
        given_at=line.last_at if told and line else None,
        counsellor=(line.counsellor or "") if told and line else "",
        is_in_force=risk != Risk.NONE,
    )


def load_timeline(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the sessions of a child as entries without any content."""
    found = queries.sessions_of(
        case_file_id, condition=reach.sees_summary(), unseal=reach.unseals(), window=window
    )
    return [
        TimelineEntry(
            happened_at=line.happened_at,
            deed=_l("Counselling session %(number)s", number=line.number),
            text=str(words.KINDS[line.kind]),
            by=line.counsellor,
        )
        for line in found
    ]


PANELS = (
    ResidentPanel(
        title=_l("Safe tonight"),
        permission=May.FLAG_SEE,
        template="counselling/_safety.html",
        load=load_safety,
        order=5,
        column=2,
    ),
    ResidentPanel(
        title=_l("Counselling"),
        permission=May.SUMMARY_SEE,
        template="counselling/_panel.html",
        load=load_counselling,
        endpoint="counselling.list_sessions",
        order=60,
        column=2,
    ),
)
TIMELINE = (
    TimelineSource(
        kind="counselling", label=_l("Counselling"), permission=May.SUMMARY_SEE, load=load_timeline
    ),
)
