"""The page on which anyone checks a certificate: what was learnt and in which year, never by whom or where."""

from flask import render_template
from flask.typing import ResponseReturnValue

from accounts import throttle
from accounts.gatehouse import visit
from accounts.throttle import Wait
from foundation.access import public
from foundation.db import begin_write, db
from vocational.forms.progress import CheckForm
from vocational.queries.progress import Checked, checked
from vocational.rules.progress import code_typed
from vocational.views.blueprint import bp
from vocational.views.shared import trade_words


@bp.get("/check")
@public
def show_check() -> ResponseReturnValue:
    """Ask for the code of a certificate."""
    return _page(CheckForm(formdata=None))


@bp.post("/check")
@public(writes=True)
def check() -> ResponseReturnValue:
    """Tell what the code's certificate says; a code that nobody has is answered alike, after the same work."""
    form = CheckForm()
    if not form.validate_on_submit():
        return _page(form), 422
    begin_write()
    try:
        throttle.count((throttle.key("check", visit().address),))
    except Wait as wait:
        db.session.rollback()
        form.refuse(wait)
        return _page(form), 429
    db.session.commit()
    return _page(form, asked=True, told=checked(code_typed(form.code.data)))


def _page(form: CheckForm, *, asked: bool = False, told: Checked | None = None) -> str:
    return render_template(
        "vocational/check.html", form=form, asked=asked, told=told, trade_words=trade_words
    )
