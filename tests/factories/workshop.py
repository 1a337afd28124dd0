"""Invented trades, batches, trainees and certificates, made by the workshop's own verbs and committed."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa

from accounts.models import User
from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.scope import across_homes
from foundation.viewer import Viewer
from residents.models import CaseFile
from tests.factories.accounts import make_user
from vocational.actions import attendance, batches, progress, syllabi
from vocational.choices.attendance import ABSENT, PRESENT
from vocational.models import Batch, BatchPlace, Certificate, SignOff, Trade
from vocational.queries import progress as asked
from vocational.queries import sheet as sheets
from vocational.queries import syllabi as known
from vocational.rules.attendance import Typed
from vocational.rules.batches import Wish
from vocational.rules.syllabus import Content, Module, Skill

_serial = count(1)
EVERY_DAY = 127
SHORT = Content(2, (Module("Stitches", 2, (Skill("Hems by hand"), Skill("Sews on a button"))),), 2)
"""A syllabus of one module, two lines and two hours: a test completes it."""


def done(deed: Callable[[], Any]) -> Any:
    """Do a deed in a transaction of its own and keep what it answers."""
    begin_write()
    with across_homes("a factory"):
        made = deed()
        db.session.commit()
        if hasattr(made, "id"):
            db.session.refresh(made)
            db.session.expunge(made)
        return made


def viewer_of(user: User) -> Viewer:
    """Answer a person as a verb takes her."""
    return Viewer(user.id, user.name, new_id())


def take_up(home: Any, key: str = "sewing", content: Content | None = SHORT) -> Trade:
    """Take up a trade, with a short syllabus as its second version unless `content` is None."""

    def deed() -> Trade:
        trade = syllabi.take_up(home.id, key, by=SYSTEM)
        if content is not None:
            syllabi.write_version(trade, content, by=SYSTEM)
        return trade

    return done(deed)


def make_batch(home: Any, trade: Trade | None = None, trainer: User | None = None, **facts: Any) -> Batch:
    """Begin a batch, every day from 00:05 to 02:05 for sixty days from thirty days ago unless `facts` say otherwise."""
    trade = trade or take_up(home)
    trainer = trainer or make_user(Role.TEACHER, home)
    today = clock.today()
    usual = {
        "name": f"Batch {next(_serial)}", "trainer_id": trainer.id, "room_id": None, "is_hobby": False,
        "weekdays": EVERY_DAY, "starts_at": time(0, 5), "ends_at": time(2, 5), "from_on": today - timedelta(days=30),
        "to_on": today + timedelta(days=30),
    }  # fmt: skip

    def deed() -> Batch:
        version = known.version_of(trade.id)
        assert version is not None
        told = {"trade_id": trade.id, "syllabus_id": version.syllabus.id, **usual, **facts}
        return batches.make_batch(home.id, standing=(), hours={}, names={}, by=SYSTEM, **told)

    return done(deed)


def enrol(
    batch: Batch, files: Sequence[CaseFile], from_on: date | None = None, **more: Any
) -> tuple[BatchPlace, ...]:
    """Enrol these children at sixteen, from the batch's first day unless another is given."""
    wishes = [Wish(file.id, file.code, more.pop("age", 16)) for file in files]
    begin = from_on or batch.from_on
    done(lambda: batches.enrol(batch, wishes, begin, standing=(), by=SYSTEM, **more))
    with across_homes("a factory"):
        found = db.session.scalars(
            sa.select(BatchPlace).where(BatchPlace.batch_id == batch.id).order_by(BatchPlace.id)
        ).all()
        for one in found:
            db.session.expunge(one)
        return tuple(found)


def mark(
    batch: Batch, day: date | None = None, absent: Sequence[Any] = (), *, by: Any = SYSTEM, why: str = ""
) -> Any:
    """Mark a day: everyone present but those in `absent`, who are sick."""

    def deed() -> Any:
        sheet = sheets.sheet_of(batch.id, day or clock.today(), absences={}, named=sa.true())
        assert sheet is not None
        marks = {
            line.id: Typed(ABSENT, "sick") if line.id in absent else Typed(PRESENT) for line in sheet.lines
        }
        return attendance.mark_sheet(sheet, marks, why=why, by=by)

    return done(deed)


def sign_all(
    place: BatchPlace, trainer: User, *, step: str = "alone", words: str = "hemmed a handkerchief"
) -> Any:
    """Sign every line of a child's syllabus."""

    def deed() -> tuple[SignOff, ...]:
        line = asked.place_line(place.id)
        assert line is not None
        told = asked.progress_of([line])[place.id]
        lines = [one.competency for one in told.lines]
        return progress.sign(
            line, told, lines, step=step, seen_on=clock.today(), words=words, by=viewer_of(trainer)
        )

    return done(deed)


def certify(place: BatchPlace, by: User) -> Certificate:
    """Issue a child's certificate."""

    def deed() -> Certificate:
        line = asked.place_line(place.id)
        assert line is not None
        return progress.issue(line, asked.progress_of([line])[place.id], by=viewer_of(by))

    return done(deed)
