"""Accounts for people who are in the staff list: a sign-in name and a post each, never a password."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from accounts import rules as gate
from accounts.actions.people import add_user
from accounts.actions.posts import give_post
from accounts.models import User
from accounts.permissions import May
from accounts.roles import LABELS, ORGANISATION_WIDE, Role
from foundation import clashes, clock
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told
from foundation.intake.words import chosen, fold, is_nothing, scripts
from foundation.languages import LANGUAGES, _, _l, name_here
from foundation.refusals import Refused
from homes.models import StaffMember

NOT_BY_LIST = ORGANISATION_WIDE | {Role.INSPECTOR, Role.COMMITTEE_MEMBER, Role.YOUNG_PERSON, Role.KIOSK}
"""Posts of the organisation, and those that name a committee, a file, a device or an end: each on its own page."""
ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "superintendent": ("superintendent", "person in charge", "incharge", "অধীক্ষক", "अधीक्षक"),
    "house_staff": ("house staff", "house mother", "house father", "house parent", "matron", "caretaker", "helper",
                    "গৃহমাতা", "गृहमाता"),
    "teacher": ("teacher", "trainer", "instructor", "tutor", "educator", "শিক্ষক", "শিক্ষিকা", "शिक्षक", "शिक्षिका"),
    "counsellor": ("counsellor", "counselor", "কাউন্সেলর", "परामर्शदाता"),
    "nurse": ("nurse", "paramedic", "anm", "gnm", "নার্স", "नर्स"),
    "doctor": ("doctor", "medical officer", "ডাক্তার", "डॉक्टर"),
    "case_worker": ("case worker", "caseworker", "cwo", "probation officer", "child welfare officer"),
    "stores": ("stores", "store keeper", "storekeeper", "accountant", "accounts", "accounts and stores"),
    "gate": ("gate", "guard", "night guard", "watchman", "security", "প্রহরী", "गार्ड"),
    "inspector": ("inspector",), "committee_member": ("committee member", "cwc member"),
    "head_office": ("head office",),
    "privacy_officer": ("privacy officer",), "administrator": ("administrator", "admin"),
}  # fmt: skip
LANGUAGE_WORDS = {
    "en_IN": ("english", "en", "eng", "ইংরেজি", "अंग्रेज़ी"), "hi": ("hindi", "hi", "হিন্দি", "हिंदी", "हिन्दी"),
    "bn_IN": ("bengali", "bangla", "bn", "বাংলা", "बंगाली"),
}  # fmt: skip


def _read_name(cell: Any, here: Here) -> Told:
    return Told(("", "") if is_nothing(cell) else scripts(" ".join(str(cell).split())[:120]))


def _read_sign_in_name(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        return Told("")
    name = gate.fold_name(str(cell))
    gate.ensure_sign_in_name(name)
    return Told(name)


def _read_role(cell: Any, here: Here) -> Told:
    if is_nothing(cell):
        raise Refused(_("Write the post here, such as house staff or teacher."))
    found = chosen(cell, ROLE_WORDS)
    if found is None:
        raise Refused(_("“%(typed)s” is no post of this house.", typed=str(cell)[:40]))
    if Role(found) in NOT_BY_LIST:
        raise Refused(
            _("The post %(post)s is given on its own page, not by a list.", post=str(LABELS[Role(found)]))
        )
    return Told(Role(found))


def _read_language(cell: Any, here: Here) -> Told:
    found = None if is_nothing(cell) else chosen(cell, LANGUAGE_WORDS)
    return Told(found if found in LANGUAGES else "")


COLUMNS = (
    IntakeColumn(
        key="name", label=_l("Name, as in the staff list"), read=_read_name, needed=True,
        words=("name", "name of staff", "staff name", "employee name", "নাম", "कर्मचारी का नाम", "नाम"),
    ),
    IntakeColumn(
        key="role", label=_l("Post in this house"), read=_read_role, needed=True,
        words=("role", "post", "access", "designation", "position", "পদ", "পদবি", "पद", "पदनाम"),
    ),
    IntakeColumn(
        key="sign_in_name", label=_l("Sign-in name"), read=_read_sign_in_name,
        words=("sign in name", "user name", "username", "user", "login", "login name", "user id", "login id"),
    ),
    IntakeColumn(
        key="language", label=_l("Language"), read=_read_language,
        words=("language", "reads", "ভাষা", "भाषा"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find each person in the staff list, and say who has an account and which name is taken. Two statements."""
    staff = _staff(here)
    taken = set(db.session.scalars(sa.select(User.sign_in_name)))
    seen: dict[Any, int] = {}
    for row in rows:
        _check_person(row, staff, seen)
        _check_sign_in_name(row, taken)


