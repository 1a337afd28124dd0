"""What the old book says is kept for each child: her balance as the books are begun, with the page where it stands."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import ledger
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.figures import read_paise
from foundation.languages import _, _l
from foundation.ledger import Entry
from foundation.viewer import Actor
from homes.queries import home as home_of
from residents.actions.savings import Opening, write_openings
from residents.intake.settling import moment_of_day
from residents.intake.who import WHO, files_of, find_children, refuse_twice
from residents.models import SavingsAccount
from residents.permissions import May


def _read_money(cell: Any, here: Here) -> Told:
    return Told(read_paise(cell))


COLUMNS = (
    *WHO,
    IntakeColumn(
        key="amount", label=_l("Balance, in rupees"), read=_read_money, needed=True,
        words=("balance", "amount", "closing balance", "balance rs", "savings", "pocket money balance", "money",
               "amount rs", "balance in rs", "total balance", "জমা", "জমা টাকা", "টাকা", "ব্যালেন্স", "शेष", "शेष राशि",
               "राशि", "बचत", "जमा राशि"),
    ),
    IntakeColumn(
        key="page", label=_l("Page of the old book"), read=line_of(60),
        words=("page", "page no", "folio", "folio no", "ledger folio", "lf", "l f", "book page", "ledger page",
               "পাতা", "পৃষ্ঠা", "पृष्ठ", "पन्ना", "पृष्ठ संख्या"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find the children, and say whose balance stands already. Two statements."""
    find_children(rows, here)
    ids = [row.get("file").id for row in rows if row.get("file")]
    asked = (
        sa.select(SavingsAccount.case_file_id)
        .join(Entry, Entry.account_id == SavingsAccount.account_id)
        .where(
            SavingsAccount.case_file_id.in_(ids), Entry.kind == "opening", Entry.declined_at.is_(None),
            Entry.reverses_id.is_(None),
        )
    )  # fmt: skip
    known = set(db.session.scalars(asked))
    for row in rows:
        paise = row.values.get("amount")
        if paise is None and not any(problem.column == "amount" for problem in row.errors):
            row.refuse(_("Write the balance in rupees."), "amount")
        if paise == 0 and not row.left_out:
            row.left_out = _("nothing is kept for her")
        if row.get("file") and row.get("file").id in known:
            row.refuse(_("A balance of the old book stands for her already: leave the row out."), "amount")
    refuse_twice(rows, lambda row: ())


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write each balance as of the go-live day; it waits for its second signature. Answers line -> code."""
    files = files_of(row.get("file").id for row in rows)
    openings = [
        Opening(files[row.get("file").id], row.get("amount"), _from_where(row.get("page", "")))
        for row in rows
    ]
    at = moment_of_day(here.began_on, home_of(here.home_id).time_zone)
    write_openings(here.home_id, openings, at=at, by=here.by)
    return {row.line: row.get("file").code for row in rows}


def _from_where(page: str) -> str:
    return _("From the old book, page %(page)s", page=page) if page else _("From the old book")


def take_back(made: Mapping[str, Sequence[UUID]], why: str, by: Actor) -> Collection[str]:
    """Decline what waits: a book of money forgets no line, and what is declined counts for nothing."""
    ledger.decline_many(made.get("ledger_entry", ()), why=why, by=by)
    return ("ledger_entry", "ledger_account", "savings_account")


def said(row: Row) -> str:
    """Name a row as its own file does, with the child's code: who keeps the money reads codes, not names."""
    found, paise = row.get("file"), row.get("amount")
    parts = [row.get("child") or row.get("old_no") or "–", found.code if found else ""]
    if found and str(row.get("child", "")).strip().upper() == found.code:
        parts = [found.code]
    return ", ".join([*(str(part) for part in parts if part), *([ledger.rupees(paise)] if paise else [])])


MONEY = IntakeKind(
    id="money",
    label=_l("Money kept for children"),
    hint=_l("The balance of each child in the old book, with its page. The superintendent signs each line."),
    permission=May.SAVINGS_WRITE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    take_back=take_back,
    order=50,
)
