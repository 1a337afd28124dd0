"""Keeping the words by which a child is found: written anew by every verb that writes a name."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import sqlalchemy as sa

from foundation.db import db, new_id
from foundation.scope import across_homes
from residents.models import Alias, CaseFile, Child, NameWord
from residents.names import code_words, words_of


def write_words(file: CaseFile, child: Child) -> None:
    """Make the words of a child's files what her names say now: hers, her other names, her parents', and each code.

    Her names stand in every file of hers, in whichever home it lies. A file that was joined into another has no
    words: the file that was kept has its code among its own.
    """
    db.session.flush()
    with across_homes("her names stand in every file of hers"):
        hers = sa.select(CaseFile).where(CaseFile.child_id == child.id, CaseFile.id != file.id)
        for each in (file, *db.session.scalars(hers.order_by(CaseFile.id))):
            _write(each, child)
        db.session.flush()


def add_words(told: Mapping[UUID, Iterable[tuple[str, str]]]) -> None:
    """Add words to every file of some children, whose names were empty so far: child -> (kind of word, name).

    One statement, however many children.
    """
    with across_homes("her names stand in every file of hers"):
        hers = sa.select(CaseFile).where(CaseFile.child_id.in_(told), CaseFile.merged_into_id.is_(None))
        for file in db.session.scalars(hers.order_by(CaseFile.id)):
            words = {(kind, word) for kind, name in told[file.child_id] for word in words_of(name)}
            db.session.add_all(
                NameWord(id=new_id(), home_id=file.home_id, case_file_id=file.id, kind=kind, word=word)
                for kind, word in sorted(words)
            )


def _write(file: CaseFile, child: Child) -> None:
    wanted = set() if file.merged_into_id else _wanted(file, child)
    asked = sa.select(NameWord).where(NameWord.case_file_id == file.id)
    for kept in db.session.scalars(asked):
        if (kept.kind, kept.word) in wanted:
            wanted.remove((kept.kind, kept.word))
        else:
            db.session.delete(kept)
    for kind, word in sorted(wanted):
        db.session.add(NameWord(home_id=file.home_id, case_file_id=file.id, kind=kind, word=word))


def _wanted(file: CaseFile, child: Child) -> set[tuple[str, str]]:
    codes = [
        file.code,
        *db.session.scalars(sa.select(CaseFile.code).where(CaseFile.merged_into_id == file.id)),
    ]
    said = {("code", word) for code in codes for word in code_words(code)}
    for kind, names in (
        ("name", (child.name, child.name_local)),
        ("father", (child.father_name,)),
        ("mother", (child.mother_name,)),
    ):
        said |= {(kind, word) for name in names for word in words_of(name)}
    others = sa.select(Alias).where(Alias.case_file_id == file.id, Alias.struck_at.is_(None))
    for other in db.session.scalars(others):
        kind = "called" if other.kind == "called" else "alias"
        said |= {(kind, word) for name in (other.name, other.name_local) for word in words_of(name)}
    return said
