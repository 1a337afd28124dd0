"""Sheets on paper of the small world, one with its scan, and a page of a bound book in each home."""

from datetime import timedelta
from typing import Any

from foundation import clock, files
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.paper import PaperSheet
from foundation.paper.actions import keep_scan
from foundation.registers import PastedPage
from foundation.scope import across_homes
from tests.factories.canaries import FAR, NEAR, OTHER, picture


def write_on_paper(world: Any) -> None:
    """Print a head count of yesterday in each home and keep its scan; paste a page of a register (committed)."""
    now, yesterday = clock.now(), clock.today() - timedelta(days=1)
    begin_write()
    with across_homes("a factory"):
        for number, (place, home) in enumerate(
            ((NEAR, world.home), (FAR, world.home), (OTHER, world.other_home)), start=1
        ):
            sheet = PaperSheet(
                id=new_id(), home_id=home.id, year=now.year, number=number, kind="head-count", day=yesterday,
                print_serial=f"{now.year}-9900{number}", enter_by=yesterday + timedelta(days=7), printed_at=now,
                figures={},
            )  # fmt: skip
            page = PastedPage(
                id=new_id(), home_id=home.id, register_id="admission-discharge", year=now.year, number=number,
                print_serial=f"{now.year}-9900{number}", size="a4", head="0" * 64, printed_by_name="Aashray",
                printed_at=now,
            )  # fmt: skip
            db.session.add_all((sheet, page))
            db.session.flush()
            scan = files.prepare("sheet.jpg", picture(place))
            writer = world.values["user_id"][place]
            keep_scan(sheet, scan, day=yesterday, place="", about="", kept_by=writer, by=SYSTEM)
            world.values.setdefault("paper_sheet_id", {})[place] = sheet.id
            world.values.setdefault("pasted_page_id", {})[place] = page.id
        db.session.commit()
