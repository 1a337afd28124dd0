"""Who the children of the small world are: other names, an age, papers, a sibling, a file that was joined."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from residents.actions import ages, aliases, merging, papers, siblings
from residents.models import Sibling
from tests.factories import residents
from tests.factories.canaries import FAR, NEAR, OTHER, canary

IDENTITY_WORDS = ("alias", "doctor", "paper", "office", "bond", "village", "twin_name")
AADHAAR = {NEAR: "234567890124", FAR: "999941057058", OTHER: "999971658847"}


def furnish(world: Any) -> None:
    """Write names, ages, papers and siblings of each child, and join a second file into each (committed)."""
    for place, file in world.children.items():
        said = {
            kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in IDENTITY_WORDS
        }
        world.canaries["aadhaar", place] = AADHAAR[place]
        home = world.other_home if place == OTHER else world.home
        twin = residents.admit(
            home, days_ago=24, name=said["twin_name"], name_local="", village=said["village"]
        )
        begin_write()
        made = _identity(residents.fresh(file), place, said)
        made["merge_id"] = merging.merge_files(
            residents.fresh(file),
            residents.fresh(twin),
            choices={"village": "other"},
            reason="One girl",
            by=SYSTEM,
        ).id
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value
    _siblings(world)


def _identity(file: Any, place: str, said: dict[str, str]) -> dict[str, Any]:
    child, today = residents.child_of(file), clock.today()
    alias = aliases.add_alias(
        file, child, name=said["alias"], name_local="", kind="paper", note="", by=SYSTEM
    )
    opinion = ages.AgeSaid(kind="assessed", on_day=today, years=12, by_text=said["doctor"])
    age = ages.record_age(file, child, opinion, by=SYSTEM)
    aadhaar = papers.PaperSaid(kind="aadhaar", state="held", number=AADHAAR[place])
    papers.write_paper(file, aadhaar, by=SYSTEM)
    told = papers.PaperSaid(
        kind="other", label=said["paper"], state="applied", next_step="Ask again", next_office=said["office"],
        next_due_on=today - timedelta(days=3),
    )  # fmt: skip
    paper = papers.write_paper(file, told, by=SYSTEM)
    step = papers.StepSaid(happened_on=today, what="Asked", state="applied", office=said["office"])
    papers.take_step(file, paper, step, by=SYSTEM)
    return {"alias_id": alias.id, "age_id": age.id, "paper_id": paper.id}


def _siblings(world: Any) -> None:
    """The near child has a sister here and one in the other home, of whom nothing but her case worker is told."""
    begin_write()
    for first, second in ((NEAR, FAR), (NEAR, OTHER)):
        bond = siblings.Bond(relation="full", keep_together=True, reason=canary("bond", first))
        siblings.link(
            residents.fresh(world.children[first]), residents.fresh(world.children[second]), bond, by=SYSTEM
        )
    db.session.flush()
    world.values["sibling_id"] = {
        place: db.session.scalar(sa.select(Sibling.id).where(Sibling.case_file_id == file.id).limit(1))
        or new_id()
        for place, file in world.children.items()
    }
    db.session.commit()
