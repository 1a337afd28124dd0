"""How the time after is said: a follow-up's state and its earlier days, a visit's line, the lines of a home's list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import url_for

from foundation import formatting
from foundation.languages import _, current, ngettext
from residents import choices, words
from residents.choices.aftercare import DROPS, ENDS, HELD, HOWS, KINDS, RISK_MARKS, RISKS, RULES
from residents.choices.dues import Said, due_said
from residents.models import Aftercare, Correction, FollowUp
from residents.queries.aftercare import Care, DueLine, VisitLine


def day_said(day: date) -> str:
    """Answer a day in the reader's language."""
    return formatting.format_day(day, current())


def state_of(row: FollowUp, *, today: date) -> Said:
    """Answer how a follow-up stands: done, dropped with its reason, or how far its day is."""
    if row.done_on is not None:
        return Said("met", _("Done %(day)s", day=day_said(row.done_on)))
    if row.dropped_on is not None:
        return Said("waived", words.of(DROPS, row.dropped_why))
    return due_said(row.due_on, today=today)


def tries_said(tries: int) -> str:
    """Answer how often nobody was reached, or nothing."""
    return ngettext("%(num)s try reached nobody", "%(num)s tries reached nobody", tries) if tries else ""


def follow_up_said(
    row: FollowUp, moves: Iterable[Correction], *, code: str, may_write: bool, today: date
) -> dict[str, Any]:
    """Answer a follow-up as her page shows it, with the pages that write, move or drop it."""
    is_open = row.done_on is None and row.dropped_on is None
    place = {"code": code, "follow_up_id": row.id}
    verbs = [
        (_("Write it"), url_for("residents.show_write_follow_up", **place)),
        (_("Move"), url_for("residents.show_move_follow_up", **place)),
        (_("Drop"), url_for("residents.show_drop_follow_up", **place)),
    ]
    second = [words.of(RULES, row.kind), tries_said(row.tries), row.dropped_words]
    earlier = [
        {
            "old": day_said(date.fromisoformat(one.old_text)), "new": day_said(date.fromisoformat(one.new_text)),
            "why": one.reason, "who": one.by_name, "at": one.at,
        }
        for one in moves
    ]  # fmt: skip
    return {
        "kind": words.of(KINDS, row.kind), "due_on": row.due_on, "second": " · ".join(part for part in second if part),
        "state": state_of(row, today=today), "moves": earlier, "verbs": verbs if is_open and may_write else [],
    }  # fmt: skip


def visit_said(line: VisitLine, *, code: str, may_write: bool) -> dict[str, Any]:
    """Answer a visit as her page shows it: nothing of what was found."""
    visit = line.visit
    reached = _("reached") if visit.is_reached else _("not reached")
    parts = [
        line.went,
        _("written by %(name)s", name=line.writer) if line.writer not in ("", line.went) else "",
    ]
    if visit.next_on:
        parts.append(_("next %(day)s", day=day_said(visit.next_on)))
    place = {"code": code, "follow_up_visit_id": visit.id}
    verbs = []
    if visit.found is not None or visit.met is not None:
        verbs.append((_("Open what was found"), url_for("residents.open_follow_up_visit", **place)))
    if may_write and visit.struck_at is None:
        verbs.append((_("Strike out"), url_for("residents.show_strike_follow_up_visit", **place)))
    return {
        "visit": visit, "deed": _("%(how)s, %(reached)s", how=words.of(HOWS, visit.how), reached=reached),
        "kind": words.of(KINDS, line.kind), "second": " · ".join(part for part in parts if part),
        "risk": risk_said(visit.risk), "done": visit.risk_done, "verbs": verbs,
    }  # fmt: skip


def risk_said(risk: str) -> Said:
    """Answer a risk with its mark."""
    return Said(RISK_MARKS[risk], words.of(RISKS, risk), "over" if risk == "danger" else "")


def held_said(held: Iterable[str]) -> str:
    """Answer which papers were seen with her."""
    return ", ".join(words.of(HELD, code) for code in held)


def facts_of(told: Care) -> list[dict[str, Any]]:
    """Answer how she is followed up, as lines of facts; nothing that tells where she is."""
    care = told.care
    if care is None:
        return []
    rows = [
        (_("Left on"), day_said(care.left_on), ""),
        (_("How she left"), words.of(choices.EXIT_REASONS, care.going), ""),
        (_("Follows her up"), told.worker or _("nobody yet"), ""),
    ]
    if care.ended_on is not None:
        rows.append((_("Ended"), words.of(ENDS, care.ended_why), _ended_said(care)))
    return [{"label": label, "value": value, "second": second} for label, value, second in rows]


def _ended_said(care: Aftercare) -> str:
    day = day_said(care.ended_on) if care.ended_on else ""
    return " · ".join(part for part in (day, care.ended_words) if part)


def line_said(line: DueLine, *, today: date, may_write: bool) -> dict[str, Any]:
    """Answer a line of the home's list: in codes, with its state and its verb."""
    second = [
        words.of(KINDS, line.kind), words.of(choices.EXIT_REASONS, line.going), tries_said(line.tries),
        line.worker or _("nobody yet"),
    ]  # fmt: skip
    verbs = []
    if may_write:
        place = {"code": line.code, "follow_up_id": line.follow_up_id}
        verbs = [(_("Write it"), url_for("residents.show_write_follow_up", **place))]
    return {
        "code": line.code, "due_on": line.due_on, "second": " · ".join(part for part in second if part),
        "state": due_said(line.due_on, today=today), "risk": risk_said(line.risk) if line.risk != "none" else None,
        "url": url_for("residents.show_aftercare", code=line.code), "verbs": verbs,
    }  # fmt: skip
