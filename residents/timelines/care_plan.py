"""What the care plan tells of a child: chronology, the panel of her page, what is expected, her own evidence."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.models import User
from foundation import clock
from foundation.db import db
from foundation.feature import (
    Appointment,
    AppointmentSource,
    EvidenceLine,
    EvidenceSource,
    ResidentPanel,
    TimelineEntry,
    TimelineSource,
    Window,
)
from foundation.languages import _, _l, ngettext
from foundation.ledger import Entry, rupees
from foundation.names import spoken
from residents import care_words, reach
from residents.choices.care import Area
from residents.choices.dues import due_said
from residents.choices.planning import STEPS, PlanState, Step
from residents.models import Away, CarePlan, CarePlanStep, CareReview, CaseFile, Inquiry, SavingsAccount
from residents.permissions import May
from residents.queries import care_lists


def load_steps(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the steps of a child's plans; no need, no goal, no reason."""
    asked = (
        sa.select(CarePlanStep.at, CarePlanStep.kind, CarePlan.number, spoken(User).label("by"))
        .join(CarePlan, CarePlan.id == CarePlanStep.plan_id)
        .join(CaseFile, CaseFile.id == CarePlanStep.case_file_id)
        .outerjoin(User, User.id == CarePlanStep.by)
        .where(CarePlanStep.case_file_id == case_file_id, reach.sees(May.PLAN_SEE))
    )
    return [
        TimelineEntry(
            happened_at=row.at, deed=STEPS[Step(row.kind)], text=care_words.version_said(row.number), by=row.by or ""
        )
        for row in db.session.execute(window.narrow(asked, CarePlanStep.at))
    ]  # fmt: skip


