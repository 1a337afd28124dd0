"""Identity papers: what is held, what is missing, and each step on the road to it."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from foundation import clock
from foundation.db import db
from foundation.languages import _
from foundation.refusals import Refused
from foundation.sealed import seal
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.choices.identity import HERE, PaperState
from residents.events import Event
from residents.models import CaseFile, IdentityPaper, PaperStep
from residents.rules.identity import aadhaar_digits, ensure_step_whole

SEALED_KINDS = frozenset({"aadhaar", "bank"})
"""Papers whose number is sealed: only its last four figures are shown (Aadhaar Act 2016, masked Aadhaar)."""
LAST = 4


@dataclass(frozen=True, kw_only=True)
class PaperSaid:
    """What a paper is and says; for an Aadhaar the number is sealed as it is written."""

    kind: str
    state: str
    label: str = ""
    number: str = ""
    name_on_paper: str = ""
    issued_by: str = ""
    issued_on: date | None = None
    kept_where: str = ""
    next_step: str = ""
    next_office: str = ""
    next_due_on: date | None = None
    carrier_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class StepSaid:
    """One step: the day, the office, what was done, how the paper stands after it, and what comes next."""

    happened_on: date
    what: str
    state: str
    office: str = ""
    next_step: str = ""
    next_office: str = ""
    next_due_on: date | None = None
    carrier_id: UUID | None = None


def write_paper(file: CaseFile, said: PaperSaid, *, by: Actor) -> IdentityPaper:
    """Write down a paper, held or missing. Raises Refused for an Aadhaar number that cannot be one."""
    paper = IdentityPaper(
        home_id=file.home_id, case_file_id=file.id, written_at=clock.now(), written_by=by.user_id,
        kind=said.kind, state=said.state,
    )  # fmt: skip
    _fill(file, paper, said)
    db.session.add(paper)
    db.session.flush()
    record(Event.PAPER_WRITTEN, file, by=by, paper=said.kind, state=said.state)
    return paper


def mend_paper(file: CaseFile, paper: IdentityPaper, said: PaperSaid, *, by: Actor) -> None:
    """Write a paper anew; a sealed number stays unless another is typed."""
    _fill(file, paper, said)
    record(Event.PAPER_WRITTEN, file, by=by, paper=paper.kind, state=paper.state)


def _fill(file: CaseFile, paper: IdentityPaper, said: PaperSaid) -> None:
    if said.kind == "other" and not said.label:
        raise Refused(_("Write which paper this is."), field="label")
    if said.issued_on is not None and said.issued_on > clock.today():
        raise Refused(_("This day has not come yet. Look at the year."), field="issued_on")
    if said.next_due_on is not None and not said.next_step:
        raise Refused(_("Write what is to be done by this day."), field="next_step")
    told = asdict(said)
    number = told.pop("number")
    for name, value in told.items():
        setattr(paper, name, value)
    if said.kind in SEALED_KINDS:
        if number:
            figures = aadhaar_digits(number) if said.kind == "aadhaar" else number
            paper.number = figures[-LAST:]
            paper.number_sealed = seal(figures, owner=("child", file.child_id))
    else:
        paper.number, paper.number_sealed = number, None
    _rest(paper)


def take_step(file: CaseFile, paper: IdentityPaper, said: StepSaid, *, by: Actor) -> PaperStep:
    """Write a step on the road to a paper; what comes next is due on its day until the paper is here."""
    ensure_step_whole(
        happened_on=said.happened_on, today=clock.today(), what=said.what,
        is_missing=said.state not in HERE, next_step=said.next_step, next_due_on=said.next_due_on,
    )  # fmt: skip
    step = PaperStep(
        home_id=file.home_id, case_file_id=file.id, paper_id=paper.id, happened_on=said.happened_on,
        office=said.office, what=said.what, state=said.state, written_at=clock.now(), written_by=by.user_id,
    )  # fmt: skip
    db.session.add(step)
    paper.state = said.state
    for name in ("next_step", "next_office", "next_due_on", "carrier_id"):
        setattr(paper, name, getattr(said, name))
    _rest(paper)
    db.session.flush()
    record(Event.PAPER_STEP, file, by=by, paper=paper.kind, state=said.state)
    return step


def _rest(paper: IdentityPaper) -> None:
    """A paper that is here has no next step."""
    if PaperState(paper.state) in HERE:
        paper.next_step, paper.next_office, paper.next_due_on, paper.carrier_id = "", "", None, None
