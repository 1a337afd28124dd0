"""Identity papers of a child, the road to each that is missing, and the missing papers of the home."""

from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock
from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from foundation.versions import ensure_current
from residents import reach, words
from residents.actions import papers as verbs
from residents.choices.identity import EXPECTED, HERE, PAPER_KINDS, PAPER_STATES
from residents.events import Event
from residents.forms.papers import PaperForm, StepForm, with_people
from residents.permissions import May
from residents.queries import file, papers
from residents.rules.identity import is_due, missing_of
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.who import form_of

COMPARED = {
    name: name
    for name in ("label", "state", "name_on_paper", "issued_by", "issued_on", "kept_where", "next_step", "next_office",
                 "next_due_on")
}  # fmt: skip
SAID = {"state": lambda value: words.of(PAPER_STATES, str(value or ""))}


@bp.get("/children/<code>/papers")
@reads(May.IDENTITY_SEE)
def list_papers(code: str) -> ResponseReturnValue:
    """Her identity papers, what is due first; the papers that every child needs are named when nobody wrote of them."""
    lines = papers.papers_of(g.case_file_id)
    wanted = missing_of((line.paper.kind for line in lines), EXPECTED)
    return file_page(
        "residents/list_papers.html", "papers", code=code, lines=[_line(line, code) for line in lines],
        wanted=[words.of(PAPER_KINDS, kind) for kind in wanted],
    )  # fmt: skip


def paper_said(kind: str, label: str) -> str:
    """Answer what a paper is called."""
    return label if kind == "other" and label else words.of(PAPER_KINDS, kind)


def _line(line: papers.PaperLine, code: str) -> dict[str, Any]:
    paper = line.paper
    number = paper.number
    if paper.number_sealed is not None:
        number = _("ends in %(last)s", last=paper.number)
    parts = (words.of(PAPER_STATES, paper.state), number, paper.issued_by, paper.kept_where)
    verbs_ = []
    if may(May.IDENTITY_WRITE):
        verbs_ = [
            (_("Write a step"), url_for(".show_paper_step", code=code, paper_id=paper.id)),
            (_("Change"), url_for(".show_paper", code=code, paper_id=paper.id)),
        ]
    return {
        "paper": paper, "called": paper_said(paper.kind, paper.label), "carrier": line.carrier,
        "second": ", ".join(part for part in parts if part), "verbs": verbs_, "is_here": paper.state in HERE,
        "due": _due(paper.next_due_on), "steps": [_step(step) for step in line.steps],
        "number_url": url_for(".open_number", code=code, paper_id=paper.id) if _may_open(paper) else None,
    }  # fmt: skip


def _may_open(paper: Any) -> bool:
    return paper.number_sealed is not None and may(May.NUMBER_OPEN)


def _due(day: Any) -> dict[str, str]:
    """Answer the clock of a next step: overdue, due, or nothing."""
    if day is None:
        return {"mark": "", "words": "", "state": ""}
    days = (clock.today() - day).days
    if is_due(day, today=clock.today()):
        return {"mark": "over", "words": _("%(num)s days over", num=days), "state": "over"}
    return {"mark": "soon" if days == 0 else "due", "words": _("due today") if days == 0 else "", "state": ""}


def _step(step: papers.StepLine) -> dict[str, Any]:
    parts = (step.what, step.office, words.of(PAPER_STATES, step.state), step.by)
    return {"day": step.happened_on, "words": ", ".join(part for part in parts if part)}


def _page(form: Any, code: str, title: str, verb: str, parts: list[str]) -> str:
    with_people(form, file.who_may_carry(g.home.id, now=clock.now()))
    return form_of(form, code, title, verb, parts, leads_back=url_for(".list_papers", code=code))


def _paper_page(form: PaperForm, code: str) -> str:
    return _page(form, code, _("Write a paper"), _("Save the paper"), ["paper", "next"])


def _filled(form: Any) -> bool:
    with_people(form, file.who_may_carry(g.home.id, now=clock.now()))
    return bool(form.validate_on_submit())


@bp.get("/children/<code>/papers/add")
@reads(May.IDENTITY_WRITE)
def show_add_paper(code: str) -> ResponseReturnValue:
    """Ask for a paper, held or missing."""
    return _paper_page(PaperForm(), code)


