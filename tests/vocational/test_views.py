"""The pages of the workshop: each opens for its role, refuses in words, and leads on."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.db import db
from foundation.scope import across_homes
from tests.factories import workshop
from tests.factories.homes import make_bed, make_home
from tests.factories.residents import admit
from vocational.models import Batch, Certificate, Syllabus

FOR_HEADS = (
    "{w}", "{w}/trades/new", "{w}/batches/new", "{b}", "{b}/edit", "{b}/enrol", "{b}/attendance/{day}", "{p}",
    "{p}/leave", "{p}/certificate", "/trades/{t}", "/trades/{t}/edit", "/children/{c}/workshop", "/children/{c}",
    "/children/{c}/chronology", "/homes/{h}/registers/vocational-training",
)  # fmt: skip


def at(shop, address):
    return address.format(
        w=shop.workshop, b=shop.url, p=shop.place, t=shop.trade.id, c=shop.girls[0].code, h=shop.home.code,
        day=clock.today(),
    )  # fmt: skip


def test_the_superintendent_opens_each_page(shop, as_user, send):
    head = as_user(shop.head)
    for address in FOR_HEADS:
        page = head.get(at(shop, address))
        assert page.status_code == 200, f"{address}: {page.status_code}"


def test_another_home_learns_of_none_of_them(shop, client_as):
    stranger = client_as(Role.SUPERINTENDENT, make_home())
    for address in FOR_HEADS:
        assert stranger.get(at(shop, address)).status_code == 404, address


def test_a_trainer_opens_her_own_batch_and_child_and_no_colleagues(shop, as_user, client_as):
    hers, colleague = as_user(shop.trainer), client_as(Role.TEACHER, shop.home)
    own = ("{b}", "{b}/attendance/{day}", "{p}", "/children/{c}/workshop", "/trades/{t}", "/my-batches")
    for address in own:
        assert hers.get(at(shop, address)).status_code == 200, address
    for address in own[:4]:
        assert colleague.get(at(shop, address)).status_code == 403, address
    for address in ("{w}/batches/new", "{b}/enrol", "{p}/certificate", "/trades/{t}/edit"):
        assert hers.get(at(shop, address)).status_code == 403, address


@pytest.mark.parametrize("role", [Role.HOUSE_STAFF, Role.NURSE, Role.GATE, Role.STORES])
def test_who_has_no_part_in_it_opens_nothing(shop, client_as, role):
    client = client_as(role, shop.home)
    for address in ("{w}", "{b}", "{p}", "/children/{c}/workshop", "/trades/{t}"):
        assert client.get(at(shop, address)).status_code == 403, address


def test_an_inspector_reads_the_batch_by_codes(shop, client_as):
    page = client_as(Role.INSPECTOR, shop.home).get(shop.url)
    assert page.status_code == 200
    assert shop.girls[0].code in page.text


def batch_form(shop, **changes):
    today = clock.today()
    return {
        "trade_id": str(shop.trade.id), "name": "Second batch", "trainer_id": str(shop.trainer.id), "room_id": "",
        "weekdays": ["0", "2"], "starts_at": "14:00", "ends_at": "16:00", "from_on": today.strftime("%d %m %Y"),
        "to_on": (today + timedelta(days=90)).strftime("%d %m %Y"), **changes,
    }  # fmt: skip


def test_a_batch_is_begun_and_a_trainer_in_two_places_is_refused_with_what_was_typed(shop, as_user, send):
    head = as_user(shop.head)
    assert send(head, f"{shop.workshop}/batches/new", **batch_form(shop)).status_code == 303
    again = batch_form(shop, name="Third batch", starts_at="15:00", ends_at="17:00")
    page = send(head, f"{shop.workshop}/batches/new", **again)
    assert page.status_code == 422
    assert (
        "Nasreen Bibi is in two places on Mon, Wed 15:00–16:00: here, and workshop Second batch." in page.text
    )
    assert "Third batch" in page.text


def test_a_batch_that_ends_before_it_begins_is_refused(shop, as_user, send):
    yesterday = (clock.today() - timedelta(days=1)).strftime("%d %m %Y")
    page = send(as_user(shop.head), f"{shop.workshop}/batches/new", **batch_form(shop, to_on=yesterday))
    assert page.status_code == 422
    assert "The batch ends before it begins." in page.text


def test_a_batch_is_changed_and_keeps_its_syllabus(shop, as_user, send):
    with across_homes("a test"):
        before = db.session.scalar(sa.select(Batch.syllabus_id).where(Batch.id == shop.batch.id))
    form = batch_form(
        shop, name=shop.batch.name, starts_at="14:00", ends_at="16:00", version=str(shop.batch.version)
    )
    form.pop("trade_id")
    assert send(as_user(shop.head), f"{shop.url}/edit", **form).status_code == 303
    with across_homes("a test"):
        batch = db.session.scalar(sa.select(Batch).where(Batch.id == shop.batch.id))
        assert (batch.syllabus_id, f"{batch.starts_at:%H:%M}") == (before, "14:00")
        db.session.expunge_all()


def test_a_child_of_nine_is_refused_in_training_and_in_school_hours(shop, as_user, send):
    young = admit(
        shop.home, bed=make_bed(shop.home), days_ago=9, born_on=clock.today() - timedelta(days=9 * 365 + 30)
    )
    today = clock.today().strftime("%d %m %Y")
    form = {"from_on": today, "children": [str(young.id)], "schooling": ""}
    head = as_user(shop.head)
    page = send(head, f"{shop.url}/enrol", **form)
    assert page.status_code == 422
    assert "Under 14 a child comes to hobby hours only (Child Labour Act, s.3)." in page.text
    hobby = workshop.make_batch(
        shop.home, shop.trade, is_hobby=True, starts_at=clock.local(clock.now()).time().replace(11, 0),
        ends_at=clock.local(clock.now()).time().replace(12, 0),
    )  # fmt: skip
    page = send(head, f"/batches/{hobby.id}/enrol", **form)
    assert page.status_code == 422
    assert "hobby hours lie outside school hours (RTE Act, s.3)" in page.text


def test_a_sheet_is_marked_and_hours_are_counted(shop, as_user, send):
    first, second = (girl.code for girl in shop.girls)
    trainer, sheet = as_user(shop.trainer), f"{shop.url}/attendance/{clock.today() - timedelta(days=1)}"
    form = {
        f"mark-{first}": "present",
        f"mark-{second}": "absent",
        f"reason-{second}": "",
        "minutes": "120",
        "version": "0",
    }
    page = send(trainer, sheet, **form)
    assert page.status_code == 422
    assert "Choose why this child is not in the workshop." in page.text
    assert send(trainer, sheet, **{**form, f"reason-{second}": "sick"}).status_code == 303
    text = trainer.get(shop.url).text
    assert "2 hours" in text
    assert "0 hours" in text


def test_her_trainer_signs_and_strikes_out_and_nobody_else(shop, as_user, send):
    trainer, head = as_user(shop.trainer), as_user(shop.head)
    assert send(head, f"{shop.place}/sign").status_code == 403
    assert send(trainer, f"{shop.place}/sign", step="alone").status_code == 422
    signed = workshop.sign_all(shop.places[0], shop.trainer)
    strike = f"/sign-offs/{signed[0].id}/strike"
    assert trainer.get(strike).status_code == 200
    assert send(trainer, strike, reason="").status_code == 422
    assert send(trainer, strike, reason="signed on the wrong line").status_code == 303
    assert "signed on the wrong line" in trainer.get(shop.place).text


def test_a_certificate_waits_for_every_line_and_hour_and_is_printed_and_withdrawn(shop, as_user, send):
    head = as_user(shop.head)
    page = send(head, f"{shop.place}/certificate")
    assert page.status_code == 422
    assert "2 lines are not signed as done alone: Hems by hand; Sews on a button." in page.text
    workshop.sign_all(shop.places[0], shop.trainer)
    page = send(head, f"{shop.place}/certificate")
    assert page.status_code == 422
    assert "She attended 0 of the 2 hours that the certificate asks for." in page.text
    workshop.mark(shop.batch, clock.today() - timedelta(days=1))
    assert send(head, f"{shop.place}/certificate").status_code == 303
    with across_homes("a test"):
        made = db.session.scalars(sa.select(Certificate)).one()
        db.session.expunge_all()
    assert (made.number, made.year) == (1, clock.today().year)
    paper = send(head, f"/certificates/{made.id}/paper")
    assert paper.data.startswith(b"%PDF")
    assert head.get(f"/certificates/{made.id}/withdraw").status_code == 200
    assert send(head, f"/certificates/{made.id}/withdraw", reason="issued by mistake").status_code == 303
    assert "issued by mistake" in head.get(f"/children/{shop.girls[0].code}/workshop").text


def test_a_syllabus_that_is_changed_becomes_a_new_version(shop, as_user, send):
    head = as_user(shop.head)
    form = {
        "level": "2", "hours_needed": "3", "name_1": "Stitches", "hours_1": "4", "skills_1": "Hems\n+Embroiders",
        "version": "2",
    }  # fmt: skip
    assert send(head, f"/trades/{shop.trade.id}/edit", **{**form, "hours_1": ""}).status_code == 422
    assert send(head, f"/trades/{shop.trade.id}/edit", **form).status_code == 303
    assert "Embroiders" in head.get(f"/trades/{shop.trade.id}").text
    assert "Hems by hand" in head.get(f"/trades/{shop.trade.id}?version=2").text
    with across_homes("a test"):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Syllabus)) == 3
