"""Small helpers of the tests of imports: begin one from bytes, write it."""

from typing import Any

from foundation import intake
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from office import intaking


def begin(home: Any, body: bytes, kind_id: str = "children") -> Any:
    """Keep a file and map its columns as they are guessed; answers the import, its kind, and where it goes."""
    kind = intaking.kinds()[kind_id]
    made = intake.begin_intake(kind, body, home_id=home.id, by=SYSTEM)
    intake.map_columns(made, kind, {at: key for key, at in made.columns.items()}, month_first=False)
    return made, kind, intaking.here_for(home.id, by=SYSTEM, intake=made)


def write(made: Any, kind: Any, here: Any) -> Any:
    """Write what is ready; answers how many rows this file made, and the import anew."""
    intake.start(made, intake.check(made, kind, here))
    intake_id = made.id
    db.session.commit()
    count = intake.write_all(intake_id, kind, here)
    begin_write()
    return count, intake.find(intake_id)
