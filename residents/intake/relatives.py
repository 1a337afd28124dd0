"""Guardians and relatives of children who are here: who they are, and the telephone with what may be said on it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.figures import read_phone
from foundation.intake.words import chosen, fold, is_nothing
from foundation.languages import _, _l
from foundation.refusals import Refused
from foundation.sealed import seal_many
from residents.actions.family import SEALED, MemberSaid, add_member, ensure_sound
from residents.actions.naming import add_words
from residents.actions.recording import record
from residents.choices.kinship import PARENTS, RELATIONS, Relation
from residents.events import Event
from residents.intake.reading import read_name
from residents.intake.who import WHO, files_of, find_children, refuse_twice, said_of_child
from residents.models import Child, FamilyMember
from residents.names import keys_of
from residents.permissions import May

RELATION_WORDS: dict[str, tuple[str, ...]] = {
    "stepmother": ("stepmother", "step mother", "সৎ মা", "सौतेली माँ"),
    "stepfather": ("stepfather", "step father", "সৎ বাবা", "सौतेला पिता"),
    "mothers_mother": ("mother s mother", "mothers mother", "maternal grandmother", "nani", "দিদিমা", "नानी"),
    "mothers_father": ("mother s father", "mothers father", "maternal grandfather", "nana", "দাদু মায়ের", "नाना"),
    "fathers_mother": ("father s mother", "fathers mother", "paternal grandmother", "dadi", "thakuma", "ঠাকুমা", "दादी"),
    "fathers_father": ("father s father", "fathers father", "paternal grandfather", "dada ji", "ঠাকুরদা", "दादा"),
    "mothers_sister": ("mother s sister", "maternal aunt", "masi", "mausi", "মাসি", "मौसी"),
    "mothers_brother": ("mother s brother", "maternal uncle", "mama", "মামা", "मामा"),
    "fathers_sister": ("father s sister", "paternal aunt", "pishi", "bua", "পিসি", "बुआ"),
    "fathers_brother": ("father s brother", "paternal uncle", "kaka", "chacha", "কাকা", "चाचा"),
    "mother": ("mother", "ma", "মা", "माता", "माँ"), "father": ("father", "baba", "বাবা", "পিতা", "पिता"),
    "sister": ("sister", "didi", "বোন", "দিদি", "बहन"), "brother": ("brother", "ভাই", "দাদা", "भाई"),
    "cousin": ("cousin",), "husband": ("husband", "স্বামী", "पति"), "in_law": ("in law", "in laws"),
    "own_child": ("son", "daughter", "own child"), "guardian": ("guardian", "local guardian", "অভিভাবক", "अभिभावक"),
    "neighbour": ("neighbour", "neighbor", "প্রতিবেশী", "पड़ोसी"), "friend": ("friend", "family friend"),
}  # fmt: skip
NAME_OF: dict[str, tuple[str, str]] = {
    Relation.FATHER: ("father_name", "father"), Relation.MOTHER: ("mother_name", "mother"),
}  # fmt: skip
"""A parent -> where her or his name stands with the child, and of which kind its words are."""


def _read_relation(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        return Told((Relation.GUARDIAN, ""), _("What this person is to her is not written: “Guardian” is."))
    found = chosen(cell, RELATION_WORDS)
    text = " ".join(str(cell).split())[:60]
    return Told((Relation(found), "") if found else (Relation.OTHER, text))


def _read_phone(cell: Any, here: Here) -> Told:
    return Told(*read_phone(cell))


COLUMNS = (
    *WHO,
    IntakeColumn(
        key="relation", label=_l("Relation to the child"), read=_read_relation,
        words=("relation", "relationship", "relation to child", "relation with child", "relation with the child",
               "সম্পর্ক", "संबंध", "रिश्ता"),
    ),
    IntakeColumn(
        key="person", label=_l("Name of the relative"), read=read_name, needed=True, or_else=("phone",),
        words=("guardian", "guardian name", "name of guardian", "name of the guardian", "relative", "relative name",
               "name of relative", "contact person", "parent guardian name", "অভিভাবকের নাম", "अभिभावक का नाम"),
    ),
    IntakeColumn(
        key="phone", label=_l("Telephone"), read=_read_phone,
        words=("phone", "phone no", "mobile", "mobile no", "contact no", "contact number", "guardian phone",
               "telephone", "guardian mobile", "ফোন", "মোবাইল", "ফোন নম্বর", "फ़ोन", "मोबाइल", "मोबाइल नंबर"),
    ),
    IntakeColumn(
        key="safe_words", label=_l("What may be said on this telephone, and to whom"), read=line_of(400),
        words=("what to say", "what may be said", "safe words", "call as", "say", "how to call", "কী বলা যাবে",
               "क्या कहें"),
    ),
    IntakeColumn(
        key="address", label=_l("Where this person lives"), read=line_of(500),
        words=("address", "guardian address", "lives at", "residence", "ঠিকানা", "पता"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find the children, and say what is not whole, and who stands in her family already. Three statements."""
    find_children(rows, here)
    ids = [row.get("file").id for row in rows if row.get("file")]
    members = _members(ids)
    parents = _parents(ids)
    for row in rows:
        relation, _words = row.get("relation", (Relation.GUARDIAN, ""))
        name, local = row.get("person", ("", ""))
        if not name and not local and not row.get("phone"):
            row.refuse(_("Write the name, or the telephone."), "person")
        _check_words(row)
        if (found := row.get("file")) is None:
            continue
        held = members.get(found.id, set())
        names = {fold(part) for part in (name, local) if part}
        if (relation in PARENTS and (relation, "") in held) or any(
            (relation, each) in held for each in names
        ):
            row.refuse(_("This person is in her family already: leave the row out."), "person")
        if relation in PARENTS:
            _check_parent(row, name or local, parents.get(found.id, {}).get(relation, ""))
    refuse_twice(rows, _mark)


