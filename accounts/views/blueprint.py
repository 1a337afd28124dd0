"""The blueprint on which the gatehouse's pages hang."""

from flask import Blueprint

from accounts.gatehouse import furnish

bp = Blueprint("accounts", __name__, template_folder="../templates")
furnish(bp)
