"""The pages of a syllabus: read in any version, and written anew as the next one."""

from uuid import UUID

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foundation.access import may, reads, viewer, writes
from foundation.languages import _
from foundation.refusals import Refused
from residents.views.parts import posted
from vocational.actions import syllabi as verbs
from vocational.forms.syllabi import SyllabusForm, first_values
from vocational.models import Trade
from vocational.permissions import May
from vocational.queries import syllabi
from vocational.views.blueprint import bp
from vocational.views.shared import found, trade_words

SPARE = 2
"""Empty modules that the form offers after the last one."""


@bp.get("/trades/<uuid:trade_id>")
@reads(May.SYLLABUS_SEE)
def show_syllabus(trade_id: UUID) -> ResponseReturnValue:
    """Show a trade's syllabus: the newest version, or the one that is asked for."""
    trade = found(syllabi.trade_by_id(trade_id))
    version = found(syllabi.version_of(trade_id, request.args.get("version", type=int)))
    back = (
        url_for("vocational.show_workshop", home_code=g.home.code)
        if may(May.WORKSHOP_SEE)
        else url_for("vocational.show_my_batches")
    )
    return render_template(
        "vocational/syllabus.html", trade=trade, heading=trade_words(trade.key), version=version, back_url=back,
        versions=syllabi.versions_of(trade_id), may_write=may(May.SYLLABUS_WRITE),
    )  # fmt: skip


@bp.get("/trades/<uuid:trade_id>/edit")
@reads(May.SYLLABUS_WRITE)
def show_syllabus_form(trade_id: UUID) -> ResponseReturnValue:
    """Show the newest version, to be written anew."""
    trade, version = found(syllabi.trade_by_id(trade_id)), found(syllabi.version_of(trade_id))
    form = SyllabusForm.opened(**first_values(version.content), version=str(trade.version))
    return _form_page(form, trade)


@bp.post("/trades/<uuid:trade_id>/edit")
@writes(May.SYLLABUS_WRITE)
def write_syllabus(trade_id: UUID) -> ResponseReturnValue:
    """Write the next version; batches keep theirs."""
    trade, form = found(syllabi.trade_by_id(trade_id)), SyllabusForm()

    def deed() -> None:
        if form.version_number != trade.version:
            form.version.data = str(trade.version)
            raise Refused(
                _("Somebody wrote a version while you were typing. Look at it, then save yours once more.")
            )
        verbs.write_version(trade, form.content(), by=viewer())

    to = url_for("vocational.show_syllabus", trade_id=trade_id)
    return posted(form, lambda: _form_page(form, trade), deed, to=to)


def _form_page(form: SyllabusForm, trade: Trade) -> str:
    return render_template(
        "vocational/syllabus_form.html", form=form, trade=trade, heading=trade_words(trade.key),
        modules=form.modules(form.filled() + SPARE), coming=trade.latest + 1,
    )  # fmt: skip