def _mark(row: Row) -> tuple[Any, ...]:
    relation = row.get("relation", (Relation.GUARDIAN, ""))[0]
    return (
        (relation,)
        if relation in PARENTS
        else (relation, *(fold(part) for part in row.get("person", ("", ""))))
    )


def _check_words(row: Row) -> None:
    try:
        ensure_sound(_said(row))
    except Refused as refused:
        row.refuse(refused, refused.field or "")


def _check_parent(row: Row, name: str, stands: str) -> None:
    """A parent's name is a fact of the child's identity: an empty one is filled, another one stays."""
    row.values["fills"] = bool(name) and not stands
    if name and stands and fold(name) != fold(stands):
        words = _("Another name stands with her identity. It stays; the rest of the row is written.")
        row.warn(words, "person")


def _members(ids: Sequence[UUID]) -> dict[UUID, set[tuple[str, str]]]:
    asked = sa.select(
        FamilyMember.case_file_id, FamilyMember.relation, FamilyMember.name, FamilyMember.name_local
    ).where(FamilyMember.case_file_id.in_(ids), FamilyMember.struck_at.is_(None))
    found: dict[UUID, set[tuple[str, str]]] = {}
    for row in db.session.execute(asked):
        held = found.setdefault(row.case_file_id, set())
        held |= {(row.relation, fold(name)) for name in (row.name, row.name_local) if name}
        if row.relation in PARENTS:
            held.add((row.relation, ""))
    return found


def _parents(ids: Sequence[UUID]) -> dict[UUID, dict[str, str]]:
    files = files_of(ids)
    children = _children([file.child_id for file in files.values()])
    return {
        file_id: {relation: getattr(children[file.child_id], column) for relation, (column, _k) in NAME_OF.items()}
        for file_id, file in files.items()
    }  # fmt: skip


def _children(ids: Sequence[UUID]) -> dict[UUID, Child]:
    return {child.id: child for child in db.session.scalars(sa.select(Child).where(Child.id.in_(ids)))}


def _said(row: Row) -> MemberSaid:
    relation, words = row.get("relation", (Relation.GUARDIAN, ""))
    name, local = row.get("person", ("", ""))
    return MemberSaid(
        relation=relation, relation_text=words, name=name or local, name_local=local, phone=row.get("phone", ""),
        safe_words=row.get("safe_words", ""), address=row.get("address", ""),
    )  # fmt: skip


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write the relatives; telephone, words and address sealed under each child's key. Answers line -> code.

    Nobody is written as safe: who may meet her is decided on her own page. The statements do not grow with the rows.
    """
    files = files_of(row.get("file").id for row in rows)
    told = [(row, name, getattr(_said(row), name)) for row in rows for name in SEALED]
    full = [(row, name, text) for row, name, text in told if text]
    owners = ((("child", files[row.get("file").id].child_id), text) for row, _name, text in full)
    envelopes = dict(zip([(row.line, name) for row, name, _text in full], seal_many(owners), strict=True))
    for row in rows:
        sealed = {name: envelopes.get((row.line, name)) for name in SEALED}
        add_member(files[row.get("file").id], _said(row), sealed, by=here.by)
    _fill_parents([row for row in rows if row.get("fills")], files, here)
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def _fill_parents(rows: Sequence[Row], files: Mapping[UUID, Any], here: Here) -> None:
    if not rows:
        return
    children = _children([files[row.get("file").id].child_id for row in rows])
    changes: dict[Child, dict[str, str]] = {}
    words: dict[UUID, list[tuple[str, str]]] = {}
    for row in rows:
        file, said = files[row.get("file").id], _said(row)
        column, kind = NAME_OF[said.relation]
        changes.setdefault(children[file.child_id], {})[column] = said.name
        if kind == "father":
            changes[children[file.child_id]]["father_name_key"] = keys_of(said.name)
        words.setdefault(file.child_id, []).append((kind, said.name))
        record(Event.IDENTITY_CORRECTED, file, by=here.by, fields=column)
    here.change(changes)
    add_words(words)


def said(row: Row) -> str:
    """Name a row: the child, what the person is to her, and who; a number is never shown."""
    relation, words = row.get("relation", (Relation.GUARDIAN, ""))
    name, local = row.get("person", ("", ""))
    return said_of_child(row, words or str(RELATIONS[relation]), name or local)


RELATIVES = IntakeKind(
    id="relatives",
    label=_l("Guardians and relatives"),
    hint=_l("Who is of a child’s family, with the telephone and what may be said on it. Both are sealed."),
    permission=May.FAMILY_WRITE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=18,
)
