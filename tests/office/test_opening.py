"""What a home brings along at go-live: money, things, relatives, batches, accounts; in, out again, in once more."""

from datetime import date

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import intake, ledger
from foundation.audit import SYSTEM
from foundation.db import begin_write, db, new_id
from foundation.intake.figures import read_paise
from foundation.intake.weeks import read_hours, read_weekdays
from foundation.languages import force
from foundation.refusals import Refused
from foundation.scope import within_homes
from foundation.sealed import opened
from foundation.viewer import Viewer
from office import intaking
from residents.actions.savings import sign_money
from residents.models import Belonging, BelongingsList, CaseFile, Child, FamilyMember, NameWord
from residents.queries.savings import balance_of
from tests.factories import homes, residents, workshop
from tests.factories.accounts import make_user
from tests.office.intakes import begin, write
from tests.office.openings import GO_LIVE, faults, many, nothing_new, taken_in, text
from vocational.models import Batch, BatchPlace

pytestmark = pytest.mark.usefixtures("session", "at_noon")


@pytest.mark.parametrize(
    ("cell", "paise"),
    [("₹ 1,23,456.50", 12345650), ("Rs. 250/-", 25000), ("1,234,567", 123456700), ("১২০", 12000), (99.1, 9910),
     (1250.4999999999998, 125050), ("40 টাকা", 4000), ("nil", None), ("0", 0)],
    ids=["lakhs", "rs", "thousands", "bengali", "float", "sum", "word", "nil", "nought"],
)  # fmt: skip
def test_money_is_read_as_homes_write_it(cell, paise):
    assert read_paise(cell) == paise


def test_what_is_no_money_and_no_week_is_refused_in_words():
    with force("en_IN"):
        for cell, words in {
            "(250.00)": "less than nothing", "-40": "less than nothing", -40.0: "less than nothing",
            "12,34": "Look at the commas", "1,2345": "Look at the commas", "many": "Look at the commas",
            0.001: "no sum of money",
        }.items():  # fmt: skip
            with pytest.raises(Refused, match=words):
                read_paise(cell)
        assert [read_weekdays(cell) for cell in ("Mon-Sat", "MWF", "Tue, Thu", "প্রতিদিন", "सोम से शुक्र", "")] == [
            63, 21, 10, 127, 31, None
        ]  # fmt: skip
        hours = [read_hours(cell) for cell in ("10-12", "2-4", "10.30 am to 1 pm", "১০:০০–১২:০০", "11 to 1")]
        assert [f"{one.starts_at:%H:%M}-{one.ends_at:%H:%M}" for one in hours if one] == [
            "10:00-12:00", "14:00-16:00", "10:30-13:00", "10:00-12:00", "11:00-13:00"
        ]  # fmt: skip
        assert [one.warning for one in hours if one][1] == "Read as 14:00–16:00."
        for reader, cell in (
            (read_weekdays, "Sometimes"),
            (read_hours, "after lunch"),
            (read_hours, "25-26"),
        ):
            with pytest.raises(Refused, match="that can be read"):
                reader(cell)


