"""Receiving a child at any hour, alone or with others of one rescue, and what is done for her then."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from foundation import audit, clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from homes.models import Home
from residents.actions.admit import Arrival, Identity, admit
from residents.actions.beds import leave_bed, take_bed
from residents.events import Event
from residents.models import CaseFile, Child, Placement, Reception, ReceptionStep, Rescue, SeizedArticle
from residents.rules import reception as rules
from residents.rules.reception import Facts, Told


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Several children who come together."""

    started_at: datetime
    brought_by: str
    brought_by_text: str = ""
    place: str = ""
    said_to_come: int | None = None


def lock_arrivals(home_id: UUID) -> None:
    """Let nobody else receive a child in this home until this deed is done, so that nobody is received twice."""
    held = sa.select(Home.id).where(Home.id == home_id).with_for_update(key_share=True)
    db.session.execute(held)


def receive(home_id: UUID, identity: Identity, arrival: Arrival, *, by: Actor) -> CaseFile:
    """Let a child in by what is known at the door: file, number and stay are there at once (rule 69)."""
    return admit(home_id, identity, arrival, by=by)


def start_rescue(home_id: UUID, coming: Coming, *, by: Actor) -> Rescue:
    """Begin a rescue: the children are received under it one by one, by several people."""
    rules.ensure_rescue(coming.said_to_come, started_at=coming.started_at, now=clock.now())
    rescue = Rescue(
        id=new_id(), home_id=home_id, written_at=clock.now(), written_by=by.user_id, **asdict(coming)
    )  # fmt: skip
    db.session.add(rescue)
    db.session.flush()
    audit.record(Event.RESCUE_STARTED, by=by, home=home_id, details={"count": coming.said_to_come})
    return rescue


def end_rescue(rescue: Rescue, *, came: int, words: str, by: Actor) -> None:
    """Close a rescue: everybody is in. Another number than was said needs a word of explanation."""
    if rescue.ended_at is not None:
        raise Refused(_("This rescue is closed already."))
    if rescue.said_to_come not in (None, came) and not words:
        said = _(
            "%(said)s were said to come, %(came)s are in. Write why.", said=rescue.said_to_come, came=came
        )
        raise Refused(said, field="words")
    rescue.ended_at, rescue.ended_by, rescue.ended_words = clock.now(), by.user_id, words
    audit.record(Event.RESCUE_ENDED, by=by, home=rescue.home_id, details={"count": came})


def write_steps(
    file: CaseFile, child: Child, stay: Placement, reception: Reception, told: Iterable[Told], *, by: Actor,
    reason: str = "",
) -> None:  # fmt: skip
    """Write steps of a reception; one that stands already is struck out, with the reason, and written anew."""
    rules.ensure_reception_open(reception.finished_at)
    steps = list(told)
    standing = _standing(reception, [step.step for step in steps])
    for step in steps:
        rules.ensure_step(
            step, sex=child.sex, started_at=stay.started_at, now=clock.now(), zone=clock.zone_here()
        )
        if (old := standing.get(step.step)) is not None:
            _strike(old, reason=reason, by=by)
        if step.step == "reason":
            stay.exception_reason = step.words[:200]
        db.session.add(
            ReceptionStep(
                home_id=file.home_id, case_file_id=file.id, reception_id=reception.id, written_at=clock.now(),
                written_by=by.user_id, **asdict(step),
            )
        )  # fmt: skip
        clashes.flush()
    said = {"code": file.code, "steps": ", ".join(step.step for step in steps)}
    _record(Event.STEPS_WRITTEN, file, by=by, said=said)


def _standing(reception: Reception, steps: list[str]) -> dict[str, ReceptionStep]:
    asked = sa.select(ReceptionStep).where(
        ReceptionStep.reception_id == reception.id, ReceptionStep.step.in_(steps), ReceptionStep.struck_at.is_(None)
    )  # fmt: skip
    return {row.step: row for row in db.session.scalars(asked)}


def _strike(row: ReceptionStep | SeizedArticle, *, reason: str, by: Actor) -> None:
    if not reason:
        raise Refused(_("Write why this is changed. The old line stays readable."), field="reason")
    row.struck_at, row.struck_by, row.struck_by_name = clock.now(), by.user_id, by.name
    row.struck_reason = reason
    db.session.flush()


@dataclass(frozen=True, kw_only=True)
class Article:
    """A prohibited article and where it went."""

    kind: str
    what: str
    went_to: str
    given_to: str = ""
    seized_at: datetime


def take_article(
    file: CaseFile, stay: Placement, reception: Reception, article: Article, *, by: Actor
) -> SeizedArticle:
    """Write an article that was taken at the search, and where it went (rule 68(2))."""
    rules.ensure_reception_open(reception.finished_at)
    rules.ensure_article(
        article.kind, article.went_to, article.given_to, at=article.seized_at, started_at=stay.started_at,
        now=clock.now(),
    )  # fmt: skip
    row = SeizedArticle(
        home_id=file.home_id, case_file_id=file.id, reception_id=reception.id, written_at=clock.now(),
        written_by=by.user_id, **asdict(article),
    )  # fmt: skip
    db.session.add(row)
    _record(Event.ARTICLE_TAKEN, file, by=by, said={"code": file.code, "article": article.kind})
    return row


def strike_article(file: CaseFile, row: SeizedArticle, *, reason: str, by: Actor) -> None:
    """Strike out a line of the seized articles; it stays readable."""
    if row.struck_at is not None:
        raise Refused(_("This line is struck out already."))
    _strike(row, reason=reason, by=by)
    _record(Event.ARTICLE_STRUCK, file, by=by, said={"code": file.code, "article": row.kind})


def give_bed(file: CaseFile, stay: Placement, reception: Reception, *, bed_id: UUID, by: Actor) -> None:
    """Give a child in reception a bed from now on; the bed that she had is free. Raises Refused when it is taken."""
    rules.ensure_reception_open(reception.finished_at)
    if stay.ended_at is not None:
        raise Refused(_("This child has left. Open a new stay before writing here."))
    now = clock.now()
    leave_bed(file.id, at=now)
    bed = take_bed(bed_id, stay=stay, at=now, by=by)
    _record(Event.BED_CHANGED, file, by=by, said={"code": file.code, "bed": bed.label})


def finish(file: CaseFile, reception: Reception, facts: Facts, *, by: Actor) -> None:
    """Close a reception when nothing in it is open."""
    rules.ensure_reception_open(reception.finished_at)
    rules.ensure_finished(rules.checklist(facts, now=clock.now()))
    reception.finished_at, reception.finished_by = clock.now(), by.user_id
    _record(Event.RECEPTION_FINISHED, file, by=by, said={"code": file.code})


def _record(event: Event, file: CaseFile, *, by: Actor, said: Mapping[str, object]) -> None:
    audit.record(event, by=by, home=file.home_id, subject=("case_file", file.id, file.code), details=said)
