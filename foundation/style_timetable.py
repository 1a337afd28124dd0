"""Invented sample data of a timetable for the style page: a clash, a cover, a free place, a break."""

from types import SimpleNamespace as Sample
from typing import Any

from foundation.languages import _


def timetable_sample() -> Sample:
    """Answer two periods and a break of three days."""
    clash = _cell(_("Bengali"), "D. Roy", state="clash", faults=[_("D. Roy is in two places")], href="#")
    cover = _cell(_("English"), "M. Saha", state="covered", faults=[_("Cover for S. Nair")])
    free = Sample(entries=[], state="", faults=[], href="#", verb=_("Lay"))
    rows = [
        Sample(is_break=False, label="1", time="09:15", cells=[_cell(_("Maths"), "P. Ekka"), clash, cover]),
        Sample(is_break=True, label=_("Break"), time="10:40", cells=[]),
        Sample(is_break=False, label="2", time="11:00", cells=[_cell(_("Science"), "T. Kujur"), free, free]),
    ]
    return Sample(days=[_("Mon"), _("Tue"), _("Wed")], rows=rows)


def _cell(title: str, teacher: str, *, state: str = "", faults: Any = (), href: str = "") -> Sample:
    return Sample(entries=[(title, [teacher])], state=state, faults=faults, href=href, verb=_("Change"))
