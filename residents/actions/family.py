"""Writing and mending who is of a child's family; what was written stays, struck out, or sealed as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import Sealed, seal
from foundation.viewer import Actor
from residents.actions.mend import mend_identity, strike_out
from residents.actions.recording import record
from residents.choices.kinship import PARENTS, ContactKind, Life, Relation, Wanted
from residents.events import Event
from residents.models import CaseFile, Child, FamilyMember
from residents.rules import family as rules
from residents.rules.inquiries import ensure_reason

SEALED = ("address", "phone", "safe_words")
PARENT_COLUMN = {Relation.FATHER: "father_name", Relation.MOTHER: "mother_name"}


@dataclass(frozen=True, kw_only=True)
class MemberSaid:
    """A family member as the form tells it; nothing is sealed yet."""

    relation: str
    relation_text: str = ""
    name: str = ""
    name_local: str = ""
    life: str = Life.NOT_KNOWN
    age_years: int | None = None
    age_stated_on: date | None = None
    occupation: str = ""
    income_month: int | None = None
    health: str = ""
    contact: str = ContactKind.NOT_DECIDED
    may_take_her: bool = False
    wanted: str = Wanted.NOT_ASKED
    wanted_words: str = ""
    barred_no: str = ""
    barred_on: date | None = None
    barred_by: str = ""
    barred_until: date | None = None
    address: str = ""
    phone: str = ""
    safe_words: str = ""


def write_member(
    file: CaseFile, child: Child, said: MemberSaid, *, reason: str = "", by: Actor
) -> FamilyMember:
    """Write somebody into a child's family. Raises Refused.

    A parent's name goes to the child's own identity facts (mended there, with `reason` where another name stood).
    """
    ensure_sound(said)
    _write_parent_name(file, child, said, reason=reason, by=by)
    owner = ("child", child.id)
    member = add_member(file, said, {name: _sealed(getattr(said, name), owner) for name in SEALED}, by=by)
    clashes.flush()
    return member


def add_member(
    file: CaseFile, said: MemberSaid, sealed: Mapping[str, Sealed | None], *, by: Actor
) -> FamilyMember:
    """Add a line to a child's family, what is sealed ready; whoever adds many sends them together. Raises Refused."""
    ensure_sound(said)
    member = FamilyMember(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, written_at=clock.now(), written_by=by.user_id,
        **_plain(said), **sealed,
    )  # fmt: skip
    db.session.add(member)
    record(Event.FAMILY_WRITTEN, file, by=by, relation=said.relation, contact=said.contact)
    return member


def ensure_sound(said: MemberSaid) -> None:
    """Refuse what contradicts itself: a relation without its word, a number without what may be said on it."""
    rules.ensure_member_named(said.relation, said.relation_text)
    rules.ensure_age_sound(said.age_years, said.income_month)
    rules.ensure_contact_whole(
        contact=said.contact, may_take_her=said.may_take_her, life=said.life, barred_no=said.barred_no,
        barred_on=said.barred_on, barred_by=said.barred_by, barred_until=said.barred_until, today=clock.today(),
    )  # fmt: skip
    rules.ensure_number_with_words(said.phone, said.safe_words)


def _write_parent_name(file: CaseFile, child: Child, said: MemberSaid, *, reason: str, by: Actor) -> None:
    column = PARENT_COLUMN.get(Relation(said.relation))
    if column is None or not said.name or getattr(child, column) == said.name:
        return
    mend_identity(file, child, {column: said.name}, reason=reason, by=by)


def _plain(said: MemberSaid) -> dict[str, Any]:
    told = {f.name: getattr(said, f.name) for f in fields(said) if f.name not in SEALED}
    if said.relation in PARENTS:
        told["name"] = ""
    if said.age_years is not None and said.age_stated_on is None:
        told["age_stated_on"] = clock.today()
    return told


def _sealed(text: str, owner: tuple[str, UUID]) -> Sealed | None:
    return seal(text, owner=owner) if text else None


def mend_member(
    file: CaseFile, child: Child, member: FamilyMember, said: MemberSaid, *, reason: str, by: Actor
) -> tuple[str, ...]:
    """Mend a member's line. What was empty is filled; what was written is struck out and needs a reason.

    Answers the names of what changed; sealed values that changed are kept sealed beside the new ones.
    """
    if member.struck_at is not None:
        raise Refused(_("This line was struck out. Write a new one."))
    ensure_sound(said)
    was = child.father_name, child.mother_name
    _write_parent_name(file, child, said, reason=reason, by=by)
    owner = ("child", child.id)
    wanted = _plain(said) | {name: _sealed(getattr(said, name), owner) for name in SEALED}
    changed = strike_out(file, member, wanted, reason=reason, by=by, unsaid=UNSAID)
    clashes.flush()
    renamed = ["name"] if was != (child.father_name, child.mother_name) else []
    return _note(file, (*renamed, *changed), by=by)


UNSAID = (Life.NOT_KNOWN, ContactKind.NOT_DECIDED, Wanted.NOT_ASKED)
"""What stands where nothing is known: filling it in is no correction."""


def strike_member(file: CaseFile, member: FamilyMember, *, reason: str, by: Actor) -> None:
    """Strike out a line that was written by mistake; it stays readable, and nobody is reached by it any more."""
    ensure_reason(reason)
    if member.struck_at is not None:
        raise Refused(_("This line was struck out. Write a new one."))
    member.struck_at, member.struck_reason = clock.now(), reason
    member.may_take_her = False
    record(Event.FAMILY_STRUCK, file, by=by)


def _note(file: CaseFile, changed: tuple[str, ...], *, by: Actor) -> tuple[str, ...]:
    if changed:
        record(Event.FAMILY_CORRECTED, file, by=by, lines=list(changed))
    return changed
