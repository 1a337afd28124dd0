"""What is asked about a child who lives here already."""

from typing import Any
from uuid import UUID

from foundation import clock
from foundation.forms import BooleanField, Choices, ClockField, DayField, LineField, Optional, Options, needed
from foundation.languages import _l
from residents.actions import Arrival, Identity
from residents.choices import STAY_KINDS, StayKind
from residents.forms.arrival import ArrivalLines, beds_to_choose, committees_to_choose
from residents.forms.identity import WHO, IdentityPart, PhotoPart, pairs


class HereAlreadyForm(IdentityPart, PhotoPart, ArrivalLines):
    """A child who was here before the books were kept here, on one page."""

    keeps_draft = True
    parts = {
        "who": (*WHO, "photo"),
        "came": (
            "day", "old_register_no", "brought_by", "brought_by_text", "categories", "order_no", "order_date",
            "order_by", "next_on",
        ),
        "stays": ("kind", "bed_id", "case_worker_id"),
    }  # fmt: skip

    day = DayField(_l("Came on"), [needed(_l("Write the day she came."))], past_only=True)
    time = ClockField(_l("At"), [Optional()])
    old_register_no = LineField(
        _l("Number in the old register"), length=40, description=_l("As the bound book has it; it is kept.")
    )
    next_on = DayField(_l("Next date before the committee"), [Optional()], description=_l("If one is fixed."))
    kind = Options(_l("Stay"), [needed(_l("Choose what kind of stay this is."))], choices=pairs(STAY_KINDS))
    bed_id = Choices(_l("Bed"))
    case_worker_id = Choices(_l("Case worker"))
    is_another = BooleanField(
        _l("Not the same child"), render_kw={"words": _l("I looked: this is another child. Open a new file.")}
    )

    def started_at(self) -> Any:
        """Answer noon of the day she came: the old book tells only the day."""
        from residents.intake.settling import moment_of_day  # the same hour as an import writes

        return moment_of_day(self.day.data, clock.zone_here())

    def whole_identity(self) -> Identity:
        """Answer the identity as the verb takes it."""
        return Identity(**self.identity())

    def arrival(self) -> Arrival:
        """Answer the arrival as the verb takes it."""
        return Arrival(
            **self.arrival_lines(), kind=self.kind.data, old_register_no=self.old_register_no.data or "",
            bed_id=UUID(self.bed_id.data) if self.bed_id.data else None,
            case_worker_id=UUID(self.case_worker_id.data) if self.case_worker_id.data else None,
        )  # fmt: skip


def here_already_form(
    *, home_kind: str, for_whom: str, beds: Any, bodies: list[Any], people: Any, fill: bool
) -> HereAlreadyForm:
    """Answer the form with its lists; `fill` sets the home's usual stay and sex."""
    usual: dict[str, Any] = {}
    if fill:
        stay = StayKind.DAY if home_kind == "open_shelter" else StayKind.RESIDENTIAL
        usual = {"kind": stay.value, "sex": {"girls": "girl", "boys": "boy"}.get(for_whom)}
    form: HereAlreadyForm = HereAlreadyForm.opened(**usual) if fill else HereAlreadyForm()
    form.order_by.choices = committees_to_choose(bodies)
    form.bed_id.choices = beds_to_choose(beds)
    workers = [(str(id_), name) for id_, name, role in people if role == "case_worker"]
    form.case_worker_id.choices = [("", _l("Not named yet")), *workers]
    return form
