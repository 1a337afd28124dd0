"""Lines typed from a sheet: the sheet is asked for once, checked, and told when its lines are in the books."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clock
from foundation.db import db
from foundation.languages import _
from foundation.paper import rules
from foundation.paper.events import Event
from foundation.paper.models import PaperSheet, State
from foundation.refusals import Refused
from foundation.viewer import Actor


@dataclass(frozen=True)
class FromPaper:
    """The sheet from which lines are typed now; `number` is what each of them keeps."""

    sheet: PaperSheet

    @property
    def number(self) -> str:
        """Answer the number as it stands on the paper."""
        return self.sheet.said

    def done(self, lines: int, *, by: Actor) -> None:
        """Say that the lines of the sheet are in the books, in the transaction that wrote them."""
        end(self.sheet, State.ENTERED, lines=lines, by=by)


def sheet_numbered(home_id: UUID, year: int, number: int) -> PaperSheet | None:
    """Answer a home's sheet by its number."""
    asked = sa.select(PaperSheet).where(
        PaperSheet.home_id == home_id, PaperSheet.year == year, PaperSheet.number == number
    )
    return db.session.scalar(asked)


def entering(
    typed: str | None, *, home_id: UUID, home_code: str, kind: str, day: date, place: str = ""
) -> FromPaper | None:
    """Answer the sheet that a page says it is typed from, None where it says none.

    Raises Refused when there is no such sheet, when it is of something else, when its scan is not attached, when it
    is in the books already, or when its day is too long ago.
    """
    if not typed:
        return None
    sheet = sheet_numbered(home_id, *rules.numbered(typed, home_code=home_code))
    if sheet is None:
        raise Refused(_("No sheet of this home has the number %(number)s.", number=typed))
    if (sheet.kind, sheet.day, sheet.place) != (kind, day, place):
        raise Refused(
            _("Sheet %(number)s is not of this day and place. Open it on the page Paper.", number=typed)
        )
    rules.ensure_waiting(sheet)
    rules.ensure_day(day, today=clock.today())
    if sheet.state != State.SCANNED:
        raise Refused(_("Attach the scan of sheet %(number)s first, on the page Paper.", number=typed))
    return FromPaper(sheet)


def from_paper(paper: FromPaper | None) -> str:
    """Answer what a line keeps of the sheet that it was typed from: the number, or nothing."""
    return paper.number if paper else ""


def end(sheet: PaperSheet, state: State, *, lines: int = 0, reason: str = "", by: Actor) -> None:
    """Write what became of a sheet and who says so; it is not changed again. Raises Refused when it has an end."""
    rules.ensure_waiting(sheet)
    sheet.state, sheet.lines, sheet.reason = state, lines, reason
    sheet.ended_by, sheet.ended_at = by.user_id, clock.now()
    subject = ("paper_sheet", sheet.id, sheet.said)
    details = {"number": sheet.said, "lines": lines} if state == State.ENTERED else {
        "number": sheet.said, "state": str(state)
    }  # fmt: skip
    event = Event.SHEET_ENTERED if state == State.ENTERED else Event.SHEET_CLOSED
    audit.record(event, by=by, home=sheet.home_id, subject=subject, details=details)
