"""A child's belongings: listed, read over to her, countersigned, banked, given back."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from foundation import clashes, clock
from foundation.db import db, new_id
from foundation.languages import _
from foundation.ledger import Entry
from foundation.refusals import Refused
from foundation.serials import take_number
from foundation.viewer import Actor
from residents.actions.recording import record
from residents.actions.savings import accounts_of, write_money
from residents.events import Event
from residents.models import Belonging, BelongingsList, CaseFile, Placement
from residents.queries.belongings import is_in_savings
from residents.rules import belongings as rules


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A thing or money that she has with her."""

    kind: str
    what: str
    quantity: int = 1
    paise: int | None = None
    kept_where: str = ""


def list_thing(file: CaseFile, stay: Placement, thing: Thing, *, by: Actor) -> Belonging:
    """Write a line on the open list of this stay; the list is begun with its first line (rules 69 F, 72)."""
    rules.ensure_item(thing.kind, quantity=thing.quantity, paise=thing.paise)
    held = open_list(file, stay, by=by)
    highest = sa.select(sa.func.max(Belonging.line)).where(Belonging.list_id == held.id)
    row = add_thing(file, held, thing, line=(db.session.scalar(highest) or 0) + 1, by=by)
    clashes.flush()
    return row


def add_thing(file: CaseFile, held: BelongingsList, thing: Thing, *, line: int, by: Actor) -> Belonging:
    """Add a line to an open list; whoever lists many things sends them to the database together. Raises Refused."""
    rules.ensure_item(thing.kind, quantity=thing.quantity, paise=thing.paise)
    if held.has_nothing:
        raise Refused(_("This list says that she had nothing. Read it over, then begin another one."))
    row = Belonging(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, list_id=held.id, line=line, written_at=clock.now(),
        written_by=by.user_id, **asdict(thing),
    )  # fmt: skip
    db.session.add(row)
    record(Event.BELONGING_LISTED, file, by=by, thing=thing.kind)
    return row


def list_nothing(file: CaseFile, stay: Placement, *, by: Actor) -> BelongingsList:
    """Write that she had nothing with her; that is read over and countersigned too."""
    held = open_list(file, stay, by=by)
    lines = sa.select(sa.func.count(Belonging.id)).where(
        Belonging.list_id == held.id, Belonging.struck_at.is_(None)
    )
    if db.session.scalar(lines):
        raise Refused(_("Something stands on the list already."))
    held.has_nothing = True
    record(Event.BELONGING_LISTED, file, by=by, thing="nothing")
    return held


def open_list(file: CaseFile, stay: Placement, *, by: Actor) -> BelongingsList:
    """Answer the list of this stay that was not yet read over, begun if there is none."""
    asked = sa.select(BelongingsList).where(
        BelongingsList.placement_id == stay.id, BelongingsList.read_at.is_(None)
    )
    held = db.session.scalar(asked.order_by(BelongingsList.listed_at).limit(1))
    if held is not None:
        return held
    year = clock.today().year
    held = add_list(file, stay.id, (year, take_number(file.home_id, "belongings", year)), by=by)
    clashes.flush()
    return held


def add_list(file: CaseFile, stay_id: UUID, number: tuple[int, int], *, by: Actor) -> BelongingsList:
    """Begin a list of a stay under a year and number; whoever begins many sends them to the database together."""
    now = clock.now()
    held = BelongingsList(
        id=new_id(), home_id=file.home_id, case_file_id=file.id, placement_id=stay_id, year=number[0],
        register_no=number[1], listed_at=now, written_at=now, listed_by=by.user_id, listed_by_name=by.name,
    )  # fmt: skip
    db.session.add(held)
    return held


def strike_thing(file: CaseFile, held: BelongingsList, row: Belonging, *, reason: str, by: Actor) -> None:
    """Strike out a line before the list is read over; it stays readable."""
    rules.ensure_open(held.read_at)
    if row.struck_at is not None:
        raise Refused(_("This line is struck out already."))
    if not reason:
        raise Refused(_("Write why this is struck out. It stays readable."), field="reason")
    row.struck_at, row.struck_by, row.struck_by_name = clock.now(), by.user_id, by.name
    row.struck_reason = reason
    record(Event.BELONGING_STRUCK, file, by=by, thing=row.kind)


