"""Today's round on a phone: each tap is saved at once; what was missed stands on top; wrong taps are struck out."""

from collections import Counter
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import Reach, may, reads, viewer, writes
from foundation.access.gate import posts_for
from foundation.formatting import digits
from foundation.forms import day_typed
from foundation.languages import _, current, ngettext
from foundation.paper import words as paper_words
from foundation.refusals import Refused
from health import reach
from health.actions import medicines as verbs
from health.actions.medicines import Taken
from health.choices.medicines import ALL_WHYS, CLOSES_AFTER, OPENS_BEFORE, OUTCOME_MARKS, OUTCOMES, WHYS
from health.events import Event
from health.forms.clinic import WhyForm
from health.forms.medicines import DoseForm, TapForm, clock_of
from health.models import Dose, Prescription
from health.permissions import May
from health.queries import clinic, medicines
from health.queries.children import Patient
from health.queries.medicines import RoundLine
from health.rules import medicines as rules
from health.views import bp, frames, said


@bp.get("/homes/<home_code>/round")
@reads(May.ROUND_SEE)
def show_round(home_code: str) -> ResponseReturnValue:
    """The doses of today by hour; the round of this hour is open."""
    return _page()


def _page(refused: str = "") -> str:
    now, today = clock.now(), clock.today()
    lines = medicines.doses_of_day(
        g.home.id, today, see=reach.on_file(May.ROUND_SEE), named=reach.names(), now=now
    )
    audit.read(
        Event.ROUND_SEEN,
        by=viewer(),
        home=g.home.id,
        details={"count": len(lines)},
        once_per_ten_minutes=True,
    )
    missed = [line for line in lines if line.state == rules.CLOSED and line.dose is None]
    rounds = [_round(due_at, list(some)) for due_at, some in groupby(lines, key=lambda line: line.due_at)]
    current = _current(rounds, now)
    return render_template(
        "health/round.html", missed=[_missed(line) for line in missed], rounds=rounds, current=current,
        refused=refused, gives=may(May.DOSE_WRITE), today=today,
        counts=_counts(current["lines"]) if current else [],
    )  # fmt: skip


def _round(due_at: datetime, lines: list[RoundLine]) -> dict[str, Any]:
    mends_all = Reach.HOME in {reached for _post, reached in posts_for(viewer(), May.DOSE_MEND, g.home.id)}
    return {
        "due_at": due_at, "title": said.hour(due_at), "opens": said.hour(due_at - OPENS_BEFORE),
        "closes": said.hour(due_at + CLOSES_AFTER), "state": lines[0].state,
        "lines": [_line(line, mends_all=mends_all) for line in lines],
    }  # fmt: skip


def _current(rounds: list[dict[str, Any]], now: datetime) -> dict[str, Any] | None:
    """Answer the round that is open, else the next one, else the last of the day."""
    opened = [each for each in rounds if each["state"] == rules.OPEN]
    coming = [each for each in rounds if each["state"] == rules.EARLY]
    return opened[-1] if opened else coming[0] if coming else rounds[-1] if rounds else None


def _line(line: RoundLine, *, mends_all: bool) -> dict[str, Any]:
    dose = line.dose
    mine = dose is not None and dose.written_by == viewer().user_id
    here = clock.local(line.due_at)
    asks = dose is not None and dose.outcome in WHYS and not dose.why and (mine or mends_all)
    return {
        "line": line, "key": f"{line.prescription_id}-{here:%H%M}", "day": here.date().isoformat(),
        "at": f"{here:%H:%M}", "tap": url_for("health.tap_dose", prescription_id=line.prescription_id),
        "opens": said.hour(line.due_at - OPENS_BEFORE), "is_early": line.state == rules.EARLY,
        "is_open": line.state == rules.OPEN and dose is None, "bed": line.bed or line.code[-3:],
        "mark": OUTCOME_MARKS[dose.outcome] if dose else "", "outcome": dose.outcome if dose else "",
        "mark_words": _words(dose) if dose else "",
        "whys": list(WHYS[dose.outcome].items()) if dose and asks else [],
        "explain": url_for("health.explain_dose", dose_id=dose.id) if dose else "",
        "strike": url_for("health.show_strike_dose", dose_id=dose.id) if dose and (mine or mends_all) else "",
        "done": said.hour(dose.done_at) if dose else "",
    }  # fmt: skip


def _words(dose: Dose) -> str:
    told = _outcome_words(dose)
    if not dose.from_paper:
        return told
    return f"{told}, {paper_words(digits(dose.from_paper, current()))}"


def _outcome_words(dose: Dose) -> str:
    told = str(OUTCOMES[dose.outcome])
    if dose.outcome == "given":
        return _("Given %(time)s", time=said.hour(dose.done_at))
    return (
        f"{told}: {ALL_WHYS[dose.why]}"
        if dose.why and dose.why != "other"
        else f"{told}: {dose.words}"
        if dose.words
        else told
    )


def _missed(line: RoundLine) -> dict[str, Any]:
    here = clock.local(line.due_at)
    url = url_for(
        "health.show_dose",
        prescription_id=line.prescription_id,
        day=here.date().isoformat(),
        at=f"{here:%H:%M}",
    )
    return {"at": said.hour(line.due_at), "line": line, "url": url}


