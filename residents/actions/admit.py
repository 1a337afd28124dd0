"""Receiving a child: her identity, her file, her stay, her bed, in one deed."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from accounts.roles import Role
from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.files import Prepared
from foundation.serials import take_number
from foundation.viewer import Actor
from homes.choices import HomeKind
from homes.models import Home
from residents import rules
from residents.actions.aftercare import end_on_return
from residents.actions.ages import first_age
from residents.actions.beds import take_bed
from residents.actions.keep import add_photo, assign, put_before
from residents.actions.naming import write_words
from residents.actions.order_rows import keep_arrival_order
from residents.choices import BroughtBy, NameKind, StayKind
from residents.events import Event
from residents.models import CaseFile, Child, Placement, Reception
from residents.names import keys_of


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who she is, as far as it is known on the day."""

    sex: str
    name: str = ""
    name_local: str = ""
    name_kind: str = NameKind.ORIGINAL
    born_on: date | None = None
    age_years_stated: int | None = None
    age_stated_on: date | None = None
    age_stated_by: str = ""
    marks: str = ""
    father_name: str = ""
    mother_name: str = ""
    village: str = ""

    def age_on(self, day: date) -> rules.Age:
        """Answer her age on `day`."""
        born, stated, on = self.born_on, self.age_years_stated, self.age_stated_on
        return rules.age_on(day, born_on=born, stated_years=stated, stated_on=on)


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """How and when she came, by whose order, and where she sleeps."""

    started_at: datetime
    kind: str = StayKind.RESIDENTIAL
    categories: tuple[str, ...] = ()
    brought_by: str = BroughtBy.POLICE
    brought_by_text: str = ""
    is_overnight: bool = False
    order_no: str = ""
    order_date: date | None = None
    order_by: UUID | None = None
    bed_id: UUID | None = None
    exception_reason: str = ""
    case_worker_id: UUID | None = None
    rescue_id: UUID | None = None
    may_explain_later: bool = False
    is_taken_over: bool = False
    old_register_no: str = ""


def admit(
    home_id: UUID, identity: Identity, arrival: Arrival, *, by: Actor, photo: Prepared | None = None
) -> CaseFile:
    """Receive a child who has no file here: open her file under the next code and begin her stay.

    Raises Refused in words for a future time, half an order, a bed that is taken, a home that does not take
    her (until the reason is written). JJ Model Rules 2016, rule 69 D.
    """
    home = _home(home_id)
    day = _arrival_day(home, arrival)
    _ensure_identity(identity, on=day)
    exceptions = _exceptions(home, identity.age_on(day), identity.sex, arrival)
    child = Child(id=new_id(), **asdict(identity))
    child.name_key = keys_of(identity.name, identity.name_local)
    child.father_name_key = keys_of(identity.father_name)
    serial = take_number(home.id, "file", day.year)
    file = CaseFile(
        id=new_id(), home_id=home.id, child_id=child.id, serial=serial, year=day.year,
        code=rules.file_code(home.code, day.year, serial), opened_at=arrival.started_at,
    )  # fmt: skip
    db.session.add(child)
    db.session.flush()
    db.session.add(file)
    clashes.flush()
    write_words(file, child)
    first_age(file, child, by=by)
    if photo is not None:
        add_photo(file, photo, taken_on=clock.today(home.time_zone), by=by)
    _begin_stay(home, file, arrival, exceptions, by=by)
    return file


def admit_again(file: CaseFile, child: Child, arrival: Arrival, *, by: Actor) -> CaseFile:
    """Receive a child who was here before: a new stay in the same file. Raises Refused as `admit` does."""
    home = _home(file.home_id)
    day = _arrival_day(home, arrival)
    born, stated, on = child.born_on, child.age_years_stated, child.age_stated_on
    age = rules.age_on(day, born_on=born, stated_years=stated, stated_on=on)
    last_end = sa.select(sa.func.max(Placement.ended_at)).where(Placement.case_file_id == file.id)
    ended = db.session.scalar(last_end)
    if ended is not None:
        rules.ensure_after(arrival.started_at, ended, field="day")
    _begin_stay(home, file, arrival, _exceptions(home, age, child.sex, arrival), by=by)
    file.closed_at = file.sealed_at = None
    end_on_return(file, by=by)
    return file


def _home(home_id: UUID) -> Home:
    return db.session.scalars(sa.select(Home).where(Home.id == home_id)).one()


