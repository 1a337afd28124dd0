"""A Monday morning: 25 girls of three years and 200 drop-in children, from two messy workbooks, in one sitting."""

from datetime import date

import sqlalchemy as sa
from playwright.sync_api import Page, expect

from accounts.roles import Role
from foundation.db import db
from foundation.scope import across_homes
from residents.models import CaseFile, Placement, Reception
from tests.factories import accounts, homes, workbooks
from tests.support.browser import DESK, LiveHouse, button, main_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def give(page: Page, live: LiveHouse, code: str, body: bytes) -> None:
    """Choose a file and look at its rows; the columns are guessed."""
    page.goto(f"{live.url}/homes/{code}/imports")
    page.get_by_label("Children and their stays").check()
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "list.xlsx", "mimeType": XLSX, "buffer": body}
    )
    button(page, "Read the file").click()
    page.wait_for_url("**/columns")
    button(page, "Look at the rows").click()
    expect(page.get_by_role("heading", name="Import: Children and their stays")).to_be_visible()


def write(page: Page, many: int) -> None:
    """Write the rows and wait until they are written."""
    button(page, "Write the rows").click()
    expect(page.locator("main")).to_contain_text(f"{many} rows written", timeout=15_000)


def mend(page: Page, **cells: str) -> None:
    """Mend cells by their boxes, and look again."""
    for box, words in cells.items():
        page.locator(f"#{box.replace('_', '-', 2)}").fill(words)
    button(page, "Look at these rows again").click()
    expect(page.get_by_role("heading", name="To be mended")).to_have_count(0)


def counted(live: LiveHouse) -> tuple[int, int, int]:
    with live.at_work(), across_homes("a test"):
        db.session.rollback()
        models = (CaseFile, Placement, Reception)
        return tuple(db.session.scalar(sa.select(sa.func.count(model.id))) for model in models)


def test_two_workbooks_are_taken_in_mended_undone_and_taken_in_again(live: LiveHouse) -> None:
    with live.at_work():
        girls = homes.make_home("KRS", go_live_on=date(2026, 1, 1))
        centre = homes.make_home("DRP", kind="open_shelter", for_whom="both", sanctioned_strength=200)
        user = accounts.make_user(Role.SUPERINTENDENT, girls)
        accounts.give(accounts._id_of(user), Role.SUPERINTENDENT, centre)
        user_id = accounts._id_of(user)
    page = live.person(user_id, width=DESK, height=900).go("/homes/KRS/imports")
    give(page, live, "KRS", workbooks.girls())
    said = main_text(page)
    assert "Row 12: Jharna Bauri" in said
    assert "She came before she was born" in said
    assert "“long ago” is no day that can be read" in said
    mend(page, c_8_came_on="4 July 2023", c_12_birth="5/10/2012", c_16_came_on="03/12/2023")
    write(page, 25)
    give(page, live, "DRP", workbooks.drop_in())
    mend(page, c_21_sex="F", c_41_age="about 9")
    page.get_by_label("The same: leave this row out").check()
    button(page, "Look at these rows again").click()
    write(page, 200)
    assert counted(live) == (225, 225, 0)
    page.get_by_label("Why it is undone").fill("The wrong file")
    button(page, "Undo the import").click()
    expect(page.locator("main")).to_contain_text("200 rows are ready")
    assert counted(live) == (25, 25, 0)
    write(page, 200)
    assert counted(live) == (225, 225, 0)
    give(page, live, "DRP", workbooks.drop_in())
    expect(page.get_by_role("heading", name="Here already, left out")).to_be_visible()
    assert "are ready" not in main_text(page)
