"""A lost password, a lost code app: one hand alone never opens another's account."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts.roles import Role
from foundation import clock
from foundation.audit.models import AuditEvent
from foundation.db import db
from tests.accounts.pages import COVER, person, post, try_sign_in
from tests.factories.accounts import make_user, sign_in

REASON = {"reason": "she asked at the desk"}
PASSWORD_LOST, APP_LOST = "reset-password", "reset-second-factor"
BOTH_WAYS = pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (PASSWORD_LOST, APP_LOST, "You reset this person’s password. Another administrator or head office"),
        (
            APP_LOST,
            PASSWORD_LOST,
            "You took away this person’s code app. Another administrator or head office",
        ),
    ],
)
DONE = {PASSWORD_LOST: 200, APP_LOST: 303}


def do(client, user_id, deed):
    return post(client, f"/people/{user_id}/{deed}", REASON)


def is_open_to_one_hand(user_id):
    found = person(user_id)
    return found.must_change_password and found.totp_confirmed_at is None


@BOTH_WAYS
def test_one_administrator_does_one_of_the_two_not_both(app, by, staff, first, second, said):
    admin = by("admin")
    assert do(admin, staff["teacher"], first).status_code == DONE[first]
    refused = do(admin, staff["teacher"], second)
    assert refused.status_code == 422
    assert said in refused.get_data(as_text=True)
    assert REASON["reason"] in refused.get_data(as_text=True)
    with app.app_context():
        assert not is_open_to_one_hand(staff["teacher"])


@BOTH_WAYS
@pytest.mark.parametrize("other", ["admin_two", "office"])
def test_a_second_person_does_the_other(app, by, staff, first, second, said, other):
    do(by("admin"), staff["teacher"], first)
    assert do(by(other), staff["teacher"], second).status_code == DONE[second]
    with app.app_context():
        assert is_open_to_one_hand(staff["teacher"])
        who = db.session.scalars(
            sa.select(AuditEvent.actor_id).where(
                AuditEvent.event.in_(["accounts.password.reset", "accounts.second_factor.reset"])
            )
        ).all()
        assert set(who) == {staff["admin"], staff[other]}


@BOTH_WAYS
def test_somebody_elses_deed_between_does_not_free_the_first_hand(by, staff, first, second, said):
    do(by("admin"), staff["teacher"], first)
    do(by("admin_two"), staff["teacher"], first)
    assert do(by("admin"), staff["teacher"], second).status_code == 422


def test_once_the_person_has_signed_in_the_same_hand_may_do_the_other(app, by, staff):
    with clock.at(clock.now() - timedelta(hours=2)):
        do(by("admin"), staff["teacher"], APP_LOST)
    assert do(by("admin"), staff["teacher"], PASSWORD_LOST).status_code == 422
    with clock.at(clock.now() - timedelta(hours=1)):
        assert try_sign_in(app.test_client()).status_code == 303
    assert do(by("admin"), staff["teacher"], PASSWORD_LOST).status_code == 200


def test_a_password_alone_is_no_sign_in_while_a_code_is_asked(app, by, staff):
    admin = by("admin")
    page = do(admin, staff["teacher"], PASSWORD_LOST).get_data(as_text=True)
    password = re.search(r">([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<", page).group(1)
    half_way = try_sign_in(app.test_client(), name=COVER["name"], password=password)
    assert half_way.location.startswith("/sign-in/code")
    assert do(admin, staff["teacher"], APP_LOST).status_code == 422


def test_head_office_opens_the_deeds_that_are_hers_and_no_others(by, staff):
    office = by("office")
    page = office.get(f"/people/{staff['teacher']}").get_data(as_text=True)
    assert f"/people/{staff['teacher']}/{PASSWORD_LOST}" in page
    assert f"/people/{staff['teacher']}/{APP_LOST}" in page
    assert f"/people/{staff['teacher']}/close" not in page
    assert office.get(f"/people/{staff['teacher']}/{PASSWORD_LOST}").status_code == 200
    assert office.get(f"/people/{staff['teacher']}/close").status_code == 403
    assert do(office, staff["office"], PASSWORD_LOST).status_code == 422


def test_the_privacy_officer_reads_an_account_and_resets_nothing(app, staff, client):
    with app.app_context():
        sign_in(client, make_user(Role.PRIVACY_OFFICER))
    page = client.get(f"/people/{staff['teacher']}")
    assert page.status_code == 200
    assert PASSWORD_LOST not in page.get_data(as_text=True)
    for deed in DONE:
        assert client.get(f"/people/{staff['teacher']}/{deed}").status_code == 403
