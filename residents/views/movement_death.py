"""A child's death: a page for the superintendent and the case worker alone; each opening is recorded."""

from typing import Any

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import audit
from foundation.access import reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents.actions import movement_death as verbs
from residents.events import Event
from residents.forms.movement import DEATH_STEPS, DeathForm, DeathStepForm
from residents.forms.stay import now_here
from residents.permissions import May
from residents.queries import file, movement
from residents.views.blueprint import bp
from residents.views.pages import file_page


@bp.get("/children/<code>/death")
@reads(May.DEATH_WRITE)
def show_death(code: str) -> ResponseReturnValue:
    """What is written of a child's death, or the form for it."""
    return _page(code)


def _page(code: str, form: Any = None, status: int = 200) -> ResponseReturnValue:
    death = movement.death_of(g.case_file_id)
    if death is None:
        return file_page(
            "residents/death_write.html",
            "movement",
            status=status,
            form=form if isinstance(form, DeathForm) else DeathForm(**now_here()),
        )
    subject = ("case_file", g.case_file_id, code)
    audit.read(Event.DEATH_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"code": code})
    beside = {"police": death.police_no, "post_mortem": death.post_mortem_no, "body": death.body_to}
    steps = [
        {"label": label, "at": getattr(death, verbs.TOLD[what]), "beside": beside.get(what, "")}
        for what, label in DEATH_STEPS.items()
    ]
    return file_page(
        "residents/death.html", "movement", status=status, death=death, steps=steps,
        cause=death.cause.open() if death.cause else "",
        form=form if isinstance(form, DeathStepForm) else DeathStepForm(**now_here()),
    )  # fmt: skip


@bp.post("/children/<code>/death")
@writes(May.DEATH_WRITE)
def write_death(code: str) -> ResponseReturnValue:
    """Write a child's death; her stay ends at that moment."""
    form = DeathForm()
    if not form.validate_on_submit():
        return _page(code, form, 422)
    try:
        rows = file.rows(g.case_file_id)
        verbs.write_death(
            rows.file, rows.stay, died_at=form.happened_at(), place=form.place.data, cause=form.cause.data or "",
            cause_by=form.cause_by.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _page(code, form, 422)
    flash(_("Written. Tell the police, the committee, her parents and the magistrate, and write when."))
    return redirect(url_for(".show_death", code=code), code=303)


@bp.post("/children/<code>/death/step")
@writes(May.DEATH_WRITE)
def write_death_step(code: str) -> ResponseReturnValue:
    """Write who was told, or what was done."""
    if movement.death_of(g.case_file_id) is None:
        raise Refused(_("Write the death first: when and where."))
    form = DeathStepForm()
    if not form.validate_on_submit():
        return _page(code, form, 422)
    try:
        verbs.follow_death(
            file.rows(g.case_file_id).file, what=form.what.data, at=form.happened_at(),
            number=form.number.data or "", by=viewer(),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _page(code, form, 422)
    return redirect(url_for(".show_death", code=code), code=303)
