"""What a reception allows and what it still misses: pure rules on plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from foundation.clock import DEFAULT_ZONE
from foundation.languages import _
from foundation.refusals import Refused
from residents.choices import Sex
from residents.rules.reception_steps import BY_CODE, PHOTO_DAYS, STEPS, StepKind

NIGHT_ENDS = time(14)
"""An overnight stay on request runs from 20:00 to 14:00 of the next day: JJ Model Rules 2016, rule 69 D."""
SOON = timedelta(hours=6)
BY_HAND = frozenset(step.code for step in STEPS if step.how != "record")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody wrote of one step."""

    step: str
    happened_at: datetime
    state: str = "done"
    words: str = ""
    person: str = ""
    person_sex: str = ""
    witness: str = ""
    number: str = ""
    kinds: tuple[str, ...] = ()
    until_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the records say of a stay; the steps that rest on them are never typed twice."""

    started_at: datetime
    is_overnight: bool = False
    exceptions: tuple[str, ...] = ()
    exception_reason: str = ""
    order_no: str = ""
    produced_at: datetime | None = None
    examined_at: datetime | None = None
    bed: str = ""
    is_reception_bed: bool = False
    photo_on: date | None = None
    marks: int = 0
    listed_at: datetime | None = None
    read_at: datetime | None = None
    countersigned_at: datetime | None = None
    case_worker: str = ""
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StepState:
    """How one step stands: done, not_needed, over, soon, due or later (its time has not come)."""

    kind: StepKind
    state: str
    due_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Answer whether something is to be done about it now."""
        return self.state in ("over", "soon", "due")


def checklist(facts: Facts, *, now: datetime) -> list[StepState]:
    """Answer every step that this stay needs, in order, as it stands at `now`."""
    return [_state(step, facts, now) for step in STEPS if _applies(step.code, facts)]


def _applies(code: str, facts: Facts) -> bool:
    if code == "overnight":
        return facts.is_overnight
    if code == "reason":
        return bool(facts.exceptions)
    if code in ("production", "regular_bed"):
        return not facts.is_overnight
    return True


def _state(step: StepKind, facts: Facts, now: datetime) -> StepState:
    due_at = facts.started_at + step.after if step.after else None
    if (written := facts.written.get(step.code)) is not None:
        return StepState(step, written, due_at)
    if is_met(step.code, facts):
        return StepState(step, "done", due_at)
    if due_at is not None and due_at <= now:
        return StepState(step, "over", due_at)
    if step.code == "regular_bed":
        return StepState(step, "later", due_at)
    return StepState(step, "soon" if due_at is not None and due_at - now <= SOON else "due", due_at)


def is_met(code: str, facts: Facts) -> bool:
    """Answer whether the records themselves show a step as done."""
    if code == "photo":
        return facts.photo_on is not None and photo_due_on(facts.photo_on) > facts.started_at.date()
    met = {
        "reason": bool(facts.exception_reason),
        "marks": facts.marks > 0,
        "belongings": facts.countersigned_at is not None,
        "bed": bool(facts.bed),
        "medical": facts.examined_at is not None,
        "production": bool(facts.order_no) or facts.produced_at is not None,
        "case_worker": bool(facts.case_worker),
        "regular_bed": bool(facts.bed) and not facts.is_reception_bed,
    }
    return met.get(code, False)


def photo_due_on(taken_on: date) -> date:
    """Answer the day from which a photograph is too old: a year after it was taken (rule 73(3)(xxxviii))."""
    return taken_on + timedelta(days=PHOTO_DAYS)


def next_step(states: Iterable[StepState]) -> StepState | None:
    """Answer what is to be done next: what is over its time, then the order of the list."""
    open_ = [state for state in states if state.is_open]
    return next((s for s in open_ if s.state == "over"), open_[0] if open_ else None)


def ensure_finished(states: Iterable[StepState]) -> None:
    """Refuse to close a reception while a step is open."""
    left = [str(s.kind.title) for s in states if s.state not in ("done", "not_needed")]
    if left:
        raise Refused(_("Still open: %(steps)s. Do them, or write why not.", steps=", ".join(left)))


def ensure_reception_open(finished_at: datetime | None) -> None:
    """Refuse to write in a reception that was closed."""
    if finished_at is not None:
        raise Refused(_("This reception is closed. Nothing is added to it."))


