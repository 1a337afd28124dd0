"""The timetable on paper: the week of a class, a teacher or a room, one page that hangs on a wall."""

from uuid import UUID

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from education import grid
from education.events import Event
from education.grid import Grid, Place
from education.models import Timetable
from education.permissions import May
from education.queries import timetable as queries
from education.views.blueprint import bp
from education.views.classes import found
from education.views.timetable import Version, version_of
from foundation import audit, clock, formatting, works
from foundation.access import begin, viewer, writes
from foundation.documents import Entry, Foot, Head, RegisterSheet, SheetColumn, SheetRow, draw_sheet
from foundation.languages import HTML_LANG, _, current, name_here

FIRST, OTHER = 1.0, 2.2
"""Shares of the width: the period's column, and each day's."""


@bp.post("/timetables/<uuid:timetable_id>/print")
@writes(May.TIMETABLE_SEE, begins_late=True)
def print_week(timetable_id: UUID) -> ResponseReturnValue:
    """Draw the week that is asked for as PDF, and hand it over as a file that is kept for a day."""
    version = version_of(found(queries.timetable_by_id(timetable_id)))
    asked = request.form.get("of", "")
    subject = next((one for one in version.subjects if one.value == asked), version.subject)
    if subject is None:
        return redirect(url_for("education.show_timetable", timetable_id=timetable_id), code=303)
    week = grid.grid_of(subject, version.cells, version.slots)
    number, body = version.timetable.number, draw_sheet(_sheet(version, week))
    home = g.home
    begin()
    name = f"{home.code}-timetable-{number}-{subject.kind}.pdf"
    params = {"timetable": number, "kind": subject.kind}
    work = works.begin(user_id=viewer().user_id, home_id=home.id, kind="timetable", params=params)
    works.keep(work, works.Result(body, name, "application/pdf"))
    audit.record(
        Event.TIMETABLE_PRINTED, by=viewer(), home=home.id, subject=("timetable", timetable_id, None),
        details={"number": number, "of": subject.kind},
    )  # fmt: skip
    return redirect(url_for("office.save_work", work_id=work.id), code=303)


def _sheet(version: Version, week: Grid) -> RegisterSheet:
    printed = formatting.format_moment_short(clock.now(), current(), clock.zone_here())
    notice = _("Kept in the home. A timetable says where children are by the hour.")
    return RegisterSheet(
        head=Head(
            left=(name_here(g.home.name, g.home.name_local),), title=_("Timetable: %(name)s", name=week.name),
            rule=_since(version.timetable),
            volume="", page_words=lambda x, y: _("page %(x)s of %(y)s", x=x, y=y), right=(_state(version.timetable),),
        ),
        columns=(
            SheetColumn(_("Period"), "", FIRST, sample="00:00"),
            *(SheetColumn(day, "", OTHER) for day in week.days),
        ),
        rows=[_row(week, n) for n in range(len(week.rows))],
        signatures=(),
        foot=Foot(_("Confidential."), notice, _("Printed by %(name)s, %(when)s", name=viewer().name, when=printed)),
        title=_("Timetable, version %(number)s", number=version.timetable.number),
        language=HTML_LANG.get(current(), "en-IN"), is_poster=True,
    )  # fmt: skip


def _since(timetable: Timetable) -> str:
    first = formatting.format_day(timetable.from_on, current())
    if timetable.to_on is None:
        return _("From %(day)s", day=first)
    return _("%(first)s to %(last)s", first=first, last=formatting.format_day(timetable.to_on, current()))


def _state(timetable: Timetable) -> str:
    if timetable.published_at is None:
        return _("Version %(number)s, draft", number=timetable.number)
    return _("Version %(number)s", number=timetable.number)


def _row(week: Grid, index: int) -> SheetRow:
    row = week.rows[index]
    if row.is_break:
        return SheetRow(row.time, (Entry(row.label),) + (Entry(),) * (len(week.days) - 1))
    return SheetRow(
        f"{formatting.digits(row.label, current())} {row.time}", tuple(_entry(place) for place in row.cells)
    )


def _entry(place: Place) -> Entry:
    if not place.entries:
        return Entry("–" if place.state == "off" else "")
    titles = " / ".join(title for title, _lines in place.entries)
    return Entry(titles, second=" · ".join(line for _title, lines in place.entries for line in lines))
