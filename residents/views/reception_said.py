"""How the pages of reception say what stands: each step with its mark, its clock, its evidence and its verb."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import current_app, url_for

from foundation import clock, formatting
from foundation.access import may
from foundation.languages import _, current, ngettext
from residents import words
from residents.permissions import May
from residents.queries import reception as asked
from residents.queries.reception import ReceptionRow
from residents.rules import reception as rules
from residents.rules.reception import StepState
from residents.rules.reception_steps import ARTICLES, OUTCOMES, STAFF_SEX, TOLD, URGENT, WENT_TO

MARKS = {"done": "met", "not_needed": "waived", "over": "over", "soon": "soon", "due": "due", "later": "due"}


@dataclass(frozen=True)
class OldLine:
    """A line that was struck out."""

    text: str
    why: str
    who: str
    when: str


@dataclass(frozen=True)
class StepLine:
    """One line of the checklist."""

    code: str
    title: str
    rule: str
    state: str
    mark: str
    clock: str
    text: str
    by: str
    tap: str = ""
    verb: str = ""
    url: str = ""
    needless_url: str = ""
    old: tuple[OldLine, ...] = field(default=())


def moment(at: datetime) -> str:
    """Answer a moment, short, in the reader's language and the home's zone."""
    return formatting.format_moment_short(at, current(), clock.zone_here())


def examined(rows: list[ReceptionRow]) -> dict[Any, datetime]:
    """Answer when these children were examined, as the health room tells it: the look-up `medical_examined`.

    It takes case file ids and answers {case file id: moment}; without it the step is confirmed by hand.
    """
    ask = current_app.extensions["house"].lookups.get("medical_examined")
    return ask([row.case_file_id for row in rows]) if ask is not None else {}


def states(rows: list[ReceptionRow]) -> dict[Any, list[StepState]]:
    """Answer each reception's checklist; one statement for all, whatever their number."""
    written, seen, now = asked.steps_of(row.reception_id for row in rows), examined(rows), clock.now()
    return {
        row.reception_id: rules.checklist(
            row.facts(
                asked.states_of(written.get(row.reception_id, [])), examined_at=seen.get(row.case_file_id)
            ),
            now=now,
        )
        for row in rows
    }


def lines_of(row: ReceptionRow, found: list[StepState], written: list[Any]) -> list[StepLine]:
    """Answer the checklist's lines for the page of one child."""
    standing = {line.ReceptionStep.step: line for line in written if line.ReceptionStep.struck_at is None}
    is_open = row.finished_at is None and row.ended_at is None
    return [_line(row, state, standing.get(state.kind.code), written, is_open=is_open) for state in found]


def _line(row: ReceptionRow, state: StepState, line: Any, written: list[Any], *, is_open: bool) -> StepLine:
    code = state.kind.code
    text, by = _written(line) if line is not None else (_evidence(row, code), "")
    verb, url, needless = _verb(row, state) if is_open else ("", "", "")
    struck = [
        each.ReceptionStep
        for each in written
        if each.ReceptionStep.struck_at and each.ReceptionStep.step == code
    ]
    old = tuple(OldLine(_text(s), s.struck_reason, s.struck_by_name, moment(s.struck_at)) for s in struck)
    tap = _tap(state) if is_open and state.is_open and may(May.RECEPTION_WRITE) else ""
    return StepLine(
        code, str(state.kind.title), str(state.kind.rule), state.state, MARKS[state.state], _clock(state), text, by,
        tap, verb, url, needless, old,
    )  # fmt: skip


def _tap(state: StepState) -> str:
    if state.kind.code == "marks":
        return _("No marks seen")
    return _("Done now") if state.kind.how == "tap" else ""


def _clock(state: StepState) -> str:
    if state.state == "not_needed":
        return _("not needed")
    if state.state == "done":
        return _("done")
    if state.due_at is None:
        return _("to do")
    if state.state == "over":
        return over_words(clock.now() - state.due_at)
    if state.state == "later":
        return _("from %(at)s", at=formatting.format_day_short(clock.local(state.due_at).date(), current()))
    return _("till %(at)s", at=moment(state.due_at))


