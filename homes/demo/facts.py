"""Invented facts of the demonstration's homes: their papers, rooms, beds, committees, holidays and trainings."""

from dataclasses import dataclass
from typing import Any

from accounts.roles import Role
from homes.choices import CommitteeKind, Designation, ForWhom, HomeKind, RoomUse

ORGANISATION = "Shephali Trust"
DISTRICT, STATE = "Amrapali", "West Bengal"

HOMES: tuple[dict[str, Any], ...] = (
    {
        "code": "KRS", "name": "Krishnachura", "name_local": "কৃষ্ণচূড়া", "kind": HomeKind.CHILDRENS_HOME,
        "for_whom": ForWhom.GIRLS, "age_from": 0, "age_to": 18, "sanctioned_strength": 50,
        "registration_no": "AMR/CCI/0142", "address": "14 Shalbagan Road, Mouripur, Amrapali",
    },
    {
        "code": "KDM", "name": "Kadam", "name_local": "কদম", "kind": HomeKind.CHILDRENS_HOME,
        "for_whom": ForWhom.GIRLS, "age_from": 6, "age_to": 18, "sanctioned_strength": 25,
        "registration_no": "AMR/CCI/0157", "address": "3 Kajolgram Lane, Mouripur, Amrapali",
    },
    {
        "code": "BTG", "name": "Batighar", "name_local": "বাতিঘর", "kind": HomeKind.OPEN_SHELTER,
        "for_whom": ForWhom.BOTH, "age_from": 5, "age_to": 18, "sanctioned_strength": 120,
        "registration_no": "AMR/OS/0031", "address": "Platform Road, Notunhat, Amrapali",
    },
    {
        "code": "KHL", "name": "Khelaghar", "name_local": "খেলাঘর", "kind": HomeKind.OPEN_SHELTER,
        "for_whom": ForWhom.BOTH, "age_from": 5, "age_to": 18, "sanctioned_strength": 100,
        "registration_no": "AMR/OS/0034", "address": "Brickfield Lane, Tetultala, Amrapali",
    },
)  # fmt: skip
VALID_FOR_DAYS = {"KRS": 1200, "KDM": 772, "BTG": 1500, "KHL": 1350}
"""Days from the first day of the history until a registration ends; Kadam's ends soon after two years."""

ROOMS: dict[str, tuple[tuple[str, RoomUse, str, int], ...]] = {
    "KRS": (
        ("Reception", RoomUse.RECEPTION, "R", 4), ("Shimul", RoomUse.DORMITORY, "A", 12),
        ("Palash", RoomUse.DORMITORY, "B", 12), ("Bokul", RoomUse.DORMITORY, "C", 12),
        ("Shiuli", RoomUse.DORMITORY, "D", 12), ("Sick room", RoomUse.SICK_ROOM, "S", 2),
        ("Room 1", RoomUse.CLASSROOM, "", 0), ("Room 2", RoomUse.CLASSROOM, "", 0), ("Veranda", RoomUse.OTHER, "", 0),
    ),
    "KDM": (
        ("Reception", RoomUse.RECEPTION, "R", 3), ("Tagar", RoomUse.DORMITORY, "A", 12),
        ("Jui", RoomUse.DORMITORY, "B", 12), ("Sick room", RoomUse.SICK_ROOM, "S", 1),
        ("Room 1", RoomUse.CLASSROOM, "", 0), ("Room 2", RoomUse.CLASSROOM, "", 0),
    ),
    "BTG": (("Learning hall", RoomUse.OTHER, "", 0), ("Washing and lockers", RoomUse.OTHER, "", 0)),
    "KHL": (("Learning hall", RoomUse.OTHER, "", 0), ("Veranda", RoomUse.OTHER, "", 0)),
}  # fmt: skip
"""Of each home: a room's name and use, the letter of its beds and how many; beds of a sick room are given to nobody."""
WITHDRAWN_BED = ("KDM", "B-12")

CWC, CWC_NEXT, JJB, INSPECTION, MANAGEMENT = "cwc", "cwc_next", "jjb", "inspection", "management"
COMMITTEES = {
    CWC: ("CWC Amrapali", CommitteeKind.CWC, DISTRICT),
    CWC_NEXT: ("CWC Neelkanthi", CommitteeKind.CWC, "Neelkanthi"),
    JJB: ("JJB Amrapali", CommitteeKind.JJB, DISTRICT),
    INSPECTION: ("Inspection Committee Amrapali", CommitteeKind.INSPECTION, DISTRICT),
    MANAGEMENT: ("Management Committee of Krishnachura", CommitteeKind.MANAGEMENT, DISTRICT),
}

HOLIDAYS = (
    (1, 1, 1, "New Year’s Day"), (1, 23, 1, "Netaji’s birthday"), (1, 26, 1, "Republic Day"),
    (4, 15, 1, "Poila Baishakh"), (5, 1, 1, "May Day"), (5, 9, 1, "Rabindra Jayanti"),
    (5, 20, 12, "Summer holiday"), (8, 15, 1, "Independence Day"), (10, 2, 1, "Gandhi Jayanti"),
    (10, 10, 7, "Autumn holiday"), (12, 25, 1, "Christmas"), (12, 26, 4, "Winter holiday"),
)  # fmt: skip
"""Month, first day, how many days, name; fixed days, so that every year has them."""

TRAININGS = (
    ("Child protection and POCSO", 2, "District Child Protection Unit, Amrapali"),
    ("First aid", 1, "Shalbagan Health Centre"), ("Fire drill and leaving the house", 1, "Mouripur Fire Station"),
    ("Keeping records under the JJ Act", 2, "Shephali Trust"), ("Listening to a child", 3, "Shephali Trust"),
    ("Night duty and handing over charge", 1, "Shephali Trust"),
)  # fmt: skip


@dataclass(frozen=True)
class Worker:
    """One member of staff: of which homes, as what; with a sign-in name she has an account and posts."""

    name: str
    name_local: str
    designation: Designation
    homes: tuple[str, ...]
    role: Role | None = None
    sign_in_name: str = ""
    is_shown: bool = False
    leaves_after: float = 0.0
    joins_after: float = 0.0
    language: str = "en_IN"
