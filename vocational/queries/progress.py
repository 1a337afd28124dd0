"""The questions of a child's progress: her places, what is signed, her certificates, and a certificate by its code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, kept_aliases
from foundation.names import spoken
from foundation.scope import across_homes
from residents.models import CaseFile
from vocational.models import (
    Batch,
    BatchPlace,
    Certificate,
    Competency,
    SignOff,
    Syllabus,
    SyllabusModule,
    Trade,
)
from vocational.queries.batches import minutes_of
from vocational.rules.progress import Standing


@dataclass(frozen=True)
class PlaceLine:
    """A child's place in a batch with all that her pages say of it."""

    place: BatchPlace
    batch: Batch
    code: str
    key: str
    trainer: str
    number: int
    level: int
    hours_needed: int
    minutes: int


def places_of(case_file_id: UUID) -> list[PlaceLine]:
    """Answer the places of a child, the newest first; one statement."""
    rows = db.session.execute(_places().where(BatchPlace.case_file_id == case_file_id))
    return [_place(row) for row in rows]


def place_line(place_id: UUID) -> PlaceLine | None:
    """Answer one place; one statement."""
    row = db.session.execute(_places().where(BatchPlace.id == place_id)).one_or_none()
    return _place(row) if row else None


def _places() -> Any:
    return (
        sa.select(
            BatchPlace, Batch, CaseFile.code, Trade.key, spoken(User).label("trainer"), Syllabus.number, Syllabus.level,
            Syllabus.hours_needed, minutes_of(BatchPlace.batch_id, BatchPlace.case_file_id).label("minutes"),
        )
        .join(Batch, Batch.id == BatchPlace.batch_id)
        .join(CaseFile, CaseFile.id == BatchPlace.case_file_id)
        .join(Trade, Trade.id == Batch.trade_id)
        .join(Syllabus, Syllabus.id == Batch.syllabus_id)
        .join(User, User.id == Batch.trainer_id)
        .order_by(BatchPlace.from_on.desc(), BatchPlace.id)
    )  # fmt: skip


def _place(row: Any) -> PlaceLine:
    return PlaceLine(
        row.BatchPlace, row.Batch, row.code, row.key, row.trainer, row.number, row.level, row.hours_needed,
        int(row.minutes or 0),
    )  # fmt: skip


@dataclass(frozen=True)
class SignLine:
    """One sign-off with its writer's and, if it was struck out, its striker's name."""

    sign: SignOff
    by: str
    struck_by: str


@dataclass(frozen=True)
class Progress:
    """A child's syllabus line by line: what stands, and every sign-off, the newest first, by competency."""

    lines: tuple[Standing, ...]
    signs: dict[UUID, tuple[SignLine, ...]]

    def modules(self) -> list[tuple[str, list[Standing], int, int]]:
        """Answer the modules in order: (name, lines, how many that are asked for are done, how many are asked for)."""
        told: dict[str, list[Standing]] = {}
        for line in self.lines:
            told.setdefault(line.module, []).append(line)
        return [
            (
                name,
                lines,
                sum(one.is_done and one.is_required for one in lines),
                sum(one.is_required for one in lines),
            )
            for name, lines in told.items()
        ]


def progress_of(places: list[PlaceLine]) -> dict[UUID, Progress]:
    """Answer the progress of each of these places; one statement for all of them."""
    sign, by, striker = kept_aliases("progress.progress_of", SignOff, User, User)
    rows = db.session.execute(
        sa.select(
            BatchPlace.id.label("place_id"), Competency, SyllabusModule.name.label("module"), sign,
            spoken(by).label("by_name"), spoken(striker).label("striker"),
        )
        .select_from(BatchPlace)
        .join(Batch, Batch.id == BatchPlace.batch_id)
        .join(SyllabusModule, SyllabusModule.syllabus_id == Batch.syllabus_id)
        .join(Competency, Competency.module_id == SyllabusModule.id)
        .outerjoin(sign, sa.and_(sign.place_id == BatchPlace.id, sign.competency_id == Competency.id))
        .outerjoin(by, by.id == sign.written_by)
        .outerjoin(striker, striker.id == sign.struck_by)
        .where(BatchPlace.id.in_([line.place.id for line in places]))
        .order_by(
            SyllabusModule.position, Competency.position, sign.seen_on.desc(), sign.written_at.desc(), sign.id.desc()
        )
    ).all() if places else []  # fmt: skip
    found: dict[UUID, dict[UUID, Any]] = {line.place.id: {} for line in places}
    for row in rows:
        kept = found[row.place_id].setdefault(row.Competency.id, (row.Competency, row.module, []))
        if row[3] is not None:
            kept[2].append(SignLine(row[3], row.by_name or "", row.striker or ""))
    return {place: _progress(told) for place, told in found.items()}


def _progress(told: dict[UUID, Any]) -> Progress:
    lines = []
    for competency, module, signs in told.values():
        standing = next((one.sign.step for one in signs if one.sign.struck_at is None), "")
        lines.append(Standing(competency.id, module, competency.words, competency.is_required, standing))
    return Progress(tuple(lines), {one: tuple(kept[2]) for one, kept in told.items() if kept[2]})


def sign_by_id(sign_off_id: UUID) -> tuple[SignOff, str] | None:
    """Answer a sign-off and the words of its competency."""
    row = db.session.execute(
        sa.select(SignOff, Competency.words)
        .join(Competency, Competency.id == SignOff.competency_id)
        .where(SignOff.id == sign_off_id)
    ).one_or_none()
    return (row[0], row[1]) if row else None


@dataclass(frozen=True)
class CertificateLine:
    """A certificate with who issued and who withdrew it."""

    certificate: Certificate
    code: str
    issuer: str
    withdrawer: str


def certificates_of(case_file_id: UUID) -> list[CertificateLine]:
    """Answer a child's certificates, the newest first; one statement."""
    rows = db.session.execute(_certificates().where(Certificate.case_file_id == case_file_id))
    return [CertificateLine(*row) for row in rows]


def certificate_by_id(certificate_id: UUID) -> CertificateLine | None:
    """Answer a certificate; one statement."""
    row = db.session.execute(_certificates().where(Certificate.id == certificate_id)).one_or_none()
    return CertificateLine(*row) if row else None


def _certificates() -> Any:
    issuer, withdrawer = kept_aliases("progress.certificates", User, User)
    return (
        sa.select(
            Certificate, CaseFile.code, sa.func.coalesce(spoken(issuer), ""), sa.func.coalesce(spoken(withdrawer), "")
        )
        .join(CaseFile, CaseFile.id == Certificate.case_file_id)
        .outerjoin(issuer, issuer.id == Certificate.issued_by)
        .outerjoin(withdrawer, withdrawer.id == Certificate.withdrawn_by)
        .order_by(Certificate.issued_at.desc())
    )  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """All that a stranger learns of a certificate: nothing that leads to the child or to the home."""

    trade_key: str
    level: int
    modules: int
    hours: int
    year: int
    is_valid: bool


def checked(code: str) -> Checked | None:
    """Answer what a check code tells, None where no certificate bears it; the same one statement either way."""
    c = Certificate
    asked = sa.select(c.trade_key, c.level, c.modules, c.hours, c.year, c.withdrawn_at).where(
        c.check_code == code
    )
    with across_homes("a stranger who holds a certificate asks by its code; no home and no child is told"):
        row = db.session.execute(asked).one_or_none()
    if row is None:
        return None
    withdrawn: datetime | None = row.withdrawn_at
    return Checked(row.trade_key, row.level, row.modules, row.hours, row.year, withdrawn is None)
