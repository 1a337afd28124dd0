"""The family floor's blueprint; it tells the hall who is here."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from homes.occupancy import EXTENSION, Occupancy
from residents.queries import beds

bp = Blueprint("residents", __name__, template_folder="../templates")


@bp.record_once
def _hang(state: BlueprintSetupState) -> None:
    from residents.views.leaving_seal import (
        refuse_closed,
    )  # the views are gathered when the blueprint is hung

    state.app.extensions.setdefault("after_gate", []).append(refuse_closed)
    state.app.extensions[EXTENSION] = Occupancy(counts=beds.counts, taken_beds=beds.taken_beds)