def ensure_step(
    told: Told, *, sex: str, started_at: datetime, now: datetime, zone: str = DEFAULT_ZONE
) -> None:
    """Refuse a step that does not hold together. JJ Model Rules 2016, rules 69 D and 69 F."""
    kind = BY_CODE.get(told.step)
    if kind is None:
        raise Refused(_("There is no such step. Look again."))
    if told.happened_at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field="day")
    if told.happened_at.replace(second=0, microsecond=0) < started_at.replace(second=0, microsecond=0):
        raise Refused(_("This is before she came. Look at the day and the time."), field="day")
    if told.state == "not_needed":
        _ensure_needless(kind, told)
        return
    if kind.how == "record" and told.step != "marks":
        raise Refused(_("This step is read from its record. Write it there."))
    checks = {"search": _ensure_search, "urgent": _ensure_urgent, "medical": _ensure_examined, "reason": _ensure_why,
              "orientation": _ensure_told}  # fmt: skip
    if told.step in checks:
        checks[told.step](told, sex)
    if told.step == "overnight":
        ensure_night(told, started_at=started_at, zone=zone)


def _ensure_needless(kind: StepKind, told: Told) -> None:
    if not kind.may_be_needless:
        raise Refused(_("This step is needed for every child."), field="state")
    if not told.words:
        raise Refused(_("Write why this is not needed."), field="words")


def _ensure_search(told: Told, sex: str) -> None:
    if not told.person:
        raise Refused(_("Write who searched her."), field="person")
    if told.person_sex not in ("woman", "man"):
        raise Refused(_("Choose whether a woman or a man searched."), field="person_sex")
    if sex == Sex.GIRL and told.person_sex != "woman":
        said = _(
            "A girl is searched by a woman only, rule 69 F(1)(ii). If it happened otherwise, tell the person-in-charge."
        )
        raise Refused(said, field="person_sex")
    if not told.witness:
        raise Refused(_("Write who was the witness."), field="witness")
    if told.witness.casefold() == told.person.casefold():
        raise Refused(_("The witness is somebody else than who searched."), field="witness")
    if len(told.kinds) != 1:
        raise Refused(_("Choose whether something was found."), field="outcome")


def _ensure_urgent(told: Told, _sex: str) -> None:
    if not told.kinds:
        raise Refused(_("Choose what she needs at once, or “Nil”."), field="needs")
    if "nil" in told.kinds and len(told.kinds) > 1:
        raise Refused(_("“Nil” stands alone. Take it away, or the others."), field="needs")
    if "other" in told.kinds and not told.words:
        raise Refused(_("Write what else she needs."), field="words")


def _ensure_examined(told: Told, _sex: str) -> None:
    if not told.person:
        raise Refused(_("Write the doctor’s name."), field="person")


def _ensure_why(told: Told, _sex: str) -> None:
    if not told.words:
        raise Refused(_("Write why the child stays here."), field="words")


def _ensure_told(told: Told, _sex: str) -> None:
    if not told.kinds:
        raise Refused(_("Choose what was explained to her."), field="told")


def ensure_night(told: Told, *, started_at: datetime, zone: str = DEFAULT_ZONE) -> None:
    """Refuse a request for one night without its number, or one that lasts past 14:00 (rule 69 D, Form 42)."""
    if not told.number:
        raise Refused(_("Write the number of the request, Form 42."), field="number")
    if told.until_at is None:
        raise Refused(_("Write until when she stays."), field="until_day")
    if told.until_at <= started_at:
        raise Refused(_("This is before she came. Look at the day and the time."), field="until_day")
    if told.until_at > night_ends_at(started_at, zone):
        raise Refused(
            _("An overnight stay ends at 14:00 at the latest, rule 69 D. After that she is produced."),
            field="until_day",
        )


def night_ends_at(started_at: datetime, zone: str = DEFAULT_ZONE) -> datetime:
    """Answer the first 14:00 after she came, in the home’s zone."""
    here = started_at.astimezone(ZoneInfo(zone))
    ends = datetime.combine(here.date(), NIGHT_ENDS, tzinfo=here.tzinfo)
    return ends if ends > here else ends + timedelta(days=1)


def ensure_article(
    kind: str, went_to: str, given_to: str, *, at: datetime, started_at: datetime, now: datetime
) -> None:
    """Refuse a seized article whose way is not told, or that was taken before she came or in the future."""
    if went_to != "safe" and not given_to:
        raise Refused(_("Write to whom it was given."), field="given_to")
    if kind in ("weapon", "drug") and went_to in ("escort", "destroyed"):
        said = _("A weapon or a drug is kept or given to the police, rule 68(2). Choose again.")
        raise Refused(said, field="went_to")
    if at > now:
        raise Refused(_("This time has not come yet. Write when it happened."), field="day")
    if at.replace(second=0, microsecond=0) < started_at.replace(second=0, microsecond=0):
        raise Refused(_("This is before she came. Look at the day and the time."), field="day")


def ensure_rescue(said_to_come: int | None, *, started_at: datetime, now: datetime) -> None:
    """Refuse a rescue in the future, or one of nobody."""
    if started_at > now:
        raise Refused(_("This time has not come yet. Write when they came."), field="day")
    if said_to_come is not None and not 1 <= said_to_come <= 300:
        raise Refused(_("Write a number from 1 to 300."), field="said_to_come")
