"""Timed work: once for each time it is due, caught up after a power cut, tried again after a failure."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from foundation import clock, jobs
from foundation.jobs import Due, Job, JobRun, latest_due, missed, run_job

TWO_AT_NIGHT_20 = datetime(2026, 11, 19, 20, 30, tzinfo=UTC)  # 20 November, 02:00 in India


def job(run=lambda due_on: None, **words):
    return Job(id="nightly.count", title="Count", run=run, **words)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (TWO_AT_NIGHT_20, Due(date(2026, 11, 20))),
        (TWO_AT_NIGHT_20 - timedelta(minutes=1), Due(date(2026, 11, 19))),
        (TWO_AT_NIGHT_20 + timedelta(hours=21), Due(date(2026, 11, 20))),
    ],
)
def test_a_daily_job_is_due_at_its_hour_on_indias_clock(moment, due):
    assert latest_due(job(), moment) == due


@pytest.mark.parametrize(
    ("minute", "due"),
    [(5, Due(date(2026, 11, 20), 2)), (40, Due(date(2026, 11, 20), 1))],
)
def test_an_hourly_job_is_due_at_its_minute(minute, due):
    hourly = job(trigger="hourly", at=time(0, minute))
    assert latest_due(hourly, TWO_AT_NIGHT_20 + timedelta(minutes=10)) == due


def test_a_job_run_twice_for_one_day_does_its_work_once(session):
    days = []
    counted = job(lambda due_on: days.append(due_on))
    due = Due(date(2026, 11, 20))
    assert [run_job(counted, due), run_job(counted, due)] == ["done", "already done"]
    assert days == [date(2026, 11, 20)]


def test_days_missed_are_caught_up_oldest_first_and_dated_as_they_were_due(session):
    run_job(job(), Due(date(2026, 11, 17)))
    assert list(missed(job(), TWO_AT_NIGHT_20)) == [Due(date(2026, 11, d)) for d in (18, 19, 20)]


def test_a_house_that_slept_for_a_year_catches_up_a_month(session):
    run_job(job(), Due(date(2025, 11, 17)))
    caught_up = list(missed(job(), TWO_AT_NIGHT_20))
    assert (caught_up[0], len(caught_up)) == (Due(date(2026, 10, 20)), 32)


def test_a_job_that_never_ran_is_due_once(session):
    assert list(missed(job(), TWO_AT_NIGHT_20)) == [Due(date(2026, 11, 20))]


def test_hours_missed_by_an_hourly_job_are_one_run(session):
    hourly = job(trigger="hourly", at=time(0, 5))
    run_job(hourly, Due(date(2026, 11, 18), 4))
    assert list(missed(hourly, TWO_AT_NIGHT_20)) == [Due(date(2026, 11, 20), 1)]


def test_a_job_that_fails_leaves_nothing_half_done_and_runs_again_when_asked(session):
    def half(due_on):
        session.add(JobRun(job="planted", due_on=due_on, outcome="done", started_at=clock.now()))
        session.flush()
        raise ValueError("in the middle")

    due = Due(date(2026, 11, 20))
    assert run_job(job(half), due) == "failed"
    runs = session.execute(sa.select(JobRun.job, JobRun.outcome, JobRun.note)).all()
    assert runs == [("nightly.count", "failed", "ValueError")]
    assert list(missed(job(), TWO_AT_NIGHT_20)) == [due]
    assert run_job(job(lambda due_on: "3 rows"), due) == "done"
    assert session.execute(sa.select(JobRun.outcome, JobRun.note)).all() == [("done", "3 rows")]


def test_a_run_that_another_process_holds_is_left_to_it_until_it_is_given_up(session):
    due = Due(date(2026, 11, 20))
    with clock.at(TWO_AT_NIGHT_20):
        session.add(JobRun(job="nightly.count", due_on=due.on, outcome="running", started_at=clock.now()))
        session.commit()
        assert run_job(job(), due) == "running elsewhere"
    with clock.at(TWO_AT_NIGHT_20 + timedelta(hours=7)):
        assert run_job(job(), due) == "done"


def test_what_a_stopped_house_left_half_way_is_free_again(session):
    due = Due(date(2026, 11, 20))
    session.add(JobRun(job="nightly.count", due_on=due.on, outcome="running", started_at=clock.now()))
    session.commit()
    assert jobs.release_abandoned() == 1
    assert run_job(job(), due) == "done"


def test_two_jobs_of_one_name_are_refused():
    class Card:
        jobs = (job(), job())

    with pytest.raises(RuntimeError, match=r"nightly\.count"):
        jobs.all_jobs([Card])
