"""The pages of a child's learning: her schools outside, their slips, her levels; and the home's list of slips."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from education.actions import learning as actions
from education.choices.learning import AREAS, BOARDS, STEPS
from education.events import Event
from education.forms.learning import LevelForm, MendLevelForm, OutsideForm, SlipForm, steps_offered
from education.models import LearningLevel, OutsideSchool, SchoolSlip
from education.permissions import May
from education.queries import learning as queries
from education.queries.outside import outside_lines
from education.rules.learning import month_of
from education.views.blueprint import bp
from education.views.classes import found
from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer, within_reach, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.versions import ensure_current
from residents.models import CaseFile
from residents.permissions import May as Residents
from residents.views.pages import file_page

PART = "learning"
OUTSIDE = ("school", "udise", "board", "class_name", "roll_no", "from_on", "to_on", "why_ended")


@bp.get("/children/<code>/school")
@reads(May.CHILD_SEE)
def show_learning(code: str) -> ResponseReturnValue:
    """Show a child's schools outside with their slips, and her levels over time."""
    learning = queries.learning_of(g.case_file_id)
    return file_page(
        "education/learning.html", PART, learning=learning, boards=BOARDS, areas=AREAS,
        steps={area: [str(words) for words in steps] for area, steps in STEPS.items()},
        occasions=queries.occasion_words, may_outside=may(May.OUTSIDE_WRITE), may_level=may(May.LEVEL_WRITE),
        newest=_newest(learning),
    )  # fmt: skip


def _newest(learning: queries.Learning) -> list[tuple[str, list[tuple[date, str, int]]]]:
    """Answer each area's steps over time, oldest first: (day, words, step)."""
    told: dict[str, list[tuple[date, str, int]]] = {}
    for level, _by in reversed(learning.levels):
        told.setdefault(level.area, []).append(
            (level.seen_on, queries.step_words(level.area, level.step), level.step)
        )
    return [(str(AREAS[area]), told[area]) for area in AREAS if area in told]


@bp.get("/homes/<home_code>/schools-outside")
@reads(May.OUTSIDE_LIST)
def list_outside(home_code: str) -> ResponseReturnValue:
    """Show who goes to a school outside, and whose slip of last month is missing."""
    seen = within_reach(May.CHILD_SEE, CaseFile.id)
    named = within_reach(Residents.NAME_SEE, CaseFile.id)
    lines = outside_lines(g.home.id, seen=seen, named=named, today=clock.today())
    audit.read(Event.OUTSIDE_LISTED, by=viewer(), home=g.home.id, details={"count": len(lines)})
    return render_template("education/outside.html", lines=lines)


@bp.get("/children/<code>/school/outside/new")
@reads(May.OUTSIDE_WRITE)
def show_new_outside(code: str) -> ResponseReturnValue:
    """Show the form of a school outside."""
    return _outside_page(OutsideForm(formdata=None, from_on=clock.today()), None)


@bp.post("/children/<code>/school/outside/new")
@writes(May.OUTSIDE_WRITE)
def begin_outside(code: str) -> ResponseReturnValue:
    """Write that she goes to a school outside."""
    form = OutsideForm()
    if not form.validate_on_submit():
        return _outside_page(form, None, status=422)
    try:
        actions.begin_outside(queries.file_of(g.case_file_id), by=viewer(), **_outside_told(form))
    except Refused as refused:
        form.refuse(refused)
        return _outside_page(form, None, status=422)
    return _done(code)


@bp.get("/children/<code>/school/outside/<uuid:outside_id>")
@reads(May.OUTSIDE_WRITE)
def show_outside(code: str, outside_id: UUID) -> ResponseReturnValue:
    """Show what is written of a school outside, to be changed or ended."""
    outside = found(queries.outside_by_id(outside_id))
    return _outside_page(OutsideForm(formdata=None, obj=outside), outside)


@bp.post("/children/<code>/school/outside/<uuid:outside_id>")
@writes(May.OUTSIDE_WRITE)
def mend_outside(code: str, outside_id: UUID) -> ResponseReturnValue:
    """Change what is written of a school outside; what stood there stays, struck out."""
    outside, form = found(queries.outside_by_id(outside_id)), OutsideForm()
    if not form.validate_on_submit():
        return _outside_page(form, outside, status=422)
    try:
        ensure_current(outside, form)
        file, why = queries.file_of(g.case_file_id), form.reason.data or ""
        actions.mend_outside(file, outside, reason=why, by=viewer(), **_outside_told(form))
    except Refused as refused:
        form.refuse(refused)
        return _outside_page(form, outside, status=422)
    return _done(code)


@bp.get("/children/<code>/school/outside/<uuid:outside_id>/slip")
@reads(May.OUTSIDE_WRITE)
def show_new_slip(code: str, outside_id: UUID) -> ResponseReturnValue:
    """Show the form of a month's slip."""
    return _slip_page(SlipForm(formdata=None), found(queries.outside_by_id(outside_id)), None)


@bp.post("/children/<code>/school/outside/<uuid:outside_id>/slip")
@writes(May.OUTSIDE_WRITE)
def write_slip(code: str, outside_id: UUID) -> ResponseReturnValue:
    """Write a month's slip."""
    outside, form = found(queries.outside_by_id(outside_id)), SlipForm()
    if not form.validate_on_submit():
        return _slip_page(form, outside, None, status=422)
    try:
        days = _days(form)
        month = _month(form.month.data)
        file, remark = queries.file_of(g.case_file_id), form.remark.data or ""
        actions.write_slip(file, outside, month=month, remark=remark, by=viewer(), **days)
    except Refused as refused:
        form.refuse(refused)
        return _slip_page(form, outside, None, status=422)
    return _done(code)


