"""Children in reception, and one child's reception: what is done, by whom, when, and what is next."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _, ngettext
from foundation.refusals import Refused
from residents import reach, rules, words
from residents.actions import reception as verbs
from residents.choices import SEXES
from residents.events import Event
from residents.forms.arrival import beds_to_choose
from residents.forms.reception import ReceptionBedForm
from residents.permissions import May
from residents.queries import beds
from residents.queries import reception as asked
from residents.queries.reception import ReceptionRow
from residents.queries.reception_photos import without
from residents.rules.reception import StepState, next_step
from residents.rules.reception_steps import PHOTO_DAYS
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.reception_said import article_lines, examined, lines_of, moment, states


@bp.get("/homes/<home_code>/reception")
@reads(May.RECEPTION_LIST)
def list_reception(home_code: str) -> ResponseReturnValue:
    """Every child in reception with what is missing, oldest first; rescues that are still coming in."""
    named, see = reach.sees(May.NAME_SEE), reach.sees(May.RECEPTION_SEE)
    rows = asked.in_reception(g.home.id, named=named, see=see, today=clock.today())
    found = states(rows)
    audit.read(Event.RECEPTION_READ, by=viewer(), home=g.home.id, details={"count": len(rows)})
    old = without(g.home.id, older_than=clock.today() - timedelta(days=PHOTO_DAYS))
    return render_template(
        "residents/list_reception.html", lines=[_child(row, found[row.reception_id]) for row in rows],
        rescues=asked.open_rescues(g.home.id), photos=old, home_code=home_code,
    )  # fmt: skip


def name_of(row: ReceptionRow) -> str:
    """Answer what a child is called in a list."""
    return words.name_said(row.name, row.name_local, row.name_kind, row.code)


def _child(row: ReceptionRow, found: list[StepState]) -> dict[str, Any]:
    missing = [state for state in found if state.is_open]
    late = sum(state.state == "over" for state in missing)
    return {
        "name": name_of(row), "code": row.code, "is_named": row.name is not None, "sees": row.sees,
        "at": row.started_at, "about": facts_of(row), "missing": _missing(missing),
        "clock": _clock(len(missing), late), "state": "over" if late else "soon" if missing else "",
        "mark": "over" if late else "soon" if missing else "met",
    }  # fmt: skip


SHOWN = 3


def _missing(states: list[StepState]) -> str:
    """Answer the first few steps that are open, those over their time first, and how many more there are."""
    ordered = sorted(states, key=lambda state: state.state != "over")
    said = "; ".join(str(state.kind.title) for state in ordered[:SHOWN])
    if len(ordered) <= SHOWN:
        return said
    return ngettext("%(steps)s; %(num)s more", "%(steps)s; %(num)s more", len(ordered) - SHOWN, steps=said)


def _clock(missing: int, late: int) -> str:
    if late:
        return ngettext("%(num)s over its time", "%(num)s over their time", late)
    return ngettext("%(num)s to do", "%(num)s to do", missing) if missing else _("nothing open")


def facts_of(row: ReceptionRow) -> str:
    """Answer sex, age and bed in one line."""
    said = [words.of(SEXES, row.sex), row.age_on(clock.today()).short]
    if row.bed:
        said.append(_("bed %(bed)s", bed=row.bed))
    return ", ".join(said)


@bp.get("/children/<code>/reception")
@reads(May.RECEPTION_SEE)
def show_reception(code: str) -> ResponseReturnValue:
    """The reception of one child, step by step."""
    return page()


def page(*, status: int = 200, refusal: str = "") -> Any:
    """Answer the child's reception, with a refusal on top if there is one."""
    row = asked.of_child(
        g.case_file_id, named=reach.sees(May.NAME_SEE), see=reach.sees(May.RECEPTION_SEE), today=clock.today()
    )
    if row is None:
        return file_page("residents/show_reception.html", "reception", row=None, refusal="", status=status)
    found = states([row])[row.reception_id]
    written = asked.steps_of([row.reception_id]).get(row.reception_id, [])
    lines = lines_of(row, found, written)
    coming = next_step(found)
    upcoming = next((line for line in lines if coming is not None and line.code == coming.kind.code), None)
    return file_page(
        "residents/show_reception.html", "reception", row=row, lines=lines, upcoming=upcoming, refusal=refusal,
        articles=article_lines(asked.articles_of(row.reception_id), row.code), counts=_counts(found), status=status,
        came=_came(row), is_over=row.finished_at is not None or row.ended_at is not None,
        may_finish=may(May.RECEPTION_WRITE) and all(s.state in ("done", "not_needed") for s in found),
    )  # fmt: skip


def _counts(found: list[StepState]) -> str:
    done = sum(state.state in ("done", "not_needed") for state in found)
    return _("%(done)s of %(all)s steps", done=done, all=len(found))


def _came(row: ReceptionRow) -> str:
    here = rules.here_words(rules.days_here(clock.local(row.started_at).date(), clock.today()))
    said = _("Came %(at)s", at=moment(row.started_at))
    by = _("received by %(name)s", name=row.received_by) if row.received_by else ""
    return " · ".join(part for part in (said, by, here if row.ended_at is None else "") if part)


@bp.post("/children/<code>/reception/finish")
@writes(May.RECEPTION_WRITE)
def finish_reception(code: str) -> ResponseReturnValue:
    """Close the reception; refused while a step is open."""
    rows = asked.rows(g.case_file_id)
    row = asked.of_child(g.case_file_id, named=True, see=True, today=clock.today())
    if row is None:
        abort(404)
    written = asked.states_of(asked.steps_of([row.reception_id]).get(row.reception_id, []))
    try:
        facts = row.facts(written, examined_at=examined([row]).get(row.case_file_id))
        verbs.finish(rows.file, rows.reception, facts, by=viewer())
    except Refused as refused:
        return page(status=422, refusal=str(refused))
    flash(_("The reception of %(code)s is closed.", code=code))
    return redirect(url_for(".show_reception", code=code), code=303)


def _bed_form() -> ReceptionBedForm:
    form = ReceptionBedForm()
    form.bed_id.choices = beds_to_choose(beds.beds_to_choose(g.home.id))
    return form


@bp.get("/children/<code>/reception/bed")
@reads(May.RECEPTION_WRITE)
def show_reception_bed(code: str) -> ResponseReturnValue:
    """Ask for a bed for tonight."""
    return file_page("residents/reception_bed.html", "reception", form=_bed_form())


@bp.post("/children/<code>/reception/bed")
@writes(May.RECEPTION_WRITE)
def give_reception_bed(code: str) -> ResponseReturnValue:
    """Give the child a bed from now on."""
    form = _bed_form()
    if not form.validate_on_submit():
        return file_page("residents/reception_bed.html", "reception", form=form, status=422)
    try:
        rows = asked.rows(g.case_file_id)
        verbs.give_bed(rows.file, rows.stay, rows.reception, bed_id=UUID(form.bed_id.data), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/reception_bed.html", "reception", form=form, status=422)
    return redirect(url_for(".show_reception", code=code), code=303)
