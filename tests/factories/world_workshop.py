"""Each child of the small world in a batch, her work signed and certified, every word a canary."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.viewer import Viewer
from homes.models import Home
from residents.models import CaseFile
from tests.factories import accounts, residents
from tests.factories.canaries import FAR, NEAR, OTHER, canary
from vocational.actions import attendance, batches, progress, syllabi
from vocational.choices.attendance import PRESENT
from vocational.models import BatchPlace, Trade
from vocational.queries import progress as asked
from vocational.queries import sheet as sheets
from vocational.rules.attendance import Typed
from vocational.rules.batches import Wish
from vocational.rules.syllabus import Content, Module, Skill

WORKSHOP_WORDS = ("sign_words", "schooling_why")
SHORT = Content(2, (Module("Stitches", 2, (Skill("Hems by hand"),)),), 2)


def train_them(world: Any) -> None:
    """Write what each child of the world learns in the workshop (committed)."""
    trades: dict[UUID, Trade] = {}
    head = accounts.make_user()
    issuer = Viewer(head.id, head.name, new_id())
    for place, home in ((NEAR, world.home), (FAR, world.home), (OTHER, world.other_home)):
        said = {
            kind: world.canaries.setdefault((kind, place), canary(kind, place)) for kind in WORKSHOP_WORDS
        }
        trainer = world.users[Role.TEACHER] if place == NEAR else world.outsider
        begin_write()
        if home.id not in trades:
            trades[home.id] = syllabi.take_up(home.id, "sewing", by=SYSTEM)
        file = residents.fresh(world.children[place])
        by = Viewer(trainer.id, trainer.name, new_id())
        made = _trained(home, trades[home.id], file, (by, issuer), place, said)
        db.session.commit()
        for name, value in made.items():
            world.values.setdefault(name, {})[place] = value


def _trained(
    home: Home, trade: Trade, file: CaseFile, by: tuple[Viewer, Viewer], place: str, said: dict[str, str]
) -> dict[str, UUID]:
    trainer, issuer = by
    version = syllabi.write_version(trade, SHORT, by=SYSTEM)
    today = clock.today()
    batch = batches.make_batch(
        home.id, standing=(), hours={}, names={}, by=SYSTEM, trade_id=trade.id, syllabus_id=version.id,
        name=f"Needle {place}", trainer_id=trainer.user_id, room_id=None, is_hobby=False, weekdays=127,
        starts_at=time(0, 5), ends_at=time(2, 5), from_on=today - timedelta(days=9), to_on=today + timedelta(days=60),
    )  # fmt: skip
    wish = Wish(file.id, file.code, 16)
    answer = said["schooling_why"]
    batches.enrol(batch, [wish], batch.from_on, standing=(), answer=answer, by=SYSTEM)
    sheet = sheets.sheet_of(batch.id, today - timedelta(days=1), absences={}, named=sa.true())
    assert sheet is not None
    attendance.mark_sheet(sheet, {file.id: Typed(PRESENT)}, by=SYSTEM)
    place_id = db.session.scalar(sa.select(BatchPlace.id).where(BatchPlace.batch_id == batch.id))
    line = asked.place_line(place_id) if place_id else None
    assert line is not None
    assert place_id is not None
    told = asked.progress_of([line])[place_id]
    signed = progress.sign(
        line, told, [one.competency for one in told.lines], step="alone", seen_on=today, words=said["sign_words"],
        by=trainer,
    )  # fmt: skip
    certificate = progress.issue(line, asked.progress_of([line])[place_id], by=issuer)
    return {
        "trade_id": trade.id, "batch_id": batch.id, "batch_place_id": place_id, "sign_off_id": signed[0].id,
        "certificate_id": certificate.id,
    }  # fmt: skip
