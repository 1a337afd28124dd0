"""The register of broken seals: who opened what of whose file, on what ground, and what the review says."""

from collections.abc import Sequence
from uuid import UUID

from foundation import clock
from foundation.break_glass.rules import VERDICTS
from foundation.languages import _, _l, ngettext
from foundation.registers import Cell, Column, Line, Period, Register, Totals
from foundation.viewer import Actor
from office.permissions import May
from office.queries.seals import SealLine, seals_between
from office.seals_said import ground_said, moment_said, what_said


def lines(
    home_id: UUID,
    period: Period,
    *,
    by: Actor,
    after: str | None = None,
    limit: int | None = None,
    find: str | None = None,
    only: str | None = None,
) -> Sequence[Line]:
    """Answer a period's openings by their numbers, in codes; what a register marks late or corrected there is none."""
    if only:
        return []
    zone = clock.zone_here()
    found = seals_between(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone),
        after=int(after) if after and after.isdigit() else None, limit=None if find else limit,
    )  # fmt: skip
    wanted = (find or "").strip().lower()
    return [_line(each) for each in found if wanted in f"{each.code} {each.opener}".lower()][:limit]


def _line(line: SealLine) -> Line:
    row = line.row
    review = Cell(
        str(VERDICTS[row.verdict]) if row.verdict else _("not yet"), second=line.reviewer if row.verdict else "",
        mark="" if row.verdict else "due",
    )  # fmt: skip
    cells = (
        moment_said(row.opened_at), Cell(line.code), Cell(line.opener), Cell(ground_said(row)),
        Cell(what_said(row)), moment_said(row.ended_at or row.until_at), review,
    )  # fmt: skip
    return Line(
        serial=row.number, cells=cells, happened_at=row.opened_at, written_at=row.opened_at, key=str(row.number)
    )  # fmt: skip


def totals(home_id: UUID, period: Period) -> Totals | None:
    """Answer how many seals were broken in a period, and how many of them are reviewed."""
    zone = clock.zone_here()
    found = seals_between(
        home_id, starts_at=period.starts_at(zone), ends_at=period.ends_at(zone), after=None, limit=None
    )
    done = sum(1 for each in found if each.row.verdict)
    said = ngettext(
        "%(num)s opening, %(done)s reviewed", "%(num)s openings, %(done)s reviewed", len(found), done=done
    )
    return Totals(len(found), said)


BROKEN_SEALS = Register(
    id="broken-seals",
    title=_l("Register of broken seals"),
    short_title=_l("Broken seals"),
    rule=_l("Access in an emergency; JJ Act s.74 and s.99"),
    number=34,
    columns=(
        Column("serial", _l("No."), 4, kind="serial"),
        Column("opened", _l("Date, time"), 10, kind="moment"),
        Column("child", _l("Child"), 10),
        Column("who", _l("Opened by"), 14),
        Column("ground", _l("Ground"), 14),
        Column("what", _l("What was opened"), 20),
        Column("until", _l("Until"), 10, kind="moment"),
        Column("review", _l("Review"), 14),
    ),
    rows=lines,
    totals=totals,
    writer=_l("whoever opens"),
    custodian=_l("person-in-charge"),
    sensitive=True,
    has_written=False,
    permission=May.SEAL_SEE,
    legend=_l("The reason in words stands on the page of the opening and in no register."),
)
