"""The school room's part of the house's addresses."""

from flask import Blueprint

bp = Blueprint("education", __name__, template_folder="../templates")
