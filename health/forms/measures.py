"""The forms of weights and heights: one child's, and the sheet of a whole home."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from wtforms import DecimalField
from wtforms.widgets import TextInput

from foundation import clock
from foundation.forms import INDIC_DIGITS, DayField, Form, LineField, needed
from foundation.languages import _, _l
from health.actions.measures import LinesRefused, OfSheet, Weighed
from health.models import HealthMeasure
from health.queries.children import Resident
from homes.numbered import NumberedForm


class FigureField(DecimalField):
    """A figure with one place, such as 38.4; a comma, Bengali and Devanagari figures are read too."""

    data: Any  # None only where nothing was typed
    widget = TextInput()

    def __init__(self, label: Any = None, validators: Iterable[Any] = (), **more: Any) -> None:
        shown = {
            "inputmode": "decimal",
            "autocomplete": "off",
            "size": 6,
            **(more.pop("render_kw", None) or {}),
        }
        super().__init__(label, [*validators], places=1, render_kw=shown, **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            self.data = Decimal(valuelist[0].translate(INDIC_DIGITS).replace(",", ".").replace(" ", ""))
            if not self.data.is_finite() or abs(self.data) > 10_000:
                raise InvalidOperation
        except InvalidOperation:
            self.data = None
            raise ValueError(_("Write a figure such as 38.4.")) from None


def grams(kilograms: Decimal | None) -> int | None:
    """Answer kilograms as whole grams."""
    return round(kilograms * 1000) if kilograms is not None else None


def millimetres(centimetres: Decimal | None) -> int | None:
    """Answer centimetres as whole millimetres."""
    return round(centimetres * 10) if centimetres is not None else None


class MeasureForm(NumberedForm):
    """One child's weight and height."""

    parts = {"measure": ("day", "weight", "height", "why")}
    day = DayField(_l("Day"), [needed(_l("Write the day."))], past_only=True)
    weight = FigureField(_l("Weight, kg"))
    height = FigureField(_l("Height, cm"), description=_l("Lying down before two years, standing after."))
    why = LineField(_l("Why a doubted figure is right"), description=_l("Only when the page asks for it."))

    def line(self) -> Weighed:
        """Answer the line as the verb takes it."""
        return Weighed(grams(self.weight.data), millimetres(self.height.data), self.why.data or "")


class WeighingForm(Form):
    """The sheet of a weighing day; `on` makes it for the children of a home. Each line has its own three boxes."""

    keeps_draft = True

    @classmethod
    def on(cls, children: Iterable[Resident], *, is_today: bool = True) -> "type[WeighingForm]":
        """Answer the form with the lines of these children; a box is called by the child's code.

        Today's sheet keeps a draft; another day's shares its address and does not.
        """
        lines: dict[str, Any] = {"keeps_draft": is_today}
        for serial, child in enumerate(children, start=1):
            head = {"number": serial}
            lines[f"weight-{child.code}"] = FigureField(
                _l("Weight of %(name)s, kg", name=child.name), render_kw=head
            )
            lines[f"height-{child.code}"] = FigureField(
                _l("Height of %(name)s, cm", name=child.name), render_kw=head
            )
            lines[f"why-{child.code}"] = LineField(
                _l("Why is it right for %(name)s?", name=child.name), render_kw=head
            )
        return type("WeighingSheet", (cls,), lines)

    def boxes(self, code: str) -> tuple[Any, Any, Any]:
        """Answer the boxes of one child: weight, height, why."""
        return self._fields[f"weight-{code}"], self._fields[f"height-{code}"], self._fields[f"why-{code}"]

    def typed(self, children: Iterable[Resident]) -> dict[UUID, Weighed]:
        """Answer what was typed for each child."""
        told = {}
        for child in children:
            weight, height, why = self.boxes(child.code)
            told[child.case_file_id] = Weighed(grams(weight.data), millimetres(height.data), why.data or "")
        return told

    def show(self, children: Iterable[Resident], refused: LinesRefused) -> None:
        """Show each refused line its sentence, beside the box that it is about."""
        for child in children:
            fault = refused.faults.get(child.case_file_id)
            if fault is not None:
                field = self._fields[f"{fault[0]}-{child.code}"]
                field.errors = [*field.errors, fault[1]]


def written_values(children: Iterable[Resident], measures: Mapping[UUID, HealthMeasure]) -> dict[str, Any]:
    """Answer what the boxes of a sheet say at first: what is written for the day."""
    values: dict[str, Any] = {}
    for child in children:
        measure = measures.get(child.case_file_id)
        if measure is not None:
            weight, height = measure.weight_g, measure.height_mm
            values[f"weight-{child.code}"] = Decimal(weight) / 1000 if weight is not None else None
            values[f"height-{child.code}"] = Decimal(height) / 10 if height is not None else None
    return values


def of_sheet(child: Resident) -> OfSheet:
    """Answer what the verb must know of a child."""
    return OfSheet(child.code, child.sex, child.birth, child.came_on)


def today_here() -> dict[str, Any]:
    """Answer the first values of one child's form."""
    return {"day": clock.today()}