def over_words(late: timedelta) -> str:
    """Answer how long something is over its time."""
    hours = int(late.total_seconds() // 3600)
    if hours < 48:
        return ngettext("%(num)s hour over", "%(num)s hours over", max(hours, 1))
    return ngettext("%(num)s day over", "%(num)s days over", hours // 24)


def _written(line: Any) -> tuple[str, str]:
    step = line.ReceptionStep
    return _text(step), _("%(who)s, %(at)s", who=line.by or "–", at=moment(step.happened_at))


def _text(step: Any) -> str:
    said = {**URGENT, **OUTCOMES, **TOLD}
    parts = [str(said.get(kind, kind)) for kind in step.kinds]
    if step.person:
        sex = f" ({words.of(STAFF_SEX, step.person_sex)})" if step.person_sex else ""
        parts.append(f"{step.person}{sex}")
    if step.witness:
        parts.append(_("witness %(name)s", name=step.witness))
    if step.number:
        parts.append(_("request %(number)s", number=step.number))
    if step.until_at:
        parts.append(_("till %(at)s", at=moment(step.until_at)))
    return " · ".join([*parts, *([step.words] if step.words else [])])


def _evidence(row: ReceptionRow, code: str) -> str:
    if code == "photo":
        taken = formatting.format_day(row.photo_on, current()) if row.photo_on else ""
        return _("Taken %(day)s", day=taken) if taken else _("Not taken yet")
    if code == "marks":
        return (
            ngettext("%(num)s mark on the body map", "%(num)s marks on the body map", row.marks)
            if row.marks
            else ""
        )
    if code == "belongings":
        return _belongings(row)
    if code in ("bed", "regular_bed"):
        return ", ".join(part for part in (row.bed, row.room) if part)
    if code == "medical":
        return _("Not recorded yet")
    if code == "production":
        return _production(row)
    if code == "reason":
        return row.exception_reason
    return (row.case_worker or "") if code == "case_worker" else ""


def _belongings(row: ReceptionRow) -> str:
    if row.countersigned_at is not None:
        return _("Read over and countersigned")
    if row.read_at is not None:
        return _("Read over; the person-in-charge has to countersign")
    return _("Listed; to be read over to her") if row.listed_at is not None else _("No list yet")


def _production(row: ReceptionRow) -> str:
    if row.produced_at is not None:
        return _("Produced %(at)s", at=moment(row.produced_at))
    if not row.order_no:
        return _("No production and no order yet")
    return _("Order %(number)s", number=row.order_no) if may(May.ORDER_SEE) else _("An order is there")


def _verb(row: ReceptionRow, state: StepState) -> tuple[str, str, str]:
    """Answer the verb of a line, where it leads, and where to write that the step is not needed."""
    kind, code = state.kind, row.code
    own = (
        url_for("residents.show_reception_step", code=code, step=kind.code)
        if may(May.RECEPTION_WRITE)
        else ""
    )
    if kind.how != "record":
        said = _("Write anew") if state.state in ("done", "not_needed") else str(kind.verb)
        return (said, own, "") if own else ("", "", "")
    places = {
        "marks": ("residents.show_marks", May.MARK_OPEN),
        "belongings": ("residents.show_belongings", May.BELONGINGS_SEE),
        "bed": ("residents.show_reception_bed", May.RECEPTION_WRITE),
        "photo": ("residents.show_add_photo", May.IDENTITY_WRITE),
        "production": ("residents.show_order", May.ORDER_WRITE),
        "case_worker": ("residents.show_caseload", May.CASELOAD_WRITE),
        "regular_bed": ("residents.show_bed", May.ROOM_WRITE),
    }
    endpoint, permission = places[kind.code]
    needless = own if kind.may_be_needless and state.state in ("over", "soon", "due", "later") else ""
    if not may(permission) or (state.state == "done" and kind.code not in ("marks", "belongings")):
        return "", "", needless
    return str(kind.verb), url_for(endpoint, code=code), needless


def article_lines(found: list[Any], code: str, *, may_strike: bool = False) -> list[dict[str, Any]]:
    """Answer the lines of the articles that were taken."""
    return [
        {
            "row": line.SeizedArticle, "by": line.by, "kind": words.of(ARTICLES, line.SeizedArticle.kind),
            "went": words.of(WENT_TO, line.SeizedArticle.went_to),
            "verbs": [(_("Strike out"), _strike_url(code, line.SeizedArticle.id))] if may_strike else [],
        }
        for line in found
    ]  # fmt: skip


def _strike_url(code: str, article_id: Any) -> str:
    return url_for("residents.show_strike_article", code=code, article_id=article_id)
