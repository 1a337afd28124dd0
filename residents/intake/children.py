"""Children who live here already, or come by day: a list of them, with the day each came, becomes files and stays."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from foundation.db import db
from foundation.formatting import format_age, format_day
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, line_of
from foundation.intake.days import OLDEST as OLDEST_READ
from foundation.intake.words import fold
from foundation.languages import _, _l, current, name_here
from homes.models import Bed
from residents import rules
from residents.choices import SEXES, Sex, StayKind
from residents.intake.bodies import bodies_by_name, find_body
from residents.intake.doubles import find_twins
from residents.intake.reading import (
    BROUGHT_WORDS,
    one_of_words,
    read_any_day,
    read_birth,
    read_categories,
    read_name,
    read_past_day,
    read_sex,
    read_stay,
    read_years,
)
from residents.intake.settling import settle, write
from residents.models import BedStay
from residents.permissions import May

COLUMNS = (
    IntakeColumn(
        key="name", label=_l("Name"), read=read_name, needed=True, or_else=("name_local",),
        words=("name", "name of child", "name of the child", "child name", "childs name", "child s name", "full name",
               "name of girl", "name of the girl", "name of inmate", "student name", "name in english",
               "beneficiary name", "नाम", "बच्चे का नाम", "बालिका का नाम", "নাম", "শিশুর নাম", "মেয়ের নাম",
               "ছেলেমেয়ের নাম", "বাচ্চার নাম"),
    ),
    IntakeColumn(
        key="name_local", label=_l("Name in the local script"), read=read_name,
        words=("নাম", "नाम", "name in bengali", "name bengali", "bengali name",
               "name in hindi", "name hindi", "name in local language",
               "local name", "বাংলা নাম", "নাম বাংলা", "নাম বাংলায়", "हिंदी नाम", "नाम हिंदी में", "name in bangla"),
    ),
    IntakeColumn(
        key="sex", label=_l("Sex"), read=read_sex,
        words=("sex", "gender", "m f", "girl boy", "লিঙ্গ", "ছেলে মেয়ে", "लिंग"),
    ),
    IntakeColumn(
        key="birth", label=_l("Date of birth"), read=read_birth,
        words=("date of birth", "dob", "d o b", "birth date", "birthday", "born on", "date of birth age", "dob age",
               "জন্ম তারিখ", "জন্মতারিখ", "जन्म तिथि", "जन्मतिथि", "जन्म तारीख"),
    ),
    IntakeColumn(
        key="age", label=_l("Age now"), read=read_years,
        words=("age", "age now", "present age", "age in years", "age yrs", "বয়স", "বর্তমান বয়স", "उम्र", "आयु"),
    ),
    IntakeColumn(
        key="age_came", label=_l("Age when she came"), read=read_years,
        words=("age at admission", "age on admission", "age when admitted", "age at entry", "ভর্তির সময় বয়স",
               "प्रवेश के समय आयु"),
    ),
    IntakeColumn(
        key="father_name", label=_l("Father’s name"), read=line_of(120),
        words=("father s name", "fathers name", "father name", "name of father", "father", "father guardian",
               "father guardian name", "পিতার নাম", "বাবার নাম", "पिता का नाम", "पिता", "father husband name"),
    ),
    IntakeColumn(
        key="mother_name", label=_l("Mother’s name"), read=line_of(120),
        words=("mother s name", "mothers name", "mother name", "name of mother", "mother", "মাতার নাম", "মায়ের নাম",
               "माता का नाम", "माता", "माँ का नाम"),
    ),
    IntakeColumn(
        key="village", label=_l("Village or locality"), read=line_of(120),
        words=("village", "address", "locality", "home address", "native place", "area", "place"
               "slum", "para", "গ্রাম", "ঠিকানা", "এলাকা", "पता", "गाँव", "ग्राम"),
    ),
    IntakeColumn(
        key="marks", label=_l("Marks seen"), read=line_of(500),
        words=("identification mark", "identification marks", "mark of identification", "id mark", "marks", "চিহ্ন",
               "সনাক্তকরণ চিহ্ন", "पहचान चिह्न"),
    ),
    IntakeColumn(
        key="came_on", label=_l("Came on"), read=read_past_day,
        words=("date of admission", "admission date", "doa", "d o a", "admitted on", "date of entry", "date of arrival",
               "came on", "joining date", "date of joining", "first came", "first visit", "date of registration",
               "registration date", "enrolled on", "ভর্তির তারিখ", "আসার তারিখ", "प्रवेश तिथि", "भर्ती की तारीख"),
    ),
    IntakeColumn(
        key="register_no", label=_l("Number in the old register"), read=line_of(40),
        words=("admission no", "admission number", "register no", "reg no", "regd no", "registration no", "case no",
               "id", "id no", "child id", "old register no", "adm no", "roll no", "ভর্তি নং", "রেজিস্টার নং",
               "रजिस्टर संख्या", "पंजीकरण संख्या", "case file no", "master register no"),
    ),
    IntakeColumn(
        key="stay", label=_l("Stay"), read=read_stay,
        words=("stay", "type", "residential day", "category of stay", "kind of stay", "status of stay"),
    ),
    IntakeColumn(
        key="brought", label=_l("Brought by"), read=one_of_words(BROUGHT_WORDS, "citizen"),
        words=("brought by", "produced by", "admitted by", "referred by", "source of referral", "through", "rescued by",
               "কার মাধ্যমে", "किसके द्वारा", "sent by", "referral"),
    ),
    IntakeColumn(
        key="categories", label=_l("Category"), read=read_categories,
        words=("category", "cncp category", "section 2 14", "s 2 14", "ক্যাটাগরি", "श्रेणी"),
    ),
    IntakeColumn(
        key="order_no", label=_l("Order number"), read=line_of(80),
        words=("order no", "cwc order no", "cwc order", "order number", "memo no", "আদেশ নং", "आदेश संख्या",
               "cwc case no", "jjb order no"),
    ),
    IntakeColumn(
        key="order_date", label=_l("Date of the order"), read=read_past_day,
        words=("order date", "date of order", "cwc order date", "date of cwc order", "memo date", "আদেশের তারিখ",
               "आदेश की तारीख"),
    ),
    IntakeColumn(
        key="order_by", label=_l("Order by"), read=line_of(120),
        words=("order by", "cwc", "committee", "cwc name", "name of cwc", "cwc jjb", "district cwc"),
    ),
    IntakeColumn(
        key="next_on", label=_l("Next date before the committee"), read=read_any_day,
        words=("next date", "next cwc date", "next hearing", "next production", "next hearing date", "পরবর্তী তারিখ",
               "अगली तारीख", "nod"),
    ),
    IntakeColumn(
        key="bed", label=_l("Bed"), read=line_of(20),
        words=("bed", "bed no", "bed number", "cot", "বিছানা", "বেড নং", "बिस्तर"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Look at all rows at once: ages that fit, orders that are whole, committees, beds, and who stands twice.

    Three statements, whatever the number of rows.
    """
    bodies = bodies_by_name()
    beds = _beds(here)
    taken: dict[Any, int] = {}
    for row in rows:
        settle(row, here)
        find_body(row, bodies, wants=bool(row.get("order_no") or row.get("next_on")))
        _check_bed(row, beds, taken)
    find_twins(rows, here.home_id, here.today)


