"""An import of each home of the small world, read and not yet written; its rows carry the children's canaries."""

from typing import Any

from foundation import intake
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.scope import across_homes
from residents.intake.children import CHILDREN
from tests.factories.canaries import FAR, NEAR, OTHER
from tests.factories.workbooks import as_text


def give_lists(world: Any) -> None:
    """Give each home a small list (committed); a child who is here already stands in it under her own name."""
    kind = CHILDREN
    begin_write()
    with across_homes("a factory"):
        made = {}
        for place, home_id in (
            (NEAR, world.home.id), (FAR, world.home.id), (OTHER, world.other_home.id),
        ):  # fmt: skip
            rows = [
                ["Name", "Sex", "Age", "Date of admission"],
                [world.canaries["name", place], "F", "9", "3-4-2024"],
            ]
            rows += [["Invented Child", "F", "many", "5/6/2023"], ["Kusum Das", "F", "10", "5/6/2023"],
                     ["Kusum Dash", "F", "11", "6/6/2023"]]  # fmt: skip
            begun = intake.begin_intake(kind, as_text(rows), home_id=home_id, by=SYSTEM)
            intake.map_columns(begun, kind, {at: key for key, at in begun.columns.items()}, month_first=False)
            made[place] = begun.id
        db.session.commit()
    world.values["intake_id"] = made
