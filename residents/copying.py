"""What the copy of a child's own file holds: what the cards hand in, and her chronology as its reader has it.

Who wrote a line is left out: a child asks what is known of her, not who was on duty. Matters that the reader may not
see (sealed health, process notes) are not gathered; the paper says so for every child alike.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from foundation import clock, formatting
from foundation.access import may
from foundation.db import db
from foundation.disclosures.copy import CopyLine, CopyPart, FileCopy, key_of
from foundation.feature import Export, ExportLine, Window
from foundation.languages import _, _l, current
from foundation.registers.whom import CODE
from residents import reach, timelines, words
from residents.choices.kinship import RELATIONS, Relation
from residents.models import CaseFile
from residents.permissions import May
from residents.queries import family, file

AT_MOST = 3000
"""So many lines of the chronology the copy holds, the newest; it says so where there are more."""
TELL_OF_OTHERS = frozenset({"family", "visits", "referrals", "case", "reception"})
"""Kinds of this floor's chronology whose lines name other people as a rule: whoever looks through is shown them."""


def gather(case_file_id: UUID, code: str) -> FileCopy:
    """Answer the copy as its reader may see it, by parts, each in the order of time."""
    return FileCopy((*_from_cards(case_file_id), *_chronology(case_file_id, code)))


def _from_cards(case_file_id: UUID) -> Iterator[CopyPart]:
    sources = [
        each for f in current_app.extensions["house"].features for each in f.exports if may(each.permission)
    ]
    hers = reach.covering(case_file_id, {each.permission for each in sources})
    for source in sources:
        if source.permission not in hers:
            continue
        told = _keyed(source.kind, [_line(source, row) for row in source.load(case_file_id)])
        if told:
            yield CopyPart(str(source.title), told)


def _line(source: Export, row: ExportLine) -> CopyLine:
    when = formatting.format_day(row.on, current()) if row.on else ""
    return CopyLine("", when, row.words, source.names_others)


def _chronology(case_file_id: UUID, code: str) -> Iterator[CopyPart]:
    titles = {source.kind: str(source.label) for source in timelines.sources()}
    found = timelines.entries(case_file_id, Window(AT_MOST + 1))
    is_more, order = len(found) > AT_MOST, list(titles)
    ordered = sorted(found[:AT_MOST], key=lambda entry: (order.index(entry.kind), entry.at))
    for kind, entries in groupby(ordered, key=lambda entry: entry.kind):
        lines = _keyed(kind, [_entry(kind, entry, code) for entry in entries])
        yield CopyPart(titles[kind], lines, more=is_more)


def _keyed(kind: str, lines: list[CopyLine]) -> tuple[CopyLine, ...]:
    """Answer the lines with their keys: a line keeps its key when others come between, and twins have two."""
    twins: Counter[tuple[str, str]] = Counter()
    keyed: list[CopyLine] = []
    for line in lines:
        said = (line.when, line.words)
        keyed.append(replace(line, key=key_of(kind, *said, twins[said])))
        twins[said] += 1
    return tuple(keyed)


def _entry(kind: str, entry: timelines.Entry, code: str) -> CopyLine:
    when = formatting.format_moment(entry.at, current(), clock.zone_here())
    said = ": ".join(part for part in (entry.deed, entry.text) if part)
    if entry.old or entry.new:
        said = _("%(what)s: %(new)s (was %(old)s)", what=said, new=entry.new, old=entry.old)
    said = ". ".join(part for part in (said, entry.why) if part)
    others = kind in TELL_OF_OTHERS or any(each != code for each in CODE.findall(said))
    return CopyLine("", when, said, others)


def owner_of(case_file_id: UUID) -> tuple[str, UUID]:
    """Answer under whose key the copy is kept until it is made."""
    asked = sa.select(CaseFile.child_id).where(CaseFile.id == case_file_id)
    return "child", db.session.scalars(asked).one()


def who_she_is(case_file_id: UUID) -> list[ExportLine]:
    """Answer what her file says of herself. One statement."""
    head = file.head(case_file_id, masks=reach.masks())
    if head is None:
        return []
    facts = (
        (_("Code"), head.code),
        (_("Name"), words.name_said(head.name, head.name_local, head.name_kind, head.code)),
        (_("Born"), formatting.format_day(head.born_on_shown, current()) if head.born_on_shown else ""),
        (_("Marks"), head.marks or ""),
        (_("Village"), head.village or ""),
        (
            _("Came"),
            formatting.format_moment(head.started_at, current(), clock.zone_here())
            if head.started_at
            else "",
        ),
        (_("Order"), head.order_no or ""),
    )
    return [ExportLine(f"{label}: {said}") for label, said in facts if said]


def her_family(case_file_id: UUID) -> list[ExportLine]:
    """Answer the people of her family, each once, by how they are related and by name. Two statements."""
    members = family.contacts(case_file_id, see=reach.sees(May.FAMILY_SEE))
    told = [f"{each.relation_said}: {each.name}" for each in members if each.name]
    head, listed = file.head(case_file_id, masks=reach.masks()), {each.relation for each in members}
    parents = ((Relation.FATHER, head.father_name), (Relation.MOTHER, head.mother_name)) if head else ()
    told += [
        f"{RELATIONS[relation]}: {name}" for relation, name in parents if name and relation not in listed
    ]
    return [ExportLine(said) for said in told]


EXPORTS = (
    Export(kind="who", title=_l("Who she is"), permission=May.IDENTITY_SEE, load=who_she_is),
    Export(
        kind="relatives",
        title=_l("Her family"),
        permission=May.FAMILY_SEE,
        load=her_family,
        names_others=True,
    ),
)
