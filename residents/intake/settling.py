"""What a row about a child amounts to, and the bulk writing of children, files and stays from rows that are ready."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.intake import Here, Row
from foundation.languages import _
from homes.queries import home as home_of
from residents import rules
from residents.actions.order_rows import add_order
from residents.actions.productions import add_hearing, next_before
from residents.choices import NameKind, StayKind
from residents.events import Event
from residents.models import AgeRecord, BedStay, CaseFile, Child, NameWord, Placement
from residents.names import code_words, keys_of, words_of

NOON = time(12)
"""The hour of an arrival of which the old book tells only the day."""


def settle(row: Row, here: Here) -> None:
    """Lay together what the cells of a row say: names, the day she came, her age, the order, and what is missing."""
    _settle_names(row)
    _settle_coming(row, here)
    _settle_age(row, here)
    if bool(row.get("order_no")) != bool(row.get("order_date")):
        missing = _("The order has no date: it is kept with the stay, not in the book of orders.")
        if row.get("order_no"):
            row.warn(missing, "order_date")
        elif row.get("order_date"):
            row.warn(_("The order has no number: it is left out."), "order_no")
    if row.get("next_on") and row.get("next_on") < here.today:
        row.warn(_("The next date is over: it is left out."), "next_on")
        row.values["next_on"] = None


def _settle_names(row: Row) -> None:
    latin, local = row.get("name", ("", ""))
    other, local_too = row.get("name_local", ("", ""))
    row.values["names"] = (latin or other, local or local_too)
    if not any(row.values["names"]) and not any(p.column in ("name", "name_local") for p in row.errors):
        row.refuse(_("Write the name, or “Not known”."), "name")


def _settle_coming(row: Row, here: Here) -> None:
    if row.get("came_on") is None and not any(p.column == "came_on" for p in row.errors):
        if row.get("stay") == StayKind.DAY:
            row.values["came_on"] = here.began_on
            row.warn(_("The day she first came is not known: the go-live day is written."), "came_on")
        else:
            row.refuse(_("Write the day she came."), "came_on")


def _settle_age(row: Row, here: Here) -> None:
    birth, came_on = row.get("birth"), row.get("came_on")
    stated: tuple[int, date] | None = None
    row.values["born_on"] = birth[1] if birth and birth[0] == "born" else None
    if row.get("age_came") is not None and came_on is not None:
        stated = (row.get("age_came"), came_on)
    if row.get("age") is not None:
        stated = (row.get("age"), here.today)
    if birth and birth[0] == "age":
        stated = (birth[1], here.today)
    if row.values["born_on"] is not None and came_on is not None and row.values["born_on"] > came_on:
        row.refuse(_("She came before she was born: look at both days."), "birth")
        row.refuse(_("She came before she was born: look at both days."), "came_on")
        return
    row.values["stated"] = None if row.values["born_on"] else stated
    if row.values["born_on"] is None and stated is None:
        if not any(p.column in ("birth", "age", "age_came") for p in row.errors):
            row.refuse(_("Write the date of birth, or about how old she is."), "age")
        return
    _check_age(row, here, stated)


def _check_age(row: Row, here: Here, stated: tuple[int, date] | None) -> None:
    born = row.values["born_on"]
    now = age_of(row, here.today)
    if now.years is not None and now.years > rules.OLDEST:
        said = _("By this she is older than %(most)s. Look at the year.", most=rules.OLDEST)
        row.refuse(said, "birth" if born else "age")
    if (
        born is not None
        and stated is not None
        and abs((now.years or 0) - stated[0]) > 1
        and stated[1] == here.today
    ):
        said = _("Her age does not fit her date of birth: the date is written.")
        row.warn(said, "age")
    came_on = row.get("came_on")
    if born is not None or stated is None or came_on is None:
        return
    if stated[0] - (stated[1].year - came_on.year) < -1:
        row.refuse(_("By this age she came before she was born: look at both."), "age")


def age_of(row: Row, day: date) -> rules.Age:
    """Answer the age of a settled row on `day`."""
    stated = row.get("stated")
    return rules.age_on(
        day, born_on=row.get("born_on"), stated_years=stated[0] if stated else None,
        stated_on=stated[1] if stated else None,
    )  # fmt: skip


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write children, files, stays, ages, words, orders and next dates of these rows; answers line -> code.

    No reception is begun: they are here already. The statements do not grow with the rows.
    """
    home = home_of(here.home_id)
    made: list[tuple[Row, Child, CaseFile, Placement]] = []
    codes = _numbers(rows, here, "file")
    numbers = _numbers([row for row in rows if row.get("stay") != StayKind.DAY], here, "admission")
    for row in rows:
        child = _child(row, here)
        year, serial = codes[row.line]
        at = moment_of_day(row.get("came_on"), home.time_zone)
        file = CaseFile(
            id=new_id(), home_id=here.home_id, child_id=child.id, serial=serial, year=year, opened_at=at,
            code=rules.file_code(here.home_code, year, serial), committee_id=_before(row),
        )  # fmt: skip
        made.append((row, child, file, _stay(row, file, here, home, numbers.get(row.line))))
    for part in (1, 2, 3):
        db.session.add_all([each[part] for each in made])
        clashes.flush()
    for row, child, file, stay in made:
        db.session.add_all(_with_the_file(row, child, file, stay, here))
        audit.record(
            Event.CHILD_TAKEN_OVER, by=here.by, home=here.home_id, subject=("case_file", file.id, file.code),
            details={"code": file.code, "stay": stay.kind},
        )  # fmt: skip
    clashes.flush()
    return {row.line: file.code for row, _child, file, _stay in made}


