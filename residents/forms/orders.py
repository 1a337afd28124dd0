"""What is asked about an order: its kind, number and days, what it says, its scan, what it takes the place of."""

from datetime import datetime
from datetime import time as midnight
from typing import Any
from uuid import UUID

from flask_wtf.file import FileField

from foundation import clock
from foundation.files import SCANS, Prepared, prepare
from foundation.forms import Choices, ClockField, DayField, LineField, Optional, ProseField, moment_of, needed
from foundation.languages import _, _l
from foundation.refusals import Refused
from homes.numbered import NumberedForm
from residents.actions.orders import Ordered
from residents.choices.legal import ORDER_KINDS
from residents.forms.identity import pairs
from residents.forms.mending import Mending
from residents.rules.orders import ensure_year


def prepared_scan(field: Any) -> Prepared | None:
    """Answer a scan (picture or PDF) ready to be kept, or None. Raises Refused beside its line. Slow."""
    upload = field.data
    if not upload or not upload.filename:
        return None
    upload.stream.seek(0)
    try:
        return prepare(_("The scan"), upload.stream.read(), kinds=SCANS)
    except Refused as refused:
        raise Refused(refused.sentence, field=field.name) from refused


def chosen_id(typed: Any) -> UUID | None:
    """Answer the id that a drop-down gave, or None."""
    return UUID(typed) if typed else None


class OrderPart(NumberedForm):
    """The lines of every order."""

    order_no = LineField(_l("Order number"), [needed(_l("Write the order’s number."))], length=80)
    order_date = DayField(_l("Date of the order"), [needed(_l("Write the order’s date."))])
    order_by = Choices(_l("Order by"))
    body_text = LineField(
        _l("Or another body"), length=160, description=_l("A court or board outside the list.")
    )
    valid_until = DayField(
        _l("In force until"), [Optional()], description=_l("Leave empty if it has no end.")
    )
    words = ProseField(
        _l("What it says"),
        length=4000,
        description=_l("In short. The scan holds the whole."),
        render_kw={"rows": 4},
    )


class OrderForm(OrderPart):
    """An order that came."""

    keeps_draft = True
    parts = {
        "order": (
            "kind", "order_no", "order_date", "order_by", "body_text", "day", "time", "valid_until", "words",
            "replaces", "scan",
        )
    }  # fmt: skip
    kind = Choices(
        _l("What is ordered"), [needed(_l("Choose what is ordered."))], choices=pairs(ORDER_KINDS),
        default="placement", description=_l("An age that was ordered is written with who she is; here its order."),
    )  # fmt: skip
    day = DayField(_l("In force from"), [needed(_l("Write the day."))])
    time = ClockField(_l("At"), [Optional()], description=_l("24-hour clock. Needed for a placement."))
    replaces = Choices(_l("Takes the place of"), description=_l("The older order stays readable."))
    scan = FileField(
        _l("Scan or photograph of the order"), description=_l("PDF, JPEG, PNG or WebP, at most 10 MB."),
        render_kw={"accept": "application/pdf,image/jpeg,image/png,image/webp"},
    )  # fmt: skip

    def at(self) -> datetime:
        """Answer the moment from which it is in force."""
        if self.time.data is None and self.kind.data == "placement":
            raise Refused(_("Write the time, such as 16:30."), field="time")
        ensure_year(self.day.data, today=clock.today(), field="day")
        return moment_of(self.day.data, self.time.data or midnight())

    def ordered(self) -> Ordered:
        """Answer the order as the verb takes it."""
        return Ordered(
            kind=self.kind.data, order_no=self.order_no.data, order_date=self.order_date.data, at=self.at(),
            order_by=chosen_id(self.order_by.data), body_text=self.body_text.data or "",
            valid_until=self.valid_until.data, words=self.words.data or "", replaces=chosen_id(self.replaces.data),
        )  # fmt: skip


class MendOrderForm(Mending, OrderPart):
    """An order, to be corrected."""

    parts = {
        "order": (
            "reason",
            "order_no",
            "order_date",
            "order_by",
            "body_text",
            "valid_from",
            "valid_until",
            "words",
        )
    }
    valid_from = DayField(_l("In force from"), [needed(_l("Write the day."))])

    def changes(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the order's columns."""
        return {
            "order_no": self.order_no.data, "order_date": self.order_date.data,
            "order_by": chosen_id(self.order_by.data), "body_text": self.body_text.data or "",
            "valid_from": self.valid_from.data, "valid_until": self.valid_until.data, "words": self.words.data or "",
        }  # fmt: skip
