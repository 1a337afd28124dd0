"""Print serials without gaps, the record of prints, and the committee's monthly signature."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256

import pytest
import sqlalchemy as sa

from foundation import clock
from foundation.audit import SYSTEM, AuditEvent
from foundation.db import begin_write, db
from foundation.refusals import Refused
from foundation.registers import (
    Period,
    PrintRecord,
    as_csv,
    countersign,
    months_signed,
    recent_prints,
    record_print,
    signatures_for,
    take_serial,
)
from foundation.scope import within_homes
from tests.factories import registers as made
from tests.factories.homes import make_home

REGISTER = "admission-discharge"
TODAY = date(2026, 11, 20)


@pytest.fixture
def home(session):
    return make_home().id


def sign(home, month=date(2026, 10, 1), **changes):
    facts = {"by": SYSTEM, "name": "R. Lahiri", "post": "chairperson", "today": TODAY}
    with within_homes({home}):
        return countersign(home, REGISTER, month=month, **{**facts, **changes})


def test_serials_count_up_within_a_home_and_year(home):
    with within_homes({home}):
        assert [take_serial(home, year=2026) for _ in range(3)] == ["2026-00001", "2026-00002", "2026-00003"]
        assert take_serial(home, year=2027) == "2027-00001"


def test_each_home_counts_by_itself(home):
    other = make_home().id
    with within_homes({home, other}):
        assert take_serial(home, year=2026) == take_serial(other, year=2026) == "2026-00001"


def test_a_print_that_fails_gives_its_serial_back(home):
    with within_homes({home}):
        take_serial(home, year=2026)
        db.session.commit()
        take_serial(home, year=2026)
        db.session.rollback()
        assert take_serial(home, year=2026) == "2026-00002"


def test_the_record_of_a_print_keeps_the_digest_of_its_bytes_and_nothing_of_its_content(home):
    begin_write()
    with within_homes({home}):
        said = made.page(made.admissions(), made.lines(12), serial=take_serial(home, year=2026))
        contents = as_csv(said)
        record_print(said, contents=contents, format="csv", home_id=home, by=SYSTEM)
        db.session.commit()
        (kept,) = recent_prints(home)
    assert kept.digest == sha256(contents).hexdigest()
    assert (kept.lines, kept.serial, kept.register_id) == (12, "2026-00001", REGISTER)
    event = db.session.scalar(sa.select(AuditEvent).where(AuditEvent.event == "registers.register.printed"))
    assert "Kakoli" not in event.details
    assert '"lines": 12' in event.details


def test_two_prints_of_one_home_never_share_a_serial(home):
    with within_homes({home}):
        for _ in range(2):
            said = made.page(made.admissions(), [], serial=take_serial(home, year=2026))
            record_print(said, contents=b"", format="pdf", home_id=home, by=SYSTEM)
        db.session.flush()
        db.session.add(
            PrintRecord(
                home_id=home,
                serial="2026-00001",
                register_id=REGISTER,
                first_day=TODAY,
                last_day=TODAY,
                format="pdf",
                language="hi",
                lines=0,
                digest="0" * 64,
                printed_by_name="x",
                printed_at=clock.now(),
            )
        )
        with pytest.raises(sa.exc.IntegrityError):
            db.session.flush()
        db.session.rollback()


def test_the_committee_signs_a_month_once(home):
    sign(home)
    with pytest.raises(Refused, match="signed already"):
        sign(home)
    with within_homes({home}):
        (signed,) = signatures_for(home, REGISTER, Period.month(2026, 10))
        assert (signed.name, signed.month) == ("R. Lahiri", date(2026, 10, 1))
        assert set(months_signed(home, Period.year(2026))) == {(REGISTER, "2026-10")}
        assert signatures_for(home, "other-register", Period.month(2026, 10)) == ()


def test_a_month_that_is_not_over_cannot_be_signed(home):
    with pytest.raises(Refused, match="not over"):
        sign(home, month=date(2026, 11, 1))
    sign(home, month=date(2026, 11, 1), today=date(2026, 12, 1))


def test_somebody_must_be_named_as_signing(home):
    with pytest.raises(Refused, match="who signs"):
        sign(home, name="  ")


def test_a_signature_is_recorded(home):
    begin_write()
    sign(home)
    db.session.commit()
    event = db.session.scalar(
        sa.select(AuditEvent).where(AuditEvent.event == "registers.register.countersigned")
    )
    assert '"month": "2026-10"' in event.details


def test_eight_printers_at_once_get_eight_serials_without_a_gap(house):
    from app import create_app

    app = create_app(house)
    with app.app_context():
        home = make_home().id

    def one(_number):
        with app.app_context(), within_homes({home}):
            begin_write()
            serial = take_serial(home, year=2026)
            db.session.commit()
            return serial

    with ThreadPoolExecutor(8) as pool:
        taken = sorted(pool.map(one, range(40)))
    assert taken == [f"2026-{number:05d}" for number in range(1, 41)]
    with app.app_context():
        db.engine.dispose()
