"""The orders of a child: written, corrected, replaced, looked at; and those that run out in a home."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foundation import audit, clock, files, formatting
from foundation.access import begin, may, reads, viewer, writes
from foundation.languages import _, current
from foundation.refusals import Refused
from foundation.versions import ensure_current
from homes import queries as halls
from residents import reach, words
from residents.actions import orders as actions
from residents.choices.legal import ORDER_KINDS
from residents.events import Event
from residents.forms.arrival import committees_to_choose
from residents.forms.orders import MendOrderForm, OrderForm, prepared_scan
from residents.permissions import May
from residents.queries import file
from residents.queries import orders as queries
from residents.queries.corrections import corrections_of
from residents.queries.orders import OrderLine
from residents.rules import orders as rules
from residents.views.blueprint import bp
from residents.views.pages import file_page
from residents.views.parts import form_of_part, with_upload


@bp.get("/children/<code>/orders")
@reads(May.ORDER_SEE)
def list_orders(code: str) -> ResponseReturnValue:
    """A child's orders, newest first, with those that run out on top."""
    found = queries.orders_of(g.case_file_id, see=reach.sees(May.ORDER_SEE), read=reach.sees(May.ORDER_READ))
    corrections = corrections_of([line.id for line in found]) if any(x.mended for x in found) else {}
    lines = [_row(line, corrections.get(line.id, [])) for line in found]
    return file_page(
        "residents/orders.html", "orders", lines=lines, urgent=[x for x in lines if x["state"] in MARKS]
    )


MARKS = {"over": "over", "soon": "soon"}


def _row(line: OrderLine, mended: Any = ()) -> dict[str, Any]:
    """Answer an order as the page says it."""
    today, language = clock.today(), current()
    state = rules.standing(line.valid_until, replaced=line.replaced_by is not None, today=today)
    appeal = rules.appeal_until(line.order_date, line.body_kind)
    reads_it = may(May.ORDER_READ)
    return {
        "id": line.id, "code": line.code, "kind": words.of(ORDER_KINDS, line.kind), "order_date": line.order_date,
        "number": words.order_said(line.order_no, None, line.body), "words": line.words or "",
        "has_scan": line.has_scan, "state": state, "clock": _clock(line, state, today),
        "mark": MARKS.get(state, "waived" if state == "replaced" else ""),
        "days": formatting.period_in_words(line.valid_from, line.valid_until, language)
        if line.valid_until else _("from %(day)s", day=formatting.format_day(line.valid_from, language)),
        "appeal": formatting.format_day(appeal, language) if appeal else "",
        "appeal_open": bool(appeal and appeal >= today), "replaced_by": line.replaced_by, "by": line.written_by,
        "verbs": _verbs(line), "mended": [
            words.correction_said(m) for m in mended
            if m.field != "order_by" and (reads_it or m.field != "words")
        ],
    }  # fmt: skip


def _verbs(line: OrderLine) -> list[tuple[str, str]]:
    scan = (_("Scan"), url_for(".show_scan", code=line.code, order_id=line.id))
    mend = (_("Correct"), url_for(".show_mend_order", code=line.code, order_id=line.id))
    return [verb for verb, has in ((scan, line.has_scan), (mend, may(May.ORDER_WRITE))) if has]


def _clock(line: OrderLine, state: str, today: date) -> str:
    if state == "replaced":
        return _("replaced by %(order)s", order=line.replaced_by)
    if line.valid_until is None or state == "in_force":
        return ""
    day = formatting.format_day(line.valid_until, current())
    return _("ran out %(day)s", day=day) if state == "over" else _("runs out %(day)s", day=day)


def _form(*, fill: bool) -> OrderForm:
    here = clock.local(clock.now())
    now = {"day": here.date(), "time": here.time().replace(second=0, microsecond=0)}
    form = OrderForm.opened(**now) if fill else OrderForm()
    form.order_by.choices = committees_to_choose(halls.committees())
    form.replaces.choices = orders_to_choose(_("No other order"))
    return form


def orders_to_choose(none: str) -> list[tuple[str, str]]:
    """Answer the child's orders that no other replaced, for a drop-down that begins with `none`."""
    known = queries.orders_to_choose(g.case_file_id)
    said = [
        (str(i), f"{words.of(ORDER_KINDS, kind)}: {words.order_said(no, day)}") for i, kind, no, day in known
    ]
    return [("", none), *said]


