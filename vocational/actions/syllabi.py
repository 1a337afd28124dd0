"""The verbs of trades: one is taken up with the shipped syllabus, and what a home changes is a new version."""

from uuid import UUID

from foundation import audit, clock
from foundation.clashes import flush
from foundation.db import db, new_id
from foundation.languages import _
from foundation.refusals import Refused
from foundation.viewer import Actor
from vocational.choices.trades import TradeKey
from vocational.events import Event
from vocational.models import Competency, Syllabus, SyllabusModule, Trade
from vocational.rules import syllabus as rules
from vocational.rules.syllabus import Content


def take_up(home_id: UUID, key: str, *, by: Actor) -> Trade:
    """Take up a trade in a home: its shipped syllabus becomes version 1. Raises Refused for one that is taken up."""
    if key not in set(TradeKey):
        raise Refused(_("Choose a trade."), field="key")
    trade = Trade(id=new_id(), home_id=home_id, key=key, latest=1)
    db.session.add(trade)
    flush()
    _write(trade, 1, rules.shipped(key), by=by)
    _tell(Event.TRADE_TAKEN_UP, trade, by=by)
    return trade


def write_version(trade: Trade, content: Content, *, by: Actor) -> Syllabus:
    """Write a new version of a trade's syllabus; batches keep theirs. Raises Refused for one nobody could teach."""
    rules.ensure_content(content)
    trade.latest += 1
    flush()
    made = _write(trade, trade.latest, content, by=by)
    _tell(Event.SYLLABUS_WRITTEN, trade, by=by)
    return made


def _write(trade: Trade, number: int, content: Content, *, by: Actor) -> Syllabus:
    home = {"home_id": trade.home_id}
    made = Syllabus(
        id=new_id(), trade_id=trade.id, number=number, level=content.level, hours_needed=content.hours_needed,
        written_at=clock.now(), written_by=by.user_id, **home,
    )  # fmt: skip
    db.session.add(made)
    flush()
    modules = [
        (SyllabusModule(id=new_id(), syllabus_id=made.id, position=n, name=m.name, hours=m.hours, **home), m)
        for n, m in enumerate(content.modules, start=1)
    ]
    db.session.add_all([row for row, _module in modules])
    flush()
    db.session.add_all(
        Competency(
            id=new_id(),
            module_id=row.id,
            position=n,
            words=skill.words,
            is_required=skill.is_required,
            **home,
        )
        for row, module in modules
        for n, skill in enumerate(module.skills, start=1)
    )
    flush()
    return made


def _tell(event: Event, trade: Trade, *, by: Actor) -> None:
    told = {"trade": trade.key, "number": trade.latest}
    audit.record(event, by=by, home=trade.home_id, subject=("trade", trade.id, None), details=told)
