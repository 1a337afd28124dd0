"""What the tests of broken seals share: what is typed on the page, and how a page is read."""

import sqlalchemy as sa
from pyotp.totp import TOTP

from foundation import clock
from foundation.break_glass import BrokenSeal
from foundation.db import db
from foundation.scope import across_homes
from tests.factories.accounts import TOTP_SECRET
from tests.factories.seals import WHY

PASSWORD = "kagoj nouka brishti"
NAME, MOTHER = "Rupali Sardar", "Basanti Sardar"


def typed(*compartments, **more):
    said = {"compartments": list(compartments), "ground": "medical", "reason": WHY, "old_password": PASSWORD}
    return {**said, "code": TOTP(TOTP_SECRET).at(clock.now()), **more}


def place(file):
    return f"/children/{file.code}/broken-seal"


def read(client, url):
    answer = client.get(url)
    return answer.status_code, answer.get_data(as_text=True)


def rows():
    with across_homes("a test"):
        return db.session.scalars(sa.select(BrokenSeal).order_by(BrokenSeal.opened_at)).all()
