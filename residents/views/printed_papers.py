"""Papers about one child as files: drawn in memory, never kept by a cache, named by her code."""

from flask import Response, g, request

from foundation import clock, formatting
from foundation.access import viewer
from foundation.documents import Letter, draw_letter
from foundation.languages import LANGUAGES, _, current, name_here

LARGE = 15.0
"""Type in points of what a child reads herself."""


def language_asked() -> str:
    """Answer the language that was asked for by `in`, else the reader's."""
    asked = request.values.get("in", "")
    return asked if asked in LANGUAGES else current()


def foot() -> tuple[str, str]:
    """Answer the two lines at the foot: the offence, and who printed it when."""
    when = formatting.format_moment(clock.now(), current(), clock.zone_here())
    offence = _("Confidential. To publish anything that identifies a child is an offence: JJ Act s.74.")
    return offence, _("Printed by %(name)s, %(when)s", name=viewer().name, when=when)


def paper(letter: Letter, *, name: str) -> Response:
    """Answer a paper as PDF; `name` holds the child's code, never her name."""
    response = Response(draw_letter(letter), mimetype="application/pdf")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.pdf")
    return response


def home_name() -> str:
    """Answer the name of the home of this request, in the language in force."""
    return name_here(g.home.name, g.home.name_local)
