"""What the time after and the way to it tell of a child: chronology, the panel of her page, what is expected when."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import url_for

from accounts.models import User
from foundation import clock
from foundation.access import may
from foundation.db import db, kept_alias, kept_aliases
from foundation.feature import (
    Appointment,
    AppointmentSource,
    ResidentPanel,
    TimelineEntry,
    TimelineSource,
    Window,
)
from foundation.languages import _, _l
from foundation.names import spoken
from residents import aftercare_words, reach, transition_words, words
from residents.choices.aftercare import ENDS, HOWS, KINDS
from residents.choices.dues import Said, due_said
from residents.choices.transition import BEGINS_AT
from residents.models import (
    Aftercare,
    CaseFile,
    Child,
    FollowUp,
    FollowUpVisit,
    Placement,
    TransitionPlan,
    TransitionReview,
)
from residents.permissions import May
from residents.rules.stays import age_on
from residents.rules.transition import birthday

ROWS = 200


def _noon(day: date) -> datetime:
    """Answer the middle of a day of which no hour is known."""
    return datetime.combine(day, time(12), tzinfo=ZoneInfo(clock.zone_here()))


def load_aftercare(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer when following up began and ended, and each visit or call; nothing of what was found. One statement."""
    visit = kept_alias(FollowUpVisit, "after.load_aftercare")
    has_visit = sa.exists().where(visit.follow_up_id == FollowUp.id)
    asked = (
        sa.select(
            Aftercare.id, Aftercare.begun_at, Aftercare.ended_on, Aftercare.ended_why, FollowUp.kind, FollowUpVisit.how,
            FollowUpVisit.happened_on, FollowUpVisit.written_at, FollowUpVisit.is_reached, FollowUpVisit.struck_at,
            spoken(User).label("by"),
        )
        .join(CaseFile, CaseFile.id == Aftercare.case_file_id)
        .outerjoin(FollowUp, sa.and_(FollowUp.aftercare_id == Aftercare.id, has_visit))
        .outerjoin(FollowUpVisit, FollowUpVisit.follow_up_id == FollowUp.id)
        .outerjoin(User, User.id == FollowUpVisit.written_by)
        .where(Aftercare.case_file_id == case_file_id, reach.sees(May.AFTERCARE_SEE))
        .order_by(FollowUpVisit.happened_on.desc())
        .limit(ROWS)
    )  # fmt: skip
    found: list[TimelineEntry] = []
    told: set[UUID] = set()
    for row in db.session.execute(asked):
        if row.id not in told:
            told.add(row.id)
            found += _of_care(row)
        if row.happened_on is not None and row.struck_at is None:
            found.append(_of_visit(row))
    return window.cut(found)


def _of_care(row: Any) -> list[TimelineEntry]:
    begun = TimelineEntry(happened_at=row.begun_at, deed=_l("Following up begun"))
    if row.ended_on is None:
        return [begun]
    ended = TimelineEntry(
        happened_at=_noon(row.ended_on), deed=_l("Following up ended"), text=words.of(ENDS, row.ended_why)
    )
    return [begun, ended]


def _of_visit(row: Any) -> TimelineEntry:
    how = words.of(HOWS, row.how)
    return TimelineEntry(
        happened_at=_noon(row.happened_on), deed=KINDS.get(row.kind, _l("Follow-up")), by=row.by or "",
        text=_("%(how)s, reached", how=how) if row.is_reached else _("%(how)s, not reached", how=how),
        written_at=row.written_at,
    )  # fmt: skip


