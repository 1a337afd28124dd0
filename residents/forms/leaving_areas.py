"""What is asked for Form 7, Part C, item 5: a plan for each area of need."""

from foundation.forms import LineField, ProseField
from foundation.languages import _l
from homes.numbered import NumberedForm
from residents.choices.care import AREAS


class AreasForm(NumberedForm):
    """What is planned for each area when she leaves."""

    keeps_draft = True
    parts = {"areas": tuple(f"{area}_plan" for area in AREAS), "why": ("reason",)}

    reason = LineField(
        _l("Why it is changed"), length=200, description=_l("Needed when the plan was sent to the committee.")
    )

    def told(self) -> dict[str, str]:
        """Answer what was typed, by area."""
        return {area: self._fields[f"{area}_plan"].data or "" for area in AREAS}


for _area, _words in AREAS.items():
    setattr(AreasForm, f"{_area}_plan", ProseField(_words, length=2_000, render_kw={"rows": 2}))
