"""The shared phones of a home, for its superintendent, and one's own PIN on the phone in hand."""

from typing import Any
from uuid import UUID

from flask import flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from accounts import actions, entrance, passwords, phone_book, phones, pins, quick
from accounts.events import Event
from accounts.forms_phones import EnrolForm, SetPinForm
from accounts.models import Device
from accounts.permissions import May
from accounts.phone_book import Phone
from accounts.throttle import Wait
from accounts.tokens import new_token
from accounts.views.blueprint import bp
from foundation import audit
from foundation.access import begin, reads, viewer, writes
from foundation.db import db, one_or_404
from foundation.languages import _
from foundation.refusals import Refused
from foundation.scope import across_homes


@bp.get("/homes/<home_code>/phones")
@reads(May.PHONES_KEEP)
def list_phones(home_code: str) -> ResponseReturnValue:
    """Show the enrolled phones of this home, when each was last seen, and how many PINs are set on it."""
    lines = phone_book.phones_of(g.home.id)
    audit.read(Event.PHONES_SEEN, by=viewer(), home=g.home.id, details={"lines": len(lines)})
    was_restored = any(line.ended_by_restore for line in lines)
    return render_template(
        "accounts/phones.html",
        lines=lines,
        here=viewer().device_id,
        home_code=home_code,
        was_restored=was_restored,
    )


@bp.get("/homes/<home_code>/phones/enrol")
@reads(May.PHONES_KEEP)
def show_enrol(home_code: str) -> ResponseReturnValue:
    """Show the form that enrols the phone in hand."""
    return _enrol_page(EnrolForm(), home_code)


def _enrol_page(form: EnrolForm, home_code: str, *, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "accounts/enrol_phone.html", form=form, home_code=home_code, already=phones.phone_here()
    )
    return page, status


@bp.post("/homes/<home_code>/phones/enrol")
@writes(May.PHONES_KEEP)
def enrol_phone(home_code: str) -> ResponseReturnValue:
    """Enrol the phone in hand for this home: it gets a cookie of its own."""
    form, token = EnrolForm(), new_token()
    if not form.validate_on_submit():
        return _enrol_page(form, home_code, status=422)
    try:
        if phones.phone_here() is not None:
            raise Refused(_("This phone is enrolled already. Withdraw it first."))
        actions.enrol(
            home_id=g.home.id, label=form.label.data, kept_by=form.kept_by.data or "", by=viewer(),
            token_digest=phones.digest_of(token),
        )  # fmt: skip
    except Refused as refused:
        form.refuse(refused)
        return _enrol_page(form, home_code, status=422)
    flash(_("This phone is enrolled. House staff, teachers and nurses may set a PIN on it."))
    response = make_response(redirect(url_for(".list_phones", home_code=home_code), code=303))
    phones.keep_cookie(response, token)
    return response


@bp.post("/phones/<uuid:device_id>/withdraw")
@writes(May.PHONES_KEEP)
def withdraw_phone(device_id: UUID) -> ResponseReturnValue:
    """Withdraw a phone, lost or given away: whoever is signed in on it is out, and its PINs open nothing."""
    phone = one_or_404(db.select(Device).where(Device.id == device_id))
    try:
        actions.withdraw(phone, by=viewer())
    except Refused as refused:
        flash(str(refused), "warning")
        return redirect(url_for(".list_phones", home_code=g.home.code), code=303)
    flash(_("The phone is withdrawn. Nobody is signed in on it any more."))
    return redirect(url_for(".list_phones", home_code=g.home.code), code=303)


def _phone_of_hers() -> Phone | None:
    """Answer the enrolled phone that she holds, None without one and for who has another post beside, with words."""
    phone, who = phones.phone_here(), viewer()
    if not pins.may_use_pin(who.roles):
        flash(_("Beside your other post you sign in with your password each time."), "warning")
        return None
    if phone is None or phone.id != who.device_id or phone.home_id not in who.home_ids:
        flash(_("A PIN is set on an enrolled phone of your home, after signing in on it."), "warning")
        return None
    return phone


def _back() -> ResponseReturnValue:
    return redirect(url_for(".show_account"), code=303)


def _pin_page(form: SetPinForm, phone: Phone, *, status: int = 200) -> ResponseReturnValue:
    with across_homes("her own PIN on the phone in her hand"):
        has_pin = phone_book.pin_on(phone.id, viewer().user_id) is not None
    return render_template("accounts/own_pin.html", form=form, phone=phone, has_pin=has_pin), status


@bp.get("/me/pin")
@reads(May.PIN_KEEP)
def show_pin() -> ResponseReturnValue:
    """Show the form by which one sets a PIN on the phone in hand."""
    phone = _phone_of_hers()
    return _pin_page(SetPinForm(), phone) if phone is not None else _back()


@bp.post("/me/pin")
@writes(May.PIN_KEEP, begins_late=True)
def set_pin() -> ResponseReturnValue:
    """Set one's PIN on the phone in hand, with one's password."""
    form, phone, who = SetPinForm(), _phone_of_hers(), viewer()
    if phone is None:
        return _back()
    if not form.validate_on_submit():
        return _pin_page(form, phone, status=422)
    try:
        pin = _chosen(form)
        entrance.confirm_password(
            who.user_id, form.old_password.data or "", address=request.remote_addr or ""
        )
    except Refused as refused:
        form.refuse(refused)
        return _pin_page(form, phone, status=429 if isinstance(refused, Wait) else 422)
    sealed = quick.sealed_pin(phones.key(), pin, device_id=phone.id, user_id=who.user_id)
    hashed = passwords.hash_password(sealed)
    begin()
    with across_homes("her own PIN on the phone in her hand"):
        actions.set_pin(
            phone_book.pin_on(phone.id, who.user_id), device_id=phone.id, home_id=phone.home_id,
            pin_hash=hashed, by=who,
        )  # fmt: skip
    flash(_("Your PIN opens on this phone for today. Tomorrow you type your password once first."))
    return _back()


def _chosen(form: Any) -> str:
    pin = pins.ensure_pin(form.pin.data or "")
    if pin != pins.figures_of(form.pin_again.data or ""):
        raise Refused(_("The two PINs differ. Type it once more."), field="pin_again")
    return pin


@bp.post("/me/pin/remove")
@writes(May.PIN_KEEP)
def remove_pin() -> ResponseReturnValue:
    """Take away one's own PIN on the phone in hand."""
    phone = _phone_of_hers()
    if phone is None:
        return _back()
    with across_homes("her own PIN on the phone in her hand"):
        row = phone_book.pin_on(phone.id, viewer().user_id)
        if row is not None:
            actions.remove_pin(row, by=viewer())
    flash(_("Your PIN on this phone is taken away."))
    return _back()
