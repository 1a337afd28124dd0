"""Those who look after the demonstration's records: inspectors on their visits, the committee with its signatures."""

from datetime import date, timedelta

from flask import current_app

from accounts import demo as gatehouse
from foundation import audit, clock
from foundation.demonstration import Demo, moment
from foundation.registers import countersign, seal_of
from homes import demo as hall
from office.demo import intakes, outward, paper, seals
from office.events import Event

VISITED = "KRS"
PAGES = (
    ("homes.show_home", ""),
    ("office.list_registers", "/registers"),
    ("office.show_register", "/registers/admission-discharge"),
    ("office.show_register", "/registers/attendance-children"),
    ("office.show_register", "/registers/counselling"),
    ("homes.list_staff", "/staff"),
    ("residents.list_children", "/children"),
)
SIGNERS = {
    "KRS": (hall.MEMBER, "Member, Management Committee"),
    "KDM": (hall.HEAD["KDM"], "Person-in-charge, for the Management Committee"),
}
SIGNED_ON = 8
"""The day of the next month on which the committee meets and signs."""


def plan(demo: Demo) -> None:
    """Plan two visits, one in the middle of the history and one that still goes on, and a signature each month."""
    middle = demo.first_day + timedelta(days=demo.length // 2)
    for who, first in ((hall.EARLIER_INSPECTOR, middle), (hall.INSPECTOR, demo.today - timedelta(days=3))):
        for n, (endpoint, path) in enumerate(PAGES):
            demo.plan(moment(first, 11, 4 * n), _opened, demo, who, endpoint, path)
    for day in demo.days:
        month = day.replace(day=1) - timedelta(days=1)
        if day.day == SIGNED_ON and month > demo.first_day and month < demo.today - timedelta(days=40):
            for n, home in enumerate(SIGNERS):
                demo.plan(moment(day, 17, 10 + n), _sign, demo, home, month.replace(day=1))
    seals.plan(demo)
    outward.plan(demo)
    intakes.plan(demo)
    paper.plan(demo)


def _opened(demo: Demo, who: str, endpoint: str, path: str) -> None:
    details = {"endpoint": endpoint, "path": f"/homes/{VISITED}{path}"}
    by = gatehouse.person(demo, who).viewer()
    audit.read(Event.INSPECTOR_READ, by=by, home=hall.home_id(demo, VISITED), details=details)


def _sign(demo: Demo, home: str, month: date) -> None:
    """Sign every register of a month; the last finished one is left, so that somebody can."""
    who, post = SIGNERS[home]
    person, home_id = gatehouse.person(demo, who), hall.home_id(demo, home)
    seal = seal_of(home_id)
    for register in current_app.extensions["house"].registers:
        countersign(
            home_id, register.id, month=month, by=person.viewer(), name=person.name, post=post, seal=seal,
            today=clock.today(),
        )  # fmt: skip
