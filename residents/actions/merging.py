"""Joining two files of one child, and undoing it exactly."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes
from foundation.viewer import Actor
from residents.actions.journal import Journal, put_back
from residents.actions.naming import write_words
from residents.events import Event
from residents.models import CaseFile, Child, FileMerge, MergeJournal, NameWord
from residents.names import keys_of
from residents.queries import merging as asked
from residents.queries.merge_plan import Plan, plan
from residents.rules.merging import ensure_elsewhere_agrees, ensure_may_be_joined

WHY = "joining two files walks the tables of every room"
FILES, CHILDREN, WORDS = (cast(sa.Table, model.__table__) for model in (CaseFile, Child, NameWord))


def merge_files(
    kept: CaseFile, emptied: CaseFile, *, choices: Mapping[str, str], reason: str, by: Actor
) -> FileMerge:
    """Join `emptied` into `kept`: each of its rows moves and is journaled; its code leads to the kept file from now.

    `choices` says for a field of the child (or `committee`) whether the `other` file's value is kept. Raises Refused
    for two homes, a sealed file, the same file, and for rows that cannot both stand. Permission is the caller's.
    """
    with across_homes(WHY):
        ensure_may_be_joined(asked.standing(kept), asked.standing(emptied))
        if not reason:
            raise Refused(_("Write why these two files are one child’s."), field="reason")
        elsewhere = asked.files_elsewhere(emptied)
        _ensure_elsewhere(kept, elsewhere)
        db.session.flush()
        made = plan(kept, emptied, now=clock.now(), today=clock.today(), by=by.user_id)
        if made.refused:
            raise Refused(asked.refusal_words(made))
        merge = FileMerge(
            id=new_id(), home_id=kept.home_id, kept_file_id=kept.id, emptied_file_id=emptied.id, reason=reason,
            merged_at=clock.now(), merged_by=by.user_id,
        )  # fmt: skip
        db.session.add(merge)
        db.session.flush()
        _join(Journal(merge), kept, emptied, elsewhere, made, choices)
    _record(Event.FILES_MERGED, kept, emptied.code, by=by, count=len(made.moved))
    return merge


def _ensure_elsewhere(kept: CaseFile, elsewhere: list[CaseFile]) -> None:
    theirs = asked.files_elsewhere(kept)
    ensure_elsewhere_agrees(
        kept_is_present=asked.standing(kept).is_present,
        other_is_present_elsewhere=any(asked.standing(file).is_present for file in elsewhere),
        both_have_files=bool({file.home_id for file in elsewhere} & {file.home_id for file in theirs}),
    )


def _join(
    journal: Journal, kept: CaseFile, emptied: CaseFile, elsewhere: list[CaseFile], made: Plan,
    choices: Mapping[str, str],
) -> None:  # fmt: skip
    kept_id, emptied_id, child_id = kept.id, emptied.id, kept.child_id
    _take_words_out(journal, kept_id, emptied_id)
    for table, row in made.aside:
        journal.remove(table, row)
    for moved in made.moved:
        journal.change(moved.table, moved.row, moved.new)
    files, children = FILES, CHILDREN
    for file in elsewhere:
        journal.change(files, _row(files, file.id), {"child_id": child_id})
    chosen = _chosen(_row(children, child_id), _row(children, emptied.child_id), choices)
    journal.change(children, _row(children, child_id), chosen)
    if choices.get("committee") == "other":
        journal.change(files, _row(files, kept_id), {"committee_id": emptied.committee_id})
    closed = {"merged_into_id": kept_id, "closed_at": emptied.closed_at or clock.now()}
    journal.change(files, _row(files, emptied_id), closed)
    _bump(kept_id, emptied_id, child_id)
    db.session.expire_all()
    write_words(_file(kept_id), _child(child_id))
    for word in _words(kept_id):
        journal.added(WORDS, word)
    journal.keep()
    db.session.flush()


def _chosen(hers: Any, other: Any, choices: Mapping[str, str]) -> dict[str, Any]:
    taken = {
        column: other[column]
        for field, columns in asked.CHOSEN.items() if choices.get(field) == "other" for column in columns
    }  # fmt: skip
    told = {**hers, **taken}
    return taken | {
        "name_key": keys_of(told["name"], told["name_local"]), "father_name_key": keys_of(told["father_name"]),
    }  # fmt: skip


def _take_words_out(journal: Journal, *files: UUID) -> None:
    for file_id in files:
        for word in _words(file_id):
            journal.remove(WORDS, word)


def _words(file_id: UUID) -> list[Any]:
    table = WORDS
    return list(db.session.execute(sa.select(table).where(table.c.case_file_id == file_id)).mappings())


def _row(table: Any, row_id: UUID) -> Any:
    return db.session.execute(sa.select(table).where(table.c.id == row_id)).mappings().one()


def _file(file_id: UUID) -> CaseFile:
    return db.session.scalars(sa.select(CaseFile).where(CaseFile.id == file_id)).one()


def _child(child_id: UUID) -> Child:
    return db.session.scalars(sa.select(Child).where(Child.id == child_id)).one()


def _bump(kept_id: UUID, emptied_id: UUID, child_id: UUID) -> None:
    """Let a page that was filled before know that the file or the child has changed under it."""
    for table, ids in ((FILES, (kept_id, emptied_id)), (CHILDREN, (child_id,))):
        changed = sa.update(table).where(table.c.id.in_(ids))
        db.session.execute(changed.values(version=table.c.version + 1))


def undo_merge(merge: FileMerge, *, by: Actor) -> int:
    """Put two files back as they were before they were joined; what was written since stays with the kept one.

    The joining and its journal go with it: the record of deeds has both. Answers how many values stayed as they are
    because somebody changed them since. Raises Refused while a newer joining, or what was written since, stands in
    the way.
    """
    with across_homes(WHY):
        kept, emptied = _file(merge.kept_file_id), _file(merge.emptied_file_id)
        if kept.sealed_at is not None:
            raise Refused(_("A sealed file is not taken apart. What is sealed stays as it is."))
        if asked.newer_merge(merge):
            raise Refused(_("This file was joined again since. Undo the newer joining first."))
        code, child_id = emptied.code, kept.child_id
        try:
            stayed = _put_back(merge, kept.id, emptied.id, child_id)
        except IntegrityError as fault:
            in_the_way = _("What was written since stands in the way. Look at stays and beds first.")
            raise clashes.refusal_of(fault, otherwise=in_the_way) from fault
        kept = _file(merge.kept_file_id)
    _record(Event.MERGE_UNDONE, kept, code, by=by, stayed=stayed)
    db.session.execute(sa.delete(FileMerge).where(FileMerge.id == merge.id))
    return stayed


def _put_back(merge: FileMerge, kept_id: UUID, emptied_id: UUID, child_id: UUID) -> int:
    lines = sa.select(MergeJournal).where(MergeJournal.merge_id == merge.id).order_by(MergeJournal.serial)
    told = list(db.session.scalars(lines))
    words = WORDS
    db.session.execute(sa.delete(words).where(words.c.case_file_id.in_((kept_id, emptied_id))))
    stayed = put_back(told)
    db.session.execute(sa.delete(MergeJournal).where(MergeJournal.merge_id == merge.id))
    _bump(kept_id, emptied_id, child_id)
    db.session.expire_all()
    for file_id in (kept_id, emptied_id):
        file = _file(file_id)
        write_words(file, _child(file.child_id))
    return stayed


def _record(event: Event, kept: CaseFile, emptied: str, *, by: Actor, **said: object) -> None:
    subject = ("case_file", kept.id, kept.code)
    details = {"code": kept.code, "emptied": emptied, **said}
    audit.record(event, by=by, home=kept.home_id, subject=subject, details=details)
