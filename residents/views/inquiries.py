"""Visits to a child's family: her list, a worker's own list, asking, one visit, its report and its agreement."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import may, reads, viewer, within_reach, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.sealed import opened
from foundation.versions import ensure_current
from homes import queries as halls
from residents import family_words, reach, words
from residents.actions import inquiries as actions
from residents.choices.dues import due_said
from residents.choices.inquiring import FIT_MARKS, FITS, KINDS, Fit, InquiryKind
from residents.events import Event
from residents.forms.arrival import committees_to_choose
from residents.forms.inquiries import AskForm, ReportForm
from residents.models import CaseFile, Inquiry
from residents.permissions import May
from residents.queries import family, file
from residents.queries import inquiries as queries
from residents.queries.inquiries import InquiryLine, InquiryRow
from residents.rules.inquiries import report_due
from residents.views.blueprint import bp
from residents.views.pages import file_page

COMPARED = {name: name for name in ("visited_on", "met", "fit")}
SPOKEN = {"fit": lambda value: words.of(FITS, str(value or ""))}


@bp.get("/children/<code>/inquiries")
@reads(May.INQUIRY_SEE)
def list_inquiries(code: str) -> ResponseReturnValue:
    """What was asked about her family, what is due, what was agreed; no finding stands here."""
    which = sa.and_(Inquiry.case_file_id == g.case_file_id, reach.sees(May.INQUIRY_SEE))
    found = queries.lines(which, masks=reach.masks())
    return file_page("residents/list_inquiries.html", "inquiries", lines=[_line(line) for line in found])


@bp.get("/my-inquiries")
@reads(May.INQUIRY_MINE)
def list_my_inquiries() -> ResponseReturnValue:
    """What the reader is asked to do in every home, the oldest due first."""
    mine = sa.and_(
        Inquiry.worker_id == viewer().user_id,
        within_reach(May.INQUIRY_SEE, CaseFile.id, home=CaseFile.home_id),
    )
    found = queries.lines(mine, masks=reach.masks_of_lists(), only_open=True)
    audit.read(Event.INQUIRIES_READ, by=viewer(), details={"count": len(found)})
    homes = {line.home for line in found}
    return render_template(
        "residents/my_inquiries.html", lines=[_line(line) for line in found], many_homes=len(homes) > 1
    )


def _line(line: InquiryLine) -> dict[str, Any]:
    today = clock.today()
    kind = str(KINDS[InquiryKind(line.kind)])
    return {
        "line": line, "kind": kind, "second": family_words.inquiry_second(line, today=today),
        "state": family_words.inquiry_state(line, today=today),
        "child": words.name_said(line.child, line.child_local, line.name_kind, line.code),
        "is_masked": line.child is None,
        "url": url_for(".show_inquiry", code=line.code, inquiry_id=line.id),
    }  # fmt: skip


def _ask_form(*, fill: bool) -> AskForm:
    today = clock.today()
    form = AskForm(asked_on=today, due_on=report_due(today)) if fill else AskForm()
    people = family.contacts(g.case_file_id, see=reach.sees(May.FAMILY_SEE))
    said = [
        (str(p.member_id), _("%(name)s, %(relation)s", name=p.called, relation=p.relation_said))
        for p in people
    ]
    form.member_id.choices = [("", _("Not known yet")), *said]
    form.order_by.choices = committees_to_choose(halls.committees())
    going = queries.who_may_go(g.case_file_id, g.home.id, now=clock.now())
    form.worker_id.choices = [("", _("Nobody of this home")), *((str(id_), name) for id_, name in going)]
    return form


@bp.get("/children/<code>/inquiries/new")
@reads(May.INQUIRY_WRITE)
def show_ask_inquiry(code: str) -> ResponseReturnValue:
    """Ask what is to be looked at, by whom and by when."""
    return render_template("residents/ask_inquiry.html", form=_ask_form(fill=True), code=code)


@bp.post("/children/<code>/inquiries/new")
@writes(May.INQUIRY_WRITE)
def ask_inquiry(code: str) -> ResponseReturnValue:
    """Ask for a visit or study."""
    form = _ask_form(fill=False)
    try:
        if form.validate_on_submit():
            inquiry = actions.ask(file.rows(g.case_file_id).file, form.asked(), by=viewer())
            flash(_("Saved."))
            return redirect(url_for(".show_inquiry", code=code, inquiry_id=inquiry.id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return render_template("residents/ask_inquiry.html", form=form, code=code), 422


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>")
@reads(May.INQUIRY_SEE)
def show_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """One visit or study: its facts, its photographs, requests to other districts; the findings stay sealed."""
    row = queries.row(inquiry_id, masks=reach.masks())
    opens = may(May.INQUIRY_OPEN)
    return file_page(
        "residents/show_inquiry.html", "inquiries", row=row, inquiry=row.inquiry, title=_title(row),
        state=family_words.inquiry_state(row.inquiry, today=clock.today()), facts=_facts(row), fit=_fit(row),
        requests=[_request(r, code) for r in queries.requests_of(inquiry_id)],
        photos=queries.photos_of(inquiry_id) if opens else [], opens=opens, **_may(row),
    )  # fmt: skip


def _title(row: InquiryRow) -> str:
    return str(KINDS[InquiryKind(row.inquiry.kind)])


def _may(row: InquiryRow) -> dict[str, bool]:
    """Answer what the reader may do with this visit now; its writer does not agree to it herself."""
    inquiry = row.inquiry
    is_open = inquiry.agreed_at is None and inquiry.dropped_at is None
    is_mine = inquiry.written_by == viewer().user_id
    written = inquiry.visited_on is not None
    return {
        "may_write": is_open and may(May.INQUIRY_WRITE),
        "may_agree": is_open and written and not is_mine and may(May.INQUIRY_AGREE),
        "waits_for_another": is_open and written and is_mine,
    }


def _fit(row: InquiryRow) -> dict[str, str] | None:
    fit = row.inquiry.fit
    return {"mark": FIT_MARKS[Fit(fit)], "words": str(FITS[Fit(fit)])} if fit else None


def _facts(row: InquiryRow) -> list[dict[str, Any]]:
    inquiry, relation = row.inquiry, family_words.relation_said(row.relation, row.relation_text)
    order = words.order_said(inquiry.order_no, inquiry.order_date, row.committee)
    said = [
        (_("Whose home"), row.member or relation, relation if row.member else ""),
        (_("Asked on"), formatting.format_day(inquiry.asked_on, current()), row.asked_by or ""),
        (_("By order"), order or _("none: the home asks by itself"), ""),
        (_("Who goes"), row.worker or _("nobody of this home"), ""),
        (_("Due on"), formatting.format_day(inquiry.due_on, current()), ""),
    ]
    if inquiry.visited_on is not None:
        said.append((_("Visited on"), formatting.format_day(inquiry.visited_on, current()), row.writer or ""))
        said.append((_("Whom they met"), row.met or "", ""))
    if inquiry.agreed_at is not None:
        said.append((_("Agreed"), formatting.format_day(inquiry.agreed_at, current()), row.agreer or ""))
    if inquiry.dropped_at is not None:
        said.append((_("No longer needed"), inquiry.dropped_reason, ""))
    return [
        {"label": label, "value": value or _("not written"), "second": second}
        for label, value, second in said
    ]


def _request(request: Any, code: str) -> dict[str, Any]:
    answered = request.answered_on is not None
    return {
        "row": request,
        "state": None if answered else due_said(request.due_on, today=clock.today()),
        "answer_url": url_for(
            ".show_answer_request", code=code, inquiry_id=request.inquiry_id, district_request_id=request.id
        ),
    }


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/findings")
@reads(May.INQUIRY_OPEN)
def open_findings(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """What was found, and what other districts answered: opened, and recorded each time."""
    row = queries.row(inquiry_id, masks=reach.masks())
    _record_opening(row)
    inquiry = row.inquiry
    answers = [
        {"row": request, "text": opened(request.answer)}
        for request in queries.requests_of(inquiry_id)
        if request.answer is not None
    ]
    return file_page(
        "residents/open_findings.html", "inquiries", row=row, inquiry=inquiry, title=_title(row), fit=_fit(row),
        findings=opened(inquiry.findings), advice=opened(inquiry.recommendation), answers=answers,
        mended=[family_words.mended_said(line) for line in family.mended(inquiry.id)],
    )  # fmt: skip


def _record_opening(row: InquiryRow) -> None:
    audit.read(
        Event.INQUIRY_OPENED, by=viewer(), home=g.home.id, subject=("case_file", row.file.id, row.file.code),
        details={"code": row.file.code, "inquiry_id": str(row.inquiry.id)},
    )  # fmt: skip


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/report")
@reads(May.INQUIRY_WRITE)
def show_report_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Ask what the visit found; what is written is opened to be mended, and that is recorded."""
    row = queries.row(inquiry_id, masks=reach.masks())
    inquiry = row.inquiry
    written = {"visited_on": inquiry.visited_on or clock.today(), "version": inquiry.version}
    if inquiry.visited_on is not None:
        _record_opening(row)
        sealed = {name: opened(getattr(inquiry, name)) for name in ("findings", "recommendation")}
        written |= {"met": inquiry.met, "fit": inquiry.fit, **sealed}
    return _report_page(ReportForm.opened(**written), row, code)


def _report_page(form: ReportForm, row: InquiryRow, code: str) -> str:
    return render_template(
        "residents/report_inquiry.html", form=form, code=code, inquiry=row.inquiry, title=_title(row),
        is_again=row.inquiry.visited_on is not None,
    )  # fmt: skip


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/report")
@writes(May.INQUIRY_WRITE)
def report_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Write down what the visit found."""
    form, row = ReportForm(), queries.row(inquiry_id, masks=reach.masks())
    try:
        if form.validate_on_submit():
            if row.inquiry.visited_on is not None:
                ensure_current(row.inquiry, form, fields=COMPARED, said=SPOKEN)
            reason = form.reason.data or ""
            actions.report(row.file, row.inquiry, form.report(), reason=reason, by=viewer())
            flash(_("Saved. Another person must agree to it."))
            return redirect(url_for(".show_inquiry", code=code, inquiry_id=inquiry_id), code=303)
    except Refused as refused:
        form.refuse(refused)
    return _report_page(form, row, code), 422
