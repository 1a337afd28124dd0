"""What is kept for each child, from the book of belongings that the home had before."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from foundation import clashes
from foundation.db import db
from foundation.intake import Here, IntakeColumn, IntakeKind, Row, Told, line_of
from foundation.intake.figures import read_decimal, read_paise
from foundation.intake.words import chosen, fold, is_nothing
from foundation.languages import _, _l
from foundation.refusals import Refused
from residents.actions.belongings import Thing, add_list, add_thing
from residents.intake.who import WHO, files_of, find_children, refuse_twice, said_of_child
from residents.models import Belonging, BelongingsList
from residents.permissions import May
from residents.rules.belongings import KINDS, ensure_item

KIND_WORDS: dict[str, tuple[str, ...]] = {
    "money": ("money", "cash", "rupees", "টাকা", "নগদ", "पैसा", "नकद", "रुपये"),
    "valuable": ("valuable", "jewellery", "jewelry", "ornament", "gold", "silver", "ring", "chain", "earring", "bangle",
                 "watch", "anklet", "nose pin", "গয়না", "আংটি", "চেন", "দুল", "ঘড়ি", "गहना", "अंगूठी", "घड़ी", "पायल"),
    "phone": ("phone", "mobile", "telephone", "mobile phone", "ফোন", "মোবাইল", "फ़ोन", "मोबाइल"),
    "paper": ("paper", "card", "aadhaar", "aadhar", "certificate", "document", "birth certificate", "passbook", "photo",
              "কাগজ", "কার্ড", "আধার", "কাগজপত্র", "कागज", "कार्ड", "आधार"),
    "clothes": ("clothes", "clothing", "dress", "shoes", "sari", "saree", "shawl", "kurta", "জামা", "জুতো", "শাড়ি",
                "कपड़े", "जूते", "साड़ी"),
    "other": ("other", "misc", "অন্যান্য", "अन्य"),
}  # fmt: skip


def _read_kind(cell: Any, here: Here) -> Told:
    return Told("" if is_nothing(cell) else chosen(cell, KIND_WORDS) or "other")


def _read_many(cell: Any, here: Here) -> Told:
    number = read_decimal(cell)
    if number is None:
        return Told(1)
    if number != number.to_integral_value():
        raise Refused(_("Write how many, from 1."))
    return Told(int(number))


def _read_money(cell: Any, here: Here) -> Told:
    return Told(read_paise(cell))


COLUMNS = (
    *WHO,
    IntakeColumn(
        key="what", label=_l("What it is"), read=line_of(160), needed=True,
        words=("article", "articles", "item", "items", "belonging", "belongings", "thing", "description", "particulars",
               "জিনিস", "জিনিসপত্র", "বিবরণ", "सामान", "वस्तु", "विवरण"),
    ),
    IntakeColumn(
        key="kind", label=_l("Kind"), read=_read_kind,
        words=("kind", "type", "category", "kind of article", "ধরন", "प्रकार"),
    ),
    IntakeColumn(
        key="quantity", label=_l("How many"), read=_read_many,
        words=("quantity", "qty", "number", "nos", "how many", "pieces", "pcs", "সংখ্যা", "পরিমাণ", "संख्या", "मात्रा"),
    ),
    IntakeColumn(
        key="amount", label=_l("Value or amount, in rupees"), read=_read_money,
        words=("amount", "value", "value rs", "rupees", "rs", "amount rs", "মূল্য", "টাকা", "मूल्य", "राशि"),
    ),
    IntakeColumn(
        key="kept_where", label=_l("Kept where"), read=line_of(100),
        words=("kept where", "kept in", "kept at", "where", "locker", "almirah", "place", "safe", "কোথায়", "আলমারি",
               "कहाँ", "अलमारी"),
    ),
)  # fmt: skip


def check(rows: Sequence[Row], here: Here) -> None:
    """Find the children, and say what no list takes and what stands on one already. Four statements."""
    find_children(rows, here)
    ids = [row.get("file").id for row in rows if row.get("file")]
    known = _listed(ids)
    closed = {held.placement_id for held in _open_lists(rows).values() if held.has_nothing}
    for row in rows:
        _settle(row)
        if (found := row.get("file")) is None:
            continue
        if found.stay_id in closed:
            row.refuse(_("Her open list says that she had nothing. Read it over to her first."), "what")
        if (found.id, fold(row.get("what", "")), row.get("quantity")) in known:
            row.refuse(_("This stands on her list already: leave the row out."), "what")
    refuse_twice(rows, lambda row: (fold(row.get("what", "")), row.get("quantity"), row.get("amount")))


def _settle(row: Row) -> None:
    if not row.get("what"):
        row.refuse(_("Write what it is."), "what")
    kind = row.get("kind") or chosen(row.get("what", ""), KIND_WORDS) or "other"
    row.values["kind"] = kind
    if any(problem.column in ("quantity", "amount") for problem in row.errors):
        return
    try:
        ensure_item(kind, quantity=row.get("quantity", 1), paise=row.get("amount"))
    except Refused as refused:
        row.refuse(refused, {"rupees": "amount"}.get(refused.field or "", refused.field or ""))


def _listed(ids: Sequence[UUID]) -> set[tuple[UUID, str, int]]:
    asked = sa.select(Belonging.case_file_id, Belonging.what, Belonging.quantity).where(
        Belonging.case_file_id.in_(ids), Belonging.struck_at.is_(None), Belonging.went == ""
    )
    return {(row.case_file_id, fold(row.what), row.quantity) for row in db.session.execute(asked)}


def _open_lists(rows: Sequence[Row]) -> dict[UUID, BelongingsList]:
    """Answer the lists that are not yet read over, by stay: the oldest of each, as her page takes it."""
    stays = {row.get("file").stay_id for row in rows if row.get("file")}
    asked = sa.select(BelongingsList).where(
        BelongingsList.placement_id.in_(stays), BelongingsList.read_at.is_(None)
    )
    newest_first = asked.order_by(BelongingsList.listed_at.desc())
    return {held.placement_id: held for held in db.session.scalars(newest_first)}


def write(rows: Sequence[Row], here: Here) -> Mapping[int, str]:
    """Write the lines on each child's open list, begun where there is none; answers line -> code.

    Each list is then read over to the child and countersigned, as every list is. The statements do not grow.
    """
    files = files_of(row.get("file").id for row in rows)
    lists = _open_lists(rows)
    fresh = {
        row.get("file").stay_id: row.get("file").id for row in rows if row.get("file").stay_id not in lists
    }
    if fresh:
        year = here.today.year
        first = here.take("belongings", year, len(fresh))
        for n, (stay_id, file_id) in enumerate(fresh.items()):
            lists[stay_id] = add_list(files[file_id], stay_id, (year, first + n), by=here.by)
        clashes.flush()
    last = _last_lines([held.id for held in lists.values()])
    for row in rows:
        held = lists[row.get("file").stay_id]
        last[held.id] = last.get(held.id, 0) + 1
        thing = Thing(
            kind=row.get("kind"), what=row.get("what"), quantity=row.get("quantity", 1), paise=row.get("amount"),
            kept_where=row.get("kept_where", ""),
        )  # fmt: skip
        add_thing(files[row.get("file").id], held, thing, line=last[held.id], by=here.by)
    clashes.flush()
    return {row.line: row.get("file").code for row in rows}


def _last_lines(list_ids: Sequence[UUID]) -> dict[UUID, int]:
    asked = sa.select(Belonging.list_id, sa.func.max(Belonging.line)).where(Belonging.list_id.in_(list_ids))
    return {row[0]: row[1] for row in db.session.execute(asked.group_by(Belonging.list_id))}


def said(row: Row) -> str:
    """Name a row: the child, the thing, of which kind."""
    kind = KINDS.get(row.get("kind", ""))
    return said_of_child(row, row.get("what"), str(kind) if kind else "")


BELONGINGS = IntakeKind(
    id="belongings",
    label=_l("Belongings kept for children"),
    hint=_l(
        "One line for each thing that is kept. Each list is then read over to the child and countersigned."
    ),
    permission=May.BELONGINGS_WRITE,
    columns=COLUMNS,
    check=check,
    write=write,
    said=said,
    order=52,
)
