"""The pages of health."""

from flask import Blueprint

bp = Blueprint("health", __name__, template_folder="../templates")

from health.views import (  # noqa: E402  the views hang themselves on `bp`
    alerts,
    broken,
    child,
    exam,
    figures,
    growth,
    immunisations,
    medicines,
    paper_round,
    rounds,
    sealed,
    sealed_readers,
    visits,
    weighing,
)

__all__ = [
    "alerts", "bp", "broken", "child", "exam", "figures", "growth", "immunisations", "medicines", "paper_round",
    "rounds", "sealed", "sealed_readers", "visits", "weighing",
]  # fmt: skip
