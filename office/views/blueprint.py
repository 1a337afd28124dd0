"""The blueprint on which the office's pages hang."""

from flask import Blueprint

bp = Blueprint("office", __name__, template_folder="../templates")
