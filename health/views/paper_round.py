"""A round that was ticked on paper, typed dose by dose: one post saves what stands on the sheet."""

from datetime import date, datetime
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import reads, viewer, writes
from foundation.formatting import format_day
from foundation.forms import Form, clock_typed, moment_of
from foundation.languages import _, current, ngettext
from foundation.paper.pages import paper_in_hand, typing
from foundation.refusals import Refused
from health import reach
from health.actions import medicines as verbs
from health.actions.medicines import Taken
from health.choices.medicines import ALL_WHYS, OUTCOMES
from health.events import Event
from health.models import Prescription
from health.permissions import May
from health.queries import clinic, medicines
from health.queries.medicines import RoundLine
from health.views import bp, said

LENGTH = 200


class PaperRoundForm(Form):
    """The sheet of a round; its lines come beside the declared fields, named by prescription and hour."""

    faults: dict[str, str]

    def summary(self) -> list[tuple[str, str | None, str]]:
        """Answer what is to be mended, the lines first."""
        lines: list[tuple[str, str | None, str]] = [
            (f"dose-{key}", None, words) for key, words in getattr(self, "faults", {}).items()
        ]
        return [*lines, *super().summary()]


@bp.get("/homes/<home_code>/round/paper/<day:day>")
@reads(May.DOSE_WRITE)
def show_paper_round(home_code: str, day: date) -> ResponseReturnValue:
    """Show the doses of a day that are not written yet, to be typed from the sheet in hand."""
    lines = _lines(day)
    audit.read(
        Event.ROUND_SEEN,
        by=viewer(),
        home=g.home.id,
        details={"count": len(lines)},
        once_per_ten_minutes=True,
    )
    return _page(day, lines, PaperRoundForm(formdata=None))


@bp.post("/homes/<home_code>/round/paper/<day:day>")
@writes(May.DOSE_WRITE)
def write_paper_round(home_code: str, day: date) -> ResponseReturnValue:
    """Write what is ticked on the sheet, all doses in one deed, or none of them."""
    form, lines = PaperRoundForm(), _lines(day)
    try:
        if not form.validate_on_submit():
            return _page(day, lines, form), 422
        paper = paper_in_hand("round", day)
        if paper is None:
            raise Refused(_("Open the sheet on the page Paper first."))
        taken = _taken(form, lines, day)
        if not taken:
            raise Refused(_("Write at least one dose that is ticked on the sheet."))
        made = _write(form, taken, paper)
    except Refused as refused:
        form.refuse(refused)
        return _page(day, lines, form), 422
    flash(ngettext("%(num)s dose is entered.", "%(num)s doses are entered.", len(made)))
    return redirect(url_for("health.show_round", home_code=home_code), code=303)


def _write(form: PaperRoundForm, taken: dict[str, Taken], paper: Any) -> Any:
    if getattr(form, "faults", None):
        raise Refused(_("Some lines are not whole. Nothing was saved yet; what you typed is kept."))
    return verbs.write_doses(g.home.id, list(taken.values()), by=viewer(), paper=paper)


def _lines(day: date) -> list[RoundLine]:
    see, named = reach.on_file(May.DOSE_WRITE), reach.names()
    return medicines.doses_of_day(g.home.id, day, see=see, named=named, now=clock.now())


def _key(line: RoundLine) -> str:
    return f"{line.prescription_id}-{clock.local(line.due_at):%H%M}"


def _taken(form: PaperRoundForm, lines: list[RoundLine], day: date) -> dict[str, Taken]:
    """Answer the lines that say an outcome; what is wrong in one is told beside it."""
    form.faults = {}
    known = clinic.rows_by_id(Prescription, {line.prescription_id for line in lines})
    taken = {}
    for line in lines:
        key = _key(line)
        outcome = request.form.get(f"outcome-{key}", "")
        if not outcome or line.dose is not None:
            continue
        try:
            each = Taken(
                known[line.prescription_id], line.due_at, outcome, request.form.get(f"why-{key}", ""),
                " ".join(request.form.get(f"words-{key}", "").split())[:LENGTH], _done_at(key, day),
            )  # fmt: skip
            verbs.ensure_takeable(each, now=clock.now())
        except Refused as refused:
            form.faults[key] = str(refused)
            continue
        taken[key] = each
    return taken


def _done_at(key: str, day: date) -> datetime | None:
    """Answer the hour that stands beside the tick, None where none was typed. Raises Refused for what is no hour."""
    try:
        typed = clock_typed(request.form.get(f"at-{key}", ""))
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    return moment_of(day, typed) if typed else None


def _page(day: date, lines: list[RoundLine], form: PaperRoundForm) -> str:
    faults = getattr(form, "faults", {})
    waiting = [_said(line, faults) for line in lines if line.dose is None]
    return render_template(
        "health/paper_round.html", form=form, lines=waiting, paper=typing("round", day),
        written=len(lines) - len(waiting),
        day_words=format_day(day, current()), outcomes=list(OUTCOMES.items()), whys=list(ALL_WHYS.items()),
        action=url_for("health.write_paper_round", home_code=g.home.code, day=day),
        back_url=url_for("health.show_round", home_code=g.home.code),
    )  # fmt: skip


def _said(line: RoundLine, faults: dict[str, str]) -> dict[str, Any]:
    key = _key(line)
    return {
        "key": key, "line": line, "hour": said.hour(line.due_at), "fault": faults.get(key, ""),
        "where": " · ".join(each for each in (_code(line), line.room, line.bed) if each),
        **{name: request.form.get(f"{name}-{key}", "") for name in ("outcome", "why", "words", "at")},
    }  # fmt: skip


def _code(line: RoundLine) -> str:
    return line.code if line.name != line.code else ""
