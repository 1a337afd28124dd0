"""What is asked before two files are joined: whether they may be, what differs, what moves, what would clash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, kept_aliases
from foundation.languages import _, _l
from foundation.names import spoken
from foundation.scope import across_homes
from homes.models import Committee
from residents.models import CaseFile, Child, FileMerge, Placement
from residents.queries.ages import ground_in_force
from residents.queries.merge_plan import SELF, Plan, plan
from residents.rules.identity import RANK, Ground
from residents.rules.merging import FileStanding, Settled

CHOSEN: dict[str, tuple[str, ...]] = {
    "name": ("name",), "name_local": ("name_local",), "name_kind": ("name_kind",), "sex": ("sex",),
    "age": ("born_on", "age_years_stated", "age_stated_on", "age_stated_by"), "marks": ("marks",),
    "father_name": ("father_name",), "mother_name": ("mother_name",), "village": ("village",),
}  # fmt: skip
"""Each line of the preview, with the columns of the child that follow its choice."""
TABLES: dict[str, Any] = {
    "case_file": _l("Files"), "child": _l("Identity of children"), "placement": _l("Stays"),
    "bed_stay": _l("Beds"), "placement_change": _l("Orders during stays"),
    "assignment": _l("Caseloads"), "photo_of": _l("Photographs"), "correction": _l("Corrections"),
    "counselling_session": _l("Counselling sessions"), "process_note_reader": _l("Readers of sealed notes"),
    "enrolment": _l("Enrolments"), "attendance_mark": _l("Marks of attendance"),
    "attendance_correction": _l("Corrected marks"), "alias": _l("Other names"), "age_record": _l("Ages"),
    "identity_paper": _l("Identity papers"), "paper_step": _l("Steps towards papers"), "sibling": _l("Siblings"),
    "family_member": _l("Family"), "child_order": _l("Orders"), "production": _l("Productions"),
    "victim_case": _l("Police cases"), "reception": _l("Receptions"), "belonging": _l("Belongings"),
    "savings_account": _l("Savings"), "referral": _l("Referrals"), "inquiry": _l("Inquiries"),
    "batch_place": _l("Workshop batches"), "workshop_mark": _l("Marks of the workshop"), "sign_off": _l("Signed work"),
    "certificate": _l("Workshop certificates"),
}  # fmt: skip


def table_words(table: str) -> str:
    """Answer what the rows of a table are called, for a page that counts them."""
    return str(TABLES.get(table, _("Other lines")))


def standing(file: CaseFile) -> FileStanding:
    """Answer what the rules ask of a file."""
    here = sa.select(Placement.id).where(Placement.case_file_id == file.id, Placement.ended_at.is_(None))
    return FileStanding(
        file_id=file.id, home_id=file.home_id, is_sealed=file.sealed_at is not None,
        is_merged=file.merged_into_id is not None, is_present=db.session.scalar(here) is not None,
    )  # fmt: skip


def files_elsewhere(file: CaseFile) -> list[CaseFile]:
    """Answer the other files of this file's child, in other homes; ask across homes."""
    asked = sa.select(CaseFile).where(CaseFile.child_id == file.child_id, CaseFile.id != file.id)
    return list(db.session.scalars(asked.order_by(CaseFile.opened_at)))


def newer_merge(merge: FileMerge) -> bool:
    """Answer whether either file was joined again after this joining."""
    both = (merge.kept_file_id, merge.emptied_file_id)
    asked = sa.select(FileMerge.id).where(
        FileMerge.id != merge.id,
        sa.or_(FileMerge.kept_file_id.in_(both), FileMerge.emptied_file_id.in_(both)),
        FileMerge.id > merge.id,  # ids rise with time
    )
    return db.session.scalar(asked.limit(1)) is not None


def kept_code(case_file_id: UUID) -> str | None:
    """Answer the code of the file into which this one was joined, or None."""
    kept, joined = kept_aliases("merging.kept_code", CaseFile, CaseFile)
    asked = (
        sa.select(kept.code).join(joined, joined.merged_into_id == kept.id).where(joined.id == case_file_id)
    )
    return db.session.scalar(asked)


