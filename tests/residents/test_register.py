"""Register 1: each stay a line, each change of custody, corrections struck, late lines said, names hidden."""

from datetime import date, timedelta

import pytest

from accounts.roles import Role
from foundation import clock
from foundation.audit import SYSTEM
from foundation.db import begin_write, db
from foundation.registers import Period, lateness
from foundation.scope import within_homes
from residents import actions
from residents.registers import ADMISSIONS, LATE_AFTER
from tests.factories import homes, residents

pytestmark = pytest.mark.usefixtures("session", "at_noon")
NOVEMBER = Period.month(2026, 11)


@pytest.fixture
def home(session, at_noon):
    return homes.make_home("KRS")


def lines(home, period=NOVEMBER, **narrowed):
    with within_homes({home.id}):
        return ADMISSIONS.lines(home.id, period, by=SYSTEM, **narrowed)


def texts(line):
    return [str(cell.text) for cell in line.cells]


def test_a_line_is_read_from_the_childs_record(home):
    bed = homes.make_bed(home, "B-07")
    facts = {
        "name": "Rupali Sardar",
        "categories": ("vii", "ix"),
        "brought_by": "child_helpline",
        "born_on": date(2012, 1, 1),
    }
    residents.admit(home, bed=bed, order_no="Form 18, 7", order_date=date(2026, 11, 20), **facts)
    (line,) = lines(home)
    assert line.serial == 1
    assert texts(line) == [
        "20 Nov 11:55", "Rupali Sardar", "14", "Child helpline", "vii, ix", "Form 18, 7, 20 Nov 2026",
        "scar, left brow", "B-07", "",
    ]  # fmt: skip
    assert line.cells[1].code == "KRS-2026-001"


def test_a_child_who_came_by_day_has_no_line(home):
    centre = homes.make_home("BTG", kind="open_shelter", for_whom="both")
    residents.admit(centre, kind="day")
    assert lines(centre) == []


def test_a_line_written_after_a_day_is_late(home):
    residents.admit(home, days_ago=2)
    (line,) = lines(home)
    assert lateness(line, LATE_AFTER) > timedelta(days=2)
    assert len(lines(home, only="late")) == 1


def test_a_correction_strikes_the_old_value(home):
    file = residents.admit(home, name="Munni Tirkey", age_years_stated=12)
    begin_write()
    with within_homes({home.id}):
        child = residents.child_of(file)
        actions.mend_identity(file, child, {"age_years_stated": 8}, reason="birth slip", by=SYSTEM)
        db.session.commit()
    (line,) = lines(home, only="corrected")
    assert line.cells[2].struck
    assert "birth slip" in line.cells[2].note
    assert line.corrected_at is not None


def test_who_left_in_the_month_stands_there_under_her_own_number(home):
    file = residents.admit(home, started_at=clock.now() - timedelta(days=60))
    residents.let_go(file, at=clock.now() - timedelta(days=2))
    residents.admit(home)
    september, october = lines(home, Period.month(2026, 9)), lines(home, Period.month(2026, 10))
    assert (len(september), len(october)) == (1, 0)
    first, second = lines(home)
    assert (first.serial, second.serial) == (1, 2)
    assert "Restored to a parent" in texts(first)[-1]
    with within_homes({home.id}):
        totals = ADMISSIONS.totals(home.id, NOVEMBER)
    assert str(totals.text) == "1 admitted, 1 left, roll 1; brought forward 1"


def test_an_order_after_one_night_is_a_change_of_custody(home):
    file = residents.admit(home, days_ago=1, is_overnight=True)
    (line,) = lines(home)
    assert texts(line)[5] == "One night, Form 42"
    begin_write()
    with within_homes({home.id}):
        stay = residents.stay_of(file)
        order = {"order_no": "18/3", "order_date": clock.today(), "order_by": None}
        actions.record_order(residents.fresh(file), stay, **order, happened_at=clock.now(), by=SYSTEM)
        db.session.commit()
    (line,) = lines(home)
    assert texts(line)[5] == "One night, Form 42"
    assert "18/3" in texts(line)[-1]


def test_pages_follow_each_other(home):
    for n in range(5):
        residents.admit(home, days_ago=n)
    first = lines(home, limit=3)
    second = lines(home, limit=3, after=first[-1].key)
    assert [len(first), len(second)] == [3, 2]
    assert len({line.key for line in [*first, *second]}) == 5


def test_a_line_is_found_in_any_spelling(home):
    residents.admit(home, name="Lakshmi Das")
    residents.admit(home, name="Priya Roy")
    assert len(lines(home, find="লক্ষ্মী")) == 1
    assert len(lines(home, find="KRS-2026-002")) == 1


def test_an_inspector_reads_the_register_with_codes(client_as, home):
    residents.admit(home, name="Hidden Child", name_local="লুকানো")
    client = client_as(Role.INSPECTOR, home)
    page = client.get(f"/homes/{home.code}/registers/admission-discharge")
    assert page.status_code == 200
    text = page.get_data(as_text=True)
    assert "KRS-2026-001" in text
    assert "Hidden" not in text