def _numbers(rows: Sequence[Row], here: Here, kind: str) -> dict[int, tuple[int, int]]:
    """Take a number for each row in the year of its coming; answers line -> year and number."""
    by_year: dict[int, list[int]] = {}
    for row in rows:
        by_year.setdefault(row.get("came_on").year, []).append(row.line)
    taken: dict[int, tuple[int, int]] = {}
    for year, lines in sorted(by_year.items()):
        first = here.take(kind, year, len(lines))
        taken |= {line: (year, first + n) for n, line in enumerate(lines)}
    return taken


def moment_of_day(day: date, zone: str) -> datetime:
    """Answer noon of a day, or now where that is still to come."""
    return min(datetime.combine(day, NOON, tzinfo=ZoneInfo(zone)), clock.now())


def _child(row: Row, here: Here) -> Child:
    name, local = row.get("names")
    stated = row.get("stated")
    father = row.get("father_name", "")
    return Child(
        id=new_id(), name=name, name_local=local, name_kind=NameKind.ORIGINAL, name_key=keys_of(name, local),
        sex=row.get("sex"), born_on=row.get("born_on"), age_years_stated=stated[0] if stated else None,
        age_stated_on=stated[1] if stated else None, age_stated_by=_("old register") if stated else "",
        marks=row.get("marks", ""), father_name=father, father_name_key=keys_of(father),
        mother_name=row.get("mother_name", ""), village=row.get("village", ""),
    )  # fmt: skip


def _before(row: Row) -> UUID | None:
    return row.get("body")[0] if row.get("body") else None


def _stay(row: Row, file: CaseFile, here: Here, home: Any, number: tuple[int, int] | None) -> Placement:
    kind, came_on = row.get("stay"), row.get("came_on")
    exceptions = rules.exceptions_for(
        sex=row.get("sex"), age=age_of(row, came_on), stay=kind, for_whom=home.for_whom, age_from=home.age_from,
        age_to=home.age_to,
    )  # fmt: skip
    brought, words = row.get("brought", ("citizen", ""))
    return Placement(
        id=new_id(), home_id=here.home_id, case_file_id=file.id, kind=kind, categories=row.get("categories", ()),
        brought_by=brought, brought_by_text=words, exceptions=exceptions,
        exception_reason=_("Here since before go-live") if exceptions else "", order_no=row.get("order_no", ""),
        order_date=row.get("order_date") if row.get("order_no") else None,
        order_by=_before(row) if row.get("order_no") else None, started_at=file.opened_at, written_at=clock.now(),
        written_by=here.by.user_id, register_no=number[1] if number else None,
        old_register_no=row.get("register_no", ""),
        is_taken_over=here.go_live_on is None or came_on <= here.go_live_on,
    )  # fmt: skip


def _with_the_file(row: Row, child: Child, file: CaseFile, stay: Placement, here: Here) -> list[Any]:
    of = {"home_id": here.home_id, "case_file_id": file.id}
    written = {"written_at": clock.now(), "written_by": here.by.user_id}
    words = {("code", word) for word in code_words(file.code)}
    for kind, names in (
        ("name", (child.name, child.name_local)), ("father", (child.father_name,)), ("mother", (child.mother_name,)),
    ):  # fmt: skip
        words |= {(kind, word) for name in names for word in words_of(name)}
    found: list[Any] = [NameWord(id=new_id(), **of, kind=kind, word=word) for kind, word in sorted(words)]
    found.append(
        AgeRecord(
            id=new_id(), **of, **written, kind="stated", years=child.age_years_stated, born_on=child.born_on,
            on_day=child.age_stated_on or row.get("came_on"), by_text=child.age_stated_by,
        )
    )  # fmt: skip
    if stay.order_no and stay.order_date:
        add_order(
            file, kind="placement", order_no=stay.order_no, order_date=stay.order_date, order_by=stay.order_by,
            by=here.by, via="arrival", placement_id=stay.id,
        )  # fmt: skip
    if row.get("bed_id"):
        found.append(
            BedStay(
                id=new_id(), **of, **written, placement_id=stay.id, bed_id=row.get("bed_id"), from_at=stay.started_at
            )
        )  # fmt: skip
    if row.get("next_on"):
        add_hearing(file, next_before(row.get("next_on"), *(row.get("body") or (None, None))), by=here.by)
    return found
