"""What the demonstration's inspectors opened on their visits, page by page, as the house would have noted it."""

from datetime import timedelta

from accounts import demo as gatehouse
from foundation import audit
from foundation.demonstration import Demo, moment
from homes import demo as hall
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


def plan(demo: Demo) -> None:
    """Plan both visits: one in the middle of the history, one that still goes on."""
    middle = demo.first_day + timedelta(days=len(demo.days) // 2)
    for who, first in ((hall.EARLIER_INSPECTOR, middle), (hall.INSPECTOR, demo.today - timedelta(days=3))):
        for n, (endpoint, path) in enumerate(PAGES):
            demo.plan(moment(first, 11, 4 * n), _opened, demo, who, endpoint, path)


def _opened(demo: Demo, who: str, endpoint: str, path: str) -> None:
    details = {"endpoint": endpoint, "path": f"/homes/{VISITED}{path}"}
    by = gatehouse.person(demo, who).viewer()
    audit.read(Event.INSPECTOR_READ, by=by, home=hall.home_id(demo, VISITED), details=details)
