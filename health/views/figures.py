"""Figures of health without a name or a code: of one home, and of all homes side by side."""

from typing import Any

from flask import g, render_template
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import reads, viewer, within_reach
from foundation.languages import _
from health.choices.figures import GROUPS
from health.events import Event
from health.permissions import May
from health.queries.figures import HomeFigures, figures
from health.views import bp
from homes.models import Home


@bp.get("/homes/<home_code>/health-figures")
@reads(May.FIGURES_SEE)
def show_figures(home_code: str) -> ResponseReturnValue:
    """The figures of one home, as of today."""
    audit.read(Event.FIGURES_SEEN, by=viewer(), home=g.home.id, details={"count": 1})
    return _page(figures(today=clock.today(), within=Home.id == g.home.id))


@bp.get("/health-figures")
@reads(May.FIGURES_COMPARE)
def compare_figures() -> ResponseReturnValue:
    """The figures of every home, side by side; no sum of homes, which would tell what one of them keeps back."""
    found = figures(today=clock.today(), within=within_reach(May.FIGURES_COMPARE, None, home=Home.id))
    audit.read(Event.FIGURES_SEEN, by=viewer(), details={"count": len(found)})
    return _page(found)


def _page(found: list[HomeFigures]) -> str:
    groups: list[tuple[int, Any, list[tuple[Any, list[int | None]]]]] = [
        (no, title, [(words, [home.groups[name][cell] for home in found]) for cell, words in cells.items()])
        for no, (name, (title, cells)) in enumerate(GROUPS.items(), start=2)
    ]
    heads = [home.code for home in found] if len(found) > 1 else [_("How many")]
    columns = [
        {"label": _("No."), "width": 4}, {"label": _("Figure")}, *({"label": h, "numeric": True} for h in heads),
    ]  # fmt: skip
    month = clock.today().replace(day=1)
    return render_template("health/figures.html", homes=found, groups=groups, columns=columns, month=month)