def test_old_balances_wait_for_a_signature_and_are_taken_back_unless_money_moved():
    home = homes.make_home("KRS", go_live_on=GO_LIVE)
    a, b, c = (
        residents.admit(home, name=n, name_local="", days_ago=400) for n in ("Rupali Bauri", "Asha", "Munni")
    )
    body = text(
        ["Pocket money book", "", ""], ["Sl", "Name", "Balance (Rs.)", "Page no"],
        ["1", "RUPALI BAURI", "1,23,456.50", "12"], ["2", b.code, "₹ 80/-", ""],
        ["Sl", "Name", "Balance (Rs.)", "Page no"],
        ["3", c.code, "(40)", ""], ["4", a.code, "5", ""], ["5", c.code, "nil", ""], ["", "Total", "1,23,536.50", ""],
    )  # fmt: skip
    writer, signer = (make_user(role, home) for role in (Role.STORES, Role.SUPERINTENDENT))
    with within_homes({home.id}):
        begin_write()
        made, kind, here = begin(home, body, "money")
        checked = intake.check(made, kind, here)
        assert {line: words.split(" ")[0] for line, words in faults(checked).items()} == {
            6: "“(40)”",
            7: "Row",
            8: "Write",
        }
        assert "Asha" not in " ".join(kind.said(row) for row in checked.rows)
        intake.say_rows(made, intaking.settled(checked, out=True, apart=False))
        by = Viewer(writer.id, writer.name, new_id())
        intake.start(made, intake.check(made, kind, here))
        assert intake.write_all(_committed(made), kind, intaking.here_for(home.id, by=by, intake=made)) == 2
        begin_write()
        first = entries()[0]
        assert (first.words, first.paise, first.kind) == ("From the old book, page 12", 12345650, "opening")
        assert first.happened_at.date() == GO_LIVE
        assert balance_of(a.id) == 0
        nothing_new(home, "money", body)
        made = intake.find(made.id)
        assert intake.undo(made, why="wrong book", by=by) == 2
        assert {entry.declined_why for entry in entries()} == {"wrong book"}
        count, made = write(made, kind, intaking.here_for(home.id, by=by, intake=made))
        assert count == 2
        newest = entries()[-2:]
        db.session.commit()
        begin_write()
        file = db.session.scalars(sa.select(CaseFile).where(CaseFile.id == a.id)).one()
        entry = next(each for each in newest if each.paise > 10_000)
        with pytest.raises(Refused, match="Another person signs it"):
            sign_money(file, entry.id, by=by)
        sign_money(file, entry.id, by=Viewer(signer.id, signer.name, new_id()))
        assert (balance_of(a.id), balance_of(b.id)) == (12345650, 0)
        with pytest.raises(Refused, match="leans on it.*changed since: 1"):
            intake.undo(intake.find(made.id), why="too late", by=by)
        assert balance_of(a.id) == 12345650


def _committed(made):
    intake_id = made.id
    db.session.commit()
    return intake_id


def entries():
    return list(db.session.scalars(sa.select(ledger.Entry).order_by(ledger.Entry.serial)))


def test_things_and_relatives_come_in_and_go_out_again():
    home = homes.make_home("KRS", go_live_on=GO_LIVE)
    a, b = (residents.admit(home, name=n, name_local="", days_ago=400) for n in ("Rupali Bauri", "Asha"))
    things = text(
        ["Name", "Articles", "Qty", "Value", "Kept in"], [a.code, "Silver anklet", "2", "₹ 1,200", "safe"],
        [a.code, "Aadhaar card", "", "", "file"], ["Asha", "Cash", "", "", ""], [b.code, "কাপড়", "0", "", ""],
        [b.code, "School bag", "one", "", ""], [b.code, "Red shawl", "1", "", "locker 4"],
    )  # fmt: skip
    people = text(
        ["Name of the girl", "Guardian name", "Relationship", "Mobile no", "What to say"],
        [a.code, "Haran Bauri", "Father", "98300 12345", "Say you are from the school"],
        [b.code, "Kamala Naskar (কমলা)", "মাসি", "০৯৮৩০০১২৩৪৬", "Ask for Kamala alone"],
        [b.code, "Somebody", "landlord", "9830012347", ""],
    )  # fmt: skip
    counted = (Belonging, BelongingsList, FamilyMember, NameWord)
    with within_homes({home.id}):
        begin_write()
        child = db.session.scalars(sa.select(Child).join(CaseFile).where(CaseFile.id == a.id)).one()
        child.father_name = ""
        db.session.commit()
        begin_write()
        before, version = many(*counted), child.version
        made_things, checked, count = taken_in(home, "belongings", things)
        assert count == 3
        assert faults(checked).keys() == {4, 5, 6}
        assert "Count the money" in faults(checked)[4]
        rows = db.session.scalars(sa.select(Belonging).order_by(Belonging.list_id, Belonging.line)).all()
        assert [(row.kind, row.quantity, row.paise) for row in rows] == [
            ("valuable", 2, 120000), ("paper", 1, None), ("clothes", 1, None)
        ]  # fmt: skip
        nothing_new(home, "belongings", things)
        made_people, checked, count = taken_in(home, "relatives", people)
        assert count == 2
        assert "No number is kept without it" in faults(checked)[4]
        father, aunt = db.session.scalars(sa.select(FamilyMember).order_by(FamilyMember.relation)).all()
        assert (father.name, opened(father.phone), father.contact) == ("", "9830012345", "not_decided")
        assert (aunt.relation, aunt.name_local, opened(aunt.phone)) == ("mothers_sister", "কমলা", "9830012346")
        db.session.refresh(child)
        assert (child.father_name, child.version) == ("Haran Bauri", version + 1)
        nothing_new(home, "relatives", people)
        assert intake.undo(intake.find(made_people.id), why="again", by=SYSTEM) == 2
        assert intake.undo(intake.find(made_things.id), why="again", by=SYSTEM) == 3
        db.session.refresh(child)
        assert (many(*counted), child.father_name, child.version) == (before, "", version)
        db.session.commit()


