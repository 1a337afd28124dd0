"""What the workshop tells the house: bookings, chronology, evidence, panel, register; statements do not grow."""

from datetime import date, time, timedelta

import pytest
from flask import current_app

from foundation import clock
from foundation.feature import Window
from foundation.scope import across_homes
from tests.factories import workshop
from tests.factories.accounts import make_user
from tests.factories.homes import make_bed
from tests.factories.residents import admit
from vocational.queries import batches, register, sheet, telling
from vocational.queries import progress as asked


@pytest.fixture(autouse=True)
def in_the_afternoon(at_noon):
    """What has a day and no hour stands at noon of its day: what is done now comes after it."""
    with clock.at(at_noon + timedelta(hours=3)):
        yield


def taken_in(home):
    return current_app.extensions["house"].taken(home.id, clock.today()).bookings


def test_a_batch_is_booked_with_its_trainer_and_children(shop):
    with across_homes("a test"):
        booked = taken_in(shop.home)
    assert [one.key for one in booked] == [f"batch:{shop.batch.id}"]
    assert booked[0].takes[0].id == shop.trainer.id
    assert booked[0].children == {girl.id for girl in shop.girls}


def test_a_trainer_of_another_home_is_taken_there_without_the_batchs_name(shop):
    from accounts.roles import Role
    from tests.factories.accounts import give
    from tests.factories.homes import make_home

    other = make_home()
    give(shop.trainer, Role.TEACHER, other)
    with across_homes("a test"):
        booked = taken_in(other)
    assert [one.what for one in booked] == ["a batch in another home"]


def test_her_chronology_evidence_and_panel_tell_of_it(shop):
    yesterday = clock.today() - timedelta(days=1)
    workshop.mark(shop.batch, yesterday)
    workshop.sign_all(shop.places[0], shop.trainer)
    workshop.certify(shop.places[0], shop.head)
    girl = shop.girls[0].id
    with across_homes("a test"):
        said = [str(entry.deed) for entry in telling.chronology_of(girl, Window(20))]
        lines = [line.words for line in telling.evidence_of(girl, yesterday, clock.today())]
        before = telling.evidence_of(girl, yesterday - timedelta(days=9), yesterday - timedelta(days=2))
        panel = telling.panel_of(girl)
        row = register.rows_of(shop.home.id, yesterday, clock.today())[0]
    assert said == [
        "Workshop certificate issued",
        "Workshop: 2 lines signed",
        "Comes into a batch of the workshop",
    ]
    assert lines == ["2 hours in the workshop", "2 lines of a trade done alone"]
    assert before == []
    assert (panel.batches, panel.hours, panel.alone, panel.certificates) == ((shop.batch.name,), 2, 2, 1)
    assert (row.code, row.minutes, row.alone, row.certificate) == (
        shop.girls[0].code, 120, 2, f"1/{clock.today().year}",
    )  # fmt: skip


def test_statements_do_not_grow_with_the_children(shop, statements):
    import sqlalchemy as sa

    def cost() -> int:
        with across_homes("a test"), statements() as seen:
            batches.batches_of(shop.home.id, day=clock.today())
            batches.trainees_of(shop.batch.id, named=sa.true())
            sheet.sheet_of(shop.batch.id, clock.today(), absences={}, named=sa.true())
            places = asked.places_of(shop.girls[0].id)
            asked.progress_of(places)
            register.rows_of(shop.home.id, date(2020, 1, 1), clock.today())
            taken_in(shop.home)
        return len(seen)

    few = cost()
    more = [admit(shop.home, bed=make_bed(shop.home), days_ago=35) for _n in range(6)]
    workshop.enrol(shop.batch, more)
    workshop.make_batch(
        shop.home, shop.trade, make_user("teacher", shop.home), starts_at=time(3), ends_at=time(4)
    )
    assert cost() == few