def read_over(file: CaseFile, held: BelongingsList, *, witness: str, her_words: str, by: Actor) -> None:
    """Note that the list was read over to the child before a witness: it is closed now."""
    lines = sa.select(sa.func.count(Belonging.id)).where(
        Belonging.list_id == held.id, Belonging.struck_at.is_(None)
    )
    rules.ensure_readable(
        held.read_at, lines=db.session.scalar(lines) or 0, has_nothing=held.has_nothing, witness=witness,
        reader=by.name,
    )  # fmt: skip
    held.read_at, held.read_by = clock.now(), by.user_id
    held.witness, held.her_words = witness, her_words
    record(Event.BELONGINGS_READ, file, by=by, number=held.register_no)


def countersign(file: CaseFile, held: BelongingsList, *, by: Actor) -> None:
    """Countersign a list as person-in-charge; never by who wrote it or read it over."""
    wrote = sa.select(Belonging.written_by).where(Belonging.list_id == held.id, Belonging.struck_at.is_(None))
    writers: set[UUID | None] = {held.listed_by, held.read_by, *db.session.scalars(wrote)}
    rules.ensure_countersigned_by_another(
        by.user_id, writers=writers, read_at=held.read_at, countersigned_at=held.countersigned_at
    )
    held.countersigned_at, held.countersigned_by, held.countersigned_by_name = (
        clock.now(),
        by.user_id,
        by.name,
    )
    record(Event.BELONGINGS_COUNTERSIGNED, file, by=by, number=held.register_no)


def bank(
    file: CaseFile, held: BelongingsList, row: Belonging, *, paise: int | None, on: date, by: Actor
) -> Entry:  # fmt: skip
    """Put her money into her savings (rule 72(1)); answers its entry, which waits for the second signature.

    An entry of the same money that the accounts wrote before is linked; nothing is written twice.
    """
    _ensure_here(row)
    rules.ensure_banked(row.kind, paise=row.paise, banked=paise, on=on, today=clock.today())
    amount, now = paise or 0, clock.now()
    entry = _written_before(file, held, amount) or write_money(
        file, kind="found", amount=amount, happened_at=now if on == clock.today() else _noon(on), words=row.what,
        voucher=f"{held.year}/{held.register_no}-{row.line}", by=by,
    )  # fmt: skip
    row.banked_on, row.banked_paise, row.banked_by, row.entry_id = on, paise, by.user_id, entry.id
    record(Event.BELONGING_BANKED, file, by=by, thing=row.kind)
    return entry


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZoneInfo(clock.zone_here()))


def _written_before(file: CaseFile, held: BelongingsList, paise: int) -> Entry | None:
    """Answer the entry of money found on her, of this amount and since this list, that no line is linked to."""
    linked = sa.exists().where(Belonging.entry_id == Entry.id).correlate(Entry)
    begun = _noon(clock.local(held.listed_at).date()) - timedelta(hours=12)
    asked = sa.select(Entry).where(
        Entry.account_id.in_(accounts_of(file.id)), Entry.kind == "found", Entry.paise == paise,
        Entry.declined_at.is_(None), Entry.reverses_id.is_(None), Entry.happened_at >= begun, ~linked,
    )  # fmt: skip
    return db.session.scalars(asked.order_by(Entry.happened_at, Entry.id).limit(1)).one_or_none()


@dataclass(frozen=True, kw_only=True)
class Gone:
    """What became of a thing."""

    went: str
    went_at: datetime
    went_to: str = ""
    receipt_no: str = ""
    went_why: str = ""


def give_back(
    file: CaseFile, stay: Placement, held: BelongingsList, row: Belonging, gone: Gone, *, by: Actor
) -> None:
    """Note that a thing was given back, handed over, or decided upon by the committee (rule 72)."""
    _ensure_here(row)
    if held.countersigned_at is None:
        raise Refused(_("The list is not countersigned yet. Only then is a thing given out."))
    rules.ensure_gone(
        gone.went, to=gone.went_to, receipt_no=gone.receipt_no, why=gone.went_why, at=gone.went_at,
        listed_at=held.listed_at,
        now=clock.now(), ended_at=stay.ended_at, exit_reason=stay.exit_reason,
    )  # fmt: skip
    for name, value in asdict(gone).items():
        setattr(row, name, value)
    row.went_by = by.user_id
    record(Event.BELONGING_GONE, file, by=by, thing=row.kind, went=gone.went)


def _ensure_here(row: Belonging) -> None:
    if row.struck_at is not None:
        raise Refused(_("This line is struck out. Nothing is kept under it."))
    if row.went:
        raise Refused(_("This is not kept here any more."))
    if row.banked_on is not None and is_in_savings(row.id):
        raise Refused(_("This money is in her savings. It is given over from there."))