def _staff(here: Here) -> dict[str, list[StaffMember]]:
    asked = sa.select(StaffMember).where(StaffMember.home_id == here.home_id, StaffMember.left_on.is_(None))
    found: dict[str, list[StaffMember]] = {}
    for person in db.session.scalars(asked):
        for name in {fold(name) for name in (person.name, person.name_local) if name}:
            found.setdefault(name, []).append(person)
    return found


def _check_person(row: Row, staff: Mapping[str, list[StaffMember]], seen: dict[Any, int]) -> None:
    names = [fold(name) for name in row.get("name", ("", "")) if name]
    found = {person.id: person for name in names for person in staff.get(name, ())}
    person = next(iter(found.values())) if len(found) == 1 else None
    row.values["staff_id"] = person.id if person else None
    if not names:
        row.refuse(_("Write the name."), "name")
    elif not found:
        row.refuse(_("Nobody of this name is in the staff list. Write the person there first."), "name")
    elif person is None:
        row.refuse(
            _("Two people of this name are in the staff list. Give these accounts one by one."), "name"
        )
    elif person.user_id is not None:
        row.refuse(_("This person has an account: leave the row out."), "name")
    elif person.id in seen and not row.left_out:
        row.refuse(_("Row %(line)s says the same already.", line=seen[person.id]), "name")
    elif not row.left_out and not row.errors:
        seen[person.id] = row.line


def _check_sign_in_name(row: Row, taken: set[str]) -> None:
    if any(problem.column == "sign_in_name" for problem in row.errors):
        return
    name = row.get("sign_in_name", "")
    if name in taken:
        row.refuse(_("This sign-in name is taken. Choose another."), "sign_in_name")
    elif not name:
        name = proposed(row.get("name", ("", ""))[0], taken)
        row.values["sign_in_name"] = name
        if name:
            row.warn(_("The sign-in name %(name)s is given.", name=name), "sign_in_name")
        else:
            row.refuse(_("Write a sign-in name in English letters, such as debika.roy."), "sign_in_name")
    if name and not row.left_out:
        taken.add(name)


def proposed(name: str, taken: Collection[str]) -> str:
    """Answer a sign-in name made of a name in Latin letters, none that is taken; nothing where it has too few."""
    words = ["".join(c for c in word.casefold() if c.isascii() and c.isalnum()) for word in name.split()]
    plain = ".".join(word for word in words if word)[:36].strip(".")
    if len(plain.replace(".", "")) < 3:
        return ""
    return next(each for each in (plain, *(f"{plain}{n}" for n in range(2, 10_000))) if each not in taken)


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Open the accounts without a password and give the posts; answers line -> sign-in name.

    The first passwords are made and printed after it, on a page of their own. The statements do not grow with the rows.
    """
    now = clock.now()
    ids = [row.get("staff_id") for row in rows]
    people = {
        person.id: person
        for person in db.session.scalars(sa.select(StaffMember).where(StaffMember.id.in_(ids)))
    }
    made: list[tuple[Row, User]] = []
    for row in rows:
        person = people[row.get("staff_id")]
        user = add_user(
            by=here.by, sign_in_name=row.get("sign_in_name"), taken=(), name=person.name, name_local=person.name_local,
            home_id=here.home_id, **({"language": row.get("language")} if row.get("language") else {}),
        )  # fmt: skip
        made.append((row, user))
    clashes.flush()
    for row, user in made:
        give_post(
            by=here.by, user=user, role=row.get("role"), home_id=here.home_id, starts_at=now,
            reason=_("Works here: from the staff list"), sends=False,
        )  # fmt: skip
    here.change({people[row.get("staff_id")]: {"user_id": user.id} for row, user in made})
    return {row.line: user.sign_in_name for row, user in made}


def said(row: Row) -> str:
    """Name a row: the person, the post, the sign-in name."""
    role = row.get("role")
    parts = [name_here(*row.get("name", ("", ""))) or _("no name"), str(LABELS[role]) if role else ""]
    return ", ".join(part for part in (*parts, row.get("sign_in_name", "")) if part)


ACCOUNTS = IntakeKind(
    id="accounts",
    label=_l("Accounts of the staff"),
    hint=_l(
        "Who signs in, with which post. First passwords are made and printed afterwards, never taken from a file."
    ),
    permission=May.POSTS_GIVE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    then=("office.show_first_passwords", _l("Make and print the first passwords")),
    order=16,
)
