"""The pages of a certificate: issued by another hand than the trainer's, printed, withdrawn."""

from uuid import UUID

import sqlalchemy as sa
from flask import g, redirect, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, formatting
from foundation.access import reads, viewer, writes
from foundation.db import db
from foundation.documents import Letter
from foundation.languages import _, current
from foundation.refusals import Refused
from homes.models import Organisation
from residents import reach, words
from residents.queries import file
from residents.views.parts import posted
from residents.views.printed_papers import paper
from vocational.actions import progress as verbs
from vocational.events import Event
from vocational.forms.progress import IssueForm, WhyForm
from vocational.permissions import May
from vocational.queries import progress as queries
from vocational.queries.progress import CertificateLine
from vocational.rules import progress as rules
from vocational.views.blueprint import bp
from vocational.views.shared import form_page, found, trade_words


@bp.get("/batch-places/<uuid:batch_place_id>/certificate")
@reads(May.CERTIFICATE_ISSUE)
def show_issue(batch_place_id: UUID) -> ResponseReturnValue:
    """Show what a certificate would say, or in words what is missing for it."""
    return _issue_page(IssueForm(formdata=None), batch_place_id)


@bp.post("/batch-places/<uuid:batch_place_id>/certificate")
@writes(May.CERTIFICATE_ISSUE)
def issue(batch_place_id: UUID) -> ResponseReturnValue:
    """Issue a child's certificate."""
    line, form = found(queries.place_line(batch_place_id)), IssueForm()

    def deed() -> None:
        verbs.issue(line, queries.progress_of([line])[line.place.id], by=viewer())

    to = url_for("vocational.show_child", code=line.code)
    return posted(form, lambda: _issue_page(form, batch_place_id), deed, to=to)


def _issue_page(form: IssueForm, place_id: UUID) -> str:
    line = found(queries.place_line(place_id))
    told = queries.progress_of([line])[line.place.id]
    notes = [_("A number of this year and a check code are given when you issue it.")]
    try:
        rules.ensure_certifiable(
            told.lines, minutes=line.minutes, hours_needed=line.hours_needed, is_hobby=line.batch.is_hobby,
            trainer=line.batch.trainer_id, by=viewer().user_id,
        )  # fmt: skip
    except Refused as refused:
        notes = [str(refused)]
    return form_page(
        form, [], title=_("Issue a certificate"), verb=_("Issue the certificate"),
        back=url_for("vocational.show_child", code=line.code), facts=f"{line.code} · {trade_words(line.key)}",
        notes=notes,
    )  # fmt: skip


@bp.post("/certificates/<uuid:certificate_id>/paper")
@writes(May.CERTIFICATE_PRINT)
def print_certificate(certificate_id: UUID) -> ResponseReturnValue:
    """Print a certificate: it names the organisation, not the home, for it goes out into the world with her."""
    line = found(queries.certificate_by_id(certificate_id))
    if line.certificate.withdrawn_at is not None:
        return redirect(url_for("vocational.show_child", code=line.code), code=303)
    number = f"{line.certificate.number}/{line.certificate.year}"
    audit.record(
        Event.CERTIFICATE_PRINTED, by=viewer(), home=g.home.id,
        subject=("case_file", line.certificate.case_file_id, line.code), details={"code": line.code, "number": number},
    )  # fmt: skip
    name = f"{line.code}-certificate-{line.certificate.year}-{line.certificate.number}"
    return paper(_letter(line, number), name=name)


def _letter(line: CertificateLine, number: str) -> Letter:
    kept, head = line.certificate, file.head(g.case_file_id, masks=reach.masks())
    name = words.name_said(head.name, head.name_local, head.name_kind, line.code) if head else line.code
    place = found(queries.place_line(kept.place_id))
    modules = queries.progress_of([place])[place.place.id].modules()
    day = formatting.format_day(clock.local(kept.issued_at).date(), current())
    when = formatting.format_moment(clock.now(), current(), clock.zone_here())
    check = url_for("vocational.show_check", _external=True)
    return Letter(
        home=db.session.scalar(sa.select(Organisation.name)) or "",
        title=_("Certificate of training"),
        facts=(
            (_("Name"), name), (_("Trade"), trade_words(kept.trade_key)),
            (_("Level (NSQF)"), formatting.digits(str(kept.level), current())),
            (_("Hours attended"), formatting.digits(str(kept.hours), current())),
            (_("Certificate number"), formatting.digits(number, current())), (_("Date"), day),
            (_("Check code"), rules.code_said(kept.check_code)),
        ),
        body=(
            _("Each of these parts she does alone, as her trainer has seen and signed:"),
            *(f"• {module}" for module, _lines, _done, _asked in modules),
        ),
        signatures=(_("Trainer: %(name)s", name=place.trainer), _("Issued by: %(name)s", name=line.issuer)),
        foot=_("Anyone may check this certificate by its code at %(where)s", where=check),
        printed=_("Printed %(when)s", when=when), language=current(), size=12.0,
    )  # fmt: skip


@bp.get("/certificates/<uuid:certificate_id>/withdraw")
@reads(May.CERTIFICATE_ISSUE)
def show_withdraw(certificate_id: UUID) -> ResponseReturnValue:
    """Ask why a certificate is withdrawn."""
    return _withdraw_page(WhyForm(), found(queries.certificate_by_id(certificate_id)))


@bp.post("/certificates/<uuid:certificate_id>/withdraw")
@writes(May.CERTIFICATE_ISSUE)
def withdraw(certificate_id: UUID) -> ResponseReturnValue:
    """Withdraw a certificate."""
    line, form = found(queries.certificate_by_id(certificate_id)), WhyForm()

    def deed() -> None:
        verbs.withdraw(line.certificate, line.code, reason=form.reason.data or "", by=viewer())

    to = url_for("vocational.show_child", code=line.code)
    return posted(form, lambda: _withdraw_page(form, line), deed, to=to)


def _withdraw_page(form: WhyForm, line: CertificateLine) -> str:
    number = f"{line.certificate.number}/{line.certificate.year}"
    return form_page(
        form, ["reason"], title=_("Withdraw a certificate"), verb=_("Withdraw the certificate"),
        back=url_for("vocational.show_child", code=line.code), facts=f"{line.code} · {number}",
        notes=[_("Its number stays taken, and the check page says that it is withdrawn.")],
    )  # fmt: skip
