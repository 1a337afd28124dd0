"""The verbs of batches: begun and changed where trainer and room are free, and the children in them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from foundation import audit
from foundation.bookings import Booking, Kind, Resource, When, find_clashes, hours_missed
from foundation.bookings.engine import KnownHours
from foundation.clashes import flush
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from vocational.events import Event
from vocational.models import Batch, BatchPlace
from vocational.queries import batches as queries
from vocational.rules import batches as rules
from vocational.rules.batches import KEY, Wish

WEEK = ("weekdays", "starts_at", "ends_at", "from_on", "to_on")


def make_batch(
    home_id: UUID, *, standing: Iterable[Booking], hours: KnownHours, names: Mapping[UUID, str], by: Actor, **told: Any
) -> Batch:  # fmt: skip
    """Begin a batch: trade_id, syllabus_id, name, trainer_id, room_id, is_hobby, and its week.

    `standing` and `hours` are the house's bookings and hours of those days, `names` those of trainers and rooms.
    Raises Refused, naming the clash, where the trainer or the room is taken, or for a week that cannot be.
    """
    batch = add_batch(home_id, standing=standing, hours=hours, names=names, by=by, **told)
    flush()
    return batch


def add_batch(
    home_id: UUID, *, standing: Iterable[Booking], hours: KnownHours, names: Mapping[UUID, str], by: Actor, **told: Any
) -> Batch:  # fmt: skip
    """Add a batch as `make_batch` does; whoever begins many sends them to the database together. Raises Refused."""
    ensure_possible(told, KEY, standing=standing, hours=hours, names=names)
    batch = Batch(id=new_id(), home_id=home_id, **told)
    db.session.add(batch)
    _tell(Event.BATCH_MADE, batch, by=by)
    return batch


def change_batch(
    batch: Batch, *, standing: Iterable[Booking], hours: KnownHours, names: Mapping[UUID, str], by: Actor, **told: Any
) -> tuple[str, ...]:  # fmt: skip
    """Change a batch, but not what it learns. Answers the fields that changed. Raises Refused as for a new one."""
    children = queries.children_in(batch.id, told["from_on"])
    ensure_possible(told, f"{KEY}{batch.id}", standing=standing, hours=hours, names=names, children=children)
    if children and not told.get("is_hobby", batch.is_hobby) and batch.is_hobby:
        raise Refused(
            _("Children are in these hobby hours. Begin a batch of training beside them."), field="is_hobby"
        )
    changed = tuple(sorted(name for name, value in told.items() if getattr(batch, name) != value))
    for name in changed:
        setattr(batch, name, told[name])
    flush()
    if changed:
        _tell(Event.BATCH_CHANGED, batch, by=by, fields=list(changed))
    return changed


def ensure_possible(
    told: Mapping[str, Any], key: str, *, standing: Iterable[Booking], hours: KnownHours, names: Mapping[UUID, str],
    children: frozenset[UUID] = frozenset(),
) -> Booking:  # fmt: skip
    """Refuse a week that cannot be, or whose trainer or room is taken; answer what the batch books. Raises Refused."""
    week = {name: told[name] for name in WEEK}
    rules.ensure_week(**week)
    takes = [Resource(Kind.PERSON, told["trainer_id"], names.get(told["trainer_id"], ""))]
    if told.get("room_id"):
        takes.append(Resource(Kind.ROOM, told["room_id"], names.get(told["room_id"], "")))
    booking = Booking(
        key=key, what=told.get("name", ""), when=When(**week), takes=tuple(takes), children=children
    )
    wanted = [booking]
    found = [clash for clash in find_clashes(wanted, standing) if clash.kind != Kind.CHILDREN]
    rules.ensure_free(found, hours_missed(wanted, hours))
    return booking


def enrol(
    batch: Batch, wishes: Sequence[Wish], from_on: date, *, standing: Sequence[Booking], answer: str = "", by: Actor
) -> tuple[BatchPlace, ...]:  # fmt: skip
    """Enrol several children at once. Raises Refused for a day outside the batch, or for age and schooling.

    `answer` says why the batch is right for a child who has school at its hours; it is kept with her place.
    """
    if not wishes:
        raise Refused(_("Choose at least one child."), field="children")
    made = add_places(batch, wishes, from_on, standing=standing, answer=answer, by=by)
    flush()
    return made


def add_places(
    batch: Batch, wishes: Sequence[Wish], from_on: date, *, standing: Sequence[Booking], answer: str = "", by: Actor
) -> tuple[BatchPlace, ...]:  # fmt: skip
    """Add places as `enrol` does; whoever fills many batches sends them to the database together. Raises Refused."""
    ensure_places(batch, wishes, from_on, standing=standing, answer=answer)
    made = tuple(
        BatchPlace(
            id=new_id(), home_id=batch.home_id, batch_id=batch.id, case_file_id=wish.child, from_on=from_on,
            age_years=wish.age or 0, schooling=answer, written_by=by.user_id,
        )
        for wish in wishes
    )  # fmt: skip
    db.session.add_all(made)
    files = [str(wish.child) for wish in wishes]
    _tell(Event.CHILDREN_ENROLLED, batch, by=by, many=len(made), files=files, day=from_on.isoformat())
    return made


def ensure_places(
    batch: Batch, wishes: Sequence[Wish], from_on: date, *, standing: Sequence[Booking], answer: str = ""
) -> None:
    """Refuse a day outside the batch, and a child whose age or schooling forbids it. Raises Refused."""
    if not batch.from_on <= from_on <= batch.to_on:
        raise Refused(_("The first day lies outside the batch. Mend it."), field="from_on")
    when = When(batch.weekdays, batch.starts_at, batch.ends_at, from_on, batch.to_on)
    for wish in wishes:
        rules.ensure_may_come(
            wish, when, is_hobby=batch.is_hobby, standing=standing, own=f"{KEY}{batch.id}", answer=answer
        )


def leave(place: BatchPlace, batch: Batch, code: str, *, last_day: date, why: str, by: Actor) -> None:
    """End a child's place; `last_day` is her last day in the batch. Raises Refused for a day that cannot be."""
    if place.to_on is not None:
        raise Refused(_("She left this batch already."))
    if not place.from_on <= last_day <= batch.to_on:
        raise Refused(_("The last day lies outside her time in the batch. Mend it."), field="last_day")
    if not why:
        raise Refused(_("Write why she leaves."), field="why")
    place.to_on, place.why_left = last_day, why
    flush()
    details = {"code": code, "batch": batch.name}
    audit.record(
        Event.CHILD_LEFT,
        by=by,
        home=place.home_id,
        subject=("case_file", place.case_file_id, code),
        details=details,
    )


def _tell(event: Event, batch: Batch, *, by: Actor, **details: Any) -> None:
    told = {"batch": batch.name, **details}
    audit.record(event, by=by, home=batch.home_id, subject=("batch", batch.id, None), details=told)
