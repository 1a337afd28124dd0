"""The verbs of the hall: open and change homes, furnish them, keep staff records, holidays and committees."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from accounts.actions.posts import UNTOUCHABLE_HERE, end_post
from accounts.models import PostHeld
from accounts.roles import ORGANISATION_WIDE
from foundation import audit, clashes, clock, golive
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import Sealed, seal
from foundation.viewer import Actor
from homes import rules
from homes.events import Event
from homes.models import Bed, Committee, Holiday, Home, Organisation, Room, StaffMember, StaffTraining


def set_up_organisation(name: str) -> Organisation:
    """Found the organisation of this house. Raises Refused when there is one already."""
    if db.session.scalar(sa.select(Organisation.id).limit(1)) is not None:
        raise Refused(_("This house is set up already. Sign in."))
    organisation = Organisation(id=new_id(), name=name)
    db.session.add(organisation)
    db.session.flush()
    return organisation


def open_home(organisation_id: UUID, *, by: Actor, address: str = "", **facts: Any) -> Home:
    """Open a home: code, name, kind, for_whom, age_from, age_to, sanctioned_strength and more facts of the table.

    Raises Refused for a code that is not two to five capitals or is taken.
    """
    rules.ensure_code(facts["code"])
    _ensure_possible(facts)
    home = Home(id=new_id(), organisation_id=organisation_id, **facts)
    home.address = seal(address, owner=("home", home.id)) if address else None
    db.session.add(home)
    clashes.flush()
    audit.record(Event.HOME_OPENED, by=by, home=home.id, subject=_subject(home), details={"code": home.code})
    return home


def change_home(home: Home, *, by: Actor, address: str = "", **facts: Any) -> None:
    """Write new facts of a home; its code stays, because every file's code begins with it."""
    facts.pop("code", None)
    _ensure_possible(facts)
    changed = _write(home, facts)
    if address != (home.address.open() if home.address else ""):
        home.address = seal(address, owner=("home", home.id)) if address else None
        changed.append("address")
    if changed:
        said = {"code": home.code, "fields": ", ".join(changed)}
        audit.record(Event.HOME_CHANGED, by=by, home=home.id, subject=_subject(home), details=said)


def set_go_live(home: Home, *, day: date, days: int, reason: str, by: Actor) -> None:
    """Say from which day this home keeps its books here, and how long older lines may be entered.

    Raises Refused for a day far off, and for a change without its reason.
    """
    rules.ensure_go_live(day, today=clock.today(home.time_zone), opened_on=home.opened_on)
    if (home.go_live_on, home.go_live_days) == (day, days):
        return
    if home.go_live_on is not None and not reason:
        raise Refused(_("A day is written already. Write why it is changed."), field="reason")
    home.go_live_on, home.go_live_days = day, days
    db.session.flush()
    golive.forget()
    said = {"code": home.code, "day": day.isoformat(), "days": days, "reason_given": bool(reason)}
    audit.record(Event.GO_LIVE_SET, by=by, home=home.id, subject=_subject(home), details=said)


def _ensure_possible(facts: Mapping[str, Any]) -> None:
    rules.ensure_home_possible(
        age_from=facts["age_from"], age_to=facts["age_to"], sanctioned_strength=facts["sanctioned_strength"]
    )
    try:
        ZoneInfo(facts.get("time_zone", clock.DEFAULT_ZONE))
    except (KeyError, ValueError, OSError) as fault:
        raise Refused(_("This time zone is not known."), field="time_zone") from fault


def _write(record: Any, facts: Mapping[str, Any]) -> list[str]:
    changed = [name for name, value in facts.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, facts[name])
    return changed


def add_room(home_id: UUID, *, name: str, used_for: str, by: Actor) -> Room:
    """Add a room to a home; its name is its own there."""
    room = Room(id=new_id(), home_id=home_id, name=name, used_for=used_for)
    db.session.add(room)
    clashes.flush()
    audit.record(Event.ROOM_ADDED, by=by, home=home_id, subject=("room", room.id, None))
    return room


def change_room(room: Room, *, name: str, used_for: str, by: Actor) -> None:
    """Give a room another name or use."""
    changed = _write(room, {"name": name, "used_for": used_for})
    clashes.flush()
    if changed:
        said = {"fields": ", ".join(changed)}
        audit.record(
            Event.ROOM_CHANGED, by=by, home=room.home_id, subject=("room", room.id, None), details=said
        )


def add_beds(room: Room, labels: tuple[str, ...], *, by: Actor) -> list[Bed]:
    """Put beds into a room; a label is used once in a home."""
    beds = [Bed(id=new_id(), home_id=room.home_id, room_id=room.id, label=label) for label in labels]
    db.session.add_all(beds)
    clashes.flush()
    said = {"count": len(beds)}
    audit.record(Event.BED_ADDED, by=by, home=room.home_id, subject=("room", room.id, None), details=said)
    return beds


def withdraw_bed(bed: Bed, *, is_free: bool, by: Actor) -> None:
    """Take a bed out of use, or put it back; a bed in which a child sleeps stays."""
    if bed.withdrawn_on is None and not is_free:
        raise Refused(_("A child sleeps in this bed. Move her first."))
    bed.withdrawn_on = None if bed.withdrawn_on else clock.today()
    said = {"bed": bed.label}
    audit.record(Event.BED_WITHDRAWN, by=by, home=bed.home_id, subject=("bed", bed.id, None), details=said)


