"""The locked screen of a shared phone: who is here today, and the keys for her PIN."""

from uuid import UUID

from flask import current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import phone_book, phones, quick
from accounts.forms_phones import PinForm
from accounts.gatehouse import COOKIE, keep_cookie, visit
from accounts.phone_book import NameHere, Phone
from accounts.throttle import Wait
from accounts.views.blueprint import bp
from accounts.views.sign_in import end_earlier
from foundation import clock
from foundation.access import public
from foundation.refusals import Refused


def _turns_at() -> int:
    return current_app.extensions["settings"].day_turns_at


def _names(phone: Phone) -> list[NameHere]:
    return phone_book.names_on(phone, now=clock.now(), turns_at=_turns_at())


def _cover() -> ResponseReturnValue:
    return redirect(url_for(".show_sign_in"), code=303)


@bp.get("/phone")
@public
def show_names() -> ResponseReturnValue:
    """Show who may take this phone by PIN now; a phone that is not enrolled shows the cover."""
    if current_user.is_authenticated:
        return redirect("/", code=303)
    phone = phones.phone_here()
    if phone is None:
        return _cover()
    return render_template("accounts/phone.html", phone=phone, names=_names(phone))


def _chosen(phone: Phone) -> NameHere | None:
    asked = request.args.get("who", "", type=str)
    return next((name for name in _names(phone) if str(name.pin_id) == asked), None)


@bp.get("/phone/pin")
@public
def show_keys() -> ResponseReturnValue:
    """Show the keys for the PIN of whoever tapped her name."""
    phone = phones.phone_here()
    who = _chosen(phone) if phone is not None else None
    if phone is None or who is None:
        return redirect(url_for(".show_names"), code=303)
    return render_template("accounts/phone_pin.html", form=PinForm(), phone=phone, who=who)


@bp.post("/phone/pin")
@public(writes=True)
def take_phone() -> ResponseReturnValue:
    """Look at a PIN and go in; after the fifth wrong one only the password helps."""
    phone = phones.phone_here()
    if phone is None:
        return _cover()
    form, who = PinForm(), _chosen(phone)
    if who is None:
        return redirect(url_for(".show_names"), code=303)
    if not form.validate_on_submit():
        return render_template("accounts/phone_pin.html", form=form, phone=phone, who=who), 422
    earlier, place = session.get(COOKIE), phones.place_of(who.user_id)
    try:
        entered = _knock(who.pin_id, form.pin.data or "", phone)
    except quick.InFull as stopped:
        form.refuse(stopped)
        names = _names(phone)
        return render_template("accounts/phone.html", phone=phone, names=names, stopped=str(stopped)), 422
    except Refused as refused:
        form.refuse(refused)
        status = 429 if isinstance(refused, Wait) else 422
        return render_template("accounts/phone_pin.html", form=form, phone=phone, who=who), status
    end_earlier(earlier)
    keep_cookie(entered.token)
    return redirect(place or "/", code=303)


def _knock(pin_id: UUID, typed: str, phone: Phone) -> quick.Entered:
    return quick.open_by_pin(
        pin_id, typed, phone=phone, key=phones.key(), turns_at=_turns_at(), visit=visit()
    )
