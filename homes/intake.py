"""The staff of a home from a list: their records, without accounts (those the administrator gives)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from foundation import clashes
from foundation.db import db, new_id
from foundation.formatting import format_day
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, Twin, line_of
from foundation.intake.days import read_day
from foundation.intake.figures import read_phone
from foundation.intake.words import chosen, fold, is_nothing, scripts
from foundation.languages import _, _l, current, name_here
from foundation.refusals import Refused
from foundation.sealed import seal_many
from homes.actions import add_staff
from homes.choices import DESIGNATIONS, Designation
from homes.models import StaffMember
from homes.permissions import May
from homes.rules import ensure_police_possible

POSTS: dict[str, tuple[str, ...]] = {
    "person_in_charge": ("superintendent", "person in charge", "incharge", "in charge", "অধীক্ষক", "अधीक्षक"),
    "case_worker": ("case worker", "caseworker", "cwo", "child welfare officer", "probation officer"),
    "counsellor": ("counsellor", "counselor", "কাউন্সেলর", "परामर्शदाता"),
    "house_parent": ("house mother", "house father", "house parent", "housemother", "matron", "গৃহমাতা", "गृहमाता"),
    "teacher": ("teacher", "educator", "tutor", "শিক্ষক", "শিক্ষিকা", "शिक्षक", "शिक्षिका"),
    "instructor": ("instructor", "trainer", "pt instructor", "yoga", "music teacher", "art teacher"),
    "doctor": ("doctor", "medical officer", "ডাক্তার", "डॉक्टर"),
    "nurse": ("nurse", "paramedic", "anm", "gnm", "নার্স", "नर्स"),
    "store_keeper": ("store keeper", "storekeeper", "accountant", "store"), "cook": ("cook", "রাঁধুনি", "रसोइया"),
    "helper": ("helper", "attendant", "ayah", "সহায়ক", "सहायक"), "housekeeper": ("housekeeper", "sweeper", "cleaner"),
    "driver": ("driver",), "guard": ("guard", "security", "night guard", "watchman", "প্রহরী", "गार्ड"),
    "placement_officer": ("placement officer", "rehabilitation officer"), "other": ("other",),
}  # fmt: skip


def _read_name(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        return Told(("", ""))
    return Told(scripts(" ".join(str(cell).split())[:120]))


def _read_post(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        raise Refused(_("Write the post in the home, such as teacher or house mother."))
    found = chosen(cell, POSTS)
    if found is None:
        return Told(
            "other",
            _("“%(typed)s” is none of the posts of rule 26: “Other” is written.", typed=str(cell)[:40]),
        )
    return Told(found)


def _read_day(cell: Any, here: Here) -> Told:
    read = read_day(cell, month_first=here.month_first, today=here.today)
    return Told(read.day, read.warning) if read else Told(None)


def _read_past(cell: Any, here: Here) -> Told:
    told = _read_day(cell, here)
    if told.value is not None and told.value > here.today:
        raise Refused(_("This day is after today. Look at the year."))
    return told


def _read_phone(cell: Any, here: Here) -> Told:
    return Told(*read_phone(cell))


COLUMNS = (
    IntakeColumn(
        key="name", label=_l("Name"), read=_read_name, needed=True,
        words=("name", "name of staff", "staff name", "employee name", "নাম", "कर्मचारी का नाम", "नाम"),
    ),
    IntakeColumn(
        key="designation", label=_l("Post in the home"), read=_read_post, needed=True,
        words=("designation", "post", "position", "job", "role", "পদ", "পদবি", "पद", "पदनाम"),
    ),
    IntakeColumn(
        key="joined_on", label=_l("Joined on"), read=_read_past,
        words=("joined on", "date of joining", "joining date", "doj", "joined", "যোগদানের তারিখ", "नियुक्ति तिथि"),
    ),
    IntakeColumn(
        key="phone", label=_l("Phone"), read=_read_phone,
        words=("phone", "mobile", "mobile no", "contact", "contact no", "phone no", "ফোন", "मोबाइल", "फ़ोन"),
    ),
    IntakeColumn(
        key="police_verified_on", label=_l("Police verified on"), read=_read_past,
        words=("police verified on", "police verification", "police verification date", "pv date", "verified on"),
    ),
    IntakeColumn(
        key="police_ref", label=_l("Police reference"), read=line_of(80),
        words=("police reference", "verification no", "pv no", "police verification no"),
    ),
    IntakeColumn(
        key="police_valid_until", label=_l("Verification valid until"), read=_read_day,
        words=("valid until", "valid till", "verification valid until", "valid upto"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Say what is missing and who works here already. One statement."""
    asked = sa.select(StaffMember.name, StaffMember.name_local, StaffMember.designation).where(
        StaffMember.home_id == here.home_id, StaffMember.left_on.is_(None)
    )
    known = {fold(name): 0 for row in db.session.execute(asked) for name in row[:2] if name}
    for row in rows:
        names = [fold(name) for name in row.get("name", ("", "")) if name]
        if not names:
            row.refuse(_("Write the name."), "name")
        if row.get("joined_on") is None and not any(p.column == "joined_on" for p in row.errors):
            row.values["joined_on"] = here.began_on
            row.warn(_("The day of joining is not known: the go-live day is written."), "joined_on")
        _check_police(row)
        if row.left_out:
            continue
        met = [known[name] for name in names if name in known]
        if met:
            said = _("in row %(line)s of this file", line=met[0]) if met[0] else _("works here already")
            row.twins = [
                Twin(_("%(name)s, %(where)s", name=name_here(*row.get("name")), where=said), is_same=True)
            ]
        known |= {name: row.line for name in names if name not in known}


def _check_police(row: Row) -> None:
    try:
        ensure_police_possible(row.get("police_verified_on"), row.get("police_valid_until"))
    except Refused as refused:
        row.refuse(refused, refused.field or "")


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Open the staff records; answers line -> the post. The statements do not grow with the rows."""
    ids = {row.line: new_id() for row in rows}
    with_phone = [row for row in rows if row.get("phone")]
    sealed = seal_many((("person", ids[row.line]), row.get("phone")) for row in with_phone)
    phones = {row.line: phone for row, phone in zip(with_phone, sealed, strict=True)}
    for row in rows:
        name, local = row.get("name")
        add_staff(
            here.home_id, ids[row.line], phone=phones.get(row.line), by=here.by, name=name or local, name_local=local,
            designation=row.get("designation"), joined_on=row.get("joined_on"),
            police_verified_on=row.get("police_verified_on"), police_verification_ref=row.get("police_ref", ""),
            police_valid_until=row.get("police_valid_until"),
        )  # fmt: skip
    clashes.flush()
    return {row.line: str(row.get("designation")) for row in rows}


def said(row: Row) -> str:
    """Name a row: the person, the post, since when."""
    joined: date | None = row.get("joined_on")
    post = row.get("designation")
    parts = [
        name_here(*row.get("name", ("", ""))) or _("no name"),
        str(DESIGNATIONS[Designation(post)]) if post else "",
        _("since %(day)s", day=format_day(joined, current())) if joined else "",
    ]
    return ", ".join(part for part in parts if part)


STAFF = IntakeKind(
    id="staff",
    label=_l("Staff"),
    hint=_l(
        "Who works here, since when, with the police verification. Accounts are given by the administrator."
    ),
    permission=May.STAFF_WRITE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=15,
)