def _beds(here: Here) -> dict[str, tuple[Any, bool]]:
    held = sa.select(BedStay.bed_id).where(BedStay.home_id == here.home_id, BedStay.to_at.is_(None))
    asked = sa.select(Bed.id, Bed.label, Bed.id.in_(held).label("is_taken")).where(
        Bed.home_id == here.home_id, Bed.withdrawn_on.is_(None)
    )
    return {fold(row.label): (row.id, bool(row.is_taken)) for row in db.session.execute(asked)}


def _check_bed(row: Row, beds: dict[str, tuple[Any, bool]], taken: dict[Any, int]) -> None:
    row.values["bed_id"] = None
    label = fold(row.get("bed", ""))
    if not label or row.left_out:
        return
    if row.get("stay") == StayKind.DAY:
        row.warn(_("Who comes by day has no bed: it is left out."), "bed")
    elif label not in beds:
        row.warn(_("There is no bed %(bed)s in this home: it is left out.", bed=row.get("bed")), "bed")
    elif beds[label][1] or beds[label][0] in taken:
        row.warn(_("Bed %(bed)s is taken: she has none yet.", bed=row.get("bed")), "bed")
    else:
        row.values["bed_id"] = beds[label][0]
        taken[beds[label][0]] = row.line


def said(row: Row) -> str:
    """Name a row for its reader: name, sex, age, the day she came."""
    names = row.get("names", ("", ""))
    parts = [name_here(*names) or _("no name")]
    if (sex := row.get("sex")) in set(Sex):
        parts.append(str(SEXES[Sex(sex)]))
    if row.get("born_on"):
        parts.append(_("born %(day)s", day=format_day(row.get("born_on"), current())))
    elif row.get("stated"):
        years = row.get("stated")[0]
        if 0 <= years <= min(OLDEST_READ, rules.OLDEST):
            parts.append(format_age(years, current(), is_about=True))
    if row.get("came_on"):
        parts.append(_("came %(day)s", day=format_day(row.get("came_on"), current())))
    return ", ".join(parts)


CHILDREN = IntakeKind(
    id="children",
    label=_l("Children and their stays"),
    hint=_l("Children who live here, or who come by day: name, sex, birth or age, the day each came."),
    permission=May.INTAKE_CHILDREN,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=10,
    sorted_by=lambda row: (row.get("came_on"), row.line),
)
