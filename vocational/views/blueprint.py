"""The blueprint of the workshop."""

from flask import Blueprint

bp = Blueprint("vocational", __name__, template_folder="../templates")
