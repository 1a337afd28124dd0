"""What a home’s records choose from, with their words: kinds of home, rooms, designations, bodies."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class HomeKind(StrEnum):
    """Kinds of institution, JJ Act s.41(2), and fit facility, s.51."""

    CHILDRENS_HOME = "childrens_home"
    OPEN_SHELTER = "open_shelter"
    OBSERVATION_HOME = "observation_home"
    SPECIAL_HOME = "special_home"
    PLACE_OF_SAFETY = "place_of_safety"
    SAA = "saa"
    FIT_FACILITY = "fit_facility"


class ForWhom(StrEnum):
    """Whom a home takes."""

    GIRLS = "girls"
    BOYS = "boys"
    BOTH = "both"


class RoomUse(StrEnum):
    """What a room is used for; the reception dormitory is for the first fourteen days."""

    DORMITORY = "dormitory"
    RECEPTION = "reception"
    SICK_ROOM = "sick_room"
    CLASSROOM = "classroom"
    OTHER = "other"


class Designation(StrEnum):
    """Posts of the staff pattern, JJ Model Rules 2016, rule 26."""

    PERSON_IN_CHARGE = "person_in_charge"
    CASE_WORKER = "case_worker"
    COUNSELLOR = "counsellor"
    HOUSE_PARENT = "house_parent"
    TEACHER = "teacher"
    INSTRUCTOR = "instructor"
    DOCTOR = "doctor"
    NURSE = "nurse"
    STORE_KEEPER = "store_keeper"
    COOK = "cook"
    HELPER = "helper"
    HOUSEKEEPER = "housekeeper"
    DRIVER = "driver"
    GUARD = "guard"
    PLACEMENT_OFFICER = "placement_officer"
    OTHER = "other"


class CommitteeKind(StrEnum):
    """Bodies that place, inspect or manage."""

    CWC = "cwc"
    JJB = "jjb"
    INSPECTION = "inspection"
    MANAGEMENT = "management"


HOME_KINDS: dict[HomeKind, Any] = {
    HomeKind.CHILDRENS_HOME: _l("Children’s home"),
    HomeKind.OPEN_SHELTER: _l("Open shelter or drop-in centre"),
    HomeKind.OBSERVATION_HOME: _l("Observation home"),
    HomeKind.SPECIAL_HOME: _l("Special home"),
    HomeKind.PLACE_OF_SAFETY: _l("Place of safety"),
    HomeKind.SAA: _l("Specialised adoption agency"),
    HomeKind.FIT_FACILITY: _l("Fit facility"),
}
FOR_WHOM: dict[ForWhom, Any] = {
    ForWhom.GIRLS: _l("Girls"),
    ForWhom.BOYS: _l("Boys"),
    ForWhom.BOTH: _l("Girls and boys"),
}
ROOM_USES: dict[RoomUse, Any] = {
    RoomUse.DORMITORY: _l("Dormitory"),
    RoomUse.RECEPTION: _l("Reception dormitory"),
    RoomUse.SICK_ROOM: _l("Sick room"),
    RoomUse.CLASSROOM: _l("Classroom"),
    RoomUse.OTHER: _l("Other room"),
}
DESIGNATIONS: dict[Designation, Any] = {
    Designation.PERSON_IN_CHARGE: _l("Person-in-charge"),
    Designation.CASE_WORKER: _l("Case worker or child welfare officer"),
    Designation.COUNSELLOR: _l("Counsellor"),
    Designation.HOUSE_PARENT: _l("House mother or father"),
    Designation.TEACHER: _l("Teacher"),
    Designation.INSTRUCTOR: _l("Instructor (art, music, yoga, trade)"),
    Designation.DOCTOR: _l("Medical officer"),
    Designation.NURSE: _l("Nurse or paramedic"),
    Designation.STORE_KEEPER: _l("Store-keeper and accountant"),
    Designation.COOK: _l("Cook"),
    Designation.HELPER: _l("Helper"),
    Designation.HOUSEKEEPER: _l("Housekeeper"),
    Designation.DRIVER: _l("Driver"),
    Designation.GUARD: _l("Security guard"),
    Designation.PLACEMENT_OFFICER: _l("Rehabilitation and placement officer"),
    Designation.OTHER: _l("Other"),
}
COMMITTEE_KINDS: dict[CommitteeKind, Any] = {
    CommitteeKind.CWC: _l("Child Welfare Committee"),
    CommitteeKind.JJB: _l("Juvenile Justice Board"),
    CommitteeKind.INSPECTION: _l("Inspection Committee"),
    CommitteeKind.MANAGEMENT: _l("Management Committee"),
}