@bp.get("/children/<code>/school/slips/<uuid:slip_id>")
@reads(May.OUTSIDE_WRITE)
def show_slip(code: str, slip_id: UUID) -> ResponseReturnValue:
    """Show a slip to be corrected."""
    slip = found(queries.slip_by_id(slip_id))
    form = SlipForm(formdata=None, obj=slip)
    form.month.data = f"{slip.month:%Y-%m}"
    return _slip_page(form, found(queries.outside_by_id(slip.outside_id)), slip)


@bp.post("/children/<code>/school/slips/<uuid:slip_id>")
@writes(May.OUTSIDE_WRITE)
def mend_slip(code: str, slip_id: UUID) -> ResponseReturnValue:
    """Correct a slip; the old figures stay, struck out."""
    slip, form = found(queries.slip_by_id(slip_id)), SlipForm()
    outside = found(queries.outside_by_id(slip.outside_id))
    form.month.data = f"{slip.month:%Y-%m}"
    if not form.validate_on_submit():
        return _slip_page(form, outside, slip, status=422)
    try:
        ensure_current(slip, form, fields={n: n for n in ("days_open", "days_present", "remark")})
        actions.mend_slip(
            queries.file_of(g.case_file_id), outside, slip, remark=form.remark.data or "",
            reason=form.reason.data or "", by=viewer(), **_days(form),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _slip_page(form, outside, slip, status=422)
    return _done(code)


@bp.get("/children/<code>/school/levels/new")
@reads(May.LEVEL_WRITE)
def show_new_levels(code: str) -> ResponseReturnValue:
    """Show the form of what she can do on a day."""
    has_any = bool(queries.learning_of(g.case_file_id).levels)
    occasion = "term" if has_any else "entry"
    return _level_page(LevelForm(formdata=None, seen_on=clock.today(), occasion=occasion), None)


@bp.post("/children/<code>/school/levels/new")
@writes(May.LEVEL_WRITE)
def write_levels(code: str) -> ResponseReturnValue:
    """Write what she can do on a day."""
    form = LevelForm()
    if not form.validate_on_submit():
        return _level_page(form, None, status=422)
    try:
        actions.write_levels(
            queries.file_of(g.case_file_id), queries.came_on(g.case_file_id), form.steps(),
            occasion=form.occasion.data or "", seen_on=form.seen_on.data, words=form.words.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _level_page(form, None, status=422)
    return _done(code)


@bp.get("/children/<code>/school/levels/<uuid:level_id>")
@reads(May.LEVEL_WRITE)
def show_level(code: str, level_id: UUID) -> ResponseReturnValue:
    """Show a level to be corrected."""
    level = found(queries.level_by_id(level_id))
    form = MendLevelForm(formdata=None, obj=level)
    form.step.data = str(level.step)
    return _level_page(form, level)


@bp.post("/children/<code>/school/levels/<uuid:level_id>")
@writes(May.LEVEL_WRITE)
def mend_level(code: str, level_id: UUID) -> ResponseReturnValue:
    """Correct a level; the old step stays, struck out."""
    level, form = found(queries.level_by_id(level_id)), MendLevelForm()
    if not form.validate_on_submit():
        return _level_page(form, level, status=422)
    try:
        words = [str(said) for said in STEPS[level.area]]
        ensure_current(level, form, said={"step": lambda n: words[int(n)] if str(n).isdigit() else str(n)})
        step = int(form.step.data) if str(form.step.data).isdigit() else None
        actions.mend_level(
            queries.file_of(g.case_file_id), queries.came_on(g.case_file_id), level, step=step,
            words=form.words.data or "", reason=form.reason.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _level_page(form, level, status=422)
    return _done(code)


def _done(code: str) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for("education.show_learning", code=code), code=303)


def _outside_told(form: OutsideForm) -> dict[str, Any]:
    return {name: form[name].data or (None if name.endswith("_on") else "") for name in OUTSIDE}


def _days(form: SlipForm) -> dict[str, int]:
    for name, words in (
        ("days_open", _("Write how many days the school was open.")),
        ("days_present", _("Write on how many days she was present.")),
    ):
        if form[name].data is None:
            raise Refused(words, field=name)
    return {"days_open": form.days_open.data, "days_present": form.days_present.data}


def _month(asked: str | None) -> date:
    try:
        return date.fromisoformat(f"{asked}-01")
    except ValueError:
        raise Refused(_("Choose the month."), field="month") from None


def _outside_page(form: OutsideForm, outside: OutsideSchool | None, *, status: int = 200) -> Any:
    return file_page("education/outside_form.html", PART, status=status, form=form, outside=outside)


def _slip_page(form: SlipForm, outside: OutsideSchool, slip: SchoolSlip | None, *, status: int = 200) -> Any:
    months, month = [], month_of(min(outside.to_on or clock.today(), clock.today()))
    while month >= month_of(outside.from_on) and len(months) < 36:
        months.append((f"{month:%Y-%m}", formatting.format_month(month, current())))
        month = month_of(date.fromordinal(month.toordinal() - 1))
    form.month.choices = [("", _("Choose")), *months]
    return file_page(
        "education/slip_form.html", PART, status=status, form=form, outside=outside, slip=slip,
        month=formatting.format_month(slip.month, current()) if slip else "",
    )  # fmt: skip


def _level_page(form: Any, level: LearningLevel | None, *, status: int = 200) -> Any:
    if level is not None:
        if level.area not in AREAS:
            abort(404)
        form.step.choices = steps_offered(level.area, is_mended=True)
    return file_page(
        "education/level_form.html", PART, status=status, form=form, level=level,
        area=str(AREAS[level.area]) if level else "",
    )  # fmt: skip
