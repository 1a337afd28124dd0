"""After a leaving: the sealed address, opened with a recorded reading, and the discharge certificate."""

from typing import Any

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from accounts.roles import Role
from foundation import audit, clock, formatting
from foundation.access import reads, viewer, writes
from foundation.documents import Letter
from foundation.languages import _, current
from foundation.refusals import Refused
from residents import choices, reach, words
from residents.actions import leaving as verbs
from residents.choices import going
from residents.events import Event
from residents.forms.leaving import AddressForm, GroundForm
from residents.permissions import May
from residents.queries import file
from residents.rules import leaving as rules
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.printed_papers import foot, home_name, paper


@bp.get("/children/<code>/leaving/address")
@reads(May.ADDRESS_WRITE)
def show_home_address(code: str) -> ResponseReturnValue:
    """Ask for the address after leaving."""
    return file_page("residents/leaving_address.html", "leaving", form=AddressForm())


@bp.post("/children/<code>/leaving/address")
@writes(May.ADDRESS_WRITE)
def write_home_address(code: str) -> ResponseReturnValue:
    """Write the address after leaving; it is sealed."""
    form = AddressForm()
    if not form.validate_on_submit():
        return file_page("residents/leaving_address.html", "leaving", status=422, form=form)
    try:
        rows = file.rows(g.case_file_id)
        verbs.write_address(
            rows.file, rows.stay, address=form.address.data, phone=form.phone.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return file_page("residents/leaving_address.html", "leaving", status=422, form=form)
    flash(_("Saved. The address is sealed."))
    return redirect(url_for(".show_leaving", code=code), code=303)


def _is_in_charge() -> bool:
    return any(p.role == Role.SUPERINTENDENT and p.home_id == g.home.id for p in viewer().posts)


@bp.get("/children/<code>/leaving/address/open")
@reads(May.ADDRESS_OPEN)
def ask_home_address(code: str) -> ResponseReturnValue:
    """Ask the superintendent why she opens the address; a case worker opens it at once."""
    return file_page(
        "residents/leaving_address_ask.html", "leaving", form=GroundForm(), needs_ground=_is_in_charge()
    )


@bp.post("/children/<code>/leaving/address/open")
@writes(May.ADDRESS_OPEN)
def open_home_address(code: str) -> ResponseReturnValue:
    """Open the address: each opening is recorded before it is shown; the superintendent says why, for thirty days."""
    form, needs_ground = GroundForm(), _is_in_charge()
    stay = file.rows(g.case_file_id).stay
    try:
        if needs_ground:
            rules.ensure_in_reach(stay.ended_at, now=clock.now(), days=going.SEAL_AFTER.days)
            rules.ensure_ground(form.reason.data or "")
    except Refused as refused:
        form.refuse(refused)
        return file_page(
            "residents/leaving_address_ask.html", "leaving", status=422, form=form, needs_ground=needs_ground
        )
    plan = verbs.plan_of(stay)
    if plan is None or plan.address is None:
        raise Refused(_("No address is written yet."))
    subject = ("case_file", g.case_file_id, code)
    audit.record(Event.ADDRESS_OPENED, by=viewer(), home=g.home.id, subject=subject, details={"code": code})
    opened = {"address": plan.address.open(), "phone": plan.phone.open() if plan.phone else ""}
    return file_page("residents/leaving_address_opened.html", "leaving", opened=opened)


@bp.post("/children/<code>/leaving/certificate")
@writes(May.LEAVING_WRITE)
def give_certificate(code: str) -> ResponseReturnValue:
    """Give the discharge certificate its number."""
    rows = file.rows(g.case_file_id)
    verbs.give_certificate(rows.file, rows.stay, by=viewer())
    flash(_("The certificate has its number. Print it and have it signed."))
    return redirect(url_for(".show_leaving", code=code), code=303)


@bp.get("/children/<code>/leaving/certificate/paper")
@reads(May.LEAVING_WRITE)
def show_certificate(code: str) -> ResponseReturnValue:
    """Lead back to the leaving: the paper itself is drawn on its button."""
    return redirect(url_for(".show_leaving", code=code), code=303)


@bp.post("/children/<code>/leaving/certificate/paper")
@writes(May.LEAVING_WRITE)
def print_certificate(code: str) -> ResponseReturnValue:
    """The discharge certificate as PDF; no address stands on it."""
    stay = file.rows(g.case_file_id).stay
    plan = verbs.plan_of(stay)
    if plan is None or plan.certificate_no is None:
        raise Refused(_("The certificate has no number yet. Give it one after she left."))
    head = file.head(g.case_file_id, masks=reach.masks())
    return paper(_certificate(code, head, stay, plan), name=f"{code}-discharge")


def _certificate(code: str, head: Any, stay: Any, plan: Any) -> Letter:
    zone = clock.zone_here()
    offence, printed = foot()
    came, left = (formatting.format_day_long(at, current(), zone) for at in (stay.started_at, stay.ended_at))
    relation = words.of(choices.RELATIONS, stay.handed_relation)
    facts = [
        (_("Certificate"), f"{plan.certificate_year}-{plan.certificate_no:03d}"),
        (_("Name"), words.name_said(head.name, head.name_local, head.name_kind, code)), (_("Code"), code),
        (_("Came"), came), (_("Left"), left), (_("Left as"), words.of(choices.EXIT_REASONS, stay.exit_reason)),
        (_("By order"), words.order_said(stay.exit_order_no, stay.exit_order_date)),
        (_("Handed to"), ", ".join(part for part in (stay.handed_to, relation) if part)),
        (_("Escort"), plan.escort), (_("Receipt for belongings and money"), plan.receipt_by),
    ]  # fmt: skip
    body = _(
        "This child lived in this home from %(came)s to %(left)s and left it on the day written here.",
        came=came,
        left=left,
    )
    return Letter(
        home=home_name(), title=_("Discharge certificate"), code=code,
        rule=_("JJ Act s.97; JJ Model Rules 2016, rules 79 and 82"),
        facts=tuple((label, value) for label, value in facts if value), body=(body,),
        signatures=(_("Case worker"), _("Person-in-charge"), _("Who received her")), foot=offence, printed=printed,
        language=current(),
    )  # fmt: skip
