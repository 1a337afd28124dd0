"""What reception tells in a child's chronology: steps that were written, marks that were seen, her belongings."""

from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from accounts.models import User
from foundation.access import within_reach
from foundation.bodymap import KINDS, place_of
from foundation.db import db
from foundation.feature import TimelineEntry, TimelineSource, Window
from foundation.languages import _, _l
from foundation.names import spoken
from residents import reach, words
from residents.models import Belonging, BelongingsList, CaseFile, ReceptionMark, ReceptionStep
from residents.permissions import May
from residents.rules.belongings import WENT
from residents.rules.reception_steps import BY_CODE

ROWS = 200


def load_steps(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the steps that stand, those written together in one entry; no words of theirs. One statement."""
    asked = (
        sa.select(ReceptionStep.step, ReceptionStep.written_at, spoken(User).label("by"))
        .join(CaseFile, CaseFile.id == ReceptionStep.case_file_id)
        .outerjoin(User, User.id == ReceptionStep.written_by)
        .where(
            ReceptionStep.case_file_id == case_file_id, ReceptionStep.struck_at.is_(None), reach.sees(May.RECEPTION_SEE)
        )
        .order_by(ReceptionStep.written_at.desc(), ReceptionStep.happened_at)
        .limit(ROWS)
    )  # fmt: skip
    found = []
    for (at, by), rows in groupby(db.session.execute(asked), key=lambda row: (row.written_at, row.by)):
        said = "; ".join(str(BY_CODE[row.step].title) for row in rows if row.step in BY_CODE)
        found.append(TimelineEntry(happened_at=at, deed=_l("Reception"), text=said, by=by or ""))
    return window.cut(found)


def load_marks(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer the marks that the reader may see, by place and kind; her words stay on the body map. One statement."""
    seen = within_reach(
        May.MARK_SEE, ReceptionMark.case_file_id, owner=ReceptionMark.written_by, home=ReceptionMark.home_id
    )
    asked = (
        sa.select(ReceptionMark, spoken(User).label("by"))
        .outerjoin(User, User.id == ReceptionMark.written_by)
        .where(ReceptionMark.case_file_id == case_file_id, ReceptionMark.struck_at.is_(None), seen)
        .order_by(ReceptionMark.seen_at.desc())
        .limit(ROWS)
    )
    return window.cut(_mark(mark, by) for mark, by in db.session.execute(asked))


def _mark(mark: ReceptionMark, by: str | None) -> TimelineEntry:
    text = _("%(kind)s, %(place)s", kind=KINDS[mark.kind], place=place_of(mark.figure, mark.region))
    return TimelineEntry(happened_at=mark.seen_at, deed=_l("Mark seen"), text=text, by=by or "")


def load_belongings(case_file_id: UUID, window: Window) -> list[TimelineEntry]:
    """Answer lists read over and countersigned, and what was given out. One statement."""
    asked = (
        sa.select(BelongingsList, Belonging)
        .join(CaseFile, CaseFile.id == BelongingsList.case_file_id)
        .outerjoin(Belonging, sa.and_(Belonging.list_id == BelongingsList.id, Belonging.went != ""))
        .where(BelongingsList.case_file_id == case_file_id, reach.sees(May.BELONGINGS_SEE))
        .order_by(BelongingsList.listed_at.desc(), BelongingsList.id, Belonging.line)
        .limit(ROWS)
    )
    found: dict[tuple[UUID, str], TimelineEntry] = {}
    for held, thing in db.session.execute(asked):
        number = _("list %(year)s/%(number)s", year=str(held.year), number=str(held.register_no))
        for at, deed, by in (
            (held.read_at, _l("Belongings read to her"), held.listed_by_name),
            (held.countersigned_at, _l("Belongings countersigned"), held.countersigned_by_name),
        ):
            if at is not None:
                found[held.id, str(deed)] = TimelineEntry(happened_at=at, deed=deed, text=number, by=by)
        if thing is not None and thing.went_at is not None:
            said = _("%(what)s: %(went)s", what=thing.what, went=words.of(WENT, thing.went))
            found[thing.id, ""] = TimelineEntry(
                happened_at=thing.went_at, deed=_l("Belonging given out"), text=said
            )
    return window.cut(found.values())


TIMELINE = (
    TimelineSource(kind="reception", label=_l("Reception"), permission=May.RECEPTION_SEE, load=load_steps),
    TimelineSource(kind="marks", label=_l("Marks on the body"), permission=May.MARK_OPEN, load=load_marks),
    TimelineSource(
        kind="belongings", label=_l("Belongings"), permission=May.BELONGINGS_SEE, load=load_belongings
    ),
)
