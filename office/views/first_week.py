"""The first week of a home on its superintendent's page, ticked by the house itself."""

from datetime import date

from flask import g, render_template
from flask.typing import ResponseReturnValue

from foundation.access import reads
from office.first_week import week_of
from office.permissions import May
from office.queries import Strength
from office.views.blueprint import bp


@bp.get("/homes/<home_code>/first-week")
@reads(May.BACKUP_SEE)
def show_first_week(home_code: str) -> ResponseReturnValue:
    """Show what is to be done in the first week, and what is done."""
    week = week_of(g.home.id, g.home.code)
    tasks = [task for day in week for task in day.tasks]
    done = sum(task.is_done for task in tasks)
    return render_template("office/first_week.html", week=week, done=done, of=len(tasks))


def is_first_month(strength: Strength, day: date) -> bool:
    """Answer whether a home is in the days for which this guide is shown on Today."""
    begun = strength.go_live_on
    return begun is None or (day - begun).days < strength.go_live_days
