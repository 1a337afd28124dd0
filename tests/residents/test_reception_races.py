"""Fourteen children of one rescue, received by two people at once on two phones: everybody is in, nobody twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa

from accounts.roles import Role
from app import create_app
from foundation import clock
from foundation.db import db
from foundation.scope import across_homes
from residents.models import CaseFile, Child, Placement, Reception
from tests.factories import accounts, homes
from tests.residents.reception import arrival
from tests.support.clients import FreshClient
from tests.support.posting import send, token_of

NAMED = (
    "Rupali",
    "Kakoli Bauri",
    "Phulmani",
    "Nasima Khatun",
    "Asha Lepcha",
    "Munni Tirkey",
    "Dolma",
    "Jhuma Haldar",
)
LOOKS = (
    (6, "red frock, one plait, mole on the left cheek"), (9, "boy’s shirt, cropped hair"),
    (13, "nose ring, burn on the hand"),
    (15, "school uniform, spectacles"), (8, "green sweater, limps"), (16, "tattoo of a flower, very thin"),
)  # fmt: skip


def fourteen(day, time):
    """Answer what is typed of each of them."""
    when = {"day": day, "time": time, "brought_by": "police"}
    named = [
        arrival(**when, name=name, name_kind="original", marks="", age_years_stated=str(7 + n))
        for n, name in enumerate(NAMED)
    ]
    return named + [arrival(**when, age_years_stated=str(age), marks=marks) for age, marks in LOOKS]


def test_fourteen_children_received_by_two_people_at_once_are_fourteen(house):
    app = create_app(house)
    app.test_client_class = FreshClient
    with app.app_context():
        home = homes.make_home("KRS")
        people = [accounts.make_user(Role.HOUSE_STAFF, home) for _n in range(2)]
        phones = [app.test_client() for _n in range(2)]
        for phone, person in zip(phones, people, strict=True):
            accounts.sign_in(phone, person)
    now = clock.local(clock.now())
    when = {"day": f"{now:%d %m %Y}", "time": "00:00"}
    coming = {"brought_by": "police", "place": "Notunhat station", "said_to_come": "14", **when}
    place = send(phones[0], "/homes/KRS/rescues/new", coming).location
    children, together = fourteen(**when), Barrier(2)

    def receive(who):
        phone, order = phones[who], children if who == 0 else list(reversed(children))
        token = token_of(phone, f"{place}/receive")
        together.wait()
        return [
            phone.post(
                f"{place}/receive", data={"csrf_token": token, "once": f"{who}-{n}", **typed}
            ).status_code
            for n, typed in enumerate(order)
        ]

    with ThreadPoolExecutor(2) as pool:
        answers = [code for codes in pool.map(receive, range(2)) for code in codes]
    assert (answers.count(303), answers.count(422)) == (14, 14)
    assert "all 14 are in" in phones[1].get(place).get_data(as_text=True)
    with app.app_context(), across_homes("a test counts"):
        counted = [
            db.session.scalar(sa.select(sa.func.count(m.id))) for m in (Child, CaseFile, Placement, Reception)
        ]
        numbers = list(db.session.scalars(sa.select(Placement.register_no).order_by(Placement.register_no)))
        db.session.remove()
        db.engine.dispose()
    assert counted == [14, 14, 14, 14]
    assert numbers == list(range(1, 15))
