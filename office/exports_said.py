"""How exports and disclosures are said in lists and on their pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for

from foundation import clock, formatting
from foundation.disclosures import ExportRequest, rules
from foundation.disclosures.actions import COPY, serial_said
from foundation.disclosures.choices import MEANS, RECIPIENTS, ground_said
from foundation.languages import _, current, ngettext
from foundation.refusals import Refused
from foundation.registers import Period
from foundation.sealed import opened
from foundation.viewer import Viewer
from office.queries.exports import DisclosureLine, ExportLine
from office.registers_outward import asker_said, number_of
from office.seals_said import moment_said
from office.telling import FORMATS, register_said

MARKS = {
    "waiting": "waiting", "agreed": "soon", "refused": "over", "withdrawn": "waived", "lapsed": "waived",
    "ready": "met", "gone": "waived",
}  # fmt: skip


def what_said(row: ExportRequest) -> str:
    """Answer what would leave the house: a register with its days, or the copy of a child's file."""
    said = register_said(row.register_id or COPY)
    if row.first_day is None or row.last_day is None:
        return said
    return f"{said}, {Period(row.first_day, row.last_day).label(current())}"


def how_many(row: ExportRequest) -> str:
    """Answer how many children and lines it holds."""
    children = ngettext("%(num)s child", "%(num)s children", row.children)
    return _(
        "%(children)s, %(lines)s",
        children=children,
        lines=ngettext("%(num)s line", "%(num)s lines", row.lines),
    )


def state_said(line: ExportLine, *, now: datetime) -> tuple[str, str]:
    """Answer how far an export is, in words, and its mark."""
    row = line.row
    state = rules.state_of(row, now=now)
    until = moment_said(row.expires_at)
    said: dict[str, Any] = {
        "waiting": _("Asked; waiting for a second person until %(moment)s", moment=until),
        "agreed": _("%(name)s agreed; to be made until %(moment)s", name=line.second, moment=until),
        "refused": _("Refused by %(name)s", name=line.second),
        "withdrawn": _("Taken back"),
        "lapsed": _("Lapsed %(moment)s", moment=until),
        "ready": _("Made; kept until %(day)s", day=_day(row.kept_until)),
        "gone": _("The file is gone since %(day)s", day=_day(row.gone_at or row.kept_until)),
    }
    return str(said[state]), MARKS[state]


def _day(moment: datetime | None) -> str:
    return formatting.format_day(clock.local(moment).date(), current()) if moment else ""


def line_said(line: ExportLine, *, now: datetime) -> dict[str, Any]:
    """Answer an export as a list shows it; its purpose stands on its own page alone."""
    said, mark = state_said(line, now=now)
    return {
        "serial": serial_said(line.row), "at": line.row.asked_at, "code": line.code or line.home_code,
        "what": what_said(line.row), "many": how_many(line.row), "who": line.asker, "clock": said, "mark": mark,
        "verbs": [(_("Look"), url_for("office.show_export", export_id=line.row.id))],
    }  # fmt: skip


def facts_said(line: ExportLine) -> list[dict[str, Any]]:
    """Answer what the second person sees: what, how many, why, for whom, on what ground, by whom."""
    row = line.row
    shape = FORMATS.get(row.format, row.format)
    facts = [
        (_("What"), f"{what_said(row)} ({shape})"), (_("How many"), how_many(row)),
        (_("What it is for"), opened(row.purpose)), (_("For whom"), asker_said(row)),
        (_("Ground in law"), ground_said(row.ground, row.reference)), (_("Asked by"), line.asker),
        (_("Asked"), moment_said(row.asked_at)),
    ]  # fmt: skip
    if row.case_file_id is not None:
        facts.append((_("Lines left out"), formatting.format_count(row.left_out, current())))
    if row.is_sealed:
        facts.append((_("Sealed class"), _("tells where a child will be and when")))
    if row.refusal is not None:
        facts.append((_("Why it was refused"), opened(row.refusal)))
    if row.serial:
        facts.append((_("Print serial"), row.serial))
    return [{"label": label, "value": value} for label, value in facts if value]


@dataclass(frozen=True)
class Ways:
    """What the reader may do with an export now; `refused` says why she may not answer it."""

    decides: bool
    makes: bool
    saves: bool
    withdraws: bool
    refused: str = ""


def ways_said(row: ExportRequest, *, by: Viewer, is_off_site: bool, may_agree: bool) -> Ways:
    """Answer the verbs on the page of one export."""
    now = clock.now()
    state, is_hers = rules.state_of(row, now=now), row.asked_by == by.user_id
    refused = ""
    if may_agree and not is_hers and state == "waiting":
        try:
            rules.ensure_may_decide(row, by=by.user_id, is_off_site=is_off_site, now=now)
        except Refused as why:
            refused = str(why)
    return Ways(
        decides=may_agree and not is_hers and state == "waiting" and not refused,
        makes=is_hers and state == "agreed", saves=is_hers and state == "ready",
        withdraws=is_hers and state in ("waiting", "agreed"), refused=refused,
    )  # fmt: skip


def disclosure_said(line: DisclosureLine, codes: list[str], *, strikes: bool) -> dict[str, Any]:
    """Answer a disclosure as a list shows it; a struck line keeps its words, struck through."""
    row = line.row
    struck = ""
    if row.struck_at is not None:
        struck = _("Struck out by %(name)s, %(at)s: %(why)s", name=line.striker, at=moment_said(row.struck_at),
                   why=opened(row.struck_why))  # fmt: skip
    return {
        "number": number_of(line), "at": row.given_at, "what": opened(row.what), "struck": struck,
        "whom": str(RECIPIENTS[row.recipient]), "who": opened(row.recipient_words),
        "ground": ground_said(row.ground, row.reference), "means": str(MEANS[row.means]),
        "receipt": opened(row.receipt), "codes": codes,
        "others": _others(row.children - 1), "writer": line.writer,
        "verbs": [(_("Strike out"), _strike_url(row.id))] if strikes and not struck else [],
    }  # fmt: skip


def _others(many: int) -> str:
    """Answer of how many other children the same line tells; nothing for none."""
    return ngettext("with %(num)s other child", "with %(num)s other children", many) if many else ""


def _strike_url(disclosure_id: UUID) -> str:
    return url_for("office.show_strike_disclosure", disclosure_id=disclosure_id)
