"""What the office asks about exports and disclosures: lists, one of each, the files behind codes, the two registers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.db import db, kept_aliases, one_or_404
from foundation.disclosures import DisclosedChild, Disclosure, ExportRequest
from foundation.names import spoken
from foundation.registers import PrintRecord
from homes.models import Home
from residents.models import CaseFile

LINES = 100
"""So many lines a list shows at most; what waits stands first."""


@dataclass(frozen=True)
class ExportLine:
    """A request with who asked, who answered, and (where it is one child's) whose file it is."""

    row: ExportRequest
    asker: str
    second: str
    home_code: str
    code: str
    child_id: UUID | None

    @property
    def owner(self) -> tuple[str, UUID]:
        """Answer under whose key the file lies."""
        return ("child", self.child_id) if self.child_id else ("home", self.row.home_id)


def _exports() -> Any:
    asker, second = kept_aliases("exports.lines", User, User)
    return (
        sa.select(
            ExportRequest, spoken(asker), sa.func.coalesce(spoken(second), ""), Home.code,
            sa.func.coalesce(CaseFile.code, ""), CaseFile.child_id,
        )
        .join(Home, Home.id == ExportRequest.home_id)
        .join(asker, asker.id == ExportRequest.asked_by)
        .outerjoin(second, second.id == ExportRequest.decided_by)
        .outerjoin(CaseFile, CaseFile.id == ExportRequest.case_file_id)
    )  # fmt: skip


def exports(*, home_id: UUID | None = None, asked_by: UUID | None = None, now: datetime) -> list[ExportLine]:
    """Answer requests of a home or of all, perhaps one person's; those that wait first, then the newest."""
    waits = sa.and_(
        ExportRequest.verdict == "", ExportRequest.withdrawn_at.is_(None), ExportRequest.expires_at > now
    )
    asked = _exports().order_by(sa.case((waits, 0), else_=1), ExportRequest.asked_at.desc(), ExportRequest.id)
    if home_id is not None:
        asked = asked.where(ExportRequest.home_id == home_id)
    if asked_by is not None:
        asked = asked.where(ExportRequest.asked_by == asked_by)
    return [ExportLine(*row) for row in db.session.execute(asked.limit(LINES))]


def export_line(export_id: UUID) -> ExportLine:
    """Answer one request; not there is 404."""
    one_or_404(sa.select(ExportRequest.id).where(ExportRequest.id == export_id))
    return ExportLine(*db.session.execute(_exports().where(ExportRequest.id == export_id)).one())


def files_of(home_id: UUID, codes: Collection[str], *, covered: Any = None) -> dict[str, UUID]:
    """Answer the files of a home behind codes, as far as the condition `covered` reaches; others are left out."""
    asked = sa.select(CaseFile.code, CaseFile.id).where(CaseFile.home_id == home_id, CaseFile.code.in_(codes))
    found = db.session.execute(asked if covered is None else asked.where(covered))
    return {code: file for code, file in found}  # noqa: C416  rows are no pairs to a type checker


@dataclass(frozen=True)
class DisclosureLine:
    """A disclosure with who wrote and who struck it, and its home."""

    row: Disclosure
    writer: str
    striker: str
    home_code: str


def _disclosures() -> Any:
    writer, striker = kept_aliases("disclosures.lines", User, User)
    return (
        sa.select(Disclosure, spoken(writer), sa.func.coalesce(spoken(striker), ""), Home.code)
        .join(Home, Home.id == Disclosure.home_id)
        .join(writer, writer.id == Disclosure.written_by)
        .outerjoin(striker, striker.id == Disclosure.struck_by)
    )


def disclosures(home_id: UUID | None = None) -> list[DisclosureLine]:
    """Answer the newest disclosures of a home or of all. One statement."""
    asked = _disclosures().order_by(Disclosure.given_at.desc(), Disclosure.id.desc()).limit(LINES)
    asked = asked if home_id is None else asked.where(Disclosure.home_id == home_id)
    return [DisclosureLine(*row) for row in db.session.execute(asked)]


def disclosures_of(case_file_id: UUID, *, limit: int = LINES) -> list[DisclosureLine]:
    """Answer to whom something about one child was given, newest first. One statement."""
    whose = sa.select(DisclosedChild.disclosure_id).where(DisclosedChild.case_file_id == case_file_id)
    asked = _disclosures().where(Disclosure.id.in_(whose))
    asked = asked.order_by(Disclosure.given_at.desc(), Disclosure.id.desc()).limit(limit)
    return [DisclosureLine(*row) for row in db.session.execute(asked)]


def disclosure_line(disclosure_id: UUID) -> DisclosureLine:
    """Answer one disclosure; not there is 404."""
    one_or_404(sa.select(Disclosure.id).where(Disclosure.id == disclosure_id))
    return DisclosureLine(*db.session.execute(_disclosures().where(Disclosure.id == disclosure_id)).one())


def codes_of(disclosure_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Answer the codes of the children of each disclosure. One statement."""
    asked = (
        sa.select(DisclosedChild.disclosure_id, CaseFile.code)
        .join(CaseFile, CaseFile.id == DisclosedChild.case_file_id)
        .where(DisclosedChild.disclosure_id.in_(disclosure_ids))
        .order_by(CaseFile.code)
    )
    found: dict[UUID, list[str]] = {}
    for disclosure_id, code in db.session.execute(asked):
        found.setdefault(disclosure_id, []).append(code)
    return found


def disclosures_between(
    home_id: UUID, *, starts_at: datetime, ends_at: datetime, after: int | None, limit: int | None
) -> list[DisclosureLine]:
    """Answer a home's disclosures written in a period by their numbers, for its register. One statement."""
    asked = _disclosures().where(
        Disclosure.home_id == home_id, Disclosure.written_at >= starts_at, Disclosure.written_at < ends_at
    )
    asked = asked.order_by(Disclosure.year, Disclosure.number).limit(limit)
    asked = asked if after is None else asked.where(Disclosure.number > after)
    return [DisclosureLine(*row) for row in db.session.execute(asked)]


def prints_between(
    home_id: UUID, *, starts_at: datetime, ends_at: datetime, after: str | None, limit: int | None
) -> list[tuple[PrintRecord, ExportRequest | None]]:
    """Answer a home's prints and exports of a period by their serials, each with its request. One statement."""
    asked = (
        sa.select(PrintRecord, ExportRequest)
        .outerjoin(ExportRequest, ExportRequest.id == PrintRecord.request_id)
        .where(
            PrintRecord.home_id == home_id, PrintRecord.printed_at >= starts_at, PrintRecord.printed_at < ends_at
        )
        .order_by(PrintRecord.serial)
        .limit(limit)
    )  # fmt: skip
    asked = asked if after is None else asked.where(PrintRecord.serial > after)
    return [(record, wish) for record, wish in db.session.execute(asked)]
