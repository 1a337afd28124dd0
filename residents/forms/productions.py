"""What is asked about a hearing: when it is listed and who takes her; then what came of it."""

from datetime import UTC, date, datetime, time
from typing import Any

from foundation import clock
from foundation.forms import (
    BooleanField,
    Choices,
    ClockField,
    DayField,
    LineField,
    Optional,
    Options,
    ProseField,
    moment_of,
    needed,
)
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.actions.orders import Ordered
from residents.actions.productions import Listed, Told
from residents.choices.legal import ESCORTS, FORUMS, ORDER_KINDS, PURPOSES, RESULTS
from residents.forms.identity import pairs
from residents.forms.mending import Mending
from residents.forms.orders import chosen_id
from residents.models import Production
from residents.rules.orders import ensure_year

LISTED = (
    "on_day", "at_time", "forum", "body_id", "place", "purpose", "purpose_text", "case_id", "escort_kind",
    "escort_staff_id", "escort_contact_id", "escort_name",
)  # fmt: skip
TOLD = (
    "result", "produced_time", "not_produced_why", "went_time", "back_time", "file_carried_by", "file_out_time",
    "file_in_time", "ordered",
)  # fmt: skip


class ListedPart(NumberedForm):
    """The lines of a hearing as it is listed."""

    on_day = DayField(_l("Day"), [needed(_l("Write the day."))])
    at_time = ClockField(_l("At"), [Optional()], description=_l("24-hour clock. Leave empty if not told."))
    forum = Options(_l("Before whom"), [needed(_l("Choose before whom."))], choices=pairs(FORUMS))
    body_id = Choices(_l("Committee or board"))
    place = LineField(_l("Place, or name of the court"), length=160)
    purpose = Choices(
        _l("Purpose"), [needed(_l("Choose the purpose."))], choices=[("", _l("Choose")), *pairs(PURPOSES)]
    )
    purpose_text = LineField(_l("Purpose, in words"), length=200)
    case_id = Choices(_l("In which case"))
    escort_kind = Options(
        _l("Who takes her"), choices=[("", _l("Not decided yet")), *pairs(ESCORTS)], default=""
    )
    escort_staff_id = Choices(_l("Member of staff"))
    escort_contact_id = Choices(_l("Relative"))
    escort_name = LineField(_l("Police or somebody else: name and post"), length=120)

    def listed(self) -> Listed:
        """Answer the hearing as the verb takes it."""
        kind = self.escort_kind.data or ""
        ensure_year(self.on_day.data, today=clock.today(), field="on_day")
        return Listed(
            on_day=self.on_day.data, at_time=self.at_time.data, forum=self.forum.data,
            body_id=chosen_id(self.body_id.data), place=self.place.data or "", purpose=self.purpose.data,
            purpose_text=self.purpose_text.data or "", case_id=chosen_id(self.case_id.data), escort_kind=kind,
            escort_staff_id=chosen_id(self.escort_staff_id.data) if kind == "staff" else None,
            escort_contact_id=chosen_id(self.escort_contact_id.data) if kind == "relative" else None,
            escort_name=self.escort_name.data or "" if kind in ("police", "other") else "",
        )  # fmt: skip


class HearingForm(ListedPart):
    """A hearing that was listed."""

    keeps_draft = True
    parts = {"listed": LISTED}


class ToldPart(NumberedForm):
    """The lines of what came of a hearing; times are of its day."""

    result = Options(
        _l("What happened"), [needed(_l("Choose what happened."))],
        choices=[pair for pair in pairs(RESULTS) if pair[0] != "listed"],
    )  # fmt: skip
    produced_time = ClockField(_l("Produced at"), [Optional()], description=_l("24-hour clock"))
    not_produced_why = LineField(_l("Why she was not produced"), length=200)
    went_time = ClockField(_l("She left the home at"), [Optional()])
    back_time = ClockField(_l("She was back at"), [Optional()])
    file_carried_by = LineField(_l("Who carried the case file"), length=120)
    file_out_time = ClockField(_l("Case file out at"), [Optional()])
    file_in_time = ClockField(_l("Case file in again at"), [Optional()])
    ordered = ProseField(_l("What was ordered"), length=2000, render_kw={"rows": 3})
    order_id = Choices(_l("Its order, if it stands in the book"))
    is_last = BooleanField(_l("No further hearing"), description=_l("The matter is closed."))

    def told(self, on_day: date) -> dict[str, Any]:
        """Answer what came of it, by the names of the verb's fields."""

        def at(field: Any) -> datetime | None:
            return moment_of(on_day, field.data).astimezone(UTC) if field.data else None

        return {
            "result": self.result.data, "produced_at": at(self.produced_time), "went_at": at(self.went_time),
            "back_at": at(self.back_time), "file_carried_by": self.file_carried_by.data or "",
            "file_out_at": at(self.file_out_time), "file_in_at": at(self.file_in_time),
            "not_produced_why": self.not_produced_why.data or "", "ordered": self.ordered.data or "",
            "order_id": chosen_id(self.order_id.data), "is_last": bool(self.is_last.data),
        }  # fmt: skip


class ResultForm(ToldPart):
    """What came of a hearing, with its order and the next date."""

    keeps_draft = True
    parts = {
        "told": (*TOLD, "order_id", "new_kind", "new_no", "new_until", "next_on", "next_time", "is_last")
    }  # fmt: skip
    new_kind = Choices(
        _l("Or write the order here"), choices=[("", _l("No new order")), *pairs(ORDER_KINDS)],
        description=_l("It goes into the order book with the day of the hearing."),
    )  # fmt: skip
    new_no = LineField(_l("Number of the new order"), length=80)
    new_until = DayField(_l("In force until"), [Optional()])
    next_on = DayField(_l("Next date"), [Optional()], description=_l("The next hearing is listed with it."))
    next_time = ClockField(_l("Next date, at"), [Optional()])

    def result_of(self, production: Production) -> Told:
        """Answer the result as the verb takes it."""
        day, told = production.on_day, self.told(production.on_day)
        new = None
        if self.new_kind.data or self.new_no.data:
            new = Ordered(
                kind=self.new_kind.data or "direction", order_no=self.new_no.data or "", order_date=day,
                at=told["produced_at"] or moment_of(day, time(12)), order_by=production.body_id,
                body_text="" if production.body_id else production.place, valid_until=self.new_until.data,
                words=told["ordered"],
            )  # fmt: skip
        return Told(
            **told, new_order=new, next_on=self.next_on.data, next_time=self.next_time.data
        )  # fmt: skip


class MendHearingForm(Mending, ListedPart, ToldPart):
    """A hearing, to be corrected; what came of it only once that was written."""

    parts = {"listed": ("reason", *LISTED), "told": (*TOLD, "order_id", "is_last")}

    result = Options(_l("What happened"), choices=[pair for pair in pairs(RESULTS) if pair[0] != "listed"])
