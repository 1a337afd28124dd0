"""The house's nightly work on a real database."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from foundation.db import db, dialect_name, new_id
from foundation.jobs import Due, JobRun, run_job
from foundation.once import OnceKey
from office import jobs
from tests.factories import homes, residents

DAY = date(2026, 11, 20)
SWEEP, COUNT, INTEGRITY = jobs.JOBS


def test_the_night_forgets_the_keys_of_forms_posted_three_days_ago(session, at_noon):
    for days in (1, 3):
        session.add(
            OnceKey(
                user_id=new_id(), key=str(days), digest="", endpoint="", at=at_noon - timedelta(days=days)
            )
        )
    session.commit()
    assert run_job(SWEEP, Due(DAY)) == "done"
    assert session.scalars(sa.select(OnceKey.key)).all() == ["1"]


def test_the_night_counts_what_the_index_of_a_home_and_that_of_a_child_lead_to(session):
    home = homes.make_home("NIK")
    for _n in range(12):
        residents.admit(home)
    assert run_job(COUNT, Due(DAY)) == "done"
    assert session.scalar(sa.select(JobRun.note)).startswith("counted in")
    if dialect_name() == "sqlite":
        asked = "SELECT idx, stat FROM sqlite_stat1 WHERE tbl = 'placement'"
        counted = dict(session.connection().exec_driver_sql(asked).fetchall())
        assert counted["ix_placement_home_id"].split() == ["12", "12"]
        assert counted["uq_placement_open"].split() == ["12", "1"]
    else:
        asked = sa.text("SELECT reltuples FROM pg_class WHERE relname = 'placement'")
        assert session.scalar(asked) >= 12


def test_a_whole_house_is_found_whole(session):
    assert run_job(INTEGRITY, Due(DAY)) == "done"
    assert session.scalar(sa.select(JobRun.note)).startswith("whole")


@pytest.mark.only_on("sqlcipher")
def test_a_damaged_database_file_is_found_in_the_night(house):
    from app import create_app

    file = house.data_folder / "aashray.db"
    with file.open("r+b") as pages:
        pages.seek(4096 * 9 + 100)
        byte = pages.read(1)
        pages.seek(4096 * 9 + 100)
        pages.write(bytes([byte[0] ^ 1]))
    app = create_app(house)
    with app.app_context():
        with pytest.raises(jobs.Damaged):
            jobs.look_whether_whole(DAY)
        db.engine.dispose()