@dataclass(frozen=True)
class Joined:
    """A file that was joined into this one."""

    id: UUID
    code: str
    reason: str
    merged_at: datetime
    merged_by: str


def joined_into(case_file_id: UUID) -> list[Joined]:
    """Answer the files that were joined into this one, newest first. One statement."""
    asked = (
        sa.select(
            FileMerge.id, CaseFile.code, FileMerge.reason, FileMerge.merged_at, spoken(User).label("by")
        )
        .join(CaseFile, CaseFile.id == FileMerge.emptied_file_id)
        .outerjoin(User, User.id == FileMerge.merged_by)
        .where(FileMerge.kept_file_id == case_file_id)
        .order_by(FileMerge.merged_at.desc())
    )
    return [
        Joined(row.id, row.code, row.reason, row.merged_at, row.by or "") for row in db.session.execute(asked)
    ]


@dataclass(frozen=True)
class Side:
    """One of the two files as the preview shows it."""

    file: CaseFile
    child: Child
    ground: Ground | None
    committee: str


@dataclass(frozen=True)
class Preview:
    """What joining would do."""

    kept: Side
    other: Side
    plan: Plan

    @property
    def stronger_age(self) -> str:
        """Answer which side's age rests on the stronger ground: `kept` or `other`."""
        mine, theirs = (_strength(side.ground) for side in (self.kept, self.other))
        return "other" if theirs > mine else "kept"

    @property
    def moves(self) -> list[tuple[str, int]]:
        """Answer what moves, in words, with how many lines; what has no word of its own is summed."""
        counted: dict[str, int] = {}
        for table, many in self.plan.counts.items():
            words = str(TABLES.get(table, _("Other lines")))
            counted[words] = counted.get(words, 0) + many
        return list(counted.items())

    @property
    def settlements(self) -> list[str]:
        """Answer each kind of clash once, with how it is settled."""
        return list(dict.fromkeys(clash_words(clash) for clash in self.plan.clashes))


def _strength(ground: Ground | None) -> tuple[int, date]:
    return (RANK[ground.kind], ground.on_day) if ground else (0, date.min)  # type: ignore[index]  its kinds are RANK's


def preview(kept: CaseFile, other: CaseFile, *, now: datetime, today: date) -> Preview:
    """Answer what joining `other` into `kept` would do, field by field and row by row; nothing is done."""
    with across_homes("a preview of joining two files walks the tables of every room"):
        made = plan(kept, other, now=now, today=today, by=None)
    return Preview(_side(kept), _side(other), made)


def _side(file: CaseFile) -> Side:
    asked = sa.select(Child, Committee.name.label("body")).outerjoin(
        Committee, Committee.id == file.committee_id
    )
    row = db.session.execute(asked.where(Child.id == file.child_id)).one()
    return Side(file, row.Child, ground_in_force(file.id), row.body or "")


def clash_words(clash: Any) -> str:
    """Answer what clashes and how it is settled, as a sentence."""
    what = str(TABLES.get(clash.table.name, _("Other lines")))
    said: Mapping[Settled, str] = {
        Settled.RENUMBERED: _(
            "%(what)s: both files count from 1. The moved lines get the next numbers.", what=what
        ),
        Settled.CLOSED: _(
            "%(what)s: open in both files. The later goes on, the earlier ends as written twice.", what=what
        ),
        Settled.ASIDE: _(
            "%(what)s: both files have the same line. The kept file’s stays, the other is set aside.",
            what=what,
        ),
        Settled.REFUSED: _(
            "%(what)s: both files have one, and neither can be set aside. Put one right first.", what=what
        ),
    }
    if clash.settled is Settled.REFUSED and clash.constraint == SELF:
        return _("These two are linked as siblings. Unlink them first, if they are one child.")
    return said[clash.settled]


def refusal_words(made: Plan) -> str:
    """Answer what stops a joining."""
    return " ".join(dict.fromkeys(clash_words(clash) for clash in made.refused))
