"""A form on a page of its own within a child's file: one frame for all of them."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation.forms import Form
from foundation.languages import _
from foundation.refusals import Refused
from homes.numbered import NumberedForm


def form_of_part(form: NumberedForm, *, code: str, title: Any, verb: Any, back: str, **more: Any) -> str:
    """Answer the page of a form; `back` is the endpoint of the part it belongs to, `more` what the frame can show.

    more: lead (a grey line), enctype, part (of the form; default its first), under (words beneath the form's head).
    """
    part = more.pop("part", next(iter(form.parts)))
    back_url = more.pop("back_url", None) or url_for(f"residents.{back}", code=code)
    return render_template(
        "residents/part_form.html",
        form=form,
        code=code,
        form_title=title,
        verb=verb,
        part=part,
        leads_back=back_url,
        **more,
    )


def with_upload() -> dict[str, str]:
    """Answer how a form that carries a file is sent."""
    return {"enctype": "multipart/form-data"}


def posted(form: Form, page: Callable[[], str], deed: Callable[[], Any], *, to: str) -> ResponseReturnValue:
    """Do the deed of a form that is whole, then lead to `to`; else show the form again with what is to be mended."""
    if not form.validate_on_submit():
        return page(), 422
    try:
        done = deed()
    except Refused as refused:
        form.refuse(refused)
        return page(), 422
    flash(_("Nothing was changed.") if done == () else _("Saved."))
    return redirect(to, code=303)
