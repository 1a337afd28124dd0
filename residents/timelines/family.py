"""What the family part tells of a child: chronology, the panels of her page; each asks one statement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import url_for

from accounts.models import User
from foundation import clock
from foundation.db import db, kept_aliases
from foundation.feature import ResidentPanel, TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l
from foundation.names import spoken
from residents import family_words, reach, words
from residents.choices import referring
from residents.choices.dues import Said
from residents.choices.inquiring import FITS, KINDS, Fit, InquiryKind
from residents.models import CaseFile, FamilyMember, Inquiry, Referral
from residents.permissions import May
from residents.queries import family, inquiries, referrals

PANEL_LINES = 6
ROWS_AT_MOST = 400
ROWS = 200


def _noon(day: date) -> datetime:
    """Answer the middle of a day of which no hour is known."""
    return datetime.combine(day, time(12), tzinfo=ZoneInfo(clock.zone_here()))


def _entry(at: datetime, deed: Any, text: str = "", by: str | None = "") -> TimelineEntry:
    return TimelineEntry(happened_at=at, deed=deed, text=text, by=by or "")


def _within(found: Iterable[TimelineEntry], window: Window) -> list[TimelineEntry]:
    """Answer the newest entries of a window: one row may tell of several days."""
    held = [entry for entry in found if window.holds(entry.happened_at)]
    return sorted(held, key=lambda entry: entry.happened_at, reverse=True)[: window.limit]


def load_family(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer who was written into the family, and what was struck out; no name, number or address."""
    asked = (
        sa.select(
            FamilyMember.written_at, FamilyMember.relation, FamilyMember.relation_text, FamilyMember.struck_at,
            FamilyMember.struck_reason, spoken(User).label("by"),
        )
        .join(CaseFile, CaseFile.id == FamilyMember.case_file_id)
        .outerjoin(User, User.id == FamilyMember.written_by)
        .where(FamilyMember.case_file_id == case_file_id, reach.sees(May.FAMILY_SEE))
        .order_by(FamilyMember.written_at.desc())
        .limit(ROWS)
    )  # fmt: skip
    found = []
    for row in db.session.execute(asked):
        relation = family_words.relation_said(row.relation, row.relation_text)
        found.append(_entry(row.written_at, _l("Family member written"), relation, row.by))
        if row.struck_at is not None:
            found.append(_entry(row.struck_at, _l("Line of the family struck out"), relation))
    return _within(found, window)


