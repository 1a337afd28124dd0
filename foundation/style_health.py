"""Invented sample data of health for the style page: a growth chart, a weighing sheet, a round of medicine."""

from types import SimpleNamespace as Sample
from typing import Any

from foundation.chart import Chart, ChartLine, Drawn, lay_out
from foundation.forms import Form, LineField, WholeField
from foundation.languages import _, _l


class WeighingForm(Form):
    """One line of a weighing sheet; it is shown and never sent."""

    weight = WholeField(_l("Weight, kg"))
    height = WholeField(_l("Height, cm"))
    why = LineField(_l("Why is this right?"))


def growth_sample() -> Drawn:
    """Answer a chart with its middle line, two outer ones, a band between them, and three points."""
    years = (10.0, 11.0, 12.0, 13.0)
    outer = [ChartLine("dashed", label, tuple((x, y + 6 * (x - 10)) for x in years)) for label, y in
             (("-2", 126.0), ("+2", 151.0))]  # fmt: skip
    middle = ChartLine("solid", "0", tuple((x, 138.5 + 6 * (x - 10)) for x in years))
    return lay_out(
        Chart(
            lines=(*outer, middle), bands=((0, 1, "pale"),),
            points=((10.4, 132.0), (11.3, 137.5), (12.2, 143.1)),
            ticks_x=tuple((x, f"{x:.0f}") for x in years),
            ticks_y=tuple((y, f"{y:.0f}") for y in (130.0, 150.0, 170.0)),
            unit=_("cm"), last="143.1", note=_("Age in years"),
            sentence=_("Height rose from 132.0 to 143.1 cm and stays between the outer lines."),
        )
    )  # fmt: skip


def weighing_sample() -> list[Sample]:
    """Answer two lines of a sheet: one that was filled, one that asks why."""
    filled, asks = WeighingForm(formdata=None, prefix="a"), WeighingForm(formdata=None, prefix="b")
    filled.weight.data, filled.height.data = 36, 143
    asks.weight.data = 360
    asks.weight.errors = [_("Ten times the last weight, 36 kg. Write it again, or say why.")]
    return [_line(filled, "Phulmani Hembram", False), _line(asks, "Rupali Sardar", True)]


def _line(form: WeighingForm, name: str, asks_why: bool) -> Sample:
    child = Sample(name=name, code="KRS-2026-014", lang="", bed="B-07", room="B")
    before = _("36 kg, 142.0 cm on 21 Aug")
    return Sample(
        child=child, before=before, weight=form.weight, height=form.height, why=form.why, asks_why=asks_why
    )


def round_sample() -> list[Sample]:
    """Answer three doses of a round: one that waits for a tap, one given, one before its hour."""
    return [
        _dose("1", "B-07", "Phulmani Hembram"),
        _dose("2", "B-09", "Rupali Sardar", outcome="given", mark="met", mark_words=_("Given 20:04"), is_open=False),
        _dose("3", "B-11", "Munni Tirkey", is_open=False, is_early=True, opens="21:30"),
    ]  # fmt: skip


def _dose(key: str, bed: str, name: str, **more: Any) -> Sample:
    line = Sample(name=name, lang="", drug="Paracetamol", amount=_("1 tablet"), caution=_("Epilepsy"))
    plain: dict[str, Any] = {
        "is_open": True, "is_early": False, "opens": "", "outcome": "", "mark": "", "mark_words": "", "whys": (),
        "strike": "", "explain": "#", "tap": "#", "done": _("Given by Maya Oraon") if more.get("outcome") else "",
    }  # fmt: skip
    return Sample(key=key, day="2026-11-20", at="20:00", bed=bed, line=line, **{**plain, **more})
