"""The pages of counselling."""

from flask import Blueprint

bp = Blueprint("counselling", __name__, template_folder="../templates")

from counselling.views import amending, broken, lists, notes, sessions  # noqa: E402  the views hang themselves on `bp`

__all__ = ["amending", "bp", "broken", "lists", "notes", "sessions"]
