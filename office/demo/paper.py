"""A power cut of the demonstration: a round and a count from paper, a gate's sheet that waits, a pasted page."""

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

import sqlalchemy as sa
from flask import current_app
from PIL import Image, ImageDraw

from accounts import demo as gatehouse
from dailylife.paper import COUNT_PAPER, GATE_PAPER
from foundation import clock, files, languages
from foundation.audit import SYSTEM
from foundation.clock import DEFAULT_ZONE
from foundation.db import db
from foundation.demonstration import Demo, moment
from foundation.paper import FromPaper, PaperSheet
from foundation.paper import actions as verbs
from foundation.paper.printing import Wanted, Wish, print_sheets
from foundation.registers import Line, Period, RegisterPage, likely_serial, pasting, seal_of
from foundation.registers.fresh import fresh_lines
from health.actions import medicines
from health.actions.medicines import Taken
from health.choices.medicines import GIVEN
from health.demo import words
from health.demo.rounds import POWER_CUT
from health.models import Prescription
from health.paper import ROUND_PAPER
from homes import demo as hall
from homes.heads import home_head, in_charge
from homes.models import Home
from residents.demo import lives_of

HOME, AGO, HOUR = POWER_CUT
BOOK = "release-roster"
SHELF = "sheets of the power cut"


def plan(demo: Demo) -> None:
    """Plan the day of the cut, the morning after it, and the page that was pasted the day before yesterday."""
    cut = demo.today - timedelta(days=AGO)
    if cut <= demo.first_day or not lives_of(demo, HOME):
        return
    demo.plan(moment(cut, 7, 5), _print, demo, cut)
    demo.plan(moment(cut + timedelta(days=1), 9, 20), _enter, demo, cut)
    demo.plan(moment(cut + timedelta(days=1), 17, 40), _paste, demo)


def _print(demo: Demo, day: date) -> None:
    """Print a day's sheets; the morning's own, so that no name of a child stands in the demonstration's files."""
    head = gatehouse.person(demo, hall.HEAD[HOME])
    with languages.force("en_IN"):
        wanted = [Wanted(each.kind, "", day, each.empty()) for each in (ROUND_PAPER, COUNT_PAPER, GATE_PAPER)]
    wish = Wish(
        home_id=hall.home_id(demo, HOME), home_code=HOME, wanted=wanted, language="en_IN", zone=DEFAULT_ZONE,
        by=head.viewer(), printed_at=clock.local(clock.now(), DEFAULT_ZONE),
    )  # fmt: skip
    _contents, sheets = print_sheets(wish, begin=None)
    demo.shelf[SHELF] = [sheet.id for sheet in sheets]


def _enter(demo: Demo, day: date) -> None:
    """Keep the scans of round and head count, and type what stands on them; the gate's sheet waits."""
    nurse = gatehouse.person(demo, words.NURSES[HOME])
    ids = demo.shelf[SHELF]
    found = {row.id: row for row in db.session.scalars(sa.select(PaperSheet).where(PaperSheet.id.in_(ids)))}
    scan = files.prepare("sheet.jpg", _scanned())
    for sheet in (found[ids[0]], found[ids[1]]):
        verbs.keep_scan(
            sheet, scan, day=day, place="", about="", kept_by=nurse.viewer().user_id, by=nurse.viewer()
        )
    due_at = moment(day, HOUR)
    rows = db.session.scalars(
        sa.select(Prescription).where(
            Prescription.home_id == hall.home_id(demo, HOME), Prescription.begins_at <= due_at,
            Prescription.stopped_at.is_(None), sa.or_(Prescription.ends_at.is_(None), Prescription.ends_at > due_at),
        ).order_by(Prescription.id)
    )  # fmt: skip
    taken = [Taken(row, due_at, GIVEN) for row in rows if f"{HOUR:02}:00" in row.hours]
    medicines.write_doses(hall.home_id(demo, HOME), taken, by=nurse.viewer(), paper=FromPaper(found[ids[0]]))
    living = sum(1 for life in lives_of(demo, HOME) if life.lives_here and life.is_here_on(day))
    counted: dict[str, int | None] = dict.fromkeys(("morning", "evening", "night"), living)
    verbs.write_figures(found[ids[1]], counted, by=nurse.viewer())


def _scanned() -> bytes:
    """Answer a picture of a ruled sheet, as a phone would take it."""
    picture = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(picture)
    for y in range(120, 840, 36):
        pen.line((40, y, 580, y), fill="grey")
        pen.line((430, y - 14, 438, y - 6, 452, y - 26), fill="navy", width=3)
    out = BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def _paste(demo: Demo) -> None:
    """Print the pages of one bound book that are new this year."""
    head, home_id = gatehouse.person(demo, hall.HEAD[HOME]), hall.home_id(demo, HOME)
    register = next((each for each in current_app.extensions["house"].registers if each.id == BOOK), None)
    if register is None:
        return
    home, today = db.session.scalars(sa.select(Home).where(Home.id == home_id)).one(), clock.today()

    def lines(period: Period) -> Sequence[Line]:
        return register.lines(home_id, period, by=SYSTEM)

    groups = fresh_lines(register, home_id, today.year, lines, language="en_IN", today=today)
    if not groups:
        return
    with languages.force("en_IN"):
        kind = str(current_app.extensions["home_words"](home.kind, home.for_whom))
        named, signer = home_head(home_id, kind_label=kind), in_charge(home_id)
    at = clock.local(clock.now(), DEFAULT_ZONE)
    page = RegisterPage(
        home=named, register=register, period=Period.year(today.year), lines=(), in_charge=signer, printed_at=at,
        serial=likely_serial(home_id, today.year), printed_by=head.name, seal=seal_of(home_id), zone=DEFAULT_ZONE,
    )  # fmt: skip
    pasting.paste(page, groups, home_id=home_id, year=today.year, size="a4", by=head.viewer(), begin=None)
