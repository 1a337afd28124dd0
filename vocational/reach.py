"""How far a trainer reaches: her batches and the children in them."""

from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.db import kept_alias, kept_aliases
from foundation.viewer import Viewer
from vocational.models import Batch, BatchPlace

# Aliases are made anew each time: threads that meet in one fresh alias would get conditions on the wrong table.


def trains(viewer: Viewer) -> Any:
    """Answer the condition that the viewer is the trainer of this batch."""
    return Batch.trainer_id == viewer.user_id


def trains_place(viewer: Viewer) -> Any:
    """Answer the condition that the viewer trains the batch of this place."""
    return BatchPlace.batch_id.in_(_hers(viewer))


def trainees(viewer: Viewer) -> Any:
    """Answer the files of the children who are now in batches that the viewer trains."""
    place, batch = kept_aliases("vocational.reach.trainees", BatchPlace, Batch)
    today = clock.today()
    return (
        sa.select(place.case_file_id)
        .join(batch, batch.id == place.batch_id)
        .where(
            batch.trainer_id == viewer.user_id,
            batch.to_on >= today,
            place.from_on <= today,
            sa.or_(place.to_on.is_(None), place.to_on >= today),
        )
    )


def _hers(viewer: Viewer) -> Any:
    batch = kept_alias(Batch, "vocational.reach.hers")
    return sa.select(batch.id).where(batch.trainer_id == viewer.user_id)
