"""The verbs of sheets on paper: the scan is kept, what was counted is written, a sheet is closed without lines."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from foundation import audit, clock, files
from foundation.languages import _
from foundation.paper import rules
from foundation.paper.entering import end
from foundation.paper.events import Event
from foundation.paper.models import PaperSheet, State
from foundation.refusals import Refused
from foundation.viewer import Actor

FIGURE_AT_MOST = 2000


def keep_scan(
    sheet: PaperSheet,
    prepared: files.Prepared,
    *,
    day: date,
    place: str,
    about: str,
    kept_by: UUID | None,
    by: Actor,
) -> None:
    """Keep the scan of a sheet, encrypted under the home's key, with its day and who wrote on the paper.

    A second scan takes the first one's place until the lines are in the books. Raises Refused when the sheet has an
    end, when its day is ahead or too long ago, and when it was printed for another day.
    """
    rules.ensure_waiting(sheet)
    if sheet.day is not None and sheet.day != day:
        raise Refused(_("This sheet was printed for another day."), field="day")
    rules.ensure_day(day, today=clock.today())
    if kept_by is None:
        raise Refused(_("Choose who wrote on the paper."), field="kept_by")
    if sheet.scan_id is not None:
        files.forget(sheet.scan_id)
    stored = files.store_upload(prepared, owner=("home", sheet.home_id), home_id=sheet.home_id)
    if sheet.day is None:
        sheet.day, sheet.place, sheet.about = day, place, about
    sheet.scan_id, sheet.kept_by, sheet.state = stored.id, kept_by, State.SCANNED
    sheet.scanned_by, sheet.scanned_at = by.user_id, clock.now()
    subject = ("paper_sheet", sheet.id, sheet.said)
    audit.record(Event.SCAN_KEPT, by=by, home=sheet.home_id, subject=subject, details={"number": sheet.said})


def write_figures(sheet: PaperSheet, figures: Mapping[str, int | None], *, by: Actor) -> None:
    """Write what was counted on a sheet of whose lines the house keeps none, and call it entered. Raises Refused."""
    if sheet.state != State.SCANNED:
        rules.ensure_waiting(sheet)
        raise Refused(_("Attach the scan first."))
    told = {code: value for code, value in figures.items() if value is not None}
    if not told:
        raise Refused(_("Write at least one number."))
    if any(not 0 <= value <= FIGURE_AT_MOST for value in told.values()):
        raise Refused(_("Write a number that can be."))
    sheet.figures = told
    end(sheet, State.ENTERED, lines=len(told), by=by)


def close(sheet: PaperSheet, state: str, reason: str, *, by: Actor) -> None:
    """Close a sheet as not used or lost; it says why and stays in the list. Raises Refused."""
    rules.ensure_closed_well(state, reason)
    end(sheet, State(state), reason=reason.strip(), by=by)