def load_transition(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer when the transition plan was begun and reviewed. One statement."""
    asked = (
        sa.select(
            TransitionPlan.written_at, TransitionReview.reviewed_on, TransitionReview.written_at.label("late"),
            spoken(User).label("by"),
        )
        .join(CaseFile, CaseFile.id == TransitionPlan.case_file_id)
        .outerjoin(TransitionReview, TransitionReview.plan_id == TransitionPlan.id)
        .outerjoin(User, User.id == TransitionReview.written_by)
        .where(TransitionPlan.case_file_id == case_file_id, reach.sees(May.TRANSITION_SEE))
        .order_by(TransitionReview.reviewed_on.desc())
        .limit(ROWS)
    )  # fmt: skip
    rows = list(db.session.execute(asked))
    found = [
        TimelineEntry(
            happened_at=_noon(row.reviewed_on), deed=_l("Transition plan reviewed"), by=row.by or "",
            written_at=row.late,
        )
        for row in rows
        if row.reviewed_on is not None
    ]  # fmt: skip
    if rows:
        found.append(TimelineEntry(happened_at=rows[0].written_at, deed=_l("Transition plan begun")))
    return window.cut(found)


@dataclass(frozen=True)
class TimeAfterPanel:
    """The way to eighteen and the time after, in two lines: words, mark and page of each; empty where not for her."""

    transition: Said | None
    transition_url: str
    aftercare: Said | None
    aftercare_url: str
    risk: Said | None


def load_panel(case_file_id: UUID) -> TimeAfterPanel:
    """Answer how a child's transition plan and the following up after her leaving stand. One statement."""
    due = (
        sa.select(sa.func.min(FollowUp.due_on))
        .where(
            FollowUp.aftercare_id == Aftercare.id, FollowUp.done_on.is_(None), FollowUp.dropped_on.is_(None)
        )
        .correlate(Aftercare)
        .scalar_subquery()
    )
    newest, later = kept_aliases("after.load_panel", Placement, Placement)
    is_newest = ~sa.exists().where(
        later.case_file_id == newest.case_file_id, later.started_at > newest.started_at
    )
    asked = (
        sa.select(
            CaseFile.code, Child.born_on, Child.age_years_stated, Child.age_stated_on, TransitionPlan.next_review_on,
            newest.ended_at, Aftercare.id.label("care_id"), Aftercare.ended_on, Aftercare.risk, due.label("due_on"),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(newest, sa.and_(newest.case_file_id == CaseFile.id, is_newest))
        .outerjoin(
            TransitionPlan, sa.and_(TransitionPlan.case_file_id == CaseFile.id, TransitionPlan.ended_on.is_(None))
        )
        .outerjoin(Aftercare, Aftercare.placement_id == newest.id)
        .where(CaseFile.id == case_file_id)
        .limit(1)
    )  # fmt: skip
    row = db.session.execute(asked).one()
    return TimeAfterPanel(
        transition=_transition_said(row), transition_url=url_for("residents.show_transition", code=row.code),
        aftercare=_aftercare_said(row) if may(May.AFTERCARE_SEE) else None,
        aftercare_url=url_for("residents.show_aftercare", code=row.code),
        risk=aftercare_words.risk_said(row.risk)
        if row.risk and row.risk != "none" and may(May.AFTERCARE_SEE) else None,
    )  # fmt: skip


def _transition_said(row: Any) -> Said:
    today = clock.today()
    if row.next_review_on is not None:
        return transition_words.review_state(row.next_review_on, today=today)
    told = {"born_on": row.born_on, "stated_years": row.age_years_stated, "stated_on": row.age_stated_on}
    age = age_on(today, **told)
    if age.years is not None and age.years >= BEGINS_AT:
        return Said("soon", _("No plan yet"), "soon")
    begins = birthday(BEGINS_AT, **told)
    if begins is None:
        return Said("due", _("age not known"))
    return Said("due", _("begins at 16, %(day)s", day=aftercare_words.day_said(begins)))


def _aftercare_said(row: Any) -> Said | None:
    if row.ended_at is None:
        return None
    if row.care_id is None:
        return Said("due", _("No follow-up planned"))
    if row.ended_on is not None or row.due_on is None:
        return Said("met", _("Following up ended") if row.ended_on else _("Nothing is due"))
    return due_said(row.due_on, today=clock.today())


def follow_up_appointments(
    home_id: UUID, since: date, until: date, case_file_id: UUID | None = None
) -> list[Appointment]:
    """Answer the follow-ups that are due on these days, in codes, without place or person. One statement."""
    asked = (
        sa.select(FollowUp.due_on, FollowUp.kind, CaseFile.id, CaseFile.code)
        .join(Aftercare, Aftercare.id == FollowUp.aftercare_id)
        .join(CaseFile, CaseFile.id == Aftercare.case_file_id)
        .where(
            FollowUp.home_id == home_id, FollowUp.due_on >= since, FollowUp.due_on <= until,
            FollowUp.done_on.is_(None), FollowUp.dropped_on.is_(None), Aftercare.ended_on.is_(None),
            reach.sees(May.AFTERCARE_SEE), *([CaseFile.id == case_file_id] if case_file_id else []),
        )
        .order_by(FollowUp.due_on, CaseFile.code)
    )  # fmt: skip
    return [
        Appointment(
            on=row.due_on, case_file_id=row.id, code=row.code, words=words.of(KINDS, row.kind),
            endpoint="residents.show_aftercare",
        )
        for row in db.session.execute(asked)
    ]  # fmt: skip


def review_appointments(
    home_id: UUID, since: date, until: date, case_file_id: UUID | None = None
) -> list[Appointment]:
    """Answer the transition plans to be looked at on these days, of children who live here. One statement."""
    asked = (
        sa.select(TransitionPlan.next_review_on, CaseFile.id, CaseFile.code)
        .join(CaseFile, CaseFile.id == TransitionPlan.case_file_id)
        .where(
            TransitionPlan.home_id == home_id, TransitionPlan.next_review_on >= since,
            TransitionPlan.next_review_on <= until, TransitionPlan.ended_on.is_(None), reach.sees(May.TRANSITION_SEE),
            sa.exists().where(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None)),
            *([CaseFile.id == case_file_id] if case_file_id else []),
        )
        .order_by(TransitionPlan.next_review_on, CaseFile.code)
    )  # fmt: skip
    return [
        Appointment(
            on=row.next_review_on, case_file_id=row.id, code=row.code, words=_("Review of the transition plan"),
            endpoint="residents.show_transition",
        )
        for row in db.session.execute(asked)
    ]  # fmt: skip


PANELS = (
    ResidentPanel(
        title=_l("The time after"), permission=May.TRANSITION_SEE, template="residents/_time_after.html",
        load=load_panel, order=72, column=2,
    ),
)  # fmt: skip
TIMELINE = (
    TimelineSource(
        kind="aftercare", label=_l("Time after"), permission=May.AFTERCARE_SEE, load=load_aftercare
    ),
    TimelineSource(
        kind="transition", label=_l("Transition plan"), permission=May.TRANSITION_SEE, load=load_transition
    ),
)
APPOINTMENTS = (
    AppointmentSource(
        kind="follow_up", label=_l("Follow-ups"), permission=May.AFTERCARE_SEE, load=follow_up_appointments
    ),
    AppointmentSource(
        kind="transition",
        label=_l("Transition reviews"),
        permission=May.TRANSITION_SEE,
        load=review_appointments,
    ),
)
