"""The practice house: invented people in a folder of their own. What marks it, and what is refused in it.

It is opened by the same program beside the real house, with keys, cookies and a port of its own. Nothing of it is
copied, moved or made real, and nothing real knows of it: it is another file.
"""

from flask import Flask, Response, current_app, has_app_context
from werkzeug.http import parse_options_header

from foundation.languages import _
from foundation.refusals import Refused
from foundation.settings import Settings

MARK = "practice"
"""The name of the house's setting by which the records themselves say that they are a practice house's."""
PREFIX = "practice-"
"""What the name of every file that leaves a practice house begins with."""


def is_here() -> bool:
    """Answer whether the running house is a practice house; without a house it is none."""
    return has_app_context() and current_app.extensions["settings"].is_practice


def words() -> str:
    """Answer what stands on every page and every paper of a practice house."""
    return _("Practice: nothing here is real")


def cookie_name(name: str, settings: Settings) -> str:
    """Answer the name of a cookie in this house, so that one browser may have both houses open."""
    return f"{name}_practice" if settings.is_practice else name


def ensure_real() -> None:
    """Raise Refused in a practice house, for what is only done with real records."""
    if is_here():
        raise Refused(_("This is the practice house. It is not copied, moved or made into a real one."))


def install(app: Flask) -> None:
    """Let a practice house mark its pages and the names of its files."""
    settings: Settings = app.extensions["settings"]
    app.jinja_env.globals["is_practice"] = settings.is_practice
    if settings.is_practice:
        app.after_request(_mark_file)


def _mark_file(response: Response) -> Response:
    how, told = parse_options_header(response.headers.get("Content-Disposition"))
    if name := told.get("filename"):
        response.headers.set("Content-Disposition", how, filename=f"{PREFIX}{name}")
    return response
