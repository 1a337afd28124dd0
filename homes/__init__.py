"""The hall: homes, their rooms and beds, their staff and papers, committees and holidays."""

from accounts.roles import Role
from foundation.access import Address
from foundation.demonstration import planned_by
from foundation.feature import Chapter, Feature, MenuItem
from foundation.languages import _l
from foundation.telling import in_words, labels_of
from homes import models as models
from homes.choices import DESIGNATIONS
from homes.command_line import homes_commands
from homes.events import SENTENCES, Event
from homes.forms import HomeFacts, LeavingForm, RoomForm, StaffForm
from homes.intake import STAFF
from homes.intake_accounts import ACCOUNTS
from homes.models import Bed, Holiday, Home, Room, StaffMember
from homes.permissions import GRANTS, May
from homes.queries import committees_by_name
from homes.views import bp

feature = Feature(
    name="homes",
    blueprint=bp,
    menu=(
        MenuItem(
            label=_l("Homes"),
            endpoint="homes.list_homes",
            permission=May.HOME_LIST,
            at_home=False,
            order=5,
            roles=frozenset({Role.HEAD_OFFICE, Role.ADMINISTRATOR}),
            tabs=frozenset({Role.HEAD_OFFICE, Role.ADMINISTRATOR}),
        ),
        MenuItem(
            label=_l("Rooms and beds"),
            endpoint="homes.list_rooms",
            chapter=Chapter.STAFF,
            permission=May.HOME_SEE,
            order=75,
            roles=frozenset({Role.SUPERINTENDENT}),
        ),
        MenuItem(
            label=_l("Staff"),
            endpoint="homes.list_staff",
            chapter=Chapter.STAFF,
            permission=May.STAFF_LIST,
            order=80,
            roles=frozenset({Role.SUPERINTENDENT, Role.INSPECTOR}),
        ),
    ),
    permissions=May,
    grants=GRANTS,
    addresses={
        "home_code": Address(column=Home.code, home=Home.id),
        "room_id": Address(column=Room.id, home=Room.home_id),
        "bed_id": Address(column=Bed.id, home=Bed.home_id),
        "staff_id": Address(column=StaffMember.id, home=StaffMember.home_id, owner=StaffMember.user_id),
        "holiday_id": Address(column=Holiday.id, home=Holiday.home_id),
    },
    events=Event,
    sentences=SENTENCES,
    details={
        "homes.designation": in_words(DESIGNATIONS),
        "homes.fields": in_words(labels_of(HomeFacts, RoomForm, StaffForm, LeavingForm)),
    },
    pages={
        "homes.show_home": _l("Facts of the home"),
        "homes.show_go_live": _l("Go-live day"),
        "homes.list_holidays": _l("Holidays"),
        "homes.show_staff": _l("Staff record"),
    },
    clashes={
        "uq_home_code": (_l("This code is taken. Choose another."), "code"),
        "uq_room_home_id_name": (_l("There is a room of this name. Choose another."), "name"),
        "uq_bed_home_id_label": (_l("A bed of this home has this label already."), "prefix"),
        "uq_holiday_home_id_day": (_l("This day is a holiday already."), "day"),
        "uq_committee_kind_name": (_l("This committee is in the list."), "name"),
    },
    intake=(STAFF, ACCOUNTS),
    lookups={"committees": committees_by_name},
    commands=(homes_commands,),
    demo=planned_by("homes.demo"),
    demo_order=20,
)
