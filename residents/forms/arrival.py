"""How she came: day and time, by whom, category, order, room and bed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from foundation import clock
from foundation.forms import (
    BooleanField,
    Choices,
    ClockField,
    DayField,
    LineField,
    ManyOptions,
    Optional,
    Options,
    moment_of,
    needed,
)
from foundation.languages import _, _l
from homes.numbered import NumberedForm
from residents.actions import Arrival, Identity
from residents.choices import BROUGHT_BY, CATEGORIES, STAY_KINDS, StayKind
from residents.forms.identity import WHO, IdentityPart, PhotoPart, pairs

CAME = (
    "day", "time", "brought_by", "brought_by_text", "categories", "order_no", "order_date", "order_by", "is_overnight",
)  # fmt: skip
STAYS = ("kind", "bed_id", "case_worker_id", "exception_reason")


class ArrivalLines(NumberedForm):
    """The lines about an arrival that can be mended later."""

    day = DayField(_l("Came on"), [needed(_l("Write the day she came."))], past_only=True)
    time = ClockField(
        _l("At"), [needed(_l("Write the time, such as 16:30."))], description=_l("24-hour clock")
    )
    brought_by = Choices(
        _l("Brought by"), [needed(_l("Choose who brought her."))], choices=[("", _l("Choose")), *pairs(BROUGHT_BY)],
        description=_l("JJ Act s.31"),
    )  # fmt: skip
    brought_by_text = LineField(
        _l("Their name and place"), length=160, description=_l("Such as Sonarpur police station.")
    )
    categories = ManyOptions(
        _l("Category"),
        choices=[(code, _l("%(code)s · %(words)s", code=code, words=said)) for code, said in CATEGORIES.items()],
        description=_l("JJ Act s.2(14); as many as fit."),
    )  # fmt: skip
    order_no = LineField(_l("Order number"), length=80, description=_l("If an order is there already."))
    order_date = DayField(_l("Date of the order"), [Optional()])
    order_by = Choices(_l("Order by"))
    is_overnight = BooleanField(
        _l("Overnight stay"), render_kw={"words": _l("One night on request, Form 42")}
    )

    def started_at(self) -> datetime:
        """Answer the moment of arrival."""
        return moment_of(self.day.data, self.time.data)

    def arrival_lines(self) -> dict[str, Any]:
        """Answer what was typed, by the names of the stay's columns."""
        return {
            "started_at": self.started_at(), "brought_by": self.brought_by.data,
            "brought_by_text": self.brought_by_text.data or "", "categories": tuple(self.categories.data or ()),
            "order_no": self.order_no.data or "", "order_date": self.order_date.data,
            "order_by": UUID(self.order_by.data) if self.order_by.data else None,
            "is_overnight": bool(self.is_overnight.data),
        }  # fmt: skip


class ArrivalPart(ArrivalLines):
    """All lines about an arrival."""

    kind = Options(_l("Stay"), [needed(_l("Choose what kind of stay this is."))], choices=pairs(STAY_KINDS))
    bed_id = Choices(_l("Bed"))
    case_worker_id = Choices(_l("Case worker"))
    exception_reason = LineField(
        _l("Why here all the same"), length=200,
        description=_l("Only if the home does not usually take this child, or is full."),
    )  # fmt: skip

    def arrival(self) -> Arrival:
        """Answer the arrival as the verb takes it."""
        return Arrival(
            **self.arrival_lines(), kind=self.kind.data, exception_reason=self.exception_reason.data or "",
            bed_id=UUID(self.bed_id.data) if self.bed_id.data else None,
            case_worker_id=UUID(self.case_worker_id.data) if self.case_worker_id.data else None,
        )  # fmt: skip


class AdmissionForm(IdentityPart, PhotoPart, ArrivalPart):
    """The admission on one page; what is not known now is written later."""

    keeps_draft = True
    parts = {"who": (*WHO, "photo"), "came": CAME, "stays": STAYS}
    is_another = BooleanField(
        _l("Not the same child"), render_kw={"words": _l("I looked: this is another child. Open a new file.")}
    )

    def whole_identity(self) -> Identity:
        """Answer the identity as the verb takes it."""
        return Identity(**self.identity())


class AdmitAgainForm(ArrivalPart):
    """The arrival of a child who has a file here."""

    keeps_draft = True
    parts = {"came": CAME, "stays": STAYS}


class MendArrivalForm(ArrivalLines):
    """How she came, to be mended."""

    parts = {"came": ("reason", *CAME)}

    reason = LineField(
        _l("Why it is changed"),
        length=200,
        description=_l("Needed when something written is changed. It stays readable."),
    )


Beds = list[tuple[UUID, str, str, bool]]
People = list[tuple[UUID, str, str]]


def admission_form(
    *, home_kind: str, for_whom: str, beds: Beds, bodies: list[Any], people: People, fill: bool
) -> AdmissionForm:
    """Answer the admission form with its lists; `fill` sets today, now and the home's usual stay and sex."""
    usual: dict[str, Any] = {}
    if fill:
        usual = {**_now(home_kind), "age_stated_on": clock.today()}
        usual["sex"] = {"girls": "girl", "boys": "boy"}.get(for_whom)
    form: AdmissionForm = AdmissionForm.opened(**usual) if fill else AdmissionForm()
    return _listed(form, beds, bodies, people)


def again_form(
    *, home_kind: str, beds: Beds, bodies: list[Any], people: People, fill: bool
) -> AdmitAgainForm:
    """Answer the form of a new stay in an old file, with its lists."""
    form: AdmitAgainForm = AdmitAgainForm.opened(**_now(home_kind)) if fill else AdmitAgainForm()
    return _listed(form, beds, bodies, people)


def _now(home_kind: str) -> dict[str, Any]:
    stay = StayKind.DAY if home_kind == "open_shelter" else StayKind.RESIDENTIAL
    here = clock.local(clock.now())
    return {
        "day": here.date(),
        "time": here.time().replace(second=0, microsecond=0, tzinfo=None),
        "kind": stay.value,
    }


def _listed(form: Any, beds: Beds, bodies: list[Any], people: People) -> Any:
    form.order_by.choices = committees_to_choose(bodies)
    form.bed_id.choices = beds_to_choose(beds)
    workers = [(str(id_), name) for id_, name, role in people if role == "case_worker"]
    form.case_worker_id.choices = [("", _("Not named yet")), *workers]
    return form


def committees_to_choose(bodies: list[Any]) -> list[tuple[str, str]]:
    """Answer the committees and boards as choices."""
    return [("", _("Not known")), *((str(body.id), body.name) for body in bodies)]


def beds_to_choose(beds: Beds) -> list[tuple[str, str]]:
    """Answer the beds as choices; a taken one says so, and is refused in words."""
    said = [
        (_("%(bed)s, %(room)s") if free else _("%(bed)s, %(room)s: taken"), b, room, id_)
        for id_, b, room, free in beds
    ]
    return [
        ("", _("No bed yet")),
        *((str(id_), words % {"bed": b, "room": room}) for words, b, room, id_ in said),
    ]
