"""What identity tells a child's chronology: names, ages, papers, siblings and files that were joined."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import UtcDateTime, db
from foundation.feature import TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l
from foundation.names import spoken
from residents import reach, words
from residents.choices.identity import AGE_KINDS, ALIAS_KINDS, PAPER_KINDS, PAPER_STATES, SIBLING_RELATIONS
from residents.models import AgeRecord, Alias, CaseFile, FileMerge, IdentityPaper, PaperStep, Sibling
from residents.permissions import May

SAID: dict[str, tuple[Any, Any]] = {
    "alias": (_l("Another name"), ALIAS_KINDS),
    "age": (_l("Age written"), AGE_KINDS),
    "paper": (_l("Paper written"), PAPER_KINDS),
    "step": (_l("Step towards a paper"), PAPER_KINDS),
    "sibling": (_l("Sibling linked"), SIBLING_RELATIONS),
    "merge": (_l("File joined"), {}),
}


def load(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer what was written of who she is, newest first. One statement."""
    parts = sa.union_all(*_parts(case_file_id)).subquery()
    asked = (
        sa.select(parts, spoken(User).label("by"))
        .select_from(parts)
        .join(CaseFile, CaseFile.id == parts.c.file_id)
        .outerjoin(User, User.id == parts.c.writer)
        .where(reach.sees(May.IDENTITY_SEE))
    )
    return [_entry(row) for row in db.session.execute(window.narrow(asked, parts.c.at))]


def _parts(case_file_id: UUID) -> list[Any]:
    told = [
        (Alias, "alias", Alias.kind, Alias.name, Alias.name_local, Alias.written_at, Alias.written_by),
        (AgeRecord, "age", AgeRecord.kind, AgeRecord.order_no, AgeRecord.by_text, AgeRecord.written_at,
         AgeRecord.written_by),
        (IdentityPaper, "paper", IdentityPaper.kind, IdentityPaper.label, "", IdentityPaper.written_at,
         IdentityPaper.written_by),
        (Sibling, "sibling", Sibling.relation, "", "", Sibling.written_at, Sibling.written_by),
    ]  # fmt: skip
    found = [
        _part(source.case_file_id, kind, first, second, third, at, writer).where(
            source.case_file_id == case_file_id
        )
        for source, kind, first, second, third, at, writer in told
    ]
    step = _part(
        PaperStep.case_file_id, "step", IdentityPaper.kind, PaperStep.what, PaperStep.state, PaperStep.written_at,
        PaperStep.written_by,
    )  # fmt: skip
    found.append(
        step.join(IdentityPaper, IdentityPaper.id == PaperStep.paper_id).where(
            PaperStep.case_file_id == case_file_id
        )
    )
    joined = _part(
        FileMerge.kept_file_id,
        "merge",
        "",
        CaseFile.code,
        FileMerge.reason,
        FileMerge.merged_at,
        FileMerge.merged_by,
    )
    found.append(
        joined.join(CaseFile, CaseFile.id == FileMerge.emptied_file_id).where(
            FileMerge.kept_file_id == case_file_id
        )
    )
    return found


def _part(file_id: Any, kind: str, first: Any, second: Any, third: Any, at: Any, writer: Any) -> Any:
    plain = [
        sa.cast(word, sa.String).label(name)
        for word, name in ((first, "first"), (second, "second"), (third, "third"))
    ]
    return sa.select(
        file_id.label("file_id"), sa.literal(kind).label("kind"), *plain,
        sa.type_coerce(at, UtcDateTime).label("at"), writer.label("writer"),
    ).select_from(file_id.class_)  # fmt: skip


def _entry(row: Any) -> TimelineEntry:
    deed, kinds = SAID[row.kind]
    parts = [words.of(kinds, row.first), row.second, row.third]
    if row.kind == "step":
        parts[2] = words.of(PAPER_STATES, row.third)
    if row.kind == "merge":
        parts[0] = _("the other code leads here")
    return TimelineEntry(
        happened_at=row.at, deed=deed, text=", ".join(part for part in parts if part), by=row.by or ""
    )


TIMELINE = (TimelineSource(kind="identity", label=_l("Identity"), permission=May.IDENTITY_SEE, load=load),)
