"""Anyone checks a certificate: what was learnt, never by whom or where, throttled, alike for a code that nobody has."""

import re
from datetime import timedelta

import pytest

from accounts.rules import THROTTLES
from foundation import clock
from tests.factories import workshop
from tests.factories.homes import make_home
from tests.inspector import browser
from vocational.rules.progress import code_said


@pytest.fixture
def certificate(shop):
    workshop.sign_all(shop.places[0], shop.trainer)
    workshop.mark(shop.batch, clock.today() - timedelta(days=1))
    return workshop.certify(shop.places[0], shop.head)


@pytest.fixture
def ask(app):
    """Ask for a code as a stranger: `ask(code)`."""
    client = browser(app)

    def asked(code):
        token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/check").text)
        return client.post("/check", data={"csrf_token": token[1], "code": code})

    return asked


def test_a_stranger_sees_the_trade_and_no_name_no_home_no_code(shop, certificate, ask):
    page = ask(code_said(certificate.check_code).lower())
    assert page.status_code == 200
    assert "This certificate is valid." in page.text
    assert "Sewing and tailoring" in page.text
    for hidden in (shop.home.name, shop.girls[0].code, shop.trainer.name, shop.head.name, shop.batch.name):
        assert hidden not in page.text


def test_a_withdrawn_certificate_says_so(shop, certificate, ask, as_user, send):
    address = f"/certificates/{certificate.id}/withdraw"
    assert send(as_user(shop.head), address, reason="issued by mistake").status_code == 303
    page = ask(certificate.check_code)
    assert "This certificate is withdrawn." in page.text
    assert "issued by mistake" not in page.text


def test_a_code_that_nobody_has_is_told_in_words_with_the_same_statements(certificate, ask, statements):
    ask("23456789ABCD")  # what is loaded once is loaded now
    with statements() as known:
        assert "valid" in ask(certificate.check_code).text
    with statements() as unknown:
        page = ask("23456789ABCD")
    assert "No certificate has this code." in page.text
    assert len(known) == len(unknown)
    assert ask("").status_code == 422


def test_who_asks_too_often_waits(session, ask):
    make_home()
    for _n in range(THROTTLES["check"].free):
        assert ask("23456789ABCD").status_code == 200
    assert ask("23456789ABCD").status_code in (200, 429)
    page = ask("23456789ABCD")
    assert page.status_code == 429
    assert "Wait" in page.text