@bp.post("/children/<code>/papers/add")
@writes(May.IDENTITY_WRITE)
def add_paper(code: str) -> ResponseReturnValue:
    """Write down a paper, or that it is missing."""
    form = PaperForm()
    if not _filled(form):
        return _paper_page(form, code), 422
    try:
        verbs.write_paper(file.rows(g.case_file_id).file, form.said(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _paper_page(form, code), 422
    return _back(code)


def _back(code: str) -> ResponseReturnValue:
    flash(_("The paper is saved."))
    return redirect(url_for(".list_papers", code=code), code=303)


@bp.get("/children/<code>/papers/<uuid:paper_id>")
@reads(May.IDENTITY_WRITE)
def show_paper(code: str, paper_id: UUID) -> ResponseReturnValue:
    """A paper, to be changed; a sealed number is not shown and stays unless another is typed."""
    paper = papers.paper(paper_id, g.case_file_id)
    form = PaperForm(obj=paper)
    form.carrier_id.data = str(paper.carrier_id or "")
    if paper.number_sealed is not None:
        form.number.data = ""
    return _paper_page(form, code)


@bp.post("/children/<code>/papers/<uuid:paper_id>")
@writes(May.IDENTITY_WRITE)
def mend_paper(code: str, paper_id: UUID) -> ResponseReturnValue:
    """Change a paper; a lost race shows both versions."""
    form, paper = PaperForm(), papers.paper(paper_id, g.case_file_id)
    if not _filled(form):
        return _paper_page(form, code), 422
    try:
        ensure_current(paper, form, fields=COMPARED, said=SAID)
        verbs.mend_paper(file.rows(g.case_file_id).file, paper, form.said(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _paper_page(form, code), 422
    return _back(code)


def _step_page(form: StepForm, code: str) -> str:
    return _page(form, code, _("Write a step"), _("Save the step"), ["step", "next"])


@bp.get("/children/<code>/papers/<uuid:paper_id>/step")
@reads(May.IDENTITY_WRITE)
def show_paper_step(code: str, paper_id: UUID) -> ResponseReturnValue:
    """Ask what was done to get a paper, and what comes next."""
    paper = papers.paper(paper_id, g.case_file_id)
    return _step_page(
        StepForm(happened_on=clock.today(), state=paper.state, carrier_id=str(paper.carrier_id or "")), code
    )


@bp.post("/children/<code>/papers/<uuid:paper_id>/step")
@writes(May.IDENTITY_WRITE)
def take_paper_step(code: str, paper_id: UUID) -> ResponseReturnValue:
    """Write a step on the road to a paper."""
    form, paper = StepForm(), papers.paper(paper_id, g.case_file_id)
    if not _filled(form):
        return _step_page(form, code), 422
    try:
        verbs.take_step(file.rows(g.case_file_id).file, paper, form.said(), by=viewer())
    except Refused as refused:
        form.refuse(refused)
        return _step_page(form, code), 422
    return _back(code)


@bp.post("/children/<code>/papers/<uuid:paper_id>/number")
@writes(May.NUMBER_OPEN)
def open_number(code: str, paper_id: UUID) -> ResponseReturnValue:
    """Open the sealed number of a paper; each opening is recorded before the answer."""
    paper = papers.paper(paper_id, g.case_file_id)
    if paper.number_sealed is None:
        abort(422)
    audit.read(
        Event.NUMBER_OPENED, by=viewer(), home=g.home.id, subject=("case_file", g.case_file_id, code),
        details={"code": code, "paper": paper.kind},
    )  # fmt: skip
    return file_page(
        "residents/show_number.html",
        "papers",
        code=code,
        called=paper_said(paper.kind, paper.label),
        number=paper.number_sealed.open(),
    )


@bp.get("/homes/<home_code>/identity-papers")
@reads(May.PAPERS_LIST)
def list_missing_papers(home_code: str) -> ResponseReturnValue:
    """The papers that the children of this home have not got: overdue steps first, then what nobody began."""
    lines = papers.missing(g.home.id, see=reach.sees(May.IDENTITY_SEE), masks=reach.masks())
    audit.read(Event.PAPERS_READ, by=viewer(), home=g.home.id, details={"count": len(lines)})
    rows = [_missing(line) for line in lines]
    groups = [
        (_("Overdue"), "over", [row for row in rows if row["due"]["mark"] == "over"]),
        (_("Under way"), "due", [row for row in rows if row["line"].state and row["due"]["mark"] != "over"]),
        (_("Not begun"), "draft", [row for row in rows if not row["line"].state]),
    ]
    return render_template("residents/list_missing_papers.html", groups=groups, count=len(rows))


def _missing(line: papers.MissingLine) -> dict[str, Any]:
    step = line.next_step or words.of(PAPER_STATES, line.state) or _("nobody wrote of it yet")
    parts = (paper_said(line.kind, line.label), step, line.next_office, line.carrier)
    if line.paper_id is None or not may(May.IDENTITY_WRITE):
        verb = (_("Open"), url_for(".list_papers", code=line.code))
    else:
        verb = (_("Write a step"), url_for(".show_paper_step", code=line.code, paper_id=line.paper_id))
    return {
        "line": line, "called": words.name_said(line.name, line.name_local, line.name_kind, line.code),
        "second": ", ".join(part for part in parts if part), "due": _due(line.next_due_on), "verb": verb,
    }  # fmt: skip
