"""The sealed compartment: written, opened to named readers, each opening with its ground; in the sealed chain alone."""

from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clashes, clock
from foundation.db import db, new_id, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from health.choices.sealed import GROUNDS, MATTERS, WHY_AT_LEAST
from health.events import Event
from health.models import SealedHealth, SealedHealthReader, SealedHealthReading
from health.queries.children import Patient
from health.queries.sealed import who_may_read


def write_sealed(
    child: Patient, *, matter: str, words: str, readers: dict[UUID, str], by: Actor
) -> SealedHealth:
    """Seal a matter of the child's health; its writer and `readers` (person -> ground) may open it, nobody else.

    Raises Refused for a matter that is not known, no words, or a reader without a post that may be named.
    """
    if matter not in MATTERS:
        raise Refused(_("Choose what it is about."), field="matter")
    if not words.strip():
        raise Refused(_("Write what is to be sealed."), field="words")
    owner = ("child", child.child_id)
    row = SealedHealth(
        id=new_id(), home_id=child.home_id, case_file_id=child.case_file_id, matter=seal(matter, owner=owner),
        words=seal(words, owner=owner), written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    named = {**({by.user_id: "treatment"} if by.user_id else {}), **readers}
    known = {id_ for id_, _name, _role in who_may_read(child.home_id, now=clock.now())}
    for reader_id, ground in named.items():
        if reader_id != by.user_id and reader_id not in known:
            raise Refused(_("Choose one of those who may be named."), field="reader_id")
        _add_reader(row, reader_id, ground, by=by)
    clashes.flush()
    _tell(Event.SEALED_WRITTEN, row, by=by)
    return row


def _add_reader(row: SealedHealth, reader_id: UUID, ground: str, *, by: Actor) -> None:
    if ground not in GROUNDS:
        raise Refused(_("Choose the ground on which this person reads it."), field="ground")
    db.session.add(
        SealedHealthReader(
            id=new_id(), home_id=row.home_id, sealed_id=row.id, reader_id=reader_id, ground=ground,
            named_by=by.user_id, named_at=clock.now(),
        )
    )  # fmt: skip


def _tell(event: Event, row: SealedHealth, *, by: Actor) -> None:
    audit.record(event, by=by, subject=("sealed_health", row.id, None), sealed=True)


def name_reader(row: SealedHealth, reader_id: UUID, *, ground: str, by: Actor) -> None:
    """Let another person open a sealed matter, on a ground. Raises Refused."""
    known = {id_ for id_, _name, _role in who_may_read(row.home_id, now=clock.now())}
    if reader_id not in known:
        raise Refused(_("Choose one of those who may be named."), field="reader_id")
    found = db.session.scalar(
        sa.select(SealedHealthReader).where(
            SealedHealthReader.sealed_id == row.id, SealedHealthReader.reader_id == reader_id
        )
    )
    if found is None:
        _add_reader(row, reader_id, ground, by=by)
    elif found.ended_at is None:
        raise Refused(_("This person may open it already."), field="reader_id")
    else:
        if ground not in GROUNDS:
            raise Refused(_("Choose the ground on which this person reads it."), field="ground")
        found.ground, found.named_by, found.named_at, found.ended_at = ground, by.user_id, clock.now(), None
    clashes.flush()
    _tell(Event.SEALED_NAMED, row, by=by)


def end_reader(row: SealedHealth, named_id: UUID, *, by: Actor) -> None:
    """End a person's reading of a sealed matter; its last reader stays, or nobody could ever open it."""
    named: SealedHealthReader = one_or_404(
        sa.select(SealedHealthReader).where(
            SealedHealthReader.id == named_id, SealedHealthReader.sealed_id == row.id
        )
    )
    others = sa.select(sa.func.count()).where(
        SealedHealthReader.sealed_id == row.id,
        SealedHealthReader.ended_at.is_(None),
        SealedHealthReader.id != named.id,
    )
    if named.ended_at is not None:
        raise Refused(_("This reading has ended already."))
    if not db.session.scalar(others):
        raise Refused(_("This is the last reader. Name another first."))
    named.ended_at = clock.now()
    _tell(Event.SEALED_UNNAMED, row, by=by)


def open_sealed(child: Patient, row: SealedHealth, *, why: str, by: Actor) -> tuple[str, str]:
    """Open a sealed matter: who, when and why are kept before a word is shown. Answers its matter and words."""
    if len(why.strip()) < WHY_AT_LEAST or by.user_id is None:
        raise Refused(_("Write in a few words why you open it."), field="why")
    db.session.add(
        SealedHealthReading(
            id=new_id(), home_id=row.home_id, sealed_id=row.id, reader_id=by.user_id, read_at=clock.now(),
            why=seal(why, owner=("child", child.child_id)),
        )
    )  # fmt: skip
    audit.read(Event.SEALED_OPENED, by=by, subject=("sealed_health", row.id, None), sealed=True)
    return row.matter.open(), row.words.open()
