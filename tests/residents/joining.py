"""Two files of one child with rows in every room, and what stands in every table before and after."""

import sqlalchemy as sa

from counselling import actions as counselling
from counselling import queries as counselling_queries
from education import actions as lessons
from education import queries as lesson_queries
from education.rules import Typed
from foundation import clock, sealed
from foundation.audit import SYSTEM
from foundation.db import Base, begin_write, db, new_id
from foundation.scope import across_homes, within_homes
from foundation.viewer import Viewer
from residents import actions
from residents.actions import aliases, merging, papers, siblings
from residents.models import FileMerge
from tests.factories import residents

AADHAAR = ("234567890124", "999941057058")


def mark(school):
    """Both stand on the same sheet of the same day."""
    begin_write()
    with across_homes("a test"):
        sheet = lesson_queries.sheet_of(
            school.school_class.id, clock.today(), None, absences={}, named=sa.true()
        )
        marks = {line.id: Typed("present") for line in sheet.lines}
        assert len(marks) == 3
        lessons.mark_sheet(sheet, lessons.Marking(marks=marks), by=SYSTEM)
        db.session.commit()


def rows_everywhere(file, n, sister, school, counsellor, worker):
    row, child = residents.fresh(file), residents.child_of(file)
    actions.mend_identity(row, child, {"marks": f"burn {n}"}, reason="seen", by=SYSTEM)
    aliases.add_alias(row, child, name="Tumpa", name_local="টুম্পা", kind="called", note="", by=SYSTEM)
    paper = papers.write_paper(
        row, papers.PaperSaid(kind="aadhaar", state="held", number=AADHAAR[n]), by=SYSTEM
    )
    step = papers.StepSaid(happened_on=clock.today(), office="Block office", what="Asked", state="held")
    papers.take_step(row, paper, step, by=SYSTEM)
    siblings.link(row, residents.fresh(sister), siblings.Bond(relation="full"), by=SYSTEM)
    lessons.enrol(school.school_class, [file.id], clock.today(), by=SYSTEM)
    told = counselling.SessionWords(
        happened_at=clock.now(), kind="individual", minutes=40, place="room", issues=["SLP"], mood="low",
        brought=f"brought {n}", done="listened", summary="well", plan="again", next_on=None, risk="none",
        safety_instruction="",
    )  # fmt: skip
    head = counselling_queries.file_head(file.id, named=sa.true())
    counselling.log_session(
        head, told, process_notes=f"sealed {n}", by=Viewer(counsellor.id, counsellor.name, new_id())
    )


def everything():
    """Answer every row of every table as the database has it, but the record of deeds and what counts versions."""
    left_out = {"audit_event", "audit_chain"}
    with across_homes("a test looks"):
        return {
            table.name: sorted(
                (
                    {c.name: told(row[c.name]) for c in table.columns if c.name not in ("version", "changed_at")}
                    for row in db.session.execute(sa.select(table)).mappings()
                ),
                key=str,
            )
            for table in Base.metadata.sorted_tables if table.name not in left_out
        }  # fmt: skip


def told(value):
    return value.token if isinstance(value, sealed.Sealed) else value


def join(kept, emptied, **choices):
    begin_write()
    with within_homes({kept.home_id}):
        merge = merging.merge_files(
            residents.fresh(kept), residents.fresh(emptied), choices=choices, reason="one girl", by=SYSTEM
        )
        merge_id = merge.id
        db.session.commit()
    return merge_id


def undo(merge_id, home):
    begin_write()
    with within_homes({home.id}):
        merge = db.session.scalars(sa.select(FileMerge).where(FileMerge.id == merge_id)).one()
        stayed = merging.undo_merge(merge, by=SYSTEM)
        db.session.commit()
    return stayed
