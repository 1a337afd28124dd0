"""What the door hands to the card: menu word, address, panel, chronology, evidence, who is in, register, clashes."""

from accounts.roles import Role
from dailylife.models import DoorVisit
from dailylife.paper import COUNT_PAPER, DOOR_PAPER, GATE_PAPER
from dailylife.permissions import May
from dailylife.queries.telling import entries, evidence, marks, panel_of
from dailylife.registers import DOOR
from foundation.access import Address
from foundation.feature import (
    Chapter,
    EvidenceSource,
    ListMark,
    MenuItem,
    Part,
    ResidentPanel,
    TimelineSource,
)
from foundation.languages import _l
from homes.choices import HomeKind
from residents.choices.care import Area

AT_THE_DOOR = frozenset({Role.SUPERINTENDENT, Role.HOUSE_STAFF, Role.NURSE})

PART = Part(
    menu=(
        MenuItem(
            label=_l("Door"), endpoint="dailylife.show_door", permission=May.DOOR_SEE, order=12, chapter=Chapter.CARE,
            roles=AT_THE_DOOR, tabs=AT_THE_DOOR, kinds=frozenset({HomeKind.OPEN_SHELTER}),
        ),
    ),
    addresses={"door_visit_id": Address.of(DoorVisit)},
    resident_panels=(
        ResidentPanel(
            title=_l("At the centre"), permission=May.ATTENDANCE_SEE, template="dailylife/_panel.html", load=panel_of,
            order=20, column=2,
        ),
    ),
    timeline=(
        TimelineSource(kind="door", label=_l("At the centre"), permission=May.ATTENDANCE_SEE, load=entries),
    ),
    evidence=(
        EvidenceSource(
            kind="door", label=_l("At the centre"), permission=May.ATTENDANCE_SEE,
            areas=frozenset({str(Area.EXPECTATIONS), str(Area.LEISURE)}), load=evidence,
        ),
    ),
    list_marks=(ListMark(permission=May.DOOR_SEE, load=marks, kinds=frozenset({HomeKind.OPEN_SHELTER})),),
    registers=(DOOR,),
    paper=(COUNT_PAPER, DOOR_PAPER, GATE_PAPER),
    pages={
        "dailylife.show_door": _l("Door"),
        "dailylife.show_leave": _l("Tap-out of %(code)s"),
        "dailylife.show_came": _l("Tap-in of %(code)s"),
    },
    clashes={"uq_door_visit_open": _l("Another phone tapped her in a moment ago. She stands once in the list.")},
)  # fmt: skip
