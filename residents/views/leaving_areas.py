"""Form 7, Part C: the plan by area when she leaves, and the pre-release report on paper."""

from types import SimpleNamespace
from typing import Any

from flask import current_app, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, formatting, versions
from foundation.access import reads, viewer, writes
from foundation.documents import Letter, Table
from foundation.languages import _, current
from foundation.refusals import Refused
from residents import choices, reach, words
from residents.actions import leaving_areas as verbs
from residents.actions.leaving_grounds import plan_of
from residents.actions.recording import record
from residents.choices.care import AREAS
from residents.choices.going import EXAMINED_WITHIN
from residents.events import Event
from residents.forms.leaving_areas import AreasForm
from residents.models import LeavingPlan, Placement
from residents.permissions import May
from residents.queries import file
from residents.queries import leaving_areas as queries
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.printed_papers import foot, home_name, paper


def _plan() -> LeavingPlan:
    plan = plan_of(file.rows(g.case_file_id).stay)
    if plan is None:
        raise Refused(_("Write the plan first: where she goes and on which day."))
    return plan


def _page(form: AreasForm, status: int = 200) -> Any:
    return file_page("residents/leaving_areas.html", "leaving", status=status, form=form)


@bp.get("/children/<code>/leaving/areas")
@reads(May.LEAVING_WRITE)
def show_leaving_areas(code: str) -> ResponseReturnValue:
    """Ask what is planned for each area; where nothing is written stands what the care plan in force proposes."""
    stay = file.rows(g.case_file_id).stay
    plan = plan_of(stay)
    if plan is None:
        flash(_("Write the plan first: where she goes and on which day."))
        return redirect(url_for(".show_leaving_plan", code=code), code=303)
    known, proposed = queries.areas_of(plan.id), queries.proposed(stay.id)
    told = {f"{area}_plan": known[area].words if area in known else proposed.get(area, "") for area in AREAS}
    return _page(AreasForm.opened(**told, version=str(plan.version)))


@bp.post("/children/<code>/leaving/areas")
@writes(May.LEAVING_WRITE)
def write_leaving_areas(code: str) -> ResponseReturnValue:
    """Write what is planned for each area; a lost race shows both versions."""
    form = AreasForm()
    if not form.validate_on_submit():
        return _page(form, 422)
    try:
        plan = _plan()
        known = queries.areas_of(plan.id)
        held = {f"{area}_plan": known[area].words if area in known else "" for area in AREAS}
        saved = SimpleNamespace(version=plan.version, **held)
        versions.ensure_current(saved, form, fields={name: name for name in held})
        rows = file.rows(g.case_file_id)
        verbs.write_areas(rows.file, rows.stay, form.told(), reason=form.reason.data or "", by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _page(form, 422)
    flash(_("Saved."))
    return redirect(url_for(".show_leaving", code=code), code=303)


@bp.post("/children/<code>/leaving/report")
@writes(May.LEAVING_WRITE)
def print_pre_release(code: str) -> ResponseReturnValue:
    """The pre-release report as PDF, in the order of Form 7, Part C; no address of hers after leaving stands on it."""
    rows, plan = file.rows(g.case_file_id), _plan()
    record(Event.LEAVING_PRINTED, rows.file, by=viewer())
    known, past = queries.areas_of(plan.id), queries.past_of(g.case_file_id)
    head = file.head(g.case_file_id, masks=reach.masks())
    name = words.name_said(head.name, head.name_local, head.name_kind, code) if head else code
    table = Table(
        (_("No."), _("Category"), _("Plan")),
        tuple(
            (formatting.digits(str(n), current()), str(said), known[area].words if area in known else "")
            for n, (area, said) in enumerate(AREAS.items(), start=1)
        ),
        (0.6, 3.4, 7),
    )
    offence, printed = foot()
    facts = [(_("Name"), name), (_("Code"), code), *_facts(plan, past)]
    letter = Letter(
        home=home_name(), title=_("Pre-release report"), rule=_("JJ Model Rules 2016, Form 7, Part C"), code=code,
        facts=tuple((label, value) for label, value in facts if value),
        body=(_("Rehabilitation and restoration plan:"), table, *_more(plan)),
        strong=(_("Rehabilitation and restoration plan:"),), signatures=(_("Case worker"), _("Superintendent")),
        foot=offence, printed=printed, language=current(), size=10.0,
    )  # fmt: skip
    return paper(letter, name=f"{code}-pre-release")


def _facts(plan: LeavingPlan, past: queries.Past) -> list[tuple[str, str]]:
    report = past.report
    said = (
        _("Report %(number)s, to %(day)s", number=report.number, day=_day(report.period_to)) if report else ""
    )
    escort = ", ".join(part for part in (plan.escort, plan.escort_relation) if part)
    order = _("Form 45: %(number)s", number=plan.escort_order_no) if plan.escort_order_no else ""
    going = words.of(choices.EXIT_REASONS, plan.going)
    return [
        (_("Place and authority"), ", ".join(part for part in (going, plan.authority, plan.place) if part)),
        (_("Past placements"), "; ".join(_stay(stay) for stay in past.stays)),
        (_("Training, skills and work"), "; ".join(part for part in (plan.schooling, plan.livelihood) if part)),
        (_("Last progress report"), said), (_("Day of release"), _day(plan.due_on)),
        (_("Escort"), "; ".join(part for part in (escort, order) if part)),
        (_("Who follows up"), plan.follow_up_by), (_("Sponsorship and money"), plan.money),
        (_("Medical examination before release"), _examined()),
    ]  # fmt: skip


def _more(plan: LeavingPlan) -> list[str]:
    told = (
        (_("Where and with whom she will live"), plan.residence), (_("Health and medicines"), plan.health),
        (_("In her own words"), _("“%(words)s”", words=plan.her_words) if plan.her_words else ""),
    )  # fmt: skip
    return [f"{label}: {value}" for label, value in told if value]


def _stay(stay: Placement) -> str:
    came = _day(stay.started_at)
    if stay.ended_at is None:
        return _("since %(day)s", day=came)
    how = words.of(choices.EXIT_REASONS, stay.exit_reason)
    return _("%(first)s to %(last)s, %(how)s", first=came, last=_day(stay.ended_at), how=how)


def _examined() -> str:
    ask = current_app.extensions["house"].lookups.get("medical_examined_since")
    at = ask(g.case_file_id, clock.now() - EXAMINED_WITHIN) if ask else None
    return formatting.format_moment(at, current(), clock.zone_here()) if at else ""


def _day(day: Any) -> str:
    return formatting.format_day(day, current(), clock.zone_here()) if day else ""