def load_reviews(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the reviews of a child's plans by their days; nothing of what they say."""
    asked = (
        sa.select(CareReview, spoken(User))
        .join(CaseFile, CaseFile.id == CareReview.case_file_id)
        .outerjoin(User, User.id == CareReview.written_by)
        .where(CareReview.case_file_id == case_file_id, reach.sees(May.PLAN_SEE))
    )
    found: list[Any] = [*db.session.execute(window.narrow(asked, CareReview.written_at))]
    return [
        TimelineEntry(
            happened_at=review.written_at, deed=_l("Care plan reviewed"), text=care_words.period_said(review),
            by=by or "", why=_("Struck out") if review.struck_at else "",
        )
        for review, by in found
    ]  # fmt: skip


TIMELINE = (
    TimelineSource(kind="plan", label=_l("Care plan"), permission=May.PLAN_SEE, load=load_steps),
    TimelineSource(
        kind="plan_review", label=_l("Reviews of the plan"), permission=May.PLAN_SEE, load=load_reviews
    ),
)


@dataclass(frozen=True)
class PlanPanel:
    """The plan in three facts: which version is in force, what is due, what waits."""

    version: str
    mark: str
    words: str
    title: str
    waits: str


def load_panel(case_file_id: UUID) -> PlanPanel | None:
    """Answer the panel of a child who lives here; None for who is not here or is not planned for. One statement."""
    which = sa.and_(CaseFile.id == case_file_id, reach.sees(May.PLAN_SEE))
    line = next(iter(care_lists.plan_lines(which, masks=reach.masks(), limit=1)), None)
    if line is None:
        return None
    due = due_said(line.due_on, today=clock.today())
    waits = {
        PlanState.WAITING: _("A version waits for approval"),
        PlanState.DRAFT: _("A draft is being written"),
    }
    return PlanPanel(
        version=care_words.version_said(line.in_force) if line.in_force else "", mark=due.mark, words=due.words,
        title=_("Next review") if line.in_force else _("First plan"),
        waits=waits[PlanState(line.open_state)] if line.open_state else "",
    )  # fmt: skip


PANELS = (
    ResidentPanel(
        title=_l("Care plan"), permission=May.PLAN_SEE, template="residents/_care_plan.html", load=load_panel,
        endpoint="residents.show_plan", order=40, column=2,
    ),
)  # fmt: skip


def load_appointments(
    home_id: UUID, since: date, until: date, case_file_id: UUID | None = None
) -> list[Appointment]:
    """Answer plans and reviews that are due in these days. One statement."""
    which = sa.and_(CaseFile.home_id == home_id, reach.sees(May.PLAN_SEE))
    if case_file_id is not None:
        which = sa.and_(which, CaseFile.id == case_file_id)
    lines = care_lists.plan_lines(which, masks=reach.masks())
    return [
        Appointment(
            on=line.due_on, case_file_id=line.case_file_id, code=line.code, endpoint="residents.show_plan",
            words=_("Review of the care plan") if line.in_force else _("First care plan"),
        )
        for line in lines
        if since <= line.due_on <= until
    ]  # fmt: skip


APPOINTMENTS = (
    AppointmentSource(
        kind="plan_review", label=_l("Reviews of care plans"), permission=May.PLAN_SEE, load=load_appointments
    ),
)


def _moments(since: date, until: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(clock.zone_here())
    return datetime.combine(since, time.min, tzinfo=zone), datetime.combine(until, time.max, tzinfo=zone)


def family_evidence(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer how often her home was visited in these days; nothing of what was found."""
    days = db.session.scalars(
        sa.select(Inquiry.visited_on)
        .join(CaseFile, CaseFile.id == Inquiry.case_file_id)
        .where(
            Inquiry.case_file_id == case_file_id, Inquiry.visited_on.between(since, until),
            reach.sees(May.INQUIRY_SEE),
        )
        .order_by(Inquiry.visited_on)
    ).all()  # fmt: skip
    if not days:
        return []
    said = ngettext("%(num)s visit to her family", "%(num)s visits to her family", len(days))
    return [EvidenceLine(said, days[-1])]


def leave_evidence(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer the leaves that began in these days, and whether she came back from each; no place, no companion."""
    first, last = _moments(since, until)
    asked = (
        sa.select(Away.from_at, Away.returned_at)
        .join(CaseFile, CaseFile.id == Away.case_file_id)
        .where(
            Away.case_file_id == case_file_id, Away.kind == "leave", Away.struck_at.is_(None),
            Away.from_at.between(first, last), reach.sees(May.MOVEMENT_SEE),
        )
        .order_by(Away.from_at)
    )  # fmt: skip
    return [
        EvidenceLine(
            _("On leave until %(day)s", day=care_words.day_said(row.returned_at)) if row.returned_at
            else _("On leave, not back yet"),
            clock.local(row.from_at).date(),
        )
        for row in db.session.execute(asked)
    ]  # fmt: skip


def savings_evidence(case_file_id: UUID, since: date, until: date) -> list[EvidenceLine]:
    """Answer what came into her savings in these days, and what went out: signed entries alone."""
    first, last = _moments(since, until)
    came = sa.func.coalesce(sa.func.sum(sa.case((Entry.paise > 0, Entry.paise), else_=0)), 0)
    went = sa.func.coalesce(sa.func.sum(sa.case((Entry.paise < 0, Entry.paise), else_=0)), 0)
    asked = (
        sa.select(sa.func.count(Entry.id), came, went)
        .join(SavingsAccount, SavingsAccount.account_id == Entry.account_id)
        .join(CaseFile, CaseFile.id == SavingsAccount.case_file_id)
        .where(
            CaseFile.id == case_file_id, Entry.signed_at.is_not(None), Entry.happened_at.between(first, last),
            reach.sees(May.SAVINGS_SEE),
        )
    )  # fmt: skip
    count, paid_in, paid_out = db.session.execute(asked).one()
    if not count:
        return []
    return [
        EvidenceLine(
            _(
                "Savings: %(came)s came in, %(went)s went out",
                came=rupees(int(paid_in)),
                went=rupees(-int(paid_out)),
            )
        )
    ]


EVIDENCE = (
    EvidenceSource(
        kind="family", label=_l("Visits to her family"), permission=May.INQUIRY_SEE,
        areas=frozenset({Area.RELATIONSHIPS}), load=family_evidence,
    ),
    EvidenceSource(
        kind="leave", label=_l("Leave"), permission=May.MOVEMENT_SEE, areas=frozenset({Area.RELATIONSHIPS}),
        load=leave_evidence,
    ),
    EvidenceSource(
        kind="savings", label=_l("Savings"), permission=May.SAVINGS_SEE,
        areas=frozenset({Area.LIFE_SKILLS, Area.INDEPENDENCE}), load=savings_evidence,
    ),
)  # fmt: skip
