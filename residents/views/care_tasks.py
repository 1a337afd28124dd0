"""One person's own tasks, done in one tap; and where the plans of a home stand."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents import care_words, reach, words
from residents.actions import care_goals as actions
from residents.choices.dues import due_said
from residents.events import Event
from residents.forms.care_plan import DoneForm
from residents.permissions import May
from residents.queries import care_lists as queries
from residents.queries.care_lists import OwnTask, PlanLine
from residents.views.blueprint import bp


@bp.get("/my-tasks")
@reads(May.TASK_DO)
def list_my_tasks() -> ResponseReturnValue:
    """What the reader is to do for children of her homes, the oldest due first."""
    return _tasks_page()


def _tasks_page(*, form: DoneForm | None = None, task_id: UUID | None = None) -> str:
    found = queries.own_tasks(viewer().user_id, masks=reach.masks_of_lists())
    audit.read(Event.TASKS_READ, by=viewer(), details={"count": len(found)})
    return render_template(
        "residents/my_tasks.html", lines=[_task(line) for line in found], form=form, fault_of=task_id,
        many_homes=len({line.home for line in found}) > 1,
    )  # fmt: skip


def _task(line: OwnTask) -> dict[str, Any]:
    return {
        "task": line, "state": due_said(line.due_on, today=clock.today()),
        "child": words.name_said(line.child, line.child_local, line.name_kind, line.code),
        "is_masked": line.child is None,
    }  # fmt: skip


@bp.post("/my-tasks/<uuid:care_task_id>/done")
@writes(May.TASK_DO)
def finish_task(care_task_id: UUID) -> ResponseReturnValue:
    """Write that a task is done, with a note where there is something to say."""
    form = DoneForm()
    try:
        if form.validate_on_submit():
            note = form.note.data or ""
            actions.finish_task(*actions.task_to_change(care_task_id), note=note, by=viewer())
            flash(_("Done. It stands in the plan."))
            return redirect(url_for(".list_my_tasks"), code=303)
    except Refused as refused:
        form.refuse(refused)
    return _tasks_page(form=form, task_id=care_task_id), 422


HEADS = ("waiting", "returned", "plan", "review")


@bp.get("/homes/<home_code>/care-plans")
@reads(May.PLAN_LIST)
def list_plans(home_code: str) -> ResponseReturnValue:
    """Where the plans of the children stand who live here: waiting, sent back, due, to be reviewed."""
    found = queries.plan_lines(reach.sees(May.PLAN_SEE), masks=reach.masks())
    audit.read(
        Event.PLANS_READ,
        by=viewer(),
        home=g.home.id,
        details={"count": len(found)},
        once_per_ten_minutes=True,
    )
    lines = [_plan(line) for line in found]
    titles = (_("Waiting for approval"), _("Sent back"), _("First plan due"), _("Next review"))
    groups = [
        {"title": title, "lines": [one for one in lines if one["line"].group == head]}
        for head, title in zip(HEADS, titles, strict=True)
    ]
    over = sum(one["is_over"] for one in lines)
    return render_template(
        "residents/care_plans.html",
        groups=[group for group in groups if group["lines"]],
        count=len(lines),
        over=over,
    )


def _plan(line: PlanLine) -> dict[str, Any]:
    today = clock.today()
    state = due_said(line.due_on, today=today)
    return {
        "line": line, "state": state, "is_over": line.due_on < today,
        "child": words.name_said(line.child, line.child_local, line.name_kind, line.code),
        "is_masked": line.child is None, "second": _second(line), "url": url_for(".show_plan", code=line.code),
        "verb": _approve_verb(line),
    }  # fmt: skip


def _approve_verb(line: PlanLine) -> str:
    return _("Look and approve") if line.group == "waiting" and may(May.PLAN_APPROVE) else _("Open the plan")


def _second(line: PlanLine) -> str:
    if line.group == "waiting":
        return _(
            "version %(number)s by %(name)s, sent %(day)s", number=line.open_number, name=line.writer or "–",
            day=care_words.day_said(line.sent_at.date() if line.sent_at else None),
        )  # fmt: skip
    if line.group == "returned":
        return _("version %(number)s, with %(name)s", number=line.open_number, name=line.writer or "–")
    if line.group == "plan":
        came = care_words.day_said(clock.local(line.came_at).date())
        return (
            _("came %(day)s, a draft is begun", day=came) if line.open_number else _("came %(day)s", day=came)
        )
    if line.reviewed_to is None:
        return _("version %(number)s, not reviewed yet", number=line.in_force)
    return _(
        "version %(number)s, reviewed to %(day)s",
        number=line.in_force,
        day=care_words.day_said(line.reviewed_to),
    )