@bp.get("/children/<code>/order")
@reads(May.ORDER_WRITE)
def show_order(code: str) -> ResponseReturnValue:
    """Ask for an order that came."""
    return _order_page(code, _form(fill=True))


def _order_page(code: str, form: OrderForm) -> str:
    return form_of_part(
        form, code=code, title=_("Write an order"), verb=_("Save the order"), back="list_orders", **with_upload(),
        lead=_("A placement stands in the register of admission as a change of custody as well."),
    )  # fmt: skip


@bp.post("/children/<code>/order")
@writes(May.ORDER_WRITE, begins_late=True)
def record_order(code: str) -> ResponseReturnValue:
    """Write an order that came, with its scan."""
    form = _form(fill=False)
    if not form.validate_on_submit():
        return _order_page(code, form), 422
    try:
        scan, told = prepared_scan(form.scan), form.ordered()
        begin()
        rows = file.rows(g.case_file_id)
        actions.write_order(rows.file, rows.stay, told, by=viewer(), scan=scan)
    except Refused as refused:
        form.refuse(refused)
        return _order_page(code, form), 422
    flash(_("Saved."))
    return redirect(url_for(".list_orders", code=code), code=303)


def _mend_page(code: str, form: MendOrderForm) -> str:
    form.order_by.choices = committees_to_choose(halls.committees())
    return form_of_part(
        form, code=code, title=_("Correct an order"), verb=_("Save the correction"), back="list_orders",
        lead=_("What was written stays readable, struck out, with your reason."),
    )  # fmt: skip


@bp.get("/children/<code>/orders/<uuid:order_id>/edit")
@reads(May.ORDER_WRITE)
def show_mend_order(code: str, order_id: UUID) -> ResponseReturnValue:
    """An order, to be corrected."""
    order = queries.order_row(order_id)
    form = MendOrderForm(obj=order)
    form.order_by.data = str(order.order_by or "")
    return _mend_page(code, form)


COMPARED = ("order_no", "order_date", "body_text", "valid_from", "valid_until", "words")


@bp.post("/children/<code>/orders/<uuid:order_id>/edit")
@writes(May.ORDER_WRITE)
def mend_order(code: str, order_id: UUID) -> ResponseReturnValue:
    """Correct an order; a lost race shows both versions."""
    form = MendOrderForm()
    form.order_by.choices = committees_to_choose(halls.committees())
    if not form.validate_on_submit():
        return _mend_page(code, form), 422
    rows, order = file.rows(g.case_file_id), queries.order_row(order_id)
    try:
        ensure_current(order, form, fields={name: name for name in COMPARED})
        changed = actions.mend_order(
            rows.file, rows.stay, order, form.changes(), reason=form.reason.data or "", by=viewer()
        )
    except Refused as refused:
        form.refuse(refused)
        return _mend_page(code, form), 422
    flash(_("Saved.") if changed else _("Nothing was changed."))
    return redirect(url_for(".list_orders", code=code), code=303)


@bp.get("/children/<code>/orders/<uuid:order_id>/scan")
@reads(May.ORDER_READ)
def show_scan(code: str, order_id: UUID) -> ResponseReturnValue:
    """The scan of an order."""
    order = queries.order_row(order_id)
    if order.scan_id is None:
        abort(404)
    subject = ("case_file", order.case_file_id, code)
    audit.read(Event.SCAN_READ, by=viewer(), home=g.home.id, subject=subject, details={"code": code})
    return files.answer(files.find(order.scan_id))


@bp.get("/homes/<home_code>/orders")
@reads(May.DIARY_SEE)
def list_running_out(home_code: str) -> ResponseReturnValue:
    """The orders of children here that ran out, or do so within a fortnight: in codes."""
    found = queries.running_out(g.home.id, see=reach.sees(May.ORDER_SEE), today=clock.today())
    audit.read(
        Event.LIST_READ, by=viewer(), home=g.home.id, details={"filters": "none", "count": len(found)},
        once_per_ten_minutes=True,
    )  # fmt: skip
    lines = [_row(line) for line in found]
    return render_template(
        "residents/orders_running_out.html", over=[x for x in lines if x["state"] == "over"],
        soon=[x for x in lines if x["state"] == "soon"],
    )  # fmt: skip