def test_batches_and_the_children_in_them_come_in_and_go_out_again():
    home = homes.make_home("KRS", go_live_on=GO_LIVE)
    a, b = (
        residents.admit(home, name=n, name_local="", days_ago=400, born_on=date(2010, 3, 4))
        for n in ("Rupa", "Asha")
    )
    young = residents.admit(home, name="Mithu", name_local="", born_on=date(2014, 3, 4))
    make_user(Role.TEACHER, home, name="Sunita Oraon")
    workshop.take_up(home)
    batches = text(
        ["Batch", "Trade", "Trainer", "Days", "Time", "From", "To"],
        ["Morning", "সেলাই", "sunita", "Mon-Fri", "10-12", "1.4.26", "31/3/2027"],
        ["Clashing", "Tailoring", "Sunita Oraon", "Wed", "11-1", "1.4.26", "31/3/2027"],
        ["Evening", "sewing", "Sunita Oraon", "Tue, Thu", "4-6", "", "31/3/2027"],
        ["Morning", "sewing", "Sunita Oraon", "Sun", "4-6", "", "31/3/2027"],
        ["Other", "welding", "Nobody", "often", "", "", "31/3/2025"],
    )  # fmt: skip
    children = text(
        ["Name", "Batch", "Since"], [a.code, "evening", "20/11/2026"], ["Asha", "Evening", ""],
        [young.code, "Evening", ""],
        [b.code, "Evening", ""], [a.code, "Night", ""], [a.code, "Morning", "1/1/2020"],
    )  # fmt: skip
    with within_homes({home.id}):
        begin_write()
        made_batches, checked, count = taken_in(home, "batches", batches)
        assert count == 2, faults(checked)
        assert "in two places" in faults(checked)[3]
        assert "batch of that name" in faults(checked)[5]
        assert {batch.name: batch.weekdays for batch in db.session.scalars(sa.select(Batch))} == {
            "Morning": 31,
            "Evening": 10,
        }
        made, checked, count = taken_in(home, "trainees", children)
        assert count == 2, faults(checked)
        said = faults(checked)
        assert "Under 14" in said[4]
        assert "says the same" in said[5]
        assert "There are: Evening, Morning" in said[6]
        assert "outside the batch" in said[7]
        nothing_new(home, "trainees", children)
        with pytest.raises(Refused, match="leans on it"):
            intake.undo(intake.find(made_batches.id), why="again", by=SYSTEM)
        for each in (made, made_batches):
            intake.undo(intake.find(each.id), why="again", by=SYSTEM)
        assert many(Batch, BatchPlace) == [0, 0]
        db.session.commit()
