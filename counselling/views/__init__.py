"""The pages of counselling."""

from flask import Blueprint

bp = Blueprint("counselling", __name__, template_folder="../templates")

from counselling.views import amending, lists, notes, sessions  # noqa: E402  the views hang themselves on `bp`

__all__ = ["amending", "bp", "lists", "notes", "sessions"]