def join_staff(home_id: UUID, *, by: Actor, phone: str = "", **facts: Any) -> StaffMember:
    """Open the record of a person who works here: name, designation, joined_on, police papers, her account."""
    staff_id = new_id()
    sealed = seal(phone, owner=("person", staff_id)) if phone else None
    staff = add_staff(home_id, staff_id, phone=sealed, by=by, **facts)
    db.session.flush()
    return staff


def add_staff(home_id: UUID, staff_id: UUID, *, phone: Sealed | None, by: Actor, **facts: Any) -> StaffMember:
    """Add the record of a person who works here; whoever adds many seals and sends them together. Raises Refused."""
    rules.ensure_police_possible(facts.get("police_verified_on"), facts.get("police_valid_until"))
    rules.ensure_not_after(facts["joined_on"], today=clock.today(), field="joined_on")
    staff = StaffMember(id=staff_id, home_id=home_id, phone=phone, **facts)
    db.session.add(staff)
    said = {"designation": staff.designation}
    audit.record(
        Event.STAFF_JOINED, by=by, home=home_id, subject=("staff_member", staff.id, None), details=said
    )
    return staff


def change_staff(staff: StaffMember, *, by: Actor, phone: str = "", **facts: Any) -> None:
    """Write new facts of a staff record; the leaving has a verb of its own."""
    rules.ensure_police_possible(facts.get("police_verified_on"), facts.get("police_valid_until"))
    changed = _write(staff, facts)
    if phone != (staff.phone.open() if staff.phone else ""):
        staff.phone = seal(phone, owner=("person", staff.id)) if phone else None
        changed.append("phone")
    if changed:
        said = {"fields": ", ".join(changed)}
        subject = ("staff_member", staff.id, None)
        audit.record(Event.STAFF_CHANGED, by=by, home=staff.home_id, subject=subject, details=said)


def leave_staff(staff: StaffMember, *, left_on: date, reason: str, by: Actor) -> int:
    """Write a leaving date and end the person's posts in this home in the same deed; answers how many ended.

    Posts end now when the day is today or past, else when that day is over in the home's zone.
    """
    rules.ensure_leaving_possible(left_on, joined_on=staff.joined_on, already=staff.left_on)
    staff.left_on, staff.leaving_reason = left_on, reason
    said = {"day": left_on.isoformat()}
    subject = ("staff_member", staff.id, None)
    audit.record(Event.STAFF_LEFT, by=by, home=staff.home_id, subject=subject, details=said)
    if staff.user_id is None:
        return 0
    ends_at = _end_of(left_on)
    if staff.user_id == by.user_id:
        raise Refused(_("Nobody writes her own leaving. Ask head office."))
    held = sa.select(PostHeld).where(
        PostHeld.user_id == staff.user_id,
        PostHeld.home_id == staff.home_id,
        PostHeld.standing == "held",
        sa.or_(PostHeld.ends_at.is_(None), PostHeld.ends_at > ends_at),
    )
    posts = db.session.scalars(held).all()
    if UNTOUCHABLE_HERE & {post.role for post in posts} and not ORGANISATION_WIDE & {
        p.role for p in by.posts
    }:
        raise Refused(_("This person looks at your work or is your equal. Ask head office."))
    for post in posts:
        end_post(post, by=by, reason=reason, at=ends_at if ends_at > clock.now() else None)
    return len(posts)


def _end_of(left_on: date) -> datetime:
    if left_on <= clock.today():
        return clock.now()
    return datetime.combine(left_on + timedelta(days=1), time(), tzinfo=ZoneInfo(clock.zone_here()))


def add_training(
    staff: StaffMember, *, title: str, held_on: date, days: int, given_by: str, by: Actor
) -> None:
    """Write a training into a staff record."""
    rules.ensure_not_after(held_on, today=clock.today(), field="held_on")
    training = StaffTraining(
        home_id=staff.home_id, staff_id=staff.id, title=title, held_on=held_on, days=days, given_by=given_by
    )
    db.session.add(training)
    audit.record(Event.TRAINING_ADDED, by=by, home=staff.home_id, subject=("staff_member", staff.id, None))


def add_holiday(home_id: UUID, *, day: date, name: str, by: Actor) -> Holiday:
    """Write a holiday of a home; one name a day."""
    holiday = Holiday(id=new_id(), home_id=home_id, day=day, name=name)
    db.session.add(holiday)
    clashes.flush()
    said = {"day": day.isoformat()}
    audit.record(
        Event.HOLIDAY_ADDED, by=by, home=home_id, subject=("holiday", holiday.id, None), details=said
    )
    return holiday


def remove_holiday(holiday: Holiday, *, by: Actor) -> None:
    """Take a holiday away; one that is over stays, because the attendance sheets of that day lean on it."""
    if holiday.day < clock.today():
        raise Refused(_("This day is over. It stays in the book."))
    said = {"day": holiday.day.isoformat()}
    subject = ("holiday", holiday.id, None)
    audit.record(Event.HOLIDAY_REMOVED, by=by, home=holiday.home_id, subject=subject, details=said)
    db.session.delete(holiday)


def add_committee(*, name: str, kind: str, district: str, by: Actor) -> Committee:
    """Add a committee or board that places, inspects or manages."""
    committee = Committee(id=new_id(), name=name, kind=kind, district=district)
    db.session.add(committee)
    clashes.flush()
    audit.record(
        Event.COMMITTEE_ADDED, by=by, subject=("committee", committee.id, None), details={"kind": kind}
    )
    return committee


def _subject(home: Home) -> tuple[str, UUID, str]:
    return ("home", home.id, home.code)
