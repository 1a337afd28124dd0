"""What a home brings along at go-live: accounts of its staff, orders with next dates, doses."""

from datetime import date

import pytest
import sqlalchemy as sa

from accounts.models import NO_PASSWORD, PostHeld, User
from accounts.passwords import fits
from accounts.roles import Role
from foundation import intake
from foundation.audit import SYSTEM
from foundation.audit.models import AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.scope import within_homes
from homes.models import StaffMember
from office import intaking
from residents.models import CaseFile, Production
from tests.factories import homes, residents
from tests.factories.accounts import make_user, sign_in
from tests.inspector import browser
from tests.office.intakes import write
from tests.office.openings import GO_LIVE, faults, many, taken_in, text
from tests.office.pages import soup, token_of

pytestmark = pytest.mark.usefixtures("session", "at_noon")


def test_accounts_of_the_staff_get_their_first_passwords_on_slips_shown_once(app):
    home = homes.make_home("KRS", go_live_on=GO_LIVE)
    for name in ("Debika Roy", "Farida Khan", "Meena Toppo"):
        homes.make_staff(home, name=name)
    admin = make_user(Role.ADMINISTRATOR, sign_in_name="meena.toppo")
    body = text(
        ["Staff name", "Post", "User name", "Password"], ["Debika Roy", "House mother", "", "secret"],
        ["FARIDA KHAN", "teacher", "Farida", ""], ["Meena Toppo", "administrator", "", ""], ["Nobody", "nurse", "", ""],
        ["Debika Roy", "nurse", "", ""], ["Meena Toppo", "Nurse", "meena.toppo", ""],
    )  # fmt: skip
    with within_homes({home.id}):
        begin_write()
        made, checked, count = taken_in(home, "accounts", body)
        assert "password" not in made.columns
        assert count == 2, faults(checked)
        assert "given on its own page" in faults(checked)[4]
        assert faults(checked).keys() == {4, 5, 6, 7}
        assert "is taken" in faults(checked)[7]
        people = {user.sign_in_name: user for user in db.session.scalars(sa.select(User))}
        assert {people[name].password_hash for name in ("debika.roy", "farida")} == {NO_PASSWORD}
        held = db.session.scalars(sa.select(PostHeld).where(PostHeld.user_id == people["farida"].id)).one()
        assert (held.role, held.home_id, held.standing) == ("teacher", home.id, "held")
        assert intake.undo(intake.find(made.id), why="again", by=SYSTEM) == 2
        assert not db.session.scalars(sa.select(StaffMember).where(StaffMember.user_id.is_not(None))).all()
        kind = intaking.kinds()["accounts"]
        count, made = write(intake.find(made.id), kind, intaking.here_for(home.id, by=SYSTEM, intake=made))
        assert count == 2
        intake_id = made.id
        db.session.execute(sa.update(intake.Intake).values(made_by=admin.id))
        db.session.commit()
    client = browser(app)
    sign_in(client, admin)
    asked = client.get(f"/imports/{intake_id}/passwords")
    assert "Make 2 passwords" in asked.get_data(as_text=True)
    page = client.post(f"/imports/{intake_id}/passwords", data={"csrf_token": token_of(asked)})
    words = [each.get_text() for each in soup(page).select(".slip dd")]
    assert words[1::3] == ["debika.roy", "farida"]
    with within_homes({home.id}):
        begin_write()
        user = db.session.scalars(sa.select(User).where(User.sign_in_name == "farida")).one()
        assert user.must_change_password
        assert fits(user.password_hash, words[5])
        assert words[5] not in str([row.details for row in db.session.scalars(sa.select(AuditEvent))])
        with pytest.raises(Refused, match="changed since"):
            intake.undo(intake.find(intake_id), why="too late", by=SYSTEM)
        db.session.commit()
    again = client.get(f"/imports/{intake_id}/passwords").get_data(as_text=True)
    assert "Everybody of this list has a password" in again
    assert words[5] not in again
    assert (
        client.post(
            "/homes/KRS/imports", data={"csrf_token": token_of(asked), "kind": "children"}
        ).status_code
        == 422
    )


def test_an_imported_order_puts_the_child_before_its_committee_and_its_next_date_in_the_diary(app):
    home, body = homes.make_home("KRS", go_live_on=GO_LIVE), homes.make_committee("CWC Amrapali")
    file = residents.admit(home, name="Rupali Bauri", name_local="", days_ago=400)
    only_next = residents.admit(home, name="Asha", name_local="", days_ago=400)
    inspector = make_user(Role.INSPECTOR, home)
    begin_write()
    db.session.execute(
        sa.update(PostHeld).where(PostHeld.user_id == inspector.id).values(committee_id=body.id)
    )
    db.session.commit()
    with within_homes({home.id}):
        begin_write()
        rows = text(
            ["Name", "Order No", "Dated", "CWC", "Next date"],
            [file.code, "CWC/8", "3/4/2026", "CWC Amrapali", "1/12/2026"], [only_next.code, "", "", "", "2/12/2026"],
        )  # fmt: skip
        made, _checked, count = taken_in(home, "orders", rows)
        assert count == 2
        db.session.commit()
        begin_write()
        told = [row.event for row in db.session.scalars(sa.select(AuditEvent))]
        assert (told.count("residents.order.recorded"), told.count("residents.hearing.listed")) == (1, 2)
        assert {row.on_day for row in db.session.scalars(sa.select(Production))} == {
            date(2026, 12, 1),
            date(2026, 12, 2),
        }
        db.session.commit()
    client = browser(app)
    sign_in(client, inspector)
    assert "Rupali" in client.get(f"/children/{file.code}").get_data(as_text=True)
    assert "1 Dec" in client.get(f"/homes/{home.code}/hearings?month=2026-12").get_data(as_text=True)
    with within_homes({home.id}):
        begin_write()
        intake.undo(intake.find(made.id), why="again", by=SYSTEM)
        kept = db.session.scalars(sa.select(CaseFile).where(CaseFile.id == file.id)).one()
        assert (kept.committee_id, many(Production)) == (None, [0])
        db.session.commit()


def test_a_dose_before_birth_and_a_class_that_has_ended_stay_out():
    home = homes.make_home("KRS", go_live_on=GO_LIVE)
    file = residents.admit(home, name="Rupa", name_local="", born_on=date(2012, 3, 4), days_ago=400)
    with within_homes({home.id}):
        begin_write()
        rows = text(
            ["Name", "Vaccine", "Date"], [file.code, "BCG", "3/4/2011"], [file.code, "OPV 1", "3/9/2012"]
        )
        _made, checked, count = taken_in(home, "vaccinations", rows)
        assert (count, faults(checked)) == (1, {2: "This is before she was born. Look at the day."})
        db.session.commit()
