"""What the workshop tells of a child elsewhere: panel, chronology, and evidence for the review of her care plan."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from foundation import clock
from foundation.db import db, kept_alias, kept_aliases
from foundation.feature import EvidenceLine, TimelineEntry, Window
from foundation.languages import _, ngettext
from vocational.choices.trades import STEPS, TRADES, Step
from vocational.models import Batch, BatchPlace, Certificate, SignOff, WorkshopMark, WorkshopSheet


@dataclass(frozen=True)
class WorkshopPanel:
    """The panel *Workshop* of a child's page."""

    batches: tuple[str, ...]
    hours: int
    alone: int
    certificates: int


def panel_of(case_file_id: UUID) -> WorkshopPanel:
    """Answer the panel of one child; one statement."""
    certificate = kept_alias(Certificate, "telling.panel_of")
    today = clock.today()
    many = (
        sa.select(sa.func.count())
        .select_from(certificate)
        .where(certificate.case_file_id == case_file_id, certificate.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    sums = sa.select(
        sa.literal(None, sa.String()).label("name"), _minutes(case_file_id).label("minutes"),
        _alone(case_file_id).label("alone"), many.label("certificates"),
    )  # fmt: skip
    running = (
        sa.select(Batch.name, sa.literal(0), sa.literal(0), sa.literal(0))
        .join(BatchPlace, BatchPlace.batch_id == Batch.id)
        .where(
            BatchPlace.case_file_id == case_file_id,
            sa.or_(BatchPlace.to_on.is_(None), BatchPlace.to_on >= today),
            Batch.to_on >= today,
        )
    )
    rows = db.session.execute(sa.union_all(sums, running)).all()
    names = tuple(sorted(row.name for row in rows if row.name))
    first = next(row for row in rows if row.name is None)
    return WorkshopPanel(names, int(first.minutes or 0) // 60, first.alone, first.certificates)


def _minutes(case_file_id: UUID, since: date | None = None, until: date | None = None) -> Any:
    sheet, mark = kept_aliases("telling.minutes", WorkshopSheet, WorkshopMark)
    asked = (
        sa.select(sa.func.coalesce(sa.func.sum(sheet.minutes), 0))
        .select_from(mark)
        .join(sheet, sheet.id == mark.sheet_id)
        .where(mark.case_file_id == case_file_id, mark.mark == "present", sheet.state == "held")
    )
    if since and until:
        asked = asked.where(sheet.day.between(since, until))
    return asked.scalar_subquery()


def _alone(case_file_id: UUID, since: date | None = None, until: date | None = None) -> Any:
    sign = kept_alias(SignOff, "telling.alone")
    asked = sa.select(sa.func.count(sa.distinct(sign.competency_id))).where(
        sign.case_file_id == case_file_id, sign.step == Step.ALONE, sign.struck_at.is_(None)
    )
    if since and until:
        asked = asked.where(sign.seen_on.between(since, until))
    return asked.scalar_subquery()


def evidence_of(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer her hours in the workshop and what she learnt to do alone in a period; one statement."""
    told = (case_file_id, since, until)
    row = db.session.execute(sa.select(_minutes(*told).label("minutes"), _alone(*told).label("alone"))).one()
    lines, hours = [], int(row.minutes or 0) // 60
    if hours:
        lines.append(
            EvidenceLine(ngettext("%(num)s hour in the workshop", "%(num)s hours in the workshop", hours))
        )
    if row.alone:
        lines.append(
            EvidenceLine(
                ngettext(
                    "%(num)s line of a trade done alone", "%(num)s lines of a trade done alone", row.alone
                )
            )
        )
    return lines


def chronology_of(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer what her chronology tells of the workshop: batches, days of signing, certificates; one statement."""
    rows = db.session.execute(sa.union_all(*_happenings(case_file_id))).all()
    zone = ZoneInfo(clock.zone_here())
    return window.cut(_entry(row, zone) for row in rows)


def _happenings(case_file_id: UUID) -> list[Any]:
    sign, kept, by, issuer, taker = kept_aliases("telling.happenings", SignOff, Certificate, User, User, User)
    place = BatchPlace
    no_day, no_moment = sa.literal(None, sa.Date()), sa.literal(None, Certificate.issued_at.type)

    def told(kind: str, day: Any, at: Any, words: Any, more: Any, many: Any, who: Any) -> Any:
        return sa.select(
            sa.literal(kind).label("kind"), day.label("day"), at.label("at"), words.label("words"), more.label("more"),
            many.label("many"), who.label("who"),
        )  # fmt: skip

    nobody, none = sa.literal(None, sa.String()), sa.literal(0)
    empty = sa.literal("", sa.String())
    of_batch = Batch.id == place.batch_id
    came = told("came", place.from_on, no_moment, Batch.name, empty, none, nobody)
    left = told("left", place.to_on, no_moment, Batch.name, place.why_left, none, nobody)
    signed = told(
        "signed", sign.seen_on, no_moment, sign.words, sign.step, sa.func.count(), sa.func.max(by.name)
    )
    issued = told("issued", no_day, kept.issued_at, kept.trade_key, empty, kept.number, issuer.name)
    gone = told(
        "gone", no_day, kept.withdrawn_at, kept.trade_key, kept.withdrawn_reason, kept.number, taker.name
    )
    return [
        came.join(Batch, of_batch).where(place.case_file_id == case_file_id),
        left.join(Batch, of_batch).where(place.case_file_id == case_file_id, place.to_on.is_not(None)),
        signed.outerjoin(by, by.id == sign.written_by)
        .where(sign.case_file_id == case_file_id, sign.struck_at.is_(None))
        .group_by(sign.seen_on, sign.words, sign.step),
        issued.join(issuer, issuer.id == kept.issued_by).where(kept.case_file_id == case_file_id),
        gone.join(taker, taker.id == kept.withdrawn_by).where(kept.case_file_id == case_file_id),
    ]


def _entry(row: Any, zone: ZoneInfo) -> TimelineEntry:
    at = row.at or datetime.combine(row.day, time(12), tzinfo=zone).astimezone(UTC)
    who = row.who or ""
    trade = str(TRADES.get(row.words, row.words))
    if row.kind == "came":
        return TimelineEntry(happened_at=at, deed=_("Comes into a batch of the workshop"), text=row.words)
    if row.kind == "left":
        return TimelineEntry(
            happened_at=at, deed=_("Leaves a batch of the workshop"), text=row.words, why=row.more
        )
    if row.kind == "signed":
        deed = ngettext("Workshop: %(num)s line signed", "Workshop: %(num)s lines signed", row.many)
        return TimelineEntry(happened_at=at, deed=deed, text=f"{STEPS[row.more]}: {row.words}", by=who)
    if row.kind == "issued":
        return TimelineEntry(happened_at=at, deed=_("Workshop certificate issued"), text=trade, by=who)
    return TimelineEntry(
        happened_at=at, deed=_("Workshop certificate withdrawn"), text=trade, by=who, why=row.more
    )
