"""What the pages of the workshop have in common: a record or 404, names, bookings, words, and a form on its page."""

from typing import Any

from flask import abort, current_app, g, render_template

from foundation import formatting
from foundation.access import within_reach
from foundation.bookings import weekday_words
from foundation.languages import _, current, ngettext
from residents.models import CaseFile
from residents.permissions import May as Residents
from vocational.choices.trades import TRADES
from vocational.models import Batch


def found(record: Any) -> Any:
    """Answer the record, or 404: it was taken away between the gate and the page."""
    return record if record is not None else abort(404)


def house() -> Any:
    """Answer all the cards together."""
    return current_app.extensions["house"]


def named() -> Any:
    """Answer the condition under which this reader sees a child's name."""
    return within_reach(Residents.NAME_SEE, CaseFile.id)


def trade_words(key: str) -> str:
    """Answer a trade as it is read."""
    return str(TRADES.get(key, key))


def week_words(batch: Batch) -> str:
    """Answer `Mon, Wed 14:00–16:00` in the reader's figures."""
    hours = f"{batch.starts_at:%H:%M}–{batch.ends_at:%H:%M}"
    return f"{weekday_words(batch.weekdays)} {formatting.digits(hours, current())}"


def hours_words(minutes: int) -> str:
    """Answer `26 hours` from minutes, whole hours."""
    many = minutes // 60
    return ngettext("%(num)s hour", "%(num)s hours", many, num=formatting.digits(str(many), current()))


def children_words(many: int) -> str:
    """Answer `12 girls`, in the home's own word for its children."""
    said, whom = formatting.digits(str(many), current()), g.home.for_whom
    if whom == "girls":
        return ngettext("%(num)s girl", "%(num)s girls", many, num=said)
    if whom == "boys":
        return ngettext("%(num)s boy", "%(num)s boys", many, num=said)
    return ngettext("%(num)s child", "%(num)s children", many, num=said)


def form_page(form: Any, fields: list[str], *, title: Any, verb: Any, back: str, **more: Any) -> str:
    """Answer a form on a page of its own: `fields` in their order, `more` are trail, facts, hints and notes."""
    lines = [form[name] for name in fields]
    more = {"trail": _("Workshop"), "facts": "", "hints": {}, "notes": (), **more}
    return render_template(
        "vocational/form.html", form=form, lines=lines, form_title=title, verb=verb, back_url=back, **more
    )
