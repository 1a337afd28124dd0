"""Approving a care plan: the page of who approves, sending back, and two versions side by side."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation.access import reads, viewer, writes
from foundation.languages import _, _l
from foundation.refusals import Refused
from residents import care_words
from residents.actions import care_plan as actions
from residents.choices.care import AREAS, Area
from residents.forms.care_plan import NEED_LABELS, ApproveForm, WhyForm
from residents.permissions import May
from residents.queries import care_plan as queries
from residents.queries.care_plan import Held, Version
from residents.rules.care_compare import ADDED, CHANGED, DROPPED, SAME, Compared, compare
from residents.views.blueprint import bp
from residents.views.care_shared import held_here, locked, sees_whole, version_here
from residents.views.pages import file_page
from residents.views.parts import form_of_part, posted

KINDS: dict[str, Any] = {
    ADDED: _l("Added"), CHANGED: _l("Changed"), DROPPED: _l("Dropped"), SAME: _l("As before"),
}  # fmt: skip
MARKS = {ADDED: "met", CHANGED: "soon", DROPPED: "waived", SAME: "read"}
GOAL_LABELS: dict[str, Any] = {
    "words": _l("Goal"), "measure": _l("Measure"), "target_on": _l("By when"), "owner": _l("Whose"),
    "area": _l("Area"),
}  # fmt: skip


def _lines(found: list[Compared], labels: dict[str, Any], titled: Any) -> list[dict[str, Any]]:
    return [
        {
            "title": titled(one), "kind": one.kind, "words": str(KINDS[one.kind]), "mark": MARKS[one.kind],
            "parts": [
                {"label": str(label), "old": one.old.get(part, ""), "new": one.new.get(part, ""),
                 "is_changed": part in one.changed}
                for part, label in labels.items()
                if one.old.get(part) or one.new.get(part)
            ],
        }
        for one in found
    ]  # fmt: skip


def compared(held: Held, old: Version, new: Version) -> dict[str, Any]:
    """Answer two versions side by side: needs and goals, what was added, changed or dropped. Two statements."""
    ids, areas = (old.plan.id, new.plan.id), held.areas
    needs, goals = queries.needs_of(ids, areas=areas), queries.goals_of(ids, areas=areas)
    of_needs = [care_words.compared_needs(n for n in needs if n.plan_id == id_) for id_ in ids]
    of_goals = [care_words.compared_goals(line for line in goals if line.goal.plan_id == id_) for id_ in ids]
    return {
        "needs": _lines(
            compare(*of_needs, order=[str(a) for a in Area]), NEED_LABELS, lambda one: str(AREAS[Area(one.key)])
        ),
        "goals": _lines(
            compare(*of_goals), GOAL_LABELS, lambda one: one.new.get("words") or one.old.get("words", "")
        ),
        "old": {"title": care_words.version_said(old.plan.number), "stay": care_words.stay_said(old.plan.expected_stay),
                "her": _her(held, old)},
        "new": {"title": care_words.version_said(new.plan.number), "stay": care_words.stay_said(new.plan.expected_stay),
                "her": _her(held, new)},
    }  # fmt: skip


def _her(held: Held, version: Version) -> dict[str, str]:
    return care_words.her_words(version.plan.her_words, version.plan.her_language) if sees_whole(held) else {}


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/changes")
@reads(May.PLAN_SEE)
def show_changes(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Two versions of one stay side by side; `with` is the number of the other, if not the one before."""
    held = held_here()
    new = version_here(held, care_plan_id)
    others = [
        v for v in held.versions
        if v.plan.placement_id == new.plan.placement_id and v.plan.number < new.plan.number
    ]  # fmt: skip
    if not others:
        return redirect(url_for(".show_version", code=code, care_plan_id=care_plan_id), code=303)
    asked = request.args.get("with", "")
    old = next((v for v in others if str(v.plan.number) == asked), others[0])
    choices = [(v.plan.number, care_words.version_said(v.plan.number)) for v in others]
    return file_page(
        "residents/care_changes.html", "plan", plan=new.plan, choices=choices, chosen=old.plan.number,
        told=compared(held, old, new),
    )  # fmt: skip


def _approval_page(form: ApproveForm, held: Held, version: Version, code: str) -> str:
    plan, before = version.plan, held.in_force
    areas = held.areas
    needs = {need.area: need for need in queries.needs_of([plan.id], areas=areas)}
    goals = queries.goals_of([plan.id], areas=areas)
    return render_template(
        "residents/care_approval.html", form=form, code=code, plan=plan, version=version,
        stay=care_words.stay_said(plan.expected_stay), her=_her(held, version),
        told=compared(held, before, version) if before is not None else None,
        areas=[
            {"title": care_words.area_said(area), "rows": care_words.need_rows(needs.get(area)),
             "goals": [{"goal": line.goal, "owner": care_words.owner_said(line.goal, line.owner)}
                       for line in goals if line.goal.area == area]}
            for area in Area if area in needs or any(line.goal.area == area for line in goals)
        ],
    )  # fmt: skip


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/approval")
@reads(May.PLAN_APPROVE)
def show_approval(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """The whole version, and what it changes of the one in force, for who approves it."""
    held = held_here()
    return _approval_page(ApproveForm(), held, version_here(held, care_plan_id), code)


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/approval")
@writes(May.PLAN_APPROVE)
def approve_plan(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Approve a version; whoever wrote in it does not."""
    form, held = ApproveForm(), held_here()
    version = version_here(held, care_plan_id)
    try:
        if form.validate_on_submit():
            plan = locked(held, care_plan_id)
            actions.approve(held.file, plan, minutes=form.minutes.data or "", by=viewer())
            flash(_("The plan is approved and in force."))
            return redirect(url_for(".show_version", code=code, care_plan_id=care_plan_id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return _approval_page(form, held, version, code), 422


def _back_page(form: WhyForm, code: str, plan_id: UUID) -> str:
    return form_of_part(
        form, code=code, title=_("Send the plan back"), verb=_("Send the plan back"), back="show_plan",
        back_url=url_for(".show_approval", code=code, care_plan_id=plan_id),
        lead=_("All of it stays as it was written. Its writer reads why."),
    )  # fmt: skip


@bp.get("/children/<code>/plans/<uuid:care_plan_id>/send-back")
@reads(May.PLAN_APPROVE)
def show_send_back(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Ask what is missing."""
    version_here(held_here(), care_plan_id)
    return _back_page(WhyForm(), code, care_plan_id)


@bp.post("/children/<code>/plans/<uuid:care_plan_id>/send-back")
@writes(May.PLAN_APPROVE)
def send_plan_back(code: str, care_plan_id: UUID) -> ResponseReturnValue:
    """Send a version back to its writer."""
    form, held = WhyForm(), held_here()
    plan = locked(held, care_plan_id)
    return posted(
        form, lambda: _back_page(form, code, care_plan_id),
        lambda: actions.send_back(held.file, plan, reason=form.reason.data or "", by=viewer()),
        to=url_for(".show_version", code=code, care_plan_id=care_plan_id),
    )  # fmt: skip