def _arrival_day(home: Home, arrival: Arrival) -> date:
    rules.ensure_happened(arrival.started_at, now=clock.now(), field="day")
    today = clock.today(home.time_zone)
    rules.ensure_order_whole(arrival.order_no, arrival.order_date, field="order", today=today)
    rules.ensure_bed_wanted(stay=arrival.kind, has_bed=arrival.bed_id is not None)
    return clock.local(arrival.started_at, home.time_zone).date()


def _ensure_identity(identity: Identity, *, on: date) -> None:
    rules.ensure_named(identity.name or identity.name_local, identity.name_kind)
    rules.ensure_age_known(
        born_on=identity.born_on, stated_years=identity.age_years_stated,
        stated_on=identity.age_stated_on, by=identity.age_stated_by,
    )  # fmt: skip
    rules.ensure_birth_possible(identity.born_on, on=on)


def _exceptions(home: Home, age: rules.Age, sex: str, arrival: Arrival) -> tuple[str, ...]:
    found = rules.exceptions_for(
        sex=sex,
        age=age,
        stay=arrival.kind,
        for_whom=home.for_whom,
        age_from=home.age_from,
        age_to=home.age_to,
    )
    if arrival.kind != StayKind.DAY and home.kind != HomeKind.OPEN_SHELTER and _is_full(home):
        found = (*found, "strength")
    if not arrival.may_explain_later:  # at the door nobody is turned away: the reception asks why
        rules.ensure_reasoned(
            found, arrival.exception_reason, age_from=home.age_from, age_to=home.age_to,
            strength=home.sanctioned_strength,
        )  # fmt: skip
    return found


def _is_full(home: Home) -> bool:
    here = sa.select(sa.func.count(Placement.id)).where(
        Placement.home_id == home.id, Placement.ended_at.is_(None), Placement.kind != StayKind.DAY
    )
    return (db.session.scalar(here) or 0) >= home.sanctioned_strength


def _begin_stay(
    home: Home, file: CaseFile, arrival: Arrival, exceptions: tuple[str, ...], *, by: Actor
) -> None:
    stay = Placement(
        id=new_id(), home_id=home.id, case_file_id=file.id, kind=arrival.kind, categories=arrival.categories,
        brought_by=arrival.brought_by, brought_by_text=arrival.brought_by_text, is_overnight=arrival.is_overnight,
        exceptions=exceptions, exception_reason=arrival.exception_reason if exceptions else "",
        order_no=arrival.order_no, order_date=arrival.order_date, order_by=arrival.order_by,
        started_at=arrival.started_at, written_at=clock.now(), written_by=by.user_id,
        is_taken_over=arrival.is_taken_over, old_register_no=arrival.old_register_no,
    )  # fmt: skip
    if arrival.kind != StayKind.DAY:
        year = clock.local(arrival.started_at, home.time_zone).year
        stay.register_no = take_number(home.id, "admission", year)
    db.session.add(stay)
    clashes.flush()
    if arrival.kind != StayKind.DAY and not arrival.is_taken_over:
        db.session.add(
            Reception(
                home_id=home.id, case_file_id=file.id, placement_id=stay.id, rescue_id=arrival.rescue_id,
                received_by=by.user_id,
            )
        )  # fmt: skip
    bed = take_bed(arrival.bed_id, stay=stay, at=arrival.started_at, by=by) if arrival.bed_id else None
    put_before(file, arrival.order_by)
    keep_arrival_order(file, stay, by=by)
    _assign_first(file, arrival, home, by=by)
    said = {
        "code": file.code,
        "stay": arrival.kind,
        "exceptions": list(exceptions),
        "bed": bed.label if bed else None,
    }
    audit.record(
        Event.CHILD_TAKEN_OVER if arrival.is_taken_over else Event.CHILD_ADMITTED,
        by=by,
        home=file.home_id,
        subject=("case_file", file.id, file.code),
        details=said,
    )


def _assign_first(file: CaseFile, arrival: Arrival, home: Home, *, by: Actor) -> None:
    """The case worker who received her keeps her, unless another was chosen."""
    own = any(p.role == Role.CASE_WORKER and p.home_id == home.id for p in by.posts)
    worker = arrival.case_worker_id or (by.user_id if own else None)
    if worker is not None:
        assign(file, user_id=worker, as_role=Role.CASE_WORKER, by=by)
