"""Questions about many children: a caseload, the safety instructions in force, where counselling stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from counselling.models import CounsellingSession as Session
from counselling.models import Risk
from counselling.queries.lines import CaseloadLine, Instruction, Standing
from counselling.queries.sessions import veiled
from foundation.db import db
from foundation.names import spoken
from homes.models import Home
from residents.models import CaseFile, Child, Placement


def _latest(*which: Any) -> Any:
    """Answer a subquery: each file's sessions numbered from the newest, with how many there are."""
    newest_first = (Session.happened_at.desc(), Session.number.desc())
    columns = (
        Session.case_file_id,
        Session.happened_at,
        Session.next_on,
        Session.risk,
        Session.safety_instruction,
        Session.counsellor_id,
        sa.func.row_number().over(partition_by=Session.case_file_id, order_by=newest_first).label("place"),
        sa.func.count().over(partition_by=Session.case_file_id).label("sessions"),
    )
    return sa.select(*columns).where(*which).subquery("latest")


def _open_stay() -> Any:
    return sa.and_(Placement.case_file_id == CaseFile.id, Placement.ended_at.is_(None))


def stays(case_file_id: UUID) -> Sequence[tuple[datetime, datetime | None]]:
    """Answer when each stay under a file began and ended, oldest first."""
    statement = (
        sa.select(Placement.started_at, Placement.ended_at)
        .where(Placement.case_file_id == case_file_id)
        .order_by(Placement.started_at)
    )
    return [(began, ended) for began, ended in db.session.execute(statement)]


def caseload(condition: Any) -> tuple[CaseloadLine, ...]:
    """Answer the children now in care for whom `condition` (on the case file) holds, by code. One statement."""
    latest = _latest()
    statement = (
        sa.select(
            CaseFile.id,
            CaseFile.code,
            Child.name,
            Child.name_local,
            spoken(Home),
            Placement.started_at,
            latest.c.sessions,
            latest.c.happened_at,
            latest.c.next_on,
            latest.c.risk,
            latest.c.safety_instruction,
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Home, Home.id == CaseFile.home_id)
        .join(Placement, _open_stay())
        .outerjoin(latest, sa.and_(latest.c.case_file_id == CaseFile.id, latest.c.place == 1))
        .where(condition)
        .order_by(CaseFile.code)
    )
    return tuple(_caseload_line(tuple(row)) for row in db.session.execute(statement))


def _caseload_line(row: tuple[Any, ...]) -> CaseloadLine:
    sessions, last_at, next_on, risk, instruction = row[6:]
    told: tuple[Any, ...] = (*row[:6], sessions or 0, last_at, next_on, risk or Risk.NONE, instruction or "")
    return CaseloadLine(*told)


def standing_of(case_file_id: UUID, *, condition: Any) -> Standing | None:
    """Answer where counselling of one child stands, by her newest session; None out of reach. One statement."""
    latest = _latest(Session.case_file_id == case_file_id)
    statement = (
        sa.select(
            CaseFile.code,
            latest.c.sessions,
            latest.c.happened_at,
            latest.c.next_on,
            latest.c.risk,
            latest.c.safety_instruction,
            spoken(User),
        )
        .outerjoin(latest, sa.and_(latest.c.case_file_id == CaseFile.id, latest.c.place == 1))
        .outerjoin(User, User.id == latest.c.counsellor_id)
        .where(CaseFile.id == case_file_id, condition)
    )
    row = db.session.execute(statement).one_or_none()
    return Standing(row[0], row[1] or 0, row[2], row[3], row[4] or Risk.NONE, *row[5:]) if row else None


def instructions(condition: Any, *, named: Any) -> tuple[Instruction, ...]:
    """Answer the safety instructions in force, danger first, where `condition` (on the case file) holds.

    The newest session of a child says whether one is in force. One statement.
    """
    latest = _latest()
    statement = (
        sa.select(
            CaseFile.id,
            CaseFile.code,
            veiled(Child.name, named),
            veiled(Child.name_local, named),
            latest.c.risk,
            latest.c.safety_instruction,
            latest.c.happened_at,
            spoken(User),
        )
        .join(Child, Child.id == CaseFile.child_id)
        .join(Placement, _open_stay())
        .join(latest, sa.and_(latest.c.case_file_id == CaseFile.id, latest.c.place == 1))
        .join(User, User.id == latest.c.counsellor_id)
        .where(latest.c.risk != Risk.NONE, condition)
        .order_by(sa.case((latest.c.risk == Risk.DANGER, 0), else_=1), latest.c.happened_at)
    )
    return tuple(Instruction(*row) for row in db.session.execute(statement))