def load_inquiries(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer visits asked, made, agreed; no finding."""
    asker, writer, agreer = kept_aliases("family.load_inquiries", User, User, User)
    asked = (
        sa.select(
            Inquiry.kind, Inquiry.asked_on, Inquiry.visited_on, Inquiry.fit, Inquiry.agreed_at,
            spoken(asker).label("asker"), spoken(writer).label("writer"), spoken(agreer).label("agreer"),
        )
        .join(CaseFile, CaseFile.id == Inquiry.case_file_id)
        .outerjoin(asker, asker.id == Inquiry.asked_by)
        .outerjoin(writer, writer.id == Inquiry.written_by)
        .outerjoin(agreer, agreer.id == Inquiry.agreed_by)
        .where(Inquiry.case_file_id == case_file_id, reach.sees(May.INQUIRY_SEE))
        .order_by(Inquiry.asked_on.desc())
        .limit(ROWS)
    )  # fmt: skip
    return _within((entry for row in db.session.execute(asked) for entry in _of_inquiry(row)), window)


def _of_inquiry(row: Any) -> Iterator[TimelineEntry]:
    kind = str(KINDS[InquiryKind(row.kind)])
    yield _entry(_noon(row.asked_on), _l("Visit asked"), kind, row.asker)
    if row.visited_on is not None:
        fit = _("%(kind)s: %(fit)s", kind=kind, fit=str(FITS[Fit(row.fit)])) if row.fit else kind
        yield _entry(_noon(row.visited_on), _l("Family visited"), fit, row.writer)
    if row.agreed_at is not None:
        yield _entry(row.agreed_at, _l("Report of a visit agreed"), kind, row.agreer)


def load_referrals(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer referrals sent, answered and closed; no answer's words."""
    asked = (
        sa.select(Referral, spoken(User))
        .join(CaseFile, CaseFile.id == Referral.case_file_id)
        .outerjoin(User, User.id == Referral.written_by)
        .where(Referral.case_file_id == case_file_id, reach.sees(May.REFERRAL_SEE))
        .order_by(Referral.sent_on.desc())
        .limit(ROWS)
    )
    return _within(
        (entry for row, by in db.session.execute(asked) for entry in _of_referral(row, by)), window
    )


def _of_referral(row: Referral, by: str | None) -> Iterator[TimelineEntry]:
    yield _entry(_noon(row.sent_on), _l("Referred"), row.to_name, by)
    if row.answered_on is not None:
        yield _entry(_noon(row.answered_on), _l("Referral answered"), row.to_name)
    if row.closed_on is not None:
        outcome = words.of(referring.OUTCOMES, row.outcome)
        yield _entry(_noon(row.closed_on), _l("Referral closed"), outcome)


@dataclass(frozen=True)
class ContactShown:
    """One line of the contacts on her page."""

    name: str
    relation: str
    standing: Said


@dataclass(frozen=True)
class ContactsPanel:
    """Whom she may meet, barred people first."""

    lines: tuple[ContactShown, ...]


def load_contacts(case_file_id: UUID) -> ContactsPanel:
    """Answer her contacts, barred people first, without any number. One statement."""
    today = clock.today()
    found = [
        ContactShown(p.called, p.relation_said if p.name else "", family_words.standing_said(p, on=today))
        for p in family.contacts(case_file_id, see=reach.sees(May.FAMILY_SEE))
    ]
    order = {"over": 0, "met": 1, "soon": 2, "due": 3}
    return ContactsPanel(tuple(sorted(found, key=lambda line: order[line.standing.mark])[:PANEL_LINES]))


def load_visits(case_file_id: UUID) -> list[dict[str, Any]]:
    """Answer the visits that are not finished, the oldest due first. One statement."""
    which = sa.and_(Inquiry.case_file_id == case_file_id, reach.sees(May.INQUIRY_SEE))
    found = inquiries.lines(which, masks=reach.masks(), only_open=True, limit=PANEL_LINES)
    today = clock.today()
    return [
        {
            "deed": str(KINDS[InquiryKind(line.kind)]),
            "url": url_for("residents.show_inquiry", code=line.code, inquiry_id=line.id),
            "state": family_words.inquiry_state(line, today=today),
        }
        for line in found
    ]


def load_owed_answers(case_file_id: UUID) -> list[dict[str, Any]]:
    """Answer the referrals that are not closed, overdue answers first. One statement."""
    which = sa.and_(
        Referral.case_file_id == case_file_id, Referral.closed_on.is_(None), reach.sees(May.REFERRAL_SEE)
    )
    today = clock.today()
    return [
        {
            "deed": line.to_name,
            "url": url_for("residents.show_referral", code=line.code, referral_id=line.id),
            "state": family_words.referral_state(line, today=today),
        }
        for line in referrals.lines(which, masks=reach.masks(), limit=PANEL_LINES)
    ]


PANELS = (
    ResidentPanel(
        title=_l("Contacts"), permission=May.FAMILY_SEE, template="residents/_contacts.html", load=load_contacts,
        endpoint="residents.list_family", order=20, column=1,
    ),
    ResidentPanel(
        title=_l("Home visits"), permission=May.INQUIRY_SEE, template="residents/_owed.html", load=load_visits,
        endpoint="residents.list_inquiries", order=70, column=2,
    ),
    ResidentPanel(
        title=_l("Referrals"), permission=May.REFERRAL_SEE, template="residents/_owed.html", load=load_owed_answers,
        endpoint="residents.list_referrals", order=71, column=2,
    ),
)  # fmt: skip
TIMELINE = (
    TimelineSource(kind="family", label=_l("Family"), permission=May.FAMILY_SEE, load=load_family),
    TimelineSource(kind="visits", label=_l("Home visits"), permission=May.INQUIRY_SEE, load=load_inquiries),
    TimelineSource(kind="referrals", label=_l("Referrals"), permission=May.REFERRAL_SEE, load=load_referrals),
)