def _counts(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    found = Counter(line["outcome"] for line in lines)
    done = sum(number for outcome, number in found.items() if outcome)
    told = [("done", _("%(done)s of %(all)s done", done=done, all=len(lines)))]
    if found["refused"]:
        told.append(("refused", ngettext("%(num)s refused", "%(num)s refused", found["refused"])))
    if found["held"]:
        told.append(("held", ngettext("%(num)s held", "%(num)s held", found["held"])))
    return told


@bp.post("/prescriptions/<uuid:prescription_id>/doses")
@writes(May.DOSE_WRITE)
def tap_dose(prescription_id: UUID) -> ResponseReturnValue:
    """Write what became of one dose: a tap of the round, saved at once."""
    form = TapForm()
    due_at = _due_at(form)
    row = clinic.row_of(Prescription, prescription_id)
    try:
        if not form.validate_on_submit() or due_at is None:
            raise Refused(_("Choose a dose of the round."))
        taken = Taken(
            row, due_at, str(form.outcome.data or ""), str(form.why.data or ""), form.words.data or ""
        )
        verbs.write_doses(row.home_id, [taken], by=viewer())
    except Refused as refused:
        return _page(str(refused)), 422
    back = url_for("health.show_round", home_code=g.home.code)
    return redirect(f"{back}#dose-{prescription_id}-{clock.local(due_at):%H%M}", code=303)


def _due_at(form: Any) -> datetime | None:
    at = clock_of(form.at.data)
    return medicines.moment_on(form.day.data, at) if form.day.data and at else None


@bp.get("/prescriptions/<uuid:prescription_id>/doses")
@reads(May.DOSE_WRITE)
def show_dose(prescription_id: UUID) -> ResponseReturnValue:
    """Ask what became of a dose whose hour is over; without its day and hour, lead to the round."""
    try:
        day: date = day_typed(request.args.get("day", ""))
    except ValueError:
        return redirect(url_for("health.show_round", home_code=g.home.code))
    if clock_of(request.args.get("at")) is None:
        return redirect(url_for("health.show_round", home_code=g.home.code))
    return _dose_page(DoseForm(formdata=None, day=day, at=request.args["at"]), prescription_id)


def _dose_page(form: DoseForm, prescription_id: UUID) -> str:
    row, due_at = clinic.row_of(Prescription, prescription_id), _due_at(form)
    return render_template(
        "health/dose.html", form=form, row=row, due=said.moment(due_at) if due_at else "",
        code=frames.this_patient().code, leads_back=url_for("health.show_round", home_code=g.home.code),
    )  # fmt: skip


@bp.post("/prescriptions/<uuid:prescription_id>/doses/late")
@writes(May.DOSE_WRITE)
def write_dose(prescription_id: UUID) -> ResponseReturnValue:
    """Write what became of a dose whose hour is over."""
    form = DoseForm()
    due_at = _due_at(form)
    try:
        if not form.validate_on_submit() or due_at is None:
            return _dose_page(form, prescription_id), 422
        row = clinic.row_of(Prescription, prescription_id)
        taken = Taken(row, due_at, form.outcome.data, form.why.data or "", form.words.data or "")
        verbs.write_doses(row.home_id, [taken], by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _dose_page(form, prescription_id), 422
    flash(_("Saved."))
    return redirect(url_for("health.show_round", home_code=g.home.code), code=303)


@bp.post("/doses/<uuid:dose_id>/why")
@writes(May.DOSE_MEND)
def explain_dose(dose_id: UUID) -> ResponseReturnValue:
    """Write why a dose was refused or held, after the tap."""
    form, dose = TapForm(), clinic.row_of(Dose, dose_id)
    try:
        if not form.validate_on_submit():
            raise Refused(_("Choose why."))
        code = frames.this_patient().code
        verbs.explain(dose, code, why=str(form.why.data or ""), words=form.words.data or "", by=viewer())
    except Refused as refused:
        return _page(str(refused)), 422
    back = url_for("health.show_round", home_code=g.home.code)
    return redirect(f"{back}#dose-{dose.prescription_id}-{clock.local(dose.due_at):%H%M}", code=303)


def _strike_page(form: WhyForm, code: str) -> str:
    back = url_for("health.show_round", home_code=g.home.code)
    return frames.ask_why(form, code, title=_("Strike out a dose"), verb=_("Strike it out"), back=back)


@bp.get("/doses/<uuid:dose_id>/strike")
@reads(May.DOSE_MEND)
def show_strike_dose(dose_id: UUID) -> ResponseReturnValue:
    """Ask why a dose is struck out."""
    return _strike_page(WhyForm(), frames.this_patient().code)


@bp.post("/doses/<uuid:dose_id>/strike")
@writes(May.DOSE_MEND)
def strike_dose(dose_id: UUID) -> ResponseReturnValue:
    """Strike out a dose that was written wrongly."""

    def deed(child: Patient, reason: str) -> None:
        verbs.strike_dose(clinic.row_of(Dose, dose_id), child.code, reason=reason, by=viewer())

    return frames.told_why(
        deed, _strike_page, to=lambda code: url_for("health.show_round", home_code=g.home.code)
    )


def dose_said(dose: Dose, drug: str, by: str) -> dict[str, Any]:
    """Answer a written dose as the child's own page lists it."""
    return {
        "row": dose, "drug": drug, "by": by, "mark": OUTCOME_MARKS[dose.outcome], "words": _words(dose),
        "due": said.moment(dose.due_at),
    }  # fmt: skip
