"""What follows a visit: agreement, sending back, dropping, photographs without faces, requests to other districts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation import clock, files
from foundation.access import begin, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents import reach
from residents.actions import inquiries as actions
from residents.forms.inquiries import AnswerForm, FacelessPhotoForm, ReasonForm, RequestForm
from residents.permissions import May
from residents.queries import inquiries as queries
from residents.queries.inquiries import InquiryRow
from residents.views.blueprint import bp

ANSWER_DAYS = 30
"""Days that another district is given, if nobody writes another day; no rule names any."""


def _row(inquiry_id: UUID) -> InquiryRow:
    return queries.row(inquiry_id, masks=reach.masks())


def _back(code: str, inquiry_id: UUID, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for(".show_inquiry", code=code, inquiry_id=inquiry_id), code=303)


def _page(
    form: Any, code: str, inquiry_id: UUID, *, title: str, verb: str, part: str, words: str = ""
) -> str:
    return render_template(
        "residents/follow_inquiry.html", form=form, code=code, inquiry_id=inquiry_id, page_title=title, verb=verb,
        part=part, words=words, enctype="multipart/form-data" if part == "photo" else None,
    )  # fmt: skip


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/agree")
@writes(May.INQUIRY_AGREE)
def agree_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Agree to a report that another wrote, as it was when the page was opened."""
    row = _row(inquiry_id)
    if request.form.get("version") != str(row.inquiry.version):
        raise Refused(_("The report was written again since you opened this page. Read it, then agree."))
    actions.agree(row.file, row.inquiry, by=viewer())
    return _back(code, inquiry_id, _("Agreed."))


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/send-back")
@reads(May.INQUIRY_AGREE)
def show_return_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Ask what is missing in a report."""
    return _return_page(ReasonForm(), code, inquiry_id)


def _return_page(form: ReasonForm, code: str, inquiry_id: UUID) -> str:
    return _page(
        form, code, inquiry_id, title=_("Send the report back"), verb=_("Send it back"), part="why",
        words=_("Its writer sees your words and mends it."),
    )  # fmt: skip


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/send-back")
@writes(May.INQUIRY_AGREE)
def return_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Send a report back to its writer."""
    form = ReasonForm()

    def act() -> None:
        row = _row(inquiry_id)
        actions.send_back(row.file, row.inquiry, reason=form.reason.data or "", by=viewer())

    return _done(form, act, code, inquiry_id, _("Sent back."), _return_page)


def _done(
    form: Any, act: Callable[[], None], code: str, inquiry_id: UUID, said: str, page: Callable[..., str]
) -> ResponseReturnValue:
    """Do what the form asks and go back to the visit, or show the form with what is to be mended."""
    try:
        if form.validate_on_submit():
            act()
            return _back(code, inquiry_id, said)
    except Refused as refused:
        form.refuse(refused)
    return page(form, code, inquiry_id), 422


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/drop")
@reads(May.INQUIRY_WRITE)
def show_drop_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Ask why a visit is no longer needed."""
    return _drop_page(ReasonForm(), code, inquiry_id)


def _drop_page(form: ReasonForm, code: str, inquiry_id: UUID) -> str:
    return _page(form, code, inquiry_id, title=_("No longer needed"), verb=_("End this visit"), part="why")


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/drop")
@writes(May.INQUIRY_WRITE)
def drop_inquiry(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """End a visit that is no longer needed."""
    form = ReasonForm()

    def act() -> None:
        row = _row(inquiry_id)
        actions.drop(row.file, row.inquiry, reason=form.reason.data or "", by=viewer())

    return _done(form, act, code, inquiry_id, _("Saved."), _drop_page)


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/photos/add")
@reads(May.INQUIRY_WRITE)
def show_add_visit_photo(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Ask for a photograph without a face."""
    return _photo_page(FacelessPhotoForm(), code, inquiry_id)


def _photo_page(form: FacelessPhotoForm, code: str, inquiry_id: UUID) -> str:
    return _page(
        form, code, inquiry_id, title=_("Add a photograph"), verb=_("Keep the photograph"), part="photo",
        words=_("The house, the kitchen, the road. No face of anybody: neither the child’s nor her family’s."),
    )  # fmt: skip


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/photos/add")
@writes(May.INQUIRY_WRITE, begins_late=True)
def add_visit_photo(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Keep a photograph without a face; it is drawn again and encrypted before anything is written."""
    form = FacelessPhotoForm()

    def act() -> None:
        prepared = form.prepared()
        begin()
        row = _row(inquiry_id)
        actions.add_photo(
            row.file, row.inquiry, prepared, shows=form.shows.data or "", is_without_face=bool(form.no_face.data),
            by=viewer(),
        )  # fmt: skip

    return _done(form, act, code, inquiry_id, _("Photograph kept."), _photo_page)


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/photos/<uuid:visit_photo_id>")
@reads(May.INQUIRY_OPEN)
def show_visit_photo(code: str, inquiry_id: UUID, visit_photo_id: UUID) -> ResponseReturnValue:
    """One photograph of a visit."""
    return files.answer(files.find(queries.photo_file(inquiry_id, visit_photo_id)))


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/requests/new")
@reads(May.INQUIRY_WRITE)
def show_ask_district(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Ask which district is to look."""
    today = clock.today()
    form = RequestForm(sent_on=today, due_on=today + timedelta(days=ANSWER_DAYS))
    return _request_page(form, code, inquiry_id)


def _request_page(form: RequestForm, code: str, inquiry_id: UUID) -> str:
    return _page(
        form, code, inquiry_id, title=_("Ask another district"), verb=_("Save the request"), part="request"
    )


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/requests/new")
@writes(May.INQUIRY_WRITE)
def ask_district(code: str, inquiry_id: UUID) -> ResponseReturnValue:
    """Write down a request to another district."""
    form = RequestForm()

    def act() -> None:
        row = _row(inquiry_id)
        actions.ask_district(
            row.file, row.inquiry, district=form.district.data, body=form.body.data, sent_on=form.sent_on.data,
            due_on=form.due_on.data, by=viewer(),
        )  # fmt: skip

    return _done(form, act, code, inquiry_id, _("Saved."), _request_page)


@bp.get("/children/<code>/inquiries/<uuid:inquiry_id>/requests/<uuid:district_request_id>/answer")
@reads(May.INQUIRY_WRITE)
def show_answer_request(code: str, inquiry_id: UUID, district_request_id: UUID) -> ResponseReturnValue:
    """Ask what another district answered."""
    queries.request_of(inquiry_id, district_request_id)
    return _answer_page(AnswerForm.opened(answered_on=clock.today()), code, inquiry_id)


def _answer_page(form: AnswerForm, code: str, inquiry_id: UUID) -> str:
    return _page(
        form, code, inquiry_id, title=_("Answer of another district"), verb=_("Save the answer"), part="answer",
        words=_("It is sealed under the child’s own key, with the findings."),
    )  # fmt: skip


@bp.post("/children/<code>/inquiries/<uuid:inquiry_id>/requests/<uuid:district_request_id>/answer")
@writes(May.INQUIRY_WRITE)
def answer_request(code: str, inquiry_id: UUID, district_request_id: UUID) -> ResponseReturnValue:
    """Write down what another district answered."""
    form = AnswerForm()

    def act() -> None:
        row, request = _row(inquiry_id), queries.request_of(inquiry_id, district_request_id)
        actions.write_answer(
            row.file,
            row.inquiry,
            request,
            answered_on=form.answered_on.data,
            answer=form.answer.data,
            by=viewer(),
        )

    return _done(form, act, code, inquiry_id, _("Saved."), _answer_page)
