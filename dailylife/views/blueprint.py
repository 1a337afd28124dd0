"""The room's blueprint."""

from flask import Blueprint

bp = Blueprint("dailylife", __name__, template_folder="../templates")
